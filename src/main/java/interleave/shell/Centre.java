package interleave.shell;

import interleave.run.Take;
import interleave.teaching.Catalog;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.NotificationPane;
import org.jspecify.annotations.Nullable;

/// The middle of the window: stage, timeline with the replay's controls, charts, each with a divider; or, for a lesson that isn't built, what it will be about.
final class Centre extends StackPane {
    /// Lower pictures can't be read: they scroll instead; px.
    private static final double LEAST = 520;
    /// The room that the sentence about two runs and their run times take, px; in a hall, where it is the sentence alone, a part of all.
    private static final double HEAD = 132;
    static final double HALL_HEAD = 0.17;
    private final SplitPane split;
    private final ScrollPane scroll;
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
    private boolean showing, conducting, controls = true;
    private double[] dividers = {};
    /// Another run's timeline and what stands above both; null: one run.
    private @Nullable Node head, other;
    private double[] before = {};

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
        takes.setAccessibleText("Which act and repetition is shown");
        takes.setButtonCell(new Shown());
        takes.setConverter(new TakeName());
        takes.setTooltip(new Tooltip("Which act and repetition is shown"));
        takes.valueProperty().addListener((property, was, take) -> {
            if (!showing && take != null) {
                this.chosen.accept(take);
            }
        });
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
        scroll = new ScrollPane(split);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinSize(0, 0);
        scroll.setFocusTraversable(false);
        scroll.setAccessibleText("Pictures");
        split.setMinHeight(LEAST);
        // What is painted afresh in every frame is no use as a kept bitmap.
        scroll.skinProperty().addListener((property, was, skin) -> scroll.lookupAll(".viewport").forEach(viewport -> viewport.setCache(false)));
        getChildren().addAll(scroll, unbuilt);
        built();
    }

    SplitPane split() {
        return split;
    }

    /// A notice takes room of its own once it has slid in, rather than stand on the stage's title and time scale for as long as it is there.
    void under(NotificationPane notices) {
        notices.setOnShown(event -> free(notices.lookup(".notification-bar") instanceof Region bar ? bar.prefHeight(bar.getWidth()) : 0));
        notices.setOnHiding(event -> free(0));
    }

    private void free(double above) {
        getChildren().forEach(child -> setMargin(child, new Insets(above, 0, 0, 0)));
    }

    /// Stage, timeline with the replay's controls, charts.
    void everything() {
        transport(true);
        there(conductBar, true);
        arrange();
    }

    /// Without the controls.
    void stageAndTimeline() {
        transport(false);
        there(conductBar, false);
        arrange();
    }

    private void arrange() {
        if (conducting) {
            split.getItems().setAll(podiumCard);
        } else if (head != null && other != null) {
            split.getItems().setAll(head, timelineCard, other);
            shares();
        } else if (controls) {
            split.getItems().setAll(stageCard, timelineCard, charts);
        } else {
            split.getItems().setAll(stageCard, timelineCard);
        }
    }

    /// Two runs: what is said of both, the shown one's timeline with the replay's controls, the other one's.
    void compare(Node above, Node timeline) {
        before = split.getDividerPositions();
        head = above;
        other = new Card(timeline);
        arrange();
    }

    /// The shares of head and timelines; the shown one has the controls too.
    private void shares() {
        double above = controls ? Math.clamp(HEAD / Math.max(1, split.getHeight()), 0.1, 0.4) : HALL_HEAD;
        split.setDividerPositions(above, above + (1 - above) * (controls ? 0.54 : 0.5));
    }

    boolean comparing() {
        return head != null;
    }

    /// One run again.
    void alone() {
        head = null;
        other = null;
        arrange();
        if (controls) split.setDividerPositions(before);
        else split.setDividerPositions(0.52);
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
        return conducting ? dividers : comparing() ? before : split.getDividerPositions();
    }

    private void transport(boolean shown) {
        controls = shown;
        split.setMinHeight(shown ? LEAST : 0);
        there(transport, shown);
    }

    private static void there(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    void built() {
        split.setVisible(true);
        scroll.setVisible(true);
        unbuilt.setVisible(false);
    }

    /// A place in the course with nothing in it yet, said plainly.
    void unbuilt(Catalog.Entry entry) {
        title.setText(entry.number() + "  " + entry.title());
        text.setText("This lesson is planned and not built yet. Lesson 1.1 runs: choose it on the left.");
        split.setVisible(false);
        scroll.setVisible(false);
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
