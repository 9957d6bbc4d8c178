package interleave.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.run.Engines;
import interleave.shell.Window;
import interleave.teaching.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The real window, on the real engine, with small numbers; everything found by its id, as a user finds it by eye. Opened before each test, closed after it.
abstract class Journey {
    private static final int SECONDS = 120;
    final FxRobot robot = new FxRobot();
    private final AtomicReference<Throwable> failed = new AtomicReference<>();
    final java.util.List<Long> blocked = new java.util.concurrent.CopyOnWriteArrayList<>();
    @TempDir
    private Path folder;
    Path preferences;
    Thread window;
    private Thread watch;

    /// The window's at the start, px.
    int height() {
        return 700;
    }

    /// More lines of the preferences it opens with.
    String remembered() {
        return "";
    }

    /// The recording it opens with; null: none.
    Path tape() {
        return null;
    }

    @BeforeEach
    void openTheWindow() throws Exception {
        preferences = folder.resolve("preferences.properties");
        Files.writeString(preferences, "knob.gil_fundamentals.iterations=3000\nknob.gil_fundamentals.operations=1000\nwindow.width=1000\nwindow.height=" + height() + "\n" + remembered());
        window = Thread.ofPlatform().daemon().name("window").start(() -> {
            try {
                Window.open(new Window.Options(Catalog.read(), Engines.built(), null, preferences, tape(), null));
            } catch (Throwable e) {
                failed.set(e);
            }
        });
        until("the window is there", () -> robot.lookup("#run").tryQuery().isPresent());
        watch = Thread.ofPlatform().daemon().name("watch").start(this::watch);
    }

    /// How long the screen's thread lets something wait.
    private void watch() {
        try {
            while (!Thread.interrupted()) {
                long asked = System.nanoTime();
                Platform.runLater(() -> blocked.add(System.nanoTime() - asked));
                Thread.sleep(100);
            }
        } catch (InterruptedException over) {
            // The test has ended.
        }
    }

    @AfterEach
    void closeTheWindow() throws Exception {
        if (window.isAlive()) {
            robot.lookup("#run").tryQuery().ifPresent(node -> robot.interact(() -> node.getScene().getWindow().hide()));
        }
        window.join(20_000);
        watch.interrupt();
        assertThat(window.isAlive()).isFalse();
        assertThat(failed.get()).isNull();
    }

    static void until(String what, Callable<Boolean> holds) throws Exception {
        try {
            WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> {
                try {
                    return holds.call();
                } catch (RuntimeException notYet) {
                    return false;
                }
            });
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("not within " + SECONDS + " s: " + what, e);
        }
    }

    final boolean shown(String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(Journey::visible);
    }

    private static boolean visible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    final void press(String query) {
        robot.interact(() -> ((ButtonBase) robot.lookup(query).query()).fire());
    }

    /// A knob's field, in the bar or in the list behind its button, which is opened then.
    final TextField knob(String id) throws Exception {
        String query = "#knob-" + id;
        if (!shown(query) && shown("#more-knobs")) press("#more-knobs");
        until("the knob is there", () -> shown(query));
        return robot.lookup(query).queryAs(TextField.class);
    }

    final String text(String query) {
        return ((Labeled) robot.lookup(query).query()).getText();
    }
}
