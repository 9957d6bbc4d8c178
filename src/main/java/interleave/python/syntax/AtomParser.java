package interleave.python.syntax;

import static interleave.python.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.List;

/// Names, literals, and whatever stands in brackets: groups, displays, comprehensions.
final class AtomParser {

    private final Grammar grammar;

    AtomParser(Grammar grammar) {
        this.grammar = grammar;
    }

    private Cursor cursor() {
        return grammar.cursor;
    }

    Expr atom() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        switch (cursor.kind()) {
            case NAME -> {
                String name = cursor.name();
                return new Expr.Name(name, cursor.span(start));
            }
            case NUMBER -> {
                cursor.advance();
                Span span = cursor.span(start);
                return new Expr.Literal(Literals.number(cursor.tokens().text(start), cursor.source(), span), span);
            }
            case STRING, FSTRING_START -> {
                return grammar.strings.strings();
            }
            case TRUE, FALSE -> {
                cursor.advance();
                return new Expr.Literal(cursor.tokens().kind(start) == TRUE, cursor.span(start));
            }
            case NONE, ELLIPSIS -> {
                cursor.advance();
                Expr.Singleton value = cursor.tokens().kind(start) == NONE ? Expr.Singleton.NONE : Expr.Singleton.ELLIPSIS;
                return new Expr.Literal(value, cursor.span(start));
            }
            case LEFT_PARENTHESIS -> {
                return parenthesised();
            }
            case LEFT_BRACKET -> {
                return list();
            }
            case LEFT_BRACE -> {
                return braces();
            }
            default -> throw cursor.mismatch();
        }
    }

    /// A group, a tuple, or a generator expression.
    private Expr parenthesised() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.advance();
        if (cursor.accept(RIGHT_PARENTHESIS)) {
            return new Expr.TupleDisplay(List.of(), cursor.span(start));
        }
        if (cursor.is(YIELD)) {
            Expr yield = grammar.expressions.yieldExpression();
            cursor.expect(RIGHT_PARENTHESIS);
            return yield;
        }
        if (cursor.is(DOUBLE_STAR)) {
            throw doubleStar();
        }
        Expr first = grammar.expressions.starNamedExpression();
        if (startsComprehension()) {
            List<Node.Comprehension> clauses = clausesOf(first);
            cursor.expect(RIGHT_PARENTHESIS);
            return new Expr.GeneratorExpression(first, clauses, cursor.span(start));
        }
        if (cursor.is(COMMA)) {
            List<Expr> elements = elements(first, start, RIGHT_PARENTHESIS);
            cursor.expect(RIGHT_PARENTHESIS);
            return new Expr.TupleDisplay(elements, cursor.span(start));
        }
        if (first instanceof Expr.Starred && cursor.is(RIGHT_PARENTHESIS)) {
            throw cursor.error("cannot use starred expression here", first.span());
        }
        cursor.expect(RIGHT_PARENTHESIS);
        return first;
    }

    private RuntimeException doubleStar() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        if (cursor.diagnosing()) {
            cursor.advance();
            grammar.expressions.bitwiseOr();
            if (cursor.is(RIGHT_PARENTHESIS)) {
                return cursor.error("cannot use double starred expression here", cursor.tokens().span(start, start));
            }
        }
        return cursor.mismatch();
    }

    private Expr list() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.advance();
        if (cursor.accept(RIGHT_BRACKET)) {
            return new Expr.ListDisplay(List.of(), cursor.span(start));
        }
        Expr first = grammar.expressions.starNamedExpression();
        if (startsComprehension()) {
            List<Node.Comprehension> clauses = clausesOf(first);
            cursor.expect(RIGHT_BRACKET);
            return new Expr.ListComprehension(first, clauses, cursor.span(start));
        }
        List<Expr> elements = elements(first, start, RIGHT_BRACKET);
        cursor.expect(RIGHT_BRACKET);
        return new Expr.ListDisplay(elements, cursor.span(start));
    }

    private List<Expr> elements(Expr first, int start, TokenKind end) {
        Cursor cursor = cursor();
        List<Expr> elements = new ArrayList<>();
        elements.add(first);
        while (cursor.accept(COMMA) && !cursor.is(end)) {
            elements.add(grammar.expressions.starNamedExpression());
        }
        if (cursor.diagnosing() && elements.size() > 1 && startsComprehension()) {
            Span span = cursor.tokens().span(start + 1, cursor.mark() - 1);
            throw cursor.error("did you forget parentheses around the comprehension target?", span);
        }
        return List.copyOf(elements);
    }

    private Expr braces() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.advance();
        if (cursor.accept(RIGHT_BRACE)) {
            return new Expr.DictDisplay(List.of(), cursor.span(start));
        }
        if (cursor.is(DOUBLE_STAR)) {
            return dict(item(), start);
        }
        Expr first = grammar.expressions.starNamedExpression();
        if (cursor.is(COLON) && !(first instanceof Expr.Starred)) {
            return dict(valueOf(first, start + 1), start);
        }
        if (startsComprehension()) {
            List<Node.Comprehension> clauses = clausesOf(first);
            cursor.expect(RIGHT_BRACE);
            return new Expr.SetComprehension(first, clauses, cursor.span(start));
        }
        List<Expr> elements = elements(first, start, RIGHT_BRACE);
        cursor.expect(RIGHT_BRACE);
        return new Expr.SetDisplay(elements, cursor.span(start));
    }

    private Expr dict(Node.DictItem first, int start) {
        Cursor cursor = cursor();
        if (startsComprehension()) {
            if (first.key() == null) {
                throw cursor.error("dict unpacking cannot be used in dict comprehension", cursor.tokens().span(start + 1, start + 1));
            }
            List<Node.Comprehension> clauses = clauses();
            cursor.expect(RIGHT_BRACE);
            return new Expr.DictComprehension(first.key(), first.value(), clauses, cursor.span(start));
        }
        List<Node.DictItem> items = new ArrayList<>();
        items.add(first);
        while (cursor.accept(COMMA) && !cursor.is(RIGHT_BRACE)) {
            items.add(item());
        }
        cursor.expect(RIGHT_BRACE);
        return new Expr.DictDisplay(List.copyOf(items), cursor.span(start));
    }

    private Node.DictItem item() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        if (cursor.accept(DOUBLE_STAR)) {
            Expr value = grammar.expressions.bitwiseOr();
            return new Node.DictItem(null, value, cursor.span(start));
        }
        return valueOf(grammar.expressions.expression(), start);
    }

    private Node.DictItem valueOf(Expr key, int start) {
        Cursor cursor = cursor();
        if (!cursor.is(COLON)) {
            if (cursor.diagnosing() && (cursor.is(RIGHT_BRACE) || cursor.is(COMMA))) {
                throw cursor.error("':' expected after dictionary key", cursor.tokens().span(cursor.mark() - 1, cursor.mark() - 1));
            }
            throw cursor.mismatch();
        }
        cursor.advance();
        if (cursor.is(RIGHT_BRACE) || cursor.is(COMMA)) {
            throw cursor.error("expression expected after dictionary key and ':'", cursor.tokens().span(cursor.mark() - 1, cursor.mark() - 1));
        }
        if (cursor.is(STAR)) {
            int star = cursor.mark();
            cursor.advance();
            grammar.expressions.bitwiseOr();
            throw cursor.error("cannot use a starred expression in a dictionary value", cursor.span(star));
        }
        Expr value = grammar.expressions.expression();
        return new Node.DictItem(key, value, cursor.span(start));
    }

    boolean startsComprehension() {
        return cursor().is(FOR) || cursor().is(ASYNC) && cursor().following() == FOR;
    }

    private List<Node.Comprehension> clausesOf(Expr element) {
        if (element instanceof Expr.Starred) {
            throw cursor().error("iterable unpacking cannot be used in comprehension", element.span());
        }
        return clauses();
    }

    List<Node.Comprehension> clauses() {
        List<Node.Comprehension> clauses = new ArrayList<>();
        do {
            clauses.add(clause());
        } while (startsComprehension());
        return List.copyOf(clauses);
    }

    private Node.Comprehension clause() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        boolean async = cursor.accept(ASYNC);
        cursor.expect(FOR);
        Expr target = grammar.expressions.targetList();
        grammar.targets.checkLoop(target);
        cursor.expect(IN);
        Expr iterable = grammar.expressions.disjunction();
        List<Expr> conditions = new ArrayList<>();
        while (cursor.accept(IF)) {
            conditions.add(grammar.expressions.disjunction());
        }
        return new Node.Comprehension(target, iterable, List.copyOf(conditions), async, cursor.span(start));
    }
}
