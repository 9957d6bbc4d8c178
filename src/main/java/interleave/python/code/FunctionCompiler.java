package interleave.python.code;

import interleave.python.syntax.Expr;
import interleave.python.syntax.Node;
import interleave.python.syntax.Scope;
import interleave.python.syntax.Span;
import interleave.python.syntax.Stmt;
import interleave.python.vm.Code;
import interleave.python.vm.Position;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Compiles what has names of its own: functions, lambdas, classes, generator expressions and comprehensions.
final class FunctionCompiler {
    private final BlockCompiler block;
    private final Names names;
    private final ExpressionCompiler expressions;

    FunctionCompiler(BlockCompiler block, ExpressionCompiler expressions) {
        this.block = block;
        this.names = block.names;
        this.expressions = expressions;
    }

    Definitions.Function function(Stmt.Function s) {
        var scope = names.scope.child(s);
        var inner = inner(scope);
        var parameters = parameters(inner.names, s.parameters());
        variables(inner.names, scope);
        var body = inner.block(s.body());
        return make(inner, scope, s.span(), firstLine(s.decorators(), s.span()), parameters, BlockCompiler.documentation(s.body()), body,
            s.parameters());
    }

    Definitions.Function lambda(Expr.Lambda e) {
        var scope = names.scope.child(e);
        var inner = inner(scope);
        var parameters = parameters(inner.names, e.parameters());
        variables(inner.names, scope);
        var body = inner.block(List.of(new Stmt.Return(e.body(), e.body().span())));
        return make(inner, scope, e.span(), e.span().line(), parameters, null, body, e.parameters());
    }

    private BlockCompiler inner(Scope scope) {
        return new BlockCompiler(block.source, names.block(scope), block.stops);
    }

    private static Code.Parameters parameters(Names names, Node.Parameters given) {
        var all = new ArrayList<String>();
        for (var parameter : given.positional()) all.add(names.mangled(parameter.name()));
        for (var parameter : given.keywordOnly()) all.add(names.mangled(parameter.name()));
        int count = all.size();
        if (given.rest() != null) all.add(names.mangled(given.rest().name()));
        if (given.keywordRest() != null) all.add(names.mangled(given.keywordRest().name()));
        for (var name : all) names.add(name);
        return new Code.Parameters(all.toArray(String[]::new), given.positionalOnly(), given.positional().size(), count, given.rest() != null,
            given.keywordRest() != null);
    }

    private static void variables(Names names, Scope scope) {
        for (var variable : scope.variables()) if (!names.has(variable)) names.add(variable);
        for (var cell : scope.cells()) if (!names.has(cell)) names.add(cell);
    }

    /// Where a definition begins: at its first decorator.
    private static int firstLine(List<Expr> decorators, Span span) {
        return decorators.isEmpty() ? span.line() : decorators.getFirst().span().line();
    }

    private Definitions.Function make(BlockCompiler inner, Scope scope, Span span, int firstLine, Code.Parameters parameters,
                                      @Nullable String documentation, Statement body, Node.Parameters given) {
        var code = code(inner, scope, firstLine, parameters, documentation, body);
        var defaults = given.positional().stream().filter(p -> p.defaultValue() != null).map(p -> expressions.compile(p.defaultValue()))
            .toArray(Expression[]::new);
        var keywordDefaults = given.keywordOnly().stream().map(p -> p.defaultValue() == null ? null : expressions.compile(p.defaultValue()))
            .toArray(Expression[]::new);
        return new Definitions.Function(code, defaults, keywordDefaults, closure(scope), Spans.of(span));
    }

    private Code code(BlockCompiler inner, Scope scope, int firstLine, Code.Parameters parameters, @Nullable String documentation, Statement body) {
        return Definitions.body(scope.name(), scope.qualifiedName(), block.source, firstLine, parameters, inner.names.size(), inner.names.way(),
            documentation, body, inner.names.cellSlots(), inner.names.slotNames(), scope.frees().toArray(String[]::new));
    }

    private int[] closure(Scope scope) {
        return scope.frees().stream().mapToInt(names::cell).toArray();
    }

    Expression classes(Stmt.ClassDefinition s) {
        var scope = names.scope.child(s);
        var inner = inner(scope);
        variables(inner.names, scope);
        var keywords = new ArrayList<String>();
        var values = new ArrayList<Expression>();
        for (var keyword : s.keywords()) {
            if (keyword.name() == null) throw block.unknown("'**' in a class head", s);
            keywords.add(keyword.name());
            values.add(expressions.compile(keyword.value()));
        }
        var body = inner.block(s.body());
        var code = code(inner, scope, firstLine(s.decorators(), s.span()), Code.Parameters.NONE, BlockCompiler.documentation(s.body()), body);
        var function = new Definitions.Function(code, new Expression[0], new Expression[0], closure(scope), Spans.of(s.span()));
        int cell = scope.cells().contains("__class__") ? inner.names.slot("__class__") : -1;
        return new Definitions.Class(s.name(), function, expressions.elements(s.bases()), keywords.toArray(String[]::new),
            values.toArray(Expression[]::new),
            cell, Spans.of(s.span()));
    }

    Expression callSuper(Expr.Name function, Position position) {
        var frame = names.frameScope();
        Expression around = frame.frees().contains("__class__") ? new Variables.Free(frame.frees().indexOf("__class__"), "__class__", position)
            : null;
        var slots = names.slotNames();
        Expression self = slots.length == 0 || frame.kind() == Scope.Kind.CLASS || frame.kind() == Scope.Kind.MODULE ? null
            : frame.cells().contains(slots[0]) ? new Variables.Cell(0, slots[0], position) : new Variables.Local(0, slots[0], position);
        return new Calling.Super(expressions.compile(function), around, self, position);
    }

    /// A generator expression: a generator function of one argument, the iterator of its first `for`.
    ///
    /// @param iterable of its first `for`, compiled
    Expression generator(Expr.GeneratorExpression e, Expression iterable) {
        var scope = names.scope.child(e);
        var inner = inner(scope);
        int outermost = inner.names.add(".0");
        variables(inner.names, scope);
        int sent = inner.names.temporary();
        var body = new ArrayList<Statement>();
        var element = inner.expressions.compile(inner.yields.rewrite(e.element(), body));
        body.add(inner.yield(e.element(), element, sent));
        var loops = loops(inner, e.clauses(), inner.sequence(body), new Variables.Local(outermost, ".0", iterable.position), true);
        var parameters = new Code.Parameters(new String[] {".0"}, 1, 1, 1, false, false);
        var code = code(inner, scope, e.span().line(), parameters, null, loops);
        var function = new Definitions.Function(code, new Expression[0], new Expression[0], closure(scope), Spans.of(e.span()));
        return new Definitions.Generator(function, iterable, e.clauses().getFirst().async(), Spans.of(e.span()));
    }

    /// The nested loops and conditions of clauses around a statement.
    ///
    /// @param first     what the first clause iterates over, already compiled
    /// @param resumable whether the innermost statement, or a clause, may leave the frame
    private static Statement loops(BlockCompiler inner, List<Node.Comprehension> clauses, Statement innermost, Expression first, boolean resumable) {
        var statement = innermost;
        for (int i = clauses.size() - 1; i >= 0; i--) {
            var clause = clauses.get(i);
            int line = inner.line(clause);
            for (int c = clause.conditions().size() - 1; c >= 0; c--) {
                var before = new ArrayList<Statement>();
                var test = inner.stops.lookedInto(inner.expressions.compile(inner.yields.rewrite(clause.conditions().get(c), before)));
                before.add(resumable ? new Resumable.If(line, test, statement, null, inner.names.temporary())
                    : new Statement.If(line, test, statement, null));
                statement = before.size() == 1 ? before.getFirst() : inner.sequence(before);
            }
            var before = new ArrayList<Statement>();
            var iterated = i == 0 ? first : inner.expressions.compile(inner.yields.rewrite(clause.iterable(), before));
            var iterable = clause.async() ? iterated : inner.stops.iterable(iterated);
            var target = inner.expressions.target(clause.target());
            before.add(clause.async() ? new Asynchronous.For(line, iterable, target, statement, null, inner.names.temporary(),
                Spans.of(clause.span()))
                : resumable ? new Resumable.For(line, iterable, target, statement, null, inner.names.temporary())
                : new Loops.For(line, iterable, target, statement, null));
            statement = before.size() == 1 ? before.getFirst() : inner.sequence(before);
        }
        return statement;
    }

    /// A list, set or dict comprehension, in the frame of the block around it.
    ///
    /// @param key of a dict comprehension, else null
    Expression comprehension(Expr node, Displays.Kind kind, @Nullable Expr key, Expr value, List<Node.Comprehension> clauses) {
        var scope = names.scope.child(node);
        var first = expressions.compile(clauses.getFirst().iterable());
        var inner = new BlockCompiler(block.source, names.comprehension(scope), block.stops);
        int result = inner.names.temporary();
        var emit = new Displays.Emit(inner.line(value), result, key == null ? null : inner.expressions.compile(key),
            inner.expressions.compile(value));
        var loops = loops(inner, clauses, emit, first, false);
        return new Displays.Comprehension(kind, key != null, result, inner.names.cellSlots(), loops, Spans.of(node.span()));
    }

    /// One that awaits on its way: a statement that leaves the collection in a slot.
    ///
    /// @param first what its first `for` iterates over
    Statement resumableComprehension(Expr node, Displays.Kind kind, @Nullable Expr key, Expr value, List<Node.Comprehension> clauses,
        Expression first, int result) {
        var inner = new BlockCompiler(block.source, names.comprehension(names.scope.child(node)), block.stops);
        var body = new ArrayList<Statement>();
        var parts = new ArrayList<Expr>();
        if (key != null) parts.add(key);
        parts.add(value);
        var hoisted = inner.yields.rewriteAll(parts, body);
        var compiled = hoisted.stream().map(inner.expressions::compile).toList();
        body.add(new Displays.Emit(inner.line(value), result, key == null ? null : compiled.getFirst(), compiled.getLast()));
        var loops = loops(inner, clauses, inner.sequence(body), first, true);
        return new Asynchronous.Comprehension(block.line(node), kind, key != null, result, inner.names.cellSlots(), loops, names.temporary());
    }
}
