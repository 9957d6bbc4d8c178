package interleave.python.lib;

import interleave.python.vm.Attributes;
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
            if (a[0] != null) print(thread, new Object[] {a[0]}, new Keywords(new String[] {"end"}, new Object[] {""}));
            var line = line(thread);
            if (line.isEmpty()) throw PyError.of(Exceptions.EOF_ERROR, "EOF when reading a line");
            return line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
        }));
    }

    /// From what the program has put in `sys.stdin`, else from the interpreter's own input.
    private static String line(PyThread thread) {
        Object source = thread.interpreter.imports().module(thread, "sys").globals().get("stdin");
        if (source instanceof PyStandardInput input) return input.line(thread);
        if (source == null || source == PyNone.NONE) throw Raise.runtime("input(): lost sys.stdin");
        if (Calls.method(thread, source, "readline") instanceof String line) return line;
        throw Raise.type("object.readline() returned non-string");
    }

    private static Object print(PyThread thread, Object[] values, Keywords keywords) {
        for (String name : keywords.names()) {
            if (!name.equals("sep") && !name.equals("end") && !name.equals("file") && !name.equals("flush")) {
                throw Raise.type("print() got an unexpected keyword argument '" + name + "'");
            }
        }
        Object file = target(thread, keywords.get("file"));
        String separator = option(keywords.get("sep"), "sep", " ");
        String end = option(keywords.get("end"), "end", "\n");
        if (file == null) {
            var text = new StringBuilder();
            for (int i = 0; i < values.length; i++) text.append(i == 0 ? "" : separator).append(Text.str(thread, values[i]));
            thread.interpreter.config().stdout().accept(text.append(end).toString());
        } else if (file != PyNone.NONE) {
            pieces(thread, file, values, separator, end);
            Object flush = keywords.get("flush");
            if (flush != null && Truth.of(thread, flush)) Calls.method(thread, file, "flush");
        }
        return PyNone.NONE;
    }

    /// A file of the program's own gets each piece by a call of `write`, as from CPython.
    private static void pieces(PyThread thread, Object file, Object[] values, String separator, String end) {
        Object write = Attributes.get(thread, file, "write");
        for (int i = 0; i < values.length; i++) {
            if (i > 0) Calls.call1(thread, write, separator);
            Calls.call1(thread, write, Text.str(thread, values[i]));
        }
        Calls.call1(thread, write, end);
    }

    private static String option(@Nullable Object value, String name, String otherwise) {
        if (!Arguments.given(value)) return otherwise;
        if (value instanceof String text) return text;
        throw Raise.type(name + " must be None or a string, not " + Types.name(value));
    }

    /// Where to: `file`, or what the program has put in `sys.stdout`, None for nowhere; null is the interpreter's own output.
    private static @Nullable Object target(PyThread thread, @Nullable Object file) {
        if (Arguments.given(file)) return file;
        PyModule sys = thread.interpreter.imports().loaded("sys");
        Object target = sys == null ? null : sys.globals().get("stdout");
        return target instanceof PyStream stream && "<stdout>".equals(stream.attribute("name")) ? null : target;
    }
}
