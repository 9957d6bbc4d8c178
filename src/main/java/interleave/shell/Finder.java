package interleave.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The palette: everything one can do or go to, found by typing some of its letters; arrows choose, Enter does it, Escape closes.
final class Finder extends VBox {
    private final Offers offers;
    private final Runnable close;
    private final TextField field = new TextField();
    private final ListView<Offers.Offer> list = new ListView<>();
    private final Label allowed = new Label();

    Finder(Offers offers, Runnable close) {
        super(10);
        this.offers = offers;
        this.close = close;
        field.setId("finder-text");
        field.setPromptText("What do you want to do?");
        field.setAccessibleText("Find a command, a lesson, an act or a knob");
        list.setId("finder-list");
        list.setAccessibleText("What was found");
        list.setPlaceholder(new Label("Nothing is called so."));
        list.setPrefSize(520, 340);
        list.setMinHeight(60);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Line());
        list.setOnMouseClicked(event -> choose());
        allowed.getStyleClass().add("muted");
        field.textProperty().addListener((property, was, text) -> find());
        field.setOnAction(event -> choose());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        getChildren().addAll(field, list, allowed);
        find();
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
    }

    private void find() {
        list.getItems().setAll(offers.find(field.getText()));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        allowed.setText(offers.allowed(field.getText()));
        allowed.setVisible(!allowed.getText().isEmpty());
        allowed.setManaged(allowed.isVisible());
    }

    private void move(KeyEvent event) {
        int by = switch (event.getCode()) {
            case DOWN -> 1;
            case UP -> -1;
            case PAGE_DOWN -> 10;
            case PAGE_UP -> -10;
            default -> 0;
        };
        if (by != 0) {
            int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, list.getItems().size() - 1));
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - 5));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            choose();
            event.consume();
        }
    }

    private void choose() {
        var offer = list.getSelectionModel().getSelectedItem();
        if (offer == null || !offer.possible()) {
            return;
        }
        if (!offer.refine().isEmpty()) {
            field.setText(offer.refine());
            field.end();
            return;
        }
        close.run();
        offer.action().run();
    }

    /// Kind, name, key.
    private static final class Line extends ListCell<Offers.Offer> {
        private final Label kind = new Label(), name = new Label(), key = new Label();
        private final HBox row;

        private Line() {
            kind.getStyleClass().add("finder-kind");
            kind.setMinWidth(86);
            key.getStyleClass().add("key");
            key.setMinWidth(Region.USE_PREF_SIZE);
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            row = new HBox(10, kind, name, key);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMinWidth(0);
            row.setPrefWidth(10);
        }

        @Override
        protected void updateItem(Offers.Offer offer, boolean empty) {
            super.updateItem(offer, empty);
            if (empty || offer == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            kind.setText(offer.kind());
            name.setText(offer.name());
            key.setText(offer.keys());
            row.setOpacity(offer.possible() ? 1 : 0.5);
            setGraphic(row);
            setAccessibleText(offer.name() + (offer.keys().isEmpty() ? "" : ", " + offer.keys()) + (offer.possible() ? "" : ", not possible now"));
        }
    }
}
