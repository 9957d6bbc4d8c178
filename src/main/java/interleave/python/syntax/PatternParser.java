package interleave.python.syntax;

import static interleave.python.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The patterns of `case`.
final class PatternParser {

    private final Grammar grammar;

    PatternParser(Grammar grammar) {
        this.grammar = grammar;
    }

    private Cursor cursor() {
        return grammar.cursor;
    }

    /// A pattern, or an open sequence: `case a, *b`.
    Pattern patterns() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        Pattern first = starOrPattern();
        if (!cursor.is(COMMA)) {
            return first instanceof Pattern.Star ? new Pattern.Sequence(List.of(first), cursor.span(start)) : first;
        }
        List<Pattern> elements = new ArrayList<>();
        elements.add(first);
        while (cursor.accept(COMMA) && !cursor.is(COLON) && !cursor.is(IF)) {
            elements.add(starOrPattern());
        }
        return new Pattern.Sequence(List.copyOf(elements), cursor.span(start));
    }

    private Pattern starOrPattern() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        if (cursor.accept(STAR)) {
            String name = capture(cursor.name());
            return new Pattern.Star(name, cursor.span(start));
        }
        return pattern();
    }

    private static @Nullable String capture(String name) {
        return name.equals("_") ? null : name;
    }

    private Pattern pattern() {
        Cursor cursor = cursor();
        cursor.enter(Cursor.EXPRESSION);
        int start = cursor.mark();
        Pattern pattern = or();
        if (cursor.accept(AS)) {
            if (cursor.isWord("_")) {
                throw cursor.error("cannot use '_' as a target");
            }
            String name = cursor.name();
            pattern = new Pattern.As(pattern, name, cursor.span(start));
        }
        cursor.leave(Cursor.EXPRESSION);
        return pattern;
    }

    private Pattern or() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        Pattern first = closed();
        if (!cursor.is(BAR)) {
            return first;
        }
        List<Pattern> alternatives = new ArrayList<>();
        alternatives.add(first);
        while (cursor.accept(BAR)) {
            alternatives.add(closed());
        }
        return new Pattern.Or(List.copyOf(alternatives), cursor.span(start));
    }

    private Pattern closed() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        return switch (cursor.kind()) {
            case NUMBER, MINUS, STRING, FSTRING_START -> {
                Expr value = number();
                yield new Pattern.Value(value, cursor.span(start));
            }
            case TRUE, FALSE, NONE -> {
                Expr.Literal literal = (Expr.Literal) grammar.atoms.atom();
                yield new Pattern.Constant(literal, cursor.span(start));
            }
            case NAME -> named();
            case LEFT_PARENTHESIS -> group();
            case LEFT_BRACKET -> {
                cursor.advance();
                List<Pattern> elements = elements(RIGHT_BRACKET, null);
                yield new Pattern.Sequence(elements, cursor.span(start));
            }
            case LEFT_BRACE -> mapping();
            default -> throw cursor.mismatch();
        };
    }

    private Expr number() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        if (cursor.accept(MINUS)) {
            if (!cursor.is(NUMBER)) {
                throw cursor.mismatch();
            }
            Expr operand = grammar.atoms.atom();
            return new Expr.Unary(UnaryOperator.NEGATE, operand, cursor.span(start));
        }
        Expr value = grammar.atoms.atom();
        if (value instanceof Expr.FString) {
            throw cursor.error("patterns may only match literals and attribute lookups", value.span());
        }
        return value;
    }

    /// A capture, a dotted value, or a class pattern.
    private Pattern named() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        String name = cursor.name();
        Expr value = new Expr.Name(name, cursor.span(start));
        boolean dotted = cursor.is(DOT);
        while (cursor.accept(DOT)) {
            String attribute = cursor.name();
            value = new Expr.Attribute(value, attribute, cursor.span(start));
        }
        if (cursor.is(LEFT_PARENTHESIS)) {
            return classPattern(value, start);
        }
        return dotted ? new Pattern.Value(value, cursor.span(start)) : new Pattern.As(null, capture(name), cursor.span(start));
    }

    private Pattern classPattern(Expr type, int start) {
        Cursor cursor = cursor();
        cursor.advance();
        List<Pattern> positional = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Pattern> named = new ArrayList<>();
        while (!cursor.is(RIGHT_PARENTHESIS)) {
            int at = cursor.mark();
            if (cursor.is(NAME) && cursor.following() == ASSIGN) {
                names.add(cursor.name());
                cursor.advance();
                named.add(pattern());
            } else {
                positional.add(pattern());
                if (!names.isEmpty()) {
                    throw cursor.error("positional patterns follow keyword patterns", cursor.span(at));
                }
            }
            if (!cursor.is(RIGHT_PARENTHESIS)) {
                cursor.expect(COMMA);
            }
        }
        cursor.advance();
        return new Pattern.ClassPattern(type, List.copyOf(positional), List.copyOf(names), List.copyOf(named), cursor.span(start));
    }

    private Pattern group() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.advance();
        if (cursor.accept(RIGHT_PARENTHESIS)) {
            return new Pattern.Sequence(List.of(), cursor.span(start));
        }
        Pattern first = starOrPattern();
        if (!cursor.is(COMMA) && !(first instanceof Pattern.Star)) {
            cursor.expect(RIGHT_PARENTHESIS);
            return first;
        }
        List<Pattern> elements = elements(RIGHT_PARENTHESIS, first);
        return new Pattern.Sequence(elements, cursor.span(start));
    }

    /// The rest of a sequence and its closing bracket.
    private List<Pattern> elements(TokenKind end, @Nullable Pattern first) {
        Cursor cursor = cursor();
        List<Pattern> elements = new ArrayList<>();
        if (first != null) {
            elements.add(first);
            if (!cursor.is(end)) {
                cursor.expect(COMMA);
            }
        }
        while (!cursor.is(end)) {
            elements.add(starOrPattern());
            if (!cursor.is(end)) {
                cursor.expect(COMMA);
            }
        }
        cursor.advance();
        return List.copyOf(elements);
    }

    private Pattern mapping() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.advance();
        List<Expr> keys = new ArrayList<>();
        List<Pattern> values = new ArrayList<>();
        String rest = null;
        while (!cursor.is(RIGHT_BRACE)) {
            if (cursor.accept(DOUBLE_STAR)) {
                rest = cursor.name();
            } else {
                keys.add(key());
                cursor.expect(COLON);
                values.add(pattern());
            }
            if (!cursor.is(RIGHT_BRACE)) {
                cursor.expect(COMMA);
            }
        }
        cursor.advance();
        return new Pattern.Mapping(List.copyOf(keys), List.copyOf(values), rest, cursor.span(start));
    }

    private Expr key() {
        Cursor cursor = cursor();
        if (!cursor.is(NAME)) {
            return number();
        }
        int start = cursor.mark();
        String name = cursor.name();
        Expr value = new Expr.Name(name, cursor.span(start));
        do {
            cursor.expect(DOT);
            String attribute = cursor.name();
            value = new Expr.Attribute(value, attribute, cursor.span(start));
        } while (cursor.is(DOT));
        return value;
    }
}
