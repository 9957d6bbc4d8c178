package interleave.shell;

import interleave.run.conduct.Rehearsing;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// Schedules on disk: the one on the podium is saved, one from a file is run by. Files are read and written beside the window. Screen's thread only.
final class ScheduleFiles {
    private static final String ENDING = ".schedule";
    private static final FileChooser.ExtensionFilter SCHEDULES = new FileChooser.ExtensionFilter("Schedules of Interleave (*.schedule)", "*" + ENDING);

    private interface OnDisk {
        /// Gives back a sentence to show, or an empty one.
        String with(Rehearsing session) throws IOException;
    }

    private final Desk desk;
    private final Conducting conducting;
    private @Nullable Path folder;

    ScheduleFiles(Desk desk, Conducting conducting) {
        this.desk = desk;
        this.conducting = conducting;
    }

    /// A schedule dropped there is run by.
    void receiveDrops(Node node) {
        node.setOnDragOver(event -> {
            if (schedule(event.getDragboard().getFiles()) != null) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        node.setOnDragDropped(event -> {
            var file = schedule(event.getDragboard().getFiles());
            if (file != null) {
                load(file.toPath());
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    private static @Nullable File schedule(List<File> files) {
        return files.stream().filter(file -> file.getName().endsWith(ENDING)).findFirst().orElse(null);
    }

    /// Asks for a file.
    void save() {
        var chooser = chooser("Save this schedule as");
        var act = conducting.act();
        chooser.setInitialFileName((act == null ? "mine" : act.id()) + ENDING);
        var file = chooser.showSaveDialog(desk.root().getScene().getWindow());
        if (file != null) save(file.toPath());
    }

    void save(Path file) {
        onDisk(file, session -> {
            session.save(file);
            return "Saved as " + file + ".";
        });
    }

    /// Asks for a file.
    void load() {
        var file = chooser("Replay a schedule").showOpenDialog(desk.root().getScene().getWindow());
        if (file != null) load(file.toPath());
    }

    void load(Path file) {
        onDisk(file, session -> {
            session.load(file);
            return "";
        });
    }

    private void onDisk(Path file, OnDisk work) {
        var session = conducting.session();
        if (session == null) return;
        folder = file.toAbsolutePath().getParent();
        Thread.ofVirtual().name("schedule-file").start(() -> {
            String outcome;
            try {
                outcome = work.with(session);
            } catch (IOException e) {
                outcome = String.valueOf(e.getMessage());
            }
            var sentence = outcome;
            if (!sentence.isEmpty()) Platform.runLater(() -> desk.notice(sentence));
        });
    }

    private FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(SCHEDULES);
        if (folder != null && folder.toFile().isDirectory()) chooser.setInitialDirectory(folder.toFile());
        return chooser;
    }
}
