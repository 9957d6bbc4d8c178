package interleave.python.vm;

import interleave.python.lib.FloatText;
import interleave.python.lib.Quote;
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
        var result = PyBox.plain(Calls.special(thread, value, "__str__"));
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
        return "0x%012x".formatted(0x7f0000000000L + Identity.of(value) * 16L);
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
        return FloatText.repr(value);
    }

    /// A string in quotes, escaped as `repr` does.
    public static String quoted(String text) {
        return Quote.repr(text);
    }
}
