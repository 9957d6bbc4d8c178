package interleave.shell;

import interleave.teaching.Knob;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

/// One knob of the lesson as a compact field: its name, its value, which is text until one types. What isn't allowed is refused with the sentence the knob
/// gives, and the last good value stays.
final class KnobField extends HBox {
    private final Knob knob;
    private final BiConsumer<Knob, Object> turned;
    private final Consumer<String> refused;
    private Object value;
    private Runnable show = () -> { };

    /// @param turned  gets every new value that is allowed
    /// @param refused gets the sentence when a value is not
    KnobField(Knob knob, Object value, BiConsumer<Knob, Object> turned, Consumer<String> refused) {
        this.knob = knob;
        this.value = value;
        this.turned = turned;
        this.refused = refused;
        getStyleClass().add("knob");
        var name = new Label(knob.label().toLowerCase(Locale.ROOT));
        name.setMinWidth(USE_PREF_SIZE);
        var editor = editor();
        editor.setId("knob-" + knob.id());
        editor.setAccessibleText(knob.label() + (knob.unit().isEmpty() ? "" : ", " + knob.unit()));
        name.setLabelFor(editor);
        getChildren().addAll(name, editor);
        Tooltip.install(this, new Tooltip(knob.label() + ": " + knob.allowed() + "."));
    }

    private Node editor() {
        return switch (knob.kind()) {
            case BOOL -> {
                var box = new CheckBox();
                show = () -> box.setSelected((Boolean) value);
                show.run();
                box.setOnAction(event -> accept(box.isSelected()));
                yield box;
            }
            case CHOICE -> {
                var box = new ComboBox<String>();
                box.getItems().addAll(knob.choices());
                show = () -> box.setValue((String) value);
                show.run();
                box.setOnAction(event -> accept(box.getValue()));
                yield box;
            }
            case INT, REAL -> field();
        };
    }

    private TextField field() {
        var field = new TextField();
        show = () -> {
            field.setText(field.isFocused() ? plain(value) : pretty(value, knob.unit()));
            field.getStyleClass().remove("refused");
        };
        show.run();
        // As wide as its text: it reads as text until one types.
        field.prefWidthProperty().bind(javafx.beans.binding.Bindings.createDoubleBinding(() -> 14 + 8.2 * Math.clamp(field.getText().length(), 1, 14),
                field.textProperty()));
        field.setMinWidth(USE_PREF_SIZE);
        field.focusedProperty().addListener((property, was, focused) -> {
            if (focused) {
                field.setText(plain(value));
                javafx.application.Platform.runLater(field::selectAll);
            } else {
                typed(field);
            }
        });
        field.setOnAction(event -> typed(field));
        field.addEventFilter(javafx.scene.input.KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                show.run();
                event.consume();
            }
        });
        return field;
    }

    private void typed(TextField field) {
        if (field.getText().equals(pretty(value, knob.unit()))) {
            return;
        }
        try {
            accept(knob.parse(expand(knob, field.getText())));
            show.run();
        } catch (IllegalArgumentException not) {
            refused.accept(not.getMessage());
            if (field.isFocused()) {
                if (!field.getStyleClass().contains("refused")) {
                    field.getStyleClass().add("refused");
                }
            } else {
                show.run();
            }
        }
    }

    /// The value of a knob that someone typed; empty if it isn't allowed.
    static Optional<Object> read(Knob knob, String text) {
        try {
            return Optional.of(knob.parse(expand(knob, text)));
        } catch (IllegalArgumentException not) {
            return Optional.empty();
        }
    }

    private void accept(Object next) {
        if (!next.equals(value)) {
            value = next;
            turned.accept(knob, next);
        }
    }

    /// Shows a value set elsewhere.
    void value(Object next) {
        value = next;
        show.run();
    }

    /// "20 M", "5 ms", "1000": short where it loses nothing.
    static String pretty(Object value, String unit) {
        if (value instanceof Long whole) {
            var text = whole != 0 && whole % 1_000_000 == 0 ? whole / 1_000_000 + " M" : String.format(Locale.ROOT, "%,d", whole).replace(',', ' ');
            return unit.length() <= 2 && !unit.isEmpty() ? text + " " + unit : text;
        }
        return plain(value) + (unit.isEmpty() ? "" : " " + unit);
    }

    private static String plain(Object value) {
        return value instanceof Double real && real == Math.rint(real) && Math.abs(real) < 1e15 ? Long.toString(real.longValue()) : String.valueOf(value);
    }

    /// What people type: "20 M", "5 ms", "20 000".
    private static String expand(Knob knob, String text) {
        var plain = text.strip();
        if (!knob.unit().isEmpty() && plain.endsWith(knob.unit())) {
            plain = plain.substring(0, plain.length() - knob.unit().length()).strip();
        }
        plain = plain.replace(" ", "").replace("\u202f", "").replace(",", knob.kind() == Knob.Kind.INT ? "" : ".");
        return knob.kind() == Knob.Kind.INT && plain.matches("(?i)\\d+m") ? plain.substring(0, plain.length() - 1) + "000000" : plain;
    }
}
