package interleave.world;

import interleave.trace.Cast;
import interleave.trace.ColumnTrace;
import interleave.trace.EventKind;
import interleave.trace.Trace;
import java.util.Arrays;
import java.util.List;

/// History over a trace.
///
/// The folding thread owns one [World] and the [Lanes]. At least every 16,384 events it keeps a *snapshot*: a copy of the world and the lanes'
/// lengths. A seek copies the last snapshot before the instant and applies the events from there on, with the same [World#apply]. Late events take
/// the fold back to the last snapshot before the first of them.
///
/// After each fold everything a reader can ask for is published in one volatile store of an immutable [Folded]. Readers work on that: nobody waits.
final class TraceHistory implements History {
    private static final int SNAPSHOT_EVENTS = 1 << 14;

    private record Snapshot(World world, int[] actorCounts, int[] resourceCounts) {}

    private record Folded(Trace trace, Snapshot[] snapshots, Scene now, List<Lane> actorLanes, List<Lane> resourceLanes, int actors, int resources) {}

    private final Trace trace;
    private final Cast cast;

    private World world = new World();
    private final Lanes lanes = new Lanes();
    private Snapshot[] snapshots = {new Snapshot(new World(), new int[0], new int[0])};
    private long epoch;

    private volatile Folded folded;

    TraceHistory(Trace trace, Cast cast) {
        this.trace = trace;
        this.cast = cast;
        this.folded = new Folded(new ColumnTrace(0), snapshots, new FoldedScene(new World(), 0, 0, 0, List.of()), List.of(), List.of(), 0, 0);
    }

    @Override
    public synchronized long fold() {
        var events = trace.snapshot();
        long before = world.events;
        var f = folded;
        if (events.size() == before && events.epoch() == epoch && f.actors >= cast.actorCount() && f.resources >= cast.resourceCount()) {
            return 0;
        }
        if (events.epoch() != epoch) {
            rewind(Math.min(before, events.disturbedSince(epoch)));
            epoch = events.epoch();
        }
        var last = snapshots[snapshots.length - 1].world;
        for (long i = world.events; i < events.size(); i++) {
            if (i - last.events >= distance() && events.kind(i) != EventKind.RESTATE) { // a restatement's group stays whole
                last = keepSnapshot();
            }
            world.apply(events, i, lanes);
        }
        publish(events);
        return events.size() - before;
    }

    /// Events between snapshots: more when a snapshot is large, so that they stay small beside the trace.
    private long distance() {
        return Math.max(SNAPSHOT_EVENTS, 16L * (world.actors + world.resources));
    }

    private World keepSnapshot() {
        var copy = world.copy();
        snapshots = Arrays.copyOf(snapshots, snapshots.length + 1);
        snapshots[snapshots.length - 1] = new Snapshot(copy, lanes.actorCounts(), lanes.resourceCounts());
        return copy;
    }

    private void rewind(long index) {
        int kept = before(snapshots, index);
        snapshots = Arrays.copyOf(snapshots, kept + 1);
        var snapshot = snapshots[kept];
        world = snapshot.world.copy();
        lanes.truncate(snapshot.actorCounts, snapshot.resourceCounts, world.paused());
    }

    /// The last snapshot with at most `events` folded.
    private static int before(Snapshot[] snapshots, long events) {
        int low = 0, high = snapshots.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (snapshots[middle].world.events <= events) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private void publish(Trace events) {
        int actors = Math.max(cast.actorCount(), world.actors), resources = Math.max(cast.resourceCount(), world.resources);
        var actorLanes = lanes.actorViews(actors);
        var now = new FoldedScene(world.copy(), world.nanos, actors, resources, actorLanes);
        folded = new Folded(events, snapshots, now, actorLanes, lanes.resourceViews(resources), actors, resources);
    }

    @Override
    public Scene now() {
        return folded.now;
    }

    @Override
    public Scene at(long nanos) {
        var f = folded;
        long end = nanos == Long.MAX_VALUE ? f.trace.size() : f.trace.indexAt(nanos + 1);
        var state = f.snapshots[before(f.snapshots, end)].world.copy();
        for (long i = state.events; i < end; i++) {
            state.apply(f.trace, i, Changes.UNHEARD);
        }
        return new FoldedScene(state, nanos, f.actors, f.resources, f.actorLanes);
    }

    @Override
    public long startNanos() {
        var events = folded.trace;
        return events.size() == 0 ? 0 : events.time(0);
    }

    @Override
    public long endNanos() {
        var events = folded.trace;
        return events.size() == 0 ? 0 : events.time(events.size() - 1);
    }

    @Override
    public List<Lane> actorLanes() {
        return folded.actorLanes;
    }

    @Override
    public List<Lane> resourceLanes() {
        return folded.resourceLanes;
    }

    @Override
    public long step(long nanos, int direction, int actor, int resource) {
        var events = folded.trace;
        long i = direction > 0 ? (nanos == Long.MAX_VALUE ? events.size() : events.indexAt(nanos + 1)) : events.indexAt(nanos) - 1;
        for (; i >= 0 && i < events.size(); i += direction > 0 ? 1 : -1) {
            if ((actor < 0 || events.actor(i) == actor) && (resource < 0 || events.resource(i) == resource)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Trace trace() {
        return folded.trace;
    }

    @Override
    public Cast cast() {
        return cast;
    }
}
