package interleave.python.lib;

import interleave.python.vm.Calls;
import interleave.python.vm.Comparison;
import interleave.python.vm.Iteration;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyIterator;
import interleave.python.vm.PyList;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The module `heapq`.
final class HeapqModule {
    private HeapqModule() {}

    static PyModule make() {
        return new PyModule("heapq")
            .define(PyBuiltin.of("heappush", (thread, heap, item) -> {
                Heap.push(thread, list(heap, "heappush"), item);
                return PyNone.NONE;
            }))
            .define(PyBuiltin.of("heappop", (thread, heap) -> Heap.pop(thread, list(heap, "heappop"))))
            .define(PyBuiltin.of("heappushpop", (thread, heap, item) -> Heap.pushPop(thread, list(heap, "heappushpop"), item)))
            .define(PyBuiltin.of("heapreplace", (thread, heap, item) -> Heap.replace(thread, list(heap, "heapreplace"), item)))
            .define(PyBuiltin.of("heapify", (thread, heap) -> {
                Heap.heapify(thread, list(heap, "heapify"));
                return PyNone.NONE;
            }))
            .define(PyBuiltin.of("nlargest", "n, iterable, key=", (thread, a) -> first(thread, a, true)))
            .define(PyBuiltin.of("nsmallest", "n, iterable, key=", (thread, a) -> first(thread, a, false)))
            .define(PyBuiltin.of("merge", "*iterables, key=, reverse=", (thread, a) -> new Merge(((PyTuple) a[2]).items(), a[0],
                a[1] != null && Truth.of(thread, a[1]))));
    }

    private static PyList list(Object heap, String function) {
        if (heap instanceof PyList list) return list;
        throw Raise.typeNot(function + "() argument " + (function.equals("heapify") || function.equals("heappop") ? "" : "1 ") + "must be list", heap);
    }

    /// CPython keeps only n items at a time; what comes out is the same.
    private static PyList first(PyThread thread, Object[] a, boolean largest) {
        long n = Arguments.integer(thread, a[0]);
        var sorted = Sorting.sorted(thread, a[1], a[2], largest).toArray();
        return new PyList(Arrays.copyOf(sorted, Math.clamp(n, 0, sorted.length)));
    }

    /// Sorted inputs as one: each step compares the inputs' first items; of equal ones that of the earlier input comes first.
    private static final class Merge extends PyIterator {
        private final List<PyIterator> inputs = new ArrayList<>();
        private final List<Object> heads = new ArrayList<>(), keys = new ArrayList<>();
        private final Object[] iterables;
        private final @Nullable Object key;
        private final boolean reverse;
        private boolean begun;

        Merge(Object[] iterables, @Nullable Object key, boolean reverse) {
            this.iterables = iterables;
            this.key = Arguments.given(key) ? key : null;
            this.reverse = reverse;
        }

        @Override
        public synchronized Object next(PyThread thread) {
            if (!begun) begin(thread);
            if (inputs.isEmpty()) return END;
            int best = 0;
            for (int i = 1; i < inputs.size(); i++) if (before(thread, i, best)) best = i;
            var item = heads.get(best);
            advance(thread, best);
            return item;
        }

        private boolean before(PyThread thread, int a, int b) {
            return Truth.of(thread, (reverse ? Comparison.GT : Comparison.LT).apply(thread, keys.get(a), keys.get(b)));
        }

        private void begin(PyThread thread) {
            begun = true;
            for (var iterable : iterables) {
                inputs.add(Iteration.iterator(thread, iterable));
                heads.add(PyNone.NONE);
                keys.add(PyNone.NONE);
            }
            for (int i = inputs.size() - 1; i >= 0; i--) advance(thread, i);
        }

        private void advance(PyThread thread, int input) {
            var item = inputs.get(input).next(thread);
            if (item == END) {
                inputs.remove(input);
                heads.remove(input);
                keys.remove(input);
            } else {
                heads.set(input, item);
                keys.set(input, key == null ? item : Calls.call1(thread, key, item));
            }
        }
    }
}
