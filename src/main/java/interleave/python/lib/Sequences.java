package interleave.python.lib;

import interleave.python.vm.Comparison;
import interleave.python.vm.Equality;
import interleave.python.vm.Items;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyNone;
import interleave.python.vm.PySlice;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.Text;
import interleave.python.vm.Types;
import java.util.Arrays;
import java.util.function.BiFunction;

/// What lists and tuples have in common: comparison, repetition, slicing, search.
final class Sequences {
    private Sequences() {}

    /// `a < b` and the like, item by item; `same` decides which items count as equal, the first pair that doesn't decides.
    static Object compare(PyThread thread, Comparison comparison, Object[] a, Object[] b) {
        boolean equality = comparison == Comparison.EQ || comparison == Comparison.NE;
        if (equality && a.length != b.length) return comparison == Comparison.NE;
        int common = Math.min(a.length, b.length);
        for (int i = 0; i < common; i++) {
            if (Equality.same(thread, a[i], b[i])) continue;
            return equality ? (Object) (comparison == Comparison.NE) : comparison.apply(thread, a[i], b[i]);
        }
        return comparison.holds(Integer.compare(a.length, b.length));
    }

    /// Defines the six comparison methods of a type; `compare` gives NotImplemented for what it doesn't know.
    static void defineComparisons(PyType type, Rich compare) {
        for (Comparison comparison : Comparison.values()) {
            String name = "__" + comparison.name().toLowerCase(java.util.Locale.ROOT) + "__";
            type.define(PyBuiltin.of(name, (thread, a, b) -> compare.apply(thread, comparison, a, b)));
        }
    }

    @FunctionalInterface
    interface Rich {
        Object apply(PyThread thread, Comparison comparison, Object a, Object b);
    }

    /// Defines `__mul__` and `__rmul__`.
    static void defineRepetition(PyType type, BiFunction<Object, Long, Object> repeat) {
        PyBuiltin.Body2 body = (thread, self, count) -> {
            if (count instanceof Long times) return repeat.apply(self, Math.max(times, 0));
            if (Types.of(count).lookup("__index__") == null && !(count instanceof Boolean)) {
                if (mayReflect(count, "__rmul__")) return PyNone.NOT_IMPLEMENTED;
                throw Raise.type("can't multiply sequence by non-int of type '" + Types.name(count) + "'");
            }
            if (Items.index(thread, count, null) instanceof Long times) return repeat.apply(self, Math.max(times, 0));
            throw Raise.overflow("cannot fit 'int' into an index-sized integer");
        };
        type.define(PyBuiltin.of("__mul__", body)).define(PyBuiltin.of("__rmul__", body));
    }

    /// Whether the other operand is of a program's own class that takes part in the operation.
    static boolean mayReflect(Object other, String method) {
        return !Types.of(other).isBuiltIn() && Types.of(other).lookup(method) != null;
    }

    static Object[] repeated(Object[] items, long times) {
        long length = Math.multiplyHigh(items.length, times) != 0 ? Long.MAX_VALUE : items.length * times;
        if (length < 0 || length > 1 << 28) throw Raise.memory();
        Object[] all = new Object[(int) length];
        if (items.length == 1) {
            Arrays.fill(all, items[0]);
        } else {
            for (int at = 0; at < all.length; at += items.length) System.arraycopy(items, 0, all, at, items.length);
        }
        return all;
    }

    static Object[] joined(Object[] a, Object[] b) {
        Object[] all = Arrays.copyOf(a, a.length + b.length, Object[].class);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    static Object[] slice(PyThread thread, Object[] items, PySlice slice) {
        PySlice.Bounds bounds = slice.bounds(thread, items.length);
        if (bounds.step() == 1) return Arrays.copyOfRange(items, bounds.start(), bounds.start() + bounds.count());
        Object[] part = new Object[bounds.count()];
        for (int i = 0; i < part.length; i++) part[i] = items[bounds.start() + i * bounds.step()];
        return part;
    }

    /// The index of the first equal item from `start` up to `stop`, or −1.
    static int indexOf(PyThread thread, Object[] items, Object wanted, int start, int stop) {
        for (int i = start; i < Math.min(stop, items.length); i++) {
            LongCall.check(thread, i);
            if (Equality.same(thread, items[i], wanted)) return i;
        }
        return -1;
    }

    static long count(PyThread thread, Object[] items, Object wanted) {
        long count = 0;
        for (int i = 0; i < items.length; i++) {
            LongCall.check(thread, i);
            if (Equality.same(thread, items[i], wanted)) count++;
        }
        return count;
    }

    static String joinReprs(PyThread thread, String open, Object[] items, String close) {
        var text = new StringBuilder(open);
        for (int i = 0; i < items.length; i++) {
            LongCall.check(thread, i);
            if (i > 0) text.append(", ");
            text.append(Text.repr(thread, items[i]));
        }
        return text.append(close).toString();
    }

    /// The message for a subscript that is neither an index nor a slice.
    static RuntimeException badIndex(String type, Object key) {
        return Raise.type(type + " indices must be integers or slices, not " + Types.name(key));
    }

    /// Whether a subscript is an index.
    static boolean isIndex(Object key) {
        return key instanceof Long || key instanceof Boolean || key instanceof java.math.BigInteger || Types.of(key).lookup("__index__") != null;
    }

    static long index(PyThread thread, Object key) {
        if (key instanceof Long small) return small;
        if (Items.index(thread, key, null) instanceof Long index) return index;
        throw Raise.index("cannot fit 'int' into an index-sized integer");
    }
}
