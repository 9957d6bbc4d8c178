package interleave.world;

import interleave.trace.Attic;
import interleave.trace.Cast;
import interleave.trace.Shelf;
import interleave.trace.Trace;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A recording made seekable: the fold, its snapshots and the lanes. One folding thread calls [#fold()]; everything else is safe from any thread,
/// never waits for it, and speaks of what was folded last: scene, lanes and seeks belong together until the next [#fold()] ends.
public interface History {
    /// Of a trace that may still grow. Nothing is folded yet.
    static History of(Trace trace, Cast cast) {
        return new TraceHistory(trace, cast, Attic.shared());
    }

    /// Of a recording that is over, from the pieces that [#store] gave: at once, whatever its length. Null when they aren't whole, or of another recording; then it is to be folded.
    static @Nullable History stored(Trace trace, Cast cast, List<Shelf.Place> pieces) {
        var contents = StoredHistory.read(pieces, cast.actorCount(), cast.resourceCount());
        return contents == null || contents.world().events != trace.size() ? null : new TraceHistory(trace, cast, contents);
    }

    /// Where the pieces of a history go.
    interface Pieces {
        void take(byte[] piece) throws IOException;
    }

    /// Gives all that was folded as pieces of some megabytes, in their order.
    void store(Pieces pieces) throws IOException;

    /// Takes in every event that has come since; late ones take the fold back to before them. Returns how many events there are more than before.
    /// Folding thread only.
    long fold();

    /// Whether it folds events; else it comes from where it was [#store]d.
    boolean folded();

    /// The state after the last folded event.
    Scene now();

    /// The state after all events up to and including an instant: under 50 ms anywhere in a million events.
    Scene at(long nanos);

    /// First and last event's time; equal while there are none.
    long startNanos();

    long endNanos();

    /// One per actor id so far (processes have an empty lane).
    List<Lane> actorLanes();

    /// One per resource id so far.
    List<Lane> resourceLanes();

    /// The event that comes next after (direction 1) or before (-1) `nanos`, of this actor (-1: any) and on this resource (-1: any): its index in
    /// the trace, or -1.
    long step(long nanos, int direction, int actor, int resource);

    /// The events that have been folded; unchanging, so indices agree with the scenes and lanes handed out with it.
    Trace trace();

    Cast cast();
}
