package interleave.shell;

import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

/// Darkens the window but for a circle around the mouse. It lets every click through.
final class Spotlight extends Pane {
    private static final double OPACITY = 0.62, PART = 0.2;
    private final Pane over;
    private double x = -1, y = -1;

    /// @param over what it lies over
    Spotlight(Pane over) {
        this.over = over;
        setId("spotlight");
        setMouseTransparent(true);
        setManaged(false);
        over.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
        over.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::moved);
    }

    private void moved(MouseEvent event) {
        var at = over.sceneToLocal(event.getSceneX(), event.getSceneY());
        x = at.getX();
        y = at.getY();
        if (on()) {
            shine();
        }
    }

    boolean on() {
        return over.getChildren().contains(this);
    }

    void toggle() {
        if (!over.getChildren().remove(this)) {
            over.getChildren().add(this);
            shine();
        }
    }

    private void shine() {
        double width = over.getWidth(), height = over.getHeight(), radius = Math.min(width, height) * PART;
        var dark = Shape.subtract(new Rectangle(width, height), new Circle(x < 0 ? width / 2 : x, y < 0 ? height / 2 : y, radius));
        dark.setOpacity(OPACITY);
        getChildren().setAll(dark);
    }
}
