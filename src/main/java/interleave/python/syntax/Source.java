package interleave.python.syntax;

import java.util.Arrays;

/// Source text by lines: turns offsets into spans and spans into errors.
final class Source {

    private final String file;
    private final String text;
    private final int[] lineStarts;
    private final int lines;

    private Source(String file, String text, int[] lineStarts, int lines) {
        this.file = file;
        this.text = text;
        this.lineStarts = lineStarts;
        this.lines = lines;
    }

    /// Normalises ends of lines to `\n`, drops a byte order mark, and sees to it that the text ends with a newline.
    static Source of(String file, String raw) {
        String text = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
        if (text.indexOf('\r') >= 0) {
            text = text.replace("\r\n", "\n").replace('\r', '\n');
        }
        if (!text.endsWith("\n")) {
            text += "\n";
        }
        int[] starts = new int[64];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = at + 1;
        }
        return new Source(file, text, starts, count);
    }

    String file() {
        return file;
    }

    /// The normalised text.
    String text() {
        return text;
    }

    /// The offset at which a line starts, counting lines from 1.
    int lineStart(int line) {
        return lineStarts[line - 1];
    }

    int lineAt(int offset) {
        int found = Arrays.binarySearch(lineStarts, 0, lines, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    String line(int line) {
        if (line < 1 || line >= lines) {
            return "";
        }
        return text.substring(lineStarts[line - 1], lineStarts[line] - 1);
    }

    Span span(int start, int end) {
        int line = lineAt(start);
        int endLine = lineAt(end);
        return new Span(line, start - lineStart(line), endLine, end - lineStart(endLine));
    }

    PythonSyntaxError error(String message, Span span) {
        return error(PythonSyntaxError.Kind.SYNTAX, message, span);
    }

    PythonSyntaxError error(PythonSyntaxError.Kind kind, String message, Span span) {
        return new PythonSyntaxError(kind, message, file, line(span.line()), span);
    }
}
