package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// A Python exception in flight. Cheap to make: it has no Java stack trace, the Python traceback is in the exception itself.
public final class PyError extends RuntimeException {
    private final transient PyException exception;
    private transient @Nullable Frame positioned;

    private PyError(PyException exception, @Nullable Frame positioned) {
        super(null, null, false, false);
        this.exception = exception;
        this.positioned = positioned;
    }

    /// A new exception of that type; a String is its message.
    public static PyError of(PyType type, Object... arguments) {
        return new PyError(new PyException(type, arguments), null);
    }

    /// Raises an exception object; its traceback grows by the raising line.
    public static PyError of(PyException exception) {
        return new PyError(exception, null);
    }

    /// Raises again without a new entry for `frame` (bare `raise`, the end of a `finally`).
    public static PyError again(PyException exception, Frame frame) {
        return new PyError(exception, frame);
    }

    public PyException exception() {
        return exception;
    }

    public PyType type() {
        return exception.type();
    }

    public boolean is(PyType type) {
        return exception.type().isSubtypeOf(type);
    }

    /// Notes where in `frame` it happened or passed through; only the first, innermost position in a frame counts.
    public PyError at(Frame frame, Position position) {
        if (positioned != frame) {
            if (positioned == null) chain(frame.thread.handled);
            positioned = frame;
            exception.traceback = new PyTraceback(frame, position, exception.traceback);
        }
        return this;
    }

    /// What was being handled when this one was raised becomes its context; a loop of contexts is cut, as CPython does.
    private void chain(@Nullable PyException handled) {
        if (handled == null || handled == exception) return;
        for (var e = handled; e.context != null; e = e.context) {
            if (e.context == exception) {
                e.context = null;
                break;
            }
        }
        exception.context = handled;
    }

    @Override
    public String getMessage() {
        var arguments = exception.arguments();
        return type().name() + (arguments.length == 0 ? "" : ": " + arguments[0]);
    }
}
