package interleave.timeline;

import interleave.trace.Resource;
import interleave.view.Brush;
import interleave.view.Fill;
import interleave.view.Palette;
import interleave.view.Stroke;
import interleave.view.Type;
import interleave.world.Lane;

/// Paints the lanes of what has an amount and no holder: a queue's length as height, an event as set or clear, a condition's notifications as strokes.
///
/// The cost depends on pixels: a segment of at least [LanePainter#ALONE] pixels is drawn by itself, narrower ones as columns of two pixels, each as high as the
/// most of four looks into it.
final class DepthPainter {
    private static final double COLUMN = 2;
    private static final int LOOKS = 4;
    private final Brush brush;
    private final Palette palette;

    DepthPainter(Brush brush, Palette palette) {
        this.brush = brush;
        this.palette = palette;
    }

    static boolean paints(Resource.Kind kind) {
        return kind == Resource.Kind.QUEUE || kind == Resource.Kind.EVENT || kind == Resource.Kind.CONDITION;
    }

    /// @param most the length that fills the lane's height
    void paint(Lane lane, Resource.Kind kind, long most, Axis axis, double y, double height, double x0, double x1, long end) {
        if (lane.count() == 0) return;
        double first = axis.x(lane.start(0)), stop = Math.min(x1, axis.x(end));
        double x = Math.max(x0, Math.min(first, stop));
        brush.rect(Math.max(x0, first), y + height - 1, Math.max(0, stop - Math.max(x0, first)), 1, palette.line());
        while (x < stop) {
            int segment = Math.max(0, lane.at(axis.time(x + .01)));
            double right = Math.min(stop, axis.x(Math.min(lane.end(segment), end))), left = axis.x(lane.start(segment));
            if (kind == Resource.Kind.CONDITION) {
                if (left >= x0 - 1) brush.line(left + .5, y + 2, left + .5, y + height - 2, Stroke.of(palette.queue(), 1.2));
                x = Math.max(right, x + COLUMN);
                continue;
            }
            if (right - left >= LanePainter.ALONE) {
                bar(kind, lane.paused(segment) ? 0 : lane.detail(segment), most, Math.max(x0, left), Math.max(x, right), Math.max(axis.left(), left), Math.min(axis.right(), right), y, height);
                x = Math.max(right, x + .5);
            } else {
                double to = Math.min(stop, Math.max(x + .5, Math.floor(x / COLUMN) * COLUMN + COLUMN));
                long value = 0;
                for (int i = 0; i < LOOKS; i++) {
                    int at = lane.at(axis.time(x + (to - x) * i / LOOKS));
                    value = at < 0 ? value : Math.max(value, lane.detail(at));
                }
                bar(kind, value, most, x, to, 0, 0, y, height);
                x = to;
            }
        }
    }

    /// @param seenFrom,seenTo where of it a number can stand
    private void bar(Resource.Kind kind, long value, long most, double x0, double x1, double seenFrom, double seenTo, double y, double height) {
        if (value <= 0 || x1 <= x0) return;
        boolean event = kind == Resource.Kind.EVENT;
        double tall = event ? Math.round(height * .6) : Math.max(2, Math.min(1, value / (double) Math.max(1, most)) * height);
        brush.rect(x0, y + height - tall, x1 - x0, tall, palette.panel().interpolate(palette.queue(), .45));
        brush.rect(x0, y + height - tall, x1 - x0, 1.5, palette.queue());
        String text = event ? "set" : String.valueOf(value);
        if (height < 12 || seenTo - seenFrom < brush.width(text, Type.AXIS) + 8) return;
        double middle = (seenFrom + seenTo) / 2, half = brush.width(text, Type.AXIS) / 2 + 3;
        if (middle - half < x0 || middle + half > x1) return;
        if (tall < 13) brush.fill(middle - half, y + height / 2 - 7, 2 * half, 13, 4, Fill.solid(palette.panel()));
        brush.text(text, middle, y + height / 2 + 3.8, Type.AXIS, palette.ink(), Brush.Align.MIDDLE);
    }
}
