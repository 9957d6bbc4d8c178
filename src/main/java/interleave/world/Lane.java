package interleave.world;

/// One lane of the timeline: what one actor or one resource did over time, as segments that follow each other without gaps.
///
/// A lane never changes once [History] has handed it out: it is what was folded up to that moment, safe from any thread. Ask again for a newer one.
///
/// The value of an actor's lane is an [interleave.trace.ActorState] ordinal, that of a resource's lane the holder's actor id or -1 (a cell, queue or
/// event: who wrote, put, got or set it last).
public interface Lane {
    int count();

    long start(int segment);

    /// Where the segment ends; `Long.MAX_VALUE` for the last one, which is still open.
    long end(int segment);

    int value(int segment);

    /// What the actor waited for (resource, or actor for JOIN), or -1. Lane of a cell: the value written, as far as it fits; of a
    /// queue: its length; of an event: 1 while set.
    int detail(int segment);

    /// The line the actor was on when the segment began, or 0.
    int line(int segment);

    /// Whether events were lost in this segment: hatch it.
    boolean gap(int segment);

    /// Whether the run was paused: this time is cut from the axis and counts in no share.
    boolean paused(int segment);

    /// The segment that contains `nanos`: -1 before the first.
    int at(long nanos);

    /// Adds to `nanosByValue` (index: value + 1) how long each value lasted within [from, to), paused time left out; the last segment
    /// lasts on. Values beyond the array are left out. Cost grows with the logarithm of the number of segments.
    void shares(long from, long to, long[] nanosByValue);

    /// Adds to `nanosByValue` how long each value has lasted from the lane's beginning to `nanos`, as [#shares] counts it: the difference of two instants'
    /// sums is what lasted between them, so neighbouring columns of a picture share a sum. Returns the segment that contains `nanos`, as [#at].
    int lasted(long nanos, long[] nanosByValue);
}
