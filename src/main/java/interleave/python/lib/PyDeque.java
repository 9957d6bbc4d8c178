package interleave.python.lib;

import interleave.python.vm.PyInstance;
import interleave.python.vm.PyType;
import org.jspecify.annotations.Nullable;

/// A deque: a ring of items with a start and a length. Every operation holds its monitor and runs no Python code, so that appending and taking at either end
/// is safe from any thread, with the GIL and without it, as CPython promises.
final class PyDeque extends PyInstance {
    private Object[] ring = new Object[8];
    private int start, size;
    private long limit = -1;
    private int version;

    PyDeque(PyType type) {
        super(type);
    }

    synchronized int size() {
        return size;
    }

    /// Changes with every change of the items; iterators look at it.
    synchronized int version() {
        return version;
    }

    /// `maxlen`, or -1.
    synchronized long limit() {
        return limit;
    }

    synchronized void limit(long limit) {
        this.limit = limit;
    }

    private int place(int index) {
        return (start + index) & (ring.length - 1);
    }

    /// The item at `index` from the left, or null.
    synchronized @Nullable Object get(long index) {
        return index < 0 || index >= size ? null : ring[place((int) index)];
    }

    synchronized boolean set(long index, Object item) {
        if (index < 0 || index >= size) return false;
        ring[place((int) index)] = item;
        return true;
    }

    synchronized void addLast(Object item) {
        if (limit == 0) return;
        if (size == limit) removeFirst();
        grow();
        ring[place(size++)] = item;
        version++;
    }

    synchronized void addFirst(Object item) {
        if (limit == 0) return;
        if (size == limit) removeLast();
        grow();
        start = (start - 1) & (ring.length - 1);
        ring[start] = item;
        size++;
        version++;
    }

    private void grow() {
        if (size < ring.length) return;
        if (size >= 1 << 28) throw Raise.memory();
        var items = toArray();
        ring = java.util.Arrays.copyOf(items, 2 * size, Object[].class);
        start = 0;
    }

    synchronized @Nullable Object removeFirst() {
        if (size == 0) return null;
        var item = ring[start];
        ring[start] = null;
        start = (start + 1) & (ring.length - 1);
        size--;
        version++;
        return item;
    }

    synchronized @Nullable Object removeLast() {
        if (size == 0) return null;
        int last = place(--size);
        var item = ring[last];
        ring[last] = null;
        version++;
        return item;
    }

    synchronized @Nullable Object removeAt(long index) {
        if (index < 0 || index >= size) return null;
        rotate(-index);
        var item = removeFirst();
        rotate(index);
        return item;
    }

    /// False when it is full.
    synchronized boolean insert(long index, Object item) {
        if (size == limit) return false;
        long at = Math.clamp(index < 0 ? index + size : index, 0, size);
        rotate(-at);
        addFirst(item);
        rotate(at);
        return true;
    }

    /// To the right by so many steps, to the left for a negative number.
    synchronized void rotate(long steps) {
        if (size < 2) return;
        int right = (int) Math.floorMod(steps, (long) size);
        if (right <= size / 2) for (; right > 0; right--) turnRight();
        else for (int left = size - right; left > 0; left--) turnLeft();
        version++;
    }

    private void turnRight() {
        int last = place(size - 1);
        var item = ring[last];
        ring[last] = null;
        start = (start - 1) & (ring.length - 1);
        ring[start] = item;
    }

    private void turnLeft() {
        var item = ring[start];
        ring[start] = null;
        start = (start + 1) & (ring.length - 1);
        ring[place(size - 1)] = item;
    }

    synchronized void reverse() {
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            int left = place(i), right = place(j);
            var item = ring[left];
            ring[left] = ring[right];
            ring[right] = item;
        }
        version++;
    }

    synchronized void clear() {
        ring = new Object[8];
        start = size = 0;
        version++;
    }

    /// The items at one moment, from the left.
    synchronized Object[] toArray() {
        var items = new Object[size];
        for (int i = 0; i < size; i++) items[i] = ring[place(i)];
        return items;
    }
}
