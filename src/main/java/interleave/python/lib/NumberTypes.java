package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Calls;
import interleave.python.vm.Hashing;
import interleave.python.vm.Items;
import interleave.python.vm.Keywords;
import interleave.python.vm.Operators;
import interleave.python.vm.PyBox;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyClassMethod;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Text;
import interleave.python.vm.Truth;
import interleave.python.vm.Types;
import interleave.python.vm.Ints;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `int`, `bool` and `float`.
final class NumberTypes {
    private NumberTypes() {}

    static void define() {
        Types.INT.constructor(NumberTypes::makeInt);
        Types.BOOL.constructor(NumberTypes::makeBool);
        Types.FLOAT.constructor(NumberTypes::makeFloat);
        operators(Types.INT);
        operators(Types.FLOAT);
        integers(Types.INT);
        bytes(Types.INT);
        floats(Types.FLOAT);
    }

    private static Object makeInt(PyThread thread, PyType type, Object[] arguments, Keywords keywords) {
        if (type != Types.INT) return new PyBox(type, makeInt(thread, Types.INT, arguments, keywords));
        Object base = arguments.length > 1 ? arguments[1] : keywords.get("base");
        if (keywords.size() > (keywords.get("base") == null ? 0 : 1)) throw Raise.type("int() got an unexpected keyword argument '" + keywords.names()[0] + "'");
        if (arguments.length > 2) throw Raise.type("int expected at most 2 arguments, got " + arguments.length);
        if (arguments.length == 0) {
            if (base != null) throw Raise.type("int() missing string argument");
            return 0L;
        }
        return base == null ? toInt(thread, arguments[0]) : toInt(arguments[0], Math.clamp(Arguments.integer(thread, base), -1, 99));
    }

    private static Object toInt(Object value, int base) {
        if (base != 0 && (base < 2 || base > 36)) throw Raise.value("int() base must be >= 2 and <= 36, or 0");
        if (value instanceof String text) return IntText.parse(text, base);
        if (value instanceof PyBytes bytes) return IntText.parse(new String(bytes.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1), base);
        throw Raise.type("int() can't convert non-string with explicit base");
    }

    private static Object toInt(PyThread thread, Object value) {
        if (value instanceof Long || value instanceof BigInteger) return value;
        if (value instanceof Boolean b) return b ? 1L : 0L;
        if (value instanceof Double d) return IntMath.fromDouble(d);
        if (value instanceof String text) return IntText.parse(text, 10);
        if (value instanceof PyBytes) return toInt(value, 10);
        for (String method : new String[] {"__int__", "__index__", "__trunc__"}) {
            Object made = Calls.special(thread, value, method);
            if (made == null) continue;
            if (!Ints.isInt(made)) throw Raise.type(method + " returned non-int (type " + Types.name(made) + ")");
            return made instanceof Boolean b ? b ? 1L : 0L : made;
        }
        throw Raise.type("int() argument must be a string, a bytes-like object or a real number, not '" + Types.name(value) + "'");
    }

    private static Object makeBool(PyThread thread, PyType type, Object[] arguments, Keywords keywords) {
        if (!keywords.isEmpty()) throw Raise.type("bool() takes no keyword arguments");
        if (arguments.length > 1) throw Raise.type("bool expected at most 1 argument, got " + arguments.length);
        return arguments.length == 1 && Truth.of(thread, arguments[0]);
    }

    private static Object makeFloat(PyThread thread, PyType type, Object[] arguments, Keywords keywords) {
        if (type != Types.FLOAT) return new PyBox(type, makeFloat(thread, Types.FLOAT, arguments, keywords));
        if (!keywords.isEmpty()) throw Raise.type("float() takes no keyword arguments");
        if (arguments.length > 1) throw Raise.type("float expected at most 1 argument, got " + arguments.length);
        if (arguments.length == 0) return 0.0;
        if (arguments[0] instanceof String text) return FloatText.parse(text);
        return toDouble(thread, arguments[0], "float() argument must be a string or a real number, not '%s'");
    }

    /// A float argument; `message` says what else it was, `%s` being its class.
    static double toDouble(PyThread thread, Object value, String message) {
        if (value instanceof Double d) return d;
        if (Ints.isInt(value)) return Ints.toDouble(value);
        Object made = Calls.special(thread, value, "__float__");
        if (made instanceof Double d) return d;
        if (made != null) throw Raise.type(Types.name(value) + ".__float__ returned non-float (type " + Types.name(made) + ")");
        if (Types.of(value).lookup("__index__") != null) return Ints.toDouble(Items.index(thread, value, null));
        throw Raise.type(message.formatted(Types.name(value)));
    }

    /// The dunder methods behind operators the interpreter has fast paths for: reached through `super()`, as functions, or from subclasses.
    private static void operators(PyType type) {
        for (Operators.Binary operator : Operators.Binary.values()) {
            if (operator == Operators.Binary.MATRIX) continue;
            boolean integerOnly = switch (operator) {
                case SHIFT_LEFT, SHIFT_RIGHT, AND, OR, XOR -> true;
                default -> false;
            };
            if (integerOnly && type == Types.FLOAT) continue;
            String name = dunder(operator);
            type.define(PyBuiltin.of("__" + name + "__", (thread, a, b) -> number(type, operator, own(type, "__" + name + "__", a), b, b)));
            type.define(PyBuiltin.of("__r" + name + "__", (thread, a, b) -> number(type, operator, b, own(type, "__r" + name + "__", a), b)));
        }
        PyBuiltin.Body2 divmod = (thread, a, b) -> isOperand(type, b) ? divmod(a, b) : PyNone.NOT_IMPLEMENTED;
        type.define(PyBuiltin.of("__divmod__", divmod));
        type.define(PyBuiltin.of("__rdivmod__", (thread, a, b) -> isOperand(type, b) ? divmod(b, a) : PyNone.NOT_IMPLEMENTED));
        Sequences.defineComparisons(type, (thread, comparison, a, b) -> isOperand(type, PyBox.plain(b)) ? comparison.apply(thread, PyBox.plain(a), PyBox.plain(b)) : PyNone.NOT_IMPLEMENTED);
        type.define(PyBuiltin.of("__neg__", (thread, self) -> Operators.negative(thread, PyBox.plain(self))));
        type.define(PyBuiltin.of("__pos__", (thread, self) -> Operators.positive(thread, PyBox.plain(self))));
        type.define(PyBuiltin.of("__abs__", (thread, self) -> abs(PyBox.plain(self))));
        type.define(PyBuiltin.of("__bool__", (thread, self) -> Truth.of(thread, PyBox.plain(self))));
        type.define(PyBuiltin.of("__hash__", (thread, self) -> Hashing.hash(PyBox.plain(self))));
        type.define(PyBuiltin.of("__repr__", (thread, self) -> Text.repr(thread, PyBox.plain(self))));
        type.define(PyBuiltin.of("__int__", (thread, self) -> toInt(thread, PyBox.plain(self))));
        type.define(PyBuiltin.of("__trunc__", (thread, self) -> toInt(thread, PyBox.plain(self))));
        type.define(PyBuiltin.of("__float__", (thread, self) -> toDouble(thread, PyBox.plain(self), "")));
        type.define(PyBuiltin.of("__format__", (thread, self, spec) -> format(PyBox.plain(self), Arguments.text(spec, "__format__() argument"))));
        type.define("real", new Attributes.Accessor((thread, self) -> self instanceof Boolean ? toInt(thread, self) : self, null));
        type.define("imag", new Attributes.Accessor((thread, self) -> self instanceof Double ? (Object) 0.0 : 0L, null));
        type.define(PyBuiltin.of("conjugate", (thread, self) -> self));
    }

    /// `int.__add__('a', 1)` is refused.
    private static Object own(PyType type, String method, Object self) {
        if (self instanceof PyBox box) return own(type, method, box.value());
        if (Types.isInstance(self, type)) return self;
        throw Raise.type("descriptor '" + method + "' requires a '" + type.name() + "' object but received a '" + Types.name(self) + "'");
    }

    private static String dunder(Operators.Binary operator) {
        return switch (operator) {
            case ADD -> "add";
            case SUBTRACT -> "sub";
            case MULTIPLY -> "mul";
            case DIVIDE -> "truediv";
            case FLOOR_DIVIDE -> "floordiv";
            case MODULO -> "mod";
            case POWER -> "pow";
            case SHIFT_LEFT -> "lshift";
            case SHIFT_RIGHT -> "rshift";
            default -> operator.name().toLowerCase(Locale.ROOT);
        };
    }

    private static Object number(PyType type, Operators.Binary operator, Object a, Object b, Object other) {
        Object result = isOperand(type, PyBox.plain(other)) ? operator.number(PyBox.plain(a), PyBox.plain(b)) : null;
        return result == null ? PyNone.NOT_IMPLEMENTED : result;
    }

    /// int knows ints, float knows both.
    private static boolean isOperand(PyType type, Object value) {
        return Ints.isInt(value) || type == Types.FLOAT && value instanceof Double;
    }

    static Object divmod(Object a, Object b) {
        if (a instanceof Double || b instanceof Double) {
            double[] parts = FloatText.divideAndModulo(number(a), number(b), "float divmod()");
            return new PyTuple(parts[0], parts[1]);
        }
        return new PyTuple(Ints.floorDivide(a, b), Ints.modulo(a, b));
    }

    private static double number(Object value) {
        return value instanceof Double d ? d : Ints.toDouble(value);
    }

    static Object abs(Object value) {
        if (value instanceof Double d) return Math.abs(d);
        Object plain = Ints.add(value, 0L);
        return IntMath.signum(plain) < 0 ? Ints.negate(plain) : plain;
    }

    static String format(Object value, String spec) {
        if (value instanceof Double d) return Format.floating(d, spec);
        if (!(value instanceof Boolean b)) return Format.integer(value, spec, "int");
        return spec.isEmpty() ? b ? "True" : "False" : Format.integer(b ? 1L : 0L, spec, "bool");
    }

    private static void integers(PyType type) {
        type.define(PyBuiltin.of("__index__", (thread, self) -> toInt(thread, self)));
        type.define(PyBuiltin.of("__invert__", (thread, self) -> Operators.invert(thread, self)));
        type.define(PyBuiltin.of("__round__", "self, ndigits=, /", (thread, a) -> round(thread, a[0], a[1])));
        type.define(PyBuiltin.of("__floor__", (thread, self) -> toInt(thread, self)));
        type.define(PyBuiltin.of("__ceil__", (thread, self) -> toInt(thread, self)));
        type.define(PyBuiltin.of("bit_length", (thread, self) -> IntMath.bitLength(Ints.add(self, 0L))));
        type.define(PyBuiltin.of("bit_count", (thread, self) -> IntMath.bitCount(self)));
        type.define(PyBuiltin.of("is_integer", (thread, self) -> true));
        type.define(PyBuiltin.of("as_integer_ratio", (thread, self) -> new PyTuple(Ints.add(self, 0L), 1L)));
        type.define("numerator", new Attributes.Accessor((thread, self) -> Ints.add(self, 0L), null));
        type.define("denominator", new Attributes.Accessor((thread, self) -> 1L, null));
    }

    static Object round(PyThread thread, Object value, @Nullable Object digits) {
        if (value instanceof Double d) {
            return Arguments.given(digits) ? (Object) FloatText.round(d, Arguments.integer(thread, digits)) : FloatText.round(d);
        }
        Object plain = Ints.add(value, 0L);
        return Arguments.given(digits) ? IntMath.round(plain, Arguments.integer(thread, digits)) : plain;
    }

    private static void bytes(PyType type) {
        type.define(PyBuiltin.of("to_bytes", "self, length=, byteorder=, *, signed=", (thread, a) -> {
            int length = (int) Arguments.integer(thread, a[1], 1);
            boolean signed = a[3] != null && Truth.of(thread, a[3]);
            return new PyBytes(toBytes(Ints.big(a[0]), length, isLittle(a[2]), signed));
        }));
        type.define("from_bytes", new PyClassMethod(PyBuiltin.of("from_bytes", "type, bytes, byteorder=, *, signed=", (thread, a) -> {
            byte[] bytes = BytesType.bytes(thread, a[1]).clone();
            if (isLittle(a[2])) for (int i = 0, j = bytes.length - 1; i < j; i++, j--) swap(bytes, i, j);
            boolean signed = a[3] != null && Truth.of(thread, a[3]);
            return bytes.length == 0 ? 0L : Ints.normal(signed ? new BigInteger(bytes) : new BigInteger(1, bytes));
        })));
    }

    private static boolean isLittle(@Nullable Object order) {
        if (order == null || order.equals("big")) return false;
        if (order.equals("little")) return true;
        throw Raise.value("byteorder must be either 'little' or 'big'");
    }

    private static byte[] toBytes(BigInteger value, int length, boolean little, boolean signed) {
        if (length < 0) throw Raise.value("length argument must be non-negative");
        if (value.signum() < 0 && !signed) throw Raise.overflow("can't convert negative int to unsigned");
        if (value.bitLength() > length * 8L - (signed ? 1 : 0)) throw Raise.overflow("int too big to convert");
        byte[] bytes = new byte[length];
        byte[] digits = value.toByteArray();
        for (int i = 0; i < length; i++) {
            int from = digits.length - 1 - i;
            bytes[little ? i : length - 1 - i] = from >= 0 ? digits[from] : (byte) (value.signum() < 0 ? -1 : 0);
        }
        return bytes;
    }

    private static void swap(byte[] bytes, int i, int j) {
        byte swapped = bytes[i];
        bytes[i] = bytes[j];
        bytes[j] = swapped;
    }

    private static void floats(PyType type) {
        type.define(PyBuiltin.of("is_integer", (thread, self) -> (Double) self == Math.rint((Double) self) && !Double.isInfinite((Double) self)));
        type.define(PyBuiltin.of("hex", (thread, self) -> FloatText.hex((Double) self)));
        type.define("fromhex", new PyClassMethod(PyBuiltin.of("fromhex", (thread, made, text) -> FloatText.fromHex(Arguments.text(text, "fromhex() argument")))));
        type.define(PyBuiltin.of("as_integer_ratio", (thread, self) -> new PyTuple(FloatText.integerRatio((Double) self))));
        type.define(PyBuiltin.of("__round__", "self, ndigits=, /", (thread, a) -> round(thread, a[0], a[1])));
        type.define(PyBuiltin.of("__floor__", (thread, self) -> IntMath.fromDouble(Math.floor((Double) self))));
        type.define(PyBuiltin.of("__ceil__", (thread, self) -> IntMath.fromDouble(Math.ceil((Double) self))));
    }
}
