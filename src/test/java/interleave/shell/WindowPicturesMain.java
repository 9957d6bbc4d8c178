package interleave.shell;

import interleave.export.Png;
import interleave.export.Toolkit;
import interleave.reading.Reading;
import interleave.run.Engines;
import interleave.run.Status;
import interleave.teaching.Catalog;
import interleave.teaching.Question;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window in every state a learner meets, as PNG files for looking at: two sizes, both themes, real runs with small numbers. Argument: the folder.
public final class WindowPicturesMain {
    private static final int[][] SIZES = {{1280, 800}, {1920, 1080}};
    private final Path folder;
    private final Stage stage = new Stage();
    private final Desk desk;
    private Scene scene;

    private WindowPicturesMain(Path folder) {
        this.folder = folder;
        desk = new Desk(Catalog.read(), Engines.built(), new Memory(Preferences.none()));
        scene = new Scene(desk.root(), SIZES[0][0], SIZES[0][1]);
        stage.setScene(scene);
        stage.show();
        desk.dress(scene, false);
        desk.open("gil_fundamentals");
    }

    public static void main(String[] args) throws Exception {
        Toolkit.start();
        var pictures = Toolkit.call(() -> new WindowPicturesMain(Path.of(args[0])));
        try {
            pictures.all();
        } finally {
            Toolkit.call(() -> {
                pictures.desk.close();
                return true;
            });
            Platform.exit();
        }
    }

    private void all() throws Exception {
        picture("read");
        set("iterations", 3_000_000L);
        run();
        until(status -> status.question() != null);
        picture("question");
        answer("1");
        until(status -> status.current() != null && status.act() != null && status.act().id().equals("two_threads")
                && System.nanoTime() - status.sinceNanos() > 60_000_000L);
        picture("live");
        until(status -> status.question() != null);
        picture("question-between");
        answer(null);
        until(status -> status.phase().over());
        picture("result");
        page(Reading.Page.CODE);
        picture("code");
        page(Reading.Page.PREDICT);
        picture("predict");
        crowd(16, "sixteen");
        var program = Toolkit.call(() -> desk.bench().source());
        edit(program.replace("    totals = [None] * threads", "    threads = 200\n    totals = [None] * threads"));
        set("iterations", 20_000L);
        run();
        finish();
        page(Reading.Page.CODE);
        picture("two-hundred");
        edit(program.replace("total += i * i", "total += i * j"));
        run();
        finish();
        picture("failed");
        edit("def broken(:\n" + program);
        run();
        finish();
        picture("refused");
    }

    private void crowd(long threads, String name) throws Exception {
        set("threads", threads);
        set("iterations", 500_000L);
        run();
        finish();
        page(Reading.Page.CODE);
        picture(name);
    }

    private void finish() throws Exception {
        until(status -> {
            if (status.question() != null) {
                desk.bench().skip(status.question());
            }
            return status.phase().over();
        });
    }

    private void run() throws Exception {
        Toolkit.call(() -> {
            desk.run();
            return true;
        });
    }

    private void set(String knob, Object value) throws Exception {
        Toolkit.call(() -> {
            var lesson = java.util.Objects.requireNonNull(desk.bench().lesson());
            desk.bench().knob(lesson.knob(knob).orElseThrow(), value);
            return true;
        });
    }

    private void edit(String source) throws Exception {
        Toolkit.call(() -> {
            desk.reading().open(java.util.Objects.requireNonNull(desk.bench().lesson()), source);
            desk.bench().edited(source);
            return true;
        });
    }

    private void answer(@Nullable String guess) throws Exception {
        Toolkit.call(() -> {
            Question question = java.util.Objects.requireNonNull(java.util.Objects.requireNonNull(desk.bench().status()).question());
            if (guess == null) {
                desk.bench().skip(question);
            } else {
                desk.bench().answer(question, guess);
            }
            return true;
        });
    }

    private void page(Reading.Page page) throws Exception {
        Toolkit.call(() -> {
            desk.reading().show(page);
            return true;
        });
    }

    /// Frames go on meanwhile, as in a window.
    private void until(Predicate<Status> holds) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < end) {
            boolean now = Toolkit.call(() -> {
                desk.settle(1);
                var status = desk.bench().status();
                return status != null && holds.test(status);
            });
            if (now) {
                return;
            }
            LockSupport.parkNanos(10_000_000);
        }
        System.err.println("not within a minute");
    }

    private void picture(String name) throws Exception {
        Toolkit.call(() -> {
            for (int[] size : SIZES) {
                var old = scene;
                old.setRoot(new javafx.scene.Group());
                scene = new Scene(desk.root(), size[0], size[1]);
                stage.setScene(scene);
                stage.setWidth(size[0]);
                stage.setHeight(size[1]);
                for (boolean dark : new boolean[] {false, true}) {
                    desk.dress(scene, dark);
                    desk.settle(3);
                    LockSupport.parkNanos(110_000_000);
                    desk.settle(2);
                    Png.write(scene.snapshot(null), folder.resolve(name + "-" + size[0] + (dark ? "-dark.png" : ".png")));
                }
            }
            return true;
        });
    }
}
