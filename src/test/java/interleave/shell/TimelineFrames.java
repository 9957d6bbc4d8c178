package interleave.shell;

import interleave.export.Png;
import interleave.export.Toolkit;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Result;
import interleave.run.Status;
import interleave.run.Takes;
import interleave.teaching.Catalog;
import interleave.world.History;
import interleave.world.SyntheticRun;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The real window over a recording of ten million events while a hand pans and zooms its timeline: what the program's own work per frame is and how regularly
/// frames come. Arguments: events, lanes, then perhaps `tall` (the timeline has nearly the whole height) and a file for a picture.
public final class TimelineFrames {
    private static final double WIDTH = 1920, HEIGHT = 1080;
    /// Frames of each movement.
    private static final int ZOOM = 150, PAN = 120;

    private final Desk desk;
    private final Scene scene;
    private final Stage stage = new Stage();
    private final long[] timeline = new long[1 << 16], seeks = new long[1 << 10];
    private int frames, sought;
    private boolean done;

    private TimelineFrames(Result result, boolean tall) {
        desk = new Desk(Catalog.read(), Engines.built(), new Memory(Preferences.none()));
        scene = new Scene(desk.root(), WIDTH, HEIGHT);
        desk.dress(scene, true);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        desk.open(result.plan().lesson().id());
        stage.show();
        desk.begin();
        desk.adopt(result);
        if (tall) ((javafx.scene.control.SplitPane) scene.lookup("#pictures")).setDividerPositions(0.05, 0.97);
    }

    public static void main(String[] args) throws Exception {
        long events = Long.parseLong(args[0]);
        int lanes = Integer.parseInt(args[1]);
        var options = List.of(args).subList(2, args.length);
        var run = SyntheticRun.of(events, lanes);
        var history = run.history();
        Toolkit.start();
        var test = Toolkit.call(() -> new TimelineFrames(result(run, history), options.contains("tall")));
        Thread.sleep(2500); // shown, laid out, compiled a little
        Toolkit.call(() -> test.move(2)); // once to warm up
        test.await();
        Toolkit.call(() -> {
            test.frames = 0;
            test.desk.loop().measureAlways();
            test.desk.loop().whole().reset();
            return test.move(4);
        });
        test.await();
        var picture = options.stream().filter(option -> option.endsWith(".png")).findFirst();
        Toolkit.call(() -> {
            test.report(history);
            if (picture.isPresent()) Png.write(test.scene.snapshot(null), Path.of(picture.get()));
            test.desk.close();
            return true;
        });
        Platform.exit();
    }

    private static Result result(SyntheticRun run, History history) {
        var lesson = Catalog.read().lessons().getFirst();
        var plan = Plan.of(lesson, Engines.built().getFirst());
        var act = lesson.acts().getFirst();
        var take = Takes.of(act, run.cast(), run.trace(), history);
        var status = new Status(Status.Phase.FINISHED, null, 0, 1, System.nanoTime(), false, null, List.of(take), null, List.of(), null, "", 1);
        return new Result(plan, status, new Nothing(plan.engine().kind(), true, plan.settings()), Map.of(), Map.of(), Double.NaN);
    }

    /// Starts to zoom in and out and to pan at five depths, `rounds` times.
    private boolean move(int rounds) {
        done = false;
        var node = (Region) desk.views().timeline().node();
        new AnimationTimer() {
            private int step;

            @Override
            public void handle(long now) {
                int lap = 2 * ZOOM + PAN, at = step % lap, round = step / lap;
                if (round >= rounds * 2) {
                    stop();
                    done = true;
                    return;
                }
                timeline[frames++] = desk.views().timeline().workNanos();
                double depth = 26.0 / (1 + round % 4); // how far in this lap goes
                double x = node.getWidth() * (.35 + .5 * ((round * 7 + at / 40) % 10) / 10.0), y = node.getHeight() / 2;
                if (at < ZOOM) wheel(x, y, depth, false);
                else if (at < ZOOM + PAN) wheel(x, y, at / 30 % 2 == 0 ? 17 : -13, true);
                else wheel(x, y, -depth, false);
                if (step++ % lap == lap - 1) desk.views().timeline().fit();
                if (at % 60 == 30) seek(round * 97 + at);
            }

            private void wheel(double x, double y, double delta, boolean shift) {
                node.fireEvent(new ScrollEvent(ScrollEvent.SCROLL, x, y, x, y, shift, false, false, false, false, false, 0, delta, 0, delta,
                    ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
            }
        }.start();
        return true;
    }

    /// The cursor goes somewhere else; the frame that follows seeks.
    private void seek(int where) {
        var history = java.util.Objects.requireNonNull(desk.state().history());
        long at = history.startNanos() + Math.floorMod(where * 7_919_000_003L, history.endNanos() - history.startNanos());
        long begun = System.nanoTime();
        history.at(at);
        seeks[sought++ % seeks.length] = System.nanoTime() - begun;
        desk.cursor().seek(at);
    }

    private void await() throws InterruptedException {
        while (!Toolkit.call(() -> done)) Thread.sleep(100);
    }

    private void report(@Nullable History history) {
        var node = (Region) desk.views().timeline().node();
        System.out.printf(Locale.ROOT, "timeline %.0f x %.0f px, %,d events%n", node.getWidth(), node.getHeight(), history == null ? 0 : history.trace().size());
        System.out.println(desk.loop().whole().report());
        Arrays.sort(timeline, 0, frames);
        System.out.printf(Locale.ROOT, "of it the timeline p50 %.2f ms, p99 %.2f ms, longest %.2f ms%n", timeline[frames / 2] / 1e6, timeline[frames * 99 / 100] / 1e6, timeline[frames - 1] / 1e6);
        int count = Math.min(sought, seeks.length);
        Arrays.sort(seeks, 0, count);
        System.out.printf(Locale.ROOT, "%d seeks, median %.2f ms, longest %.2f ms%n", count, seeks[count / 2] / 1e6, seeks[count - 1] / 1e6);
    }
}
