package interleave.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.TraceBuilder;
import interleave.view.Gatherings;
import interleave.view.Identities;
import interleave.view.Stories;
import interleave.world.History;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static Rows rows(Stories.Story story, double room) {
        return Rows.of(story.history(), Identities.of(story.history().cast(), Identities.none()), room);
    }

    @Test
    void aWorkerWithOneThreadIsOneLaneUnderItsOwnNameAndResourcesComeLast() {
        var rows = rows(Gatherings.pool(3, 50), 400).scrolling();
        assertThat(rows).extracting(Rows.Row::label).startsWith("MainThread", "task handler", "result handler", "worker-1", "worker-2", "worker-3");
        assertThat(rows.subList(0, 6)).noneMatch(Rows.Row::resource);
        assertThat(rows.subList(6, rows.size())).allMatch(Rows.Row::resource).extracting(Rows.Row::label).contains("GIL", "task queue").doesNotContain("worker-1 GIL");
        assertThat(rows.getFirst().heading()).isEqualTo("main");
    }

    @Test
    void lanesNeverOverlap() {
        for (var story : List.of(Gatherings.pool(2, 40), Gatherings.pool(12, 40), Gatherings.loop(20, 40), Gatherings.shop(7, 60), Stories.mixed(9, 60, true))) {
            for (double room : new double[] {60, 150, 300, 900}) {
                var rows = rows(story, room).scrolling();
                for (int i = 1; i < rows.size(); i++) {
                    assertThat(rows.get(i).y()).isGreaterThanOrEqualTo(rows.get(i - 1).y() + rows.get(i - 1).height());
                }
            }
        }
    }

    @Test
    void aLineSaysHowItIsKnownWhereTheInterpreterDoesNotKnowIt() {
        var t = new TraceBuilder();
        int a = t.thread("A");
        t.at(0).line(4).starts(a).ms(2).line(7).event(EventKind.SLEEP_BEGIN, a, -1, 1_000_000).ms(2).event(EventKind.SLEEP_END, a, -1, 0).ms(5).ends(a);
        var history = History.of(t.trace(), t.cast());
        history.fold();
        var identities = Identities.of(t.cast(), Identities.none());
        var sampled = new Telling(history, identities, history.endNanos(), "sampled, 25 ms", interleave.view.WithoutCore.UNTOLD);
        assertThat(sampled.at(false, a, 1_000_000, 1).getFirst()).endsWith(" ran for 2 ms, from line 4 (sampled, 25 ms)");
        assertThat(sampled.at(false, a, 3_000_000, 1).getFirst()).endsWith(" slept 2 ms at line 7 (event)");
        assertThat(new Telling(history, identities, history.endNanos()).at(false, a, 1_000_000, 1).getFirst()).endsWith(" ran for 2 ms, from line 4");
    }

    @Test
    void aQueueTellsItsLengthAndAnEventWhetherItIsSet() {
        var t = new TraceBuilder();
        int a = t.thread("A"), queue = t.resource(Resource.Kind.QUEUE, "tasks"), stop = t.resource(Resource.Kind.EVENT, "stop");
        t.at(0).line(4).starts(a).event(EventKind.QUEUE_PUT, a, queue, 1).ms(1).event(EventKind.QUEUE_PUT, a, queue, 2).ms(1).line(9).event(EventKind.QUEUE_GET, a, queue, 1)
            .ms(1).event(EventKind.SIGNAL, a, stop, 0).ms(2).event(EventKind.CLEAR, a, stop, 0).ms(5).ends(a);
        var history = History.of(t.trace(), t.cast());
        history.fold();
        var telling = new Telling(history, Identities.of(t.cast(), Identities.none()), history.endNanos());
        assertThat(telling.at(true, queue, 1_500_000, 1)).startsWith("queue tasks held 2 items for 1 ms", "M put one in at line 4");
        assertThat(telling.at(true, queue, 2_500_000, 1)).startsWith("queue tasks has held 1 item for 8 ms", "M took one out at line 9");
        assertThat(telling.at(true, stop, 4_000_000, 1)).startsWith("event stop was set for 2 ms", "set by M at line 9");
        assertThat(telling.at(true, stop, 6_000_000, 1)).startsWith("event stop has been clear for 5 ms");
    }
}
