package interleave.python.syntax;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Refuses what the grammar allows but CPython's compiler doesn't: `return` outside a function, `break` outside a loop, misplaced stars, and the like.
final class PlacementCheck extends TreeWalker {

    private static final int MOST_BLOCKS = 20;

    /// What the walk is inside of.
    private enum Place { MODULE, CLASS, FUNCTION, ASYNC_FUNCTION }

    private final Source source;
    private Place place = Place.MODULE;
    private boolean inLoop;
    private int blocks;
    private boolean futures = true;
    /// In an `async def`: whether it yields, and where it first returns a value; it can't do both.
    private boolean yields;
    private @Nullable Span returned;

    PlacementCheck(Source source) {
        this.source = source;
    }

    private boolean inFunction() {
        return place == Place.FUNCTION || place == Place.ASYNC_FUNCTION;
    }

    private void require(boolean fits, String message, Span span) {
        if (!fits) {
            throw source.error(message, span);
        }
    }

    private void inside(Place inner, Runnable walk) {
        Place outer = place;
        boolean outerLoop = inLoop;
        boolean outerYields = yields;
        Span outerReturned = returned;
        int outerBlocks = blocks;
        place = inner;
        inLoop = false;
        blocks = 0;
        yields = false;
        returned = null;
        walk.run();
        if (place == Place.ASYNC_FUNCTION && yields && returned != null) {
            throw source.error("'return' with value in async generator", returned);
        }
        yields = outerYields;
        returned = outerReturned;
        place = outer;
        inLoop = outerLoop;
        blocks = outerBlocks;
    }

    private void block(Span span, Runnable walk) {
        blocks++;
        require(blocks <= MOST_BLOCKS, "too many statically nested blocks", span);
        walk.run();
        blocks--;
    }

    @Override
    void statement(Stmt statement) {
        future(statement);
        switch (statement) {
            case Stmt.Return give -> {
                require(inFunction(), "'return' outside function", give.span());
                if (give.value() != null && returned == null) {
                    returned = give.span();
                }
            }
            case Stmt.Break stop -> require(inLoop, "'break' outside loop", stop.span());
            case Stmt.Continue next -> require(inLoop, "'continue' not properly in loop", next.span());
            case Stmt.Assign assign -> assign.targets().forEach(this::assigned);
            default -> { }
        }
        super.statement(statement);
    }

    private void future(Stmt statement) {
        if (statement instanceof Stmt.ImportFrom from && "__future__".equals(from.module()) && from.level() == 0) {
            require(futures, "from __future__ imports must occur at the beginning of the file", from.span());
        } else if (!(statement instanceof Stmt.Expression only && only.value() instanceof Expr.Literal literal && literal.value() instanceof String)) {
            futures = false;
        }
    }

    private void assigned(Expr target) {
        if (target instanceof Expr.Starred) {
            throw source.error("starred assignment target must be in a list or tuple", target.span());
        }
    }

    @Override
    void target(Expr target) {
        switch (target) {
            case Expr.TupleDisplay tuple -> oneStar(tuple.elements(), tuple.span());
            case Expr.ListDisplay list -> oneStar(list.elements(), list.span());
            case Expr.Name name -> require(!name.id().equals("__debug__"), "cannot assign to __debug__", name.span());
            default -> { }
        }
        super.target(target);
    }

    private void oneStar(List<Expr> elements, Span span) {
        long stars = elements.stream().filter(element -> element instanceof Expr.Starred).count();
        require(stars <= 1, "multiple starred expressions in assignment", span);
    }

    @Override
    void whileLoop(Stmt.While loop) {
        expression(loop.test());
        loop(loop.body(), loop.span());
        statements(loop.otherwise());
    }

    @Override
    void forLoop(Stmt.For loop) {
        require(!loop.async() || place == Place.ASYNC_FUNCTION, "'async for' outside async function", loop.span());
        expression(loop.iterable());
        target(loop.target());
        loop(loop.body(), loop.span());
        statements(loop.otherwise());
    }

    private void loop(List<Stmt> body, Span span) {
        boolean outer = inLoop;
        inLoop = true;
        block(span, () -> statements(body));
        inLoop = outer;
    }

    @Override
    void with(Stmt.With with) {
        require(!with.async() || place == Place.ASYNC_FUNCTION, "'async with' outside async function", with.span());
        block(with.span(), () -> super.with(with));
    }

    @Override
    void attempt(Stmt.Try attempt) {
        for (Node.Handler handler : attempt.handlers()) {
            require(handler.type() != null || handler == attempt.handlers().getLast(), "default 'except:' must be last", handler.span());
        }
        block(attempt.span(), () -> super.attempt(attempt));
    }

    @Override
    void function(Stmt.Function function) {
        function.decorators().forEach(this::expression);
        defaults(function.parameters());
        inside(function.async() ? Place.ASYNC_FUNCTION : Place.FUNCTION, () -> statements(function.body()));
    }

    @Override
    void lambda(Expr.Lambda lambda) {
        defaults(lambda.parameters());
        inside(Place.FUNCTION, () -> expression(lambda.body()));
    }

    @Override
    void classDefinition(Stmt.ClassDefinition definition) {
        definition.decorators().forEach(this::expression);
        definition.bases().forEach(this::element);
        keywords(definition.keywords());
        inside(Place.CLASS, () -> statements(definition.body()));
    }

    private void keywords(List<Node.Keyword> keywords) {
        Set<String> seen = new HashSet<>();
        for (Node.Keyword keyword : keywords) {
            require(keyword.name() == null || seen.add(keyword.name()), "keyword argument repeated: " + keyword.name(), keyword.span());
            expression(keyword.value());
        }
    }

    /// An expression where a star is allowed.
    private void element(Expr element) {
        expression(element instanceof Expr.Starred starred ? starred.value() : element);
    }

    @Override
    void expression(Expr expression) {
        switch (expression) {
            case Expr.Starred starred -> throw source.error("can't use starred expression here", starred.span());
            case Expr.ListDisplay list -> list.elements().forEach(this::element);
            case Expr.TupleDisplay tuple -> tuple.elements().forEach(this::element);
            case Expr.SetDisplay set -> set.elements().forEach(this::element);
            case Expr.Call call -> {
                expression(call.function());
                call.arguments().forEach(this::element);
                keywords(call.keywords());
            }
            case Expr.Yield yield -> {
                require(inFunction(), "'yield' outside function", yield.span());
                yields = true;
                super.expression(yield);
            }
            case Expr.YieldFrom yield -> {
                require(inFunction(), "'yield from' outside function", yield.span());
                require(place != Place.ASYNC_FUNCTION, "'yield from' inside async function", yield.span());
                super.expression(yield);
            }
            case Expr.Await await -> {
                require(inFunction(), "'await' outside function", await.span());
                require(place == Place.ASYNC_FUNCTION, "'await' outside async function", await.span());
                super.expression(await);
            }
            default -> super.expression(expression);
        }
    }

    @Override
    void comprehension(Expr whole, List<Node.Comprehension> clauses, Expr element, @Nullable Expr value) {
        boolean async = clauses.stream().anyMatch(Node.Comprehension::async);
        require(!async || place == Place.ASYNC_FUNCTION || whole instanceof Expr.GeneratorExpression,
                "asynchronous comprehension outside of an asynchronous function", whole.span());
        super.comprehension(whole, clauses, element, value);
    }
}
