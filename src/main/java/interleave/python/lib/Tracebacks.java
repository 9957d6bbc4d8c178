package interleave.python.lib;

import interleave.python.vm.Exceptions;
import interleave.python.vm.PyException;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.Text;
import interleave.python.vm.TracebackText;
import interleave.python.vm.Types;

/// An exception as Python prints it when nobody catches it.
public final class Tracebacks {
    private Tracebacks() {}

    public static String format(PyThread thread, PyException exception) {
        return TracebackText.of(thread, exception);
    }

    /// What is printed when an exception ends the main thread: a SystemExit prints no more than its message.
    public static String uncaught(PyThread thread, PyException exception) {
        if (!exception.type().isSubtypeOf(Exceptions.SYSTEM_EXIT)) return format(thread, exception);
        var arguments = exception.arguments();
        var silent = arguments.length == 0 || arguments[0] == PyNone.NONE || Types.isInstance(arguments[0], Types.INT);
        return silent ? "" : Text.str(thread, arguments.length == 1 ? arguments[0] : new PyTuple(arguments)) + "\n";
    }

    /// The last line alone: "ZeroDivisionError: division by zero".
    public static String summary(PyThread thread, PyException exception) {
        return TracebackText.summary(thread, exception);
    }
}
