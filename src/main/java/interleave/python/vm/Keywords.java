package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// The keyword arguments of one call, in order. Names are distinct.
public record Keywords(String[] names, Object[] values) {
    public static final Keywords NONE = new Keywords(new String[0], new Object[0]);

    /// Those of a dict whose keys are names: `**kwargs`.
    public static Keywords of(PyDict dict) {
        var entries = dict.entries();
        return entries.isEmpty() ? NONE : new Keywords(entries.stream().map(entry -> (String) entry.key()).toArray(String[]::new),
            entries.stream().map(PyDict.Entry::value).toArray());
    }

    public int size() {
        return names.length;
    }

    public boolean isEmpty() {
        return names.length == 0;
    }

    /// The value passed by that name, or null.
    public @Nullable Object get(String name) {
        for (int i = 0; i < names.length; i++) if (names[i].equals(name)) return values[i];
        return null;
    }

    /// All but the one of that name.
    Keywords without(String name) {
        var dict = toDict();
        dict.remove(name);
        return new Keywords(java.util.Arrays.copyOf(dict.keys(), dict.size(), String[].class), dict.values());
    }

    public PyDict toDict() {
        var dict = new PyDict();
        for (int i = 0; i < names.length; i++) dict.put(names[i], values[i]);
        return dict;
    }
}
