package interleave.python.syntax;

/// Parses a program. As in CPython, a source that doesn't parse is parsed a second time, looking for the best message.
public final class Parser {

    private final Source source;
    private final Tokenizer tokenizer;

    private Parser(Source source) {
        this.source = source;
        this.tokenizer = new Tokenizer(source);
    }

    /// The syntax tree of a whole program.
    ///
    /// @throws PythonSyntaxError when the source is not Python
    /// @throws Unsupported when it uses what Little Python doesn't know
    public static Module parse(String source, String file) {
        return new Parser(Source.of(file, source)).module();
    }

    private Module module() {
        Tokens tokens = tokenizer.tokens();
        Cursor first = new Cursor(tokens, false);
        try {
            return new Grammar(first).module();
        } catch (Mismatch invalid) {
            throw diagnosed(tokens, first.furthest());
        } catch (PythonSyntaxError error) {
            throw unclosed(tokens, first.furthest(), error);
        } catch (StackOverflowError tooDeep) {
            throw first.error("too many nested parentheses");
        }
    }

    private PythonSyntaxError diagnosed(Tokens tokens, int furthest) {
        Cursor second = new Cursor(tokens, true);
        try {
            new Grammar(second).module();
        } catch (Mismatch generic) {
            return unclosed(tokens, furthest, generic(tokens, furthest));
        } catch (PythonSyntaxError found) {
            return unclosed(tokens, Math.max(furthest, second.furthest()), found);
        }
        return unclosed(tokens, furthest, generic(tokens, furthest));
    }

    private PythonSyntaxError generic(Tokens tokens, int at) {
        Span span = tokens.span(at, at);
        return switch (tokens.kind(at)) {
            case INDENT -> source.error(PythonSyntaxError.Kind.INDENTATION, "unexpected indent", nowhere(span));
            case DEDENT -> source.error(PythonSyntaxError.Kind.INDENTATION, "unexpected unindent", nowhere(span));
            default -> source.error("invalid syntax", span);
        };
    }

    private static Span nowhere(Span span) {
        return new Span(span.line(), -1, span.endLine(), -1);
    }

    /// An error on a line below a bracket that is never closed is that bracket's.
    private PythonSyntaxError unclosed(Tokens tokens, int at, PythonSyntaxError error) {
        int bracket = tokenizer.openBracket();
        if (bracket < 0 || tokens.line(at) <= source.lineAt(bracket) && tokens.kind(at) != TokenKind.END) {
            return error;
        }
        return source.error("'" + source.text().charAt(bracket) + "' was never closed", source.span(bracket, bracket + 1));
    }
}
