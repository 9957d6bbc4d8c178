package interleave.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pattern of a `case`.
public sealed interface Pattern extends Node {

    /// Matches by `==`: a literal other than the singletons, or a dotted name.
    record Value(Expr value, Span span) implements Pattern {}

    /// Matches by `is`: None, True or False.
    record Constant(Expr.Literal value, Span span) implements Pattern {}

    /// `pattern as name`; a bare name has no pattern; `_` has neither.
    record As(@Nullable Pattern pattern, @Nullable String name, Span span) implements Pattern {}

    record Or(List<Pattern> alternatives, Span span) implements Pattern {}

    record Sequence(List<Pattern> elements, Span span) implements Pattern {}

    /// `*name` in a sequence; null for `*_`.
    record Star(@Nullable String name, Span span) implements Pattern {}

    /// `{key: pattern, **rest}`
    record Mapping(List<Expr> keys, List<Pattern> values, @Nullable String rest, Span span) implements Pattern {}

    /// `Class(pattern, name=pattern)`
    record ClassPattern(Expr type, List<Pattern> positional, List<String> names, List<Pattern> named, Span span) implements Pattern {}
}
