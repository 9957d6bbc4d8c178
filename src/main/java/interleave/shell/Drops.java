package interleave.shell;

import java.io.File;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/// Files dropped on the window: a recording is opened, a Python program is shown (and runs when somebody presses Run); of what is neither it is said.
final class Drops {
    private final TapeDeck tapes;
    private final Scripts scripts;

    Drops(TapeDeck tapes, Scripts scripts) {
        this.tapes = tapes;
        this.scripts = scripts;
    }

    void receive(Node root) {
        root.setOnDragOver(event -> {
            if (wanted(event.getDragboard().getFiles()) != null) event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        });
        root.setOnDragDropped(event -> {
            event.setDropCompleted(take(event.getDragboard().getFiles()));
            event.consume();
        });
    }

    /// Opens the first of these that can be; false where none is.
    boolean take(List<File> files) {
        var file = wanted(files);
        if (file == null) return false;
        if (file.getName().endsWith(".py")) scripts.open(file.toPath());
        else tapes.open(file.toPath());
        return true;
    }

    /// The first whose name says that it is one of them, else the first.
    private static @Nullable File wanted(List<File> files) {
        return files.stream().filter(file -> file.getName().endsWith(".tape") || file.getName().endsWith(".py")).findFirst().orElse(files.isEmpty() ? null : files.getFirst());
    }
}
