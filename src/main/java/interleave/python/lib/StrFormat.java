package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Items;
import interleave.python.vm.PyThread;
import interleave.python.vm.Text;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `str.format`: replacement fields with attributes, indices, conversions and nested specifications.
final class StrFormat {
    private final PyThread thread;
    private final Object @Nullable [] positional;
    private final Function<String, @Nullable Object> named;
    private int automatic;
    private boolean manual;

    /// @param positional null for `format_map`
    StrFormat(PyThread thread, Object @Nullable [] positional, Function<String, @Nullable Object> named) {
        this.thread = thread;
        this.positional = positional;
        this.named = named;
    }

    String format(String text) {
        return expand(text, 2);
    }

    private String expand(String text, int depth) {
        if (depth < 0) throw Raise.value("Max string recursion exceeded");
        var out = new StringBuilder(text.length() + 16);
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '{' && c != '}') {
                out.append(c);
            } else if (at < text.length() && text.charAt(at) == c) {
                out.append(c);
                at++;
            } else if (c == '}') {
                throw Raise.value("Single '}' encountered in format string");
            } else {
                int end = fieldEnd(text, at);
                out.append(field(text.substring(at, end), depth));
                at = end + 1;
            }
        }
        return out.toString();
    }

    /// Where the field that starts at `start` ends: at its own closing brace.
    private static int fieldEnd(String text, int start) {
        if (start == text.length()) throw Raise.value("Single '{' encountered in format string");
        int depth = 1;
        boolean bracket = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[') bracket = true;
            else if (c == ']') bracket = false;
            else if (c == '{' && !bracket) depth++;
            else if (c == '}' && !bracket && --depth == 0) return i;
        }
        throw Raise.value("expected '}' before end of string");
    }

    private String field(String field, int depth) {
        int end = 0;
        boolean bracket = false;
        while (end < field.length() && (bracket || field.charAt(end) != '!' && field.charAt(end) != ':')) {
            char c = field.charAt(end++);
            if (c == '[') bracket = true;
            if (c == ']') bracket = false;
            if (c == '{') throw Raise.value("unexpected '{' in field name");
        }
        String name = field.substring(0, end);
        char conversion = 0;
        if (end < field.length() && field.charAt(end) == '!') {
            if (end + 1 >= field.length()) throw Raise.value("end of string while looking for conversion specifier");
            conversion = field.charAt(end + 1);
            end += 2;
            if (end < field.length() && field.charAt(end) != ':') throw Raise.value("expected ':' after conversion specifier");
        }
        Object value = convert(value(name), conversion);
        String spec = end < field.length() ? field.substring(end + 1) : "";
        return Text.format(thread, value, spec.indexOf('{') >= 0 ? expand(spec, depth - 1) : spec);
    }

    private Object convert(Object value, char conversion) {
        return switch (conversion) {
            case 0 -> value;
            case 'r' -> Text.repr(thread, value);
            case 's' -> Text.str(thread, value);
            case 'a' -> Quote.escapeNonAscii(Text.repr(thread, value));
            default -> throw Raise.value("Unknown conversion specifier " + conversion);
        };
    }

    private Object value(String name) {
        int end = 0;
        while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') end++;
        Object value = first(name.substring(0, end));
        while (end < name.length()) {
            if (name.charAt(end) == '.') {
                int start = ++end;
                while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') end++;
                if (start == end) throw Raise.value("Empty attribute in format string");
                value = Attributes.get(thread, value, name.substring(start, end));
            } else if (name.charAt(end) == '[') {
                int close = name.indexOf(']', end);
                if (close < 0) throw Raise.value("Missing ']' in format string");
                if (close == end + 1) throw Raise.value("Empty attribute in format string");
                String key = name.substring(end + 1, close);
                value = Items.get(thread, value, isNumber(key) ? (Object) Long.parseLong(key) : key);
                end = close + 1;
            } else {
                throw Raise.value("Only '.' or '[' may follow ']' in format field specifier");
            }
        }
        return value;
    }

    private Object first(String name) {
        if (!name.isEmpty() && !isNumber(name)) {
            Object value = named.apply(name);
            if (value == null) throw Raise.key(name);
            return value;
        }
        if (positional == null) throw Raise.value("Format string contains positional fields");
        int index;
        if (name.isEmpty()) {
            if (manual) throw Raise.value("cannot switch from manual field specification to automatic field numbering");
            index = automatic++;
        } else {
            if (automatic > 0) throw Raise.value("cannot switch from automatic field numbering to manual field specification");
            manual = true;
            index = Integer.parseInt(name);
        }
        if (index >= positional.length) throw Raise.index("Replacement index " + index + " out of range for positional args tuple");
        return positional[index];
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
