package interleave.python.lib;

import interleave.python.vm.Calls;
import interleave.python.vm.Comparison;
import interleave.python.vm.Ints;
import interleave.python.vm.Iteration;
import interleave.python.vm.Keywords;
import interleave.python.vm.Operators;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyIterator;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyThread;
import interleave.python.vm.Truth;
import org.jspecify.annotations.Nullable;

/// The functions that walk an iterable to one result: all, any, max, min, sorted, sum.
final class Aggregates {
    private Aggregates() {}

    static void define(PyModule module) {
        module.define(PyBuiltin.of("all", (thread, items) -> !meets(thread, items, false)));
        module.define(PyBuiltin.of("any", (thread, items) -> meets(thread, items, true)));
        module.define(PyBuiltin.of("sum", "iterable, /, start=", (thread, a) -> sum(thread, a[0], a[1])));
        module.define(PyBuiltin.general("max", (thread, arguments, keywords) -> extreme(thread, "max", Comparison.GT, arguments, keywords)));
        module.define(PyBuiltin.general("min", (thread, arguments, keywords) -> extreme(thread, "min", Comparison.LT, arguments, keywords)));
        module.define(PyBuiltin.general("sorted", (thread, arguments, keywords) -> {
            if (arguments.length != 1) throw Raise.type("sorted expected 1 argument, got " + arguments.length);
            for (String name : keywords.names()) {
                if (!name.equals("key") && !name.equals("reverse")) throw Raise.type("sort() got an unexpected keyword argument '" + name + "'");
            }
            return Sorting.sorted(thread, arguments[0], keywords.get("key"), keywords.get("reverse"));
        }));
    }

    /// Whether an item has that truth.
    private static boolean meets(PyThread thread, Object items, boolean truth) {
        PyIterator iterator = Iteration.iterator(thread, items);
        long turn = 0;
        for (Object item = iterator.next(thread); item != PyIterator.END; item = iterator.next(thread)) {
            if (Truth.of(thread, item) == truth) return true;
            LongCall.check(thread, ++turn);
        }
        return false;
    }

    private static Object sum(PyThread thread, Object items, @Nullable Object start) {
        PyIterator iterator = Iteration.iterator(thread, items);
        if (start instanceof String) throw Raise.type("sum() can't sum strings [use ''.join(seq) instead]");
        if (start instanceof PyBytes) throw Raise.type("sum() can't sum bytes [use b''.join(seq) instead]");
        Object total = start == null ? 0L : start;
        long turn = 0;
        for (Object item = iterator.next(thread); item != PyIterator.END; item = iterator.next(thread)) {
            LongCall.check(thread, ++turn);
            if (total instanceof Double && (item instanceof Double || Ints.isInt(item))) return floats(thread, iterator, (Double) total, item, turn);
            total = total instanceof Long a && item instanceof Long b ? Ints.add((long) a, (long) b) : Operators.Binary.ADD.apply(thread, total, item);
        }
        return total;
    }

    /// Sums floats with Neumaier's compensation, as CPython does from 3.12; ints among them join in. Goes back to plain addition at anything else.
    private static Object floats(PyThread thread, PyIterator iterator, double start, Object first, long turns) {
        double sum = start;
        double lost = 0;
        long turn = turns;
        for (Object item = first; item != PyIterator.END; item = iterator.next(thread)) {
            LongCall.check(thread, ++turn);
            if (item instanceof Double x) {
                double next = sum + x;
                lost += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
                sum = next;
            } else if (item instanceof Long || item instanceof Boolean) {
                sum += Ints.toDouble(item);
            } else {
                Object total = Operators.Binary.ADD.apply(thread, compensated(sum, lost), item);
                for (Object next = iterator.next(thread); next != PyIterator.END; next = iterator.next(thread)) total = Operators.Binary.ADD.apply(thread, total, next);
                return total;
            }
        }
        return compensated(sum, lost);
    }

    private static double compensated(double sum, double lost) {
        return lost != 0 && Double.isFinite(lost) ? sum + lost : sum;
    }

    private static Object extreme(PyThread thread, String name, Comparison better, Object[] arguments, Keywords keywords) {
        Object key = keywords.get("key");
        Object otherwise = keywords.get("default");
        for (String keyword : keywords.names()) {
            if (!keyword.equals("key") && !keyword.equals("default")) throw Raise.type(name + "() got an unexpected keyword argument '" + keyword + "'");
        }
        if (arguments.length == 0) throw Raise.type(name + " expected at least 1 argument, got 0");
        if (arguments.length > 1 && otherwise != null) {
            throw Raise.type("Cannot specify a default for " + name + "() with multiple positional arguments");
        }
        boolean several = arguments.length > 1;
        PyIterator iterator = Iteration.iterator(thread, several ? new interleave.python.vm.PyTuple(arguments) : arguments[0]);
        Object best = null;
        Object bestKey = null;
        long turn = 0;
        for (Object item = iterator.next(thread); item != PyIterator.END; item = iterator.next(thread)) {
            LongCall.check(thread, ++turn);
            Object itemKey = Arguments.given(key) ? Calls.call1(thread, key, item) : item;
            if (bestKey == null || Truth.of(thread, better.apply(thread, itemKey, bestKey))) {
                best = item;
                bestKey = itemKey;
            }
        }
        if (best != null) return best;
        if (otherwise != null) return otherwise;
        throw Raise.value(name + "() iterable argument is empty");
    }
}
