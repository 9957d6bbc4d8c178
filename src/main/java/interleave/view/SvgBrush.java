package interleave.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.paint.Color;

/// Draws into an SVG document (1.1, well-formed XML, nothing outside the file). The same strokes give the same text, letter for letter.
///
/// Patterns are vectors made from the measures of [CanvasBrush]'s tiles, so both look alike at any size. Texts name the bundled faces and what comes near them, and carry
/// the width they were laid out with, so that a reader without these faces sees the same picture. What XML forbids in a text, and halves of surrogate pairs, stand as U+FFFD.
///
/// FX thread only, because [Fonts] is.
public final class SvgBrush implements Brush {
    private static final String TEXT_FACES = "Inter, 'Inter Variable', 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";
    private static final String CODE_FACES = "'JetBrains Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";
    private static final int TILE = CanvasBrush.PERIOD;
    private final Fonts fonts;
    private final double width, height;
    private final String title;
    private final StringBuilder body = new StringBuilder(), defs = new StringBuilder();
    private final Map<String, String> clips = new LinkedHashMap<>();
    private final Map<Fill, String> patterns = new LinkedHashMap<>();
    /// What was veiled outside the clips that are open.
    private final Deque<Double> outside = new ArrayDeque<>();
    private double opacity = 1;

    /// @param title what a screen reader says, and a browser's tab
    public SvgBrush(Fonts fonts, double width, double height, String title) {
        this.fonts = fonts;
        this.width = width;
        this.height = height;
        this.title = title;
    }

    /// The whole document. Clips that are still open are closed in it.
    public String document() {
        var svg = new StringBuilder(body.length() + defs.length() + 1000);
        svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
        number(svg, "width", width);
        number(svg, "height", height);
        svg.append(" viewBox=\"0 0 ");
        number(svg, width);
        svg.append(' ');
        number(svg, height);
        svg.append("\" role=\"img\" font-family=\"").append(TEXT_FACES).append("\" stroke-miterlimit=\"10\">\n<title>");
        escape(svg, title);
        svg.append("</title>\n");
        if (!defs.isEmpty()) svg.append("<defs>\n").append(defs).append("</defs>\n");
        return svg.append(body).append("</g>\n".repeat(outside.size())).append("</svg>\n").toString();
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        var box = new StringBuilder("<rect");
        box(box, x, y, Math.max(0, width), Math.max(0, height));
        var id = clips.computeIfAbsent(box.append("/>").toString(), shape -> {
            var name = "c" + clips.size();
            defs.append("<clipPath id=\"").append(name).append("\">").append(shape).append("</clipPath>\n");
            return name;
        });
        outside.push(opacity);
        body.append("<g clip-path=\"url(#").append(id).append(")\">\n");
    }

    @Override
    public void unclip() {
        opacity = outside.pop();
        body.append("</g>\n");
    }

    @Override
    public void veil(double opacity) {
        this.opacity = opacity;
    }

    @Override
    public void shown() {
        opacity = 1;
    }

    @Override
    public void rect(double x, double y, double width, double height, Color colour) {
        if (width <= 0 || height <= 0) return;
        body.append("<rect");
        box(body, x, y, width, height);
        paint("fill", colour);
        end();
    }

    @Override
    public void fill(double x, double y, double width, double height, double radius, Fill fill) {
        if (fill.pattern() == Pattern.HOLLOW) {
            outline(x + .75, y + .75, width - 1.5, height - 1.5, Math.max(0, radius - .75), Stroke.of(fill.colour(), 1.5));
            return;
        }
        if (width <= 0 || height <= 0) return;
        body.append("<rect");
        box(body, x, y, width, height);
        round(radius);
        paint(fill);
        end();
    }

    @Override
    public void outline(double x, double y, double width, double height, double radius, Stroke stroke) {
        if (width <= 0 || height <= 0) return;
        body.append("<rect");
        box(body, x, y, width, height);
        round(radius);
        pen(stroke);
    }

    @Override
    public void disc(double x, double y, double radius, Fill fill) {
        if (fill.pattern() == Pattern.HOLLOW) {
            circle(x, y, radius - 1, Stroke.of(fill.colour(), 2));
            return;
        }
        if (radius <= 0) return;
        body.append("<circle");
        centre(x, y, radius);
        paint(fill);
        end();
    }

    @Override
    public void circle(double x, double y, double radius, Stroke stroke) {
        if (radius <= 0) return;
        body.append("<circle");
        centre(x, y, radius);
        pen(stroke);
    }

    @Override
    public void arc(double x, double y, double radius, double start, double sweep, Stroke stroke) {
        if (sweep >= 360) {
            circle(x, y, radius, stroke);
            return;
        }
        double from = Math.toRadians(start - 90), to = Math.toRadians(start + sweep - 90);
        body.append("<path d=\"M");
        point(x + radius * Math.cos(from), y + radius * Math.sin(from));
        body.append('A');
        point(radius, radius);
        body.append(" 0 ").append(Math.abs(sweep) > 180 ? '1' : '0').append(sweep < 0 ? " 0 " : " 1 ");
        point(x + radius * Math.cos(to), y + radius * Math.sin(to));
        body.append('"');
        pen(stroke);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
        body.append("<path d=\"M");
        point(x1, y1);
        body.append('L');
        point(x2, y2);
        body.append('"');
        pen(stroke);
    }

    @Override
    public void path(double[] points, boolean closed, Stroke stroke) {
        body.append("<path d=\"");
        through(points, closed);
        body.append('"');
        pen(stroke);
    }

    @Override
    public void area(double[] points, Color colour) {
        body.append("<path d=\"");
        through(points, true);
        body.append('"');
        paint("fill", colour);
        end();
    }

    @Override
    public void text(String text, double x, double y, Type type, Color colour, Align align) {
        if (text.isBlank()) return;
        double wide = fonts.width(text, type);
        body.append("<text");
        number(body, "x", align == Align.LEFT ? x : align == Align.MIDDLE ? x - wide / 2 : x - wide);
        number(body, "y", y);
        number(body, "font-size", type.size());
        switch (type.face()) {
            case REGULAR -> { }
            case MEDIUM -> body.append(" font-weight=\"500\"");
            case SEMIBOLD -> body.append(" font-weight=\"600\"");
            case BOLD -> body.append(" font-weight=\"700\"");
            case CODE -> body.append(" font-family=\"").append(CODE_FACES).append('"');
            case CODE_BOLD -> body.append(" font-weight=\"700\" font-family=\"").append(CODE_FACES).append('"');
        }
        // Scripts whose letters join or run from the right are laid out by the reader: a width added up letter by letter would stretch them.
        if (text.length() <= Fonts.MOST && text.chars().allMatch(c -> c >= ' ' && c < 0x180 || c == '…' || c == '–' || c == '·')) number(body, "textLength", wide);
        body.append(" xml:space=\"preserve\"");
        paint("fill", colour);
        if (opacity < 1) number(body, "opacity", opacity);
        body.append('>');
        escape(body, text);
        body.append("</text>\n");
    }

    @Override
    public double width(String text, Type type) {
        return fonts.width(text, type);
    }

    @Override
    public String fit(String text, Type type, double width) {
        return fonts.fit(text, type, width);
    }

    private static void box(StringBuilder to, double x, double y, double width, double height) {
        number(to, "x", x);
        number(to, "y", y);
        number(to, "width", width);
        number(to, "height", height);
    }

    private void round(double radius) {
        if (radius > 0) number(body, "rx", radius);
    }

    private void centre(double x, double y, double radius) {
        number(body, "cx", x);
        number(body, "cy", y);
        number(body, "r", radius);
    }

    private void point(double x, double y) {
        number(body, x);
        body.append(' ');
        number(body, y);
    }

    private void through(double[] points, boolean closed) {
        for (int i = 0; i < points.length; i += 2) {
            body.append(i == 0 ? 'M' : 'L');
            point(points[i], points[i + 1]);
        }
        if (closed) body.append('Z');
    }

    private void paint(Fill fill) {
        if (fill.pattern() == Pattern.SOLID) paint("fill", fill.colour());
        else body.append(" fill=\"url(#").append(patterns.computeIfAbsent(fill, this::define)).append(")\"");
    }

    private void paint(String what, Color colour) {
        body.append(' ').append(what).append("=\"").append(Palette.web(colour)).append('"');
        if (colour.getOpacity() < 1) number(body, what + "-opacity", colour.getOpacity());
    }

    private void pen(Stroke stroke) {
        body.append(" fill=\"none\"");
        paint("stroke", stroke.colour());
        number(body, "stroke-width", stroke.width());
        if (stroke.dash() > 0) {
            body.append(" stroke-dasharray=\"");
            point(stroke.dash(), stroke.gap());
            body.append('"');
        } else {
            body.append(" stroke-linecap=\"round\"");
        }
        end();
    }

    private void end() {
        if (opacity < 1) number(body, "opacity", opacity);
        body.append("/>\n");
    }

    /// A pattern's tile; returns its name.
    private String define(Fill fill) {
        var name = "p" + patterns.size();
        String ink = Palette.web(fill.colour());
        int tile = fill.pattern() == Pattern.DOTS || fill.pattern() == Pattern.VERTICAL_LINES ? TILE / 2 : TILE;
        defs.append("<pattern id=\"").append(name).append("\" patternUnits=\"userSpaceOnUse\" width=\"").append(tile).append("\" height=\"").append(tile)
            .append("\"><rect width=\"").append(tile).append("\" height=\"").append(tile).append("\" fill=\"").append(Palette.web(fill.tint())).append("\"/>");
        String rising = "M-2 2L2 -2M0 8L8 0M6 10L10 6", falling = "M-2 6L2 10M0 0L8 8M6 -2L10 2";
        switch (fill.pattern()) {
            case HATCH -> strokes(rising, "2.12", ink);
            case CROSS_HATCH -> strokes(rising + falling, "1.41", ink);
            case GAP -> strokes(falling, "3.11", ink);
            case DOTS -> defs.append("<circle cx=\"2\" cy=\"2\" r=\"1.2\" fill=\"").append(ink).append("\"/>");
            case VERTICAL_LINES -> defs.append("<rect width=\"1.6\" height=\"4\" fill=\"").append(ink).append("\"/>");
            case SOLID, HOLLOW -> throw new IllegalArgumentException(fill.pattern() + " has no tile.");
        }
        defs.append("</pattern>\n");
        return name;
    }

    private void strokes(String path, String wide, String ink) {
        defs.append("<path d=\"").append(path).append("\" fill=\"none\" stroke=\"").append(ink).append("\" stroke-width=\"").append(wide).append("\"/>");
    }

    private static void number(StringBuilder to, String name, double value) {
        to.append(' ').append(name).append("=\"");
        number(to, value);
        to.append('"');
    }

    /// Two decimals at most: a hundredth of a pixel can't be seen.
    private static void number(StringBuilder to, double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths < 0) to.append('-');
        long size = Math.abs(hundredths);
        to.append(size / 100);
        if (size % 100 == 0) return;
        to.append('.').append(size % 100 / 10);
        if (size % 10 != 0) to.append(size % 10);
    }

    private static void escape(StringBuilder to, String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> to.append("&amp;");
                case '<' -> to.append("&lt;");
                case '>' -> to.append("&gt;");
                case '"' -> to.append("&quot;");
                default -> to.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
        });
    }

    /// What XML 1.0 lets a document hold.
    private static boolean allowed(int c) {
        return c == '\t' || c >= ' ' && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
