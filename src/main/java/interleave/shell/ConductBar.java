package interleave.shell;

import interleave.teaching.Act;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Beneath the podium: what is conducted, the steps, the schedule as text, and the search. It asks [Conducting] and shows what that says.
final class ConductBar extends VBox {
    private final Conducting conducting;
    private final ComboBox<Act> acts = new ComboBox<>();
    private final ComboBox<Integer> bound = new ComboBox<>();
    private final TextField schedule = new TextField();
    private final Label progress = new Label();
    private final ToggleButton unit = new ToggleButton("operations"), warn = new ToggleButton("warn before");
    private final Button play, search, stop, watch;
    private final Node playGlyph = Glyph.PLAY.node(), pauseGlyph = Glyph.PAUSE.node();
    private final List<Button> enabled;
    private boolean showing;

    ConductBar(Conducting conducting, Commands commands) {
        this.conducting = conducting;
        getStyleClass().add("conduct-bar");
        setId("conduct-bar");
        setMinWidth(0);
        acts.setId("conduct-act");
        acts.setAccessibleText("Which act is conducted");
        acts.setTooltip(new Tooltip("Which act is conducted"));
        acts.setConverter(new ActName());
        acts.setMinWidth(90);
        acts.setPrefWidth(190);
        acts.valueProperty().addListener((property, was, act) -> {
            if (!showing && act != null) conducting.conduct(act, null);
        });
        var restart = commands.get("conduct-restart").on(new Button("Restart"));
        var back = commands.get("conduct-back").on(new Button("", Glyph.STEP_BACK.node()));
        play = commands.get("conduct-play").on(new Button("", playGlyph));
        var forward = commands.get("conduct-forward").on(new Button("", Glyph.STEP_FORWARD.node()));
        commands.get("conduct-unit").on(unit);
        commands.get("conduct-warn").on(warn);
        var leave = commands.get("conduct").on(new Button("Back to the run"));
        schedule.setId("conduct-schedule");
        schedule.setAccessibleText("The schedule as text: thread numbers with commas. Enter runs by it");
        schedule.setPromptText("schedule, as 0,1,1,0");
        schedule.setMinWidth(80);
        schedule.setPrefWidth(120);
        schedule.setOnAction(event -> conducting.replay(schedule.getText()));
        HBox.setHgrow(schedule, Priority.ALWAYS);
        var load = commands.get("conduct-load").on(new Button("Load"));
        var save = commands.get("conduct-save").on(new Button("Save"));
        var copy = commands.get("conduct-copy").on(new Button("Copy"));
        bound.setId("conduct-bound");
        bound.getItems().addAll(0, 1, 2, 3, 4);
        bound.setConverter(new BoundText());
        bound.setValue(conducting.bound());
        bound.setAccessibleText("Most preemptions of a schedule that the search tries");
        bound.setTooltip(new Tooltip("How often a schedule may hold up a thread that could go on"));
        bound.setMinWidth(142);
        bound.setPrefWidth(142);
        bound.valueProperty().addListener((property, was, most) -> conducting.bound(most));
        search = commands.get("conduct-search").on(new Button("Search"));
        stop = commands.get("conduct-stop").on(new Button("Stop"));
        watch = commands.get("conduct-watch").on(new Button("Watch the failure"));
        watch.getStyleClass().add("primary");
        progress.setId("conduct-progress");
        progress.getStyleClass().add("card-source");
        progress.setWrapText(true);
        progress.setMinHeight(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(row(acts, restart, back, play, forward, unit, warn, space, leave), row(schedule, load, save, copy, bound, search, stop, watch), progress);
        enabled = List.of(restart, back, forward, save, copy);
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().addAll("transport", "conduct-row");
        row.setMinWidth(0);
        return row;
    }

    /// Whether someone types a schedule.
    boolean typing() {
        return schedule.isFocused();
    }

    void type() {
        schedule.requestFocus();
        schedule.selectAll();
    }

    /// The acts one can choose from.
    void acts(List<Act> all) {
        showing = true;
        acts.getItems().setAll(all);
        showing = false;
    }

    /// Once a frame.
    void frame() {
        showing = true;
        if (acts.getValue() != conducting.act()) acts.setValue(conducting.act());
        showing = false;
        for (var button : enabled) ((Command) button.getProperties().get(Command.class)).show(button);
        unit.setSelected(conducting.byOperation());
        warn.setSelected(conducting.foresees());
        var glyph = conducting.playing() ? pauseGlyph : playGlyph;
        if (play.getGraphic() != glyph) play.setGraphic(glyph);
        play.setDisable(!conducting.canForward());
        if (!typing() && !schedule.getText().equals(conducting.schedule())) schedule.setText(conducting.schedule());
        var state = conducting.state();
        boolean searching = conducting.searching();
        there(search, !searching);
        there(stop, searching);
        there(watch, conducting.found());
        var told = state == null || state.search() == null ? "" : state.search().sentence();
        if (!told.equals(progress.getText())) progress.setText(told);
        there(progress, !told.isEmpty());
    }

    private static void there(Node node, boolean shown) {
        if (node.isManaged() == shown && node.isVisible() == shown) return;
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static final class ActName extends StringConverter<Act> {
        @Override
        public String toString(@Nullable Act act) {
            return act == null ? "" : act.title();
        }

        @Override
        public @Nullable Act fromString(String text) {
            return null;
        }
    }

    private static final class BoundText extends StringConverter<Integer> {
        @Override
        public String toString(@Nullable Integer most) {
            return most == null ? "" : most + (most == 1 ? " preemption" : " preemptions");
        }

        @Override
        public @Nullable Integer fromString(String text) {
            return null;
        }
    }
}
