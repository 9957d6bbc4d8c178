package interleave.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.ActorState;
import interleave.view.Identities;
import interleave.view.Stories;
import interleave.world.Lane;
import interleave.world.SyntheticRun;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SearchTest {
    @Test
    void aTextNamesLanesAndStates() {
        assertThat(new Choice("LOCK", Set.of()).states()).containsExactly(ActorState.LOCK_WAIT);
        assertThat(new Choice("gil", Set.of()).states()).containsExactly(ActorState.GIL_WAIT);
        assertThat(new Choice("io", Set.of()).states()).containsExactly(ActorState.IO);
        assertThat(new Choice("waiting", Set.of()).states()).containsExactlyInAnyOrder(ActorState.GIL_WAIT, ActorState.LOCK_WAIT, ActorState.QUEUE_WAIT);
        assertThat(new Choice("l", Set.of()).states()).as("one letter names a thread").isEmpty();
        assertThat(new Choice("b", Set.of()).names("second", "B")).isTrue();
    }

    @Test
    void onlyLanesThatMatchAreLeftAndAllWhenNoneDoes() {
        var story = Stories.mixed(6, 200, false);
        var identities = Identities.of(story.history().cast(), Identities.none());
        var rows = Rows.of(story.history(), identities, 400, new Choice("worker-3", Set.of()));
        assertThat(rows.all()).extracting(Rows.Row::label).containsExactly("worker-3");
        assertThat(Rows.of(story.history(), identities, 400, new Choice("join", Set.of())).all()).extracting(Rows.Row::label).containsExactly("MainThread");
        var none = Rows.of(story.history(), identities, 400, new Choice("no such lane", Set.of()));
        assertThat(none.unmatched()).isTrue();
        assertThat(none.all()).hasSameSizeAs(Rows.of(story.history(), identities, 400).all());
    }

    @Test
    void theNextSegmentInAStateIsTheOneALookAtEachFinds() {
        var run = SyntheticRun.of(20_000, 12);
        var history = run.history();
        var random = new SplittableRandom(4);
        for (int i = 0; i < 2000; i++) {
            var lane = history.actorLanes().get(1 + random.nextInt(5));
            var states = random.nextBoolean() ? EnumSet.of(ActorState.LOCK_WAIT) : EnumSet.of(ActorState.SLEEP, ActorState.IO);
            long at = random.nextLong(history.startNanos() - 10, history.endNanos() + 10);
            assertThat(Search.within(lane, states, at, 1, history.endNanos())).isEqualTo(next(lane, states, at));
            assertThat(Search.within(lane, states, at, -1, history.endNanos())).isEqualTo(last(lane, states, at));
        }
    }

    private static int next(Lane lane, Set<ActorState> states, long at) {
        for (int s = 0; s < lane.count(); s++) if (lane.start(s) > at && states.contains(ActorState.of(lane.value(s)))) return s;
        return -1;
    }

    private static int last(Lane lane, Set<ActorState> states, long at) {
        for (int s = lane.count() - 1; s >= 0; s--) if (lane.start(s) < at && states.contains(ActorState.of(lane.value(s)))) return s;
        return -1;
    }

    @Test
    void aShutProcessIsTheLaneOfItsGil() {
        var run = SyntheticRun.of(3000, 140);
        var history = run.history();
        var identities = Identities.of(run.cast(), Identities.none());
        var open = Rows.of(history, identities, 400);
        assertThat(open.folding()).hasSize(3);
        int process = open.folding().iterator().next();
        var one = Rows.of(history, identities, 400, new Choice("", Set.of(process)));
        var row = one.scrolling().stream().filter(each -> each.fold() == Rows.Fold.SHUT).findFirst().orElseThrow();
        assertThat(row.resource()).isTrue();
        assertThat(row.label()).matches(".* · \\d+ threads");
        assertThat(one.scrolling().stream().filter(each -> each.process() == process)).hasSize(1);
        var all = Rows.of(history, identities, 400, new Choice("", open.folding()));
        assertThat(all.scrolling()).hasSize(3);
    }
}
