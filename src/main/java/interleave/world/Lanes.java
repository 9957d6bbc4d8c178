package interleave.world;

import interleave.trace.Attic;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// All lanes of a history, grown by the fold. Folding thread only; what it hands out never changes.
final class Lanes implements Changes {
    private final Attic attic;
    private SegmentLane[] actors = {}, resources = {};
    private boolean paused;

    Lanes(Attic attic) {
        this.attic = attic;
    }

    @Override
    public void actor(int actor, long time, int state, int waitsFor, int line) {
        actors = lane(actors, actor);
        actors[actor].append(time, state, waitsFor, line, false, paused);
    }

    @Override
    public void resource(int resource, long time, int holder, int detail, int line) {
        resources = lane(resources, resource);
        resources[resource].append(time, holder, detail, line, false, paused);
    }

    @Override
    public void lost(int actor, long from, long to) {
        if (from < to) {
            actors = lane(actors, actor);
            actors[actor].lost(from, paused);
        }
    }

    @Override
    public void paused(long time, boolean begins) {
        paused = begins;
        for (var lane : actors) {
            lane.paused(time, begins);
        }
        for (var lane : resources) {
            lane.paused(time, begins);
        }
    }

    private SegmentLane[] lane(SegmentLane[] lanes, int id) {
        if (id < lanes.length) {
            return lanes;
        }
        int from = lanes.length;
        var grown = Arrays.copyOf(lanes, Math.max(8, Integer.highestOneBit(id) * 2));
        for (int i = from; i < grown.length; i++) {
            grown[i] = new SegmentLane(attic);
        }
        return grown;
    }

    /// The number of segments of each actor's lane, to come back to with [#truncate].
    int[] actorCounts() {
        return counts(actors);
    }

    int[] resourceCounts() {
        return counts(resources);
    }

    private static int[] counts(SegmentLane[] lanes) {
        var counts = new int[lanes.length];
        Arrays.setAll(counts, i -> lanes[i].count());
        return counts;
    }

    void truncate(int[] actorCounts, int[] resourceCounts, boolean pausedThen) {
        cut(actors, actorCounts);
        cut(resources, resourceCounts);
        paused = pausedThen;
    }

    private static void cut(SegmentLane[] lanes, int[] counts) {
        for (int i = 0; i < lanes.length; i++) {
            lanes[i].truncate(i < counts.length ? counts[i] : 0);
        }
    }

    List<LaneView> actorViews(int atLeast) {
        actors = atLeast == 0 ? actors : lane(actors, atLeast - 1);
        return views(actors, atLeast);
    }

    List<LaneView> resourceViews(int atLeast) {
        resources = atLeast == 0 ? resources : lane(resources, atLeast - 1);
        return views(resources, atLeast);
    }

    private static List<LaneView> views(SegmentLane[] lanes, int count) {
        var views = new LaneView[count];
        Arrays.setAll(views, i -> lanes[i].view());
        return Collections.unmodifiableList(Arrays.asList(views));
    }
}
