package interleave.python.vm;

import java.math.BigInteger;

/// `==` and what dicts and sets make of it.
public final class Equality {
    private Equality() {}

    /// Whether two keys of one hash are the same key: identical, or equal.
    static boolean keysEqual(Object a, Object b) {
        if (a == b) return true;
        if (a instanceof String s) {
            if (b instanceof String) return s.equals(b);
            if (b instanceof Number || b instanceof Boolean) return false;
        }
        if (a instanceof Long l && b instanceof Long m) return l.longValue() == m.longValue();
        return equal(a, b);
    }

    /// `a is b or a == b`: how containers compare their items.
    public static boolean same(PyThread thread, Object a, Object b) {
        return a == b || equal(a, b);
    }

    /// `a is b`. Numbers and strings are Java values without an identity of their own: equal ones of one type are the same.
    public static boolean identical(Object a, Object b) {
        if (a == b) return true;
        if (a instanceof Long l) return b instanceof Long m && l.longValue() == m.longValue() && l >= -5 && l <= 256;
        if (a instanceof String s) return b instanceof String && s.equals(b);
        if (a instanceof Boolean || a instanceof Double) return a.equals(b);
        if (a instanceof PyTuple t) return t.isPlain() && b instanceof PyTuple u && u.isPlain() && t.size() == 0 && u.size() == 0;
        return false;
    }

    /// The truth of `a == b`.
    public static boolean equal(Object a, Object b) {
        if (a instanceof String s && b instanceof String t) return s.equals(t);
        if (isNumber(a) && isNumber(b)) return Ints.compare(a, b) == 0;
        if (a instanceof PyTuple s && b instanceof PyTuple t && s.isPlain() && t.isPlain()) return equal(s.items(), t.items());
        if (a instanceof PyNone && b instanceof PyNone) return a == b;
        if (a instanceof PyBytes s && b instanceof PyBytes t) return java.util.Arrays.equals(s.bytes(), t.bytes());
        return Truth.of(PyThread.current(), Comparison.equal(PyThread.current(), a, b));
    }

    static boolean equal(Object[] a, Object[] b) {
        if (a.length != b.length) return false;
        for (int i = 0; i < a.length; i++) if (a[i] != b[i] && !equal(a[i], b[i])) return false;
        return true;
    }

    static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Boolean || value instanceof Double || value instanceof BigInteger;
    }
}
