package interleave.view;

import javafx.scene.paint.Color;

/// The sign of a thread: its state inside, its ring and letter around and on it.
public final class Disc {
    private Disc() {}

    /// @param x,y  its middle
    /// @param r    its radius with the ring
    /// @param fill how its state looks
    public static void draw(Brush brush, Palette palette, Identity identity, Fill fill, double x, double y, double r) {
        Color who = palette.identity(identity);
        brush.disc(x, y, r, Fill.solid(palette.panel()));
        double ring = Math.max(1.5, r * .14);
        brush.disc(x, y, fill.pattern() == Pattern.HOLLOW ? r - 1.5 - ring : r - 1, fill); // a hollow one is an outline of its own, within the ring
        brush.circle(x, y, r - 1, Stroke.of(who, ring));
        double badge = r * (r >= 18 ? .54 : .64);
        brush.disc(x, y, badge, Fill.solid(who));
        var letter = brush.legible(new Type(Type.Face.BOLD, Math.clamp(Math.round(badge * (identity.letter().length() > 1 ? .85 : 1.2)), 7, 18)));
        brush.text(identity.letter(), x, y + letter.size() * .36, letter, palette.onIdentity(), Brush.Align.MIDDLE);
    }
}
