package interleave.tape;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A table as RFC 4180 has it: commas, CRLF, quotes around what needs them, UTF-8, a header first. Of one thread.
///
/// Texts are data everywhere: one that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line end) gets an apostrophe in front. Numbers are
/// written as they are; what was not measured (null, NaN) is an empty field.
public final class Csv implements Closeable {
    private final Writer out;
    private final int columns;

    private Csv(Writer out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    /// Begins a file with its header.
    public static Csv create(Path file, String... header) throws IOException {
        var csv = new Csv(Files.newBufferedWriter(file, StandardCharsets.UTF_8), header.length);
        csv.row((Object[]) header);
        return csv;
    }

    /// @param out closed with this
    public static Csv to(Writer out, String... header) {
        var csv = new Csv(out, header.length);
        csv.row((Object[]) header);
        return csv;
    }

    /// Numbers, texts (anything else as its text), null.
    ///
    /// @throws UncheckedIOException when it can't be written
    public void row(@org.jspecify.annotations.Nullable Object... fields) {
        if (fields.length != columns) throw new IllegalArgumentException("A row of this table has " + columns + " fields, not " + fields.length + ".");
        try {
            for (int i = 0; i < fields.length; i++) {
                if (i > 0) out.write(',');
                field(fields[i]);
            }
            out.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void field(@org.jspecify.annotations.Nullable Object value) throws IOException {
        switch (value) {
            case null -> { }
            case Double number when number.isNaN() -> { }
            case Number number -> out.write(number.toString());
            default -> out.write(quoted(value.toString()));
        }
    }

    private static String quoted(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain && safe.strip().equals(safe) ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
