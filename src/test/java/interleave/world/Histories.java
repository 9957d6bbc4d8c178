package interleave.world;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.ActorState;
import interleave.trace.Trace;
import java.util.List;
import java.util.SplittableRandom;

/// Compares two histories in everything that can be asked of them.
public final class Histories {
    private Histories() {}

    public static void areTheSame(History one, History other, SplittableRandom random) {
        sameEvents(one.trace(), other.trace());
        sameLanes(one.actorLanes(), other.actorLanes(), "actor");
        sameLanes(one.resourceLanes(), other.resourceLanes(), "resource");
        sameScenes(one.now(), other.now());
        long start = one.startNanos(), end = one.endNanos();
        for (int i = 0; i < 100 && end > start; i++) {
            long at = random.nextLong(start - 10, end + 10);
            sameScenes(one.at(at), other.at(at));
            long to = random.nextLong(start - 10, end + 10);
            sharesAreWhatTheSegmentsSay(one, Math.min(at, to), Math.max(at, to));
        }
    }

    public static void sameEvents(Trace one, Trace other) {
        assertThat(one.size()).isEqualTo(other.size());
        for (long i = 0; i < one.size(); i++) {
            boolean same = one.time(i) == other.time(i) && one.kind(i) == other.kind(i) && one.actor(i) == other.actor(i)
                && one.resource(i) == other.resource(i) && one.line(i) == other.line(i) && one.argument(i) == other.argument(i);
            if (!same) {
                assertThat(describe(one, i)).as("event %d", i).isEqualTo(describe(other, i));
            }
        }
    }

    private static String describe(Trace trace, long i) {
        return trace.time(i) + " " + trace.kind(i) + " actor " + trace.actor(i) + " resource " + trace.resource(i) + " line " + trace.line(i)
            + " argument " + trace.argument(i);
    }

    private static void sameLanes(List<Lane> ones, List<Lane> others, String what) {
        assertThat(ones).hasSameSizeAs(others);
        for (int l = 0; l < ones.size(); l++) {
            Lane one = ones.get(l), other = others.get(l);
            assertThat(one.count()).as("segments of %s %d", what, l).isEqualTo(other.count());
            for (int s = 0; s < one.count(); s++) {
                boolean same = one.start(s) == other.start(s) && one.end(s) == other.end(s) && one.value(s) == other.value(s)
                    && one.detail(s) == other.detail(s)
                    && one.line(s) == other.line(s) && one.gap(s) == other.gap(s) && one.paused(s) == other.paused(s);
                if (!same) {
                    assertThat(describe(one, s)).as("segment %d of %s %d", s, what, l).isEqualTo(describe(other, s));
                }
            }
        }
    }

    private static String describe(Lane lane, int s) {
        return lane.start(s) + "-" + lane.end(s) + " value " + lane.value(s) + " detail " + lane.detail(s) + " line " + lane.line(s)
            + " gap " + lane.gap(s) + " paused " + lane.paused(s);
    }

    public static void sameScenes(Scene one, Scene other) {
        assertThat(describe(one)).isEqualTo(describe(other));
    }

    private static String describe(Scene scene) {
        var text = new StringBuilder("at " + scene.nanos() + " after " + scene.events() + " paused " + scene.paused() + "\n");
        for (int a = 0; a < scene.actors(); a++) {
            text.append(a).append(' ').append(scene.state(a)).append(" since ").append(scene.since(a)).append(" for ").append(scene.waitsFor(a))
                .append(" line ").append(scene.line(a)).append(scene.uncertain(a) ? " uncertain" : "");
            text.append(" item ").append(scene.item(a)).append(" since ").append(scene.itemSince(a)).append(" done ").append(scene.itemsDone(a)).append(" raised ")
                .append(scene.itemsRaised(a)).append(" sent ").append(scene.sentBy(a)).append(" received ").append(scene.receivedBy(a)).append(" last ")
                .append(scene.lastBytesBy(a)).append(" at ").append(scene.movedAtBy(a)).append(" on ").append(scene.carrier(a))
                .append(" copy ").append(scene.copyOf(a)).append(" = ").append(scene.copy(a)).append(scene.stale(a) ? " stale" : "");
            for (var state : ActorState.values()) {
                text.append(' ').append(scene.total(a, state));
            }
            text.append('\n');
        }
        for (int r = 0; r < scene.resources(); r++) {
            text.append(r).append(" held by ").append(scene.holder(r)).append(" x").append(scene.holdCount(r))
                .append(" since ").append(scene.heldSince(r)).append(" last ").append(scene.lastHolder(r))
                .append(" requested ").append(scene.requestedSince(r)).append(" switches ")
                .append(scene.switches(r)).append(" value ").append(scene.value(r)).append(" peak ").append(scene.peak(r)).append(" sent ").append(scene.sent(r)).append(" received ")
                .append(scene.received(r)).append(" last ").append(scene.lastBytes(r)).append(" by ").append(scene.mover(r)).append(" at ").append(scene.movedAt(r))
                .append('\n');
        }
        return text.toString();
    }

    /// The shares of every lane in [from, to) against a sum over all its segments.
    public static void sharesAreWhatTheSegmentsSay(History history, long from, long to) {
        for (var lanes : List.of(history.actorLanes(), history.resourceLanes())) {
            for (var lane : lanes) {
                var expected = new long[64];
                for (int s = 0; s < lane.count(); s++) {
                    long begin = Math.max(from, lane.start(s)), end = Math.min(to, lane.end(s));
                    if (begin < end && !lane.paused(s)) {
                        expected[lane.value(s) + 1] += end - begin;
                    }
                }
                var shares = new long[64];
                lane.shares(from, to, shares);
                assertThat(shares).isEqualTo(expected);
            }
        }
    }
}
