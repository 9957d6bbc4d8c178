package interleave.view;

import javafx.scene.paint.Color;

/// A line: its width and, where `dash` is above 0, the length of a dash and of the gap after it, in pixels.
public record Stroke(Color colour, double width, double dash, double gap) {
    public static Stroke of(Color colour, double width) {
        return new Stroke(colour, width, 0, 0);
    }

    public static Stroke dashed(Color colour, double width) {
        return new Stroke(colour, width, 5, 4);
    }
}
