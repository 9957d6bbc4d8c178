package interleave.python.vm;

import java.math.BigDecimal;
import java.math.BigInteger;

/// `repr`, `str` and `format` of any value.
public final class Text {
    private Text() {}

    public static String repr(PyThread thread, Object value) {
        if (value instanceof String s) return quoted(s);
        if (value instanceof Long) return value.toString();
        if (value instanceof Double d) return of(d);
        if (value instanceof Boolean b) return b ? "True" : "False";
        if (value instanceof BigInteger big) return of(big);
        if (value instanceof PyNone) return value.toString();
        var result = Calls.special(thread, value, "__repr__");
        if (result instanceof String s) return s;
        if (result == null) return standard(value);
        throw PyError.of(Exceptions.TYPE_ERROR, "__repr__ returned non-string (type " + Types.name(result) + ")");
    }

    public static String str(PyThread thread, Object value) {
        if (value instanceof String s) return s;
        if (value instanceof Long || value instanceof Double || value instanceof BigInteger || value instanceof Boolean) return repr(thread, value);
        var result = Calls.special(thread, value, "__str__");
        if (result instanceof String s) return s;
        if (result == null) return repr(thread, value);
        throw PyError.of(Exceptions.TYPE_ERROR, "__str__ returned non-string (type " + Types.name(result) + ")");
    }

    public static String format(PyThread thread, Object value, String specification) {
        if (specification.isEmpty() && (value instanceof String || Equality.isNumber(value))) return str(thread, value);
        var result = Calls.special(thread, value, "__format__", specification);
        if (result instanceof String s) return s;
        if (result != null) throw PyError.of(Exceptions.TYPE_ERROR, "__format__ must return a str, not " + Types.name(result));
        if (specification.isEmpty()) return str(thread, value);
        throw PyError.of(Exceptions.TYPE_ERROR, "unsupported format string passed to " + Types.name(value) + ".__format__");
    }

    /// `<module.Name object at 0x...>`
    public static String standard(Object value) {
        return "<" + fullName(Types.of(value)) + " object at " + address(value) + ">";
    }

    /// With the module, but for built-in types.
    public static String fullName(PyType type) {
        var qualified = type.ownAttribute("__qualname__") instanceof String q ? q : type.name();
        return type.ownAttribute("__module__") instanceof String module && !module.equals("builtins") ? module + "." + qualified : qualified;
    }

    public static String address(Object value) {
        return "0x%012x".formatted(0x7f0000000000L + System.identityHashCode(value) * 16L);
    }

    public static String of(BigInteger value) {
        if (value.bitLength() > 14284 && value.abs().compareTo(BigInteger.TEN.pow(4300)) >= 0) {
            throw PyError.of(Exceptions.VALUE_ERROR,
                "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit");
        }
        return value.toString();
    }

    /// The shortest digits that read back as the same number.
    public static String of(double value) {
        if (Double.isNaN(value)) return "nan";
        if (Double.isInfinite(value)) return value > 0 ? "inf" : "-inf";
        if (value == 0) return 1 / value < 0 ? "-0.0" : "0.0";
        var decimal = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
        var digits = decimal.unscaledValue().toString();
        int exponent = digits.length() - decimal.scale() - 1;
        var sign = value < 0 ? "-" : "";
        if (exponent < -4 || exponent >= 16) {
            var fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
            return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        }
        if (exponent < 0) return sign + "0." + "0".repeat(-exponent - 1) + digits;
        if (digits.length() <= exponent + 1) return sign + digits + "0".repeat(exponent + 1 - digits.length()) + ".0";
        return sign + digits.substring(0, exponent + 1) + "." + digits.substring(exponent + 1);
    }

    /// A string in quotes, escaped as `repr` does.
    public static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        var out = new StringBuilder(text.length() + 2).append(quote);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (c == quote) out.append('\\').append(quote);
                    else if (c >= ' ' && c < 127 || c > 160 && isPrintable(c)) out.appendCodePoint(c);
                    else if (c < 256) out.append("\\x%02x".formatted(c));
                    else if (c < 0x10000) out.append("\\u%04x".formatted(c));
                    else out.append("\\U%08x".formatted(c));
                }
            }
        });
        return out.append(quote).toString();
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
