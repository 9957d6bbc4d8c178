package interleave.python.lib;

import interleave.python.vm.Comparison;
import interleave.python.vm.Hashing;
import interleave.python.vm.Items;
import interleave.python.vm.Iteration;
import interleave.python.vm.Keywords;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyIterator;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyRange;
import interleave.python.vm.PySlice;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Types;
import interleave.python.vm.Attributes;

/// `range` and `slice`.
final class RangeType {
    private RangeType() {}

    static void define() {
        PyType range = Types.RANGE;
        range.constructor(RangeType::make);
        range.define("start", new Attributes.Accessor((thread, self) -> ((PyRange) self).start, null));
        range.define("stop", new Attributes.Accessor((thread, self) -> ((PyRange) self).stop, null));
        range.define("step", new Attributes.Accessor((thread, self) -> ((PyRange) self).step, null));
        range.define(PyBuiltin.of("__len__", (thread, self) -> ((PyRange) self).size()));
        range.define(PyBuiltin.of("__iter__", (thread, self) -> Iteration.builtIn(self)));
        range.define(PyBuiltin.of("__reversed__", (thread, self) -> Iteration.builtIn(reversed((PyRange) self))));
        range.define(PyBuiltin.of("__contains__", (thread, self, item) -> find(thread, (PyRange) self, item) >= 0));
        range.define(PyBuiltin.of("__getitem__", (thread, self, key) -> get(thread, (PyRange) self, key)));
        range.define(PyBuiltin.of("__repr__", (thread, self) -> {
            PyRange r = (PyRange) self;
            return "range(" + r.start + ", " + r.stop + (r.step == 1 ? "" : ", " + r.step) + ")";
        }));
        range.define(PyBuiltin.of("__hash__", (thread, self) -> hash((PyRange) self)));
        range.define(PyBuiltin.of("count", (thread, self, item) -> find(thread, (PyRange) self, item) >= 0 ? 1L : 0L));
        range.define(PyBuiltin.of("index", (thread, self, item) -> {
            long at = find(thread, (PyRange) self, item);
            if (at < 0) throw Raise.value(interleave.python.vm.Text.repr(thread, item) + " is not in range");
            return at;
        }));
        Sequences.defineComparisons(range, (thread, comparison, a, b) -> {
            if (!(b instanceof PyRange other) || comparison != Comparison.EQ && comparison != Comparison.NE) return PyNone.NOT_IMPLEMENTED;
            return equal((PyRange) a, other) == (comparison == Comparison.EQ);
        });
        slice();
    }

    private static Object make(PyThread thread, PyType type, Object[] arguments, Keywords keywords) {
        if (!keywords.isEmpty()) throw Raise.type("range() takes no keyword arguments");
        if (arguments.length == 0) throw Raise.type("range expected at least 1 argument, got 0");
        if (arguments.length > 3) throw Raise.type("range expected at most 3 arguments, got " + arguments.length);
        long first = bound(thread, arguments[0]);
        if (arguments.length == 1) return new PyRange(0, first, 1);
        long stop = bound(thread, arguments[1]);
        long step = arguments.length == 3 ? bound(thread, arguments[2]) : 1;
        if (step == 0) throw Raise.value("range() arg 3 must not be zero");
        return new PyRange(first, stop, step);
    }

    private static long bound(PyThread thread, Object value) {
        if (value instanceof Long small) return small;
        if (Items.index(thread, value, null) instanceof Long index) return index;
        throw Raise.overflow("Little Python knows ranges within 64 bits only; run this on CPython");
    }

    private static boolean equal(PyRange a, PyRange b) {
        long size = a.size();
        return size == b.size() && (size == 0 || a.start == b.start && (size == 1 || a.step == b.step));
    }

    private static long hash(PyRange r) {
        long size = r.size();
        return Hashing.hash(new PyTuple(size, size == 0 ? PyNone.NONE : (Object) r.start, size < 2 ? PyNone.NONE : (Object) r.step));
    }

    static PyRange reversed(PyRange r) {
        long size = r.size();
        return size == 0 ? new PyRange(0, 0, 1) : new PyRange(r.get(size - 1), r.start - r.step, -r.step);
    }

    private static long find(PyThread thread, PyRange r, Object item) {
        Object number = item instanceof Boolean b ? (b ? 1L : 0L) : item instanceof Double d && d == Math.rint(d) && Math.abs(d) < 0x1p63 ? (Object) (long) (double) d : item;
        if (number instanceof Long value) {
            boolean within = r.step > 0 ? value >= r.start && value < r.stop : value <= r.start && value > r.stop;
            return within && (value - r.start) % r.step == 0 ? (value - r.start) / r.step : -1;
        }
        if (Types.of(item).isBuiltIn()) return -1;
        PyIterator iterator = Iteration.iterator(thread, r);
        long at = 0;
        for (Object next = iterator.next(thread); next != PyIterator.END; next = iterator.next(thread), at++) {
            if (interleave.python.vm.Equality.same(thread, next, item)) return at;
        }
        return -1;
    }

    private static Object get(PyThread thread, PyRange r, Object key) {
        if (key instanceof PySlice slice) {
            if (r.size() > Integer.MAX_VALUE) throw Raise.overflow("Little Python slices ranges of less than 2**31 numbers only");
            PySlice.Bounds bounds = slice.bounds(thread, (int) r.size());
            long start = r.start + bounds.start() * r.step;
            return new PyRange(start, r.start + bounds.stop() * r.step, r.step * bounds.step());
        }
        if (!Sequences.isIndex(key)) throw Sequences.badIndex("range", key);
        long index = Sequences.index(thread, key);
        long size = r.size();
        if (index < 0) index += size;
        if (index < 0 || index >= size) throw Raise.index("range object index out of range");
        return r.get(index);
    }

    private static void slice() {
        PyType slice = Types.SLICE;
        slice.constructor((thread, type, arguments, keywords) -> {
            if (!keywords.isEmpty()) throw Raise.type("slice() takes no keyword arguments");
            return switch (arguments.length) {
                case 1 -> new PySlice(PyNone.NONE, arguments[0], PyNone.NONE);
                case 2 -> new PySlice(arguments[0], arguments[1], PyNone.NONE);
                case 3 -> new PySlice(arguments[0], arguments[1], arguments[2]);
                case 0 -> throw Raise.type("slice expected at least 1 argument, got 0");
                default -> throw Raise.type("slice expected at most 3 arguments, got " + arguments.length);
            };
        });
        slice.define("start", new Attributes.Accessor((thread, self) -> ((PySlice) self).start, null));
        slice.define("stop", new Attributes.Accessor((thread, self) -> ((PySlice) self).stop, null));
        slice.define("step", new Attributes.Accessor((thread, self) -> ((PySlice) self).step, null));
        slice.define(PyBuiltin.of("indices", (thread, self, length) -> {
            long size = Arguments.integer(thread, length);
            if (size < 0) throw Raise.value("length should not be negative");
            if (size > Integer.MAX_VALUE) throw Raise.overflow("Little Python knows sequences of less than 2**31 items only");
            PySlice.Bounds bounds = ((PySlice) self).bounds(thread, (int) size);
            return new PyTuple((long) bounds.start(), (long) bounds.stop(), (long) bounds.step());
        }));
        slice.define(PyBuiltin.of("__repr__", (thread, self) -> {
            PySlice s = (PySlice) self;
            return Sequences.joinReprs(thread, "slice(", new Object[] {s.start, s.stop, s.step}, ")");
        }));
        Sequences.defineComparisons(slice, (thread, comparison, a, b) -> b instanceof PySlice other
                ? Sequences.compare(thread, comparison, parts((PySlice) a), parts(other)) : PyNone.NOT_IMPLEMENTED);
    }

    private static Object[] parts(PySlice slice) {
        return new Object[] {slice.start, slice.stop, slice.step};
    }
}
