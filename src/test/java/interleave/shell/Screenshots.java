package interleave.shell;

import interleave.export.Toolkit;
import interleave.reading.Reading;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Result;
import interleave.run.Session;
import interleave.run.Take;
import interleave.teaching.Catalog;
import interleave.teaching.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Pictures of every lesson, from real runs at modest knobs: the window in both themes and presenter mode, as small PNG files.
///
/// `mvn -q test-compile exec:exec@screenshots` writes those that lie in `assets/screenshots`. Arguments: the folder, then ids of lessons (none: all), `every-act`, which adds
/// the window at each act, in one theme and then the other, for looking at;
/// `cold` leaves the warm-ups out.
public final class Screenshots {
    private static final int WIDTH = 1280, HEIGHT = 800, HALL_HEIGHT = 720, FRAMES = 3;

    /// How a lesson is run for its pictures, and which act is shown.
    ///
    /// @param knobs as `name=value`
    /// @param acts  none: all
    /// @param guess as `question=answer`; empty: none
    /// @param page  beside the picture
    /// @param times each act is run
    record Sitting(String lesson, String act, List<String> knobs, List<String> acts, String guess, Reading.Page page, int times) {
        static Sitting of(String lesson, String act, String... knobs) {
            return new Sitting(lesson, act, List.of(knobs), List.of(), "", Reading.Page.RESULT, 1);
        }

        Sitting acts(String... some) {
            return new Sitting(lesson, act, knobs, List.of(some), guess, page, times);
        }

        Sitting guess(String answer) {
            return new Sitting(lesson, act, knobs, acts, answer, page, times);
        }

        Sitting beside(Reading.Page other) {
            return new Sitting(lesson, act, knobs, acts, guess, other, times);
        }

        Sitting times(int repetitions) {
            return new Sitting(lesson, act, knobs, acts, guess, page, repetitions);
        }
    }

    private static final List<Sitting> SITTINGS = List.of(
        Sitting.of("gil_fundamentals", "two_threads", "iterations=4000000", "operations=500000").guess("two_threads_time=1.3").times(Plan.REPETITIONS),
        Sitting.of("gil_io", "three_threads", "latency=40", "parse=12", "echoes=60").acts("one_thread", "three_threads", "convoy").times(Plan.REPETITIONS),
        Sitting.of("multiprocessing", "pool", "range=600000").acts("one_process", "pool", "isolation"),
        Sitting.of("process_pool", "task_fails", "task_ms=150").acts("normal", "chunks", "task_fails"),
        Sitting.of("thread_safety", "get_then_set_short_interval", "threads=4", "increments=1000", "long_increments=20000", "trials=4", "long_trials=1")
            .acts("get_then_set", "get_then_set_long", "get_then_set_short_interval", "locked_update", "search_get_then_set").beside(Reading.Page.CODE),
        Sitting.of("thread_pool", "shutdown_drained", "task_ms=40", "poll_ms=50", "patience_ms=300").acts("normal", "shutdown_now", "shutdown_drained", "deadlock").beside(Reading.Page.CODE),
        Sitting.of("profiling", "bottleneck", "numbers=300000", "reports=8").beside(Reading.Page.PROFILE),
        Sitting.of("task_queue", "priority", "tasks=160", "cost=6000"),
        Sitting.of("data_pipeline", "threads", "rows=120000", "batch=1000").acts("sequential", "threads", "long_queues"),
        Sitting.of("web_crawler", "async", "pages=60", "latencyMs=12").acts("sequential", "threads", "pool", "async", "virtual", "blocked_loop"));

    private final Path folder;
    private final boolean everyAct, warm;
    private final Catalog catalog = Catalog.read();

    private Screenshots(Path folder, boolean everyAct, boolean warm) {
        this.folder = folder;
        this.everyAct = everyAct;
        this.warm = warm;
    }

    public static void main(String[] args) throws Exception {
        var wanted = new ArrayList<>(Arrays.asList(args).subList(1, args.length));
        boolean every = wanted.remove("every-act"), cold = wanted.remove("cold");
        var screenshots = new Screenshots(Files.createDirectories(Path.of(args[0])), every, !cold);
        Toolkit.start();
        try {
            for (var sitting : SITTINGS) if (wanted.isEmpty() || wanted.contains(sitting.lesson)) screenshots.sit(sitting);
        } finally {
            Platform.exit();
        }
    }

    private void sit(Sitting sitting) throws Exception {
        var lesson = catalog.entry(sitting.lesson).orElseThrow().lesson().orElseThrow();
        var result = Session.start(plan(sitting, lesson)).await();
        System.out.println(lesson.id() + " has run");
        for (boolean dark : new boolean[] {false, true}) Toolkit.call(() -> window(sitting, lesson, result, dark));
        Toolkit.call(() -> hall(sitting, lesson, result));
    }

    private Plan plan(Sitting sitting, Lesson lesson) {
        var plan = Plan.of(lesson, Engines.built().getFirst()).repetitions(sitting.times).warm(warm).acts(sitting.acts);
        for (var pair : sitting.knobs) {
            var knob = pair.split("=");
            plan = plan.settings(plan.settings().with(knob[0], lesson.knob(knob[0]).orElseThrow().parse(knob[1])));
        }
        var guess = sitting.guess.split("=");
        return guess.length < 2 ? plan : plan.guesses(Map.of(guess[0], List.of(lesson.question(guess[0]).orElseThrow().parse(guess[1]))));
    }

    private boolean window(Sitting sitting, Lesson lesson, Result result, boolean dark) throws IOException {
        var desk = desk(lesson, result);
        var scene = new Scene(desk.root(), WIDTH, HEIGHT);
        desk.dress(scene, dark);
        desk.settle(FRAMES);
        show(desk, result, sitting.act);
        desk.reading().show(sitting.page);
        desk.settle(FRAMES);
        picture(scene, lesson.id() + (dark ? "-dark" : "-light"));
        if (everyAct) {
            for (int i = dark ? 1 : 0; i < result.plan().chosen().size(); i += 2) {
                var act = result.plan().chosen().get(i);
                if (!show(desk, result, act.id())) continue;
                desk.reading().show(Reading.Page.CODE);
                desk.settle(FRAMES);
                picture(scene, lesson.id() + "-" + act.id() + (dark ? "-dark" : "-light"));
            }
        }
        desk.close();
        return true;
    }

    private boolean hall(Sitting sitting, Lesson lesson, Result result) throws IOException {
        var desk = desk(lesson, result);
        var scene = new Scene(desk.root(), WIDTH, HALL_HEIGHT);
        desk.dress(scene, true);
        desk.settle(FRAMES);
        desk.hall().toggle(); // before there is a window, which would fill the screen whatever its size
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
        show(desk, result, sitting.act);
        desk.hall().second(Hall.Second.TIMELINE);
        desk.settle(FRAMES);
        desk.views().timeline().near();
        desk.settle(FRAMES);
        picture(scene, lesson.id() + "-hall");
        stage.setScene(null);
        stage.close();
        desk.close();
        return true;
    }

    private Desk desk(Lesson lesson, Result result) {
        var desk = new Desk(catalog, Engines.built(), new Memory(Preferences.none()));
        desk.open(lesson.id());
        desk.adopt(result);
        return desk;
    }

    /// Shows an act's take at its telling instant; false where it has not run.
    private static boolean show(Desk desk, Result result, String act) {
        var take = take(result, act);
        if (take == null) return false;
        desk.choose(take);
        desk.views().timeline().fit();
        desk.settle(FRAMES);
        Album.closer(desk);
        desk.settle(FRAMES);
        return true;
    }

    private static @Nullable Take take(Result result, String act) {
        var typical = result.evidence().typical(act);
        return result.status().takes().stream().filter(take -> take.act().id().equals(act) && typical.isPresent() && take.repetition() == typical.get().repetition()).findFirst().orElse(null);
    }

    private void picture(Scene scene, String name) throws IOException {
        var file = folder.resolve(name + ".png");
        Indexed.write(scene.snapshot(null), file);
        System.out.println(file + " " + Files.size(file) / 1000 + " kB");
    }
}
