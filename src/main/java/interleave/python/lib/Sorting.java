package interleave.python.lib;

import interleave.python.vm.Calls;
import interleave.python.vm.Comparison;
import interleave.python.vm.Iteration;
import interleave.python.vm.PyList;
import interleave.python.vm.PyThread;
import interleave.python.vm.Truth;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// `list.sort` and `sorted`: stable, asks items only whether one is less than another, and lets whatever that raises through.
///
/// Lists of plain ints, floats or strings go through the JDK's sort. All others through a merge sort of our own: the JDK's checks that a
/// comparison is consistent and throws when a program's `__lt__` isn't, where Python just gives *some* order.
final class Sorting {
    private Sorting() {}

    /// Sorts in place. Meanwhile the list is empty, as in CPython, and one that changed then is an error.
    static void sort(PyThread thread, PyList list, @Nullable Object key, @Nullable Object reverse) {
        Object[] items;
        synchronized (list) {
            items = list.toArray();
            list.clear();
        }
        Object[] sorted = items;
        boolean changed;
        try {
            sorted = sorted(thread, items, key, reverse);
        } finally {
            synchronized (list) {
                changed = list.size() != 0;
                list.replace(sorted);
            }
        }
        if (changed) throw Raise.value("list modified during sort");
    }

    static PyList sorted(PyThread thread, Object iterable, @Nullable Object key, @Nullable Object reverse) {
        return new PyList(sorted(thread, Iteration.toArray(thread, iterable), key, reverse));
    }

    private static Object[] sorted(PyThread thread, Object[] items, @Nullable Object key, @Nullable Object reverse) {
        boolean descending = reverse != null && Truth.of(thread, reverse);
        Object[] keys = Arguments.given(key) ? new Object[items.length] : items;
        if (keys != items) for (int i = 0; i < items.length; i++) keys[i] = Calls.call1(thread, key, items[i]);
        if (keys == items) {
            Comparator<Object> plain = plain(items);
            if (plain != null) {
                Object[] result = items.clone();
                Arrays.sort(result, descending ? plain.reversed() : plain);
                return result;
            }
        }
        int[] order = order(thread, keys, descending);
        Object[] result = new Object[items.length];
        for (int i = 0; i < order.length; i++) result[i] = items[order[i]];
        return result;
    }

    /// A comparator when all items are of one plain type whose order is total; `compareTo` of the JDK then says what `<` says.
    private static @Nullable Comparator<Object> plain(Object[] items) {
        if (items.length == 0) return null;
        Class<?> type = items[0].getClass();
        if (type != Long.class && type != String.class && type != Double.class) return null;
        for (Object item : items) {
            if (item.getClass() != type || item instanceof Double d && (d.isNaN() || d == 0)) return null;
        }
        if (type == String.class) return (a, b) -> Comparison.order((String) a, (String) b);
        return type == Long.class ? (a, b) -> Long.compare((Long) a, (Long) b) : (a, b) -> Double.compare((Double) a, (Double) b);
    }

    /// The sorted order of the keys as indices. Descending order keeps equal keys in place, too: it sorts the reversed list and reverses again.
    private static int[] order(PyThread thread, Object[] keys, boolean descending) {
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) order[i] = descending ? order.length - 1 - i : i;
        mergeSort(thread, keys, order, new int[order.length], 0, order.length);
        if (descending) {
            for (int i = 0, j = order.length - 1; i < j; i++, j--) {
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
        }
        return order;
    }

    private static void mergeSort(PyThread thread, Object[] keys, int[] order, int[] spare, int from, int to) {
        if (to - from < 2) return;
        if (to - from < 8) {
            insertionSort(thread, keys, order, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(thread, keys, order, spare, from, middle);
        mergeSort(thread, keys, order, spare, middle, to);
        if (!less(thread, keys[order[middle]], keys[order[middle - 1]])) return;
        System.arraycopy(order, from, spare, from, middle - from);
        int left = from;
        int right = middle;
        for (int at = from; left < middle; at++) {
            boolean takeRight = right < to && less(thread, keys[order[right]], keys[spare[left]]);
            order[at] = takeRight ? order[right++] : spare[left++];
        }
    }

    private static void insertionSort(PyThread thread, Object[] keys, int[] order, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int pivot = order[i];
            int at = i;
            while (at > from && less(thread, keys[pivot], keys[order[at - 1]])) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = pivot;
        }
    }

    private static boolean less(PyThread thread, Object a, Object b) {
        LongCall.check(thread, 0);
        return Truth.of(thread, Comparison.LT.apply(thread, a, b));
    }
}
