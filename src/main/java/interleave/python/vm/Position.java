package interleave.python.vm;

/// A stretch of source: lines from 1, columns from 0 in code points, the end exclusive. `anchor` are the columns of what a traceback underlines
/// with `^` inside it (an operator, a call's parentheses), or null where all of it is underlined alike.
public record Position(int line, int column, int endLine, int endColumn, @org.jspecify.annotations.Nullable Anchor anchor) {
    public record Anchor(boolean operator, int line, int column, int endLine, int endColumn) {}

    public static final Position NONE = new Position(0, 0, 0, 0, null);

    /// A whole line, nothing underlined.
    public static Position ofLine(int line) {
        return new Position(line, -1, line, -1, null);
    }
}
