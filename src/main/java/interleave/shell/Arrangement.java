package interleave.shell;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// How the parts stand in the window: the bar above, three columns, the line below; and the sizes that are remembered. Screen's thread only.
final class Arrangement {
    /// The three columns.
    enum Pane {
        LESSONS("Lessons"), PICTURES("Pictures"), TEXT("Text");

        final String title;

        Pane(String title) {
            this.title = title;
        }
    }

    /// From this width on there is room for all three columns, for two; px.
    static final double ALL = 960, TWO = 760;
    private final Preferences kept;
    private final Centre centre;
    private final SplitPane columns;
    private final BorderPane root;
    private final Node top, navigator, middle, reading;
    private @Nullable Node below;
    private final BorderPane pictures;
    private boolean whole = true;
    private Pane pane = Pane.PICTURES;
    private List<Pane> seen = List.of();
    private Consumer<List<Pane>> listener = panes -> { };

    /// @param layers the whole window; what is added to it lies over it
    /// @param middle the centre, or what it stands in
    Arrangement(Preferences kept, StackPane layers, Node top, Node navigator, Centre centre, Node middle, Node reading) {
        this.kept = kept;
        this.centre = centre;
        this.top = top;
        this.navigator = navigator;
        this.pictures = new BorderPane(middle);
        pictures.setMinSize(0, 0);
        this.middle = pictures;
        this.reading = reading;
        columns = new SplitPane(navigator, this.middle, reading);
        columns.getStyleClass().add("frame-split");
        SplitPane.setResizableWithParent(navigator, false);
        SplitPane.setResizableWithParent(reading, false);
        root = new BorderPane(columns);
        root.setTop(top);
        root.widthProperty().addListener((property, was, width) -> columns());
        layers.getChildren().addFirst(root);
        layers.getStyleClass().add("window");
    }

    void below(Node line) {
        below = line;
        root.setBottom(line);
    }

    /// Hears which columns are seen where there is no room for all; none: all are.
    void listen(Consumer<List<Pane>> seen) {
        listener = seen;
    }

    /// In a narrow window this column is seen from now on.
    void bring(Pane next) {
        pane = next;
        columns();
    }

    void next() {
        bring(Pane.values()[(pane.ordinal() + 1) % Pane.values().length]);
    }

    private void columns() {
        double width = root.getWidth();
        var now = width >= ALL || width == 0 ? List.<Pane>of() : width < TWO ? List.of(pane) : pane == Pane.LESSONS ? List.of(Pane.LESSONS, Pane.PICTURES) : List.of(Pane.PICTURES, Pane.TEXT);
        if (!now.equals(seen)) {
            seen = now;
            if (whole) {
                lay();
                divide();
            }
            listener.accept(seen);
        }
    }

    private void lay() {
        columns.getItems().clear();
        for (var each : Pane.values()) {
            if (seen.isEmpty() || seen.contains(each)) {
                columns.getItems().add(each == Pane.LESSONS ? navigator : each == Pane.PICTURES ? middle : reading);
            }
        }
    }

    /// What stands above the pictures; null: nothing.
    void above(@Nullable Node strip) {
        pictures.setTop(strip);
    }

    /// For a hall: the stage above the timeline, nothing else.
    void stageAndTimeline() {
        bare();
        centre.stageAndTimeline();
        columns.getItems().setAll(middle);
        if (centre.comparing()) centre.split().setDividerPositions(Centre.HALL_HEAD, Centre.HALL_HEAD + (1 - Centre.HALL_HEAD) / 2);
        else centre.split().setDividerPositions(0.52);
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
        lay();
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
        if (!seen.isEmpty()) {
            columns.setDividerPositions(seen.contains(Pane.LESSONS) ? 216 / width : 1 - 350 / width);
        } else {
            columns.setDividerPositions(kept.get("divider.left", 0, 0.6, Math.min(0.24, 216 / width)), kept.get("divider.right", 0.3, 1, Math.max(0.5, 1 - 372 / width)));
        }
        if (!centre.comparing()) centre.split().setDividerPositions(kept.get("divider.stage", 0.05, 0.9, 0.37), kept.get("divider.timeline", 0.1, 1, 0.75));
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
        if (!seen.isEmpty()) {
            return;
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
