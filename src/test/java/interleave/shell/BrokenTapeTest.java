package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.export.Toolkit;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Result;
import interleave.run.Session;
import interleave.run.TapeRecorder;
import interleave.run.TapedRun;
import interleave.teaching.Catalog;
import interleave.trace.Bookmark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.controlsfx.control.NotificationPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The way of someone whose file is broken: each is one sentence or is shown as far as it is whole, and the window goes on.
class BrokenTapeTest {
    private static final Catalog CATALOG = Catalog.read();

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private Desk desk;

    @BeforeEach
    void showTheWindow() throws Exception {
        Toolkit.start();
        desk = Toolkit.call(() -> {
            var made = new Desk(CATALOG, Engines.built(), new Memory(Preferences.none()));
            var scene = new Scene(made.root(), 1000, 700);
            made.dress(scene, true);
            var stage = new Stage();
            stage.setScene(scene);
            made.open(null);
            stage.show();
            made.begin();
            return made;
        });
    }

    @AfterEach
    void closeIt() throws Exception {
        Toolkit.call(() -> {
            desk.close();
            return true;
        });
    }

    private static void until(String what, Callable<Boolean> holds) throws Exception {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> Toolkit.call(holds::call));
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("not within a minute: " + what, e);
        }
    }

    private String notice() {
        var notices = robot.lookup("#notices").queryAs(NotificationPane.class);
        return notices.isShowing() ? notices.getText() : "";
    }

    private double top(String node) {
        var shown = robot.lookup(node).query();
        return shown.localToScene(shown.getLayoutBounds()).getMinY();
    }

    private double bottom(String node) {
        var shown = robot.lookup(node).query();
        return shown.localToScene(shown.getLayoutBounds()).getMaxY();
    }

    private void says(Path file, String... words) throws Exception {
        Toolkit.call(() -> {
            desk.tapes().open(file);
            return true;
        });
        until(file.getFileName() + " is told of", () -> notice().contains(String.valueOf(file.getFileName())) && !notice().startsWith("Opening"));
        assertThat(notice()).contains(words).endsWith(".").doesNotContain("Exception", "\n");
    }

    private static Result run() throws InterruptedException {
        var plan = Plan.of(CATALOG.lessons().getFirst(), Engines.built().getFirst()).acts(List.of("one_thread", "two_threads")).repetitions(1).warm(false);
        return Session.start(plan.settings(plan.settings().with("iterations", 20_000L))).await();
    }

    @Test
    void brokenFilesAreSentencesAndTheWindowGoesOn() throws Exception {
        var result = run();
        var good = folder.resolve("good.tape");
        TapeRecorder.write(result, good, Map.of());
        var bytes = Files.readAllBytes(good);
        var damaged = bytes.clone();
        for (int at = bytes.length / 3; at < bytes.length / 3 + 60; at++) damaged[at] ^= 0x55;
        var newer = bytes.clone();
        newer[11]++;
        var checksum = new java.util.zip.CRC32C();
        checksum.update(newer, 0, 12);
        java.nio.ByteBuffer.wrap(newer).putInt(12, (int) checksum.getValue());

        says(Files.write(folder.resolve("picture.tape"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 0}), "no tape of Interleave");
        says(Files.createFile(folder.resolve("empty.tape")), "no tape of Interleave");
        says(Files.createDirectory(folder.resolve("folder.tape")), "it is a folder");
        says(folder.resolve("gone.tape"), "There is no file");
        says(Files.write(folder.resolve("newer.tape"), newer), "newer Interleave");
        assertThat(Toolkit.call(() -> desk.bench().take() == null)).as("nothing was opened").isTrue();
        until("the notice stands above the stage, not on it", () -> bottom(".notification-bar") > 0 && top("#pictures") >= bottom(".notification-bar"));

        says(Files.write(folder.resolve("cut.tape"), Arrays.copyOf(bytes, bytes.length * 3 / 5)), "is cut off");
        until("what was whole is shown", () -> desk.bench().take() != null && desk.state().history() != null);
        says(Files.write(folder.resolve("damaged.tape"), damaged), "is damaged in places");
        until("what is whole is shown", () -> desk.bench().take() != null && desk.state().history() != null);

        Toolkit.call(() -> {
            desk.tapes().open(good);
            return true;
        });
        until("the good one is shown, and nothing said of it", () -> desk.bench().result() != null && notice().isEmpty() && desk.bench().result().status().takes().size() == 2
            && desk.state().history() == java.util.Objects.requireNonNull(desk.bench().take()).history());
        Toolkit.call(() -> {
            desk.cursor().seek(java.util.Objects.requireNonNull(desk.state().history()).startNanos());
            return true;
        });
        long before = Toolkit.call(() -> desk.cursor().time());
        robot.push(KeyCode.RIGHT);
        until("one event on", () -> desk.cursor().time() > before);
        assertThat(robot.lookup("#run").query().isDisabled()).isFalse();
        assertThat(robot.lookup("#status-state").queryAs(Label.class).getText()).isNotEmpty();
    }

    @Test
    void bookmarksAreSavedWithTheirRecordingAndComeBackWithIt() throws Exception {
        var result = run();
        var file = folder.resolve("marked.tape");
        var mark = Toolkit.call(() -> {
            desk.adopt(result);
            var take = result.status().takes().getLast();
            var made = new Bookmark(take.history().startNanos() + 1000, "Who holds it now? \u202e<b>", Bookmark.Kind.ASK);
            desk.marks().put(take, List.of(made));
            desk.tapes().save(result, file);
            return made;
        });
        until("it is saved", () -> notice().startsWith("Saved as"));
        var taped = TapedRun.open(file, CATALOG);
        assertThat(taped.bookmarks()).containsExactly(List.of(), List.of(mark));

        // Opened, one more is added by hand, and it is saved under the same name.
        Toolkit.call(() -> {
            desk.tapes().open(file);
            return true;
        });
        until("it is open", () -> desk.bench().result() != result && desk.bench().result() != null);
        Toolkit.call(() -> {
            var opened = java.util.Objects.requireNonNull(desk.bench().result());
            desk.showing().choose(opened.status().takes().getLast());
            return true;
        });
        until("its bookmarks are shown", () -> desk.bookmarks().all().equals(List.of(mark)));
        var more = Bookmark.mark(mark.nanos() + 5, "x".repeat(10_000));
        Toolkit.call(() -> {
            desk.bookmarks().add(more);
            desk.tapes().save(java.util.Objects.requireNonNull(desk.bench().result()), file);
            return true;
        });
        until("it is saved again", () -> notice().startsWith("Saved as"));
        assertThat(TapedRun.open(file, CATALOG).bookmarks()).containsExactly(List.of(), List.of(mark, more));
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
