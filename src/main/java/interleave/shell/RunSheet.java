package interleave.shell;

import interleave.run.Result;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Asks which run the shown one is to be held against: the last ones of this session, or a tape.
final class RunSheet extends VBox {
    private final ListView<RunRack.Run> list = new ListView<>();
    private final Result shown;

    /// @param chosen hears of the run; the sheet is still open then
    /// @param tape   asks for a file
    RunSheet(List<RunRack.Run> runs, Result shown, Consumer<RunRack.Run> chosen, Runnable tape) {
        super(10);
        this.shown = shown;
        var title = new Label("Compare this run with");
        title.getStyleClass().add("empty-title");
        list.setId("runs");
        list.setAccessibleText("Earlier runs");
        list.getItems().setAll(runs);
        list.setPrefSize(520, Math.clamp(40L + 32L * runs.size(), 90, 300));
        list.setMinHeight(60);
        var none = new Label("No other run of this lesson yet: change a knob or the engine and run again, or open a recording.");
        none.setWrapText(true);
        none.getStyleClass().add("muted");
        list.setPlaceholder(none);
        list.setCellFactory(view -> new Cell());
        list.getSelectionModel().selectFirst();
        list.setOnMouseClicked(event -> choose(chosen));
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                choose(chosen);
                event.consume();
            }
        });
        var open = new Button("A recording …");
        open.setId("compare-with-tape");
        open.setAccessibleText("Compare with a recording");
        open.getStyleClass().setAll("button", "plain-button");
        open.setOnAction(event -> tape.run());
        var buttons = new HBox(8, open);
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, list, buttons);
    }

    @Override
    public void requestFocus() {
        list.requestFocus();
    }

    private void choose(Consumer<RunRack.Run> chosen) {
        var run = list.getSelectionModel().getSelectedItem();
        if (run != null) chosen.accept(run);
    }

    private final class Cell extends ListCell<RunRack.Run> {
        @Override
        protected void updateItem(RunRack.@Nullable Run run, boolean empty) {
            super.updateItem(run, empty);
            setText(run == null || empty ? null : run.name(shown));
        }
    }
}
