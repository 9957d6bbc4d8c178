package interleave.view;

import interleave.trace.Names;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.Paint;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javafx.scene.transform.Scale;

/// Draws on a JavaFX canvas. Patterns are small tiles drawn once per colour and kept: on the software pipeline a tiled area costs about what a
/// plain one does.
///
/// One per view, moved from canvas to canvas with [#on]; FX thread only.
public final class CanvasBrush implements Brush {
    /// Pixels after which each pattern repeats; a segment narrower than this tells its state by height.
    public static final int PERIOD = 8;
    private final Fonts fonts;
    private final Map<Fill, Paint> paints = new HashMap<>();
    private GraphicsContext g;
    private double factor = 1, least, smallest = Double.POSITIVE_INFINITY;

    public CanvasBrush(Fonts fonts, GraphicsContext first) {
        this.fonts = fonts;
        this.g = first;
    }

    /// Goes on drawing on another canvas whose upper left corner lies at (x, y) of the view, so that tiles of one view join without a seam.
    public CanvasBrush on(GraphicsContext context, double x, double y) {
        g = context;
        g.setTransform(factor, 0, 0, factor, -x * factor, -y * factor);
        return this;
    }

    /// From now on one unit takes `factor` pixels, and text smaller than `least` units is drawn at that size.
    public void magnify(double factor, double least) {
        this.factor = factor;
        this.least = least;
        smallest = Double.POSITIVE_INFINITY;
        paints.clear();
    }

    public boolean magnified() {
        return factor != 1;
    }

    /// Gives a canvas its place, as fine as what is drawn on it: its own coordinates are pixels, those around it units.
    public void place(Canvas canvas, double x, double y, double width, double height) {
        canvas.setWidth(Math.max(1, Math.ceil(width * factor)));
        canvas.setHeight(Math.max(1, Math.ceil(height * factor)));
        if (factor == 1) canvas.getTransforms().clear();
        else canvas.getTransforms().setAll(new Scale(1 / factor, 1 / factor));
        canvas.relocate(x, y);
        canvas.setMouseTransparent(true);
    }

    /// The width of a canvas that this brush has placed, in units.
    public double wide(Canvas canvas) {
        return canvas.getWidth() / factor;
    }

    /// The smallest text drawn since the last [#magnify], in pixels; infinite without any.
    public double smallest() {
        return smallest;
    }

    @Override
    public Type legible(Type type) {
        return type.size() < least ? type.at(least) : type;
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        g.save();
        g.beginPath();
        g.rect(x, y, width, height);
        g.clip();
    }

    @Override
    public void unclip() {
        g.restore();
    }

    @Override
    public void veil(double opacity) {
        g.setGlobalAlpha(opacity);
    }

    @Override
    public void shown() {
        g.setGlobalAlpha(1);
    }

    @Override
    public void rect(double x, double y, double width, double height, Color colour) {
        g.setFill(colour);
        g.fillRect(x, y, width, height);
    }

    @Override
    public void fill(double x, double y, double width, double height, double radius, Fill fill) {
        if (fill.pattern() == Pattern.HOLLOW) {
            outline(x + .75, y + .75, width - 1.5, height - 1.5, Math.max(0, radius - .75), Stroke.of(fill.colour(), 1.5));
            return;
        }
        g.setFill(paint(fill));
        if (radius <= 0) g.fillRect(x, y, width, height);
        else g.fillRoundRect(x, y, width, height, 2 * radius, 2 * radius);
    }

    @Override
    public void outline(double x, double y, double width, double height, double radius, Stroke stroke) {
        pen(stroke);
        if (radius <= 0) g.strokeRect(x, y, width, height);
        else g.strokeRoundRect(x, y, width, height, 2 * radius, 2 * radius);
    }

    @Override
    public void disc(double x, double y, double radius, Fill fill) {
        if (fill.pattern() == Pattern.HOLLOW) {
            circle(x, y, radius - 1, Stroke.of(fill.colour(), 2));
            return;
        }
        g.setFill(paint(fill));
        g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void circle(double x, double y, double radius, Stroke stroke) {
        pen(stroke);
        g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void arc(double x, double y, double radius, double start, double sweep, Stroke stroke) {
        if (sweep >= 360) {
            circle(x, y, radius, stroke);
            return;
        }
        pen(stroke);
        g.strokeArc(x - radius, y - radius, 2 * radius, 2 * radius, 90 - start, -sweep, ArcType.OPEN);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        pen(stroke);
        g.strokeLine(x1, y1, x2, y2);
    }

    @Override
    public void path(double[] points, boolean closed, Stroke stroke) {
        pen(stroke);
        g.beginPath();
        g.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) g.lineTo(points[i], points[i + 1]);
        if (closed) g.closePath();
        g.stroke();
    }

    @Override
    public void area(double[] points, Color colour) {
        g.setFill(colour);
        g.beginPath();
        g.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) g.lineTo(points[i], points[i + 1]);
        g.closePath();
        g.fill();
    }

    @Override
    public void text(String whole, double x, double y, Type type, Color colour, Align align) {
        String text = Names.brief(whole, Fonts.MOST);
        var legible = legible(type);
        Font font = fonts.font(legible);
        if (!text.isBlank()) smallest = Math.min(smallest, legible.size() * factor);
        if (g.getFont() != font) g.setFont(font);
        g.setFill(colour);
        g.setTextAlign(TextAlignment.LEFT);
        double shift = align == Align.LEFT ? 0 : align == Align.MIDDLE ? fonts.width(text, legible) / 2 : fonts.width(text, legible);
        g.fillText(text, x - shift, y);
    }

    @Override
    public double width(String text, Type type) {
        return fonts.width(text, legible(type));
    }

    @Override
    public String fit(String text, Type type, double width) {
        return fonts.fit(text, legible(type), width);
    }

    private void pen(Stroke stroke) {
        g.setStroke(stroke.colour());
        g.setLineWidth(stroke.width());
        g.setLineCap(stroke.dash() > 0 ? StrokeLineCap.BUTT : StrokeLineCap.ROUND);
        if (stroke.dash() > 0) g.setLineDashes(stroke.dash(), stroke.gap());
        else g.setLineDashes((double[]) null);
    }

    private Paint paint(Fill fill) {
        if (fill.pattern() == Pattern.SOLID || fill.pattern() == Pattern.HOLLOW) return fill.colour();
        return paints.computeIfAbsent(fill, f -> new ImagePattern(tile(f, (int) Math.max(1, Math.ceil(factor))), 0, 0, PERIOD, PERIOD, false));
    }

    /// Twice the size it is drawn at would blur on an ordinary screen, so a tile is made pixel by pixel: coverage of the stroke by 4 × 4 samples.
    private static Image tile(Fill fill, int fine) {
        var image = new WritableImage(PERIOD * fine, PERIOD * fine);
        for (int y = 0; y < PERIOD * fine; y++) {
            for (int x = 0; x < PERIOD * fine; x++) {
                int inside = 0;
                for (int s = 0; s < 16; s++) if (stroke(fill.pattern(), (x + (s % 4 + .5) / 4) / fine, (y + (s / 4 + .5) / 4) / fine)) inside++;
                image.getPixelWriter().setColor(x, y, fill.tint().interpolate(fill.colour(), inside / 16.0));
            }
        }
        return image;
    }

    /// Whether a point of the tile lies on the pattern's stroke.
    private static boolean stroke(Pattern pattern, double x, double y) {
        double rising = Math.abs((x + y + PERIOD / 2.0) % PERIOD - PERIOD / 2.0), falling = Math.abs((x - y + 1.5 * PERIOD) % PERIOD - PERIOD / 2.0);
        return switch (pattern) {
            case HATCH -> rising < 1.5;
            case CROSS_HATCH -> rising < 1.0 || falling < 1.0;
            case DOTS -> Math.hypot(x % 4 - 2, y % 4 - 2) < 1.2;
            case VERTICAL_LINES -> x % 4 < 1.6;
            case GAP -> falling < 2.2;
            case SOLID, HOLLOW -> true;
        };
    }
}
