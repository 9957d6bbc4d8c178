package interleave.python.syntax;

import java.io.Serial;

/// The source is Python, but not within what Little Python knows. Remedy: run it on CPython.
public final class Unsupported extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String construct;
    private final String file;
    private final int line;

    /// @param construct its name as a learner knows it, in the plural: "complex numbers"
    public Unsupported(String construct, String file, int line) {
        super(file + ":" + line + ": Little Python doesn't know " + construct + "; run this program on CPython.", null, false, false);
        this.construct = construct;
        this.file = file;
        this.line = line;
    }

    public String construct() {
        return construct;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }
}
