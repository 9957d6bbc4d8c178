package interleave.python.syntax;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Locale;

/// From the text of number and string tokens to their values.
final class Literals {

    private static final int MOST_DIGITS = 4300;

    private Literals() {
    }

    static boolean isPrefix(String text, int start, int end) {
        return switch (text.substring(start, end).toLowerCase(Locale.ROOT)) {
            case "r", "b", "u", "f", "br", "rb", "fr", "rf" -> true;
            default -> false;
        };
    }

    /// `Long`, `BigInteger` or `Double`.
    static Object number(String token, Source source, Span span) {
        String digits = token.indexOf('_') >= 0 ? token.replace("_", "") : token;
        if (digits.length() > 2 && digits.charAt(0) == '0' && Character.isLetter(digits.charAt(1)) && Character.toLowerCase(digits.charAt(1)) != 'e') {
            int radix = switch (Character.toLowerCase(digits.charAt(1))) {
                case 'x' -> 16;
                case 'o' -> 8;
                default -> 2;
            };
            return narrowed(new BigInteger(digits.substring(2), radix));
        }
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return Double.valueOf(digits);
            }
        }
        if (digits.length() <= 18) {
            return Long.valueOf(digits);
        }
        if (digits.length() > MOST_DIGITS) {
            throw source.error("Exceeds the limit (" + MOST_DIGITS + " digits) for integer string conversion: value has " + digits.length()
                    + " digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal"
                    + " conversion limits.", span);
        }
        return narrowed(new BigInteger(digits));
    }

    private static Object narrowed(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    /// The text of a string or of a literal part of an f-string, escapes resolved.
    ///
    /// @throws PythonSyntaxError for a malformed escape
    static String unescape(String raw, Source source, Span span) {
        int at = raw.indexOf('\\');
        if (at < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length());
        int from = 0;
        while (at >= 0) {
            out.append(raw, from, at);
            from = escape(raw, at, out, source, span);
            at = raw.indexOf('\\', from);
        }
        return out.append(raw, from, raw.length()).toString();
    }

    /// Appends what the escape at an offset stands for; returns the offset behind it.
    private static int escape(String raw, int at, StringBuilder out, Source source, Span span) {
        char c = at + 1 < raw.length() ? raw.charAt(at + 1) : '\\';
        int simple = simple(c);
        if (simple >= 0) {
            out.append((char) simple);
            return at + 2;
        }
        if (c >= '0' && c <= '7') {
            int end = octalEnd(raw, at + 1);
            out.append((char) Integer.parseInt(raw.substring(at + 1, end), 8));
            return end;
        }
        switch (c) {
            case '\n' -> {
                return at + 2;
            }
            case 'x', 'u', 'U' -> {
                int length = c == 'x' ? 2 : c == 'u' ? 4 : 8;
                return hexadecimal(raw, at, length, out, source, span);
            }
            case 'N' -> {
                return named(raw, at, out, source, span);
            }
            default -> {
                out.append('\\');
                return at + 1;
            }
        }
    }

    private static int hexadecimal(String raw, int at, int length, StringBuilder out, Source source, Span span) {
        int end = at + 2;
        while (end < raw.length() && end < at + 2 + length && Character.digit(raw.charAt(end), 16) >= 0) {
            end++;
        }
        if (end < at + 2 + length) {
            String shape = length == 2 ? "\\xXX" : length == 4 ? "\\uXXXX" : "\\UXXXXXXXX";
            throw unicode(at, end - 1, "truncated " + shape + " escape", source, span);
        }
        long point = Long.parseLong(raw.substring(at + 2, end), 16);
        if (point > Character.MAX_CODE_POINT) {
            throw unicode(at, end - 1, "illegal Unicode character", source, span);
        }
        out.appendCodePoint((int) point);
        return end;
    }

    private static int named(String raw, int at, StringBuilder out, Source source, Span span) {
        int close = raw.indexOf('}', at);
        if (at + 2 >= raw.length() || raw.charAt(at + 2) != '{' || close < 0 || close == at + 3) {
            throw unicode(at, at + 1, "malformed \\N character escape", source, span);
        }
        try {
            out.appendCodePoint(Character.codePointOf(raw.substring(at + 3, close)));
        } catch (IllegalArgumentException unknown) {
            throw unicode(at, close, "unknown Unicode character name", source, span);
        }
        return close + 1;
    }

    private static PythonSyntaxError unicode(int from, int to, String what, Source source, Span span) {
        return source.error("(unicode error) 'unicodeescape' codec can't decode bytes in position " + from + "-" + to + ": " + what, span);
    }

    private static int octalEnd(String raw, int start) {
        int end = start;
        while (end < raw.length() && end < start + 3 && raw.charAt(end) >= '0' && raw.charAt(end) <= '7') {
            end++;
        }
        return end;
    }

    private static int simple(char c) {
        return switch (c) {
            case '\\', '\'', '"' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'a' -> 7;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'v' -> 11;
            default -> -1;
        };
    }

    /// The value of a bytes literal's text.
    static byte[] bytes(String raw, boolean verbatim, Source source, Span span) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length());
        for (int at = 0; at < raw.length();) {
            char c = raw.charAt(at);
            if (c >= 0x80) {
                throw source.error("bytes can only contain ASCII literal characters", span);
            }
            if (c != '\\' || verbatim || at + 1 == raw.length()) {
                out.write(c);
                at++;
                continue;
            }
            char escaped = raw.charAt(at + 1);
            int simple = simple(escaped);
            if (simple >= 0) {
                out.write(simple);
                at += 2;
            } else if (escaped >= '0' && escaped <= '7') {
                int end = octalEnd(raw, at + 1);
                out.write(Integer.parseInt(raw.substring(at + 1, end), 8));
                at = end;
            } else if (escaped == 'x') {
                if (at + 4 > raw.length() || Character.digit(raw.charAt(at + 2), 16) < 0 || Character.digit(raw.charAt(at + 3), 16) < 0) {
                    throw source.error("(value error) invalid \\x escape at position " + at, span);
                }
                out.write(Integer.parseInt(raw.substring(at + 2, at + 4), 16));
                at += 4;
            } else if (escaped == '\n') {
                at += 2;
            } else {
                out.write('\\');
                at++;
            }
        }
        return out.toByteArray();
    }
}
