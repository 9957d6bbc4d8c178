package interleave.python.syntax;

import static interleave.python.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.List;

/// The arguments of calls and the bases of classes.
final class ArgumentParser {

    private final Grammar grammar;

    ArgumentParser(Grammar grammar) {
        this.grammar = grammar;
    }

    /// Arguments in brackets; the cursor stands at the opening one.
    record Arguments(List<Expr> positional, List<Node.Keyword> keywords) {}

    Expr call(Expr function, int start) {
        Arguments arguments = arguments();
        return new Expr.Call(function, arguments.positional(), arguments.keywords(), grammar.cursor.span(start));
    }

    Arguments arguments() {
        Cursor cursor = grammar.cursor;
        int open = cursor.mark();
        cursor.expect(LEFT_PARENTHESIS);
        List<Expr> positional = new ArrayList<>();
        List<Node.Keyword> keywords = new ArrayList<>();
        boolean unpacked = false;
        while (!cursor.is(RIGHT_PARENTHESIS)) {
            if (cursor.is(DOUBLE_STAR) || cursor.is(NAME) && cursor.following() == ASSIGN) {
                unpacked |= cursor.is(DOUBLE_STAR);
                keywords.add(keyword());
            } else {
                positional.add(argument(open, keywords, unpacked, positional.isEmpty()));
            }
            if (!cursor.is(RIGHT_PARENTHESIS)) {
                cursor.expect(COMMA);
            }
        }
        cursor.expect(RIGHT_PARENTHESIS);
        return new Arguments(List.copyOf(positional), List.copyOf(keywords));
    }

    private Node.Keyword keyword() {
        Cursor cursor = grammar.cursor;
        int start = cursor.mark();
        if (cursor.accept(DOUBLE_STAR)) {
            Expr value = grammar.expressions.expression();
            if (cursor.is(ASSIGN)) {
                throw cursor.error("cannot assign to keyword argument unpacking", cursor.span(start));
            }
            return new Node.Keyword(null, value, cursor.span(start));
        }
        String name = cursor.name();
        cursor.advance();
        if (cursor.is(COMMA) || cursor.is(RIGHT_PARENTHESIS)) {
            throw cursor.error("expected argument value expression", cursor.span(start));
        }
        Expr value = grammar.expressions.expression();
        if (grammar.atoms.startsComprehension()) {
            throw cursor.error("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", cursor.tokens().span(start, start + 1));
        }
        return new Node.Keyword(name, value, cursor.span(start));
    }

    private Expr argument(int open, List<Node.Keyword> keywords, boolean unpacked, boolean first) {
        Cursor cursor = grammar.cursor;
        int start = cursor.mark();
        if (cursor.accept(STAR)) {
            Expr value = grammar.expressions.expression();
            if (cursor.is(ASSIGN)) {
                throw cursor.error("cannot assign to iterable argument unpacking", cursor.span(start));
            }
            if (grammar.atoms.startsComprehension()) {
                throw cursor.error("iterable unpacking cannot be used in comprehension", cursor.span(start));
            }
            if (unpacked) {
                throw cursor.error("iterable argument unpacking follows keyword argument unpacking", cursor.span(open));
            }
            return new Expr.Starred(value, cursor.span(start));
        }
        Expr value = plain(start);
        if (grammar.atoms.startsComprehension()) {
            List<Node.Comprehension> clauses = grammar.atoms.clauses();
            boolean alone = first && keywords.isEmpty() && cursor.is(RIGHT_PARENTHESIS);
            if (!alone && (cursor.is(COMMA) || cursor.is(RIGHT_PARENTHESIS)) && !(first && keywords.isEmpty() && cursor.following() == RIGHT_PARENTHESIS)) {
                throw cursor.error("Generator expression must be parenthesized", cursor.span(start));
            }
            Span span = alone ? cursor.tokens().span(open, cursor.mark()) : cursor.span(start);
            return new Expr.GeneratorExpression(value, clauses, span);
        }
        if (!keywords.isEmpty() && (cursor.is(COMMA) || cursor.is(RIGHT_PARENTHESIS))) {
            String what = unpacked ? "positional argument follows keyword argument unpacking" : "positional argument follows keyword argument";
            throw cursor.error(what);
        }
        return value;
    }

    private Expr plain(int start) {
        Cursor cursor = grammar.cursor;
        Expr value = cursor.diagnosing() ? grammar.diagnosis.argument() : grammar.expressions.namedExpression();
        if (cursor.is(ASSIGN) && cursor.diagnosing()) {
            if (value instanceof Expr.Literal literal && !(literal.value() instanceof Number) && cursor.mark() == start + 1
                    && cursor.tokens().kind(start).keyword()) {
                throw cursor.error("cannot assign to " + cursor.tokens().kind(start).text(), cursor.tokens().span(start, start + 1));
            }
            throw cursor.error("expression cannot contain assignment, perhaps you meant \"==\"?", cursor.tokens().span(start, cursor.mark()));
        }
        return value;
    }
}
