package interleave.python.vm;

/// Immutable; the array passed in must not be written afterwards.
public final class PyTuple extends PyInstance {
    public static final PyTuple EMPTY = new PyTuple();

    private final Object[] items;

    public PyTuple(Object... items) {
        this(Types.TUPLE, items);
    }

    /// For a class that inherits from tuple.
    public PyTuple(PyType type, Object[] items) {
        super(type);
        this.items = items;
    }

    /// Whether it is a tuple and nothing more: no class of a program has its word.
    public boolean isPlain() {
        return type() == Types.TUPLE;
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
}
