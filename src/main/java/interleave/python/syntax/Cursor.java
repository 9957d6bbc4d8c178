package interleave.python.syntax;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where the parser is among the tokens, how far it ever looked, and how deep it is nested.
final class Cursor {

    /// Weighted: an expression in an expression counts `EXPRESSION`, an operator in a chain 1. Keeps parser and tree within a thread's stack.
    private static final int MOST_NESTING = 1500;
    static final int EXPRESSION = 6;

    private final Tokens tokens;
    private final boolean diagnosing;
    private final Map<String, String> names = new HashMap<>();
    private int at;
    private int furthest;
    private int nesting;

    /// @param diagnosing whether this is the second pass over a source known to be wrong, which looks for the best message
    Cursor(Tokens tokens, boolean diagnosing) {
        this.tokens = tokens;
        this.diagnosing = diagnosing;
    }

    boolean diagnosing() {
        return diagnosing;
    }

    Source source() {
        return tokens.source();
    }

    Tokens tokens() {
        return tokens;
    }

    /// The index of the next token.
    int mark() {
        return at;
    }

    void moveTo(int mark) {
        at = mark;
    }

    /// The last token that was looked at when a rule didn't fit.
    int furthest() {
        return Math.max(furthest, at);
    }

    TokenKind kind() {
        return tokens.kind(at);
    }

    boolean is(TokenKind kind) {
        return tokens.kind(at) == kind;
    }

    /// The kind of the token behind the next.
    TokenKind following() {
        return at + 1 < tokens.size() ? tokens.kind(at + 1) : TokenKind.END;
    }

    void advance() {
        at++;
    }

    boolean accept(TokenKind kind) {
        if (tokens.kind(at) == kind) {
            at++;
            return true;
        }
        return false;
    }

    void expect(TokenKind kind) {
        if (tokens.kind(at) != kind) {
            throw mismatch();
        }
        at++;
    }

    /// As `expect`, but its absence has a message: `expected ':'`.
    void demand(TokenKind kind) {
        if (tokens.kind(at) != kind) {
            throw error("expected '" + kind.text() + "'");
        }
        at++;
    }

    /// The colon before a block: a line that ends without it gets the message, anything else is just invalid.
    void colon() {
        if (is(TokenKind.NEWLINE)) {
            throw error("expected ':'");
        }
        expect(TokenKind.COLON);
    }

    Mismatch mismatch() {
        furthest = Math.max(furthest, at);
        return Mismatch.HERE;
    }

    String name() {
        if (tokens.kind(at) != TokenKind.NAME) {
            throw mismatch();
        }
        return names.computeIfAbsent(tokens.text(at++), Names::normal);
    }

    /// Whether the next token is a given soft keyword.
    boolean isWord(String word) {
        return is(TokenKind.NAME) && tokens.end(at) - tokens.start(at) == word.length() && source().text().startsWith(word, tokens.start(at));
    }

    /// From a token to the last one consumed.
    Span span(int first) {
        return tokens.span(first, Math.max(first, at - 1));
    }

    Span here() {
        return tokens.span(at, at);
    }

    PythonSyntaxError error(String message) {
        furthest = Math.max(furthest, at);
        return error(message, here());
    }

    PythonSyntaxError error(String message, Span span) {
        return source().error(message, span);
    }

    void enter(int weight) {
        nesting += weight;
        if (nesting > MOST_NESTING) {
            throw error("too many nested parentheses");
        }
    }

    void leave(int weight) {
        nesting -= weight;
    }

    /// The result of a rule, or null, with the cursor back, when it doesn't fit.
    <T> @Nullable T attempt(Supplier<T> rule) {
        int mark = at;
        int depth = nesting;
        try {
            return rule.get();
        } catch (Mismatch | PythonSyntaxError doesNotFit) {
            at = mark;
            nesting = depth;
            return null;
        }
    }

    /// Whether a rule fits here; the cursor stays.
    boolean fits(Supplier<?> rule) {
        int mark = at;
        int reached = furthest;
        boolean fits = attempt(rule) != null;
        at = mark;
        furthest = reached;
        return fits;
    }
}
