package interleave.trace;

/// The events of one recording in time order, in columns: 28 bytes an event.
///
/// One thread appends (the drainer); any thread reads the events below [#size()], which are published with it. A late event (one older than the
/// last already here) goes to its place by time through [#insert], which bumps [#epoch()]: a reader that folded past it starts
/// again from the place [#disturbedFrom()] names.
///
/// Skeleton: the recorder's author fills this in and may reshape everything but the accessors below.
public interface Trace {
    /// How many events can be read, from 0.
    long size();

    /// Nanoseconds on System.nanoTime's clock.
    long time(long index);

    EventKind kind(long index);

    /// Actor id in the cast.
    int actor(long index);

    /// Resource id in the cast, or -1.
    int resource(long index);

    /// Source line the thread was on, or 0.
    int line(long index);

    long argument(long index);

    /// The first event at or after `nanos`; [#size()] if there is none. Binary search.
    long indexAt(long nanos);

    /// Events that were lost because a ring was full.
    long dropped();
}
