/// The timeline: every thread's states over time, from hours to 100 ns.
package interleave.timeline;
