package interleave.python.vm;

import java.util.Arrays;
import java.util.Collection;

/// A set or frozenset. The probing and growth are CPython's (Objects/setobject.c), so that sets of small integers iterate in the same order there and
/// here. Every operation holds the monitor; comparing keys of classes with an `__eq__` of their own happens without it, as in [PyDict].
public final class PySet extends PyInstance {
    private static final int LINEAR_PROBES = 9;
    private static final Object DELETED = new Object();

    private Object[] keys = new Object[8];
    private long[] hashes = new long[8];
    private int fill, used, changes;

    public PySet() {
        this(Types.SET);
    }

    /// `type`: set, frozenset, or a class that inherits from one.
    public PySet(PyType type) {
        super(type);
    }

    public PySet(PyType type, Collection<?> items) {
        super(type);
        for (var item : items) add(item);
    }

    public boolean isFrozen() {
        return type().isSubtypeOf(Types.FROZENSET);
    }

    public synchronized int size() {
        return used;
    }

    public boolean contains(Object key) {
        return find(key, Hashing.hash(key), 0);
    }

    /// True if it was not there.
    public boolean add(Object key) {
        return !find(key, Hashing.hash(key), 1);
    }

    /// True if it was there.
    public boolean remove(Object key) {
        return find(key, Hashing.hash(key), -1);
    }

    /// Whether the key was there; then adds it (1), removes it (-1), or neither (0).
    private boolean find(Object key, long hash, int change) {
        while (true) {
            int seen;
            synchronized (this) {
                int at = probe(key, hash);
                if (at >= 0 && Hashing.isPlain(key) && Hashing.isPlain(keys[at]) || at >= 0 && keys[at] == key) {
                    if (change < 0) delete(at);
                    return true;
                }
                if (at < 0) {
                    if (change > 0) insert(key, hash);
                    return false;
                }
                seen = changes;
            }
            // A key whose comparison is Python code: compare all of the same hash without the monitor.
            int found = compare(key, hash);
            synchronized (this) {
                if (changes != seen) continue;
                if (found >= 0 && change < 0) delete(found);
                if (found < 0 && change > 0) insert(key, hash);
                return found >= 0;
            }
        }
    }

    private int compare(Object key, long hash) {
        Object[] snapshot;
        long[] numbers;
        synchronized (this) {
            snapshot = keys.clone();
            numbers = hashes.clone();
        }
        for (int i = 0; i < snapshot.length; i++) {
            if (snapshot[i] != null && snapshot[i] != DELETED && numbers[i] == hash && Equality.keysEqual(snapshot[i], key)) return i;
        }
        return -1;
    }

    /// The place of the key, or of the first key that only Python code can compare; -1 if there is none.
    private int probe(Object key, long hash) {
        int mask = keys.length - 1, i = (int) hash & mask;
        long perturb = hash;
        boolean plain = Hashing.isPlain(key);
        while (true) {
            int probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
            for (int j = i; j <= i + probes; j++) {
                var other = keys[j];
                if (other == null) return -1;
                if (other == DELETED || hashes[j] != hash) continue;
                if (other == key || !plain || !Hashing.isPlain(other) || Equality.keysEqual(other, key)) return j;
            }
            perturb >>>= 5;
            i = (int) (i * 5L + 1 + perturb) & mask;
        }
    }

    private void insert(Object key, long hash) {
        changes++;
        if (place(keys, hashes, key, hash)) fill++;
        used++;
        if (fill * 5L >= (keys.length - 1) * 3L) resize(used > 50000 ? used * 2 : used * 4);
    }

    /// True when a place that was never used was taken.
    private static boolean place(Object[] keys, long[] hashes, Object key, long hash) {
        int mask = keys.length - 1, i = (int) hash & mask;
        long perturb = hash;
        while (true) {
            int probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
            for (int j = i; j <= i + probes; j++) {
                if (keys[j] == null) {
                    keys[j] = key;
                    hashes[j] = hash;
                    return true;
                }
            }
            perturb >>>= 5;
            i = (int) (i * 5L + 1 + perturb) & mask;
        }
    }

    private void resize(int least) {
        if (least > 1 << 27) throw PyError.of(Exceptions.MEMORY_ERROR);
        int capacity = 8;
        while (capacity <= least) capacity <<= 1;
        var newKeys = new Object[capacity];
        var newHashes = new long[capacity];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != null && keys[i] != DELETED) place(newKeys, newHashes, keys[i], hashes[i]);
        }
        keys = newKeys;
        hashes = newHashes;
        fill = used;
    }

    private void delete(int at) {
        keys[at] = DELETED;
        used--;
        changes++;
    }

    /// Removes and gives any one, or null.
    public synchronized @org.jspecify.annotations.Nullable Object removeAny() {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == null || keys[i] == DELETED) continue;
            var key = keys[i];
            delete(i);
            return key;
        }
        return null;
    }

    public synchronized void clear() {
        keys = new Object[8];
        hashes = new long[8];
        fill = used = 0;
        changes++;
    }

    /// The items at one moment.
    public synchronized Object[] toArray() {
        var items = new Object[used];
        int n = 0;
        for (var key : keys) if (key != null && key != DELETED) items[n++] = key;
        return n == items.length ? items : Arrays.copyOf(items, n);
    }

    public PyIterator iterator() {
        return new PyIterator() {
            private final int expected = size();
            private final Object[] items = toArray();
            private int next;

            @Override
            public Object next(PyThread thread) {
                if (next < 0) return END;
                if (size() != expected) {
                    next = -1;
                    throw PyError.of(Exceptions.RUNTIME_ERROR, "Set changed size during iteration");
                }
                return next < items.length ? items[next++] : END;
            }
        };
    }
}
