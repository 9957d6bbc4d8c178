package interleave.export;

import interleave.run.Take;
import interleave.world.Lane;
import interleave.world.Wakers;
import java.util.Arrays;

/// Who ended which wait, for the arrows of a page's timeline: by actor a list of pairs, how many segments on and the actor who did. The first [#MOST] of an act.
final class WakeUps {
    static final int MOST = 20_000;
    private final int[][] byActor;
    private final long end;

    private WakeUps(int[][] byActor, long end) {
        this.byActor = byActor;
        this.end = end;
    }

    /// Of the waits that end up to an instant.
    ///
    /// @throws InterruptedException when the thread is: nobody wants it any more
    static WakeUps of(Take take, long until) throws InterruptedException {
        return of(take, until, MOST);
    }

    static WakeUps of(Take take, long until, int most) throws InterruptedException {
        var history = take.history();
        var lanes = history.actorLanes();
        var wakers = new int[lanes.size()][];
        var ends = new long[256];
        int count = 0;
        for (int a = 0; a < wakers.length; a++) {
            if (Thread.interrupted()) throw new InterruptedException();
            var lane = lanes.get(a);
            wakers[a] = new int[segments(lane, until)];
            for (int s = 0; s < wakers[a].length; s++) {
                wakers[a][s] = Wakers.of(history, a, s);
                if (wakers[a][s] < 0) continue;
                if (count == ends.length) ends = Arrays.copyOf(ends, 2 * count);
                ends[count++] = lane.end(s);
            }
        }
        Arrays.sort(ends, 0, count);
        long end = count > most ? ends[most] : Long.MAX_VALUE;
        var pairs = new int[wakers.length][];
        for (int a = 0; a < pairs.length; a++) pairs[a] = pairs(lanes.get(a), wakers[a], end);
        return new WakeUps(pairs, end);
    }

    /// Those that are over by an instant.
    private static int segments(Lane lane, long until) {
        int last = lane.count() == 0 ? -1 : lane.at(until);
        return last < 0 ? 0 : Math.min(last, lane.count() - 1);
    }

    private static int[] pairs(Lane lane, int[] wakers, long end) {
        var pairs = new int[16];
        int count = 0, last = 0;
        for (int s = 0; s < wakers.length && lane.end(s) < end; s++) {
            if (wakers[s] < 0) continue;
            if (count == pairs.length) pairs = Arrays.copyOf(pairs, 2 * count);
            pairs[count++] = s - last;
            pairs[count++] = wakers[s];
            last = s;
        }
        return Arrays.copyOf(pairs, count);
    }

    /// Pairs of an actor.
    int[] of(int actor) {
        return byActor[actor];
    }

    int actors() {
        return byActor.length;
    }

    /// From here on there are none; Long.MAX_VALUE: there are all.
    long end() {
        return end;
    }
}
