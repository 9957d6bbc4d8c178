package interleave.python.code;

import interleave.python.syntax.Expr;
import interleave.python.syntax.Node;
import interleave.python.syntax.Span;
import interleave.python.vm.PyNone;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Takes the yields and awaits out of an expression: each becomes a statement before it that leaves what was sent in a temporary, and so does everything that
/// has to be
/// evaluated before a later yield. What is left reads the temporaries: names that begin with NUL, then the slot.
final class Yields {
    private final BlockCompiler block;

    Yields(BlockCompiler block) {
        this.block = block;
    }

    /// @param before gets the statements
    Expr rewrite(Expr expression, List<Statement> before) {
        return yields(expression) ? without(expression, before) : expression;
    }

    /// Several expressions that are evaluated one after the other.
    List<Expr> rewriteAll(List<Expr> parts, List<Statement> before) {
        return parts.stream().anyMatch(Yields::yields) ? hoist(parts, before) : parts;
    }

    private Expr without(Expr expression, List<Statement> before) {
        if (!yields(expression)) return expression;
        return switch (expression) {
            case Expr.Yield e -> {
                var value = e.value() == null ? new Expression.Constant(PyNone.NONE, Spans.of(e.span()))
                    : block.expressions.compile(without(e.value(), before));
                int sent = block.names.temporary();
                before.add(block.yield(e, value, sent));
                yield temporary(sent, e.span());
            }
            case Expr.YieldFrom e -> {
                var value = block.expressions.compile(without(e.value(), before));
                int result = block.names.temporary();
                before.add(new Resumable.Delegate(block.line(e), false, value, result, block.names.temporary(), Spans.of(e.span())));
                yield temporary(result, e.span());
            }
            case Expr.Await e -> {
                var value = block.expressions.compile(without(e.value(), before));
                int result = block.names.temporary();
                before.add(new Resumable.Delegate(block.line(e), true, value, result, block.names.temporary(), Spans.of(e.span())));
                yield temporary(result, e.span());
            }
            case Expr.GeneratorExpression e -> {
                int made = block.names.temporary();
                var first = block.expressions.compile(without(e.clauses().getFirst().iterable(), before));
                before.add(new Statement.AssignLocal(block.line(e), block.expressions.functions.generator(e, first), made));
                yield temporary(made, e.span());
            }
            case Expr.ListComprehension e -> comprehension(e, Displays.Kind.LIST, null, e.element(), e.clauses(), before);
            case Expr.SetComprehension e -> comprehension(e, Displays.Kind.SET, null, e.element(), e.clauses(), before);
            case Expr.DictComprehension e -> comprehension(e, Displays.Kind.SET, e.key(), e.value(), e.clauses(), before);
            case Expr.Logical e -> logical(e, before);
            case Expr.Conditional e -> conditional(e, before);
            default -> rebuild(expression, hoist(children(expression), before));
        };
    }

    private Expr comprehension(Expr whole, Displays.Kind kind, @Nullable Expr key, Expr value, List<Node.Comprehension> clauses,
        List<Statement> before) {
        var first = block.expressions.compile(without(clauses.getFirst().iterable(), before));
        int kept = block.names.temporary();
        before.add(new Statement.AssignLocal(block.line(whole), first, kept));
        var source = new Variables.Local(kept, "", Spans.of(clauses.getFirst().iterable().span()));
        int result = block.names.temporary();
        before.add(block.expressions.functions.resumableComprehension(whole, kind, key, value, clauses, source, result));
        return temporary(result, whole.span());
    }

    private static Expr temporary(int slot, Span span) {
        return new Expr.Name("\0" + slot, span);
    }

    private Expr keep(Expr expression, List<Statement> before) {
        if (expression instanceof Expr.Literal || expression instanceof Expr.Name n && n.id().startsWith("\0")) return expression;
        int slot = block.names.temporary();
        before.add(new Statement.AssignLocal(block.line(expression), block.expressions.compile(expression), slot));
        return temporary(slot, expression.span());
    }

    private List<Expr> hoist(List<Expr> parts, List<Statement> before) {
        int last = parts.size() - 1;
        while (!yields(parts.get(last))) last--;
        var result = new ArrayList<Expr>();
        for (int i = 0; i < parts.size(); i++) {
            var part = without(parts.get(i), before);
            boolean structural = part instanceof Expr.Starred || part instanceof Expr.Slice || part instanceof Expr.Replacement;
            result.add(i < last && !structural ? keep(part, before) : part);
        }
        return result;
    }

    private Expr logical(Expr.Logical e, List<Statement> before) {
        int slot = block.names.temporary();
        var span = e.span();
        var parts = new ArrayList<>(e.values());
        var first = new ArrayList<Statement>();
        first.add(new Statement.AssignLocal(span.line(), block.expressions.compile(without(parts.getFirst(), first)), slot));
        before.addAll(first);
        Expr rest = parts.size() == 2 ? parts.get(1) : new Expr.Logical(e.and(), parts.subList(1, parts.size()), span);
        var then = assign(rest, slot);
        Expr test = temporary(slot, span);
        if (!e.and()) test = new Expr.Unary(interleave.python.syntax.UnaryOperator.NOT, test, span);
        before.add(new Resumable.If(span.line(), block.expressions.compile(test), then, null, block.names.temporary()));
        return temporary(slot, span);
    }

    private Expr conditional(Expr.Conditional e, List<Statement> before) {
        int slot = block.names.temporary();
        var test = block.expressions.compile(without(e.test(), before));
        before.add(new Resumable.If(block.line(e), test, assign(e.body(), slot), assign(e.otherwise(), slot), block.names.temporary()));
        return temporary(slot, e.span());
    }

    private Statement assign(Expr value, int slot) {
        var statements = new ArrayList<Statement>();
        var last = without(value, statements);
        statements.add(new Statement.AssignLocal(block.line(value), block.expressions.compile(last), slot));
        return block.sequence(statements);
    }

    static boolean yields(@Nullable Expr expression) {
        if (expression == null) return false;
        if (expression instanceof Expr.Yield || expression instanceof Expr.YieldFrom || expression instanceof Expr.Await) return true;
        if (expression instanceof Expr.ListComprehension e) return awaits(e.clauses(), e.element(), null);
        if (expression instanceof Expr.SetComprehension e) return awaits(e.clauses(), e.element(), null);
        if (expression instanceof Expr.DictComprehension e) return awaits(e.clauses(), e.key(), e.value());
        if (expression instanceof Expr.GeneratorExpression e) return yields(e.clauses().getFirst().iterable());
        if (expression instanceof Expr.Logical e) return e.values().stream().anyMatch(Yields::yields);
        if (expression instanceof Expr.Conditional e) return yields(e.test()) || yields(e.body()) || yields(e.otherwise());
        return children(expression).stream().anyMatch(Yields::yields);
    }

    /// Whether a comprehension, which runs in its block's frame, leaves it somewhere.
    static boolean awaits(List<Node.Comprehension> clauses, Expr element, @Nullable Expr value) {
        return yields(element) || yields(value)
            || clauses.stream().anyMatch(c -> c.async() || yields(c.iterable()) || c.conditions().stream().anyMatch(Yields::yields));
    }

    /// In order of evaluation; only of what may hold a yield.
    private static List<Expr> children(Expr expression) {
        return switch (expression) {
            case Expr.FString e -> e.parts();
            case Expr.Replacement e -> e.format() == null ? List.of(e.value()) : List.of(e.value(), e.format());
            case Expr.Attribute e -> List.of(e.object());
            case Expr.Subscript e -> List.of(e.object(), e.index());
            case Expr.Slice e -> present(e.lower(), e.upper(), e.step());
            case Expr.Call e -> {
                var all = new ArrayList<Expr>();
                all.add(e.function());
                all.addAll(e.arguments());
                e.keywords().forEach(k -> all.add(k.value()));
                yield all;
            }
            case Expr.Unary e -> List.of(e.operand());
            case Expr.Binary e -> List.of(e.left(), e.right());
            case Expr.Comparison e -> {
                var all = new ArrayList<Expr>();
                all.add(e.left());
                all.addAll(e.rights());
                yield all;
            }
            case Expr.ListDisplay e -> e.elements();
            case Expr.TupleDisplay e -> e.elements();
            case Expr.SetDisplay e -> e.elements();
            case Expr.DictDisplay e -> {
                var all = new ArrayList<Expr>();
                for (var item : e.items()) {
                    if (item.key() != null) all.add(item.key());
                    all.add(item.value());
                }
                yield all;
            }
            case Expr.Walrus e -> List.of(e.value());
            case Expr.Starred e -> List.of(e.value());
            default -> List.of();
        };
    }

    private static List<Expr> present(@Nullable Expr... parts) {
        var all = new ArrayList<Expr>();
        for (var part : parts) if (part != null) all.add(part);
        return all;
    }

    private static Expr rebuild(Expr expression, List<Expr> parts) {
        var span = expression.span();
        return switch (expression) {
            case Expr.FString e -> new Expr.FString(parts, span);
            case Expr.Replacement e -> new Expr.Replacement(parts.getFirst(), e.conversion(), e.format() == null ? null
                : (Expr.FString) parts.get(1), span);
            case Expr.Attribute e -> new Expr.Attribute(parts.getFirst(), e.name(), span);
            case Expr.Subscript e -> new Expr.Subscript(parts.get(0), parts.get(1), span);
            case Expr.Slice e -> {
                int i = 0;
                var lower = e.lower() == null ? null : parts.get(i++);
                var upper = e.upper() == null ? null : parts.get(i++);
                yield new Expr.Slice(lower, upper, e.step() == null ? null : parts.get(i), span);
            }
            case Expr.Call e -> call(e, parts);
            case Expr.Unary e -> new Expr.Unary(e.operator(), parts.getFirst(), span);
            case Expr.Binary e -> new Expr.Binary(e.operator(), parts.get(0), parts.get(1), span);
            case Expr.Comparison e -> new Expr.Comparison(parts.getFirst(), e.operators(), parts.subList(1, parts.size()), span);
            case Expr.ListDisplay e -> new Expr.ListDisplay(parts, span);
            case Expr.TupleDisplay e -> new Expr.TupleDisplay(parts, span);
            case Expr.SetDisplay e -> new Expr.SetDisplay(parts, span);
            case Expr.DictDisplay e -> {
                var items = new ArrayList<Node.DictItem>();
                int i = 0;
                for (var item : e.items()) items.add(new Node.DictItem(item.key() == null ? null : parts.get(i++), parts.get(i++), item.span()));
                yield new Expr.DictDisplay(items, span);
            }
            case Expr.Walrus e -> new Expr.Walrus(e.target(), parts.getFirst(), span);
            case Expr.Starred e -> new Expr.Starred(parts.getFirst(), span);
            default -> expression;
        };
    }

    private static Expr call(Expr.Call e, List<Expr> parts) {
        int first = 1 + e.arguments().size();
        var keywords = new ArrayList<Node.Keyword>();
        for (int i = 0; i < e.keywords().size(); i++) {
            var keyword = e.keywords().get(i);
            keywords.add(new Node.Keyword(keyword.name(), parts.get(first + i), keyword.span()));
        }
        return new Expr.Call(parts.getFirst(), parts.subList(1, first), keywords, e.span());
    }
}
