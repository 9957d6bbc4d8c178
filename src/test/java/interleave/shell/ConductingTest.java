package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.export.Toolkit;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Session;
import interleave.run.conduct.Rehearsal;
import interleave.teaching.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Conduct mode in the window's desk: frames are made one by one, so nothing depends on how fast they come.
class ConductingTest {
    @BeforeAll
    static void start() throws Exception {
        Toolkit.start();
    }

    private static Desk desk(int width, int height) throws Exception {
        return Toolkit.call(() -> {
            var made = new Desk(Catalog.read(), Engines.built(), new Memory(Preferences.none()));
            made.dress(new Scene(made.root(), width, height), false);
            made.open("thread_safety");
            made.settle(1);
            return made;
        });
    }

    private static void on(Desk desk, Consumer<Desk> does) throws Exception {
        Toolkit.call(() -> {
            does.accept(desk);
            return true;
        });
    }

    private static Rehearsal until(Desk desk, Predicate<Rehearsal> holds) throws Exception {
        long end = System.nanoTime() + 120_000_000_000L;
        while (true) {
            var state = Toolkit.call(() -> {
                desk.settle(1);
                return desk.conducting().state();
            });
            if (state != null && holds.test(state)) return state;
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(5);
        }
    }

    private static void conduct(Desk desk, String act) throws Exception {
        on(desk, it -> it.conducting().conduct(it.bench().lesson().act(act).orElseThrow(), null));
        until(desk, state -> !state.busy());
    }

    private static Rehearsal go(Desk desk, int number) throws Exception {
        var was = until(desk, state -> !state.busy()).now();
        on(desk, it -> it.conducting().go(number));
        return until(desk, state -> !state.busy() && state.now() != was);
    }

    @Test
    void aScheduleIsSavedAndRunByAgainAndAnotherActsIsRefused(@TempDir Path folder) throws Exception {
        var desk = desk(1000, 700);
        var file = folder.resolve("lost.schedule");
        conduct(desk, "search_get_then_set");
        go(desk, 1);
        var saved = go(desk, 2).now().run().schedule();
        on(desk, it -> it.conducting().files().save(file));
        until(desk, state -> Files.isRegularFile(file));
        on(desk, it -> it.conducting().restart());
        until(desk, state -> !state.busy() && !state.now().run().schedule().equals(saved));
        on(desk, it -> it.conducting().files().load(file));
        until(desk, state -> !state.busy() && state.now().run().schedule().equals(saved));
        conduct(desk, "search_plus_equals");
        on(desk, it -> it.conducting().files().load(file));
        until(desk, state -> notice(desk).contains("is a schedule of lesson.py, search_get_then_set"));
        on(desk, Desk::close);
    }

    private static String notice(Desk desk) {
        return ((org.controlsfx.control.NotificationPane) desk.root().lookup("#notices")).getText();
    }

    @Test
    void whatCantBeConductedIsRefusedWithASentence() throws Exception {
        var desk = desk(1000, 700);
        on(desk, it -> it.open("process_pool"));
        conduct(desk, "normal");
        assertThat(desk.conducting().podium().message()).startsWith("The scheduler can't control worker processes").contains("conduct a program of threads");
        on(desk, it -> it.open("gil_io"));
        assertThat(desk.conducting().on()).isFalse();
        on(desk, it -> it.conducting().toggle());
        assertThat(desk.conducting().on()).isFalse();
        assertThat(notice(desk)).contains("the network");
        on(desk, Desk::close);
    }

    @Test
    void aWarningComesBeforeTheStepOnlyOnRequest() throws Exception {
        var desk = desk(1000, 700);
        conduct(desk, "search_get_then_set");
        go(desk, 1);
        go(desk, 2);
        go(desk, 1);
        until(desk, state -> state.next().containsKey(2));
        assertThat(desk.conducting().podium().told()).noneMatch(words -> words.contains("overwritten"));
        on(desk, it -> it.commands().get("conduct-warn").run());
        until(desk, state -> desk.conducting().podium().told().stream().anyMatch(words -> words.startsWith("B, ") && words.contains("overwritten")));
        on(desk, Desk::close);
    }

    @Test
    void inAHallItsTextsAreAsTallAsTheLastRowNeeds() throws Exception {
        for (int[] size : new int[][] {{1280, 720}, {1024, 768}, {1920, 1080}}) {
            var desk = desk(size[0], size[1]);
            conduct(desk, "search_get_then_set");
            on(desk, it -> it.hall().toggle());
            for (var second : List.of(Hall.Second.TIMELINE, Hall.Second.CODE)) {
                on(desk, it -> it.hall().second(second));
                on(desk, it -> it.settle(3));
                assertThat(desk.conducting().podium().smallestText() * Hall.CAPITAL).as("%d × %d, %s", size[0], size[1], second).isGreaterThanOrEqualTo(size[1] / 40.0).isLessThan(1000);
            }
            assertThat(desk.root().lookup("#conduct-bar").isVisible()).isFalse();
            on(desk, it -> it.hall().leave());
            on(desk, it -> it.conducting().leave());
            on(desk, it -> it.settle(2));
            assertThat(desk.root().lookup("#stage")).isNotNull();
            assertThat(desk.root().lookup("#podium")).isNull();
            on(desk, Desk::close);
        }
    }

    @Test
    void afterARunThatCantGoOnTheGraphStaysUpAndNamesTheLines() throws Exception {
        var lesson = Catalog.read().entry("thread_safety").orElseThrow().lesson().orElseThrow();
        var plan = Plan.of(lesson, Engines.built().getFirst()).repetitions(1).acts(List.of("reentrancy"));
        var result = Session.start(plan.settings(plan.settings().with("lock", "Lock").with("patience_ms", 50L))).await();
        var desk = desk(1280, 800);
        on(desk, it -> it.adopt(result));
        on(desk, it -> it.settle(4));
        assertThat(desk.waits().shown()).isTrue();
        assertThat(((Label) desk.root().lookup("#wait-for-sentence")).getText()).contains("updater waits at line ").contains("which it holds itself since line ");
        assertThat(Picture.of(desk)).extracting(Picture::id).contains("wait-for");
        on(desk, it -> it.cursor().seek(it.bench().take().history().startNanos()));
        on(desk, it -> it.settle(1));
        assertThat(desk.waits().shown()).as("before it began").isFalse();
        on(desk, Desk::close);
    }
}
