package interleave.shell;

import interleave.run.Result;
import interleave.run.TapeRecorder;
import interleave.run.TapedRun;
import interleave.tape.UnreadableTape;
import interleave.teaching.Catalog;
import interleave.teaching.Script;
import java.io.IOException;
import java.nio.file.Path;
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

    TapeDeck(Desk desk, Catalog catalog, NotificationPane notices) {
        this.desk = desk;
        this.catalog = catalog;
        this.notices = notices;
    }

    /// Asks for a file.
    void open() {
        var chosen = chooser("Open a recording").showOpenDialog(desk.root().getScene().getWindow());
        if (chosen != null) open(chosen.toPath());
    }

    void open(Path file) {
        if (desk.bench().busy()) {
            say("A run goes on; cancel it (Esc) before you open a recording.");
            return;
        }
        stop();
        folder = file.toAbsolutePath().getParent();
        var reader = Thread.ofPlatform().daemon().name("interleave-open").unstarted(() -> read(file));
        opening = reader;
        say("Opening " + file.getFileName() + " ...", new Action("Cancel", event -> {
            stop();
            notices.hide();
        }));
        reader.start();
    }

    private void read(Path file) {
        var reader = Thread.currentThread();
        try {
            var run = TapedRun.open(file, catalog);
            Platform.runLater(() -> opened(reader, file, run));
        } catch (UnreadableTape e) {
            Platform.runLater(() -> failed(reader, e.getMessage()));
        } catch (InterruptedException e) {
            // nobody wants it any more
        } catch (OutOfMemoryError e) {
            Platform.runLater(() -> failed(reader, file.getFileName() + " holds more than fits into this program's memory; start it with a larger heap (INTERLEAVE_JAVA_OPTIONS=-Xmx8g)."));
        }
    }

    private void opened(Thread reader, Path file, TapedRun run) {
        if (opening != reader) return;
        opening = null;
        if (run.result().plan().lesson() instanceof Script script) desk.scripts().show(script);
        else desk.open(run.result().plan().lesson().id());
        desk.adopt(run.result());
        var takes = run.result().status().takes();
        for (int i = 0; i < takes.size(); i++) desk.marks().put(takes.get(i), run.bookmarks().get(i));
        var notice = run.notice(String.valueOf(file.getFileName()));
        if (notice != null) say(notice);
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
            try {
                TapeRecorder.write(result, file, marks);
                outcome = "Saved as " + file + ".";
            } catch (IOException e) {
                outcome = "Can't write " + file + " (" + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + "): make room or choose another place.";
            }
            var sentence = outcome;
            Platform.runLater(() -> say(sentence));
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
