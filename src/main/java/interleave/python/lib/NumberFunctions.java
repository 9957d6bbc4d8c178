package interleave.python.lib;

import interleave.python.vm.Calls;
import interleave.python.vm.Ints;
import interleave.python.vm.Items;
import interleave.python.vm.Operators;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.Types;
import interleave.python.vm.PyBytes;
import org.jspecify.annotations.Nullable;

/// The functions about numbers and characters: abs, bin, chr, divmod, hex, oct, ord, pow, round.
final class NumberFunctions {
    private NumberFunctions() {}

    static void define(PyModule module) {
        module.define(PyBuiltin.of("abs", (thread, value) -> {
            if (value instanceof Double || Ints.isInt(value)) return NumberTypes.abs(value);
            Object result = Calls.special(thread, value, "__abs__");
            if (result == null) throw Raise.type("bad operand type for abs(): '" + Types.name(value) + "'");
            return result;
        }));
        module.define(PyBuiltin.of("bin", (thread, value) -> IntText.prefixed(Items.index(thread, value, null), 2)));
        module.define(PyBuiltin.of("oct", (thread, value) -> IntText.prefixed(Items.index(thread, value, null), 8)));
        module.define(PyBuiltin.of("hex", (thread, value) -> IntText.prefixed(Items.index(thread, value, null), 16)));
        module.define(PyBuiltin.of("chr", (thread, value) -> {
            if (!(Items.index(thread, value, null) instanceof Long point)) throw Raise.overflow("Python int too large to convert to C int");
            if (point < 0 || point > Character.MAX_CODE_POINT) throw Raise.value("chr() arg not in range(0x110000)");
            return Character.toString((int) (long) point);
        }));
        module.define(PyBuiltin.of("ord", (thread, value) -> ord(value)));
        module.define(PyBuiltin.of("divmod", (thread, a, b) -> divmod(thread, a, b)));
        module.define(PyBuiltin.of("pow", "base, exp, mod=", (thread, a) -> pow(thread, a[0], a[1], a[2])));
        module.define(PyBuiltin.of("round", "number, ndigits=", (thread, a) -> round(thread, a[0], a[1])));
    }

    private static Object ord(Object value) {
        if (value instanceof PyBytes bytes && bytes.size() == 1) return (long) bytes.get(0);
        if (!(value instanceof String text)) throw Raise.type("ord() expected string of length 1, but " + Types.name(value) + " found");
        if (Strings.length(text) != 1) throw Raise.type("ord() expected a character, but string of length " + Strings.length(text) + " found");
        return (long) text.codePointAt(0);
    }

    private static Object divmod(PyThread thread, Object a, Object b) {
        boolean plain = (a instanceof Double || Ints.isInt(a)) && (b instanceof Double || Ints.isInt(b));
        if (plain) return NumberTypes.divmod(a, b);
        Object result = Calls.special(thread, a, "__divmod__", b);
        if (result == null || result == PyNone.NOT_IMPLEMENTED) result = Calls.special(thread, b, "__rdivmod__", a);
        if (result != null && result != PyNone.NOT_IMPLEMENTED) return result;
        throw Raise.type("unsupported operand type(s) for divmod(): '" + Types.name(a) + "' and '" + Types.name(b) + "'");
    }

    private static Object pow(PyThread thread, Object base, Object exponent, @Nullable Object modulus) {
        if (!Arguments.given(modulus)) return Operators.Binary.POWER.apply(thread, base, exponent);
        if (!Ints.isInt(base) || !Ints.isInt(exponent) || !Ints.isInt(modulus)) {
            if (Ints.isInt(base) || base instanceof Double) throw Raise.type("pow() 3rd argument not allowed unless all arguments are integers");
            Object result = Calls.special(thread, base, "__pow__", exponent, modulus);
            if (result != null && result != PyNone.NOT_IMPLEMENTED) return result;
            throw Raise.type("unsupported operand type(s) for ** or pow(): '" + Types.name(base) + "', '" + Types.name(exponent) + "', '" + Types.name(modulus) + "'");
        }
        return IntMath.power(Ints.add(base, 0L), Ints.add(exponent, 0L), Ints.add(modulus, 0L));
    }

    private static Object round(PyThread thread, Object value, @Nullable Object digits) {
        if (value instanceof Double || Ints.isInt(value)) return NumberTypes.round(thread, value, digits);
        Object result = Arguments.given(digits) ? Calls.special(thread, value, "__round__", digits) : Calls.special(thread, value, "__round__");
        if (result == null) throw Raise.type("type " + Types.name(value) + " doesn't define __round__ method");
        return result;
    }
}
