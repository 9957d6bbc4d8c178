package interleave.python.syntax;

import java.text.Normalizer;

/// Which characters make a name.
final class Names {

    private Names() {
    }

    static boolean starts(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }

    /// The end of the name that starts at an offset; the offset itself when none does.
    static int end(String text, int start) {
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c < 0x80) {
                if (!(starts(c) || c >= '0' && c <= '9')) {
                    return at;
                }
                at++;
            } else {
                int point = text.codePointAt(at);
                boolean fits = at == start ? Character.isUnicodeIdentifierStart(point)
                        : Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
                if (!fits) {
                    return at;
                }
                at += Character.charCount(point);
            }
        }
        return at;
    }

    /// Names are compared in their normal form (NFKC).
    static String normal(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return Normalizer.normalize(name, Normalizer.Form.NFKC);
            }
        }
        return name;
    }

    /// As `str.isprintable`.
    static boolean printable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
