package interleave.python.code;

import interleave.python.syntax.BinaryOperator;
import interleave.python.syntax.ComparisonOperator;
import interleave.python.syntax.Expr;
import interleave.python.syntax.Node;
import interleave.python.vm.Comparison;
import interleave.python.vm.Operators;
import interleave.python.vm.Position;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyNone;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Compiles expressions and assignments' targets.
final class ExpressionCompiler {
    private final BlockCompiler block;
    private final Names names;
    final FunctionCompiler functions;

    ExpressionCompiler(BlockCompiler block) {
        this.block = block;
        this.names = block.names;
        this.functions = new FunctionCompiler(block, this);
    }

    static Operators.Binary operator(BinaryOperator operator) {
        return switch (operator) {
            case ADD -> Operators.Binary.ADD;
            case SUBTRACT -> Operators.Binary.SUBTRACT;
            case MULTIPLY -> Operators.Binary.MULTIPLY;
            case MATRIX_MULTIPLY -> Operators.Binary.MATRIX;
            case DIVIDE -> Operators.Binary.DIVIDE;
            case MODULO -> Operators.Binary.MODULO;
            case POWER -> Operators.Binary.POWER;
            case LEFT_SHIFT -> Operators.Binary.SHIFT_LEFT;
            case RIGHT_SHIFT -> Operators.Binary.SHIFT_RIGHT;
            case OR -> Operators.Binary.OR;
            case XOR -> Operators.Binary.XOR;
            case AND -> Operators.Binary.AND;
            case FLOOR_DIVIDE -> Operators.Binary.FLOOR_DIVIDE;
        };
    }

    Expression compile(Expr expression) {
        var position = Spans.of(expression.span());
        return switch (expression) {
            case Expr.Literal e -> new Expression.Constant(constant(e.value()), position);
            case Expr.FString e -> new Displays.Joined(all(e.parts()), position);
            case Expr.Replacement e -> new Displays.Replacement(block.stops.lookedInto(compile(e.value())), e.conversion(), e.format() == null ? null : compile(e.format()),
                position);
            case Expr.Name e -> block.stops.name(names.read(e.id(), position));
            case Expr.Attribute e -> block.stops.read(attribute(e));
            case Expr.Subscript e -> block.stops.item(compile(e.object()), compile(e.index()), Spans.from(e.span(), e.object().span()));
            case Expr.Slice e -> new Subscript.Slice(optional(e.lower()), optional(e.upper()), optional(e.step()), position);
            case Expr.Call e -> call(e);
            case Expr.Unary e -> unary(e, position);
            case Expr.Binary e -> Arithmetic.binary(operator(e.operator()), false, compile(e.left()), block.stops.lookedInto(compile(e.right())),
                Spans.operator(e.span(), e.left().span(), e.right().span()));
            case Expr.Logical e -> new Arithmetic.Logical(e.and(), block.stops.lookedInto(all(e.values())), position);
            case Expr.Comparison e -> comparison(e, position);
            case Expr.Conditional e -> new Arithmetic.Conditional(block.stops.lookedInto(compile(e.test())), compile(e.body()), compile(e.otherwise()), position);
            case Expr.Lambda e -> functions.lambda(e);
            case Expr.ListDisplay e -> new Displays.Sequence(Displays.Kind.LIST, elements(e.elements()), position);
            case Expr.TupleDisplay e -> tuple(e, position);
            case Expr.SetDisplay e -> new Displays.Sequence(Displays.Kind.SET, elements(e.elements()), position);
            case Expr.DictDisplay e -> dict(e, position);
            case Expr.ListComprehension e -> functions.comprehension(e, Displays.Kind.LIST, null, e.element(), e.clauses());
            case Expr.SetComprehension e -> functions.comprehension(e, Displays.Kind.SET, null, e.element(), e.clauses());
            case Expr.DictComprehension e -> functions.comprehension(e, Displays.Kind.SET, e.key(), e.value(), e.clauses());
            case Expr.GeneratorExpression e -> functions.generator(e, compile(e.clauses().getFirst().iterable()));
            case Expr.Walrus e -> new Arithmetic.Walrus(target(e.target()), compile(e.value()), position);
            case Expr.Starred e -> throw block.unknown("a starred expression here", e);
            case Expr.Yield e -> throw block.unknown("'yield' here", e);
            case Expr.YieldFrom e -> throw block.unknown("'yield from' here", e);
            case Expr.Await e -> throw block.unknown("'await' here", e);
        };
    }

    private @Nullable Expression optional(@Nullable Expr expression) {
        return expression == null ? null : compile(expression);
    }

    Expression[] all(List<? extends Expr> expressions) {
        return expressions.stream().map(this::compile).toArray(Expression[]::new);
    }

    private static Object constant(Object value) {
        return switch (value) {
            case byte[] bytes -> new PyBytes(bytes);
            case String text -> text.intern();
            case Expr.Singleton.NONE -> PyNone.NONE;
            case Expr.Singleton.ELLIPSIS -> PyNone.ELLIPSIS;
            default -> value;
        };
    }

    private AttributeAccess.Read attribute(Expr.Attribute e) {
        return new AttributeAccess.Read(block.stops.last(compile(e.object())), names.mangled(e.name()).intern(), Spans.of(e.span()));
    }

    /// The method of a call: looking it up is no step of its own.
    private AttributeAccess.Read bare(Expr.Attribute e) {
        return new AttributeAccess.Read(compile(e.object()), names.mangled(e.name()).intern(), Spans.of(e.span()));
    }

    private Expression unary(Expr.Unary e, Position position) {
        if (e.operand() instanceof Expr.Literal literal && literal.value() instanceof Number number
            && e.operator() == interleave.python.syntax.UnaryOperator.NEGATE) {
            return new Expression.Constant(number instanceof Double d ? -d : interleave.python.vm.Ints.negate(number), position);
        }
        var operand = compile(e.operand());
        return switch (e.operator()) {
            case NOT -> new Arithmetic.Not(block.stops.lookedInto(operand), position);
            case NEGATE -> new Arithmetic.Unary(Operators::negative, operand, position);
            case PLUS -> new Arithmetic.Unary(Operators::positive, operand, position);
            case INVERT -> new Arithmetic.Unary(Operators::invert, operand, position);
        };
    }

    private Expression comparison(Expr.Comparison e, Position position) {
        if (e.rights().size() == 1) {
            return link(e.operators().getFirst(), compile(e.left()), block.stops.lookedInto(compile(e.rights().getFirst())), position);
        }
        var links = new Expression[e.rights().size()];
        var left = compile(e.left());
        for (int i = 0; i < links.length; i++) {
            var right = block.stops.lookedInto(compile(e.rights().get(i)));
            boolean last = i + 1 == links.length;
            int slot = last ? -1 : names.temporary();
            links[i] = link(e.operators().get(i), left, last ? right : new Arithmetic.Keep(slot, right), position);
            if (!last) left = new Variables.Local(slot, "", position);
        }
        return new Arithmetic.Chain(links, position);
    }

    private static Expression link(ComparisonOperator operator, Expression left, Expression right, Position position) {
        return switch (operator) {
            case EQUAL -> new Arithmetic.Compare(Comparison.EQ, left, right, position);
            case NOT_EQUAL -> new Arithmetic.Compare(Comparison.NE, left, right, position);
            case LESS -> new Arithmetic.Compare(Comparison.LT, left, right, position);
            case LESS_OR_EQUAL -> new Arithmetic.Compare(Comparison.LE, left, right, position);
            case GREATER -> new Arithmetic.Compare(Comparison.GT, left, right, position);
            case GREATER_OR_EQUAL -> new Arithmetic.Compare(Comparison.GE, left, right, position);
            case IS -> new Arithmetic.Member(false, false, left, right, position);
            case IS_NOT -> new Arithmetic.Member(false, true, left, right, position);
            case IN -> new Arithmetic.Member(true, false, left, right, position);
            case NOT_IN -> new Arithmetic.Member(true, true, left, right, position);
        };
    }

    Displays.Elements elements(List<Expr> expressions) {
        var values = new Expression[expressions.size()];
        var starred = new boolean[values.length];
        boolean plain = true;
        for (int i = 0; i < values.length; i++) {
            var expression = expressions.get(i);
            starred[i] = expression instanceof Expr.Starred;
            plain &= !starred[i];
            values[i] = compile(expression instanceof Expr.Starred star ? star.value() : expression);
        }
        return new Displays.Elements(values, starred, plain);
    }

    /// A tuple of constants is one constant.
    private Expression tuple(Expr.TupleDisplay e, Position position) {
        if (!e.elements().isEmpty() && e.elements().stream().allMatch(Expr.Literal.class::isInstance)) {
            return new Expression.Constant(new interleave.python.vm.PyTuple(e.elements().stream().map(x ->
                constant(((Expr.Literal) x).value())).toArray()), position);
        }
        return new Displays.Sequence(Displays.Kind.TUPLE, elements(e.elements()), position);
    }

    private Expression dict(Expr.DictDisplay e, Position position) {
        var keys = e.items().stream().map(item -> item.key() == null ? null : compile(item.key())).toArray(Expression[]::new);
        return new Displays.Dict(keys, e.items().stream().map(item -> compile(item.value())).toArray(Expression[]::new), position);
    }

    private Expression call(Expr.Call e) {
        var position = Spans.from(e.span(), e.function().span());
        boolean plain = e.keywords().isEmpty() && e.arguments().stream().noneMatch(Expr.Starred.class::isInstance);
        if (plain && e.arguments().isEmpty() && e.function() instanceof Expr.Name name
            && name.id().equals("super")) return functions.callSuper(name, position);
        if (plain) {
            var arguments = all(e.arguments());
            if (e.function() instanceof Expr.Attribute attribute) return block.stops.method(block.stops.on ? bare(attribute) : attribute(attribute), arguments, position);
            return block.stops.call(compile(e.function()), arguments, position);
        }
        var elements = elements(e.arguments());
        var keywords = e.keywords().stream().map(Node.Keyword::name).toArray(String[]::new);
        var values = e.keywords().stream().map(k -> compile(k.value())).toArray(Expression[]::new);
        if (values.length > 0) values[values.length - 1] = block.stops.last(values[values.length - 1]);
        return new Calling.General(compile(e.function()), elements.values(), elements.starred(), keywords, values, position);
    }

    Target target(Expr target) {
        var position = Spans.of(target.span());
        return switch (target) {
            case Expr.Name e -> block.stops.target(names.target(e.id(), position));
            case Expr.Attribute e -> {
                var name = names.mangled(e.name()).intern();
                yield new AttributeAccess.Write(block.stops.written(block.stops.last(compile(e.object())), name), name, position);
            }
            case Expr.Subscript e -> block.stops.item(new Target.Item(compile(e.object()), block.stops.last(compile(e.index())), Spans.from(e.span(), e.object().span())));
            case Expr.TupleDisplay e -> unpack(e.elements(), position);
            case Expr.ListDisplay e -> unpack(e.elements(), position);
            default -> throw block.unknown("this target of an assignment", target);
        };
    }

    private Target unpack(List<Expr> elements, Position position) {
        int starred = -1;
        var targets = new Target[elements.size()];
        for (int i = 0; i < targets.length; i++) {
            if (elements.get(i) instanceof Expr.Starred star) {
                starred = i;
                targets[i] = target(star.value());
            } else {
                targets[i] = target(elements.get(i));
            }
        }
        return new Target.Unpack(targets, starred, position);
    }
}
