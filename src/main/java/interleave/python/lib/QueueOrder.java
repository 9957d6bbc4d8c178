package interleave.python.lib;

import interleave.python.vm.Items;
import interleave.python.vm.PyError;
import interleave.python.vm.PyList;
import interleave.python.vm.PyThread;
import interleave.python.vm.Exceptions;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// How a queue keeps its items, and which leaves first. Used with the queue's mutex held.
abstract sealed class QueueOrder {
    /// What a class that inherits keeps its items in, under the name `queue`.
    private @Nullable Object own;

    abstract void put(PyThread thread, Object item);

    /// The item that leaves first; there is one.
    abstract Object get(PyThread thread);

    abstract long length();

    abstract Object kept();

    final long size(PyThread thread) {
        return own == null ? length() : (Long) Items.length(thread, own);
    }

    /// The attribute `queue`.
    final Object container() {
        return own == null ? kept() : own;
    }

    final void container(Object container) {
        own = container;
    }

    /// First in, first out.
    static final class Fifo extends QueueOrder {
        private final ArrayDeque<Object> items = new ArrayDeque<>();

        @Override
        void put(PyThread thread, Object item) {
            items.add(item);
        }

        @Override
        Object get(PyThread thread) {
            return taken(items.poll());
        }

        @Override
        long length() {
            return items.size();
        }

        @Override
        Object kept() {
            throw PyError.of(Exceptions.ATTRIBUTE_ERROR, "the items of a Queue are not shown by Little Python; use its methods, or run this on CPython");
        }
    }

    /// Last in, first out.
    static final class Lifo extends QueueOrder {
        private final PyList items = new PyList();

        @Override
        void put(PyThread thread, Object item) {
            items.append(item);
        }

        @Override
        Object get(PyThread thread) {
            return taken(items.removeLast());
        }

        @Override
        long length() {
            return items.size();
        }

        @Override
        Object kept() {
            return items;
        }
    }

    /// The least first, by the items' own `<`.
    static final class Priority extends QueueOrder {
        private final PyList heap = new PyList();

        @Override
        void put(PyThread thread, Object item) {
            Heap.push(thread, heap, item);
        }

        @Override
        Object get(PyThread thread) {
            return Heap.pop(thread, heap);
        }

        @Override
        long length() {
            return heap.size();
        }

        @Override
        Object kept() {
            return heap;
        }
    }

    private static Object taken(@Nullable Object item) {
        if (item == null) throw PyError.of(Exceptions.INDEX_ERROR, "pop from empty list"); // the program emptied `queue` itself
        return item;
    }
}
