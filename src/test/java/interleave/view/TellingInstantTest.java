package interleave.view;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.TraceBuilder;
import interleave.world.History;
import org.junit.jupiter.api.Test;

class TellingInstantTest {
    private static final long MS = 1_000_000;
    private final TraceBuilder story = new TraceBuilder();
    private final int gil = story.gil(), a = story.thread("A"), b = story.thread("B");

    private History history() {
        var history = History.of(story.trace(), story.cast());
        history.fold();
        return history;
    }

    @Test
    void itIsInsideTheHoldThatKeepsAnotherWaitingNotInTheLongerOneThatNobodyMinds() {
        story.at(0).starts(a).takes(a, gil).ms(60).starts(b).drops(a, gil, false).ms(1).takes(a, gil).ms(1).waitsForGil(b, gil).ms(40).drops(a, gil, true).takes(b, gil).ms(5).ends(b);
        assertThat(TellingInstant.of(history())).isBetween(61 * MS, 103 * MS);
    }

    @Test
    void itShowsAStaleCopyWhereThereIsOne() {
        int cell = story.resource(Resource.Kind.CELL, "count");
        story.at(0).starts(a).starts(b);
        for (int i = 0; i < 40; i++) {
            story.ms(2).event(EventKind.CELL_READ, a, cell, i);
            if (i == 20) story.event(EventKind.CELL_WRITE, b, cell, 9).ms(20);
            story.ms(.01).event(EventKind.CELL_WRITE, a, cell, i);
        }
        var history = history();
        assertThat(history.at(TellingInstant.of(history)).stale(a)).isTrue();
    }

    @Test
    void shortWorkAfterALongStartIsFound() {
        story.at(0).starts(a).ms(2000).event(EventKind.WORK_BEGIN, a, -1, 0).ms(1).event(EventKind.WORK_END, a, -1, 0).ms(1).ends(a);
        var history = history();
        assertThat(history.at(TellingInstant.of(history)).item(a)).isZero();
    }

    @Test
    void whoWaitsAndStillHasTheGilIsGivenTimeToLetGo() {
        int lock = story.lock("lock");
        story.at(0).starts(a).starts(b).takes(a, gil).ms(1).waitsForLock(a, lock, b).ms(2).drops(a, gil, false).ms(9).ends(a);
        assertThat(TellingInstant.settled(history(), 2 * MS)).isEqualTo(3 * MS + 1);
        assertThat(TellingInstant.settled(history(), 5 * MS)).isEqualTo(5 * MS);
    }
}
