package interleave.shell;

import interleave.engine.cpython.Interpreters;
import interleave.export.Toolkit;
import interleave.run.Plan;
import interleave.run.Result;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The program's window, as the command line opens it.
///
/// [#open] shows it and returns when it is closed; [#run] runs a plan in the real window and returns what was measured, frames included. Both may be called from
/// any thread but the toolkit's, one window at a time.
public final class Window {
    private static final double WIDTH = 1440, HEIGHT = 900;

    private Window() {}

    /// What a window opens with.
    ///
    /// @param engines     to choose from, the default one first; those that can't be used here say why
    /// @param lesson      to open; null: the last one, else the first that is built
    /// @param preferences the file; null: the platform's usual place
    /// @param tape        a recording to open; null: none
    /// @param search      looks for interpreters once the window is there; null: none are offered
    public record Options(Catalog catalog, List<Engine> engines, @Nullable String lesson, @Nullable Path preferences, @Nullable Path tape,
                          @Nullable Interpreters search) {
        /// Without a recording and interpreters.
        public Options(Catalog catalog, List<Engine> engines, @Nullable String lesson, @Nullable Path preferences) {
            this(catalog, engines, lesson, preferences, null, null);
        }
    }

    /// What a plan came to in the window, and how the window fared meanwhile.
    public record Ran(Result result, FrameMeter.Report frames) {}

    /// How long one waited in the window, ms: each time for the recording to open, the first time of which finds nothing ready, and for the picture of each instant sought.
    public record Opened(double[] openings, double[] seeks) {}

    /// Opens the window; returns when it is closed.
    public static void open(Options options) throws InterruptedException {
        Toolkit.start();
        var closed = new CountDownLatch(1);
        var preferences = preferences(options);
        var desk = Toolkit.call(() -> {
            var made = new Desk(options.catalog(), options.engines(), new Memory(preferences));
            show(made, preferences, options.lesson(), closed);
            if (options.search() != null) {
                made.engines().search(options.search());
            }
            if (options.tape() != null) {
                made.tapes().open(options.tape());
            }
            return made;
        });
        closed.await();
        Toolkit.call(() -> {
            desk.close();
            return true;
        });
        preferences.write(preferences.text());
    }

    /// Runs a plan in the window and closes it. Preferences are read and left as they were.
    public static Ran run(Options options, Plan plan) throws InterruptedException {
        Toolkit.start();
        var closed = new CountDownLatch(1);
        var preferences = preferences(options);
        var desk = Toolkit.call(() -> {
            var made = new Desk(options.catalog(), options.engines(), new Memory(preferences));
            show(made, preferences, plan.lesson().id(), closed);
            made.run(plan);
            return made;
        });
        var session = Toolkit.call(() -> desk.bench().session());
        if (session == null) {
            throw new IllegalStateException("The plan did not start.");
        }
        try {
            var result = session.await();
            var frames = Toolkit.call(() -> desk.loop().whole().report());
            return new Ran(result, frames);
        } finally {
            session.cancel();
            Toolkit.call(() -> {
                desk.close();
                return true;
            });
        }
    }

    /// Opens the recording of `options` again and again in a window as large as the screen, goes to instants of it, and closes the window. Preferences are left as they were.
    ///
    /// @param openings at least 1
    /// @param seeks    at random, the same ones each time
    /// @throws IllegalStateException with one sentence where the recording does not open
    public static Opened opening(Options options, int openings, int seeks) throws InterruptedException {
        Toolkit.start();
        var closed = new CountDownLatch(1);
        var desk = Toolkit.call(() -> {
            var made = new Desk(options.catalog(), options.engines(), new Memory(Preferences.none()));
            show(made, Preferences.none(), options.lesson(), closed);
            if (made.root().getScene().getWindow() instanceof Stage stage) stage.setMaximized(true);
            return made;
        });
        try {
            return new TapeTiming(desk, Objects.requireNonNull(options.tape())).run(openings, seeks, 5);
        } finally {
            Toolkit.call(() -> {
                desk.close();
                return true;
            });
        }
    }

    private static Preferences preferences(Options options) {
        return Preferences.read(options.preferences() == null ? Preferences.place() : options.preferences());
    }

    private static void show(Desk desk, Preferences preferences, @Nullable String lesson, CountDownLatch closed) {
        var stage = new Stage();
        var screen = javafx.stage.Screen.getPrimary().getVisualBounds();
        var scene = new Scene(desk.root(), Math.min(screen.getWidth(), preferences.get("window.width", 400, 8000, Math.min(WIDTH, screen.getWidth()))),
                Math.min(screen.getHeight(), preferences.get("window.height", 300, 5000, Math.min(HEIGHT, screen.getHeight()))));
        desk.dress(scene, preferences.get("theme", "light").equals("dark"));
        stage.setTitle("Interleave");
        stage.setScene(scene);
        stage.setMinWidth(480);
        stage.setMinHeight(360);
        stage.setMaximized(preferences.get("window.maximized", "false").equals("true"));
        stage.setOnHiding(event -> desk.remember(stage));
        stage.setOnHidden(event -> closed.countDown());
        desk.open(lesson);
        stage.show();
        desk.begin();
    }
}
