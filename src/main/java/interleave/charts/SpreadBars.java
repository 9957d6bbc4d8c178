package interleave.charts;

import interleave.view.Brush;
import interleave.view.CanvasBrush;
import interleave.view.Fill;
import interleave.view.Fonts;
import interleave.view.FrameState;
import interleave.view.Palette;
import interleave.view.Stroke;
import interleave.view.Type;
import interleave.view.View;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// Run times of two runs beside each other, act by act on one scale: a bar as long as the median, and on it the span from the shortest repetition to the longest. As many
/// acts as have room, the first ones. FX thread only.
public final class SpreadBars implements View {
    /// Times of one run, s.
    public record Times(double median, double low, double high) {}

    /// One act in both runs.
    public record Pair(String act, Times shown, Times other) {}

    private static final double TOP = 52, BAR = 13, GAP = 5, NAME = 17, PAIR = NAME + 2 * (BAR + GAP) + 7, LEFT = 14, RIGHT = 14;
    private final Canvas canvas = new Canvas();
    private final Pane root = new Pane(canvas);
    private final CanvasBrush brush;
    private List<Pair> pairs = List.of();
    private String shownName = "", otherName = "";
    private @Nullable Palette palette;
    private double width, height;
    private boolean stale = true;
    private long workNanos;

    public SpreadBars(Fonts fonts) {
        brush = new CanvasBrush(fonts, canvas.getGraphicsContext2D());
        root.setMinSize(0, 0);
        root.setId("run-times");
        root.setAccessibleText("Run times");
    }

    /// @param shown what the shown run is called
    public void show(List<Pair> next, String shown, String other) {
        pairs = List.copyOf(next);
        shownName = shown;
        otherName = other;
        stale = true;
        var said = new StringBuilder("Run times");
        for (var pair : pairs) said.append(String.format(Locale.ROOT, "; %s: %s and %s", pair.act, time(pair.shown.median), time(pair.other.median)));
        root.setAccessibleText(said.toString());
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void frame(long nanos, FrameState state) {
        long began = System.nanoTime();
        if (stale || state.palette() != palette || root.getWidth() != width || root.getHeight() != height) {
            stale = false;
            palette = state.palette();
            width = root.getWidth();
            height = root.getHeight();
            if (width >= 50 && height >= 30) {
                brush.place(canvas, 0, 0, width, height);
                paint(brush.on(canvas.getGraphicsContext2D(), 0, 0), width, height, state);
            }
        }
        workNanos = System.nanoTime() - began;
    }

    @Override
    public long workNanos() {
        return workNanos;
    }

    @Override
    public void magnify(double factor, double least) {
        brush.magnify(factor, least);
        stale = true;
    }

    @Override
    public double smallestText() {
        return brush.smallest();
    }

    @Override
    public void paint(Brush on, double wide, double tall, FrameState state) {
        var p = state.palette();
        on.rect(0, 0, wide, tall, p.panel());
        on.text("Run time", LEFT, 22, Type.BODY_STRONG, p.ink());
        on.text("measured", LEFT + on.width("Run time", Type.BODY_STRONG) + 8, 22, Type.CAPTION, p.faint());
        double half = (wide - LEFT - RIGHT) / 2;
        name(on, p, shownName, p.run(), LEFT, half);
        name(on, p, otherName, p.sleep(), Math.min(LEFT + half, LEFT + 15 + on.width(shownName, Type.CAPTION) + 18), half);
        int count = Math.min(pairs.size(), Math.max(1, (int) ((tall - TOP + 6) / PAIR)));
        double longest = pairs.stream().limit(count).mapToDouble(pair -> Math.max(pair.other.high, pair.shown.high)).max().orElse(1);
        var value = Type.CAPTION;
        double room = wide - LEFT - RIGHT - pairs.stream().limit(count).mapToDouble(pair -> Math.max(on.width(time(pair.other.median), value), on.width(time(pair.shown.median), value))).max().orElse(0) - 12;
        for (int i = 0; i < count; i++) {
            var pair = pairs.get(i);
            double y = TOP + i * PAIR;
            on.text(on.fit(pair.act, Type.CAPTION, wide - LEFT - RIGHT), LEFT, y + 11, Type.CAPTION, p.mut());
            bar(on, p, pair.shown, p.run(), y + NAME, room / longest);
            bar(on, p, pair.other, p.sleep(), y + NAME + BAR + GAP, room / longest);
        }
    }

    private static void name(Brush on, Palette p, String name, javafx.scene.paint.Color colour, double x, double room) {
        on.fill(x, 32, 10, 10, 3, Fill.solid(colour));
        on.text(on.fit(name, Type.CAPTION, room - 20), x + 15, 41, Type.CAPTION, p.mut());
    }

    private static void bar(Brush on, Palette p, Times times, javafx.scene.paint.Color colour, double y, double scale) {
        double end = LEFT + Math.max(2, times.median * scale), low = LEFT + times.low * scale, high = LEFT + times.high * scale, middle = y + BAR / 2;
        on.fill(LEFT, y, end - LEFT, BAR, 3, Fill.solid(colour));
        if (high - low > 1) {
            on.line(low, middle, high, middle, Stroke.of(p.panel(), 3.5));
            for (double x : new double[] {low, high}) on.line(x, middle - 4, x, middle + 4, Stroke.of(p.panel(), 3.5));
            on.line(low, middle, high, middle, Stroke.of(p.ink(), 1.5));
            for (double x : new double[] {low, high}) on.line(x, middle - 4, x, middle + 4, Stroke.of(p.ink(), 1.5));
        }
        var type = on.legible(Type.CAPTION);
        on.text(time(times.median), Math.max(end, high) + 8, middle + type.size() * .36, Type.CAPTION, p.ink());
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, seconds < 0.1 ? "%.1f ms" : "%.2f s", seconds < 0.1 ? seconds * 1e3 : seconds);
    }
}
