package interleave.shell;

import interleave.run.Take;
import interleave.teaching.Catalog;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The middle of the window: stage, timeline with the replay's controls, charts, each with a divider; or, for a lesson that isn't built, what it will be about.
final class Centre extends StackPane {
    private final SplitPane split;
    private final Card stageCard, timelineCard, podiumCard;
    private final Node charts;
    private final Transport transport;
    private final BorderPane podium = new BorderPane();
    private final Node conductBar;
    private final VBox unbuilt = new VBox(8);
    private final Label title = new Label(), text = new Label();
    private final ComboBox<Take> takes = new ComboBox<>();
    private final Consumer<Take> chosen;
    private List<Take> listed = List.of();
    private boolean showing, conducting;
    private double[] dividers = {};

    /// @param conducted  what takes the stage's place while threads are conducted
    /// @param conductBar beneath it
    Centre(Node stage, Node timeline, Node charts, Transport transport, Node conducted, Node conductBar, Consumer<Take> chosen) {
        this.chosen = chosen;
        this.conductBar = conductBar;
        podium.setCenter(conducted);
        podium.setBottom(conductBar);
        podium.setMinSize(0, 0);
        podiumCard = new Card(podium, "stage-card");
        getStyleClass().add("centre");
        setMinSize(0, 0);
        takes.setId("takes");
        takes.setMinWidth(128);
        takes.setPrefWidth(128);
        takes.setButtonCell(new Shown());
        takes.setConverter(new TakeName());
        takes.setTooltip(new Tooltip("Which act and repetition is shown"));
        takes.valueProperty().addListener((property, was, take) -> {
            if (!showing && take != null) {
                this.chosen.accept(take);
            }
        });
        HBox.setHgrow(transport, Priority.ALWAYS);
        transport.getChildren().addFirst(takes);
        var below = new BorderPane(timeline);
        below.setBottom(transport);
        below.setMinSize(0, 0);
        stageCard = new Card(stage, "stage-card");
        timelineCard = new Card(below);
        this.charts = charts;
        this.transport = transport;
        split = new SplitPane(stageCard, timelineCard, charts);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.37, 0.77);
        split.setId("pictures");
        title.getStyleClass().add("empty-title");
        text.getStyleClass().add("muted");
        text.setWrapText(true);
        text.setMaxWidth(420);
        text.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        unbuilt.getChildren().addAll(title, text);
        unbuilt.setAlignment(Pos.CENTER);
        unbuilt.getStyleClass().add("card");
        unbuilt.setId("unbuilt");
        getChildren().addAll(split, unbuilt);
        built();
    }

    SplitPane split() {
        return split;
    }

    /// Stage, timeline with the replay's controls, charts.
    void everything() {
        transport(true);
        there(conductBar, true);
        if (conducting) {
            split.getItems().setAll(podiumCard);
        } else {
            split.getItems().setAll(stageCard, timelineCard, charts);
        }
    }

    /// Without the controls.
    void stageAndTimeline() {
        stageAnd(conducting ? null : timelineCard);
    }

    /// The stage, and another node beneath it.
    void stageAnd(@Nullable Node other) {
        transport(false);
        there(conductBar, false);
        split.getItems().setAll(conducting ? podiumCard : stageCard);
        if (other != null) {
            split.getItems().add(other);
        }
    }

    /// While threads are conducted the podium stands in the place of everything else. Takes effect when the parts are next arranged.
    void conducting(boolean on) {
        if (on && !conducting && split.getItems().size() == 3) {
            dividers = split.getDividerPositions();
        }
        conducting = on;
    }

    /// Arranges everything in the window again and keeps how it was divided.
    void again() {
        everything();
        if (!conducting && dividers.length > 0) {
            split.setDividerPositions(dividers);
        }
    }

    /// How it is divided while the parts of a run are shown; fewer numbers than two if they never were.
    double[] dividers() {
        return conducting ? dividers : split.getDividerPositions();
    }

    private void transport(boolean shown) {
        there(transport, shown);
    }

    private static void there(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    void built() {
        split.setVisible(true);
        unbuilt.setVisible(false);
    }

    /// A place in the course with nothing in it yet, said plainly.
    void unbuilt(Catalog.Entry entry) {
        title.setText(entry.number() + "  " + entry.title());
        text.setText("This lesson is planned and not built yet. Lesson 1.1 runs: choose it on the left.");
        split.setVisible(false);
        unbuilt.setVisible(true);
    }

    /// The takes to choose from, and the one that is shown.
    void takes(List<Take> all, @Nullable Take shown) {
        showing = true;
        if (!all.equals(listed)) {
            listed = all;
            takes.getItems().setAll(all);
        }
        if (takes.getValue() != shown) {
            takes.setValue(shown);
        }
        takes.setDisable(all.isEmpty());
        showing = false;
    }

    /// The one that is shown, by its short name.
    private static final class Shown extends javafx.scene.control.ListCell<Take> {
        @Override
        protected void updateItem(@Nullable Take take, boolean empty) {
            super.updateItem(take, empty);
            setText(take == null || empty ? "" : take.act().brief() + " · " + (take.repetition() + 1));
        }
    }

    private static final class TakeName extends StringConverter<Take> {
        @Override
        public String toString(@Nullable Take take) {
            return take == null ? "" : take.act().title() + " · " + (take.repetition() + 1);
        }

        @Override
        public @Nullable Take fromString(String text) {
            return null;
        }
    }
}
