package interleave.trace;

/// What ThreadMXBean said of one thread, read by that thread itself as the last thing it did. Times in nanoseconds (ThreadMXBean counts
/// blocked and waited time in milliseconds, so those two are exact to 1 ms a wait at best); -1 is "not measured".
///
/// @param noCoreNanos how long it could have run and had no core: [RunDelay]
public record ThreadReading(int actor, long cpuNanos, long blockedNanos, long waitedNanos, long blockedCount, long waitedCount, long noCoreNanos) {
    /// Where the system's own count is not at hand.
    public ThreadReading(int actor, long cpuNanos, long blockedNanos, long waitedNanos, long blockedCount, long waitedCount) {
        this(actor, cpuNanos, blockedNanos, waitedNanos, blockedCount, waitedCount, RunDelay.UNKNOWN);
    }
}
