package interleave.shell;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/// A row of knobs, set from the right; those that find no room are behind a button that opens them as a list.
final class KnobBar extends Pane {
    /// The room of the button alone, px.
    private static final double GAP = 10, MORE = 84;

    private final Button more = new Button("knobs …");
    private final VBox list = new VBox(8);
    private final PopOver popOver = new PopOver(list);
    private List<KnobField> fields = List.of();
    private int fitting = -1;

    KnobBar() {
        list.getStyleClass().add("knob-list");
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        popOver.setAnimated(false);
        more.setId("more-knobs");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setOnAction(event -> {
            if (popOver.isShowing()) {
                popOver.hide();
            } else {
                popOver.show(more);
            }
        });
        disabledProperty().addListener((property, was, disabled) -> list.setDisable(disabled));
    }

    void fields(List<KnobField> next) {
        popOver.hide();
        list.getChildren().clear();
        getChildren().setAll(next);
        fields = next;
        fitting = -1;
        requestLayout();
    }

    @Override
    protected double computeMinHeight(double width) {
        return 32;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 32;
    }

    @Override
    protected double computeMinWidth(double height) {
        return fields.isEmpty() ? 0 : MORE;
    }

    @Override
    protected double computePrefWidth(double height) {
        return fields.stream().mapToDouble(field -> field.prefWidth(-1) + GAP).sum();
    }

    @Override
    protected void layoutChildren() {
        int fit = fitting(getWidth());
        if (fit != fitting) {
            fitting = fit;
            list.getChildren().clear();
            getChildren().setAll(fields.subList(0, fit));
            if (fit < fields.size()) {
                list.getChildren().setAll(fields.subList(fit, fields.size()));
                getChildren().add(more);
            }
            getChildren().forEach(javafx.scene.Node::applyCss);
        }
        double total = getChildren().stream().mapToDouble(node -> node.prefWidth(-1)).sum() + GAP * Math.max(0, getChildren().size() - 1);
        double x = Math.max(0, getWidth() - total);
        for (var node : getChildren()) {
            double width = node.prefWidth(-1), height = node.prefHeight(-1);
            node.resizeRelocate(x, (getHeight() - height) / 2, width, height);
            x += width + GAP;
        }
    }

    /// How many fields have room: all, or as many as leave room for the button.
    private int fitting(double width) {
        double sum = 0;
        int fit = 0;
        for (var field : fields) {
            sum += field.prefWidth(-1) + GAP;
            if (sum - GAP > width - (fit == fields.size() - 1 ? 0 : more.prefWidth(-1) + GAP)) {
                break;
            }
            fit++;
        }
        return fit;
    }
}
