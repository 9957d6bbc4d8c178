package interleave.shell;

import interleave.export.Png;
import interleave.export.Toolkit;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.TapeRecorder;
import interleave.run.Takes;
import interleave.teaching.Catalog;
import interleave.trace.ColumnTrace;
import interleave.world.SyntheticRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// How long a tape of ten million events takes to open in the running program, and how long one waits for a picture of any other instant: from the click to the frame after
/// the one that shows it, in the real window. The click is that on the file's name: what opening needs is loaded while the list of files is shown. Arguments: events, lanes, perhaps a file for a picture.
///
/// Beside the waiting stands the CPU time that this process took for it, all its threads together: on a machine that others use, the waiting says little.
///
/// The tape is written by a program of its own, so that the one that opens it has never seen a recording.
public final class TapeOpening {
    private static final int OPENINGS = 5, SEEKS = 200;

    private final Desk desk;
    private final Scene scene;

    private TapeOpening() {
        desk = new Desk(Catalog.read(), Engines.built(), new Memory(Preferences.none()));
        scene = new Scene(desk.root(), 1920, 1080);
        desk.dress(scene, true);
        var stage = new Stage();
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        desk.open(null);
        stage.show();
        desk.begin();
    }

    public static void main(String[] args) throws Exception {
        if (args[0].equals("write")) {
            write(Path.of(args[1]), Long.parseLong(args[2]), Integer.parseInt(args[3]));
            return;
        }
        var tape = Files.createTempFile("interleave-opening", ".tape");
        try {
            var command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx3g", "-XX:+UseParallelGC", "-cp", System.getProperty("java.class.path"),
                TapeOpening.class.getName(), "write", tape.toString(), args[0], args[1]);
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) throw new IllegalStateException("The tape could not be written.");
            measure(tape, args.length > 2 ? Path.of(args[2]) : null);
        } finally {
            Files.delete(tape);
        }
        Platform.exit();
    }

    private static void write(Path tape, long events, int lanes) throws Exception {
        var run = SyntheticRun.of(new ColumnTrace(events + 1000), events, lanes);
        var lesson = Catalog.read().lessons().getFirst();
        var act = lesson.acts().getFirst();
        var plan = Plan.of(lesson, Engines.built().getFirst()).acts(List.of(act.id()));
        long begun = System.nanoTime();
        var take = Takes.ended(act, run.cast(), run.trace(), run.history());
        long folded = System.nanoTime();
        TapeRecorder.write(Takes.result(plan, take), tape, Map.of());
        System.out.printf(Locale.ROOT, "%,d events, %d lanes; folded and accounted in %.2f s, written in %.2f s, %.1f bytes an event on the tape%n", run.trace().size(), lanes,
            (folded - begun) / 1e9, (System.nanoTime() - folded) / 1e9, Files.size(tape) / (double) run.trace().size());
    }

    private static void measure(Path tape, @org.jspecify.annotations.Nullable Path picture) throws Exception {
        Toolkit.start();
        var test = Toolkit.call(TapeOpening::new);
        Toolkit.call(() -> {
            test.desk.tapes().expect(); // the list of files is there to choose from
            return true;
        });
        TimeUnit.MILLISECONDS.sleep(2500);
        var openings = new double[OPENINGS];
        var costs = new double[OPENINGS];
        for (int i = 0; i < OPENINGS; i++) {
            Toolkit.call(() -> {
                test.desk.open(null);
                return true;
            });
            TimeUnit.MILLISECONDS.sleep(500);
            double cpu = cpuMillis();
            openings[i] = test.until(() -> test.desk.tapes().open(tape), test::overview) / 1e6;
            costs[i] = cpuMillis() - cpu;
        }
        System.out.printf(Locale.ROOT, "click to a complete overview: %.0f ms the first time (CPU %.0f ms), then %.0f to %.0f ms (CPU %.0f to %.0f ms)%n", openings[0], costs[0],
            Arrays.stream(openings).skip(1).min().orElse(0), Arrays.stream(openings).skip(1).max().orElse(0), Arrays.stream(costs).skip(1).min().orElse(0),
            Arrays.stream(costs).skip(1).max().orElse(0));
        var random = new SplittableRandom(5);
        var seeks = new double[SEEKS];
        double before = cpuMillis();
        for (int i = 0; i < SEEKS; i++) {
            var history = Toolkit.call(() -> java.util.Objects.requireNonNull(test.desk.state().history()));
            long at = random.nextLong(history.startNanos(), history.endNanos());
            seeks[i] = test.until(() -> test.desk.cursor().seek(at), () -> {
                var shown = test.desk.state().scene();
                return shown != null && shown.nanos() == at;
            }) / 1e6;
        }
        double cost = (cpuMillis() - before) / SEEKS;
        Arrays.sort(seeks);
        System.out.printf(Locale.ROOT, "seek anywhere to its picture: median %.0f ms, 99th percentile %.0f ms, longest %.0f ms (CPU %.0f ms each)%n", seeks[SEEKS / 2], seeks[SEEKS * 99 / 100],
            seeks[SEEKS - 1], cost);
        if (picture != null) {
            Toolkit.call(() -> {
                Png.write(test.scene.snapshot(null), picture);
                return true;
            });
        }
        Toolkit.call(() -> {
            test.desk.close();
            return true;
        });
    }

    private static double cpuMillis() {
        return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e6;
    }

    /// Whether the last frame had the whole recording.
    private boolean overview() {
        var take = desk.bench().take();
        return take != null && take.outcome() != null && desk.state().history() == take.history() && desk.state().scene() != null;
    }

    /// Nanoseconds from an action to the frame after the first one that shows what it is to lead to: by then that one is on the screen.
    private long until(Runnable action, BooleanSupplier shown) throws InterruptedException {
        var took = new long[1];
        var done = new java.util.concurrent.CountDownLatch(1);
        Platform.runLater(() -> {
            long begun = System.nanoTime();
            new AnimationTimer() {
                private boolean seen;

                @Override
                public void handle(long now) {
                    if (seen) {
                        took[0] = System.nanoTime() - begun;
                        stop();
                        done.countDown();
                    }
                    seen |= shown.getAsBoolean();
                }
            }.start();
            action.run();
        });
        if (!done.await(5, TimeUnit.MINUTES)) throw new IllegalStateException("Nothing was shown in five minutes.");
        return took[0];
    }
}
