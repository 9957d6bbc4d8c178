package interleave.python.lib;

import interleave.python.vm.Exceptions;
import interleave.python.vm.Gil;
import interleave.python.vm.Interpreter;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyDict;
import interleave.python.vm.PyError;
import interleave.python.vm.PyException;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyList;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Types;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The module `sys`, as far as a program can ask an interpreter about itself and set what it may set.
final class SysModule {
    private static final String[] VERSION_PARTS = {"major", "minor", "micro", "releaselevel", "serial"};
    private static final PyType VERSION = version();
    private static final PyType NAMESPACE = PyType.builtIn("SimpleNamespace");
    private static final double NANO = 1e-9;

    private SysModule() {}

    /// The class of `sys.version_info`: a tuple whose parts have names.
    private static PyType version() {
        var type = PyType.builtIn("version_info", Types.TUPLE).define("__module__", "sys");
        for (int i = 0; i < VERSION_PARTS.length; i++) {
            int place = i;
            type.define(VERSION_PARTS[i], new interleave.python.vm.Attributes.Accessor((thread, self) -> ((PyTuple) self).get(place), null));
        }
        return type.define(PyBuiltin.of("__repr__", (thread, self) -> {
            var parts = new java.util.StringJoiner(", ", "sys.version_info(", ")");
            for (int i = 0; i < VERSION_PARTS.length; i++) {
                parts.add(VERSION_PARTS[i] + "=" + interleave.python.vm.Text.repr(thread, ((PyTuple) self).get(i)));
            }
            return parts.toString();
        }));
    }

    static PyModule make(Interpreter interpreter) {
        var config = interpreter.config();
        var version = new PyTuple(VERSION, new Object[] {3L, 13L, 0L, "final", 0L});
        var implementation = new PyInstance(NAMESPACE);
        implementation.attribute("name", "littlepython");
        implementation.attribute("version", version);
        var module = new PyModule("sys")
            .define("modules", interpreter.imports().loaded())
            .define("argv", new PyList(config.argv())).define("version", "3.13.0 (Little Python, " + (config.gil() ? "GIL as CPython 3.13" : "free-threaded") + ")")
            .define("version_info", version).define("hexversion", 0x030d00f0L).define("implementation", implementation)
            .define("maxsize", Long.MAX_VALUE).define("maxunicode", 0x10FFFFL).define("platform", platform()).define("executable", "")
            .define("byteorder", ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? "big" : "little")
            .define("stdin", new PyStandardInput(config.stdin()))
            .define("stdout", new PyStream("<stdout>", config.stdout())).define("stderr", new PyStream("<stderr>", config.stderr()))
            .define("__stdout__", new PyStream("<stdout>", config.stdout())).define("__stderr__", new PyStream("<stderr>", config.stderr()));
        switching(module, interpreter.gil());
        ProfileFunction.define(module);
        return module
            .define(PyBuiltin.of("exit", "status=", (thread, a) -> {
                throw a[0] == null ? PyError.of(Exceptions.SYSTEM_EXIT) : PyError.of(Exceptions.SYSTEM_EXIT, a[0]);
            }))
            .define(PyBuiltin.of("getrecursionlimit", (PyThread thread) -> (long) interpreter.recursionLimit()))
            .define(PyBuiltin.of("setrecursionlimit", (thread, limit) -> recursionLimit(interpreter, limit)))
            .define(PyBuiltin.of("getrefcount", (thread, object) -> {
                throw PyError.of(Exceptions.NOT_IMPLEMENTED_ERROR, "objects of Little Python have no reference count; run this on CPython");
            }))
            .define(PyBuiltin.of("exception", (PyThread thread) -> {
                var handled = handled(thread);
                return handled == null ? PyNone.NONE : handled;
            }))
            .define(PyBuiltin.of("_caller_name", SysModule::callerName))
            .define(PyBuiltin.of("exc_info", SysModule::excInfo))
            .define(PyBuiltin.of("intern", (thread, text) -> text))
            .define(PyBuiltin.of("_current_frames", (PyThread thread) -> {
                var frames = new PyDict();
                for (var each : interpreter.threads()) {
                    var frame = each.frame;
                    if (frame != null) frames.put(each.javaThread.threadId(), frame);
                }
                return frames;
            }))
            .define(PyBuiltin.of("_is_gil_enabled", (PyThread thread) -> config.gil()));
    }

    private static void switching(PyModule module, @Nullable Gil gil) {
        var unused = new AtomicLong(Gil.DEFAULT_INTERVAL_NANOS); // without a GIL the interval is kept and has no effect, as in CPython
        module.define(PyBuiltin.of("getswitchinterval", (PyThread thread) -> (gil == null ? unused.get() : gil.interval()) * NANO))
            .define(PyBuiltin.of("setswitchinterval", (thread, seconds) -> {
                long nanos = Seconds.nanos(seconds, "timestamp too large to convert to C PyTime_t");
                if (nanos <= 0) throw PyError.of(Exceptions.VALUE_ERROR, "switch interval must be strictly positive");
                if (gil == null) unused.set(nanos);
                else gil.interval(nanos);
                return PyNone.NONE;
            }));
    }

    private static PyNone recursionLimit(Interpreter interpreter, Object limit) {
        if (!(limit instanceof Long value)) {
            throw PyError.of(Exceptions.TYPE_ERROR, "'" + Types.name(limit) + "' object cannot be interpreted as an integer");
        }
        if (value < 1) throw PyError.of(Exceptions.VALUE_ERROR, "recursion limit must be greater or equal than 1");
        if (value > Integer.MAX_VALUE) throw PyError.of(Exceptions.OVERFLOW_ERROR, "Python int too large to convert to C int");
        interpreter.recursionLimit(value.intValue());
        return PyNone.NONE;
    }

    /// The name of the module whose code called the frozen code that asks.
    private static Object callerName(PyThread thread) {
        var frame = thread.frame;
        while (frame != null && frame.code.source.isFrozen()) frame = frame.back;
        var name = frame == null ? null : frame.globals.get("__name__");
        return name == null ? "__main__" : name;
    }

    private static @Nullable PyException handled(PyThread thread) {
        return thread.handled;
    }

    private static Object excInfo(PyThread thread) {
        var handled = handled(thread);
        if (handled == null) return new PyTuple(PyNone.NONE, PyNone.NONE, PyNone.NONE);
        return new PyTuple(handled.type(), handled, handled.traceback == null ? PyNone.NONE : handled.traceback);
    }

    private static String platform() {
        var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "win32" : name.startsWith("mac") ? "darwin" : "linux";
    }
}
