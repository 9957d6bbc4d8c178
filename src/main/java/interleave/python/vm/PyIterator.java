package interleave.python.vm;

/// An iterator written in Java. `next` gives [#END] when there is nothing more, where a Python iterator raises StopIteration.
public abstract class PyIterator extends PyObject {
    /// The sentinel at the end; never seen by Python code.
    public static final Object END = new Object();

    public abstract Object next(PyThread thread);

    /// `generator.send(value)`.
    public Object send(PyThread thread, Object value) {
        throw PyError.of(Exceptions.ATTRIBUTE_ERROR, "'" + type().name() + "' object has no attribute 'send'");
    }

    /// `generator.throw(exception)`.
    public Object raise(PyThread thread, PyException exception) {
        throw PyError.of(exception);
    }

    /// `generator.close()`.
    public void close(PyThread thread) {}

    /// What the iteration returned at its end, for `yield from`.
    public Object returned() {
        return PyNone.NONE;
    }

    @Override
    public PyType type() {
        return Types.ITERATOR;
    }
}
