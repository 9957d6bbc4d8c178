package interleave.view;

import javafx.scene.paint.Color;

/// What an area is filled with: `tint` lies under the pattern's strokes of `colour` and equals it where the pattern is solid.
public record Fill(Color colour, Color tint, Pattern pattern) {
    public static Fill solid(Color colour) {
        return new Fill(colour, colour, Pattern.SOLID);
    }
}
