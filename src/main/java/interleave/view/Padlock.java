package interleave.view;

import javafx.scene.paint.Color;

/// The sign of a lock, shut or open, the same in every view.
public final class Padlock {
    private Padlock() {}

    /// @param x,y  its middle
    /// @param size its height in pixels
    public static void draw(Brush brush, double x, double y, double size, Color colour, boolean shut) {
        double body = size * .55, wide = size * .72, top = y + size / 2 - body, r = wide * .3;
        brush.fill(x - wide / 2, top, wide, body, Math.max(1, size * .1), Fill.solid(colour));
        double pen = Math.max(1.2, size * .11), lift = shut ? 0 : size * .1;
        var stroke = Stroke.of(colour, pen);
        brush.arc(x, top - size * .13 - lift, r, -90, 180, stroke);
        brush.line(x - r, top - size * .13 - lift, x - r, top + (shut ? 1 : 0), stroke);
        if (shut) brush.line(x + r, top - size * .13, x + r, top + 1, stroke);
    }
}
