package interleave.view;

import javafx.scene.paint.Color;

/// What a view draws with: on a canvas, or into an SVG file. Coordinates in pixels, y downwards; angles in degrees, clockwise from twelve o'clock.
public interface Brush {
    enum Align { LEFT, MIDDLE, RIGHT }

    /// Nothing is drawn outside this rectangle until [#unclip()]. Clips nest.
    void clip(double x, double y, double width, double height);

    void unclip();

    /// What is drawn until [#shown()] is this opaque, 0 to 1.
    void veil(double opacity);

    void shown();

    /// Paints a rectangle with a colour alone, over whatever was there.
    void rect(double x, double y, double width, double height, Color colour);

    /// A rectangle with rounded corners; a hollow fill draws its outline.
    void fill(double x, double y, double width, double height, double radius, Fill fill);

    void outline(double x, double y, double width, double height, double radius, Stroke stroke);

    void disc(double x, double y, double radius, Fill fill);

    void circle(double x, double y, double radius, Stroke stroke);

    /// A stroke along the circle, with round ends.
    void arc(double x, double y, double radius, double start, double sweep, Stroke stroke);

    void line(double x1, double y1, double x2, double y2, Stroke stroke);

    /// An open or closed line through the points x0, y0, x1, y1, ...
    void path(double[] points, boolean closed, Stroke stroke);

    /// The area within the points x0, y0, x1, y1, ...
    void area(double[] points, Color colour);

    /// `y` is the base line.
    void text(String text, double x, double y, Type type, Color colour, Align align);

    default void text(String text, double x, double y, Type type, Color colour) {
        text(text, x, y, type, colour, Align.LEFT);
    }

    /// The type it really draws, where it draws none so small: for what is placed by a text's height.
    default Type legible(Type type) {
        return type;
    }

    double width(String text, Type type);

    /// As [Fonts#fit].
    String fit(String text, Type type, double width);
}
