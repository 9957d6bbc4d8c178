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

    /// From now on it is read from afar: the window shows it `factor` times as large, and no text may be smaller than `least` of its own pixels. 1 and 0: as usual.
    void magnify(double factor, double least);

    /// The smallest text it has painted since, in pixels of the screen; infinite without any.
    double smallestText();

    /// Paints the whole view afresh, at a size: for export.
    void paint(Brush brush, double width, double height, FrameState state);
}
