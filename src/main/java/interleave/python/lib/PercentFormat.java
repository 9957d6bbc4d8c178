package interleave.python.lib;

import interleave.python.vm.Calls;
import interleave.python.vm.Ints;
import interleave.python.vm.Items;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyDict;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.Text;
import interleave.python.vm.Types;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `format % values`: one pass over the format, as `unicode_format` in CPython's unicodeobject.c.
final class PercentFormat {
    private final PyThread thread;
    private final String format;
    private final Object arguments;
    private final Object @Nullable [] row;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int used;
    private boolean byName;

    private final boolean octets;
    private boolean left;
    private boolean plus;
    private boolean blank;
    private boolean alternate;
    private boolean zero;
    private long width;
    private long precision;

    private PercentFormat(PyThread thread, String format, Object arguments, boolean octets) {
        this.octets = octets;
        this.thread = thread;
        this.format = format;
        this.arguments = arguments;
        this.row = arguments instanceof PyTuple tuple ? tuple.items() : null;
    }

    static String format(PyThread thread, String format, Object arguments) {
        return new PercentFormat(thread, format, arguments, false).run();
    }

    /// `bytes % arguments`, the bytes as characters: %s and %b take bytes.
    static String bytes(PyThread thread, String format, Object arguments) {
        return new PercentFormat(thread, format, arguments, true).run();
    }

    private String octets(Object value) {
        if (value instanceof PyBytes bytes) return Encodings.latin(bytes.bytes());
        throw Raise.type("%b requires a bytes-like object, or an object that implements __bytes__, not '" + Types.name(value) + "'");
    }

    private String run() {
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            if (percent < 0) break;
            out.append(format, at, percent);
            at = percent + 1;
            conversion();
        }
        out.append(format, Math.min(at, format.length()), format.length());
        boolean leftOver = row != null ? used < row.length && !byName : used == 0 && !byName && !isMapping();
        if (leftOver) throw Raise.type("not all arguments converted during " + (octets ? "bytes" : "string") + " formatting");
        return out.toString();
    }

    private boolean isMapping() {
        return !(arguments instanceof String) && !(arguments instanceof PyTuple) && Types.of(arguments).lookup("__getitem__") != null;
    }

    private char next() {
        if (at >= format.length()) throw Raise.value("incomplete format");
        return format.charAt(at++);
    }

    private void conversion() {
        Object named = name();
        flags();
        width = number(true);
        precision = -1;
        if (at < format.length() && format.charAt(at) == '.') {
            at++;
            precision = Math.max(number(false), 0);
        }
        char type = next();
        while (type == 'h' || type == 'l' || type == 'L') type = next();
        if (type == '%') {
            out.append('%');
            return;
        }
        if ((octets ? "diuoxXeEfFgGcrsab" : "diuoxXeEfFgGcrsa").indexOf(type) < 0) {
            throw Raise.value("unsupported format character '" + type + "' (0x" + Integer.toHexString(type) + ") at index " + Strings.index(format, at - 1));
        }
        Object value = named != null ? named : argument();
        switch (type) {
            case 'b' -> text(octets(value));
            case 's' -> text(octets ? octets(value) : Text.str(thread, value));
            case 'r' -> text(Text.repr(thread, value));
            case 'a' -> text(Quote.escapeNonAscii(Text.repr(thread, value)));
            case 'c' -> text(character(value));
            case 'd', 'i', 'u', 'o', 'x', 'X' -> integer(value, type);
            default -> floating(value, type);
        }
    }

    private @Nullable Object name() {
        if (at >= format.length() || format.charAt(at) != '(') return null;
        if (!(arguments instanceof PyDict) && !isMapping()) throw Raise.type("format requires a mapping");
        int depth = 1;
        int start = ++at;
        while (at < format.length() && depth > 0) {
            char c = format.charAt(at++);
            if (c == '(') depth++;
            if (c == ')') depth--;
        }
        if (depth > 0) throw Raise.value("incomplete format key");
        byName = true;
        return Items.get(thread, arguments, format.substring(start, at - 1));
    }

    private void flags() {
        left = plus = blank = alternate = zero = false;
        for (; at < format.length(); at++) {
            switch (format.charAt(at)) {
                case '-' -> left = true;
                case '+' -> plus = true;
                case ' ' -> blank = true;
                case '#' -> alternate = true;
                case '0' -> zero = true;
                default -> {
                    return;
                }
            }
        }
    }

    private long number(boolean isWidth) {
        if (at < format.length() && format.charAt(at) == '*') {
            at++;
            Object value = argument();
            if (!(value instanceof Long star)) throw Raise.type("* wants int");
            if (isWidth && star < 0) left = true;
            return isWidth ? Math.abs(star) : star;
        }
        long value = 0;
        while (at < format.length() && Character.isDigit(format.charAt(at))) {
            value = value * 10 + (format.charAt(at++) - '0');
            if (value > Integer.MAX_VALUE) throw Raise.value(isWidth ? "width too big" : "precision too big");
        }
        return value;
    }

    private Object argument() {
        if (row != null) {
            if (used >= row.length) throw Raise.type("not enough arguments for format string");
            return row[used++];
        }
        if (used++ > 0) throw Raise.type("not enough arguments for format string");
        return arguments;
    }

    private void text(String text) {
        String shown = precision >= 0 && precision < Strings.length(text) ? Strings.slice(text, 0, 1, (int) precision) : text;
        pad(shown);
    }

    private void pad(String text) {
        int missing = (int) Math.max(width - Strings.length(text), 0);
        if (!left) out.repeat(' ', missing);
        out.append(text);
        if (left) out.repeat(' ', missing);
    }

    private String character(Object value) {
        precision = -1;
        if (value instanceof String text) {
            if (Strings.length(text) != 1) throw Raise.type("%c requires int or char");
            return text;
        }
        if (!Ints.isInt(value)) throw Raise.type("%c requires int or char");
        Long point = Ints.asLong(value);
        if (point == null || point < 0 || point > Character.MAX_CODE_POINT) throw Raise.overflow("%c arg not in range(0x110000)");
        return Character.toString((int) (long) point);
    }

    private void integer(Object value, char type) {
        Object number = whole(value, type);
        int base = type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
        Object magnitude = IntMath.signum(number) < 0 ? Ints.negate(number) : number;
        String digits = base == 10 ? IntText.decimal(magnitude) : Ints.big(magnitude).toString(base);
        if (type == 'X') digits = digits.toUpperCase(Locale.ROOT);
        if (precision > digits.length()) digits = "0".repeat((int) precision - digits.length()) + digits;
        String prefix = alternate && base != 10 ? "0" + type : "";
        signed(IntMath.signum(number) < 0, prefix, digits);
    }

    private Object whole(Object value, char type) {
        if (value instanceof Boolean b) return b ? 1L : 0L;
        if (Ints.isInt(value)) return value;
        boolean decimal = type == 'd' || type == 'i' || type == 'u';
        if (decimal && value instanceof Double d) return IntMath.fromDouble(d);
        if (Types.of(value).lookup("__index__") != null) return Items.index(thread, value, null);
        Object made = decimal ? Calls.special(thread, value, "__int__") : null;
        if (made != null) return made;
        throw Raise.type("%" + type + " format: " + (decimal ? "a real number" : "an integer") + " is required, not " + Types.name(value));
    }

    private void floating(Object value, char type) {
        double number = NumberTypes.toDouble(thread, value, "must be real number, not %s");
        String digits = Format.magnitude(number, type, (int) precision, alternate);
        if (!Double.isFinite(number)) zero = false;
        signed(FloatText.isNegative(number) && !Double.isNaN(number), "", digits);
    }

    private void signed(boolean negative, String prefix, String digits) {
        String head = (negative ? "-" : plus ? "+" : blank ? " " : "") + prefix;
        long missing = width - head.length() - digits.length();
        if (zero && !left && missing > 0) out.append(head).repeat('0', (int) missing).append(digits);
        else pad(head + digits);
    }
}
