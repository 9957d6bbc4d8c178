/// The window: commands, preferences, and the one frame loop.
package interleave.shell;
