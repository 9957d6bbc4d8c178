package interleave.reading;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A program of the user's own: how it is started, what it prints, and a line to answer it with.
final class ConsolePage extends VBox {
    private static final long PERIOD_NANOS = 100_000_000;

    private final Label file = new Label();
    private final Label engine = new Label();
    private final TextField arguments = new TextField(), folder = new TextField(), typed = new TextField();
    private final CheckBox precise = new CheckBox("Each line an event: exact, slower");
    private final Label preciseName = name("Lines", precise);
    private final Button end = plain("end-input", "End of input");
    private final ListView<Transcript.Line> lines = new ListView<>();
    private Transcript transcript = new Transcript();
    private long shown = -1, next;

    ConsolePage(Reading.Scripting requests) {
        file.getStyleClass().add("section-title");
        file.setMinWidth(Region.USE_PREF_SIZE);
        engine.getStyleClass().add("bar-name");
        engine.setId("console-engine");
        var copy = plain("copy-output", "Copy");
        copy.setOnAction(event -> copy());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var bar = new HBox(8, file, engine, space, copy);
        bar.getStyleClass().add("code-bar");
        bar.setMinHeight(42);
        bar.setAlignment(Pos.CENTER_LEFT);
        var choose = plain("choose-folder", "…");
        choose.setAccessibleText("Choose the working folder");
        choose.setOnAction(event -> requests.chooseFolder());
        field(arguments, "arguments", "Arguments", "as on a command line");
        field(folder, "working-folder", "Working folder", "");
        field(typed, "standard-input", "Standard input", "a line for the program; Enter sends it");
        arguments.textProperty().addListener((property, was, text) -> requests.arguments(text));
        folder.textProperty().addListener((property, was, text) -> requests.folder(text));
        typed.setOnAction(event -> {
            requests.type(typed.getText());
            typed.clear();
        });
        end.setOnAction(event -> requests.endInput());
        var start = new GridPane(8, 6);
        start.add(name("Arguments", arguments), 0, 0);
        start.add(arguments, 1, 0, 2, 1);
        start.add(name("Folder", folder), 0, 1);
        start.add(folder, 1, 1);
        start.add(choose, 2, 1);
        start.add(preciseName, 0, 2);
        start.add(precise, 1, 2, 2, 1);
        precise.setId("precise-lines");
        precise.setTooltip(new Tooltip("The lines of threads are told by sys.monitoring and not sampled, on CPython 3.12 and later.\nA program whose loops have short lines gets several times slower; what a line costs stands in the badge."));
        precise.setOnAction(event -> requests.precise(precise.isSelected()));
        GridPane.setHgrow(arguments, Priority.ALWAYS);
        GridPane.setHgrow(folder, Priority.ALWAYS);
        HBox.setHgrow(typed, Priority.ALWAYS);
        var answer = new HBox(8, typed, end);
        lines.setId("console");
        lines.getStyleClass().add("console");
        lines.setAccessibleText("What the program prints");
        lines.setFixedCellSize(18);
        lines.setCellFactory(view -> new PrintedCell());
        lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        lines.setOnKeyPressed(event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.C) copy();
        });
        var placeholder = new Label("What the program prints comes here. Nothing runs before you press Run.");
        placeholder.getStyleClass().add("muted");
        placeholder.setWrapText(true);
        lines.setPlaceholder(placeholder);
        VBox.setVgrow(lines, Priority.ALWAYS);
        var body = new VBox(10, start, lines, answer);
        body.getStyleClass().add("reading-page");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(bar, body);
        running(false);
    }

    /// One line as it was printed: errors and what was typed have colours of their own, and a word for those who see none.
    private static final class PrintedCell extends ListCell<Transcript.Line> {
        PrintedCell() {
            getStyleClass().add("console-line");
        }

        @Override
        protected void updateItem(Transcript.Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll("errors", "input");
            setText(empty || line == null ? null : line.text());
            if (empty || line == null) return;
            switch (line.source()) {
                case OUTPUT -> setAccessibleText(line.text());
                case ERRORS -> {
                    getStyleClass().add("errors");
                    setAccessibleText("error: " + line.text());
                }
                case INPUT -> {
                    getStyleClass().add("input");
                    setAccessibleText("typed: " + line.text());
                }
            }
        }
    }

    private static Button plain(String id, String text) {
        var button = new Button(text);
        button.getStyleClass().setAll("button", "plain-button");
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static void field(TextField field, String id, String name, String prompt) {
        field.setId(id);
        field.setAccessibleText(name);
        field.setPromptText(prompt);
        field.setMinWidth(60);
    }

    private static Label name(String text, Node of) {
        var label = new Label(text);
        label.getStyleClass().add("bar-name");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(of);
        return label;
    }

    private void copy() {
        var chosen = lines.getSelectionModel().getSelectedItems();
        var content = new ClipboardContent();
        content.putString((chosen.isEmpty() ? lines.getItems() : chosen).stream().filter(Objects::nonNull).map(Transcript.Line::text).collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }

    void open(String fileName, String given, String workingFolder) {
        file.setText(fileName);
        arguments.setText(given);
        folder.setText(workingFolder);
    }

    void folder(String text) {
        folder.setText(text);
    }

    void engine(String name) {
        engine.setText("on " + name);
    }

    void show(Transcript of) {
        transcript = of;
        shown = -1;
        next = 0;
    }

    /// Only a program that runs can be answered, and only one that doesn't can be started otherwise.
    void running(boolean now) {
        arguments.setDisable(now);
        folder.setDisable(now);
        precise.setDisable(now);
        typed.setDisable(!now);
        end.setDisable(!now);
    }

    /// @param wanted whether it is asked for; null: on this engine there is nothing to ask for
    void precise(@Nullable Boolean wanted) {
        boolean offered = wanted != null;
        if (precise.isManaged() != offered) {
            for (var part : List.of(precise, preciseName)) {
                part.setManaged(offered);
                part.setVisible(offered);
            }
        }
        if (offered && precise.isSelected() != wanted) precise.setSelected(wanted);
    }

    /// Ten times a second at most.
    void frame(long nanos) {
        if (nanos - next < 0) return;
        long version = transcript.version();
        if (version == shown) return;
        shown = version;
        next = nanos + PERIOD_NANOS;
        lines.getItems().setAll(transcript.lines());
        if (lines.getSelectionModel().isEmpty()) lines.scrollTo(lines.getItems().size() - 1);
    }
}
