package interleave.python.vm;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/// The names of an object's attributes in the order they were first set: objects made alike share one, which makes `shape == cached` the whole
/// cost of finding an attribute. Immutable but for the transitions it has learnt; any thread.
public final class Shape {
    /// No attributes.
    public static final Shape EMPTY = new Shape(new String[0]);
    /// The attributes live in a dict at index 1.
    public static final Shape DICT = new Shape(new String[0]);

    private final String[] names;
    private final ConcurrentHashMap<String, Shape> transitions = new ConcurrentHashMap<>(2);

    private Shape(String[] names) {
        this.names = names;
    }

    /// Index of the value in an object's storage (1 is the first), or -1.
    public int index(String name) {
        var names = this.names;
        for (int i = 0; i < names.length; i++) if (names[i] == name) return i + 1;
        for (int i = 0; i < names.length; i++) if (names[i].equals(name)) return i + 1;
        return -1;
    }

    public Shape with(String name) {
        var next = transitions.get(name);
        return next != null ? next : transitions.computeIfAbsent(name, n -> {
            var grown = Arrays.copyOf(names, names.length + 1);
            grown[names.length] = n;
            return new Shape(grown);
        });
    }

    public int size() {
        return names.length;
    }

    String[] names() {
        return names;
    }
}
