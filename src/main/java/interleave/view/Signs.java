package interleave.view;

import interleave.trace.Resource;
import javafx.scene.paint.Color;

/// The sign of each kind of resource, the same in every view: padlock, bars for a queue, flag for an event, clock for a condition, arrows for what bytes go
/// through, a box for a cell.
public final class Signs {
    private Signs() {}

    /// @param x,y    its middle
    /// @param size   its height in pixels, about
    /// @param active locked, set
    public static void draw(Brush brush, Resource.Kind kind, double x, double y, double size, Color colour, boolean active) {
        double u = size / 16, pen = Math.max(1.2, 1.6 * u);
        var stroke = Stroke.of(colour, pen);
        switch (kind) {
            case LOCK, RLOCK, GIL -> Padlock.draw(brush, x, y, size, colour, active);
            case QUEUE -> {
                for (int i = -1; i <= 1; i++) brush.outline(x + (i * 5 - 2) * u, y - 6 * u, 4 * u, 12 * u, u, Stroke.of(colour, Math.max(1, 1.4 * u)));
            }
            case EVENT -> {
                brush.line(x - 4 * u, y + 8 * u, x - 4 * u, y - 8 * u, stroke);
                var flag = new double[] {x - 4 * u, y - 8 * u, x + 7 * u, y - 4 * u, x - 4 * u, y};
                if (active) brush.area(flag, colour);
                else brush.path(flag, true, stroke);
            }
            case CONDITION -> {
                brush.circle(x, y, 6.5 * u, stroke);
                brush.line(x, y, x, y - 4 * u, stroke);
                brush.line(x, y, x + 3 * u, y, stroke);
            }
            case CELL -> brush.outline(x - 6 * u, y - 6 * u, 12 * u, 12 * u, 2 * u, stroke);
            case PIPE, SOCKET -> {
                brush.line(x - 7 * u, y - 3 * u, x + 5 * u, y - 3 * u, stroke);
                brush.area(new double[] {x + 3 * u, y - 7 * u, x + 8 * u, y - 3 * u, x + 3 * u, y + u}, colour);
                brush.line(x + 7 * u, y + 4 * u, x - 5 * u, y + 4 * u, stroke);
                brush.area(new double[] {x - 3 * u, y, x - 8 * u, y + 4 * u, x - 3 * u, y + 8 * u}, colour);
            }
        }
    }
}
