package interleave.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PollTest {
    @Test
    void handsAreCountedPerVoteAndNeverBelowNone() {
        var poll = Poll.none().with(0, "1", 4).with(0, "2", 3).with(0, "2", -1).with(1, "2", 9);
        assertThat(poll.hands(0, "1")).isEqualTo(4);
        assertThat(poll.hands(0, "2")).isZero();
        assertThat(poll.all(0)).isEqualTo(4);
        assertThat(poll.all(1)).isEqualTo(9);
        assertThat(poll.hands(1, "1")).isZero();
        assertThat(Poll.none().with(0, "1", 1_000_000).hands(0, "1")).isEqualTo(Poll.MOST);
    }

    @Test
    void theRoomsAnswerIsTheLastVotesAndNoneWhereTwoHaveAsMany() {
        assertThat(Poll.none().most()).isEmpty();
        assertThat(Poll.none().with(0, "1", 4).with(0, "2", 3).most()).contains("1");
        assertThat(Poll.none().with(0, "1", 4).with(1, "2", 3).most()).contains("2");
        assertThat(Poll.none().with(0, "1", 4).with(1, "2", 0).most()).as("a second vote without hands isn't one").contains("1");
        assertThat(Poll.none().with(0, "1", 4).with(0, "2", 4).most()).isEmpty();
    }

    @Test
    void whatIsKeptIsReadBackAndNonsenseCountsAsNothing() {
        var poll = Poll.none().with(0, "1.3", 4).with(0, "2", 31).with(1, "2", 38);
        assertThat(Poll.read(poll.text())).isEqualTo(poll);
        assertThat(Poll.read(Poll.none().text()).any()).isFalse();
        for (var nonsense : List.of("", "|", "||||", "1", ":", "1:", "1:-4", "1:99999", "1:x,,", "a:b:c")) {
            assertThat(Poll.read(nonsense).any()).as(nonsense).isFalse();
        }
        assertThat(Poll.read("1:2|1:3|1:4").votes()).hasSize(2);
    }
}
