package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// An exception object. What flies through Java frames is the [PyError] that carries it.
public final class PyException extends PyInstance {
    private Object[] arguments;
    public @Nullable PyException cause, context;
    public boolean suppressContext;
    public @Nullable PyTraceback traceback;
    public @Nullable PyList notes;

    public PyException(PyType type, Object... arguments) {
        super(type);
        this.arguments = arguments;
    }

    /// `args`; not to be written.
    public Object[] arguments() {
        return arguments;
    }

    public void arguments(Object[] arguments) {
        this.arguments = arguments;
    }
}
