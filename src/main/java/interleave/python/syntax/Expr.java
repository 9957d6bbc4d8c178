package interleave.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expression.
public sealed interface Expr extends Node {

    /// A constant: `Boolean`, `Long`, `BigInteger` (never one that fits in a long), `Double`, `String`, `byte[]` (don't change it), or a `Singleton`.
    record Literal(Object value, Span span) implements Expr {}

    enum Singleton { NONE, ELLIPSIS }

    /// An f-string: `Literal`s of strings and `Replacement`s in turn.
    record FString(List<Expr> parts, Span span) implements Expr {}

    /// `{value!conversion:format}` in an f-string; the conversion is `s`, `r`, `a`, or 0 for none.
    record Replacement(Expr value, char conversion, @Nullable FString format, Span span) implements Expr {}

    record Name(String id, Span span) implements Expr {}

    /// `object.name`; the name's own end is the end of the span.
    record Attribute(Expr object, String name, Span span) implements Expr {}

    /// `object[index]`; the index may be a `Slice`, or a `TupleDisplay` that holds some.
    record Subscript(Expr object, Expr index, Span span) implements Expr {}

    record Slice(@Nullable Expr lower, @Nullable Expr upper, @Nullable Expr step, Span span) implements Expr {}

    /// A call; positional arguments may be `Starred`. They are all evaluated before the keywords.
    record Call(Expr function, List<Expr> arguments, List<Keyword> keywords, Span span) implements Expr {}

    record Unary(UnaryOperator operator, Expr operand, Span span) implements Expr {}

    record Binary(BinaryOperator operator, Expr left, Expr right, Span span) implements Expr {}

    /// `a and b and c` or `a or b or c`, two values or more.
    record Logical(boolean and, List<Expr> values, Span span) implements Expr {}

    /// `left < rights[0] <= rights[1] ...`, one right side per operator.
    record Comparison(Expr left, List<ComparisonOperator> operators, List<Expr> rights, Span span) implements Expr {}

    /// `body if test else otherwise`
    record Conditional(Expr test, Expr body, Expr otherwise, Span span) implements Expr {}

    record Lambda(Parameters parameters, Expr body, Span span) implements Expr {}

    /// `[a, *b]`; also an assignment's target.
    record ListDisplay(List<Expr> elements, Span span) implements Expr {}

    /// `a, *b` with parentheses or without; also an assignment's target.
    record TupleDisplay(List<Expr> elements, Span span) implements Expr {}

    record SetDisplay(List<Expr> elements, Span span) implements Expr {}

    record DictDisplay(List<DictItem> items, Span span) implements Expr {}

    record ListComprehension(Expr element, List<Comprehension> clauses, Span span) implements Expr {}

    record SetComprehension(Expr element, List<Comprehension> clauses, Span span) implements Expr {}

    record DictComprehension(Expr key, Expr value, List<Comprehension> clauses, Span span) implements Expr {}

    record GeneratorExpression(Expr element, List<Comprehension> clauses, Span span) implements Expr {}

    /// `target := value`
    record Walrus(Name target, Expr value, Span span) implements Expr {}

    record Starred(Expr value, Span span) implements Expr {}

    record Yield(@Nullable Expr value, Span span) implements Expr {}

    record YieldFrom(Expr value, Span span) implements Expr {}

    record Await(Expr value, Span span) implements Expr {}
}
