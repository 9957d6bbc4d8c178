package interleave.python.lib;

import interleave.python.vm.Exceptions;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyType;
import interleave.python.vm.Types;
import java.util.function.Consumer;

/// `sys.stdout` and `sys.stderr`: text goes to whoever embeds the interpreter, at once and without letting go of the GIL.
final class PyStream extends PyInstance {
    private static final PyType TYPE = PyType.builtIn("TextIOWrapper").define("__module__", "_io")
        .define(PyBuiltin.of("write", (thread, self, text) -> ((PyStream) self).write(text)))
        .define(PyBuiltin.of("writelines", (thread, self, lines) -> {
            for (var line : interleave.python.vm.Iteration.toArray(thread, lines)) ((PyStream) self).write(line);
            return PyNone.NONE;
        }))
        .define(PyBuiltin.of("flush", (thread, self) -> PyNone.NONE))
        .define(PyBuiltin.of("isatty", (thread, self) -> false))
        .define(PyBuiltin.of("writable", (thread, self) -> true))
        .define("encoding", "utf-8").define("errors", "strict").define("closed", false);

    private final Consumer<String> sink;

    PyStream(String name, Consumer<String> sink) {
        super(TYPE);
        this.sink = sink;
        attribute("name", name);
    }

    private Object write(Object text) {
        if (!(text instanceof String string)) throw PyError.of(Exceptions.TYPE_ERROR, "write() argument must be str, not " + Types.name(text));
        sink.accept(string);
        return (long) string.codePointCount(0, string.length());
    }
}
