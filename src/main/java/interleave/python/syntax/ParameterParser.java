package interleave.python.syntax;

import static interleave.python.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of functions and lambdas.
final class ParameterParser {

    private final Grammar grammar;

    ParameterParser(Grammar grammar) {
        this.grammar = grammar;
    }

    Node.Parameters ofFunction() {
        return new Reader(grammar, true, RIGHT_PARENTHESIS).read();
    }

    Node.Parameters ofLambda() {
        return new Reader(grammar, false, COLON).read();
    }

    /// Reads one list of parameters.
    private static final class Reader {
        private final Grammar grammar;
        private final Cursor cursor;
        private final boolean annotated;
        private final TokenKind end;
        private final List<Node.Parameter> positional = new ArrayList<>();
        private final List<Node.Parameter> keywordOnly = new ArrayList<>();
        private int positionalOnly;
        private Node.@Nullable Parameter rest;
        private Node.@Nullable Parameter keywordRest;
        private boolean starred;

        Reader(Grammar grammar, boolean annotated, TokenKind end) {
            this.grammar = grammar;
            this.cursor = grammar.cursor;
            this.annotated = annotated;
            this.end = end;
        }

        Node.Parameters read() {
            int start = cursor.mark();
            while (!cursor.is(end)) {
                if (keywordRest != null) {
                    throw cursor.error("arguments cannot follow var-keyword argument");
                }
                parameter();
                if (!cursor.accept(COMMA)) {
                    break;
                }
            }
            return new Node.Parameters(List.copyOf(positional), positionalOnly, rest, List.copyOf(keywordOnly), keywordRest, cursor.span(start));
        }

        private void parameter() {
            switch (cursor.kind()) {
                case SLASH -> slash();
                case STAR -> star();
                case DOUBLE_STAR -> {
                    cursor.advance();
                    keywordRest = named(false);
                    refuseDefault("var-keyword argument cannot have default value");
                }
                case LEFT_PARENTHESIS -> throw cursor.error(annotated ? "Function parameters cannot be parenthesized"
                        : "Lambda expression parameters cannot be parenthesized");
                default -> plain();
            }
        }

        private void plain() {
            int at = cursor.mark();
            Node.Parameter parameter = withDefault(named(false));
            if (starred) {
                keywordOnly.add(parameter);
                return;
            }
            if (parameter.defaultValue() == null && !positional.isEmpty() && positional.getLast().defaultValue() != null) {
                throw cursor.error("parameter without a default follows parameter with a default", cursor.tokens().span(at, at));
            }
            positional.add(parameter);
        }

        private void slash() {
            if (starred) {
                throw cursor.error("/ must be ahead of *");
            }
            if (positionalOnly > 0) {
                throw cursor.error("/ may appear only once");
            }
            if (positional.isEmpty()) {
                throw cursor.error("at least one argument must precede /");
            }
            positionalOnly = positional.size();
            cursor.advance();
        }

        private void star() {
            if (starred) {
                throw cursor.error("* argument may appear only once");
            }
            starred = true;
            int at = cursor.mark();
            cursor.advance();
            if (cursor.is(NAME)) {
                rest = named(true);
                refuseDefault("var-positional argument cannot have default value");
            } else if (cursor.is(end) || cursor.is(COMMA) && (cursor.following() == end || cursor.following() == DOUBLE_STAR)) {
                throw cursor.error("named arguments must follow bare *", cursor.tokens().span(at, at));
            }
        }

        private void refuseDefault(String message) {
            if (cursor.is(ASSIGN)) {
                throw cursor.error(message);
            }
        }

        private Node.Parameter named(boolean starAnnotation) {
            int at = cursor.mark();
            String name = cursor.name();
            Expr annotation = null;
            if (annotated && cursor.accept(COLON)) {
                annotation = starAnnotation ? grammar.expressions.starExpression() : grammar.expressions.expression();
            }
            return new Node.Parameter(name, annotation, null, cursor.span(at));
        }

        private Node.Parameter withDefault(Node.Parameter parameter) {
            if (!cursor.accept(ASSIGN)) {
                return parameter;
            }
            if (cursor.is(end) || cursor.is(COMMA)) {
                throw cursor.error("expected default value expression", cursor.tokens().span(cursor.mark() - 1, cursor.mark() - 1));
            }
            Expr value = grammar.expressions.expression();
            return new Node.Parameter(parameter.name(), parameter.annotation(), value, parameter.span());
        }
    }
}
