package interleave.shell;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// A card around one view: a frame with round corners that also cuts what the view paints.
final class Card extends Region {
    private static final double RADIUS = 11;

    private final Node content;
    private final Rectangle clip = new Rectangle();

    Card(Node content, String... styleClasses) {
        this.content = content;
        getStyleClass().add("card");
        getStyleClass().addAll(styleClasses);
        clip.setArcWidth(2 * RADIUS);
        clip.setArcHeight(2 * RADIUS);
        content.setClip(clip);
        getChildren().add(content);
        setMinSize(0, 0);
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(0, Math.floor(getWidth()) - 2), height = Math.max(0, Math.floor(getHeight()) - 2);
        content.resizeRelocate(1, 1, width, height);
        clip.setWidth(width);
        clip.setHeight(height);
    }
}
