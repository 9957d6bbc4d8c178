package interleave.shell;

import interleave.view.Brush;
import interleave.view.FrameState;
import interleave.view.View;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Holds the place of a view that has not landed yet; goes when it has.
final class Awaited implements View {
    private final Pane node = new Pane();

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void frame(long nanos, FrameState state) {}

    @Override
    public long workNanos() {
        return 0;
    }

    @Override
    public void paint(Brush brush, double width, double height, FrameState state) {}
}
