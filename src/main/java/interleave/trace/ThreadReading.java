package interleave.trace;

/// What ThreadMXBean said of one thread, read by that thread itself as the last thing it did. Times in nanoseconds (ThreadMXBean counts
/// blocked and waited time in milliseconds, so those two are exact to 1 ms a wait at best); -1 is "not measured".
public record ThreadReading(int actor, long cpuNanos, long blockedNanos, long waitedNanos, long blockedCount, long waitedCount) {}
