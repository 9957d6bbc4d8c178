package interleave.shell;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.GenericStyledArea;

/// Everything the window can do, by key, from the list of commands (Ctrl+K), and on the overlay of keys (?). Overlays close with Escape or a click beside them.
final class Commands {
    private final List<Command> all;
    private final StackPane layers;
    private final Region scrim = new Region();

    /// @param layers where overlays are laid over the window
    Commands(List<Command> all, StackPane layers) {
        this.all = all;
        this.layers = layers;
        scrim.getStyleClass().add("scrim");
        scrim.setOnMouseClicked(event -> close());
    }

    void listen(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (layers.getChildren().contains(scrim)) {
                if (event.getCode() == KeyCode.ESCAPE) {
                    close();
                    event.consume();
                }
                return;
            }
            var focus = scene.getFocusOwner();
            boolean typing = focus instanceof TextInputControl || focus instanceof GenericStyledArea<?, ?, ?> area && area.isEditable();
            boolean pressing = event.getCode() == KeyCode.SPACE && focus instanceof ButtonBase && within(focus, "reading");
            for (var command : all) {
                if (!command.keys().isEmpty() && (command.typed() || !typing && !pressing) && command.combination().match(event)) {
                    event.consume();
                    command.action().run();
                    return;
                }
            }
        });
    }

    private static boolean within(Node node, String styleClass) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains(styleClass)) {
                return true;
            }
        }
        return false;
    }

    boolean open() {
        return layers.getChildren().contains(scrim);
    }

    void close() {
        layers.getChildren().remove(scrim);
        layers.getChildren().removeIf(node -> node.getStyleClass().contains("overlay"));
    }

    private void overlay(Region content) {
        close();
        content.getStyleClass().add("overlay");
        content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        layers.getChildren().addAll(scrim, content);
    }

    /// Every key with what it does.
    void keys() {
        if (open()) {
            close();
            return;
        }
        var grid = new GridPane(28, 9);
        var withKeys = all.stream().filter(command -> !command.keys().isEmpty()).toList();
        int rows = (withKeys.size() + 1) / 2;
        for (int i = 0; i < withKeys.size(); i++) {
            var key = new Label(withKeys.get(i).shown());
            key.getStyleClass().add("key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            grid.add(key, 2 * (i / rows), i % rows);
            grid.add(new Label(withKeys.get(i).name()), 2 * (i / rows) + 1, i % rows);
        }
        var title = new Label("Keys");
        title.getStyleClass().add("empty-title");
        var box = new VBox(14, title, grid);
        box.setId("keys");
        overlay(box);
    }

    /// A list of commands to type into.
    void list() {
        var field = new TextField();
        field.setPromptText("What do you want to do?");
        var list = new ListView<Command>();
        list.getItems().setAll(all);
        list.setPrefSize(420, 320);
        list.setCellFactory(view -> new Cell());
        list.getSelectionModel().selectFirst();
        field.textProperty().addListener((property, was, text) -> {
            list.getItems().setAll(all.stream().filter(command -> command.name().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))).toList());
            list.getSelectionModel().selectFirst();
        });
        Runnable chosen = () -> {
            var command = list.getSelectionModel().getSelectedItem();
            close();
            if (command != null) {
                command.action().run();
            }
        };
        field.setOnAction(event -> chosen.run());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int at = list.getSelectionModel().getSelectedIndex();
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
                list.getSelectionModel().select(Math.clamp(at + (event.getCode() == KeyCode.DOWN ? 1 : -1), 0, Math.max(0, list.getItems().size() - 1)));
                list.scrollTo(list.getSelectionModel().getSelectedIndex());
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> chosen.run());
        var box = new VBox(10, field, list);
        box.setId("commands");
        overlay(box);
        StackPane.setAlignment(box, Pos.CENTER);
        field.requestFocus();
    }

    private static final class Cell extends ListCell<Command> {
        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            setText(empty || command == null ? null : command.name() + (command.shown().isEmpty() ? "" : "   " + command.shown()));
        }
    }
}
