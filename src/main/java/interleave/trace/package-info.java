/// The vocabulary of what happened: actors, resources, fixed-width events on one nanosecond clock, and the columnar trace that keeps them.
package interleave.trace;
