package interleave.python.lib;

/// `repr` and `ascii` of text and bytes: which quotes, which escapes.
public final class Quote {
    private Quote() {}

    public static String repr(String text) {
        return quoted(text, false);
    }

    /// As `repr`, with everything beyond ASCII escaped.
    public static String ascii(String text) {
        return quoted(text, true);
    }

    /// Escapes what isn't ASCII in a text that is already a `repr`: the built-in `ascii`.
    public static String escapeNonAscii(String repr) {
        if (repr.chars().allMatch(c -> c < 128)) return repr;
        var out = new StringBuilder(repr.length() + 16);
        repr.codePoints().forEach(c -> {
            if (c < 128) out.append((char) c);
            else escape(out, c);
        });
        return out.toString();
    }

    private static String quoted(String text, boolean ascii) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        var out = new StringBuilder(text.length() + 2).append(quote);
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (c == quote || c == '\\') out.append('\\').append((char) c);
            else if (c >= ' ' && c < 127) out.append((char) c);
            else if (c < 128 || ascii || !isPrintable(c)) escape(out, c);
            else out.appendCodePoint(c);
        }
        return out.append(quote).toString();
    }

    private static void escape(StringBuilder out, int c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                int width = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
                String hex = Integer.toHexString(c);
                out.append('\\').append(width == 2 ? 'x' : width == 4 ? 'u' : 'U').repeat('0', width - hex.length()).append(hex);
            }
        }
    }

    /// `str.isprintable` of one code point.
    public static boolean isPrintable(int c) {
        return c == ' ' || switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    /// `repr` of bytes, without the `b`.
    public static String repr(byte[] bytes) {
        boolean single = false;
        boolean twofold = false;
        for (byte b : bytes) {
            single |= b == '\'';
            twofold |= b == '"';
        }
        char quote = single && !twofold ? '"' : '\'';
        var out = new StringBuilder(bytes.length + 3).append(quote);
        for (byte b : bytes) {
            int c = b & 0xff;
            if (c == quote || c == '\\') out.append('\\').append((char) c);
            else if (c >= ' ' && c < 127) out.append((char) c);
            else escape(out, c);
        }
        return out.append(quote).toString();
    }
}
