package interleave.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement. An `elif` is an `If` alone in its parent's `otherwise`.
public sealed interface Stmt extends Node {

    record Expression(Expr value, Span span) implements Stmt {}

    /// `targets[0] = targets[1] = value`
    record Assign(List<Expr> targets, Expr value, Span span) implements Stmt {}

    record AugmentedAssign(Expr target, BinaryOperator operator, Expr value, Span span) implements Stmt {}

    /// `target: annotation = value`; `simple` when the target is a bare name without parentheses.
    record AnnotatedAssign(Expr target, Expr annotation, @Nullable Expr value, boolean simple, Span span) implements Stmt {}

    record Return(@Nullable Expr value, Span span) implements Stmt {}

    record Raise(@Nullable Expr exception, @Nullable Expr cause, Span span) implements Stmt {}

    /// `del (a, b)` is the same as `del a, b`.
    record Delete(List<Expr> targets, Span span) implements Stmt {}

    record Assert(Expr test, @Nullable Expr message, Span span) implements Stmt {}

    record Pass(Span span) implements Stmt {}

    record Break(Span span) implements Stmt {}

    record Continue(Span span) implements Stmt {}

    record Global(List<String> names, Span span) implements Stmt {}

    record Nonlocal(List<String> names, Span span) implements Stmt {}

    record Import(List<Alias> names, Span span) implements Stmt {}

    /// `from ..module import names`; the module is null in `from . import x`; `level` counts the dots.
    record ImportFrom(@Nullable String module, List<Alias> names, int level, Span span) implements Stmt {}

    record If(Expr test, List<Stmt> body, List<Stmt> otherwise, Span span) implements Stmt {}

    record While(Expr test, List<Stmt> body, List<Stmt> otherwise, Span span) implements Stmt {}

    record For(Expr target, Expr iterable, List<Stmt> body, List<Stmt> otherwise, boolean async, Span span) implements Stmt {}

    record With(List<WithItem> items, List<Stmt> body, boolean async, Span span) implements Stmt {}

    /// `star` for `except*`.
    record Try(List<Stmt> body, List<Handler> handlers, List<Stmt> otherwise, List<Stmt> finalBody, boolean star, Span span) implements Stmt {}

    /// A `def`. Its span starts at `def` (or `async`); decorators stand before it, outermost first.
    record Function(String name, Parameters parameters, List<Stmt> body, List<Expr> decorators, @Nullable Expr returns, boolean async, Span span)
            implements Stmt {}

    record ClassDefinition(String name, List<Expr> bases, List<Keyword> keywords, List<Stmt> body, List<Expr> decorators, Span span) implements Stmt {}

    record Match(Expr subject, List<Case> cases, Span span) implements Stmt {}
}
