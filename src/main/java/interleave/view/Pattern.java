package interleave.view;

/// How an area is filled, so that a state can be told without its colour.
public enum Pattern {
    /// The colour itself.
    SOLID,
    /// Diagonal strokes on a tint.
    HATCH,
    /// Diagonal strokes both ways on a tint.
    CROSS_HATCH,
    DOTS,
    VERTICAL_LINES,
    /// Outline only.
    HOLLOW,
    /// Wide diagonal strokes against the other direction: events were lost here.
    GAP
}
