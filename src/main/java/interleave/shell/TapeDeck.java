package interleave.shell;

import interleave.run.Result;
import interleave.run.TapeRecorder;
import interleave.run.TapedRun;
import interleave.tape.UnreadableTape;
import interleave.teaching.Catalog;
import interleave.teaching.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;
import org.jspecify.annotations.Nullable;

/// Tapes in the window: opening a recording, saving the one on screen. Files are read and written on threads of their own while the window goes on; a later request
/// replaces one that is still under way. Screen's thread only.
final class TapeDeck {
    private static final FileChooser.ExtensionFilter TAPES = new FileChooser.ExtensionFilter("Recordings of Interleave (*.tape)", "*.tape");

    private final Desk desk;
    private final Catalog catalog;
    private final NotificationPane notices;
    private @Nullable Thread opening;
    private @Nullable Path folder;
    /// The file of the run that is shown, where it comes from one or was kept in one.
    private @Nullable Path file;
    private @Nullable Result of;
    private boolean expected;

    TapeDeck(Desk desk, Catalog catalog, NotificationPane notices) {
        this.desk = desk;
        this.catalog = catalog;
        this.notices = notices;
    }

    /// Asks for a file.
    void open() {
        expect();
        var chosen = chooser("Open a recording").showOpenDialog(desk.root().getScene().getWindow());
        if (chosen != null) open(chosen.toPath());
    }

    /// The name of the file this run comes from; empty where it comes from none.
    String shown(Result result) {
        var known = file(result);
        return known == null ? "" : String.valueOf(known.getFileName());
    }

    /// The file this run comes from, or was kept in; null without one.
    @Nullable Path file(@Nullable Result result) {
        return result != null && of != null && RunRack.same(of, result) ? file : null;
    }

    /// The recording on screen is the lesson's rehearsed one from now on; where it has no file, asks for one.
    void rehearse() {
        var lesson = desk.bench().lesson();
        var known = file(desk.bench().result());
        if (lesson == null) return;
        if (known == null) {
            var chosen = chooser("Choose the rehearsed recording of " + lesson.title()).showOpenDialog(desk.root().getScene().getWindow());
            if (chosen == null) return;
            known = chosen.toPath();
        }
        desk.memory().rehearsed(lesson, known.toAbsolutePath().toString());
        say(known.getFileName() + " is the rehearsed recording of this lesson from now on; " + desk.commands().get("play-rehearsed").shown() + " plays it.");
    }

    /// Opens the lesson's rehearsed recording and plays it from the beginning.
    void playRehearsed() {
        var lesson = desk.bench().lesson();
        if (lesson == null) return;
        var tape = desk.memory().rehearsed(lesson);
        if (tape.isEmpty()) {
            say("This lesson has no rehearsed recording yet: open or save one, then choose “" + desk.commands().get("rehearse").name() + "” (Ctrl+K).");
            return;
        }
        open(Path.of(tape), desk::replay);
    }

    /// Asks for a file, and shows the run on screen beside it.
    void compare() {
        var chosen = chooser("Compare with a recording").showOpenDialog(desk.root().getScene().getWindow());
        if (chosen != null) compare(chosen.toPath());
    }

    void compare(Path other) {
        read(other, run -> {
            notices.hide();
            desk.compare(new RunRack.Run(run.result(), java.time.LocalTime.now(), String.valueOf(other.getFileName())));
        });
    }

    /// A recording will be opened soon: what that needs is loaded beside the screen's thread.
    void expect() {
        if (expected) return;
        expected = true;
        Thread.ofPlatform().daemon().name("interleave-expect").start(TapedRun::prepare);
    }

    void open(Path file) {
        open(file, () -> { });
    }

    /// @param then done when it is shown
    void open(Path file, Runnable then) {
        read(file, run -> {
            notices.hide();
            this.file = file;
            of = run.result();
            if (run.result().plan().lesson() instanceof Script script) desk.scripts().show(script);
            else desk.open(run.result().plan().lesson().id());
            desk.adopt(run.result());
            var takes = run.result().status().takes();
            for (int i = 0; i < takes.size(); i++) desk.marks().put(takes.get(i), run.bookmarks().get(i));
            var notice = run.notice(String.valueOf(file.getFileName()));
            if (notice != null) say(notice);
            then.run();
        });
    }

    private void read(Path file, Consumer<TapedRun> then) {
        if (desk.bench().busy()) {
            say("A run goes on; cancel it (Esc) before you open a recording.");
            return;
        }
        stop();
        folder = file.toAbsolutePath().getParent();
        var reader = Thread.ofPlatform().daemon().name("interleave-open").unstarted(() -> fetch(file, then));
        opening = reader;
        say("Opening " + file.getFileName() + " ...", new Action("Cancel", event -> {
            stop();
            notices.hide();
        }));
        reader.start();
    }

    private void fetch(Path file, Consumer<TapedRun> then) {
        var reader = Thread.currentThread();
        try {
            var run = TapedRun.open(file, catalog);
            Platform.runLater(() -> opened(reader, run, then));
        } catch (UnreadableTape e) {
            Platform.runLater(() -> failed(reader, e.getMessage()));
        } catch (InterruptedException e) {
            // nobody wants it any more
        } catch (OutOfMemoryError e) {
            Platform.runLater(() -> failed(reader, file.getFileName() + " holds more than fits into this program's memory; start it with a larger heap (INTERLEAVE_JAVA_OPTIONS=-Xmx8g)."));
        }
    }

    private void opened(Thread reader, TapedRun run, Consumer<TapedRun> then) {
        if (opening != reader) return;
        opening = null;
        then.accept(run);
    }

    private void failed(Thread reader, String sentence) {
        if (opening != reader) return;
        opening = null;
        say(sentence);
    }

    private void stop() {
        if (opening != null) opening.interrupt();
        opening = null;
    }

    /// Asks for a file.
    void save() {
        var result = desk.bench().result();
        if (result == null) return;
        var chooser = chooser("Save this recording as");
        chooser.setInitialFileName(result.plan().lesson().id() + ".tape");
        var chosen = chooser.showSaveDialog(desk.root().getScene().getWindow());
        if (chosen != null) save(result, chosen.toPath());
    }

    void save(Result result, Path file) {
        folder = file.toAbsolutePath().getParent();
        say("Saving " + file.getFileName() + " ...");
        var marks = result.status().takes().stream().filter(take -> !desk.marks().of(take).isEmpty()).collect(Collectors.toMap(take -> take, desk.marks()::of));
        Thread.ofPlatform().daemon().name("interleave-save").start(() -> {
            String outcome;
            boolean whole = false;
            try {
                TapeRecorder.write(result, file, marks);
                outcome = "Saved as " + file + ".";
                whole = true;
            } catch (IOException e) {
                outcome = "Can't write " + file + " (" + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + "): make room or choose another place.";
            }
            var sentence = outcome;
            boolean kept = whole;
            Platform.runLater(() -> {
                say(sentence);
                if (kept) {
                    this.file = file;
                    of = result;
                }
            });
        });
    }

    private FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(TAPES);
        if (folder != null && folder.toFile().isDirectory()) chooser.setInitialDirectory(folder.toFile());
        return chooser;
    }

    private void say(String sentence, Action... actions) {
        notices.getActions().setAll(actions);
        notices.show(sentence);
    }
}
