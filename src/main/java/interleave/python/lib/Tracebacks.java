package interleave.python.lib;

import interleave.python.vm.PyException;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTraceback;
import interleave.python.vm.TracebackText;

/// An exception as Python prints it when nobody catches it.
public final class Tracebacks {
    private Tracebacks() {}

    public static String format(PyThread thread, PyException exception) {
        return TracebackText.of(thread, exception);
    }

    /// The last line alone: "ZeroDivisionError: division by zero".
    public static String summary(PyThread thread, PyException exception) {
        return TracebackText.summary(thread, exception);
    }

    /// The line in the program's file where it was raised, or 0.
    public static int line(PyException exception) {
        int line = 0;
        for (PyTraceback level = exception.traceback; level != null; level = level.next) line = level.position.line();
        return line;
    }
}
