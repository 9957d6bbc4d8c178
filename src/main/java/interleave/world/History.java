package interleave.world;

import java.util.List;

/// A recording made seekable: the fold, its snapshots and the lanes. One folding thread calls [#fold()]; everything else is safe from any thread and
/// never waits for it.
///
/// Skeleton: the author of `world` makes the implementation (`History.of(trace, cast)`) and may add to it.
public interface History {
    /// Takes in every event that has come since; returns how many. Folding thread only.
    long fold();

    /// The state after the last folded event.
    Scene now();

    /// The state at an instant: under 50 ms anywhere in a million events.
    Scene at(long nanos);

    /// First and last event's time; equal while there are none.
    long startNanos();

    long endNanos();

    /// One per actor id so far (processes have an empty lane).
    List<Lane> actorLanes();

    /// One per resource id so far.
    List<Lane> resourceLanes();

    /// The event that comes next after (direction 1) or before (-1) `nanos`, of this actor (-1: any) and on this resource (-1: any): its index in the trace, or -1.
    long step(long nanos, int direction, int actor, int resource);

    interleave.trace.Trace trace();

    interleave.trace.Cast cast();
}
