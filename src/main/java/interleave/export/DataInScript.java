package interleave.export;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/// JSON on its way into an HTML page's script element: what could end the element, begin a comment or break a line of script there is written as an escape, and so is each
/// half of a surrogate pair, alone or not. None of these stands outside a JSON string, so the JSON says the same.
final class DataInScript extends FilterWriter {
    DataInScript(Writer page) {
        super(page);
    }

    @Override
    public void write(int c) throws IOException {
        if (c == '<' || c == '>' || c == '&' || c == 0x7F || c == '\u2028' || c == '\u2029' || Character.isSurrogate((char) c)) out.write(String.format("\\u%04x", c));
        else out.write(c);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) write(text[i]);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) write(text.charAt(i));
    }

    /// The page goes on.
    @Override
    public void close() throws IOException {
        out.flush();
    }
}
