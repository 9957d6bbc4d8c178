package interleave.python.syntax;

import static interleave.python.syntax.PythonSyntaxError.Kind.INDENTATION;
import static interleave.python.syntax.PythonSyntaxError.Kind.SYNTAX;
import static interleave.python.syntax.PythonSyntaxError.Kind.TAB;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cuts a source into tokens, with the rules of CPython 3.13's lexer (`Parser/lexer/lexer.c`): indentation becomes tokens, and the literal parts of an f-string
/// are tokens among those of its expressions. Not for partial input: the whole source is there from the start.
final class Tokenizer {

    private static final int MOST_INDENTS = 100;
    private static final int MOST_BRACKETS = 200;
    private static final Map<String, TokenKind> KEYWORDS = keywords();

    private final Source source;
    private final String text;
    private final Tokens tokens;
    private final int[] indents = new int[MOST_INDENTS];
    private final int[] tabIndents = new int[MOST_INDENTS];
    private final int[] brackets = new int[MOST_BRACKETS];
    private final Deque<FStringMode> fstrings = new ArrayDeque<>();
    private int depth;
    private int level;
    private int at;
    private int line = 1;
    private boolean lineStart = true;

    /// An f-string being read: `literal` while in its text, `fields` counts the replacement fields that are open.
    private static final class FStringMode {
        final int start;
        final char quote;
        final int quotes;
        final boolean raw;
        final int outerLevel;
        boolean literal = true;
        final Deque<Integer> fields = new ArrayDeque<>();

        FStringMode(int start, char quote, int quotes, boolean raw, int outerLevel) {
            this.start = start;
            this.quote = quote;
            this.quotes = quotes;
            this.raw = raw;
            this.outerLevel = outerLevel;
        }
    }

    Tokenizer(Source source) {
        this.source = source;
        this.text = source.text();
        this.tokens = new Tokens(source);
    }

    private static Map<String, TokenKind> keywords() {
        Map<String, TokenKind> keywords = new HashMap<>();
        for (TokenKind kind : TokenKind.values()) {
            if (kind.keyword()) {
                keywords.put(kind.text(), kind);
            }
        }
        return keywords;
    }

    /// @throws PythonSyntaxError for text that is no token
    Tokens tokens() {
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            throw new PythonSyntaxError(SYNTAX, "source code cannot contain null bytes", source.file(), "", new Span(1, -1, 1, -1));
        }
        while (at < text.length()) {
            FStringMode fstring = fstrings.peek();
            if (fstring != null && fstring.literal) {
                fstringText(fstring);
            } else if (lineStart) {
                indentation();
            } else {
                token();
            }
        }
        finish();
        return tokens;
    }

    private void finish() {
        FStringMode fstring = fstrings.peek();
        if (fstring != null && level == fstring.outerLevel) {
            throw unterminatedFString(fstring);
        }
        if (level == 0) {
            for (; depth > 0; depth--) {
                add(TokenKind.DEDENT, at, at, line);
            }
        }
        add(TokenKind.END, at, at, line);
    }

    /// The innermost bracket that was never closed, or -1: its offset.
    int openBracket() {
        return level == 0 ? -1 : brackets[level - 1];
    }

    private void add(TokenKind kind, int start, int end, int startLine) {
        tokens.add(kind, start, end, startLine, line, level);
    }

    private PythonSyntaxError error(String message, int start, int end) {
        return source.error(message, source.span(start, end));
    }

    /// An error at the character just read.
    private PythonSyntaxError error(String message) {
        return error(message, Math.max(0, at - 1), at);
    }

    private void indentation() {
        int start = at;
        int column = 0;
        int tabColumn = 0;
        for (;; at++) {
            char c = text.charAt(at);
            if (c == ' ') {
                column++;
                tabColumn++;
            } else if (c == '\t') {
                column = (column / 8 + 1) * 8;
                tabColumn++;
            } else if (c == '\f') {
                column = 0;
                tabColumn = 0;
            } else {
                break;
            }
        }
        if (text.charAt(at) == '#') {
            at = text.indexOf('\n', at);
        }
        if (text.charAt(at) == '\n') {
            at++;
            line++;
            return;
        }
        lineStart = false;
        indentTo(column, tabColumn, start);
    }

    private void indentTo(int column, int tabColumn, int start) {
        if (column == indents[depth]) {
            if (tabColumn != tabIndents[depth]) {
                throw tabs();
            }
        } else if (column > indents[depth]) {
            if (tabColumn <= tabIndents[depth]) {
                throw tabs();
            }
            if (depth + 1 >= MOST_INDENTS) {
                throw source.error(INDENTATION, "too many levels of indentation", wholeLine());
            }
            indents[++depth] = column;
            tabIndents[depth] = tabColumn;
            add(TokenKind.INDENT, start, at, line);
        } else {
            while (column < indents[depth]) {
                depth--;
                add(TokenKind.DEDENT, at, at, line);
            }
            if (column != indents[depth]) {
                throw source.error(INDENTATION, "unindent does not match any outer indentation level", endOfLine());
            }
            if (tabColumn != tabIndents[depth]) {
                throw tabs();
            }
        }
    }

    private PythonSyntaxError tabs() {
        return source.error(TAB, "inconsistent use of tabs and spaces in indentation", wholeLine());
    }

    private Span wholeLine() {
        return new Span(line, -1, line, -1);
    }

    private Span endOfLine() {
        int end = source.line(line).length();
        return new Span(line, end, line, end + 1);
    }

    private void token() {
        char c = text.charAt(at);
        switch (c) {
            case ' ', '\t', '\f' -> at++;
            case '\n' -> newline();
            case '#' -> at = text.indexOf('\n', at);
            case '\\' -> continuation();
            case '\'', '"' -> string(at);
            default -> {
                if (c >= '0' && c <= '9' || c == '.' && digitAt(at + 1)) {
                    number();
                } else if (Names.starts(c)) {
                    name();
                } else {
                    operator(c);
                }
            }
        }
    }

    private boolean digitAt(int offset) {
        char c = text.charAt(offset);
        return c >= '0' && c <= '9';
    }

    private void newline() {
        if (level == 0) {
            tokens.add(TokenKind.NEWLINE, at, at + 1, line, line, 0);
            lineStart = true;
        }
        at++;
        line++;
    }

    private void continuation() {
        if (text.charAt(at + 1) != '\n') {
            at += 2;
            throw error("unexpected character after line continuation character");
        }
        at += 2;
        line++;
        if (at == text.length()) {
            throw error("unexpected EOF while parsing", at - 1, at - 1);
        }
    }

    private void name() {
        int start = at;
        at = Names.end(text, at);
        if (at - start <= 2 && at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')
                && Literals.isPrefix(text, start, at)) {
            string(start);
            return;
        }
        if (at < text.length() && text.charAt(at) >= 0x80 || at == start) {
            throw invalidCharacter();
        }
        TokenKind keyword = KEYWORDS.get(text.substring(start, at));
        add(keyword == null ? TokenKind.NAME : keyword, start, at, line);
    }

    private PythonSyntaxError invalidCharacter() {
        int c = text.codePointAt(at);
        int start = at;
        at += Character.charCount(c);
        String message = Names.printable(c)
                ? "invalid character '" + Character.toString(c) + "' (U+" + String.format("%04X", c) + ")"
                : "invalid non-printable character U+" + String.format("%04X", c);
        return error(message, start, at);
    }

    private void number() {
        int start = at;
        at = new NumberScanner(source, at).end();
        add(TokenKind.NUMBER, start, at, line);
    }

    /// A string whose prefix starts at `start` and whose first quote is at the cursor.
    private void string(int start) {
        char quote = text.charAt(at);
        int quotes = text.startsWith(quote == '"' ? "\"\"\"" : "'''", at) ? 3 : 1;
        String prefix = text.substring(start, at).toLowerCase(java.util.Locale.ROOT);
        if (prefix.indexOf('f') >= 0) {
            at += quotes;
            add(TokenKind.FSTRING_START, start, at, line);
            fstrings.push(new FStringMode(start, quote, quotes, prefix.indexOf('r') >= 0, level));
            return;
        }
        int startLine = line;
        at += quotes;
        boolean escapedQuote = false;
        for (;; at++) {
            char c = at < text.length() ? text.charAt(at) : 0;
            if (c == 0 || c == '\n' && quotes == 1) {
                throw unterminated(start, quote, quotes, escapedQuote);
            }
            if (c == '\n') {
                line++;
            } else if (c == '\\') {
                at++;
                char escaped = at < text.length() ? text.charAt(at) : 0;
                escapedQuote |= escaped == quote;
                if (escaped == '\n') {
                    line++;
                }
            } else if (closes(quote, quotes)) {
                at += quotes;
                add(TokenKind.STRING, start, at, startLine);
                return;
            }
        }
    }

    private boolean closes(char quote, int quotes) {
        return text.charAt(at) == quote && (quotes == 1 || text.startsWith(quote == '"' ? "\"\"\"" : "'''", at));
    }

    private PythonSyntaxError unterminated(int start, char quote, int quotes, boolean escapedQuote) {
        FStringMode fstring = fstrings.peek();
        if (fstring != null && fstring.quote == quote && fstring.quotes == quotes) {
            return error("f-string: expecting '}'", start, start + 1);
        }
        int detected = at >= text.length() ? Math.max(1, line - 1) : line;
        return quotes == 3
                ? error("unterminated triple-quoted string literal (detected at line " + detected + ")", start, start + 1)
                : error("unterminated string literal (detected at line " + line + ")" + (escapedQuote ? "; perhaps you escaped the end quote" : ""),
                        start, start + 1);
    }

    private PythonSyntaxError unterminatedFString(FStringMode mode) {
        int detected = at >= text.length() ? Math.max(1, line - 1) : line;
        String what = mode.quotes == 3 ? "unterminated triple-quoted f-string literal" : "unterminated f-string literal";
        return error(what + " (detected at line " + detected + ")", mode.start, mode.start + 1);
    }

    private void fstringText(FStringMode mode) {
        int start = at;
        int startLine = line;
        boolean format = !mode.fields.isEmpty();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!format && closes(mode.quote, mode.quotes)) {
                endFString(mode, start, startLine);
                return;
            }
            if (c == '\n') {
                if (mode.quotes == 1) {
                    throw unterminatedFString(mode);
                }
                line++;
            } else if (c == '{') {
                if (format || text.charAt(at + 1) != '{') {
                    addText(start, startLine);
                    mode.literal = false;
                    open(mode);
                    return;
                }
                at++;
            } else if (c == '}') {
                if (format) {
                    addText(start, startLine);
                    mode.literal = false;
                    return;
                }
                if (text.charAt(at + 1) != '}') {
                    at++;
                    throw error("f-string: single '}' is not allowed");
                }
                at++;
            } else if (c == '\\') {
                skipEscape(mode);
            } else if (format && closes(mode.quote, mode.quotes)) {
                throw error("f-string: expecting '}', or format specs", at, at + 1);
            }
            at++;
        }
        throw unterminatedFString(mode);
    }

    private void open(FStringMode mode) {
        push(at);
        at++;
        mode.fields.push(level);
        add(TokenKind.LEFT_BRACE, at - 1, at, line);
    }

    private void skipEscape(FStringMode mode) {
        char next = text.charAt(at + 1);
        if (!mode.raw && text.startsWith("N{", at + 1)) {
            int close = text.indexOf('}', at);
            at = close < 0 ? at + 1 : close;
        } else if (next == '\n') {
            at++;
            line++;
        } else if (next != '{' && next != '}') {
            at++;
        }
    }

    private void addText(int start, int startLine) {
        if (at > start) {
            add(TokenKind.FSTRING_MIDDLE, start, at, startLine);
        }
    }

    private void endFString(FStringMode mode, int start, int startLine) {
        addText(start, startLine);
        at += mode.quotes;
        add(TokenKind.FSTRING_END, at - mode.quotes, at, line);
        fstrings.pop();
    }

    private void push(int offset) {
        if (level == MOST_BRACKETS) {
            at++;
            throw error("too many nested parentheses");
        }
        brackets[level++] = offset;
    }

    private void operator(char c) {
        int start = at;
        FStringMode mode = fstrings.peek();
        boolean inField = mode != null && !mode.fields.isEmpty() && mode.fields.element() == level;
        if (inField && (c == ':' || c == '!' && text.charAt(at + 1) != '=')) {
            at++;
            add(c == ':' ? TokenKind.COLON : TokenKind.EXCLAMATION, start, at, line);
            mode.literal = c == ':';
            return;
        }
        TokenKind kind = Operators.longest(text, at);
        if (kind == null) {
            throw c > ' ' && c < 0x7f ? error("invalid syntax", at, at + 1) : invalidCharacter();
        }
        switch (kind) {
            case LEFT_PARENTHESIS, LEFT_BRACKET, LEFT_BRACE -> push(at);
            case RIGHT_PARENTHESIS, RIGHT_BRACKET, RIGHT_BRACE -> close(c, mode, inField);
            default -> { }
        }
        at += kind.text().length();
        add(kind, start, at, line);
    }

    private void close(char c, @Nullable FStringMode mode, boolean inField) {
        String where = mode == null ? "" : "f-string: ";
        if (level == 0 || mode != null && level == mode.outerLevel) {
            at++;
            throw error(where + "unmatched '" + c + "'");
        }
        int opening = brackets[level - 1];
        char open = text.charAt(opening);
        if (!(open == '(' && c == ')' || open == '[' && c == ']' || open == '{' && c == '}')) {
            at++;
            if (inField) {
                throw error(where + "unmatched '" + c + "'");
            }
            int openLine = source.lineAt(opening);
            String message = where + "closing parenthesis '" + c + "' does not match opening parenthesis '" + open + "'";
            throw error(openLine == line ? message : message + " on line " + openLine);
        }
        level--;
        if (inField && mode != null) {
            mode.fields.pop();
            mode.literal = true;
        }
    }
}
