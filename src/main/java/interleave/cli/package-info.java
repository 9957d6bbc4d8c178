/// Interleave on the command line.
package interleave.cli;
