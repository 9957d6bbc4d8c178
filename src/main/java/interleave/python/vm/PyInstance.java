package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// An object with attributes of its own: an instance of a class statement's class, and of the built-in types a class may inherit from.
///
/// The attributes' values lie in one array whose element 0 is its [Shape] (which names the others), so that a reader without a lock sees names
/// and values that belong together. An array is replaced when an attribute is added or removed; every write holds this object's monitor, or else
/// one racing with a replacement would be lost. Once a program has asked for `__dict__` the attributes live in that dict (shape [Shape#DICT]).
public class PyInstance extends PyObject {
    private static final Object[] EMPTY = {Shape.EMPTY};

    private PyType type;
    private Object[] storage = EMPTY;

    public PyInstance(PyType type) {
        this.type = type;
    }

    @Override
    public final PyType type() {
        var type = this.type;
        return type != null ? type : Types.TYPE; // the first types are made before `type` is
    }

    /// `object.__class__ = other`.
    public final void type(PyType other) {
        type = other;
    }

    /// Element 0 is the shape; the value at `index` belongs to that shape's name.
    public final Object[] storage() {
        return storage;
    }

    /// The attribute in the object itself, or null.
    public final @Nullable Object attribute(String name) {
        var storage = this.storage;
        var shape = (Shape) storage[0];
        if (shape == Shape.DICT) return ((PyDict) storage[1]).get(name);
        int index = shape.index(name);
        return index < 0 ? null : storage[index];
    }

    public final void attribute(String name, Object value) {
        PyDict dict;
        synchronized (this) {
            var storage = this.storage;
            var shape = (Shape) storage[0];
            if (shape != Shape.DICT) {
                int index = shape.index(name);
                if (index >= 0) {
                    storage[index] = value;
                } else {
                    add(shape.with(name), value);
                }
                return;
            }
            dict = (PyDict) storage[1];
        }
        dict.put(name, value);
    }

    /// Writes at an index known from a cache, if the object still has that shape.
    public final boolean write(Shape shape, int index, Object value) {
        synchronized (this) {
            if (storage[0] != shape) return false;
            storage[index] = value;
            return true;
        }
    }

    /// Adds the last name of `after` if the object still has the shape before it.
    public final boolean extend(Shape before, Shape after, Object value) {
        synchronized (this) {
            if (storage[0] != before) return false;
            add(after, value);
            return true;
        }
    }

    private void add(Shape shape, Object value) {
        var old = storage;
        var grown = new Object[shape.size() + 1];
        System.arraycopy(old, 1, grown, 1, old.length - 1);
        grown[0] = shape;
        grown[shape.size()] = value;
        java.lang.invoke.VarHandle.releaseFence();
        storage = grown;
    }

    public final boolean removeAttribute(String name) {
        PyDict dict;
        synchronized (this) {
            var old = storage;
            var shape = (Shape) old[0];
            if (shape != Shape.DICT) {
                int index = shape.index(name);
                if (index < 0) return false;
                var names = shape.names();
                Object[] shrunk = EMPTY;
                var next = Shape.EMPTY;
                for (int i = 0; i < names.length; i++) {
                    if (i + 1 == index) continue;
                    next = next.with(names[i]);
                    var grown = java.util.Arrays.copyOf(shrunk, next.size() + 1);
                    grown[0] = next;
                    grown[next.size()] = old[i + 1];
                    shrunk = grown;
                }
                storage = shrunk;
                return true;
            }
            dict = (PyDict) old[1];
        }
        return dict.remove(name) != null;
    }

    /// `__dict__`: from here on the attributes live in it.
    public final synchronized PyDict attributes() {
        var old = storage;
        var shape = (Shape) old[0];
        if (shape == Shape.DICT) return (PyDict) old[1];
        var dict = new PyDict();
        var names = shape.names();
        for (int i = 0; i < names.length; i++) dict.put(names[i], old[i + 1]);
        storage = new Object[] {Shape.DICT, dict};
        return dict;
    }

    /// The names of the object's own attributes, in order.
    public final java.util.List<String> attributeNames() {
        var storage = this.storage;
        var shape = (Shape) storage[0];
        if (shape != Shape.DICT) return java.util.List.of(shape.names());
        var names = new java.util.ArrayList<String>();
        for (var key : ((PyDict) storage[1]).keys()) if (key instanceof String name) names.add(name);
        return names;
    }
}
