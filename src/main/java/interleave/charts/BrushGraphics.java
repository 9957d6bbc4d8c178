package interleave.charts;

import interleave.view.Brush;
import interleave.view.Fill;
import interleave.view.Stroke;
import interleave.view.Type;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// AWT's way to draw, onto a [Brush]: with it a chart goes wherever the other views go. It draws what JFreeChart draws, shapes in one colour and level text; images are
/// left out, and a transform is no more than a move. (JFreeSVG does the same for SVG alone, and its licence is the GPL.)
final class BrushGraphics extends Graphics2D {
    private static final double FLATNESS = .15;
    private final Brush brush;
    private final RenderingHints hints = new RenderingHints(Map.of());
    private AffineTransform transform = new AffineTransform();
    private Color colour = Color.BLACK;
    private java.awt.Stroke stroke = new BasicStroke();
    private Font font = ChartCard.AXIS_FONT;
    private Composite composite = AlphaComposite.SrcOver;
    private @Nullable Shape clip;
    private boolean clipped;

    /// @param x,y where its origin lies
    BrushGraphics(Brush brush, double x, double y) {
        this.brush = brush;
        transform.translate(x, y);
    }

    private Stroke pen() {
        var basic = stroke instanceof BasicStroke given ? given : new BasicStroke();
        var dashes = basic.getDashArray();
        double wide = Math.max(.1, basic.getLineWidth());
        return dashes == null ? Stroke.of(fx(), wide) : new Stroke(fx(), wide, dashes[0], dashes[dashes.length > 1 ? 1 : 0]);
    }

    private javafx.scene.paint.Color fx() {
        double part = composite instanceof AlphaComposite alpha ? alpha.getAlpha() : 1;
        return javafx.scene.paint.Color.rgb(colour.getRed(), colour.getGreen(), colour.getBlue(), colour.getAlpha() / 255.0 * part);
    }

    @Override
    public void draw(Shape shape) {
        switch (shape) {
            case Line2D line -> brush.line(line.getX1() + left(), line.getY1() + top(), line.getX2() + left(), line.getY2() + top(), pen());
            case Rectangle2D box -> brush.outline(box.getX() + left(), box.getY() + top(), box.getWidth(), box.getHeight(), 0, pen());
            default -> pieces(shape, (points, closed) -> brush.path(points, closed, pen()));
        }
    }

    @Override
    public void fill(Shape shape) {
        if (colour.getAlpha() == 0) return;
        switch (shape) {
            case Rectangle2D box -> brush.rect(box.getX() + left(), box.getY() + top(), box.getWidth(), box.getHeight(), fx());
            case Ellipse2D oval when oval.getWidth() == oval.getHeight() -> brush.disc(oval.getCenterX() + left(), oval.getCenterY() + top(), oval.getWidth() / 2, Fill.solid(fx()));
            default -> pieces(shape, (points, closed) -> brush.area(points, fx()));
        }
    }

    private double left() {
        return transform.getTranslateX();
    }

    private double top() {
        return transform.getTranslateY();
    }

    private interface Piece {
        void drawn(double[] points, boolean closed);
    }

    /// The shape's outlines with curves as short lines, one after the other.
    private void pieces(Shape shape, Piece piece) {
        var points = new ArrayList<Double>();
        var at = new double[6];
        for (PathIterator i = shape.getPathIterator(transform, FLATNESS); !i.isDone(); i.next()) {
            int kind = i.currentSegment(at);
            if (kind == PathIterator.SEG_MOVETO) end(points, false, piece);
            if (kind == PathIterator.SEG_CLOSE) end(points, true, piece);
            else points.addAll(List.of(at[0], at[1]));
        }
        end(points, false, piece);
    }

    private static void end(List<Double> points, boolean closed, Piece piece) {
        if (points.size() > 2) piece.drawn(points.stream().mapToDouble(Double::doubleValue).toArray(), closed);
        points.clear();
    }

    @Override
    public void drawString(String text, float x, float y) {
        brush.text(text, x + left(), y + top(), Type.AXIS.at(font.getSize2D()), fx());
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        var plain = new StringBuilder();
        for (char c = text.first(); c != AttributedCharacterIterator.DONE; c = text.next()) plain.append(c);
        drawString(plain.toString(), x, y);
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        fill(glyphs.getOutline(x, y));
    }

    @Override
    public void clip(@Nullable Shape shape) {
        if (shape == null) setClip(null);
        else setClip(clip == null ? shape : clip.getBounds2D().createIntersection(shape.getBounds2D()));
    }

    /// Charts clip to rectangles only.
    @Override
    public void setClip(@Nullable Shape shape) {
        if (clipped) brush.unclip();
        clip = shape;
        clipped = shape != null;
        if (shape == null) return;
        var box = shape.getBounds2D();
        brush.clip(box.getX() + left(), box.getY() + top(), box.getWidth(), box.getHeight());
    }

    /// Ends what is still clipped.
    @Override
    public void dispose() {
        setClip(null);
    }

    @Override
    public @Nullable Shape getClip() {
        return clip;
    }

    @Override
    public @Nullable Rectangle getClipBounds() {
        return clip == null ? null : clip.getBounds();
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        clip(new Rectangle(x, y, width, height));
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        setClip(new Rectangle(x, y, width, height));
    }

    @Override
    public FontMetrics getFontMetrics(Font of) {
        return new Widths(of);
    }

    /// Heights as AWT has them, widths as the brush draws them.
    private final class Widths extends FontMetrics {
        private static final long serialVersionUID = 1;

        private Widths(Font of) {
            super(of);
        }

        @Override
        public int stringWidth(String text) {
            return (int) Math.ceil(brush.width(text, Type.AXIS.at(font.getSize2D())));
        }

        @Override
        public int charsWidth(char[] data, int from, int length) {
            return stringWidth(new String(data, from, length));
        }

        @Override
        public Rectangle2D getStringBounds(String text, Graphics context) {
            return new Rectangle2D.Double(0, -getAscent(), brush.width(text, Type.AXIS.at(font.getSize2D())), getHeight());
        }

        @Override
        public int getAscent() {
            return Math.round(font.getLineMetrics("x", getFontRenderContext()).getAscent());
        }

        @Override
        public int getDescent() {
            return Math.round(font.getLineMetrics("x", getFontRenderContext()).getDescent());
        }

        @Override
        public FontRenderContext getFontRenderContext() {
            return BrushGraphics.this.getFontRenderContext();
        }
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return new FontRenderContext(null, true, true);
    }

    @Override
    public void setPaint(Paint paint) {
        if (paint instanceof Color plain) colour = plain;
    }

    @Override
    public void setColor(Color plain) {
        setPaint(plain);
    }

    @Override
    public Paint getPaint() {
        return colour;
    }

    @Override
    public Color getColor() {
        return colour;
    }

    @Override
    public void setStroke(java.awt.Stroke next) {
        stroke = next;
    }

    @Override
    public java.awt.Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setFont(Font next) {
        font = next;
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public void setComposite(Composite next) {
        composite = next;
    }

    @Override
    public Composite getComposite() {
        return composite;
    }

    @Override
    public void translate(int x, int y) {
        transform.translate(x, y);
    }

    @Override
    public void translate(double x, double y) {
        transform.translate(x, y);
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public void setTransform(AffineTransform next) {
        transform = new AffineTransform(next);
    }

    @Override
    public void transform(AffineTransform more) {
        transform.concatenate(more);
    }

    @Override
    public void rotate(double theta) {
        transform.rotate(theta);
    }

    @Override
    public void rotate(double theta, double x, double y) {
        transform.rotate(theta, x, y);
    }

    @Override
    public void scale(double x, double y) {
        transform.scale(x, y);
    }

    @Override
    public void shear(double x, double y) {
        transform.shear(x, y);
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        // nothing lies under a chart
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        draw(new java.awt.geom.RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        fill(new java.awt.geom.RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        draw(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        fill(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int start, int sweep) {
        draw(new java.awt.geom.Arc2D.Double(x, y, width, height, start, sweep, java.awt.geom.Arc2D.OPEN));
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int start, int sweep) {
        fill(new java.awt.geom.Arc2D.Double(x, y, width, height, start, sweep, java.awt.geom.Arc2D.PIE));
    }

    @Override
    public void drawPolyline(int[] xs, int[] ys, int count) {
        for (int i = 1; i < count; i++) drawLine(xs[i - 1], ys[i - 1], xs[i], ys[i]);
    }

    @Override
    public void drawPolygon(int[] xs, int[] ys, int count) {
        draw(new java.awt.Polygon(xs, ys, count));
    }

    @Override
    public void fillPolygon(int[] xs, int[] ys, int count) {
        fill(new java.awt.Polygon(xs, ys, count));
    }

    @Override
    public Graphics create() {
        var other = new BrushGraphics(brush, 0, 0);
        other.transform = getTransform();
        other.colour = colour;
        other.stroke = stroke;
        other.font = font;
        other.composite = composite;
        return other;
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {
        hints.put(key, value);
    }

    @Override
    public @Nullable Object getRenderingHint(RenderingHints.Key key) {
        return hints.get(key);
    }

    @Override
    public void setRenderingHints(Map<?, ?> next) {
        hints.clear();
        hints.putAll(next);
    }

    @Override
    public void addRenderingHints(Map<?, ?> more) {
        hints.putAll(more);
    }

    @Override
    public RenderingHints getRenderingHints() {
        return (RenderingHints) hints.clone();
    }

    @Override
    public boolean hit(Rectangle box, Shape shape, boolean onStroke) {
        return shape.intersects(box);
    }

    @Override
    public @Nullable GraphicsConfiguration getDeviceConfiguration() {
        return null;
    }

    @Override
    public void setPaintMode() {
        composite = AlphaComposite.SrcOver;
    }

    @Override
    public void setXORMode(Color other) {
        // charts don't
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        // charts don't
    }

    @Override
    public void setBackground(Color ground) {
        // nothing is cleared
    }

    @Override
    public Color getBackground() {
        return Color.WHITE;
    }

    @Override
    public boolean drawImage(Image image, AffineTransform placed, @Nullable ImageObserver observer) {
        return true;
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp op, int x, int y) {
        // charts have none
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform placed) {
        // charts have none
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform placed) {
        // charts have none
    }

    @Override
    public boolean drawImage(Image image, int x, int y, @Nullable ImageObserver observer) {
        return true;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, @Nullable ImageObserver observer) {
        return true;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color ground, @Nullable ImageObserver observer) {
        return true;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, Color ground, @Nullable ImageObserver observer) {
        return true;
    }

    @Override
    public boolean drawImage(Image image, int dx1, int dy1, int dx2, int dy2, int sx1, int sy1, int sx2, int sy2, @Nullable ImageObserver observer) {
        return true;
    }

    @Override
    public boolean drawImage(Image image, int dx1, int dy1, int dx2, int dy2, int sx1, int sy1, int sx2, int sy2, Color ground, @Nullable ImageObserver observer) {
        return true;
    }
}
