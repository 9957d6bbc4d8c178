package interleave.stage;

import interleave.view.Brush;
import java.util.function.Consumer;

/// A piece of the stage that is painted by itself, on a canvas of its own: only when it looks different from the last frame.
///
/// @param look    all that the picture depends on; equal looks are equal pictures
/// @param painter paints it, in the stage's coordinates
record Part(double x, double y, double width, double height, Object look, Consumer<Brush> painter) {}
