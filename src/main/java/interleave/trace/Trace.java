package interleave.trace;

/// The events of one recording in order of time (then of actor), in columns: 28 bytes an event.
///
/// One thread appends (the drainer); any thread reads the events below [#size()], which are published with it. A *late* event, one older than the
/// last already here, goes to its place and moves those after it up: the index of an event can change, and two accessors called one
/// after the other can then speak of two events. Who reads more than one value of an event while a run goes on takes a [#snapshot()] first. Who has
/// worked through events already (a fold) compares [#epoch()] and starts again from the index that [#disturbedSince] names.
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

    /// Source line the thread was on, or 0. At most 16,777,215: later lines are recorded as that one.
    int line(long index);

    long argument(long index);

    /// The first event at or after `nanos`; [#size()] if there is none. Binary search.
    long indexAt(long nanos);

    /// Events that were lost: a ring was full, or the trace's budget was reached.
    long dropped();

    /// Whether the budget was reached: nothing that happened after the last event is here.
    default boolean truncated() {
        return false;
    }

    /// Counts how often late events were put in their place.
    default long epoch() {
        return 0;
    }

    /// The lowest index that any insertion after `epoch` has moved; [#size()] if there was none.
    default long disturbedSince(long epoch) {
        return size();
    }

    /// The events up to now, unchanging: neither new nor late events show in it. Costs one small object.
    default Trace snapshot() {
        return this;
    }
}
