package interleave.python.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Visits a tree in the order of evaluation. Subclasses override what they look at, and call `super` to go on below.
abstract class TreeWalker {

    void statements(List<Stmt> statements) {
        statements.forEach(this::statement);
    }

    void statement(Stmt statement) {
        switch (statement) {
            case Stmt.Expression(Expr value, Span span) -> expression(value);
            case Stmt.Assign(List<Expr> targets, Expr value, Span span) -> {
                expression(value);
                targets.forEach(this::target);
            }
            case Stmt.AugmentedAssign assign -> {
                augmentedTarget(assign.target());
                expression(assign.value());
            }
            case Stmt.AnnotatedAssign assign -> annotated(assign);
            case Stmt.Return(Expr value, Span span) -> maybe(value);
            case Stmt.Raise(Expr exception, Expr cause, Span span) -> {
                maybe(exception);
                maybe(cause);
            }
            case Stmt.Delete(List<Expr> targets, Span span) -> targets.forEach(this::target);
            case Stmt.Assert(Expr test, Expr message, Span span) -> {
                expression(test);
                maybe(message);
            }
            case Stmt.If(Expr test, List<Stmt> body, List<Stmt> otherwise, Span span) -> {
                expression(test);
                statements(body);
                statements(otherwise);
            }
            case Stmt.While loop -> whileLoop(loop);
            case Stmt.For loop -> forLoop(loop);
            case Stmt.With with -> with(with);
            case Stmt.Try attempt -> attempt(attempt);
            case Stmt.Function function -> function(function);
            case Stmt.ClassDefinition definition -> classDefinition(definition);
            case Stmt.Match match -> match(match);
            case Stmt.Pass pass -> { }
            case Stmt.Break stop -> { }
            case Stmt.Continue next -> { }
            case Stmt.Global global -> { }
            case Stmt.Nonlocal nonlocal -> { }
            case Stmt.Import names -> { }
            case Stmt.ImportFrom names -> { }
        }
    }

    void annotated(Stmt.AnnotatedAssign assign) {
        maybe(assign.value());
        target(assign.target());
        expression(assign.annotation());
    }

    void whileLoop(Stmt.While loop) {
        expression(loop.test());
        statements(loop.body());
        statements(loop.otherwise());
    }

    void forLoop(Stmt.For loop) {
        expression(loop.iterable());
        target(loop.target());
        statements(loop.body());
        statements(loop.otherwise());
    }

    void with(Stmt.With with) {
        for (Node.WithItem item : with.items()) {
            expression(item.context());
            if (item.target() != null) {
                target(item.target());
            }
        }
        statements(with.body());
    }

    void attempt(Stmt.Try attempt) {
        statements(attempt.body());
        attempt.handlers().forEach(this::handler);
        statements(attempt.otherwise());
        statements(attempt.finalBody());
    }

    void handler(Node.Handler handler) {
        maybe(handler.type());
        statements(handler.body());
    }

    void match(Stmt.Match match) {
        expression(match.subject());
        for (Node.Case one : match.cases()) {
            pattern(one.pattern());
            maybe(one.guard());
            statements(one.body());
        }
    }

    void pattern(Pattern pattern) {
        switch (pattern) {
            case Pattern.Value(Expr value, Span span) -> expression(value);
            case Pattern.Constant constant -> { }
            case Pattern.As(Pattern inner, String name, Span span) -> {
                if (inner != null) {
                    pattern(inner);
                }
                captured(name);
            }
            case Pattern.Or(List<Pattern> alternatives, Span span) -> alternatives.forEach(this::pattern);
            case Pattern.Sequence(List<Pattern> elements, Span span) -> elements.forEach(this::pattern);
            case Pattern.Star(String name, Span span) -> captured(name);
            case Pattern.Mapping mapping -> {
                mapping.keys().forEach(this::expression);
                mapping.values().forEach(this::pattern);
                captured(mapping.rest());
            }
            case Pattern.ClassPattern type -> {
                expression(type.type());
                type.positional().forEach(this::pattern);
                type.named().forEach(this::pattern);
            }
        }
    }

    /// A name bound by a pattern.
    void captured(@Nullable String name) {
    }

    void function(Stmt.Function function) {
        function.decorators().forEach(this::expression);
        defaults(function.parameters());
        statements(function.body());
    }

    void classDefinition(Stmt.ClassDefinition definition) {
        definition.decorators().forEach(this::expression);
        definition.bases().forEach(this::expression);
        definition.keywords().forEach(keyword -> expression(keyword.value()));
        statements(definition.body());
    }

    /// Default values, in the order they are evaluated.
    void defaults(Node.Parameters parameters) {
        parameters.positional().forEach(parameter -> maybe(parameter.defaultValue()));
        parameters.keywordOnly().forEach(parameter -> maybe(parameter.defaultValue()));
    }

    void maybe(@Nullable Expr expression) {
        if (expression != null) {
            expression(expression);
        }
    }

    /// An expression that is assigned to or deleted.
    void target(Expr target) {
        switch (target) {
            case Expr.Starred(Expr value, Span span) -> target(value);
            case Expr.ListDisplay(List<Expr> elements, Span span) -> elements.forEach(this::target);
            case Expr.TupleDisplay(List<Expr> elements, Span span) -> elements.forEach(this::target);
            default -> expression(target);
        }
    }

    /// The target of `a += b`: read, then assigned to.
    void augmentedTarget(Expr target) {
        expression(target);
        target(target);
    }

    void expression(Expr expression) {
        switch (expression) {
            case Expr.Literal literal -> { }
            case Expr.Name name -> { }
            case Expr.FString(List<Expr> parts, Span span) -> parts.forEach(this::expression);
            case Expr.Replacement(Expr value, char conversion, Expr.FString format, Span span) -> {
                expression(value);
                maybe(format);
            }
            case Expr.Attribute(Expr object, String name, Span span) -> expression(object);
            case Expr.Subscript(Expr object, Expr index, Span span) -> {
                expression(object);
                expression(index);
            }
            case Expr.Slice(Expr lower, Expr upper, Expr step, Span span) -> {
                maybe(lower);
                maybe(upper);
                maybe(step);
            }
            case Expr.Call(Expr function, List<Expr> arguments, List<Node.Keyword> keywords, Span span) -> {
                expression(function);
                arguments.forEach(this::expression);
                keywords.forEach(keyword -> expression(keyword.value()));
            }
            case Expr.Unary(UnaryOperator operator, Expr operand, Span span) -> expression(operand);
            case Expr.Binary(BinaryOperator operator, Expr left, Expr right, Span span) -> {
                expression(left);
                expression(right);
            }
            case Expr.Logical(boolean and, List<Expr> values, Span span) -> values.forEach(this::expression);
            case Expr.Comparison comparison -> {
                expression(comparison.left());
                comparison.rights().forEach(this::expression);
            }
            case Expr.Conditional(Expr test, Expr body, Expr otherwise, Span span) -> {
                expression(test);
                expression(body);
                expression(otherwise);
            }
            case Expr.Lambda lambda -> lambda(lambda);
            case Expr.ListDisplay(List<Expr> elements, Span span) -> elements.forEach(this::expression);
            case Expr.TupleDisplay(List<Expr> elements, Span span) -> elements.forEach(this::expression);
            case Expr.SetDisplay(List<Expr> elements, Span span) -> elements.forEach(this::expression);
            case Expr.DictDisplay(List<Node.DictItem> items, Span span) -> items.forEach(item -> {
                maybe(item.key());
                expression(item.value());
            });
            case Expr.ListComprehension(Expr element, List<Node.Comprehension> clauses, Span span) -> comprehension(expression, clauses, element, null);
            case Expr.SetComprehension(Expr element, List<Node.Comprehension> clauses, Span span) -> comprehension(expression, clauses, element, null);
            case Expr.GeneratorExpression(Expr element, List<Node.Comprehension> clauses, Span span) ->
                comprehension(expression, clauses, element, null);
            case Expr.DictComprehension(Expr key, Expr value, List<Node.Comprehension> clauses, Span span) ->
                comprehension(expression, clauses, key, value);
            case Expr.Walrus(Expr.Name target, Expr value, Span span) -> {
                expression(value);
                target(target);
            }
            case Expr.Starred(Expr value, Span span) -> expression(value);
            case Expr.Yield(Expr value, Span span) -> maybe(value);
            case Expr.YieldFrom(Expr value, Span span) -> expression(value);
            case Expr.Await(Expr value, Span span) -> expression(value);
        }
    }

    void lambda(Expr.Lambda lambda) {
        defaults(lambda.parameters());
        expression(lambda.body());
    }

    /// A comprehension or generator expression with its one or two element expressions.
    void comprehension(Expr whole, List<Node.Comprehension> clauses, Expr element, @Nullable Expr value) {
        for (Node.Comprehension clause : clauses) {
            expression(clause.iterable());
            target(clause.target());
            clause.conditions().forEach(this::expression);
        }
        expression(element);
        maybe(value);
    }
}
