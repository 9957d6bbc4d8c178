package interleave.python.vm;

/// A program's text, for tracebacks.
///
/// @param isFrozen it belongs to the interpreter's [Library]: its lines are nobody's current line
public record Source(String fileName, String text, boolean isFrozen) {
    public Source(String fileName, String text) {
        this(fileName, text, false);
    }

    public static Source frozen(String module, String text) {
        return new Source("<frozen " + module + ">", text, true);
    }

    /// The line (from 1) without its end, or "" if there is no such line.
    public String line(int number) {
        if (number < 1) return "";
        int start = 0;
        for (int n = 1; n < number; n++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) return "";
        }
        int end = text.indexOf('\n', start);
        return (end < 0 ? text.substring(start) : text.substring(start, end)).replace("\r", "");
    }
}
