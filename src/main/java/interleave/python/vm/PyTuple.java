package interleave.python.vm;

/// Immutable; the array passed in must not be written afterwards.
public final class PyTuple extends PyObject {
    public static final PyTuple EMPTY = new PyTuple();

    private final Object[] items;

    public PyTuple(Object... items) {
        this.items = items;
    }

    public int size() {
        return items.length;
    }

    public Object get(int index) {
        return items[index];
    }

    /// The items themselves: not to be written.
    public Object[] items() {
        return items;
    }

    @Override
    public PyType type() {
        return Types.TUPLE;
    }
}
