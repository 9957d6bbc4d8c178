package interleave.python.vm;

/// An iterator written in Java. `next` gives [#END] when there is nothing more, where a Python iterator raises StopIteration.
public abstract class PyIterator extends PyObject {
    /// The sentinel at the end; never seen by Python code.
    public static final Object END = new Object();

    public abstract Object next(PyThread thread);

    @Override
    public PyType type() {
        return Types.ITERATOR;
    }
}
