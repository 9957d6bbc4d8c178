package interleave.python.lib;

import interleave.python.vm.Blocking;
import interleave.python.vm.Exceptions;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyList;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.StandardInput;
import interleave.trace.EventKind;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// `sys.stdin`. A line that has been read ahead is taken at once, as from CPython's buffer; for another the thread lets go of the GIL and waits: blocking input.
final class PyStandardInput extends PyInstance {
    private static final PyType TYPE = PyType.builtIn("TextIOWrapper").define("__module__", "_io")
        .define(PyBuiltin.of("readline", (thread, self) -> ((PyStandardInput) self).line(thread)))
        .define(Trailing.two("read", (thread, self, size) -> ((PyStandardInput) self).read(thread, size)))
        .define(PyBuiltin.of("readlines", (thread, self) -> ((PyStandardInput) self).lines(thread)))
        .define(PyBuiltin.of("__iter__", (thread, self) -> self))
        .define(PyBuiltin.of("__next__", (thread, self) -> {
            var line = ((PyStandardInput) self).line(thread);
            if (line.isEmpty()) throw PyError.of(Exceptions.STOP_ITERATION);
            return line;
        }))
        .define(PyBuiltin.of("isatty", (thread, self) -> false)).define(PyBuiltin.of("readable", (thread, self) -> true))
        .define(PyBuiltin.of("fileno", (thread, self) -> 0L)).define(PyBuiltin.of("close", (thread, self) -> PyNone.NONE))
        .define("encoding", "utf-8").define("errors", "strict").define("closed", false).define("name", "<stdin>");

    private final @Nullable StandardInput input;
    private String rest = "";

    /// @param input null: there is nothing to read
    PyStandardInput(@Nullable StandardInput input) {
        super(TYPE);
        this.input = input;
    }

    /// The next line with its newline; "" at the end.
    String line(PyThread me) {
        if (!rest.isEmpty()) {
            var left = rest;
            rest = "";
            return left;
        }
        if (input == null) return "";
        var line = input.ready();
        if (line != null) return line;
        if (input.atEnd()) return "";
        me.write(EventKind.IO_BEGIN, -1, 0);
        Blocking.detach(me);
        Blocking.await(me, -1, input::await);
        line = input.ready();
        me.write(EventKind.IO_END, -1, line == null ? 0 : line.length());
        Blocking.attach(me);
        return line == null ? "" : line;
    }

    private String read(PyThread me, @Nullable Object size) {
        long most = size instanceof Long number && number >= 0 ? number : Long.MAX_VALUE;
        var text = new StringBuilder();
        while (text.length() < most) {
            var line = line(me);
            if (line.isEmpty()) break;
            text.append(line);
        }
        if (text.length() <= most) return text.toString();
        rest = text.substring((int) most);
        return text.substring(0, (int) most);
    }

    private PyList lines(PyThread me) {
        var all = new ArrayList<Object>();
        for (var line = line(me); !line.isEmpty(); line = line(me)) all.add(line);
        return new PyList(all.toArray());
    }
}
