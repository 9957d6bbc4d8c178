package interleave.view;

import interleave.engine.model.ModelEngine;
import interleave.stage.StageView;
import interleave.teaching.Program;
import interleave.teaching.Workload;
import interleave.timeline.Timeline;
import interleave.world.History;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;

/// Runs acts of lesson 1.1 on the model, paints stage and timeline 60 times a second meanwhile, and says what the views' own work per frame was.
/// Then replays.
/// Arguments: the folder for the pictures, the number of threads.
public final class LiveMain {
    private final File folder;
    private final Fonts fonts = Fonts.load();
    private final Cursor cursor = new Cursor();
    private final StageView stage = new StageView(fonts, cursor, new Selection());
    private final Timeline timeline = new Timeline(fonts, cursor, new Selection());
    private Identities identities = Identities.none();
    private Shares shares = Shares.none();
    private long sharesAt;

    private LiveMain(File folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        var live = Toolkit.on(() -> new LiveMain(new File(args[0])));
        live.folder.mkdirs();
        Toolkit.on(() -> live.size(760, 280, 290));
        String source;
        try (var in = LiveMain.class.getResourceAsStream("/interleave/lessons/gil_fundamentals/lesson.py")) {
            source = new String(in.readAllBytes());
        }
        long threads = Long.parseLong(args[1]);
        for (String act : List.of("one_thread", "two_threads", "two_threads_free")) {
            boolean gil = !act.endsWith("free");
            try (var workload = ModelEngine.underGil().open(new Program("lesson.py", source))) {
                live.run(workload, act, gil, Map.of("iterations", 20_000_000L, "threads", threads));
            }
        }
        Platform.exit();
    }

    private boolean size(double w, double hs, double ht) {
        new Scene((Region) stage.node(), w, hs);
        new Scene((Region) timeline.node(), w, ht);
        ((Region) stage.node()).resize(w, hs);
        ((Region) timeline.node()).resize(w, ht);
        return true;
    }

    private void run(Workload workload, String act, boolean gil, Map<String, Object> knobs) throws Exception {
        var execution = workload.start(new Workload.Call(act, knobs, 5_000_000, gil, true));
        var history = History.of(execution.trace(), execution.cast());
        var folding = new AtomicBoolean(true);
        var folder = new Thread(() -> {
            while (folding.get()) {
                history.fold();
                try {
                    Thread.sleep(10);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        folder.start();
        cursor.follow();
        identities = Identities.none();
        shares = Shares.none();
        var work = new long[2][100_000];
        int frames = 0;
        while (!execution.done()) {
            Thread.sleep(16);
            int frame = frames++;
            Toolkit.on(() -> {
                cursor.timeProperty().set(Math.max(history.endNanos(), history.startNanos()));
                frame(history, FrameState.Phase.RUNNING, gil);
                work[0][frame] = stage.workNanos();
                work[1][frame] = timeline.workNanos();
                if (frame == 100) save("live-" + act);
                return null;
            });
        }
        execution.await();
        folding.set(false);
        folder.join();
        history.fold();
        report(act, frames, work);
        long start = history.startNanos(), length = history.endNanos() - start;
        Toolkit.on(() -> {
            cursor.seek(start + length / 2 + 3_000_000);
            frame(history, FrameState.Phase.FINISHED, gil);
            save("after-" + act);
            timeline.zoom(length / 60e6);
            frame(history, FrameState.Phase.FINISHED, gil);
            save("replay-" + act);
            timeline.fit();
            return null;
        });
    }

    private void frame(History history, FrameState.Phase phase, boolean gil) {
        long now = System.nanoTime();
        identities = Identities.of(history.cast(), identities);
        if (now - sharesAt > 100_000_000 || phase == FrameState.Phase.FINISHED) {
            shares = Shares.over(history, cursor.time() - Shares.WINDOW, cursor.time());
            sharesAt = now;
        }
        var scene = phase == FrameState.Phase.RUNNING ? history.now() : history.at(cursor.time());
        var state = new FrameState(Palette.dark(), phase, "", gil ? "MODEL" : "FREE-THREADED", gil, history, scene, shares, identities, Double.NaN,
            2, 5_000_000,
            history.trace().dropped());
        stage.frame(now, state);
        timeline.frame(now, state);
    }

    private void save(String name) throws Exception {
        for (View view : List.of(stage, timeline)) {
            var image = view.node().getScene().snapshot(null);
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", new File(folder, name + (view == stage ? "-stage" : "-timeline") + ".png"));
        }
    }

    private static void report(String act, int frames, long[][] work) {
        for (int v = 0; v < 2; v++) {
            int from = Math.min(30, frames / 4);
            var sorted = Arrays.copyOfRange(work[v], from, frames);
            Arrays.sort(sorted);
            System.out.printf("%-18s %-9s %4d frames: own work p50 %.3f ms, p95 %.3f ms, p99 %.3f ms%n", act, v == 0 ? "stage" : "timeline", frames,
                sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 95 / 100] / 1e6, sorted[sorted.length * 99 / 100] / 1e6);
        }
    }
}
