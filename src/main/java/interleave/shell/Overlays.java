package interleave.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What lies over the window, one thing at a time; closed with Escape or a click beside it. The focus goes back to where it was.
final class Overlays {
    private final StackPane layers;
    private final Region scrim = new Region();
    private @Nullable Region shown;
    private @Nullable Node focus;

    /// @param layers where it is laid
    Overlays(StackPane layers) {
        this.layers = layers;
        scrim.getStyleClass().add("scrim");
        scrim.setOnMouseClicked(event -> close());
    }

    boolean open() {
        return shown != null;
    }

    /// Shows `content` in the middle.
    void show(Region content) {
        close();
        focus = layers.getScene() == null ? null : layers.getScene().getFocusOwner();
        content.getStyleClass().add("overlay");
        content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(content, Pos.CENTER);
        StackPane.setMargin(content, new Insets(12));
        layers.getChildren().addAll(scrim, content);
        shown = content;
    }

    void close() {
        var gone = shown;
        if (gone == null) {
            return;
        }
        shown = null;
        layers.getChildren().removeAll(scrim, gone);
        var back = focus;
        if (back != null && back.getScene() != null) {
            back.requestFocus();
        }
    }

    /// Closes it if it is open, else shows it.
    void toggle(String id, java.util.function.Supplier<Region> content) {
        if (shown != null && id.equals(shown.getId())) {
            close();
        } else {
            var made = content.get();
            made.setId(id);
            show(made);
        }
    }
}
