package interleave.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node of the syntax tree. The shapes follow those of Python's own `ast` module; lists are unmodifiable, an absent part is null.
public sealed interface Node permits Module, Stmt, Expr, Pattern, Node.Parameter, Node.Parameters, Node.Keyword, Node.Alias, Node.DictItem,
        Node.Comprehension, Node.WithItem, Node.Handler, Node.Case {

    Span span();

    /// One parameter of a function or lambda; its default is in `Parameters`' order of evaluation: left to right, positional ones first.
    record Parameter(String name, @Nullable Expr annotation, @Nullable Expr defaultValue, Span span)
            implements Node {}

    /// `positional` holds all parameters before `*`; the first `positionalOnly` of them can't be named by a caller.
    /// `rest` is `*args`, `keywordRest` is `**kwargs`.
    record Parameters(List<Parameter> positional, int positionalOnly, @Nullable Parameter rest,
            List<Parameter> keywordOnly, @Nullable Parameter keywordRest, Span span) implements Node {}

    /// `name=value` in a call or a class head; the name is null for `**value`.
    record Keyword(@Nullable String name, Expr value, Span span) implements Node {}

    /// `name as alias` in an import; a dotted name stays one string; `from m import *` is the name `*`.
    record Alias(String name, @Nullable String alias, Span span) implements Node {}

    /// `key: value` in a dict display; the key is null for `**value`.
    record DictItem(@Nullable Expr key, Expr value, Span span) implements Node {}

    /// One `for target in iterable if condition ...` of a comprehension.
    record Comprehension(Expr target, Expr iterable, List<Expr> conditions, boolean async, Span span) implements Node {}

    /// `context as target` in a with statement.
    record WithItem(Expr context, @Nullable Expr target, Span span) implements Node {}

    /// `except type as name:`; a bare `except:` has no type.
    record Handler(@Nullable Expr type, @Nullable String name, List<Stmt> body, Span span)
            implements Node {}

    /// `case pattern if guard:`
    record Case(Pattern pattern, @Nullable Expr guard, List<Stmt> body, Span span) implements Node {}
}
