package interleave.python.lib;

import interleave.python.vm.Comparison;
import interleave.python.vm.PyList;
import interleave.python.vm.PyThread;
import interleave.python.vm.Truth;

/// A binary heap in a Python list, least item first: the algorithms of CPython's `heapq` (`Modules/_heapqmodule.c`), which compare in the same
/// order and leave the same list behind, also when a comparison raises.
final class Heap {
    private Heap() {}

    static void push(PyThread thread, PyList heap, Object item) {
        heap.append(item);
        rise(thread, heap, 0, heap.size() - 1);
    }

    /// Removes the least item.
    static Object pop(PyThread thread, PyList heap) {
        var last = heap.removeLast();
        if (last == null) throw Raise.index("index out of range");
        return heap.size() == 0 ? last : replace(thread, heap, last);
    }

    /// Removes the least item and puts another in.
    static Object replace(PyThread thread, PyList heap, Object item) {
        var least = heap.get(0);
        if (least == null) throw Raise.index("index out of range");
        heap.set(0, item);
        sink(thread, heap, 0);
        return least;
    }

    /// As a push and then a pop.
    static Object pushPop(PyThread thread, PyList heap, Object item) {
        var least = heap.get(0);
        return least == null || !less(thread, least, item) ? item : replace(thread, heap, item);
    }

    static void heapify(PyThread thread, PyList list) {
        for (int i = list.size() / 2 - 1; i >= 0; i--) sink(thread, list, i);
    }

    /// The item at `at` moves towards the root until its parent isn't greater.
    private static void rise(PyThread thread, PyList heap, int start, int at) {
        int size = heap.size();
        for (int parent; at > start; at = parent) {
            parent = (at - 1) >> 1;
            Object item = item(heap, at, size), above = item(heap, parent, size);
            if (!less(thread, item, above)) return;
            item(heap, at, size);
            heap.set(at, above);
            heap.set(parent, item);
        }
    }

    /// The item at `at` goes down to a leaf along the smaller children, then up to its place: fewer comparisons than looking at each level.
    private static void sink(PyThread thread, PyList heap, int at) {
        int start = at, size = heap.size();
        for (int limit = size >> 1; at < limit; ) {
            int child = 2 * at + 1;
            if (child + 1 < size && !less(thread, item(heap, child, size), item(heap, child + 1, size))) child++;
            Object up = item(heap, child, size), down = item(heap, at, size);
            heap.set(child, down);
            heap.set(at, up);
            at = child;
        }
        rise(thread, heap, start, at);
    }

    /// Comparing may run Python code, which may do anything to the list.
    private static Object item(PyList heap, int index, int size) {
        var item = heap.size() == size ? heap.get(index) : null;
        if (item == null) throw Raise.runtime("list changed size during iteration");
        return item;
    }

    private static boolean less(PyThread thread, Object a, Object b) {
        return Truth.of(thread, Comparison.LT.apply(thread, a, b));
    }
}
