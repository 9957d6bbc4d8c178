package interleave.stage;

import interleave.trace.ActorState;
import interleave.view.FrameState;
import interleave.world.Lane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeSet;

/// Whose place each actor of a troupe takes: its own, or that of one who had ended when it began. So ten threads in each of twenty trials stand in ten places, large
/// enough to be read; two that are there at the same time never have the same one, and nobody's place changes once it has begun.
final class Places {
    private final int[] founders;

    private Places(int[] founders) {
        this.founders = founders;
    }

    static Places of(FrameState state, Troupe troupe) {
        var lanes = Objects.requireNonNull(state.history()).actorLanes();
        var founders = new int[Math.min(lanes.size(), state.identities().size())];
        var begun = new ArrayList<Integer>();
        for (int a = 0; a < founders.length; a++) {
            founders[a] = a;
            if (troupe.has(state, a) && lanes.get(a).count() > 0) begun.add(a);
        }
        begun.sort(Comparator.comparingLong(a -> begin(lanes.get(a))));
        record Taken(long until, int founder) {}
        var taken = new PriorityQueue<Taken>(Comparator.comparingLong(Taken::until));
        var free = new TreeSet<Integer>();
        for (int a : begun) {
            while (!taken.isEmpty() && taken.peek().until <= begin(lanes.get(a))) free.add(taken.poll().founder);
            var founder = free.pollFirst();
            if (founder != null) founders[a] = founder;
            taken.add(new Taken(end(lanes.get(a)), founders[a]));
        }
        return new Places(founders);
    }

    private static long begin(Lane lane) {
        return lane.value(0) == ActorState.ABSENT.ordinal() && lane.count() > 1 ? lane.start(1) : lane.start(0);
    }

    private static long end(Lane lane) {
        int last = lane.count() - 1;
        return lane.value(last) == ActorState.ENDED.ordinal() ? lane.start(last) : Long.MAX_VALUE;
    }

    /// Who had the actor's place first.
    int of(int actor) {
        return actor < founders.length ? founders[actor] : actor;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Places it && Arrays.equals(founders, it.founders);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(founders);
    }
}
