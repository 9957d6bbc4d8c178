package interleave.python.lib;

import interleave.python.vm.Ints;
import java.util.Locale;

/// `format(value, spec)` of str, int and float: what f-strings, `str.format` and `__format__` do with a specification.
public final class Format {
    /// Wider or more precise output is refused as CPython refuses what memory can't hold.
    private static final int WIDEST = 1 << 28;

    private Format() {}

    public static String string(String value, String specification) {
        if (specification.isEmpty()) return value;
        FormatSpec spec = FormatSpec.parse(specification, "str", false);
        if (spec.grouping() != 0 && spec.type() == 0) throw Raise.value("Cannot specify '" + spec.grouping() + "' with 's'.");
        if (spec.type() != 0 && spec.type() != 's') throw unknown(spec.type(), "str");
        if (spec.sign() != 0) throw Raise.value((spec.sign() == ' ' ? "Space" : "Sign") + " not allowed in string format specifier");
        if (spec.noNegativeZero()) throw Raise.value("Negative zero coercion (z) not allowed in string format specifier");
        if (spec.alternate()) throw Raise.value("Alternate form (#) not allowed in string format specifier");
        if (spec.align() == '=') throw Raise.value("'=' alignment not allowed in string format specifier");
        String shown = spec.precision() >= 0 && spec.precision() < Strings.length(value) ? Strings.slice(value, 0, 1, spec.precision()) : value;
        checkWidth(spec);
        return spec.pad(shown, '<');
    }

    /// `typeName` is `int` or `bool`, for the messages.
    public static String integer(Object value, String specification, String typeName) {
        if (specification.isEmpty()) return IntText.decimal(value);
        FormatSpec spec = FormatSpec.parse(specification, typeName, true);
        int type = spec.type() == 0 ? 'd' : spec.type();
        if ("eEfFgG%".indexOf(type) >= 0) return floating(Ints.toDouble(value), spec, "int");
        if ("bcdoxXn".indexOf(type) < 0) throw unknown(type, typeName);
        if (spec.precision() >= 0) throw Raise.value("Precision not allowed in integer format specifier");
        if (spec.noNegativeZero()) throw Raise.value("Negative zero coercion (z) not allowed in integer format specifier");
        if (type == 'c') return character(value, spec);
        int base = type == 'b' ? 2 : type == 'o' ? 8 : type == 'd' || type == 'n' ? 10 : 16;
        String digits = base == 10 ? IntText.decimal((IntMath.signum(value) < 0 ? Ints.negate(value) : value)) : Ints.big(value).abs().toString(base);
        if (type == 'X') digits = digits.toUpperCase(Locale.ROOT);
        String prefix = spec.alternate() && base != 10 ? "0" + (char) type : "";
        return assemble(spec, sign(spec, IntMath.signum(value) < 0) + prefix, digits, "", base == 10 ? 3 : 4);
    }

    private static String character(Object value, FormatSpec spec) {
        if (spec.sign() != 0) throw Raise.value("Sign not allowed with integer format specifier 'c'");
        if (spec.alternate()) throw Raise.value("Alternate form (#) not allowed with integer format specifier 'c'");
        if (spec.grouping() != 0) throw Raise.value("Cannot specify '" + spec.grouping() + "' with 'c'.");
        if (value instanceof java.math.BigInteger) throw Raise.overflow("Python int too large to convert to C long");
        if (!(value instanceof Long point) || point < 0 || point > Character.MAX_CODE_POINT) throw Raise.overflow("%c arg not in range(0x110000)");
        checkWidth(spec);
        return spec.pad(Character.toString((int) (long) point), '>');
    }

    public static String floating(double value, String specification) {
        if (specification.isEmpty()) return FloatText.repr(value);
        return floating(value, FormatSpec.parse(specification, "float", true), "float");
    }

    private static String floating(double value, FormatSpec spec, String typeName) {
        int type = spec.type();
        if (type != 0 && "eEfFgGn%".indexOf(type) < 0) throw unknown(type, typeName);
        if (spec.precision() > WIDEST) throw Raise.value("precision too big");
        String body = magnitude(value, type == 'n' ? 'g' : (char) type, spec.precision(), spec.alternate());
        boolean negative = FloatText.isNegative(value) && !Double.isNaN(value);
        if (spec.noNegativeZero() && body.chars().noneMatch(c -> c >= '1' && c <= '9') && !Double.isInfinite(value)) negative = false;
        int digits = 0;
        while (digits < body.length() && body.charAt(digits) >= '0' && body.charAt(digits) <= '9') digits++;
        return assemble(spec, sign(spec, negative), body.substring(0, digits), body.substring(digits), 3);
    }

    /// The number without its sign, as a conversion letter (0: none) and a precision (−1: the default) write it.
    static String magnitude(double value, char type, int precision, boolean alternate) {
        boolean raised = type == 'E' || type == 'F' || type == 'G';
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            String name = Double.isNaN(value) ? "nan" : "inf";
            return (raised ? name.toUpperCase(Locale.ROOT) : name) + (type == '%' ? "%" : "");
        }
        int digits = precision < 0 ? 6 : precision;
        return switch (type) {
            case 'e', 'E' -> FloatText.scientific(value, digits, type, alternate);
            case 'f', 'F' -> FloatText.fixed(value, digits) + (alternate && digits == 0 ? "." : "");
            case '%' -> percent(value * 100, digits, alternate);
            case 'g', 'G' -> FloatText.general(value, digits, type == 'g' ? 'e' : 'E', alternate, false);
            default -> precision < 0 ? shortest(Math.abs(value), alternate) : FloatText.general(value, digits, 'e', alternate, true);
        };
    }

    private static String percent(double hundredfold, int digits, boolean alternate) {
        if (Double.isInfinite(hundredfold)) return "inf%";
        return FloatText.fixed(hundredfold, digits) + (alternate && digits == 0 ? ".%" : "%");
    }

    private static String shortest(double value, boolean alternate) {
        String text = FloatText.repr(value);
        int e = text.indexOf('e');
        return alternate && e >= 0 && text.indexOf('.') < 0 ? text.substring(0, e) + "." + text.substring(e) : text;
    }

    private static String sign(FormatSpec spec, boolean negative) {
        return negative ? "-" : spec.sign() == '+' ? "+" : spec.sign() == ' ' ? " " : "";
    }

    /// Groups, fills with zeros between sign and digits where asked, and pads.
    private static String assemble(FormatSpec spec, String head, String digits, String tail, int group) {
        checkWidth(spec);
        boolean inner = spec.align() == '=';
        int room = inner && spec.fill() == '0' ? spec.width() - head.length() - tail.length() : 0;
        String whole = spec.grouping() == 0 ? zeroFilled(digits, room) : grouped(digits, room, spec.grouping(), group);
        if (!inner) return spec.pad(head + whole + tail, '>');
        int missing = Math.max(spec.width() - head.length() - whole.length() - tail.length(), 0);
        return head + Character.toString(spec.fill()).repeat(missing) + whole + tail;
    }

    private static String zeroFilled(String digits, int room) {
        return digits.length() >= room ? digits : "0".repeat(room - digits.length()) + digits;
    }

    /// From the right: a group, a separator, a group ..., zeros taking part while there is room to fill (CPython's thousands grouping).
    private static String grouped(String digits, int room, char separator, int group) {
        var reversed = new StringBuilder();
        int left = digits.length();
        for (int space = room, length; ; space -= length + 1) {
            length = Math.min(group, Math.max(Math.max(left, space), 1));
            if (reversed.length() > 0) reversed.append(separator);
            for (int i = 0; i < length; i++) reversed.append(left > 0 ? digits.charAt(--left) : '0');
            if (left <= 0 && space - length <= 0) break;
        }
        if (digits.isEmpty() && room <= 0) return "";
        return reversed.reverse().toString();
    }

    private static void checkWidth(FormatSpec spec) {
        if (spec.width() > WIDEST) throw Raise.memory();
    }

    static RuntimeException unknown(int type, String typeName) {
        String shown = type > 32 && type < 128 ? "'" + (char) type + "'" : "'\\x" + Integer.toHexString(type) + "'";
        return Raise.value("Unknown format code " + shown + " for object of type '" + typeName + "'");
    }
}
