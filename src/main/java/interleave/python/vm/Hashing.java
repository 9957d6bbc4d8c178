package interleave.python.vm;

import java.math.BigInteger;

/// `hash()`: of numbers as CPython computes it, so that equal numbers of different types have one hash.
public final class Hashing {
    private static final long MODULUS = (1L << 61) - 1;
    private static final BigInteger BIG_MODULUS = BigInteger.valueOf(MODULUS);

    private Hashing() {}

    public static long hash(Object value) {
        if (value instanceof String s) return s.hashCode();
        if (value instanceof Long l) return of(l);
        if (value instanceof Boolean b) return b ? 1 : 0;
        if (value instanceof Double d) return of(d);
        if (value instanceof BigInteger big) return big.signum() < 0 ? fix(-big.negate().mod(BIG_MODULUS).longValue())
            : big.mod(BIG_MODULUS).longValue();
        if (value instanceof PyTuple tuple && tuple.isPlain()) return of(tuple);
        if (value instanceof PyRange range) return of(range);
        if (value instanceof PyBytes bytes) return java.util.Arrays.hashCode(bytes.bytes());
        return object(value);
    }

    private static long of(long value) {
        if (value > -MODULUS && value < MODULUS) return value == -1 ? -2 : value;
        return fix(value % MODULUS);
    }

    /// Equal ranges, those of the same numbers, have one hash.
    private static long of(PyRange range) {
        long size = range.size();
        return of(new PyTuple(size, size == 0 ? PyNone.NONE : (Object) range.start, size <= 1 ? PyNone.NONE : (Object) range.step));
    }

    private static long fix(long hash) {
        return hash == -1 ? -2 : hash;
    }

    private static long of(double value) {
        if (value == Math.rint(value)) {
            if (Math.abs(value) < 0x1p62) return of((long) value);
            if (Double.isInfinite(value)) return value > 0 ? 314159 : -314159;
            return hash(new java.math.BigDecimal(value).toBigInteger());
        }
        if (Double.isNaN(value)) return 0;
        double m = Math.abs(value);
        int exponent = Math.getExponent(m) + 1;
        m = Math.scalb(m, -exponent);
        long x = 0;
        while (m != 0) {
            x = (x << 28 & MODULUS) | x >>> 33;
            m *= 268435456.0;
            exponent -= 28;
            long y = (long) m;
            m -= y;
            x += y;
            if (x >= MODULUS) x -= MODULUS;
        }
        int shift = exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61;
        x = (x << shift & MODULUS) | x >>> (61 - shift);
        return fix(value < 0 ? -x : x);
    }

    /// Of the items, whatever the class.
    public static long of(PyTuple tuple) {
        long acc = 2870177450012600261L;
        for (var item : tuple.items()) {
            acc += hash(item) * -4417276706812531889L;
            acc = Long.rotateLeft(acc, 31) * -7046029288634856825L;
        }
        acc += tuple.size() ^ (2870177450012600261L ^ 3527539L);
        return acc == -1 ? 1546275796 : acc;
    }

    private static long object(Object value) {
        var type = Types.of(value);
        if (value instanceof PySet set && set.isFrozen()) {
            long hash = 1927868237L * (set.size() + 1);
            for (var item : set.toArray()) hash ^= (hash(item) ^ 89869747L ^ hash(item) << 16) * 3644798167L;
            hash ^= hash >>> 11 ^ hash >>> 25;
            return fix(hash * 69069 + 907133923);
        }
        if (value instanceof PyMethod method) return Identity.of(method.self()) * 31L + hash(method.function());
        var method = type.lookup("__hash__");
        if (method == PyNone.NONE || method == null && unhashable(value)) {
            throw PyError.of(Exceptions.TYPE_ERROR, "unhashable type: '" + type.name() + "'");
        }
        if (method == null || method instanceof PyBuiltin inherited && inherited.owner() == Types.OBJECT) return Identity.of(value);
        var result = Calls.special(PyThread.current(), value, "__hash__");
        if (method instanceof PyBuiltin && result instanceof Long inherited) return inherited; // a hash already, not a number to be hashed
        if (result instanceof Long || result instanceof Boolean || result instanceof BigInteger) return hash(result);
        throw PyError.of(Exceptions.TYPE_ERROR, "__hash__ method should return an integer");
    }

    private static boolean unhashable(Object value) {
        return value instanceof PyList || value instanceof PyDict || value instanceof PySet || value instanceof PySlice;
    }

    /// Whether comparing it with another plain value runs no Python code.
    public static boolean isPlain(Object key) {
        if (key instanceof String || key instanceof Number || key instanceof Boolean) return true;
        if (key instanceof PyTuple tuple && tuple.isPlain()) {
            for (var item : tuple.items()) if (!isPlain(item)) return false;
            return true;
        }
        if (key instanceof PyInstance instance) {
            var method = instance.type().lookup("__eq__");
            return (method == null || method instanceof PyBuiltin) && !(key instanceof PySet) && !(key instanceof PyTuple);
        }
        return true;
    }
}
