package interleave.python.lib;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Python's integer arithmetic on `Long` and `BigInteger`, the general algorithms behind the interpreter's fast paths.
///
/// Every result is a `Long` when it fits in one and a `BigInteger` only when it doesn't, so that equality of values is equality of
/// representations. All methods are pure. Arguments typed `Object` must be `Long` or `BigInteger` (a `Boolean` is turned into one by the caller).
public final class IntMath {
    private static final long HASH_MODULUS = (1L << 61) - 1;
    private static final BigInteger BIG_HASH_MODULUS = BigInteger.valueOf(HASH_MODULUS);
    /// Largest shift this machine agrees to: beyond it CPython, too, ends in MemoryError.
    private static final long LARGEST_SHIFT = 1L << 31;

    private IntMath() {}

    /// The number in its one representation.
    public static Object normal(BigInteger value) {
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }

    public static BigInteger big(Object value) {
        return value instanceof Long small ? BigInteger.valueOf(small) : (BigInteger) value;
    }

    public static int signum(Object value) {
        return value instanceof Long small ? Long.signum(small) : ((BigInteger) value).signum();
    }

    public static Object add(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long sum = x + y;
            if (((x ^ sum) & (y ^ sum)) >= 0) return sum;
        }
        return normal(big(a).add(big(b)));
    }

    public static Object subtract(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long difference = x - y;
            if (((x ^ y) & (x ^ difference)) >= 0) return difference;
        }
        return normal(big(a).subtract(big(b)));
    }

    public static Object multiply(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long low = x * y;
            if (Math.multiplyHigh(x, y) == low >> 63) return low;
        }
        return normal(big(a).multiply(big(b)));
    }

    public static Object negate(Object a) {
        return a instanceof Long x && x != Long.MIN_VALUE ? (Object) (-x) : normal(big(a).negate());
    }

    public static Object abs(Object a) {
        return signum(a) < 0 ? negate(a) : a;
    }

    /// `a // b`, rounded towards minus infinity.
    public static Object floorDivide(Object a, Object b) {
        if (signum(b) == 0) throw Raise.zeroDivision("integer division or modulo by zero");
        if (a instanceof Long x && b instanceof Long y && !(x == Long.MIN_VALUE && y == -1)) return Math.floorDiv(x, y);
        return divideAndModulo(big(a), big(b))[0];
    }

    /// `a % b`, with the sign of `b`.
    public static Object modulo(Object a, Object b) {
        if (signum(b) == 0) throw Raise.zeroDivision("integer modulo by zero");
        if (a instanceof Long x && b instanceof Long y) return Math.floorMod(x, y);
        return divideAndModulo(big(a), big(b))[1];
    }

    /// Quotient and remainder as `divmod` gives them.
    public static Object[] divideAndModulo(Object a, Object b) {
        if (signum(b) == 0) throw Raise.zeroDivision("integer division or modulo by zero");
        if (a instanceof Long x && b instanceof Long y && !(x == Long.MIN_VALUE && y == -1)) return new Object[] {Math.floorDiv(x, y), Math.floorMod(x, y)};
        return divideAndModulo(big(a), big(b));
    }

    private static Object[] divideAndModulo(BigInteger a, BigInteger b) {
        BigInteger[] parts = a.divideAndRemainder(b);
        if (parts[1].signum() != 0 && parts[1].signum() != b.signum()) {
            parts[0] = parts[0].subtract(BigInteger.ONE);
            parts[1] = parts[1].add(b);
        }
        return new Object[] {normal(parts[0]), normal(parts[1])};
    }

    /// `a / b` as the nearest double, ties to even, for numbers of any size (the method of `long_true_divide` in CPython's longobject.c).
    public static double trueDivide(Object a, Object b) {
        if (signum(b) == 0) throw Raise.zeroDivision("division by zero");
        if (a instanceof Long x && b instanceof Long y && exact(x) && exact(y)) return (double) x / (double) y;
        BigInteger dividend = big(a).abs();
        BigInteger divisor = big(b).abs();
        if (dividend.signum() == 0) return 0.0;
        boolean negative = signum(a) != signum(b);
        int excess = dividend.bitLength() - divisor.bitLength();
        if (excess > 1025) throw Raise.overflow("integer division result too large for a float");
        if (excess < -1080) return negative ? -0.0 : 0.0;
        // At least 55 significant bits of quotient, but none below 2**-1076: two more than the smallest double has.
        int shift = Math.min(55 - excess, 1076);
        BigInteger[] parts = shift >= 0 ? dividend.shiftLeft(shift).divideAndRemainder(divisor)
                : dividend.divideAndRemainder(divisor.shiftLeft(-shift));
        double result = scaled(parts[0].longValue(), parts[1].signum() != 0, -shift);
        if (Double.isInfinite(result)) throw Raise.overflow("integer division result too large for a float");
        return negative ? -result : result;
    }

    /// `significand * 2**exponent` rounded half to even, where a set `sticky` stands for a rest below the last bit.
    private static double scaled(long significand, boolean sticky, int exponent) {
        int width = 64 - Long.numberOfLeadingZeros(significand);
        int drop = Math.max(Math.max(width - 53, -1074 - exponent), 0);
        if (drop == 0) return Math.scalb((double) significand, exponent);
        if (drop > 62) return 0.0;
        long kept = significand >> drop;
        long rest = significand & ((1L << drop) - 1);
        long half = 1L << (drop - 1);
        if (rest > half || rest == half && (sticky || (kept & 1) != 0)) kept++;
        return Math.scalb((double) kept, exponent + drop);
    }

    private static boolean exact(long value) {
        return -(1L << 53) <= value && value <= 1L << 53;
    }

    /// The nearest double; OverflowError beyond the largest.
    public static double toDouble(Object value) {
        if (value instanceof Long small) return small;
        double result = ((BigInteger) value).doubleValue();
        if (Double.isInfinite(result)) throw Raise.overflow("int too large to convert to float");
        return result;
    }

    /// `int(value)`: the number without its fraction.
    public static Object fromDouble(double value) {
        if (Math.abs(value) < 0x1p63) return (long) value;
        if (Double.isNaN(value)) throw Raise.value("cannot convert float NaN to integer");
        if (Double.isInfinite(value)) throw Raise.overflow("cannot convert float infinity to integer");
        return normal(new BigDecimal(value).toBigInteger());
    }

    /// `base ** exponent` for an exponent that is not negative.
    public static Object power(Object base, Object exponent) {
        if (base instanceof Long small) {
            if (small == 1L || signum(exponent) == 0) return 1L;
            if (small == 0L) return 0L;
            if (small == -1L) return big(exponent).testBit(0) ? -1L : 1L;
            if (exponent instanceof Long turns) {
                Object quick = smallPower(small, turns);
                if (quick != null) return quick;
            }
        }
        if (signum(exponent) == 0) return 1L;
        if (!(exponent instanceof Long turns) || turns * (double) big(base).bitLength() > LARGEST_SHIFT) throw Raise.memory();
        return normal(big(base).pow((int) (long) turns));
    }

    private static @org.jspecify.annotations.Nullable Object smallPower(long base, long exponent) {
        if (exponent > 63) return null;
        long result = 1;
        for (long factor = base, rest = exponent; ; factor *= factor) {
            if ((rest & 1) != 0) {
                if (Math.multiplyHigh(result, factor) != (result * factor) >> 63) return null;
                result *= factor;
            }
            rest >>= 1;
            if (rest == 0) return result;
            if (Math.multiplyHigh(factor, factor) != (factor * factor) >> 63) return null;
        }
    }

    /// `pow(base, exponent, modulus)`, a negative exponent meaning the modular inverse.
    public static Object power(Object base, Object exponent, Object modulus) {
        BigInteger m = big(modulus);
        if (m.signum() == 0) throw Raise.value("pow() 3rd argument cannot be 0");
        BigInteger magnitude = m.abs();
        BigInteger result;
        try {
            result = big(base).modPow(big(exponent), magnitude);
        } catch (ArithmeticException noInverse) {
            throw Raise.value("base is not invertible for the given modulus");
        }
        if (m.signum() < 0 && result.signum() != 0) result = result.subtract(magnitude);
        return normal(result);
    }

    public static Object shiftLeft(Object a, Object b) {
        if (signum(b) < 0) throw Raise.value("negative shift count");
        if (signum(a) == 0) return 0L;
        if (!(b instanceof Long distance) || distance > LARGEST_SHIFT - 64) throw Raise.overflow("too many digits in integer");
        if (a instanceof Long x && distance < 63 && x << distance >> distance == x) return x << distance;
        return normal(big(a).shiftLeft((int) (long) distance));
    }

    public static Object shiftRight(Object a, Object b) {
        if (signum(b) < 0) throw Raise.value("negative shift count");
        if (!(b instanceof Long distance) || distance > LARGEST_SHIFT - 64) return signum(a) < 0 ? -1L : 0L;
        if (a instanceof Long x) return x >> Math.min(distance, 63);
        return normal(big(a).shiftRight((int) (long) distance));
    }

    public static Object and(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? (Object) (x & y) : normal(big(a).and(big(b)));
    }

    public static Object or(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? (Object) (x | y) : normal(big(a).or(big(b)));
    }

    public static Object xor(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y ? (Object) (x ^ y) : normal(big(a).xor(big(b)));
    }

    public static Object invert(Object a) {
        return a instanceof Long x ? (Object) (~x) : normal(((BigInteger) a).not());
    }

    public static int compare(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) return Long.compare(x, y);
        return big(a).compareTo(big(b));
    }

    /// Compares an integer with a double that is not NaN, exactly: no rounding of the integer.
    public static int compare(Object a, double b) {
        if (Double.isInfinite(b)) return b > 0 ? -1 : 1;
        if (a instanceof Long x) {
            if (exact(x)) return Double.compare((double) x, b + 0.0);
            if (b >= 0x1p63) return -1;
            if (b < -0x1p63) return 1;
            return Long.compare(x, (long) b);
        }
        return new BigDecimal((BigInteger) a).compareTo(new BigDecimal(b));
    }

    /// CPython's hash of a number: its residue modulo 2**61 - 1 with the number's sign, so that equal int, float and bool hash alike.
    public static long hash(Object value) {
        long residue;
        if (value instanceof Long small) {
            residue = small == Long.MIN_VALUE ? big(small).abs().mod(BIG_HASH_MODULUS).longValue() : Math.abs(small) % HASH_MODULUS;
        } else {
            residue = ((BigInteger) value).abs().mod(BIG_HASH_MODULUS).longValue();
        }
        if (signum(value) < 0) residue = -residue;
        return residue == -1 ? -2 : residue;
    }

    /// The same of a double (`_Py_HashDouble` in CPython's pyhash.c); NaN hashes by identity there, here to 0.
    public static long hash(double value) {
        if (Double.isNaN(value)) return 0;
        if (Double.isInfinite(value)) return value > 0 ? 314159 : -314159;
        if (value == (long) value && Math.abs(value) < 0x1p63) return hash((Object) (long) value);
        if (value == 0) return 0;
        long bits = Double.doubleToRawLongBits(value);
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
        long significand = bits & 0xfffffffffffffL | (Math.getExponent(value) >= Double.MIN_EXPONENT ? 1L << 52 : 0);
        // Multiplying by 2**e modulo 2**61 - 1 is a rotation of 61 bits by e.
        int turn = Math.floorMod(exponent, 61);
        long residue = (significand << turn & HASH_MODULUS | significand >>> (61 - turn)) % HASH_MODULUS;
        if (turn == 0) residue = significand % HASH_MODULUS;
        if (value < 0) residue = -residue;
        return residue == -1 ? -2 : residue;
    }

    public static long bitLength(Object value) {
        return value instanceof Long x ? x == Long.MIN_VALUE ? 64 : 64 - Long.numberOfLeadingZeros(Math.abs(x)) : ((BigInteger) value).abs().bitLength();
    }

    public static long bitCount(Object value) {
        return big(value).abs().bitCount();
    }

    /// `round(value, digits)` for negative `digits`: to a multiple of a power of ten, ties to the even one.
    public static Object round(Object value, long digits) {
        if (digits >= 0) return value;
        if (-digits > bitLength(value)) return 0L;
        BigInteger unit = BigInteger.TEN.pow((int) -digits);
        BigInteger[] parts = {big(floorDivide(value, normal(unit))), big(modulo(value, normal(unit)))};
        int order = parts[1].shiftLeft(1).compareTo(unit);
        if (order > 0 || order == 0 && parts[0].testBit(0)) parts[0] = parts[0].add(BigInteger.ONE);
        return normal(parts[0].multiply(unit));
    }

    public static Object gcd(Object a, Object b) {
        return normal(big(a).gcd(big(b)));
    }

}
