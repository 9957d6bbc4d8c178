package interleave.timeline;

import interleave.view.Palette;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// What lies over the lanes and moves by itself: the cursor's line and handle, the card under the mouse, the measured band, the way back to the
/// newest. Nodes
/// of their own, so that moving one repaints a few pixels and no lane.
final class Overlay {
    private final Rectangle line = new Rectangle(2, 10), band = new Rectangle(), thumb = new Rectangle(5, 10), window = new Rectangle();
    private final Polygon handle = new Polygon(-6, 0, 6, 0, 6, 4, 0, 10, -6, 4);
    private final Group cursor = new Group(line, handle);
    private final VBox card = new VBox(2), measured = new VBox(2);
    final Label follow = new Label("follow the newest");
    final Pane pane = new Pane(band, thumb, window, cursor, card, measured, follow);
    private List<String> cardText = List.of(), measuredText = List.of();

    void make() {
        pane.setPickOnBounds(false);
        for (var node : List.of(line, band, thumb, window, handle, card, measured)) node.setMouseTransparent(true);
        for (var node : List.of(cursor, band, thumb, window, card, measured, follow)) {
            node.setManaged(false);
            node.setVisible(false);
        }
        card.setPadding(new Insets(8, 12, 9, 12));
        measured.setPadding(new Insets(8, 12, 9, 12));
        line.setTranslateX(-1);
        follow.setId("follow");
    }

    void theme(Palette p) {
        line.setFill(p.accent());
        handle.setFill(p.accent());
        thumb.setFill(p.sleep().deriveColor(0, 1, 1, .6));
        thumb.setArcWidth(5);
        thumb.setArcHeight(5);
        window.setFill(Color.TRANSPARENT);
        window.setStroke(p.accent());
        window.setStrokeWidth(2);
        window.setArcWidth(8);
        window.setArcHeight(8);
        band.setFill(p.accent().deriveColor(0, 1, 1, .14));
        band.setStroke(p.accent());
        follow.setStyle(box(p.accentBg(), p.accentBg(), 12, p) + "-fx-text-fill: " + Palette.web(p.accent())
            + "; -fx-font-family: 'Inter SemiBold', 'Inter'; -fx-font-weight: 600; -fx-font-size: 12px; -fx-padding: 4 11; -fx-cursor: hand;");
        card.setStyle(box(p.panel(), p.accent(), 8, p));
        measured.setStyle(box(p.panel(), p.accent(), 8, p));
        fill(card, cardText, p);
        fill(measured, measuredText, p);
    }

    private static String box(Color ground, Color frame, int radius, Palette p) {
        return "-fx-background-color: " + Palette.web(ground) + "; -fx-background-radius: " + radius + "; -fx-border-color: " + Palette.web(frame)
            + "; -fx-border-radius: " + radius + ";";
    }

    void cursor(double x, double top, double bottom, boolean visible) {
        cursor.setVisible(visible);
        if (!visible) return;
        line.setHeight(bottom - top);
        cursor.relocate(0, 0);
        cursor.setLayoutX(Math.round(x));
        cursor.setLayoutY(top);
    }

    /// How much of the lanes is in sight, and which part: the usual thumb. `part` 1: all, no thumb.
    void thumb(double x, double top, double room, double part, double from) {
        thumb.setVisible(part < 1);
        thumb.setX(x);
        thumb.setY(top + room * from);
        thumb.setHeight(Math.max(16, room * part));
    }

    /// The window in the minimap, from and to these pixels; null: all is seen.
    void window(double @Nullable [] at, double y, double height) {
        window.setVisible(at != null);
        if (at == null) return;
        window.setX(Math.round(at[0]));
        window.setY(y);
        window.setWidth(Math.round(at[1] - at[0]));
        window.setHeight(height);
    }

    void hover(List<String> text, double x, double y, double width, double height, Palette p) {
        if (!text.equals(cardText)) fill(card, text, p);
        cardText = text;
        place(card, text, x, y, width, height);
    }

    void measure(List<String> text, double from, double to, double top, double bottom, double width, double height, Palette p) {
        band.setVisible(!text.isEmpty());
        band.setX(Math.min(from, to));
        band.setY(top);
        band.setWidth(Math.abs(to - from));
        band.setHeight(bottom - top);
        if (!text.equals(measuredText)) fill(measured, text, p);
        measuredText = text;
        place(measured, text, Math.max(from, to), top, width, height);
    }

    private static void place(Region card, List<String> text, double x, double y, double width, double height) {
        card.setVisible(!text.isEmpty());
        if (text.isEmpty()) return;
        card.applyCss();
        card.autosize();
        double w = card.prefWidth(-1), h = card.prefHeight(-1);
        card.resize(w, h);
        card.relocate(Math.round(x + 14 + w > width ? Math.max(0, x - 14 - w) : x + 14), Math.round(Math.max(0, Math.min(y + 14, height - h))));
    }

    private static void fill(VBox card, List<String> text, Palette p) {
        card.getChildren().clear();
        for (int i = 0; i < text.size(); i++) {
            var label = new Label(text.get(i));
            label.setMinWidth(Region.USE_PREF_SIZE);
            label.setStyle("-fx-font-family: '" + (i == 0 ? "Inter SemiBold', 'Inter" : "Inter") + "'; -fx-font-size: 12px; -fx-text-fill: "
                + Palette.web(i == 0 ? p.ink() : p.mut()) + ";" + (i == 0 ? " -fx-font-weight: 600;" : ""));
            card.getChildren().add(label);
        }
    }

    List<String> hoverText() {
        return cardText;
    }

    List<String> measuredText() {
        return measuredText;
    }
}
