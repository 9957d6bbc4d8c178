package interleave.world;

/// One lane of the timeline: what one actor or one resource did over time, as segments that follow each other without gaps.
///
/// The folding thread appends; any thread reads the segments below [#count()]. The value of an actor's lane is an [interleave.trace.ActorState]
/// ordinal, that of a resource's lane the holder's actor id or -1.
public interface Lane {
    int count();

    long start(int segment);

    /// Where the segment ends; `Long.MAX_VALUE` for the last one, which is still open.
    long end(int segment);

    int value(int segment);

    /// What the actor waited for (resource, or actor for JOIN), or -1.
    int detail(int segment);

    /// The line the actor was on when the segment began, or 0.
    int line(int segment);

    /// Whether events were lost in this segment: hatch it.
    boolean gap(int segment);

    /// The segment that contains `nanos`: -1 before the first.
    int at(long nanos);

    /// Adds to `nanosByValue` (index: value + 1) how long each value lasted within [from, to). Cost grows with the logarithm of the number of segments.
    void shares(long from, long to, long[] nanosByValue);
}
