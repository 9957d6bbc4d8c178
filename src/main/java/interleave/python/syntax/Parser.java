package interleave.python.syntax;

/// Parses a program.
public final class Parser {

    private Parser() {
    }

    /// The syntax tree of a whole program.
    ///
    /// @throws PythonSyntaxError when the source is not Python
    /// @throws Unsupported when it uses what Little Python doesn't know
    public static Module parse(String source, String file) {
        throw new PythonSyntaxError(PythonSyntaxError.Kind.SYNTAX, "invalid syntax", file, "", new Span(1, 0, 1, 0));
    }
}
