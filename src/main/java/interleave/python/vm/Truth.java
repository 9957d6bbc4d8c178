package interleave.python.vm;

import java.math.BigInteger;

/// The truth of a value, as `if` and `bool()` see it.
public final class Truth {
    private Truth() {}

    public static boolean of(PyThread thread, Object value) {
        if (value instanceof Boolean b) return b;
        if (value instanceof Long l) return l != 0;
        if (value == PyNone.NONE) return false;
        if (value instanceof String s) return !s.isEmpty();
        if (value instanceof Double d) return d != 0;
        if (value instanceof BigInteger) return true;
        if (value instanceof PyTuple tuple && tuple.isPlain()) return tuple.size() != 0;
        if (value instanceof PyRange range) return range.size() != 0;
        if (value instanceof PyBytes bytes) return bytes.size() != 0;
        var type = Types.of(value);
        if (type.lookup("__bool__") != null) {
            var result = Calls.special(thread, value, "__bool__");
            if (result instanceof Boolean b) return b;
            throw PyError.of(Exceptions.TYPE_ERROR, "__bool__ should return bool, returned " + Types.name(result));
        }
        if (value instanceof PyList list && type.isBuiltIn()) return list.size() != 0;
        if (value instanceof PyDict dict && type.isBuiltIn()) return dict.size() != 0;
        if (value instanceof PySet set && type.isBuiltIn()) return set.size() != 0;
        if (type.lookup("__len__") != null) return Items.length(thread, value) != 0;
        return true;
    }
}
