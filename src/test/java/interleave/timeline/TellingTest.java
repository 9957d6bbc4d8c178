package interleave.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.ActorState;
import interleave.view.Identities;
import interleave.view.Stories;
import interleave.view.WithoutCore.Missed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class TellingTest {
    private final Stories.Story story = Stories.hogs(2, 40);
    private final int first = story.threads()[0];

    @Test
    void aThreadThatRunsSaysHowLongItHadNoCoreAndWhoCountedIt() {
        assertThat(told(ActorState.RUNNING, new Missed(1_200_000, 5_000_000, true))).contains("ready 1.2 ms of it without a core (schedstat)");
        assertThat(told(ActorState.RUNNING, new Missed(1_200_000, 52_000_000, false))).contains("ready 1.2 ms of the 52 ms around without a core (schedstat)");
        assertThat(told(ActorState.RUNNING, new Missed(0, 52_000_000, false))).contains("never without a core in the 52 ms around (schedstat)");
    }

    @Test
    void aThreadThatWaitsSaysItOnlyIfItHappened() {
        assertThat(told(ActorState.GIL_WAIT, new Missed(1_200_000, 52_000_000, false))).contains("ready 1.2 ms of the 52 ms around without a core (schedstat)");
        assertThat(told(ActorState.GIL_WAIT, new Missed(0, 52_000_000, false))).noneMatch(line -> line.contains("core"));
    }

    @Test
    void whereTheSystemSaysNothingNothingIsSaid() {
        assertThat(told(ActorState.RUNNING, null)).isNotEmpty().noneMatch(line -> line.contains("core"));
    }

    private List<String> told(ActorState state, @Nullable Missed missed) {
        var lane = story.history().actorLanes().get(first);
        int segment = 0;
        while (lane.value(segment) != state.ordinal() || lane.end(segment) - lane.start(segment) < 1_000_000) segment++;
        var telling = new Telling(story.history(), Identities.of(story.history().cast(), Identities.none()), story.history().endNanos(), "", (actor, from, to) -> missed);
        return telling.at(false, first, lane.start(segment) + 500_000, 1);
    }
}
