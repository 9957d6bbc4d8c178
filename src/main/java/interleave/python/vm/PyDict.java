package interleave.python.vm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A dict in insertion order: open addressing over entries that are only ever appended to one [Table].
///
/// **Concurrency.** A lookup takes no lock: within a table an entry's key never changes, its value is null once deleted, and a
/// table that is full or full of holes is replaced by a new one. Writers hold the monitor. Comparing keys of classes with an `__eq__` of their own
/// runs Python code, never with the
/// monitor held: the writer compares first and then repeats the search if the dict has changed meanwhile.
///
/// A reader with a cache may remember ([Table], entry) and read the value directly while [#table()] is still that table and the value not null.
public final class PyDict extends PyInstance {
    private static final VarHandle INDEX = MethodHandles.arrayElementVarHandle(int[].class);
    private static final VarHandle OBJECTS = MethodHandles.arrayElementVarHandle(Object[].class);
    private static final int LARGEST = 1 << 27;

    /// One generation of a dict's entries. Only PyDict writes it.
    public static final class Table {
        private final int[] index;
        private final Object[] keys;
        private final long[] hashes;
        public final Object[] values;
        private int used;

        private Table(int capacity) {
            index = new int[capacity];
            int room = capacity - (capacity >> 2);
            keys = new Object[room];
            values = new Object[room];
            hashes = new long[room];
        }
    }

    public record Entry(Object key, Object value) {}

    private volatile Table table;
    private volatile int size;
    private volatile int changes;

    public PyDict() {
        this(Types.DICT);
    }

    /// For a class that inherits from dict.
    public PyDict(PyType type) {
        super(type);
        table = new Table(8);
    }

    public int size() {
        return size;
    }

    /// Changes when a key is added or removed, not when a value is replaced.
    public int version() {
        return changes;
    }

    public Table table() {
        return table;
    }

    /// Where the key lies in the present table, or -1; runs no Python code for a str key in a dict of such.
    public int entry(Table table, Object key) {
        return find(table, key, Hashing.hash(key));
    }

    /// The value, or null.
    public @Nullable Object get(Object key) {
        return get(key, Hashing.hash(key));
    }

    public @Nullable Object get(Object key, long hash) {
        while (true) {
            var table = this.table;
            int entry = find(table, key, hash);
            if (entry < 0) return null;
            var value = OBJECTS.getAcquire(table.values, entry);
            if (value != null) return value;
            // Deleted between the two looks: what holds now decides.
        }
    }

    public boolean contains(Object key) {
        return get(key) != null;
    }

    private static int find(Table table, Object key, long hash) {
        var index = table.index;
        int mask = index.length - 1;
        for (int i = spread(hash) & mask;; i = (i + 1) & mask) {
            int e = (int) INDEX.getAcquire(index, i) - 1;
            if (e == -1) return -1;
            if (table.hashes[e] != hash) continue;
            var other = table.keys[e];
            if ((other == key || Equality.keysEqual(other, key)) && OBJECTS.getAcquire(table.values, e) != null) return e;
        }
    }

    private static int spread(long hash) {
        long h = hash * 0x9E3779B97F4A7C15L;
        return (int) (h >>> 32);
    }

    /// Gives the value that was there before, or null.
    public @Nullable Object put(Object key, Object value) {
        return put(key, Hashing.hash(key), value, false);
    }

    /// Gives the value that stays: the one that was there, or `value` if none was. One atomic step.
    public Object setDefault(Object key, Object value) {
        var old = put(key, Hashing.hash(key), value, true);
        return old == null ? value : old;
    }

    private @Nullable Object put(Object key, long hash, Object value, boolean keep) {
        boolean plain = Hashing.isPlain(key);
        while (true) {
            int before = changes;
            var seen = table;
            int entry = plain ? -2 : find(seen, key, hash);
            synchronized (this) {
                if (!plain && changes != before) continue;
                var table = this.table;
                if (plain) entry = findPlain(table, key, hash);
                if (entry == -3) {
                    plain = false; // a key of a class with its own __eq__ has the same hash: compare without the monitor
                    continue;
                }
                if (entry >= 0 && table.values[entry] != null) {
                    var old = table.values[entry];
                    if (!keep) OBJECTS.setRelease(table.values, entry, value);
                    return old;
                }
                append(key, hash, value);
                return null;
            }
        }
    }

    /// As [#find], but -3 where it would have to run Python code.
    private static int findPlain(Table table, Object key, long hash) {
        var index = table.index;
        int mask = index.length - 1;
        for (int i = spread(hash) & mask;; i = (i + 1) & mask) {
            int e = index[i] - 1;
            if (e == -1) return -1;
            if (table.hashes[e] != hash || table.values[e] == null) continue;
            var other = table.keys[e];
            if (other == key) return e;
            if (!Hashing.isPlain(other)) return -3;
            if (Equality.keysEqual(other, key)) return e;
        }
    }

    private void append(Object key, long hash, Object value) {
        var table = this.table;
        if (table.used == table.keys.length) table = rebuild();
        int e = table.used++;
        table.keys[e] = key;
        table.hashes[e] = hash;
        OBJECTS.setRelease(table.values, e, value);
        place(table, hash, e);
        size++;
        changes++;
    }

    private static void place(Table table, long hash, int entry) {
        int mask = table.index.length - 1, i = spread(hash) & mask;
        while (table.index[i] != 0) i = (i + 1) & mask;
        INDEX.setRelease(table.index, i, entry + 1);
    }

    private Table rebuild() {
        var old = table;
        int capacity = 8;
        while (capacity - (capacity >> 2) < size * 2 + 2) capacity <<= 1;
        if (capacity > LARGEST) throw PyError.of(Exceptions.MEMORY_ERROR);
        var grown = new Table(capacity);
        for (int e = 0; e < old.used; e++) {
            if (old.values[e] == null) continue;
            int n = grown.used++;
            grown.keys[n] = old.keys[e];
            grown.hashes[n] = old.hashes[e];
            grown.values[n] = old.values[e];
            place(grown, old.hashes[e], n);
        }
        table = grown;
        return grown;
    }

    /// Removes the key; gives its value, or null if it wasn't there.
    public @Nullable Object remove(Object key) {
        long hash = Hashing.hash(key);
        while (true) {
            int before = changes;
            int entry = find(table, key, hash);
            if (entry < 0) return null;
            synchronized (this) {
                if (changes != before) continue;
                return delete(entry);
            }
        }
    }

    private Object delete(int entry) {
        var old = table.values[entry];
        OBJECTS.setRelease(table.values, entry, null);
        size--;
        changes++;
        return old;
    }

    /// Removes and gives the last entry (popitem), or null.
    public synchronized @Nullable Entry removeLast() {
        for (int e = table.used - 1; e >= 0; e--) {
            if (table.values[e] != null) return new Entry(table.keys[e], delete(e));
        }
        return null;
    }

    public synchronized void clear() {
        table = new Table(8);
        size = 0;
        changes++;
    }

    public synchronized PyDict copy() {
        var copy = new PyDict();
        for (int e = 0; e < table.used; e++) if (table.values[e] != null) copy.append(table.keys[e], table.hashes[e], table.values[e]);
        return copy;
    }

    public void putAll(PyDict other) {
        for (var entry : other.entries()) put(entry.key, entry.value);
    }

    /// The entries at one moment.
    public synchronized List<Entry> entries() {
        var list = new ArrayList<Entry>(size);
        for (int e = 0; e < table.used; e++) if (table.values[e] != null) list.add(new Entry(table.keys[e], table.values[e]));
        return list;
    }

    /// The keys at one moment.
    public synchronized Object[] keys() {
        var keys = new Object[size];
        int n = 0;
        for (int e = 0; e < table.used; e++) if (table.values[e] != null) keys[n++] = table.keys[e];
        return n == keys.length ? keys : Arrays.copyOf(keys, n);
    }

    /// The values at one moment.
    public synchronized Object[] values() {
        var values = new Object[size];
        int n = 0;
        for (int e = 0; e < table.used; e++) if (table.values[e] != null) values[n++] = table.values[e];
        return n == values.length ? values : Arrays.copyOf(values, n);
    }

    /// What an iterator over the dict gives.
    public enum Part { KEYS, VALUES, ITEMS }

    /// Iterates while the dict may change: a change of size is a RuntimeError, as in CPython.
    public PyIterator iterator(Part part) {
        return new PyIterator() {
            private final int expected = size;
            private Table seen = table;
            private int next;
            private boolean done;

            @Override
            public Object next(PyThread thread) {
                if (done) return END;
                if (size != expected) {
                    done = true;
                    throw PyError.of(Exceptions.RUNTIME_ERROR, "dictionary changed size during iteration");
                }
                if (table != seen) {
                    done = true;
                    throw PyError.of(Exceptions.RUNTIME_ERROR, "dictionary keys changed during iteration");
                }
                while (next < seen.values.length) {
                    int e = next++;
                    var value = OBJECTS.getAcquire(seen.values, e);
                    if (value == null) continue;
                    return switch (part) {
                        case KEYS -> seen.keys[e];
                        case VALUES -> value;
                        case ITEMS -> new PyTuple(seen.keys[e], value);
                    };
                }
                done = true;
                return END;
            }
        };
    }

    /// From the last to the first.
    public PyIterator reversed(Part part) {
        var entries = entries();
        return new PyIterator() {
            private int next = entries.size();

            @Override
            public Object next(PyThread thread) {
                if (next > 0 && size != entries.size()) throw PyError.of(Exceptions.RUNTIME_ERROR, "dictionary changed size during iteration");
                if (next == 0) return END;
                var entry = entries.get(--next);
                return switch (part) {
                    case KEYS -> entry.key;
                    case VALUES -> entry.value;
                    case ITEMS -> new PyTuple(entry.key, entry.value);
                };
            }
        };
    }
}
