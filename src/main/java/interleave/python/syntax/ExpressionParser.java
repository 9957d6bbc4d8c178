package interleave.python.syntax;

import static interleave.python.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Expressions by precedence, from `a, b` down to calls and subscripts.
final class ExpressionParser {

    private final Grammar grammar;

    ExpressionParser(Grammar grammar) {
        this.grammar = grammar;
    }

    private Cursor cursor() {
        return grammar.cursor;
    }

    /// `a, *b`: an expression, or a tuple without parentheses.
    Expr starExpressions() {
        return list(this::starExpression);
    }

    /// As a list of targets: like `starExpressions`, but `in` ends it.
    Expr targetList() {
        return list(this::target);
    }

    /// The one target of `as` in a with statement.
    Expr asTarget() {
        return bitwiseOr();
    }

    private Expr target() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        if (cursor.accept(STAR)) {
            return new Expr.Starred(bitwiseOr(), cursor.span(start));
        }
        return bitwiseOr();
    }

    private Expr list(Supplier<Expr> element) {
        Cursor cursor = cursor();
        int start = cursor.mark();
        Expr first = element.get();
        if (!cursor.is(COMMA)) {
            return first;
        }
        List<Expr> elements = new ArrayList<>();
        elements.add(first);
        while (cursor.accept(COMMA) && startsExpression()) {
            elements.add(element.get());
        }
        return new Expr.TupleDisplay(List.copyOf(elements), cursor.span(start));
    }

    /// Whether the next token can start an expression or a starred one.
    boolean startsExpression() {
        return switch (cursor().kind()) {
            case NAME, NUMBER, STRING, FSTRING_START, LEFT_PARENTHESIS, LEFT_BRACKET, LEFT_BRACE, ELLIPSIS, PLUS, MINUS, TILDE, STAR, FALSE, NONE, TRUE,
                    AWAIT, LAMBDA, NOT -> true;
            default -> false;
        };
    }

    Expr starExpression() {
        return cursor().is(STAR) ? target() : expression();
    }

    Expr starNamedExpression() {
        return cursor().is(STAR) ? target() : namedExpression();
    }

    /// An expression, or `name := expression`.
    Expr namedExpression() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        if (cursor.is(NAME) && cursor.following() == WALRUS) {
            Expr.Name target = new Expr.Name(cursor.name(), cursor.span(start));
            cursor.advance();
            Expr value = expression();
            return new Expr.Walrus(target, value, cursor.span(start));
        }
        if (cursor.diagnosing()) {
            grammar.diagnosis.namedExpression();
        }
        Expr expression = expression();
        if (cursor.is(WALRUS)) {
            if (cursor.diagnosing()) {
                throw cursor.error("cannot use assignment expressions with " + Targets.describe(expression), expression.span());
            }
            throw cursor.mismatch();
        }
        return expression;
    }

    Expr expression() {
        Cursor cursor = cursor();
        cursor.enter(Cursor.EXPRESSION);
        Expr expression = cursor.is(LAMBDA) ? lambda() : conditional();
        cursor.leave(Cursor.EXPRESSION);
        return expression;
    }

    private Expr conditional() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        if (cursor.diagnosing()) {
            grammar.diagnosis.expression();
        }
        Expr body = disjunction();
        if (!cursor.accept(IF)) {
            return body;
        }
        Expr test = disjunction();
        if (!cursor.is(ELSE) && !cursor.is(COLON)) {
            throw cursor.error("expected 'else' after 'if' expression", cursor.span(start));
        }
        cursor.expect(ELSE);
        Expr otherwise = expression();
        return new Expr.Conditional(test, body, otherwise, cursor.span(start));
    }

    private Expr lambda() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.advance();
        Node.Parameters parameters = grammar.parameters.ofLambda();
        cursor.demand(COLON);
        Expr body = expression();
        return new Expr.Lambda(parameters, body, cursor.span(start));
    }

    Expr disjunction() {
        return logical(OR);
    }

    private Expr logical(TokenKind operator) {
        Cursor cursor = cursor();
        int start = cursor.mark();
        Expr first = operator == OR ? logical(AND) : inversion();
        if (!cursor.is(operator)) {
            return first;
        }
        List<Expr> values = new ArrayList<>();
        values.add(first);
        while (cursor.accept(operator)) {
            values.add(operator == OR ? logical(AND) : inversion());
        }
        return new Expr.Logical(operator == AND, List.copyOf(values), cursor.span(start));
    }

    private Expr inversion() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        if (!cursor.accept(NOT)) {
            return comparison();
        }
        cursor.enter(1);
        Expr operand = inversion();
        cursor.leave(1);
        return new Expr.Unary(UnaryOperator.NOT, operand, cursor.span(start));
    }

    private Expr comparison() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        Expr left = bitwiseOr();
        ComparisonOperator operator = comparisonOperator();
        if (operator == null) {
            return left;
        }
        List<ComparisonOperator> operators = new ArrayList<>();
        List<Expr> rights = new ArrayList<>();
        for (; operator != null; operator = comparisonOperator()) {
            operators.add(operator);
            rights.add(bitwiseOr());
        }
        return new Expr.Comparison(left, List.copyOf(operators), List.copyOf(rights), cursor.span(start));
    }

    private @Nullable ComparisonOperator comparisonOperator() {
        Cursor cursor = cursor();
        ComparisonOperator operator = switch (cursor.kind()) {
            case EQUAL -> ComparisonOperator.EQUAL;
            case NOT_EQUAL -> ComparisonOperator.NOT_EQUAL;
            case LESS -> ComparisonOperator.LESS;
            case LESS_OR_EQUAL -> ComparisonOperator.LESS_OR_EQUAL;
            case GREATER -> ComparisonOperator.GREATER;
            case GREATER_OR_EQUAL -> ComparisonOperator.GREATER_OR_EQUAL;
            case IN -> ComparisonOperator.IN;
            case IS -> cursor.following() == NOT ? ComparisonOperator.IS_NOT : ComparisonOperator.IS;
            case NOT -> cursor.following() == IN ? ComparisonOperator.NOT_IN : null;
            default -> null;
        };
        if (operator != null) {
            cursor.advance();
            if (operator == ComparisonOperator.IS_NOT || operator == ComparisonOperator.NOT_IN) {
                cursor.advance();
            }
        }
        return operator;
    }

    Expr bitwiseOr() {
        return binary(1);
    }

    private Expr binary(int lowest) {
        Cursor cursor = cursor();
        int start = cursor.mark();
        Expr left = unary();
        int turns = 0;
        BinaryOperator operator = Operators.binary(cursor.kind());
        while (operator != null && Operators.precedence(operator) >= lowest) {
            cursor.enter(1);
            turns++;
            cursor.advance();
            Expr right = binary(Operators.precedence(operator) + 1);
            left = new Expr.Binary(operator, left, right, cursor.span(start));
            operator = Operators.binary(cursor.kind());
        }
        cursor.leave(turns);
        return left;
    }

    private Expr unary() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        UnaryOperator operator = switch (cursor.kind()) {
            case MINUS -> UnaryOperator.NEGATE;
            case PLUS -> UnaryOperator.PLUS;
            case TILDE -> UnaryOperator.INVERT;
            default -> null;
        };
        if (operator == null) {
            return power();
        }
        cursor.advance();
        cursor.enter(1);
        Expr operand = unary();
        cursor.leave(1);
        return new Expr.Unary(operator, operand, cursor.span(start));
    }

    private Expr power() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        Expr base;
        if (cursor.accept(AWAIT)) {
            Expr value = primary();
            base = new Expr.Await(value, cursor.span(start));
        } else {
            base = primary();
        }
        if (!cursor.accept(DOUBLE_STAR)) {
            return base;
        }
        cursor.enter(2);
        Expr exponent = unary();
        cursor.leave(2);
        return new Expr.Binary(BinaryOperator.POWER, base, exponent, cursor.span(start));
    }

    Expr primary() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        Expr expression = grammar.atoms.atom();
        int turns = 0;
        while (true) {
            switch (cursor.kind()) {
                case DOT -> {
                    cursor.advance();
                    String name = cursor.name();
                    expression = new Expr.Attribute(expression, name, cursor.span(start));
                }
                case LEFT_PARENTHESIS -> expression = grammar.arguments.call(expression, start);
                case LEFT_BRACKET -> {
                    cursor.advance();
                    Expr index = slices();
                    cursor.expect(RIGHT_BRACKET);
                    expression = new Expr.Subscript(expression, index, cursor.span(start));
                }
                default -> {
                    cursor.leave(turns);
                    return expression;
                }
            }
            cursor.enter(1);
            turns++;
        }
    }

    private Expr slices() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        Expr first = slice();
        if (!cursor.is(COMMA) && !(first instanceof Expr.Starred)) {
            return first;
        }
        List<Expr> elements = new ArrayList<>();
        elements.add(first);
        while (cursor.accept(COMMA) && !cursor.is(RIGHT_BRACKET)) {
            elements.add(slice());
        }
        return new Expr.TupleDisplay(List.copyOf(elements), cursor.span(start));
    }

    private Expr slice() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        Expr lower = cursor.is(COLON) ? null : starNamedExpression();
        if (lower instanceof Expr.Starred || !cursor.accept(COLON)) {
            return Objects.requireNonNull(lower);
        }
        Expr upper = sliceEnds() || cursor.is(COLON) ? null : expression();
        Expr step = !cursor.accept(COLON) || sliceEnds() ? null : expression();
        return new Expr.Slice(lower, upper, step, cursor.span(start));
    }

    private boolean sliceEnds() {
        return cursor().is(COMMA) || cursor().is(RIGHT_BRACKET);
    }

    /// `yield`, `yield a, b` or `yield from a`.
    Expr yieldExpression() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.expect(YIELD);
        if (cursor.accept(FROM)) {
            Expr value = expression();
            return new Expr.YieldFrom(value, cursor.span(start));
        }
        Expr value = startsExpression() ? starExpressions() : null;
        return new Expr.Yield(value, cursor.span(start));
    }

    /// What may stand right of `=`.
    Expr yieldOrStarExpressions() {
        return cursor().is(YIELD) ? yieldExpression() : starExpressions();
    }
}
