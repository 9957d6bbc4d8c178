package interleave.python.lib;

import interleave.python.vm.Calls;
import interleave.python.vm.Ints;
import interleave.python.vm.Items;
import interleave.python.vm.Iteration;
import interleave.python.vm.Operators;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyIterator;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// The module `math`. Its functions are the JDK's (StrictMath), which may differ from a C library's in the last digit.
final class MathModule {
    private static final String NOT_REAL = "must be real number, not %s";

    private MathModule() {}

    static PyModule make() {
        var module = new PyModule("math").define("pi", Math.PI).define("e", Math.E).define("tau", 2 * Math.PI).define("inf", Double.POSITIVE_INFINITY)
            .define("nan", Double.NaN);
        plain(module);
        logarithms(module);
        rounding(module);
        integers(module);
        tests(module);
        sums(module);
        return module;
    }

    static double real(PyThread thread, Object value) {
        return NumberTypes.toDouble(thread, value, NOT_REAL);
    }

    private static void one(PyModule module, String name, DoubleUnaryOperator function) {
        module.define(PyBuiltin.of(name, (thread, x) -> {
            double given = real(thread, x);
            double result = function.applyAsDouble(given);
            if (Double.isNaN(result) && !Double.isNaN(given)) throw Raise.value("math domain error");
            if (Double.isInfinite(result) && !Double.isInfinite(given)) throw Raise.overflow("math range error");
            return result;
        }));
    }

    private static void two(PyModule module, String name, DoubleBinaryOperator function) {
        module.define(PyBuiltin.of(name, (thread, x, y) -> {
            double a = real(thread, x), b = real(thread, y);
            double result = function.applyAsDouble(a, b);
            if (Double.isNaN(result) && !Double.isNaN(a) && !Double.isNaN(b)) throw Raise.value("math domain error");
            if (Double.isInfinite(result) && !Double.isInfinite(a) && !Double.isInfinite(b)) throw Raise.overflow("math range error");
            return result;
        }));
    }

    private static void plain(PyModule module) {
        one(module, "sqrt", Math::sqrt);
        one(module, "cbrt", StrictMath::cbrt);
        one(module, "exp", StrictMath::exp);
        one(module, "exp2", x -> StrictMath.pow(2, x));
        one(module, "expm1", StrictMath::expm1);
        one(module, "sin", StrictMath::sin);
        one(module, "cos", StrictMath::cos);
        one(module, "tan", StrictMath::tan);
        one(module, "asin", StrictMath::asin);
        one(module, "acos", StrictMath::acos);
        one(module, "atan", StrictMath::atan);
        one(module, "sinh", StrictMath::sinh);
        one(module, "cosh", StrictMath::cosh);
        one(module, "tanh", StrictMath::tanh);
        one(module, "fabs", Math::abs);
        one(module, "degrees", x -> x * (180 / Math.PI));
        one(module, "radians", x -> x * (Math.PI / 180));
        two(module, "atan2", StrictMath::atan2);
        two(module, "copysign", Math::copySign);
        two(module, "fmod", (x, y) -> x % y);
        two(module, "remainder", Math::IEEEremainder);
        module.define(PyBuiltin.of("pow", (thread, x, y) -> power(real(thread, x), real(thread, y))));
        module.define(PyBuiltin.of("ulp", (thread, x) -> Math.ulp(real(thread, x))));
        module.define(PyBuiltin.of("nextafter", (thread, x, y) -> Math.nextAfter(real(thread, x), real(thread, y))));
        module.define(PyBuiltin.of("ldexp", (thread, x, power) -> {
            double result = Math.scalb(real(thread, x), Math.clamp(Arguments.integer(thread, power), -5000, 5000));
            if (Double.isInfinite(result) && !Double.isInfinite(real(thread, x))) throw Raise.overflow("math range error");
            return result;
        }));
        module.define(PyBuiltin.of("modf", (thread, x) -> {
            double value = real(thread, x), whole = value < 0 ? Math.ceil(value) : Math.floor(value);
            return new PyTuple(Math.copySign(Double.isInfinite(value) ? 0 : value - whole, value), whole);
        }));
        module.define(PyBuiltin.of("frexp", (thread, x) -> {
            double value = real(thread, x);
            if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) return new PyTuple(value, 0L);
            int exponent = Math.getExponent(value) + 1;
            if (Math.abs(value) < Double.MIN_NORMAL) exponent = Math.getExponent(value * 0x1p54) + 1 - 54;
            return new PyTuple(Math.scalb(value, -exponent), (long) exponent);
        }));
    }

    private static Object power(double x, double y) {
        double result = x == 1 || y == 0 ? 1.0 : StrictMath.pow(x, y);
        if (x == 0 && y < 0 && !Double.isInfinite(y)) throw Raise.value("math domain error");
        if (Double.isNaN(result) && !Double.isNaN(x) && !Double.isNaN(y)) {
            if (x == -1) return 1.0; // to an infinite power, as C's pow
            throw Raise.value("math domain error");
        }
        if (Double.isInfinite(result) && !Double.isInfinite(x) && !Double.isInfinite(y)) throw Raise.overflow("math range error");
        return result;
    }

    private static void logarithms(PyModule module) {
        module.define(Trailing.two("log", (thread, x, base) -> {
            double log = log(thread, x);
            if (base == null) return log;
            double below = log(thread, base);
            if (below == 0) throw Raise.zeroDivision("division by zero");
            return log / below;
        }));
        module.define(PyBuiltin.of("log2", (thread, x) -> {
            double value = Ints.isInt(x) ? Double.NaN : real(thread, x);
            if (value > 0 && !Double.isInfinite(value) && Math.scalb(1.0, Math.getExponent(value)) == value) return (double) Math.getExponent(value);
            if (x instanceof Long power && power > 0 && Long.bitCount(power) == 1) return (double) Long.numberOfTrailingZeros(power);
            return log(thread, x) / StrictMath.log(2);
        }));
        module.define(PyBuiltin.of("log10", (thread, x) -> {
            if (x instanceof BigInteger) return log(thread, x) / StrictMath.log(10);
            double value = real(thread, x);
            if (value <= 0) throw Raise.value("math domain error");
            return StrictMath.log10(value);
        }));
        module.define(PyBuiltin.of("log1p", (thread, x) -> {
            double value = real(thread, x);
            if (value <= -1) throw Raise.value("math domain error");
            return StrictMath.log1p(value);
        }));
    }

    private static double log(PyThread thread, Object x) {
        if (x instanceof BigInteger big && big.signum() > 0) {
            int shift = Math.max(0, big.bitLength() - 1000);
            return StrictMath.log(big.shiftRight(shift).doubleValue()) + shift * StrictMath.log(2);
        }
        double value = real(thread, x);
        if (value <= 0) throw Raise.value("math domain error");
        return StrictMath.log(value);
    }

    private static void rounding(PyModule module) {
        module.define(PyBuiltin.of("floor", (thread, x) -> whole(thread, x, "__floor__", Math::floor)));
        module.define(PyBuiltin.of("ceil", (thread, x) -> whole(thread, x, "__ceil__", Math::ceil)));
        module.define(PyBuiltin.of("trunc", (thread, x) -> {
            var made = Calls.special(thread, x, "__trunc__");
            if (made == null) throw Raise.type("type " + Types.name(x) + " doesn't define __trunc__ method");
            return made;
        }));
    }

    private static Object whole(PyThread thread, Object x, String method, DoubleUnaryOperator round) {
        if (x instanceof Long || x instanceof BigInteger) return x;
        if (x instanceof Double d) return IntMath.fromDouble(round.applyAsDouble(d));
        var made = Calls.special(thread, x, method);
        return made != null ? made : IntMath.fromDouble(round.applyAsDouble(real(thread, x)));
    }

    private static void integers(PyModule module) {
        module.define(PyBuiltin.of("gcd", "*integers", (thread, a) -> {
            Object result = 0L;
            for (var value : ((PyTuple) a[0]).items()) result = IntMath.gcd(result, Items.index(thread, value, null));
            return result;
        }));
        module.define(PyBuiltin.of("lcm", "*integers", (thread, a) -> {
            Object result = 1L;
            for (var value : ((PyTuple) a[0]).items()) {
                var number = Ints.big(Items.index(thread, value, null)).abs();
                if (number.signum() == 0) return 0L;
                var other = Ints.big(result);
                result = Ints.normal(number.divide(number.gcd(other)).multiply(other));
            }
            return result;
        }));
        module.define(PyBuiltin.of("factorial", (thread, n) -> {
            if (n instanceof Double) throw Raise.type("'float' object cannot be interpreted as an integer");
            long count = Arguments.integer(thread, n);
            if (count < 0) throw Raise.value("factorial() not defined for negative values");
            return Ints.normal(product(thread, 1, count));
        }));
        module.define(PyBuiltin.of("isqrt", (thread, n) -> {
            var value = Ints.big(Items.index(thread, n, null));
            if (value.signum() < 0) throw Raise.value("isqrt() argument must be nonnegative");
            return Ints.normal(value.sqrt());
        }));
        module.define(PyBuiltin.of("comb", (thread, n, k) -> {
            long from = Arguments.integer(thread, n), many = Arguments.integer(thread, k);
            if (from < 0) throw Raise.value("n must be a non-negative integer");
            if (many < 0) throw Raise.value("k must be a non-negative integer");
            if (many > from) return 0L;
            many = Math.min(many, from - many);
            return Ints.normal(product(thread, from - many + 1, from).divide(product(thread, 1, many)));
        }));
        module.define(Trailing.two("perm", (thread, n, k) -> {
            long from = Arguments.integer(thread, n), many = Arguments.given(k) ? Arguments.integer(thread, k) : from;
            if (from < 0) throw Raise.value("n must be a non-negative integer");
            if (many < 0) throw Raise.value("k must be a non-negative integer");
            return many > from ? (Object) 0L : Ints.normal(product(thread, from - many + 1, from));
        }));
    }

    private static BigInteger product(PyThread thread, long first, long last) {
        if (last < first) return BigInteger.ONE;
        if (last - first < 32) {
            LongCall.check(thread, 0);
            var result = BigInteger.valueOf(first);
            for (long i = first + 1; i <= last; i++) result = result.multiply(BigInteger.valueOf(i));
            return result;
        }
        long middle = first + (last - first) / 2;
        return product(thread, first, middle).multiply(product(thread, middle + 1, last));
    }

    private static void tests(PyModule module) {
        module.define(PyBuiltin.of("isnan", (thread, x) -> Double.isNaN(real(thread, x))));
        module.define(PyBuiltin.of("isinf", (thread, x) -> Double.isInfinite(real(thread, x))));
        module.define(PyBuiltin.of("isfinite", (thread, x) -> Double.isFinite(real(thread, x))));
        module.define(PyBuiltin.of("isclose", "a, b, *, rel_tol=, abs_tol=", (thread, a) -> {
            double x = real(thread, a[0]), y = real(thread, a[1]);
            double relative = a[2] == null ? 1e-9 : real(thread, a[2]), absolute = a[3] == null ? 0 : real(thread, a[3]);
            if (relative < 0 || absolute < 0) throw Raise.value("tolerances must be non-negative");
            if (x == y) return true;
            if (Double.isInfinite(x) || Double.isInfinite(y)) return false;
            double difference = Math.abs(x - y);
            return difference <= Math.abs(relative * y) || difference <= Math.abs(relative * x) || difference <= absolute;
        }));
    }

    private static void sums(PyModule module) {
        module.define(PyBuiltin.of("fsum", (thread, items) -> {
            var exact = BigDecimal.ZERO;
            double special = 0;
            for (var item : Iteration.toArray(thread, items)) {
                double x = real(thread, item);
                if (Double.isFinite(x)) exact = exact.add(new BigDecimal(x));
                else special += x;
            }
            if (special != 0) return special;
            double sum = exact.doubleValue();
            if (Double.isInfinite(sum)) throw Raise.overflow("intermediate overflow in fsum");
            return sum;
        }));
        module.define(PyBuiltin.of("prod", "iterable, /, *, start=", (thread, a) -> {
            Object result = a[1] == null ? 1L : a[1];
            var items = Iteration.iterator(thread, a[0]);
            long turn = 0;
            for (var item = items.next(thread); item != PyIterator.END; item = items.next(thread)) {
                LongCall.check(thread, ++turn);
                result = Operators.Binary.MULTIPLY.apply(thread, result, item);
            }
            return result;
        }));
        module.define(PyBuiltin.of("hypot", "*coordinates", (thread, a) -> length(thread, ((PyTuple) a[0]).items(), null)));
        module.define(PyBuiltin.of("dist", (thread, p, q) -> {
            Object[] from = Iteration.toArray(thread, p), to = Iteration.toArray(thread, q);
            if (from.length != to.length) throw Raise.value("both points must have the same number of dimensions");
            return length(thread, from, to);
        }));
    }

    private static Object length(PyThread thread, Object[] from, Object @org.jspecify.annotations.Nullable [] to) {
        if (from.length == 2) return StrictMath.hypot(real(thread, from[0]) - (to == null ? 0 : real(thread, to[0])),
            real(thread, from[1]) - (to == null ? 0 : real(thread, to[1])));
        var sum = BigDecimal.ZERO;
        for (int i = 0; i < from.length; i++) {
            double x = real(thread, from[i]) - (to == null ? 0 : real(thread, to[i]));
            if (!Double.isFinite(x)) return Double.isNaN(x) ? Double.NaN : Double.POSITIVE_INFINITY;
            sum = sum.add(new BigDecimal(x).pow(2));
        }
        return sum.sqrt(java.math.MathContext.DECIMAL64).doubleValue();
    }
}
