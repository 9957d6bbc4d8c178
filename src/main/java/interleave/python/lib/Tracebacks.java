package interleave.python.lib;

import interleave.python.vm.PyError;
import interleave.python.vm.PyException;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTraceback;
import interleave.python.vm.Text;
import interleave.python.vm.Types;

/// An exception as Python prints it when nobody catches it.
public final class Tracebacks {
    private Tracebacks() {}

    public static String format(PyThread thread, PyException exception) {
        var text = new StringBuilder();
        append(thread, exception, text);
        return text.toString();
    }

    /// The last line alone: "ZeroDivisionError: division by zero".
    public static String summary(PyThread thread, PyException exception) {
        var name = exception.type().isBuiltIn() ? exception.type().name() : Text.fullName(exception.type());
        try {
            var message = Text.str(thread, exception);
            return message.isEmpty() ? name : name + ": " + message;
        } catch (PyError e) {
            return name + ": <exception str() failed>";
        }
    }

    /// The line in the program's file where it was raised, or 0.
    public static int line(PyException exception) {
        int line = 0;
        for (PyTraceback level = exception.traceback; level != null; level = level.next) line = level.position.line();
        return line;
    }

    private static void append(PyThread thread, PyException exception, StringBuilder text) {
        if (exception.cause != null) {
            append(thread, exception.cause, text);
            text.append("\nThe above exception was the direct cause of the following exception:\n\n");
        } else if (exception.context != null && !exception.suppressContext) {
            append(thread, exception.context, text);
            text.append("\nDuring handling of the above exception, another exception occurred:\n\n");
        }
        if (exception.traceback != null) text.append("Traceback (most recent call last):\n");
        for (PyTraceback level = exception.traceback; level != null; level = level.next) {
            var code = level.frame.code;
            int line = level.position.line();
            text.append("  File \"").append(code.source.fileName()).append("\", line ").append(line).append(", in ").append(code.name).append('\n');
            var source = code.source.line(line).strip();
            if (!source.isEmpty()) text.append("    ").append(source).append('\n');
        }
        text.append(summary(thread, exception)).append('\n');
        if (exception.notes != null) for (var note : exception.notes.toArray()) text.append(Types.isInstance(note, Types.STR) ? note : Text.repr(thread, note)).append('\n');
    }
}
