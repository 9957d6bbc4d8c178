package interleave.python.syntax;

/// Where a piece of source text stands. Lines count from 1, columns from 0 in `char`s of the line; the end column is exclusive.
public record Span(int line, int column, int endLine, int endColumn) {

    /// From the start of this span to the end of another.
    public Span to(Span last) {
        return new Span(line, column, last.endLine, last.endColumn);
    }

    @Override
    public String toString() {
        return line + ":" + column + "-" + endLine + ":" + endColumn;
    }
}
