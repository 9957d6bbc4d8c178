package interleave.trace;

/// Where a recorder puts what it has merged: a trace in this process, or the way to one in another. One thread, the drainer.
public interface EventSink {
    /// Takes an event that is not older than the last; whether there was room.
    boolean append(long nanos, EventKind kind, int actor, int resource, int line, long argument);

    /// Whether an event with this stamp goes behind all that are here; else it is late.
    boolean inOrder(long nanos, int actor);

    /// Takes late events, in order themselves.
    void insert(EventBatch late);

    /// Counts events that were lost before they came here.
    void drop(long events);

    /// All that has happened up to `watermark` has been handed over.
    default void passed(long watermark) {}
}
