package interleave.python.lib;

import interleave.python.vm.Calls;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Keywords;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.Text;
import interleave.python.vm.Truth;
import interleave.python.vm.Types;
import org.jspecify.annotations.Nullable;

/// `print` and `input`. A line that goes to the interpreter's own output is handed over whole, so that two threads never mix within one.
final class Printing {
    private Printing() {}

    static void define(PyModule module) {
        module.define(PyBuiltin.general("print", Printing::print));
        module.define(PyBuiltin.of("input", "prompt=, /", (thread, a) -> {
            if (a[0] != null) write(thread, null, Text.str(thread, a[0]));
            throw PyError.of(Exceptions.EOF_ERROR, "EOF when reading a line");
        }));
    }

    private static Object print(PyThread thread, Object[] values, Keywords keywords) {
        for (String name : keywords.names()) {
            if (!name.equals("sep") && !name.equals("end") && !name.equals("file") && !name.equals("flush")) {
                throw Raise.type("print() got an unexpected keyword argument '" + name + "'");
            }
        }
        String separator = option(keywords.get("sep"), "sep", " ");
        String end = option(keywords.get("end"), "end", "\n");
        var text = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (i > 0) text.append(separator);
            text.append(Text.str(thread, values[i]));
        }
        Object file = keywords.get("file");
        write(thread, file == PyNone.NONE ? null : file, text.append(end).toString());
        Object flush = keywords.get("flush");
        if (Arguments.given(file) && flush != null && Truth.of(thread, flush)) Calls.method(thread, file, "flush");
        return PyNone.NONE;
    }

    private static String option(@Nullable Object value, String name, String otherwise) {
        if (!Arguments.given(value)) return otherwise;
        if (value instanceof String text) return text;
        throw Raise.type(name + " must be None or a string, not " + Types.name(value));
    }

    /// To `file`, else to what the program has put in `sys.stdout`, else to the interpreter's output in one piece.
    private static void write(PyThread thread, @Nullable Object file, String text) {
        Object target = file;
        PyModule sys = thread.interpreter.loaded().get("sys");
        if (target == null && sys != null) {
            target = sys.globals().get("stdout");
            if (target == PyNone.NONE) return;
            if (target instanceof PyStream stream && "<stdout>".equals(stream.attribute("name"))) target = null;
        }
        if (target == null) thread.interpreter.config().stdout().accept(text);
        else Calls.method(thread, target, "write", text);
    }
}
