package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.export.Toolkit;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Result;
import interleave.run.Session;
import interleave.teaching.Catalog;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The shown run beside another one.
class ComparingTest {
    private static final Catalog CATALOG = Catalog.read();
    private static Result first, second, other;

    @BeforeAll
    static void run() throws Exception {
        Toolkit.start();
        var plan = Plan.of(CATALOG.lessons().getFirst(), Engines.built().getFirst()).repetitions(1).warm(false).acts(List.of("one_thread", "two_threads"));
        plan = plan.settings(plan.settings().with("iterations", 60_000L));
        first = Session.start(plan).await();
        second = Session.start(plan.acts(List.of("two_threads")).settings(plan.settings().with("switchIntervalMs", 1.0).with("iterations", 200_000L))).await();
        other = Session.start(Plan.of(CATALOG.lessons().get(1), Engines.built().getFirst()).settings(Plan.of(CATALOG.lessons().get(1), Engines.built().getFirst()).settings()
            .with(CATALOG.lessons().get(1).quick())).repetitions(1).warm(false).acts(List.of(CATALOG.lessons().get(1).acts().getFirst().id()))).await();
    }

    private static <T> T with(Function<Desk, T> todo) throws Exception {
        return Toolkit.call(() -> {
            var desk = new Desk(CATALOG, Engines.built(), new Memory(Preferences.none()));
            desk.dress(new Scene(desk.root(), 1280, 800), false);
            for (var result : List.of(first, second)) {
                desk.open(result.plan().lesson().id());
                desk.adopt(result);
                desk.settle(3);
            }
            try {
                return todo.apply(desk);
            } finally {
                desk.close();
            }
        });
    }

    private static boolean seen(Desk desk, String id) {
        var node = desk.root().lookup(id);
        for (Node at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return node != null && node.getLayoutBounds().getHeight() > 0;
    }

    private static void begin(Desk desk) {
        desk.compare(desk.runs().beside(desk.bench().result()).getFirst());
        desk.settle(3);
    }

    @Test
    void bothRunsStandOnOneAxisThatIsAsLongAsTheLonger() throws Exception {
        with(desk -> {
            begin(desk);
            assertThat(seen(desk, "#compare-sentence") && seen(desk, "#other-timeline") && seen(desk, "#run-times")).isTrue();
            assertThat(seen(desk, "#stage")).isFalse();
            assertThat(((Label) desk.root().lookup("#compare-sentence")).getText()).startsWith("No clear difference on this machine in “Two threads at once”").contains("3 repetitions");
            assertThat(((Label) desk.root().lookup("#compare-differences")).getText()).contains("Switch interval: 5 ms → 1 ms", "Numbers to add up: 60,000 → 200,000");
            desk.views().timeline().zoom(4);
            desk.settle(2);
            long[] mine = desk.views().timeline().seen(), theirs = desk.comparing().seen();
            var take = desk.bench().take();
            assertThat(mine[1] - mine[0]).isEqualTo(theirs[1] - theirs[0]);
            assertThat(mine[0] - take.history().startNanos()).isEqualTo(theirs[0] - desk.comparing().beside().history().startNanos());
            return true;
        });
    }

    @Test
    void oneCursorMovesInBothAndPlaysToTheLongersEnd() throws Exception {
        with(desk -> {
            begin(desk);
            long start = desk.bench().take().history().startNanos(), their = desk.comparing().beside().history().startNanos();
            desk.cursor().seek(start + 1_000_000);
            desk.settle(1);
            assertThat(desk.comparing().cursor().time() - their).isEqualTo(1_000_000);
            desk.comparing().cursor().seek(their + 3_000_000);
            desk.settle(1);
            assertThat(desk.cursor().time() - start).isEqualTo(3_000_000);
            desk.choose(desk.bench().status().takes().getFirst());
            desk.settle(1);
            assertThat(desk.comparing().end(desk.bench().take(), 0) - start).isGreaterThanOrEqualTo(desk.comparing().beside().history().endNanos() - their);
            return true;
        });
    }

    @Test
    void escapeShowsTheRunAloneAgain() throws Exception {
        with(desk -> {
            begin(desk);
            desk.hall().toggle();
            desk.settle(2);
            assertThat(seen(desk, "#other-timeline") && seen(desk, "#compare-sentence")).isTrue();
            desk.hall().toggle();
            desk.settle(2);
            assertThat(desk.comparing().leave()).isTrue();
            desk.settle(2);
            assertThat(seen(desk, "#stage") && seen(desk, "#charts")).isTrue();
            assertThat(seen(desk, "#compare-sentence")).isFalse();
            begin(desk);
            desk.open("gil_io");
            desk.settle(2);
            assertThat(desk.comparing().on()).isFalse();
            return true;
        });
    }

    @Test
    void onlyRunsOfThisLessonWithAnActInCommonAreOffered() throws Exception {
        with(desk -> {
            var rack = new RunRack();
            rack.add(first, "");
            rack.add(other, "other.tape");
            rack.add(second, "");
            rack.add(second, "");
            assertThat(rack.beside(second)).singleElement().satisfies(run -> assertThat(run.name(second)).startsWith("GIL model · Numbers to add up 60,000 · Switch interval 5 ms · "));
            assertThat(rack.beside(other)).isEmpty();
            desk.compare(new RunRack.Run(other, java.time.LocalTime.now(), "other.tape"));
            assertThat(desk.comparing().on()).as("another lesson's run").isFalse();
            return true;
        });
    }
}
