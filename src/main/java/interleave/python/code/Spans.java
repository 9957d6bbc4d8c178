package interleave.python.code;

import interleave.python.syntax.Span;
import interleave.python.vm.Position;
import interleave.python.vm.Source;

/// Spans of the syntax tree as positions for tracebacks.
final class Spans {
    private Spans() {}

    static Position of(Span span) {
        return new Position(span.line(), span.column(), span.endLine(), span.endColumn(), null);
    }

    /// A binary operator between two operands.
    static Position operator(Span span, Span left, Span right) {
        return new Position(span.line(), span.column(), span.endLine(), span.endColumn(),
            new Position.Anchor(true, left.endLine(), left.endColumn(), right.line(), right.column()));
    }

    /// The brackets after `head`: of a call or subscript.
    static Position from(Span span, Span head) {
        return new Position(span.line(), span.column(), span.endLine(), span.endColumn(),
            new Position.Anchor(false, head.endLine(), head.endColumn(), span.endLine(), span.endColumn()));
    }

    static String text(Source source, Span span) {
        if (span.line() != span.endLine()) {
            var text = new StringBuilder(source.line(span.line()).substring(span.column()));
            for (int line = span.line() + 1; line < span.endLine(); line++) text.append(source.line(line).strip());
            return text.append(source.line(span.endLine()), 0, span.endColumn()).toString();
        }
        return source.line(span.line()).substring(span.column(), span.endColumn());
    }
}
