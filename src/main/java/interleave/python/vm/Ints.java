package interleave.python.vm;

import interleave.python.lib.IntMath;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

/// Arithmetic of int (Long, BigInteger, Boolean) and of int with float. Results are normal: never a BigInteger that fits in a long.
public final class Ints {
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final int LARGEST_SHIFT = 1 << 30;

    private Ints() {}

    public static Object normal(BigInteger value) {
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    public static boolean isInt(Object value) {
        return value instanceof Long || value instanceof BigInteger || value instanceof Boolean;
    }

    public static BigInteger big(Object value) {
        if (value instanceof Long l) return BigInteger.valueOf(l);
        if (value instanceof Boolean b) return b ? BigInteger.ONE : BigInteger.ZERO;
        return (BigInteger) value;
    }

    /// Whether [#small] serves.
    public static boolean isSmall(Object value) {
        return value instanceof Long || value instanceof Boolean;
    }

    public static long small(Object value) {
        return value instanceof Boolean b ? b ? 1 : 0 : (Long) value;
    }

    public static Object add(Object a, Object b) {
        if (isSmall(a) && isSmall(b)) return add(small(a), small(b));
        return normal(big(a).add(big(b)));
    }

    public static Object add(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? BigInteger.valueOf(a).add(BigInteger.valueOf(b)) : (Object) sum;
    }

    public static Object subtract(Object a, Object b) {
        if (isSmall(a) && isSmall(b)) return subtract(small(a), small(b));
        return normal(big(a).subtract(big(b)));
    }

    public static Object subtract(long a, long b) {
        long difference = a - b;
        return ((a ^ b) & (a ^ difference)) < 0 ? BigInteger.valueOf(a).subtract(BigInteger.valueOf(b)) : (Object) difference;
    }

    public static Object multiply(Object a, Object b) {
        if (isSmall(a) && isSmall(b)) return multiply(small(a), small(b));
        return normal(big(a).multiply(big(b)));
    }

    public static Object multiply(long a, long b) {
        long product = a * b;
        return Math.multiplyHigh(a, b) == product >> 63 ? (Object) product : BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    public static Object floorDivide(Object a, Object b) {
        if (isSmall(a) && isSmall(b)) return floorDivide(small(a), small(b));
        return normal(divide(big(a), big(b))[0]);
    }

    public static Object floorDivide(long a, long b) {
        if (b == 0) throw zero("integer division or modulo by zero");
        if (b == -1 && a == Long.MIN_VALUE) return MIN.negate();
        return Math.floorDiv(a, b);
    }

    public static Object modulo(Object a, Object b) {
        if (isSmall(a) && isSmall(b)) return modulo(small(a), small(b));
        if (big(b).signum() == 0) throw zero("integer modulo by zero");
        return normal(divide(big(a), big(b))[1]);
    }

    public static Object modulo(long a, long b) {
        if (b == 0) throw zero("integer modulo by zero");
        return Math.floorMod(a, b);
    }

    /// Quotient towards minus infinity, and remainder.
    public static BigInteger[] divide(BigInteger a, BigInteger b) {
        if (b.signum() == 0) throw zero("integer division or modulo by zero");
        var parts = a.divideAndRemainder(b);
        if (parts[1].signum() != 0 && parts[1].signum() != b.signum()) {
            parts[0] = parts[0].subtract(BigInteger.ONE);
            parts[1] = parts[1].add(b);
        }
        return parts;
    }

    static PyError zero(String message) {
        return PyError.of(Exceptions.ZERO_DIVISION_ERROR, message);
    }

    /// `a / b`, correctly rounded.
    public static double trueDivide(Object a, Object b) {
        if (isSmall(a) && isSmall(b)) {
            long x = small(a), y = small(b);
            if (y == 0) throw zero("division by zero");
            if (Math.abs(x) <= 1L << 53 && Math.abs(y) <= 1L << 53) return (double) x / y;
        }
        return IntMath.trueDivide(normal(big(a)), normal(big(b)));
    }

    public static double toDouble(Object value) {
        if (value instanceof Long l) return l;
        if (value instanceof Boolean b) return b ? 1 : 0;
        double d = ((BigInteger) value).doubleValue();
        if (Double.isInfinite(d)) throw PyError.of(Exceptions.OVERFLOW_ERROR, "int too large to convert to float");
        return d;
    }

    public static Object power(Object a, Object b) {
        var exponent = big(b);
        if (exponent.signum() < 0) {
            double base = toDouble(a);
            if (base == 0) throw zero("0.0 cannot be raised to a negative power");
            return Math.pow(base, toDouble(b));
        }
        var base = big(a);
        if (base.bitLength() <= 1 && base.signum() >= 0) return exponent.signum() == 0 ? 1L : normal(base);
        if (base.equals(BigInteger.ONE.negate())) return exponent.testBit(0) ? -1L : 1L;
        if (exponent.bitLength() > 31 || base.bitLength() * (long) exponent.intValue() > LARGEST_SHIFT) throw PyError.of(Exceptions.MEMORY_ERROR);
        return normal(base.pow(exponent.intValue()));
    }

    public static Object shiftLeft(Object a, Object b) {
        if (big(b).signum() < 0) throw PyError.of(Exceptions.VALUE_ERROR, "negative shift count");
        if (isSmall(a) && isSmall(b)) {
            long x = small(a), n = small(b);
            if (n < 63 && x << n >> n == x) return x << n;
        }
        if (big(a).signum() == 0) return 0L;
        if (!isSmall(b) || small(b) > LARGEST_SHIFT) throw PyError.of(Exceptions.MEMORY_ERROR);
        return normal(big(a).shiftLeft((int) small(b)));
    }

    public static Object shiftRight(Object a, Object b) {
        if (big(b).signum() < 0) throw PyError.of(Exceptions.VALUE_ERROR, "negative shift count");
        if (isSmall(a) && isSmall(b)) return small(a) >> Math.min(63, small(b));
        if (!isSmall(b) || small(b) > Integer.MAX_VALUE) return big(a).signum() < 0 ? -1L : 0L;
        return normal(big(a).shiftRight((int) small(b)));
    }

    public static Object and(Object a, Object b) {
        if (a instanceof Boolean x && b instanceof Boolean y) return x & y;
        return isSmall(a) && isSmall(b) ? (Object) (small(a) & small(b)) : normal(big(a).and(big(b)));
    }

    public static Object or(Object a, Object b) {
        if (a instanceof Boolean x && b instanceof Boolean y) return x | y;
        return isSmall(a) && isSmall(b) ? (Object) (small(a) | small(b)) : normal(big(a).or(big(b)));
    }

    public static Object xor(Object a, Object b) {
        if (a instanceof Boolean x && b instanceof Boolean y) return x ^ y;
        return isSmall(a) && isSmall(b) ? (Object) (small(a) ^ small(b)) : normal(big(a).xor(big(b)));
    }

    public static Object negate(Object a) {
        return isSmall(a) ? subtract(0, small(a)) : normal(big(a).negate());
    }

    public static Object invert(Object a) {
        return isSmall(a) ? (Object) ~small(a) : normal(big(a).not());
    }

    /// Compares two numbers of any kind exactly; 2 when one is not a number (NaN).
    public static int compare(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) return Long.compare(x, y);
        if (a instanceof Double x && b instanceof Double y) return compare(x.doubleValue(), y.doubleValue());
        if (a instanceof Double x) return compare(x, b);
        if (b instanceof Double y) {
            int reverse = compare(y, a);
            return reverse == 2 ? 2 : -reverse;
        }
        return isSmall(a) && isSmall(b) ? Long.compare(small(a), small(b)) : big(a).compareTo(big(b));
    }

    private static int compare(double a, double b) {
        return a < b ? -1 : a > b ? 1 : a == b ? 0 : 2;
    }

    private static int compare(Double a, Object integer) {
        double x = a;
        if (Double.isNaN(x)) return 2;
        if (Double.isInfinite(x)) return x > 0 ? 1 : -1;
        if (isSmall(integer) && Math.abs(small(integer)) <= 1L << 53) return compare(x, (double) small(integer));
        return new java.math.BigDecimal(x).compareTo(new java.math.BigDecimal(big(integer)));
    }

    /// The value as a long if it is an int within 64 bits.
    public static @Nullable Long asLong(Object value) {
        return value instanceof Long l ? l : value instanceof Boolean b ? b ? 1L : 0L : null;
    }
}
