package interleave.world;

import interleave.trace.ActorState;
import interleave.trace.Attic;
import interleave.trace.Cast;
import interleave.trace.ColumnTrace;
import interleave.trace.EventKind;
import interleave.trace.Packing;
import interleave.trace.Trace;
import interleave.trace.Unpacking;
import interleave.world.StoredHistory.Snapshot;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// History over a trace.
///
/// The folding thread owns one [World] and the [Lanes]. Every 32,768 events or more it keeps a *snapshot*, outside the heap: the world and the lanes'
/// lengths. A seek takes the last snapshot before the instant and applies the events from there on, with the same [World#apply]. Late events take
/// the fold back to the last snapshot before the first of them.
///
/// After each fold everything a reader can ask for is published in one volatile store of an immutable [Folded]. Readers work on that: nobody waits.
final class TraceHistory implements History {
    private static final int SNAPSHOT_EVENTS = 1 << 15;

    private record Folded(Trace trace, Snapshot[] snapshots, World world, Scene now, List<LaneView> actorLanes, List<LaneView> resourceLanes, int actors, int resources) {}

    private final Trace trace;
    private final Cast cast;

    private World world = new World();
    private final Attic attic;
    private final Lanes lanes;
    private final Packing packing = new Packing(1 << 12);
    private Snapshot[] snapshots;
    private long epoch;
    /// It was read from where it was stored, and there is no more to come.
    private final boolean whole;

    private volatile Folded folded;

    TraceHistory(Trace trace, Cast cast, Attic attic) {
        this.trace = trace;
        this.cast = cast;
        this.attic = attic;
        this.lanes = new Lanes(attic);
        this.snapshots = new Snapshot[] {snapshot()};
        this.whole = false;
        this.folded = new Folded(new ColumnTrace(0), snapshots, world, new FoldedScene(new World(), 0, 0, 0, List.of()), List.of(), List.of(), 0, 0);
    }

    /// Of a recording that is over, as it was stored.
    TraceHistory(Trace trace, Cast cast, StoredHistory.Contents contents) {
        this.trace = trace;
        this.cast = cast;
        this.attic = Attic.shared();
        this.lanes = new Lanes(attic);
        this.snapshots = contents.snapshots().toArray(Snapshot[]::new);
        this.world = contents.world();
        this.whole = true;
        this.folded = folded(trace.snapshot(), contents.actorLanes(), contents.resourceLanes());
    }

    @Override
    public synchronized long fold() {
        if (whole) {
            return 0;
        }
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
        long last = snapshots[snapshots.length - 1].events();
        for (long i = world.events; i < events.size(); i++) {
            if (i - last >= distance() && events.kind(i) != EventKind.RESTATE) { // a restatement's group stays whole
                last = keepSnapshot();
            }
            world.apply(events, i, lanes);
        }
        publish(events);
        return events.size() - before;
    }

    /// Events between snapshots: more when a snapshot is large, so that they stay small beside the trace.
    private long distance() {
        return Math.max(SNAPSHOT_EVENTS, 32L * (world.actors + world.resources));
    }

    private long keepSnapshot() {
        snapshots = Arrays.copyOf(snapshots, snapshots.length + 1);
        snapshots[snapshots.length - 1] = snapshot();
        return world.events;
    }

    private Snapshot snapshot() {
        packing.clear();
        Snapshot.write(world, lanes.actorCounts(), lanes.resourceCounts(), packing);
        return new Snapshot(world.events, packing.keep(attic));
    }

    private void rewind(long index) {
        int kept = before(snapshots, index);
        snapshots = Arrays.copyOf(snapshots, kept + 1);
        var in = new Unpacking(snapshots[kept].place());
        world = new World().passed(Port.from(in));
        lanes.truncate(in.ints(), in.ints(), world.paused());
    }

    /// The last snapshot with at most `events` folded.
    private static int before(Snapshot[] snapshots, long events) {
        int low = 0, high = snapshots.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (snapshots[middle].events() <= events) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private void publish(Trace events) {
        int actors = Math.max(cast.actorCount(), world.actors), resources = Math.max(cast.resourceCount(), world.resources);
        folded = folded(events, lanes.actorViews(actors), lanes.resourceViews(resources));
    }

    private Folded folded(Trace events, List<LaneView> actorLanes, List<LaneView> resourceLanes) {
        var copy = world.copy();
        var now = new FoldedScene(copy, world.nanos, actorLanes.size(), resourceLanes.size(), actorLanes);
        return new Folded(events, snapshots, copy, now, actorLanes, resourceLanes, actorLanes.size(), resourceLanes.size());
    }

    @Override
    public void store(Pieces pieces) throws IOException {
        var f = folded;
        StoredHistory.write(new StoredHistory.Contents(List.of(f.snapshots), f.world, f.actorLanes, f.resourceLanes), pieces);
    }

    @Override
    public boolean folded() {
        return !whole;
    }

    @Override
    public Scene now() {
        return folded.now;
    }

    @Override
    public Scene at(long nanos) {
        var f = folded;
        long end = nanos == Long.MAX_VALUE ? f.trace.size() : f.trace.indexAt(nanos + 1);
        var state = f.snapshots[before(f.snapshots, end)].world();
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
        return Collections.unmodifiableList(folded.actorLanes);
    }

    @Override
    public List<Lane> resourceLanes() {
        return Collections.unmodifiableList(folded.resourceLanes);
    }

    @Override
    public long step(long nanos, int direction, int actor, int resource) {
        var f = folded;
        var events = f.trace;
        long ended = actor < 0 ? Long.MAX_VALUE : endOf(f, actor);
        if (direction > 0 && nanos >= ended) {
            return -1;
        }
        if (direction < 0 && nanos > ended) {
            nanos = ended + 1;
        }
        long i = direction > 0 ? (nanos == Long.MAX_VALUE ? events.size() : events.indexAt(nanos + 1)) : events.indexAt(nanos) - 1;
        for (; i >= 0 && i < events.size(); i += direction > 0 ? 1 : -1) {
            if ((actor < 0 || events.actor(i) == actor) && (resource < 0 || events.resource(i) == resource)) {
                return i;
            }
        }
        return -1;
    }

    /// The time of an actor's last event, where it has ended: there is nothing to look for behind it, however much others did.
    private static long endOf(Folded f, int actor) {
        if (actor >= f.actorLanes.size()) {
            return Long.MAX_VALUE;
        }
        var lane = f.actorLanes.get(actor);
        int last = lane.count() - 1;
        return last >= 0 && lane.value(last) == ActorState.ENDED.ordinal() ? lane.start(last) : Long.MAX_VALUE;
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
