package interleave.teaching;

/// A program that can't be loaded or that raised: the traceback as Python prints it, and the line to show it at.
public final class ProgramFailure extends Exception {
    private static final long serialVersionUID = 1;
    private final int line;

    /// @param message  the last line of the traceback: "ZeroDivisionError: division by zero"
    /// @param line     in the program's file, from 1; 0 if none
    /// @param traceback the traceback or message as Python prints it
    public ProgramFailure(String message, int line, String traceback) {
        super(message, null, false, false);
        this.line = line;
        this.traceback = traceback;
    }

    private final String traceback;

    public int line() {
        return line;
    }

    public String traceback() {
        return traceback;
    }
}
