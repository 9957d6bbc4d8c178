package interleave.python.vm;

import java.math.BigInteger;

/// Binary and unary operators: fast for numbers and strings, else the types' dunder methods with CPython's reflection rules.
public final class Operators {
    private Operators() {}

    public enum Binary {
        ADD("+", "add"), SUBTRACT("-", "sub"), MULTIPLY("*", "mul"), DIVIDE("/", "truediv"), FLOOR_DIVIDE("//", "floordiv"), MODULO("%", "mod"),
        POWER("**", "pow"), SHIFT_LEFT("<<", "lshift"), SHIFT_RIGHT(">>", "rshift"), AND("&", "and"), OR("|", "or"), XOR("^", "xor"),
        MATRIX("@", "matmul");

        public final String symbol;
        private final String method, reflected, inPlace;

        Binary(String symbol, String name) {
            this.symbol = symbol;
            method = "__" + name + "__";
            reflected = "__r" + name + "__";
            inPlace = "__i" + name + "__";
        }

        public Object apply(PyThread thread, Object a, Object b) {
            var result = number(a, b);
            if (result != null) return result;
            if (this == ADD && a instanceof String s && b instanceof String t) return s.concat(t);
            result = dunder(thread, a, b);
            if (result != PyNone.NOT_IMPLEMENTED) return result;
            throw unsupported(symbol, a, b);
        }

        /// `a += b` and the like.
        public Object applyInPlace(PyThread thread, Object a, Object b) {
            if (a instanceof PyInstance) {
                var result = Calls.special(thread, a, inPlace, b);
                if (result != null && result != PyNone.NOT_IMPLEMENTED) return result;
                result = dunder(thread, a, b);
                if (result != PyNone.NOT_IMPLEMENTED) return result;
                throw unsupported(symbol + "=", a, b);
            }
            var result = number(a, b);
            if (result != null) return result;
            if (this == ADD && a instanceof String s && b instanceof String t) return s.concat(t);
            result = dunder(thread, a, b);
            if (result != PyNone.NOT_IMPLEMENTED) return result;
            throw unsupported(symbol + "=", a, b);
        }

        private PyError unsupported(String symbol, Object a, Object b) {
            if (this == ADD && a instanceof String && !symbol.endsWith("=")) {
                return PyError.of(Exceptions.TYPE_ERROR, "can only concatenate str (not \"" + Types.name(b) + "\") to str");
            }
            if (this == ADD && !symbol.endsWith("=") && (a instanceof PyList || a instanceof PyTuple || a instanceof PyBytes)) {
                var sequence = a instanceof PyList ? "list" : "tuple";
                if (a instanceof PyBytes) return PyError.of(Exceptions.TYPE_ERROR, "can't concat " + Types.name(b) + " to bytes");
                return PyError.of(Exceptions.TYPE_ERROR, "can only concatenate " + sequence + " (not \"" + Types.name(b) + "\") to " + sequence);
            }
            if (this == MULTIPLY && (isSequence(a) || isSequence(b))) {
                return PyError.of(Exceptions.TYPE_ERROR, "can't multiply sequence by non-int of type '" + Types.name(isSequence(a) ? b : a) + "'");
            }
            var shown = this == POWER && symbol.equals("**") ? "** or pow()" : symbol;
            return PyError.of(Exceptions.TYPE_ERROR,
                "unsupported operand type(s) for " + shown + ": '" + Types.name(a) + "' and '" + Types.name(b) + "'");
        }

        private static boolean isSequence(Object value) {
            return value instanceof String || value instanceof PyList || value instanceof PyTuple || value instanceof PyBytes;
        }

        /// The result for two numbers, or null.
        public @org.jspecify.annotations.Nullable Object number(Object a, Object b) {
            if (!Equality.isNumber(a) || !Equality.isNumber(b)) return null;
            if (a instanceof Double || b instanceof Double) return floats(toDouble(a), toDouble(b));
            return switch (this) {
                case ADD -> Ints.add(a, b);
                case SUBTRACT -> Ints.subtract(a, b);
                case MULTIPLY -> Ints.multiply(a, b);
                case DIVIDE -> Ints.trueDivide(a, b);
                case FLOOR_DIVIDE -> Ints.floorDivide(a, b);
                case MODULO -> Ints.modulo(a, b);
                case POWER -> Ints.power(a, b);
                case SHIFT_LEFT -> Ints.shiftLeft(a, b);
                case SHIFT_RIGHT -> Ints.shiftRight(a, b);
                case AND -> Ints.and(a, b);
                case OR -> Ints.or(a, b);
                case XOR -> Ints.xor(a, b);
                case MATRIX -> null;
            };
        }

        private static double toDouble(Object value) {
            return value instanceof Double d ? d : Ints.toDouble(value);
        }

        private @org.jspecify.annotations.Nullable Object floats(double a, double b) {
            return switch (this) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> {
                    if (b == 0) throw Ints.zero("float division by zero");
                    yield a / b;
                }
                case FLOOR_DIVIDE -> floorDivide(a, b);
                case MODULO -> modulo(a, b);
                case POWER -> power(a, b);
                default -> null;
            };
        }

        /// The result of the dunder methods, or NotImplemented.
        public Object dunder(PyThread thread, Object a, Object b) {
            PyType typeA = Types.of(a), typeB = Types.of(b);
            boolean reflectedFirst = typeA != typeB && typeB.isSubtypeOf(typeA) && typeB.lookup(reflected) != null
                && typeB.lookup(reflected) != typeA.lookup(reflected);
            if (reflectedFirst) {
                var result = Calls.special(thread, b, reflected, a);
                if (result != null && result != PyNone.NOT_IMPLEMENTED) return result;
            }
            var result = Calls.special(thread, a, method, b);
            if (result != null && result != PyNone.NOT_IMPLEMENTED) return result;
            if (!reflectedFirst && typeA != typeB) {
                result = Calls.special(thread, b, reflected, a);
                if (result != null) return result;
            }
            return PyNone.NOT_IMPLEMENTED;
        }
    }

    public static double floorDivide(double a, double b) {
        if (b == 0) throw Ints.zero("float floor division by zero");
        double remainder = a % b;
        double quotient = (a - remainder) / b;
        if (remainder != 0 && remainder < 0 != b < 0) quotient -= 1;
        if (quotient == 0) return Math.copySign(0, a / b);
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    public static double modulo(double a, double b) {
        if (b == 0) throw Ints.zero("float modulo by zero");
        double remainder = a % b;
        if (remainder == 0) return Math.copySign(0, b);
        return remainder < 0 != b < 0 ? remainder + b : remainder;
    }

    public static double power(double a, double b) {
        if (a == 1 || b == 0) return 1;
        if (a == 0 && b < 0) throw Ints.zero("0.0 cannot be raised to a negative power");
        if (a == -1 && Double.isInfinite(b)) return 1;
        if (a < 0 && b != Math.rint(b) && !Double.isInfinite(a)) {
            throw PyError.of(Exceptions.VALUE_ERROR, "Little Python doesn't know complex numbers; run this on CPython");
        }
        double result = Math.pow(a, b);
        if (Double.isInfinite(result) && !Double.isInfinite(a) && !Double.isInfinite(b)) {
            throw PyError.of(Exceptions.OVERFLOW_ERROR, 34L, "Numerical result out of range");
        }
        return result;
    }

    public static Object negative(PyThread thread, Object value) {
        if (value instanceof Double d) return -d;
        return Ints.isInt(value) ? Ints.negate(value) : unary(thread, value, "__neg__", "-");
    }

    public static Object positive(PyThread thread, Object value) {
        if (value instanceof Double || value instanceof Long || value instanceof BigInteger) return value;
        return value instanceof Boolean b ? b ? 1L : 0L : unary(thread, value, "__pos__", "+");
    }

    public static Object invert(PyThread thread, Object value) {
        return Ints.isInt(value) ? Ints.invert(value) : unary(thread, value, "__invert__", "~");
    }

    private static Object unary(PyThread thread, Object value, String method, String symbol) {
        var result = Calls.special(thread, value, method);
        if (result == null) throw PyError.of(Exceptions.TYPE_ERROR, "bad operand type for unary " + symbol + ": '" + Types.name(value) + "'");
        return result;
    }
}
