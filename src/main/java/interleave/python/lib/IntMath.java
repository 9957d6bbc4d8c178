package interleave.python.lib;

import interleave.python.vm.Ints;
import java.math.BigDecimal;
import java.math.BigInteger;

/// The integer algorithms beyond the operators (those are in [Ints]): true division, modular powers, rounding, bits. Arguments typed `Object` must
/// be `Long` or `BigInteger` (a `Boolean` is turned into one by the caller).
public final class IntMath {
    private IntMath() {}

    public static int signum(Object value) {
        return value instanceof Long small ? Long.signum(small) : ((BigInteger) value).signum();
    }

    static Object increment(Object value) {
        return value instanceof Long small && small != Long.MAX_VALUE ? (Object) (small + 1) : Ints.add(value, 1L);
    }

    /// `a / b` as the nearest double, ties to even, for numbers of any size (the method of `long_true_divide` in CPython's longobject.c).
    public static double trueDivide(Object a, Object b) {
        if (signum(b) == 0) throw Raise.zeroDivision("division by zero");
        if (a instanceof Long x && b instanceof Long y && exact(x) && exact(y)) return (double) x / (double) y;
        BigInteger dividend = Ints.big(a).abs();
        BigInteger divisor = Ints.big(b).abs();
        boolean negative = signum(a) < 0 != signum(b) < 0;
        if (dividend.signum() == 0) return negative ? -0.0 : 0.0;
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

    /// `int(value)`: the number without its fraction.
    public static Object fromDouble(double value) {
        if (Math.abs(value) < 0x1p63) return (long) value;
        if (Double.isNaN(value)) throw Raise.value("cannot convert float NaN to integer");
        if (Double.isInfinite(value)) throw Raise.overflow("cannot convert float infinity to integer");
        return Ints.normal(new BigDecimal(value).toBigInteger());
    }

    /// `pow(base, exponent, modulus)`, a negative exponent meaning the modular inverse.
    public static Object power(Object base, Object exponent, Object modulus) {
        BigInteger m = Ints.big(modulus);
        if (m.signum() == 0) throw Raise.value("pow() 3rd argument cannot be 0");
        BigInteger magnitude = m.abs();
        BigInteger result;
        try {
            result = Ints.big(base).modPow(Ints.big(exponent), magnitude);
        } catch (ArithmeticException noInverse) {
            throw Raise.value("base is not invertible for the given modulus");
        }
        if (m.signum() < 0 && result.signum() != 0) result = result.subtract(magnitude);
        return Ints.normal(result);
    }

    public static long bitLength(Object value) {
        return value instanceof Long x ? x == Long.MIN_VALUE ? 64 : 64 - Long.numberOfLeadingZeros(Math.abs(x)) : ((BigInteger) value).abs().bitLength();
    }

    public static long bitCount(Object value) {
        return Ints.big(value).abs().bitCount();
    }

    /// `round(value, digits)` for negative `digits`: to a multiple of a power of ten, ties to the even one.
    public static Object round(Object value, long digits) {
        if (digits >= 0) return value;
        if (-digits > bitLength(value)) return 0L;
        BigInteger unit = BigInteger.TEN.pow((int) -digits);
        BigInteger[] parts = {Ints.big(Ints.floorDivide(value, Ints.normal(unit))), Ints.big(Ints.modulo(value, Ints.normal(unit)))};
        int order = parts[1].shiftLeft(1).compareTo(unit);
        if (order > 0 || order == 0 && parts[0].testBit(0)) parts[0] = parts[0].add(BigInteger.ONE);
        return Ints.normal(parts[0].multiply(unit));
    }

    public static Object gcd(Object a, Object b) {
        return Ints.normal(Ints.big(a).gcd(Ints.big(b)));
    }

}
