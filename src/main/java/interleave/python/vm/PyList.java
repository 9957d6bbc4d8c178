package interleave.python.vm;

import java.util.Arrays;
import java.util.Collection;

/// A list. Never corrupt under concurrent use: reads of one item take no lock (they may see the list a moment old), everything that
/// changes it or needs several items at once holds its monitor, and no Python code runs meanwhile.
public final class PyList extends PyInstance {
    private static final int LARGEST = 1 << 28;

    private Object[] items;
    private int size;

    public PyList() {
        this(Types.LIST, new Object[4], 0);
    }

    /// Takes the array over.
    public PyList(Object[] items) {
        this(Types.LIST, items, items.length);
    }

    public PyList(Collection<?> items) {
        this(items.toArray());
    }

    /// For a class that inherits from list.
    public PyList(PyType type, Object[] items, int size) {
        super(type);
        this.items = items;
        this.size = size;
    }

    public int size() {
        return size;
    }

    /// The item, or null when the index is out of range.
    public @org.jspecify.annotations.Nullable Object get(long index) {
        var items = this.items;
        return index >= 0 && index < size && index < items.length ? items[(int) index] : null;
    }

    /// False when the index is out of range.
    public synchronized boolean set(long index, Object value) {
        if (index < 0 || index >= size) return false;
        items[(int) index] = value;
        return true;
    }

    public synchronized void append(Object value) {
        if (size == items.length) grow(size + 1L);
        items[size++] = value;
    }

    private void grow(long least) {
        if (least > LARGEST) throw PyError.of(Exceptions.MEMORY_ERROR);
        items = Arrays.copyOf(items, (int) Math.min(LARGEST, Math.max(least, items.length + (items.length >> 1) + 4L)));
    }

    public synchronized void insert(long index, Object value) {
        int at = Math.clamp(index < 0 ? index + size : index, 0, size);
        if (size == items.length) grow(size + 1L);
        System.arraycopy(items, at, items, at + 1, size - at);
        items[at] = value;
        size++;
    }

    /// Removes and gives the item, or null when the index (from 0) is out of range.
    public synchronized @org.jspecify.annotations.Nullable Object removeAt(long index) {
        if (index < 0 || index >= size) return null;
        var removed = items[(int) index];
        System.arraycopy(items, (int) index + 1, items, (int) index, size - (int) index - 1);
        items[--size] = null;
        return removed;
    }

    /// Removes and gives the last item, or null.
    public synchronized @org.jspecify.annotations.Nullable Object removeLast() {
        if (size == 0) return null;
        var removed = items[--size];
        items[size] = null;
        return removed;
    }

    public synchronized void clear() {
        items = new Object[4];
        size = 0;
    }

    /// A copy of the items at one moment.
    public synchronized Object[] toArray() {
        return Arrays.copyOf(items, size, Object[].class);
    }

    public void addAll(Object[] more) {
        addAll(more, more.length);
    }

    public synchronized void addAll(Object[] more, int count) {
        if (size + (long) count > items.length) grow(size + (long) count);
        System.arraycopy(more, 0, items, size, count);
        size += count;
    }

    /// Replaces everything at once (sort, slice assignment).
    public synchronized void replace(Object[] all) {
        items = all;
        size = all.length;
    }

    /// Replaces the items from `start` up to but not including `stop` by others.
    public synchronized void splice(int start, int stop, Object[] others) {
        int from = Math.min(start, size), to = Math.clamp(stop, from, size);
        long length = size - (to - from) + (long) others.length;
        if (length > LARGEST) throw PyError.of(Exceptions.MEMORY_ERROR);
        var all = new Object[(int) Math.max(4, length)];
        System.arraycopy(items, 0, all, 0, from);
        System.arraycopy(others, 0, all, from, others.length);
        System.arraycopy(items, to, all, from + others.length, size - to);
        items = all;
        size = (int) length;
    }

    public synchronized void reverse() {
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            var item = items[i];
            items[i] = items[j];
            items[j] = item;
        }
    }

    /// Checks the room for `count` items before a huge array is asked for.
    public static int checkedSize(long count) {
        if (count > LARGEST) throw PyError.of(Exceptions.MEMORY_ERROR);
        return (int) count;
    }
}
