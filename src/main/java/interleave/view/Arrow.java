package interleave.view;

import javafx.scene.paint.Color;

/// A line with a head at its end.
final class Arrow {
    private static final double HEAD = 9;

    private Arrow() {}

    /// From one point to another, short of them by these distances, bowed to its left by `bow` pixels.
    static void draw(Brush brush, double x1, double y1, double gap1, double x2, double y2, double gap2, double bow, Color colour, double width) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        if (length < gap1 + gap2 + HEAD) return;
        double ux = (x2 - x1) / length, uy = (y2 - y1) / length, cx = (x1 + x2) / 2 + uy * bow * 2, cy = (y1 + y2) / 2 - ux * bow * 2;
        int steps = bow == 0 ? 1 : 16;
        double from = gap1 / length, to = 1 - gap2 / length;
        var points = new double[2 * (steps + 1)];
        for (int i = 0; i <= steps; i++) {
            double t = from + (to - from) * i / steps, a = (1 - t) * (1 - t), b = 2 * t * (1 - t), c = t * t;
            points[2 * i] = a * x1 + b * cx + c * x2;
            points[2 * i + 1] = a * y1 + b * cy + c * y2;
        }
        int last = points.length - 2;
        double dx = points[last] - points[last - 2], dy = points[last + 1] - points[last - 1], d = Math.hypot(dx, dy), x = points[last], y = points[last + 1];
        dx /= d;
        dy /= d;
        brush.area(new double[] {x, y, x - HEAD * dx + HEAD * .5 * dy, y - HEAD * dy - HEAD * .5 * dx, x - HEAD * dx - HEAD * .5 * dy, y - HEAD * dy + HEAD * .5 * dx}, colour);
        points[last] = x - HEAD * .7 * dx;
        points[last + 1] = y - HEAD * .7 * dy;
        brush.path(points, false, Stroke.of(colour, width));
    }
}
