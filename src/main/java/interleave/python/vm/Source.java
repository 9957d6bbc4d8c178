package interleave.python.vm;

/// A program's text, for tracebacks.
public record Source(String fileName, String text) {
    /// The line (from 1) without its end, or "" if there is no such line.
    public String line(int number) {
        int start = 0;
        for (int n = 1; n < number; n++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) return "";
        }
        int end = text.indexOf('\n', start);
        return (end < 0 ? text.substring(start) : text.substring(start, end)).replace("\r", "");
    }
}
