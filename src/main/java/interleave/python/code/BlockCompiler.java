package interleave.python.code;

import interleave.python.syntax.Expr;
import interleave.python.syntax.Module;
import interleave.python.syntax.Node;
import interleave.python.syntax.Stmt;
import interleave.python.syntax.Unsupported;
import interleave.python.vm.Code;
import interleave.python.vm.Source;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Compiles the statements of one block. In a generator's or coroutine's body every compound statement is the kind that can be left and entered again.
final class BlockCompiler {
    final Source source;
    final Names names;
    final ExpressionCompiler expressions;
    final Stops stops;
    final Yields yields;

    BlockCompiler(Source source, Names names, Stops stops) {
        this.source = source;
        this.names = names;
        this.stops = stops;
        this.expressions = new ExpressionCompiler(this);
        this.yields = new Yields(this);
    }

    Unsupported unknown(String construct, Node node) {
        return new Unsupported(construct, source.fileName(), node.span().line());
    }

    /// The line a statement has for whoever watches; 0 in frozen code.
    int line(Node node) {
        return source.isFrozen() ? 0 : node.span().line();
    }

    Code module(Module module) {
        var body = block(module.body());
        return Definitions.body("<module>", "<module>", source, 1, Code.Parameters.NONE, names.size(), Code.Way.PLAIN, documentation(module.body()), body,
            new int[0], names.slotNames(), new String[0]);
    }

    static @Nullable String documentation(List<Stmt> body) {
        return !body.isEmpty() && body.getFirst() instanceof Stmt.Expression e && e.value() instanceof Expr.Literal l
            && l.value() instanceof String s ? s : null;
    }

    Statement block(List<Stmt> body) {
        var statements = new ArrayList<Statement>();
        for (var statement : body) {
            var before = new ArrayList<Statement>();
            var compiled = statement(statement, before);
            statements.addAll(before);
            if (compiled != null) statements.add(compiled);
        }
        return sequence(statements);
    }

    Statement sequence(List<Statement> statements) {
        if (names.isResumable()) return new Resumable.Block(statements.toArray(Statement[]::new), names.temporary());
        return statements.size() == 1 ? new Statement.Single(statements.getFirst()) : new Statement.Block(statements.toArray(Statement[]::new));
    }

    /// `yield value`, whose sent value goes into a slot.
    Statement yield(Node at, Expression value, int sent) {
        boolean async = names.way() == Code.Way.ASYNC_GENERATOR;
        return new Resumable.Yield(line(at), value, async, sent, names.temporary(), Spans.of(at.span()));
    }

    private @Nullable Statement optional(List<Stmt> body) {
        return body.isEmpty() ? null : block(body);
    }

    private Expression value(Expr expression, List<Statement> before) {
        return expressions.compile(yields.rewrite(expression, before));
    }

    private @Nullable Expression optional(@Nullable Expr expression, List<Statement> before) {
        return expression == null ? null : value(expression, before);
    }

    /// @param before gets what has to be done first: what the statement's own yields became
    private @Nullable Statement statement(Stmt statement, List<Statement> before) {
        int line = line(statement);
        return switch (statement) {
            case Stmt.Expression s -> new Statement.Evaluate(line, value(s.value(), before));
            case Stmt.Assign s -> assign(s, before);
            case Stmt.AugmentedAssign s -> augment(s, before);
            case Stmt.AnnotatedAssign s -> annotated(s, before);
            case Stmt.Return s -> new Statement.Return(line, s.value() == null ? new Expression.Constant(interleave.python.vm.PyNone.NONE,
                Spans.of(s.span())) : value(s.value(), before));
            case Stmt.Raise s -> new Statement.Raise(line, optional(s.exception(), before), optional(s.cause(), before), Spans.of(s.span()));
            case Stmt.Delete s -> new Statement.Delete(line, targets(s.targets()));
            case Stmt.Assert s -> asserted(s, before);
            case Stmt.Pass s -> new Statement.Pass(line);
            case Stmt.Break s -> new Statement.Leave(line, Statement.BREAK);
            case Stmt.Continue s -> new Statement.Leave(line, Statement.CONTINUE);
            case Stmt.Global s -> null;
            case Stmt.Nonlocal s -> null;
            case Stmt.Import s -> imports(s);
            case Stmt.ImportFrom s -> importFrom(s);
            case Stmt.If s -> branch(s, before);
            case Stmt.While s -> loop(s);
            case Stmt.For s -> loop(s, before);
            case Stmt.With s -> with(s, 0, before);
            case Stmt.Try s -> trying(s);
            case Stmt.Function s -> function(s);
            case Stmt.ClassDefinition s -> classes(s);
            case Stmt.Match s -> throw unknown("'match' statements", s);
        };
    }

    private Target[] targets(List<Expr> targets) {
        return targets.stream().map(expressions::target).toArray(Target[]::new);
    }

    private Statement assign(Stmt.Assign s, List<Statement> before) {
        var value = value(s.value(), before);
        int line = line(s);
        if (s.targets().stream().anyMatch(Yields::yields)) {
            int kept = names.temporary();
            before.add(new Statement.AssignLocal(line, value, kept));
            value = new Variables.Local(kept, "", Spans.of(s.value().span()));
        }
        var targets = s.targets().stream().map(target -> target(target, before)).toArray(Target[]::new);
        if (targets.length == 1 && targets[0] instanceof Variables.LocalTarget local) return new Statement.AssignLocal(line, value, local.slot);
        return new Statement.Assign(line, value, targets);
    }

    private Statement asserted(Stmt.Assert s, List<Statement> before) {
        int line = line(s);
        var test = stops.lookedInto(value(s.test(), before));
        if (!Yields.yields(s.message())) return new Statement.Assert(line, test, optional(s.message(), before));
        var failed = new ArrayList<Statement>();
        var message = value(s.message(), failed);
        failed.add(new Statement.Assert(line, new Expression.Constant(false, test.position), message));
        return new Resumable.If(line, test, new Statement.Pass(line), sequence(failed), names.temporary());
    }

    private Target target(Expr target, List<Statement> before) {
        boolean several = target instanceof Expr.TupleDisplay || target instanceof Expr.ListDisplay;
        return expressions.target(several ? target : yields.rewrite(target, before));
    }

    private Statement augment(Stmt.AugmentedAssign s, List<Statement> before) {
        int line = line(s);
        var operator = ExpressionCompiler.operator(s.operator());
        var position = Spans.of(s.span());
        var value = yields.rewrite(s.value(), before);
        switch (s.target()) {
            case Expr.Name name -> {
                var result = Arithmetic.binary(operator, true, expressions.compile(name), stops.lookedInto(expressions.compile(value)), position);
                var target = expressions.target(name);
                return target instanceof Variables.LocalTarget local ? new Statement.AssignLocal(line, result, local.slot)
                    : new Statement.Assign(line, result, target);
            }
            case Expr.Attribute attribute -> {
                int slot = names.temporary();
                var name = names.mangled(attribute.name());
                var kept = new Variables.Local(slot, "", Spans.of(attribute.object().span()));
                var read = stops.read(new AttributeAccess.Read(stops.last(kept), name, Spans.of(attribute.span())));
                var result = stops.last(Arithmetic.binary(operator, true, read, stops.lookedInto(expressions.compile(value)), position));
                result = stops.before(result, kept, new Expression.Constant(name, position));
                var write = new AttributeAccess.Write(kept, name, Spans.of(attribute.span()));
                return new AttributeAccess.Augment(line, expressions.compile(attribute.object()), slot, result, write);
            }
            case Expr.Subscript item -> {
                int slot = names.temporary();
                int next = names.temporary();
                var where = Spans.from(item.span(), item.object().span());
                var read = stops.item(new Variables.Local(slot, "", where), new Variables.Local(next, "", where), where);
                var result = stops.last(Arithmetic.binary(operator, true, read, stops.lookedInto(expressions.compile(value)), position));
                result = stops.before(result, new Variables.Local(slot, "", where), new Variables.Local(next, "", where));
                return new Subscript.Augment(line, expressions.compile(item.object()), expressions.compile(item.index()), slot, result, where);
            }
            default -> throw unknown("this target of an augmented assignment", s);
        }
    }

    private @Nullable Statement annotated(Stmt.AnnotatedAssign s, List<Statement> before) {
        int line = line(s);
        var kind = names.scope.kind();
        boolean recorded = s.simple() && s.target() instanceof Expr.Name && kind == interleave.python.syntax.Scope.Kind.CLASS;
        if (recorded) before.add(new Annotate(line, ((Expr.Name) s.target()).id(), Spans.text(source, s.annotation().span())));
        return s.value() == null ? null : new Statement.Assign(line, value(s.value(), before), expressions.target(s.target()));
    }

    private Statement imports(Stmt.Import s) {
        var all = new ArrayList<Statement>();
        for (var alias : s.names()) {
            var bound = alias.alias() != null ? alias.alias() : alias.name().split("\\.")[0];
            all.add(new Statement.Import(line(s), alias.name(), alias.alias() != null, names.target(bound, Spans.of(s.span())),
                Spans.of(s.span())));
        }
        return all.size() == 1 ? all.getFirst() : sequence(all);
    }

    private @Nullable Statement importFrom(Stmt.ImportFrom s) {
        var module = s.module() == null ? "" : s.module();
        if (module.equals("__future__")) return null;
        var imported = s.names().stream().map(Node.Alias::name).toArray(String[]::new);
        var targets = new Target[imported.length];
        for (int i = 0; i < targets.length && !imported[0].equals("*"); i++) {
            var alias = s.names().get(i).alias();
            targets[i] = names.target(alias != null ? alias : imported[i], Spans.of(s.span()));
        }
        return new Statement.ImportFrom(line(s), s.level(), module, imported, targets, Spans.of(s.span()));
    }

    private Statement branch(Stmt.If s, List<Statement> before) {
        int line = line(s);
        var test = stops.lookedInto(value(s.test(), before));
        Statement body = block(s.body()), otherwise = optional(s.otherwise());
        return names.isResumable() ? new Resumable.If(line, test, body, otherwise, names.temporary()) : new Statement.If(line, test, body, otherwise);
    }

    private Statement loop(Stmt.While s) {
        int line = line(s);
        var first = new ArrayList<Statement>();
        var test = stops.lookedInto(value(s.test(), first));
        Statement body = block(s.body()), otherwise = optional(s.otherwise());
        if (!names.isResumable()) return new Loops.While(line, test, body, otherwise);
        return new Resumable.While(line, first.isEmpty() ? null : sequence(first), test, body, otherwise, names.temporary());
    }

    private Statement loop(Stmt.For s, List<Statement> before) {
        int line = line(s);
        var iterated = value(s.iterable(), before);
        var iterable = s.async() ? iterated : stops.iterable(iterated);
        var target = expressions.target(s.target());
        Statement body = block(s.body()), otherwise = optional(s.otherwise());
        if (s.async()) return new Asynchronous.For(line, iterable, target, body, otherwise, names.temporary(), Spans.of(s.span()));
        return names.isResumable() ? new Resumable.For(line, iterable, target, body, otherwise, names.temporary())
            : new Loops.For(line, iterable, target, body, otherwise);
    }

    private Statement with(Stmt.With s, int index, List<Statement> before) {
        var item = s.items().get(index);
        var context = value(item.context(), before);
        var target = item.target() == null ? null : expressions.target(item.target());
        Statement body;
        if (index + 1 == s.items().size()) {
            body = block(s.body());
        } else {
            var inner = new ArrayList<Statement>();
            var nested = with(s, index + 1, inner);
            inner.add(nested);
            body = sequence(inner);
        }
        if (s.async()) return new Asynchronous.With(line(s), context, target, body, names.temporary());
        return new With(line(s), context, target, body, names.isResumable() ? names.temporary() : -1, stops.on);
    }

    private Statement trying(Stmt.Try s) {
        if (s.star()) throw unknown("'except*'", s);
        var body = block(s.body());
        var handlers = new ArrayList<Try.Handler>();
        for (var handler : s.handlers()) {
            var type = handler.type() == null ? null : expressions.compile(handler.type());
            var target = handler.name() == null ? null : names.target(handler.name(), Spans.of(handler.span()));
            handlers.add(new Try.Handler(type, target, block(handler.body()), line(handler)));
        }
        return new Try(line(s), body, handlers.toArray(Try.Handler[]::new), optional(s.otherwise()), optional(s.finalBody()),
            names.isResumable() ? names.temporary() : -1);
    }

    private Statement function(Stmt.Function s) {
        Expression made = expressions.functions.function(s);
        return define(line(s), s.name(), made, s.decorators(), s);
    }

    private Statement classes(Stmt.ClassDefinition s) {
        return define(line(s), s.name(), expressions.functions.classes(s), s.decorators(), s);
    }

    private Statement define(int line, String name, Expression made, List<Expr> decorators, Node node) {
        var target = names.target(name, Spans.of(node.span()));
        if (decorators.isEmpty()) return new Statement.Assign(line, made, target);
        var all = decorators.stream().map(expressions::compile).toArray(Expression[]::new);
        return new Statement.Assign(line(decorators.getFirst()), new Decorated(all, made), target);
    }
}
