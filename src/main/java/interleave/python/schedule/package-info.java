/// The controlled scheduler: runs a program of threads by a schedule, again exactly by the same, and searches for schedules on which it fails.
@org.jspecify.annotations.NullMarked
package interleave.python.schedule;
