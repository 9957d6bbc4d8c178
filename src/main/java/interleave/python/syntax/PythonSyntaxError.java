package interleave.python.syntax;

import java.io.Serial;

/// The source is not Python. Its kind and message are those of CPython 3.13.
public final class PythonSyntaxError extends RuntimeException {

    /// The class of Python's exception.
    public enum Kind {
        SYNTAX("SyntaxError"), INDENTATION("IndentationError"), TAB("TabError");

        private final String pythonName;

        Kind(String pythonName) {
            this.pythonName = pythonName;
        }

        /// The name of Python's exception class.
        public String pythonName() {
            return pythonName;
        }
    }

    @Serial
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String file;
    private final String sourceLine;
    private final transient Span span;

    PythonSyntaxError(Kind kind, String message, String file, String sourceLine, Span span) {
        super(message, null, false, false);
        this.kind = kind;
        this.file = file;
        this.sourceLine = sourceLine;
        this.span = span;
    }

    public Kind kind() {
        return kind;
    }

    public String file() {
        return file;
    }

    /// The text of the line the span starts on, without its end of line.
    public String sourceLine() {
        return sourceLine;
    }

    /// What is underlined; a column of -1 says that nothing is.
    public Span span() {
        return span;
    }
}
