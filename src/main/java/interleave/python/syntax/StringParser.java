package interleave.python.syntax;

import static interleave.python.syntax.TokenKind.*;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// String, bytes and f-string literals, with neighbours joined.
final class StringParser {

    private final Grammar grammar;

    StringParser(Grammar grammar) {
        this.grammar = grammar;
    }

    private Cursor cursor() {
        return grammar.cursor;
    }

    Expr strings() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        Pieces pieces = new Pieces();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean formatted = false;
        int asBytes = 0;
        int count = 0;
        for (; cursor.is(STRING) || cursor.is(FSTRING_START); count++) {
            if (cursor.is(FSTRING_START)) {
                formatted = true;
                fstring(pieces);
            } else if (isBytes(cursor.mark())) {
                asBytes++;
                bytes.writeBytes(bytes(cursor.mark()));
                cursor.advance();
            } else {
                Span span = cursor.here();
                pieces.text(string(cursor.mark()), span);
                cursor.advance();
            }
        }
        Span span = cursor.span(start);
        if (asBytes > 0 && asBytes < count) {
            throw cursor.error("cannot mix bytes and nonbytes literals");
        }
        if (asBytes > 0) {
            return new Expr.Literal(bytes.toByteArray(), span);
        }
        return formatted ? new Expr.FString(pieces.finish(), span) : new Expr.Literal(pieces.joined(), span);
    }

    /// Parts of an f-string; literal text that follows on literal text is joined.
    private static final class Pieces {
        private final List<Expr> parts = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private Span textSpan = new Span(0, 0, 0, 0);

        void text(String more, Span span) {
            textSpan = text.isEmpty() ? span : textSpan.to(span);
            text.append(more);
        }

        void field(Expr.Replacement field) {
            flush();
            parts.add(field);
        }

        private void flush() {
            if (!text.isEmpty()) {
                parts.add(new Expr.Literal(text.toString(), textSpan));
                text.setLength(0);
            }
        }

        List<Expr> finish() {
            flush();
            return List.copyOf(parts);
        }

        String joined() {
            return text.toString();
        }
    }

    private int quoteAt(int token) {
        String text = cursor().source().text();
        int at = cursor().tokens().start(token);
        while (text.charAt(at) != '\'' && text.charAt(at) != '"') {
            at++;
        }
        return at;
    }

    private String prefix(int token) {
        Tokens tokens = cursor().tokens();
        return cursor().source().text().substring(tokens.start(token), quoteAt(token)).toLowerCase(Locale.ROOT);
    }

    private boolean isBytes(int token) {
        return prefix(token).indexOf('b') >= 0;
    }

    /// The text between the quotes.
    private String content(int token) {
        String text = cursor().source().text();
        int quote = quoteAt(token);
        int end = cursor().tokens().end(token);
        int quotes = end - quote >= 6 && text.charAt(quote + 1) == text.charAt(quote) && text.charAt(quote + 2) == text.charAt(quote) ? 3 : 1;
        return text.substring(quote + quotes, end - quotes);
    }

    private String string(int token) {
        String content = content(token);
        return prefix(token).indexOf('r') >= 0 ? content : Literals.unescape(content, cursor().source(), cursor().here());
    }

    private byte[] bytes(int token) {
        return Literals.bytes(content(token), prefix(token).indexOf('r') >= 0, cursor().source(), cursor().here());
    }

    private void fstring(Pieces pieces) {
        Cursor cursor = cursor();
        boolean raw = prefix(cursor.mark()).indexOf('r') >= 0;
        cursor.advance();
        while (!cursor.accept(FSTRING_END)) {
            if (cursor.is(FSTRING_MIDDLE)) {
                pieces.text(literal(raw, true), cursor.here());
                cursor.advance();
            } else {
                field(pieces, raw);
            }
        }
    }

    private String literal(boolean raw, boolean doubledBraces) {
        String text = cursor().tokens().text(cursor().mark());
        if (doubledBraces) {
            text = raw || !text.contains("\\N{") ? text.replace("{{", "{").replace("}}", "}") : keepNames(text);
        }
        return raw ? text : Literals.unescape(text, cursor().source(), cursor().here());
    }

    /// Undoubles braces, but not the one that ends a `\N{...}`.
    private static String keepNames(String text) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (text.startsWith("\\N{", at)) {
                int close = text.indexOf('}', at);
                out.append(text, at, close + 1);
                at = close;
            } else {
                out.append(c);
                if ((c == '{' || c == '}') && at + 1 < text.length() && text.charAt(at + 1) == c) {
                    at++;
                }
            }
        }
        return out.toString();
    }

    /// `{value=!conversion:format}`
    private void field(Pieces pieces, boolean raw) {
        Cursor cursor = cursor();
        int start = cursor.mark();
        cursor.expect(LEFT_BRACE);
        refuseEmpty();
        Expr value = value();
        boolean debug = cursor.accept(ASSIGN);
        if (debug) {
            Tokens tokens = cursor.tokens();
            Span span = cursor.here();
            pieces.text(cursor.source().text().substring(tokens.end(start), tokens.start(cursor.mark())), span);
        }
        char conversion = conversion();
        Expr.FString format = cursor.is(COLON) ? format(raw) : null;
        if (debug && conversion == 0 && format == null) {
            conversion = 'r';
        }
        if (!cursor.is(RIGHT_BRACE)) {
            throw !cursor.diagnosing() ? cursor.mismatch() : cursor.error(format != null ? "f-string: expecting '}', or format specs"
                    : debug ? "f-string: expecting '!', or ':', or '}'" : "f-string: expecting '=', or '!', or ':', or '}'");
        }
        cursor.advance();
        pieces.field(new Expr.Replacement(value, conversion, format, cursor.span(start)));
    }

    private Expr value() {
        Cursor cursor = cursor();
        int start = cursor.mark();
        try {
            return grammar.expressions.yieldOrStarExpressions();
        } catch (Mismatch none) {
            throw cursor.diagnosing() ? cursor.error("f-string: expecting a valid expression after '{'", cursor.tokens().span(start, start)) : none;
        }
    }

    private void refuseEmpty() {
        Cursor cursor = cursor();
        switch (cursor.kind()) {
            case RIGHT_BRACE -> throw cursor.error("f-string: valid expression required before '}'");
            case COLON, EXCLAMATION, ASSIGN -> throw cursor.error("f-string: valid expression required before '"
                    + cursor.kind().text() + "'");
            default -> { }
        }
    }

    private char conversion() {
        Cursor cursor = cursor();
        if (!cursor.accept(EXCLAMATION)) {
            return 0;
        }
        if (!cursor.is(NAME)) {
            throw cursor.error("f-string: missing conversion character");
        }
        int at = cursor.mark();
        String name = cursor.name();
        if (name.equals("s") || name.equals("r") || name.equals("a")) {
            return name.charAt(0);
        }
        throw cursor.error("f-string: invalid conversion character '" + name + "': expected 's', 'r', or 'a'", cursor.span(at));
    }

    private Expr.FString format(boolean raw) {
        Cursor cursor = cursor();
        cursor.expect(COLON);
        int start = cursor.mark();
        Pieces pieces = new Pieces();
        while (!cursor.is(RIGHT_BRACE)) {
            if (cursor.is(FSTRING_MIDDLE)) {
                pieces.text(literal(raw, false), cursor.here());
                cursor.advance();
            } else {
                field(pieces, raw);
            }
        }
        return new Expr.FString(pieces.finish(), cursor.span(start));
    }
}
