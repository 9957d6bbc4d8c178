package interleave.shell;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// How the parts stand in the window: the bar above, three columns, the line below; and the sizes that are remembered. Screen's thread only.
final class Arrangement {
    private final Preferences kept;
    private final Centre centre;
    private final SplitPane columns;
    private final BorderPane root;
    private final Node top, navigator, middle, reading;
    private @Nullable Node below;
    private boolean whole = true;

    /// @param layers the whole window; what is added to it lies over it
    /// @param middle the centre, or what it stands in
    Arrangement(Preferences kept, StackPane layers, Node top, Node navigator, Centre centre, Node middle, Node reading) {
        this.kept = kept;
        this.centre = centre;
        this.top = top;
        this.navigator = navigator;
        this.middle = middle;
        this.reading = reading;
        columns = new SplitPane(navigator, middle, reading);
        columns.getStyleClass().add("frame-split");
        SplitPane.setResizableWithParent(navigator, false);
        SplitPane.setResizableWithParent(reading, false);
        root = new BorderPane(columns);
        root.setTop(top);
        layers.getChildren().addFirst(root);
        layers.getStyleClass().add("window");
    }

    void below(Node line) {
        below = line;
        root.setBottom(line);
    }

    /// For a hall: the stage above the timeline, nothing else.
    void stageAndTimeline() {
        bare();
        centre.stageAndTimeline();
        columns.getItems().setAll(middle);
        centre.split().setDividerPositions(0.52);
    }

    /// For a hall: the stage and another node.
    ///
    /// @param beside else beneath it
    void stageAnd(Node other, boolean beside) {
        bare();
        if (beside) {
            centre.stageAnd(null);
            columns.getItems().setAll(middle, other);
            columns.setDividerPositions(0.56);
        } else {
            columns.getItems().setAll(middle);
            centre.stageAnd(other);
            centre.split().setDividerPositions(0.5);
        }
    }

    private void bare() {
        whole = false;
        columns.getItems().clear();
        root.setTop(null);
        root.setBottom(null);
    }

    /// Everything again.
    void everything() {
        columns.getItems().clear();
        centre.everything();
        columns.getItems().setAll(navigator, middle, reading);
        root.setTop(top);
        root.setBottom(below);
        whole = true;
        root.applyCss();
        root.layout();
        divide();
    }

    /// Divides the window as remembered, else so that the sides are as wide as their texts need.
    void divide() {
        if (!whole) {
            return;
        }
        double width = Math.max(1, columns.getWidth());
        columns.setDividerPositions(kept.get("divider.left", 0, 0.6, Math.min(0.24, 216 / width)), kept.get("divider.right", 0.3, 1, Math.max(0.5, 1 - 372 / width)));
        centre.split().setDividerPositions(kept.get("divider.stage", 0.05, 0.9, 0.37), kept.get("divider.timeline", 0.1, 1, 0.75));
    }

    /// Takes down what the window should look like next time.
    void remember(Stage stage, @Nullable Scene scene) {
        if (!whole || stage.isFullScreen()) {
            return;
        }
        kept.put("window.maximized", String.valueOf(stage.isMaximized()));
        if (!stage.isMaximized() && scene != null) {
            kept.put("window.width", scene.getWidth());
            kept.put("window.height", scene.getHeight());
        }
        kept.put("divider.left", columns.getDividerPositions()[0]);
        kept.put("divider.right", columns.getDividerPositions()[1]);
        var dividers = centre.dividers();
        if (dividers.length > 1) {
            kept.put("divider.stage", dividers[0]);
            kept.put("divider.timeline", dividers[1]);
        }
    }
}
