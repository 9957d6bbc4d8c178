package interleave.reading;

import interleave.view.Brush;
import interleave.view.Brush;
import interleave.view.CanvasBrush;
import interleave.view.Fill;
import interleave.view.Fonts;
import interleave.view.Palette;
import interleave.view.Stroke;
import interleave.view.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A flame graph, callers above what they call. Point at a frame to read it, click it to look into it, click one above it to go back; by keyboard the arrows, Enter and
/// Backspace do the same.
final class FlameGraph extends Region {
    private static final double ROW = 20, LEAST = 1.5, GAP = 1;

    /// A frame where it is drawn.
    private record Box(Flame flame, double x, double y, double width) {}

    private final Canvas canvas = new Canvas();
    private final CanvasBrush brush;
    private final Consumer<Flame> pointed;
    private final List<Box> boxes = new ArrayList<>();
    private Palette palette = Palette.light();
    private @Nullable Flame root, top, at;

    /// @param pointed is told which frame someone looks at
    FlameGraph(Fonts fonts, Consumer<Flame> pointed) {
        brush = new CanvasBrush(fonts, canvas.getGraphicsContext2D());
        this.pointed = pointed;
        getChildren().add(canvas);
        setId("flame");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TREE_VIEW);
        setMinSize(0, ROW);
        setOnMouseMoved(event -> point(over(event)));
        setOnMouseClicked(event -> {
            requestFocus();
            var flame = over(event);
            if (flame != null) look(flame);
        });
        setOnKeyPressed(this::key);
        focusedProperty().addListener((property, was, now) -> draw());
    }

    void show(@Nullable Flame flame) {
        root = flame;
        top = flame;
        at = flame;
        requestLayout();
        draw();
    }

    void palette(Palette next) {
        if (next != palette) {
            palette = next;
            draw();
        }
    }

    /// The frame that is read.
    @Nullable Flame pointedAt() {
        return at;
    }

    /// The frame that is as wide as the picture.
    @Nullable Flame top() {
        return top;
    }

    private void look(Flame flame) {
        top = flame;
        point(flame);
        draw();
    }

    private void point(@Nullable Flame flame) {
        if (flame == null || flame == at) return;
        at = flame;
        setAccessibleText(flame.name());
        pointed.accept(flame);
        draw();
    }

    private @Nullable Flame over(MouseEvent event) {
        return boxes.stream().filter(box -> event.getX() >= box.x && event.getX() < box.x + box.width && event.getY() >= box.y && event.getY() < box.y + ROW)
            .map(Box::flame).findFirst().orElse(null);
    }

    private void key(KeyEvent event) {
        var flame = at;
        if (flame == null) return;
        switch (event.getCode()) {
            case DOWN -> point(flame.children().isEmpty() ? null : flame.children().getFirst());
            case UP -> point(flame.caller());
            case LEFT -> point(beside(flame, -1));
            case RIGHT -> point(beside(flame, 1));
            case ENTER, SPACE -> look(flame);
            case BACK_SPACE -> look(top == null || top.caller() == null ? flame : top.caller());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static @Nullable Flame beside(Flame flame, int step) {
        var caller = flame.caller();
        if (caller == null) return null;
        int index = caller.children().indexOf(flame) + step;
        return index < 0 || index >= caller.children().size() ? null : caller.children().get(index);
    }

    @Override
    protected double computePrefHeight(double width) {
        return root == null ? ROW : root.height() * ROW + 2;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth()), height = Math.floor(getHeight());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            draw();
        }
    }

    private void draw() {
        double width = canvas.getWidth();
        boxes.clear();
        if (width < 1) return;
        paint(brush.on(canvas.getGraphicsContext2D(), 0, 0), width, canvas.getHeight(), boxes);
    }

    /// Paints what it shows, at a size: for export.
    void paint(Brush on, double width, double height) {
        paint(on, width, height, new ArrayList<>());
    }

    /// @param into gets every frame that is drawn
    private void paint(Brush on, double width, double height, List<Box> into) {
        on.rect(0, 0, width, height, palette.panel());
        var shown = top;
        if (shown == null || shown.share() <= 0) return;
        int row = 0;
        var above = new ArrayList<Flame>();
        for (var caller = shown.caller(); caller != null; caller = caller.caller()) above.addFirst(caller);
        for (var caller : above) box(on, new Box(caller, 0, ROW * row++, width), true, into);
        box(on, new Box(shown, 0, ROW * row, width), false, into);
        below(on, shown, 0, ROW * (row + 1), width, into);
    }

    private void below(Brush on, Flame flame, double x, double y, double width, List<Box> into) {
        double left = x;
        for (var child : flame.children()) {
            double wide = width * child.share() / flame.share();
            if (wide >= LEAST) {
                box(on, new Box(child, left, y, wide), false, into);
                below(on, child, left, y + ROW, wide, into);
            }
            left += wide;
        }
    }

    private void box(Brush on, Box box, boolean above, List<Box> into) {
        into.add(box);
        var flame = box.flame;
        double x = box.x, y = box.y, wide = Math.max(1, box.width - GAP);
        var ground = above ? palette.panel().interpolate(palette.line(), .6) : palette.panel().interpolate(palette.accent(), flame.depth() % 2 == 0 ? .16 : .26);
        on.fill(x, y + 1, wide, ROW - 2, 3, Fill.solid(ground));
        if (flame == at) on.outline(x + .75, y + 1.75, wide - 1.5, ROW - 3.5, 3, isFocused() ? Stroke.of(palette.accent(), 1.5) : Stroke.of(palette.mut(), 1));
        if (wide > 26) on.text(on.fit(shortly(flame), Type.AXIS, wide - 8), x + 4, y + 14, Type.AXIS, palette.ink(), Brush.Align.LEFT);
    }

    /// "work (lesson.py:12)" as "work": the place is told when someone points at it.
    private static String shortly(Flame flame) {
        int place = flame.name().indexOf(" (");
        return place > 0 ? flame.name().substring(0, place) : flame.name();
    }
}
