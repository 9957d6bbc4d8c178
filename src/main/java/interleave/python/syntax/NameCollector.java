package interleave.python.syntax;

import interleave.python.syntax.Scope.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Notes, block by block, which names are used, bound and declared.
final class NameCollector extends TreeWalker {

    private final Source source;
    private Block block;
    /// How deep the walk is in the iterables of comprehensions: no walrus is allowed there.
    private int iterables;

    NameCollector(Source source, Block block) {
        this.source = source;
        this.block = block;
    }

    private void inside(Block inner, Runnable walk) {
        Block outer = block;
        int outerIterables = iterables;
        block = inner;
        iterables = 0;
        walk.run();
        block = outer;
        iterables = outerIterables;
    }

    @Override
    void statement(Stmt statement) {
        switch (statement) {
            case Stmt.Global(List<String> names, Span span) -> names.forEach(name -> declare(name, Block.GLOBAL, "global", span));
            case Stmt.Nonlocal(List<String> names, Span span) -> {
                if (block.kind() == Kind.MODULE) {
                    throw source.error("nonlocal declaration not allowed at module level", span);
                }
                names.forEach(name -> declare(name, Block.NONLOCAL, "nonlocal", span));
            }
            case Stmt.Import(List<Node.Alias> names, Span span) -> names.forEach(this::imported);
            case Stmt.ImportFrom(String module, List<Node.Alias> names, int level, Span span) -> {
                if (names.getFirst().name().equals("*") && block.kind() != Kind.MODULE) {
                    throw source.error("import * only allowed at module level", names.getFirst().span());
                }
                names.forEach(this::imported);
            }
            default -> super.statement(statement);
        }
    }

    private void imported(Node.Alias alias) {
        String name = alias.alias() != null ? alias.alias() : alias.name();
        int dot = name.indexOf('.');
        if (!name.equals("*")) {
            block.mark(dot < 0 ? name : name.substring(0, dot), Block.BOUND);
        }
    }

    private void declare(String name, int how, String word, Span span) {
        int before = block.marks(name);
        String wrong = null;
        if ((before & Block.PARAMETER) != 0) {
            wrong = "name '" + name + "' is parameter and " + word;
        } else if ((before & (Block.GLOBAL | Block.NONLOCAL) & ~how) != 0) {
            wrong = "name '" + name + "' is nonlocal and global";
        } else if ((before & Block.ANNOTATED) != 0) {
            wrong = "annotated name '" + name + "' can't be " + word;
        } else if ((before & Block.BOUND) != 0) {
            wrong = "name '" + name + "' is assigned to before " + word + " declaration";
        } else if ((before & Block.USED) != 0) {
            wrong = "name '" + name + "' is used prior to " + word + " declaration";
        }
        if (wrong != null && (before & how) == 0) {
            throw source.error(wrong, wrong.endsWith("nonlocal and global") ? block.declaration(name) : span);
        }
        block.mark(name, how);
        block.declare(name, span);
    }

    @Override
    void annotated(Stmt.AnnotatedAssign assign) {
        if (assign.target() instanceof Expr.Name name && assign.simple()) {
            int before = block.marks(name.id());
            if ((before & (Block.GLOBAL | Block.NONLOCAL)) != 0 && block.kind() != Kind.MODULE) {
                String word = (before & Block.GLOBAL) != 0 ? "global" : "nonlocal";
                throw source.error("annotated name '" + name.id() + "' can't be " + word, assign.span());
            }
            block.mark(name.id(), Block.BOUND | Block.ANNOTATED);
        } else {
            target(assign.target());
        }
        if (block.kind() == Kind.MODULE || block.kind() == Kind.CLASS) {
            expression(assign.annotation());
        }
        maybe(assign.value());
    }

    @Override
    void target(Expr target) {
        if (target instanceof Expr.Name name) {
            block.mark(name.id(), Block.BOUND);
        } else {
            super.target(target);
        }
    }

    @Override
    void captured(@Nullable String name) {
        if (name != null) {
            block.mark(name, Block.BOUND);
        }
    }

    @Override
    void handler(Node.Handler handler) {
        maybe(handler.type());
        captured(handler.name());
        statements(handler.body());
    }

    @Override
    void function(Stmt.Function function) {
        function.decorators().forEach(this::expression);
        defaults(function.parameters());
        annotations(function);
        block.mark(function.name(), Block.BOUND);
        Block inner = block.add(function, Kind.FUNCTION, function.name());
        if (function.async()) {
            inner.awaits();
        }
        inside(inner, () -> {
            parameters(function.parameters());
            statements(function.body());
        });
    }

    private void annotations(Stmt.Function function) {
        for (Node.Parameter parameter : all(function.parameters())) {
            maybe(parameter.annotation());
        }
        maybe(function.returns());
    }

    private static List<Node.Parameter> all(Node.Parameters parameters) {
        List<Node.Parameter> all = new ArrayList<>(parameters.positional());
        all.addAll(parameters.keywordOnly());
        if (parameters.rest() != null) {
            all.add(parameters.rest());
        }
        if (parameters.keywordRest() != null) {
            all.add(parameters.keywordRest());
        }
        return all;
    }

    private void parameters(Node.Parameters parameters) {
        for (Node.Parameter parameter : all(parameters)) {
            if ((block.marks(parameter.name()) & Block.PARAMETER) != 0) {
                throw source.error("duplicate argument '" + parameter.name() + "' in function definition", parameter.span());
            }
            block.mark(parameter.name(), Block.PARAMETER);
        }
    }

    @Override
    void lambda(Expr.Lambda lambda) {
        defaults(lambda.parameters());
        inside(block.add(lambda, Kind.LAMBDA, "<lambda>"), () -> {
            parameters(lambda.parameters());
            expression(lambda.body());
        });
    }

    @Override
    void classDefinition(Stmt.ClassDefinition definition) {
        definition.decorators().forEach(this::expression);
        definition.bases().forEach(this::expression);
        definition.keywords().forEach(keyword -> expression(keyword.value()));
        block.mark(definition.name(), Block.BOUND);
        inside(block.add(definition, Kind.CLASS, definition.name()), () -> statements(definition.body()));
    }

    @Override
    void expression(Expr expression) {
        switch (expression) {
            case Expr.Name name -> use(name);
            case Expr.Walrus walrus -> walrus(walrus);
            case Expr.Yield yield -> {
                yields("yield", yield.span());
                super.expression(yield);
            }
            case Expr.YieldFrom yield -> {
                yields("yield", yield.span());
                super.expression(yield);
            }
            case Expr.Await await -> {
                if (block.kind() == Kind.GENERATOR_EXPRESSION || block.kind() == Kind.COMPREHENSION) {
                    block.awaits();
                }
                super.expression(await);
            }
            default -> super.expression(expression);
        }
    }

    private void use(Expr.Name name) {
        block.mark(name.id(), Block.USED);
        if (name.id().equals("super") && block.kind() != Kind.MODULE && block.kind() != Kind.CLASS) {
            block.mark("__class__", Block.USED);
        }
    }

    private void yields(String word, Span span) {
        if (block.kind() == Kind.COMPREHENSION || block.kind() == Kind.GENERATOR_EXPRESSION) {
            String what = block.name().equals("<genexpr>") ? "generator expression" : block.name().substring(1, block.name().length() - 5) + " comprehension";
            throw source.error("'" + word + "' inside " + what, span);
        }
        block.yields();
    }

    /// In a comprehension a walrus binds in the block around it.
    private void walrus(Expr.Walrus walrus) {
        String name = walrus.target().id();
        Block at = block;
        if (iterables > 0) {
            throw source.error("assignment expression cannot be used in a comprehension iterable expression", walrus.span());
        }
        while (at.kind() == Kind.COMPREHENSION || at.kind() == Kind.GENERATOR_EXPRESSION) {
            if ((at.marks(name) & Block.BOUND) != 0) {
                throw source.error("assignment expression cannot rebind comprehension iteration variable '" + name + "'", walrus.target().span());
            }
            at.mark(name, Block.USED);
            at = Objects.requireNonNull(at.parent());
        }
        if (at != block && at.kind() == Kind.CLASS) {
            throw source.error("assignment expression within a comprehension cannot be used in a class body", walrus.target().span());
        }
        at.mark(name, Block.BOUND);
        expression(walrus.value());
    }

    @Override
    void comprehension(Expr whole, List<Node.Comprehension> clauses, Expr element, @Nullable Expr value) {
        iterable(clauses.getFirst());
        boolean generator = whole instanceof Expr.GeneratorExpression;
        Block inner = block.add(whole, generator ? Kind.GENERATOR_EXPRESSION : Kind.COMPREHENSION, name(whole));
        if (generator) {
            inner.yields();
        }
        inside(inner, () -> {
            for (Node.Comprehension clause : clauses) {
                if (clause != clauses.getFirst()) {
                    iterable(clause);
                }
                if (clause.async()) {
                    block.awaits();
                }
                target(clause.target());
                clause.conditions().forEach(this::expression);
            }
            expression(element);
            maybe(value);
        });
        if (!generator) {
            Scopes.shareUnbound(inner);
            boolean within = block.kind() == Kind.COMPREHENSION || block.kind() == Kind.GENERATOR_EXPRESSION;
            if (inner.coroutine() && within) {
                block.awaits();
            }
        }
    }

    private void iterable(Node.Comprehension clause) {
        iterables++;
        expression(clause.iterable());
        iterables--;
    }

    private static String name(Expr comprehension) {
        return switch (comprehension) {
            case Expr.ListComprehension list -> "<listcomp>";
            case Expr.SetComprehension set -> "<setcomp>";
            case Expr.DictComprehension dict -> "<dictcomp>";
            default -> "<genexpr>";
        };
    }
}
