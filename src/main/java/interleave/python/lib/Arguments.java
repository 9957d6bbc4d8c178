package interleave.python.lib;

import interleave.python.vm.Items;
import interleave.python.vm.PyBox;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.Types;
import org.jspecify.annotations.Nullable;

/// Arguments of built-ins turned into Java values, with CPython's messages for what doesn't fit. Null stands for "left out".
final class Arguments {
    private Arguments() {}

    /// An int (or anything with `__index__`) within 64 bits.
    static long integer(PyThread thread, Object value) {
        if (value instanceof Long small) return small;
        if (Items.index(thread, value, null) instanceof Long index) return index;
        throw Raise.overflow("Python int too large to convert to C ssize_t");
    }

    static long integer(PyThread thread, @Nullable Object value, long otherwise) {
        return value == null ? otherwise : integer(thread, value);
    }

    /// A position in a slice: None or left out is `otherwise`, what is beyond 64 bits is clipped.
    static long position(PyThread thread, @Nullable Object value, long otherwise) {
        if (value == null || value == PyNone.NONE) return otherwise;
        if (value instanceof Long small) return small;
        Object index = Items.index(thread, value, "slice indices must be integers or None or have an __index__ method");
        return index instanceof Long small ? small : IntMath.signum(index) < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /// As [#position] where None isn't allowed: the bounds of `list.index`.
    static long bound(PyThread thread, @Nullable Object value, long otherwise) {
        if (value == PyNone.NONE) Items.index(thread, value, "slice indices must be integers or have an __index__ method");
        if (value == null || value instanceof Long) return position(thread, value, otherwise);
        return position(thread, Items.index(thread, value, "slice indices must be integers or have an __index__ method"), otherwise);
    }

    /// Clips a slice position to 0 … length, negative ones counted from the end.
    static int clip(long position, int length) {
        return Math.clamp(position < 0 ? position + length : position, 0, length);
    }

    static boolean given(@Nullable Object value) {
        return value != null && value != PyNone.NONE;
    }

    /// A str argument; `what` begins the message: `replace() argument 1`.
    static String text(Object value, String what) {
        if (PyBox.plain(value) instanceof String text) return text;
        throw Raise.type(what + " must be str, not " + (value == PyNone.NONE ? "None" : Types.name(value)));
    }

    /// `fill` of center, ljust and rjust.
    static int fill(@Nullable Object value) {
        if (value == null) return ' ';
        if (!(value instanceof String text)) throw Raise.type("The fill character must be a unicode character, not " + Types.name(value));
        if (Strings.length(text) != 1) throw Raise.type("The fill character must be exactly one character long");
        return text.codePointAt(0);
    }
}
