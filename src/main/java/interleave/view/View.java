package interleave.view;

import javafx.scene.Node;

/// One of the pictures in the window.
///
/// The one frame loop calls [#frame]; the view repaints only when and where what it shows has changed, looks at no event, waits for nothing and
/// starts no
/// animation of its own. FX thread only.
public interface View {
    /// What the window lays out.
    Node node();

    /// @param nanos when this frame began, System.nanoTime
    void frame(long nanos, FrameState state);

    /// The view's own work in the last frame, ns.
    long workNanos();

    /// Paints the whole view afresh, at a size: for export.
    void paint(Brush brush, double width, double height, FrameState state);
}
