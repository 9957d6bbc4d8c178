package interleave.reading;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Numbers on one scale, as bars under each other: what was guessed (always dashed) above what was measured.
final class GuessBars extends VBox {
    private static final double NAME = 84, VALUE = 76;

    /// What a bar says of its number.
    enum Kind { GUESS, MEASURED, OTHER }

    private double largest;

    GuessBars() {
        super(7);
        getStyleClass().add("guess-bars");
    }

    void clear() {
        getChildren().clear();
        largest = 0;
    }

    /// Adds a bar; bars already there shrink if this one is longer.
    void add(String name, double value, String unit, Kind kind) {
        largest = Math.max(largest, value);
        var label = new Label(name);
        label.getStyleClass().add("bar-name");
        label.setMinWidth(NAME);
        label.setMaxWidth(NAME);
        var bar = new Bar(value);
        bar.fill.getStyleClass().addAll("bar", kind.name().toLowerCase(Locale.ROOT));
        var number = new Label(String.format(Locale.ROOT, "%.2f", value) + unit);
        number.getStyleClass().addAll("bar-value", kind.name().toLowerCase(Locale.ROOT));
        number.setMinWidth(Region.USE_PREF_SIZE);
        bar.getChildren().add(number);
        bar.number = number;
        HBox.setHgrow(bar, javafx.scene.layout.Priority.ALWAYS);
        var row = new HBox(label, bar);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setAccessibleText(name + " " + number.getText());
        getChildren().add(row);
        getChildren().forEach(other -> ((HBox) other).getChildren().forEach(node -> ((Region) node).requestLayout()));
    }

    /// One bar with its number behind its end.
    private final class Bar extends Pane {
        private final Region fill = new Region();
        private final double value;
        private Label number = new Label();

        private Bar(double value) {
            this.value = value;
            getChildren().add(fill);
            setMinHeight(18);
            setPrefHeight(18);
            setMinWidth(100);
        }

        @Override
        protected void layoutChildren() {
            double full = Math.max(10, getWidth() - VALUE);
            double width = largest > 0 ? Math.max(3, full * value / largest) : 3;
            fill.resizeRelocate(0, 2, width, 14);
            number.autosize();
            number.relocate(width + 8, 9 - number.getHeight() / 2);
        }
    }
}
