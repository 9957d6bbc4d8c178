package interleave.shell;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Shows its content larger than it is: laid out in so many times less room, and stretched to fill it. Text and shapes stay sharp, the toolkit draws them at their
/// final size; canvases have to be told.
final class Magnified extends Region {
    private final Region content;
    private final Scale scale = new Scale(1, 1);
    private double factor = 1;

    Magnified(Region content) {
        this.content = content;
        getChildren().add(content);
    }

    double factor() {
        return factor;
    }

    /// 1: as it is.
    void factor(double next) {
        if (next != factor) {
            factor = next;
            scale.setX(next);
            scale.setY(next);
            content.getTransforms().setAll(next == 1 ? java.util.List.of() : java.util.List.of(scale));
            requestLayout();
        }
    }

    @Override
    public Orientation getContentBias() {
        return null;
    }

    @Override
    protected double computeMinWidth(double height) {
        return content.minWidth(-1) * factor;
    }

    @Override
    protected double computeMinHeight(double width) {
        return content.minHeight(-1) * factor;
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(-1) * factor;
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(-1) * factor;
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
    }
}
