package interleave.python.lib;

import interleave.python.vm.Interpreter;
import interleave.python.vm.Calls;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyFunction;
import interleave.python.vm.PyList;
import interleave.python.vm.PyLocal;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.Exceptions;

/// The module `threading`, on primitives that the recorder sees.
public final class ThreadingModule {
    /// The arguments are for `__init__`, in every thread anew.
    private static final PyType LOCAL = PyType.builtIn("_thread._local").define("__module__", "_thread").define("__qualname__", "_local").constructor((thread, type, arguments, keywords) -> {
        if (!(type.lookup("__init__") instanceof PyFunction) && (arguments.length > 0 || !keywords.isEmpty())) {
            throw Raise.type("Initialization arguments are not supported");
        }
        var local = new PyLocal(type, arguments, keywords);
        local.made(thread);
        return local;
    });

    /// What is called before the program's threads are waited for, last first: pools end their workers so.
    private static final String AT_EXIT = "_threading_atexits";

    private ThreadingModule() {}

    static PyModule make(Interpreter interpreter) {
        var main = interpreter.threads().getFirst();
        var module = new PyModule("threading");
        ProfileFunction.define(module, interpreter);
        return module
            .define("Thread", PyThreadObject.THREAD).define("Timer", PyTimer.TIMER).define("local", LOCAL).define("Lock", PyLock.LOCK)
            .define("RLock", PyRLock.RLOCK)
            .define("Condition", PyCondition.CONDITION).define("Event", PyEvent.EVENT)
            .define("Semaphore", PySemaphore.SEMAPHORE).define("BoundedSemaphore", PySemaphore.BOUNDED)
            .define("Barrier", PyBarrier.BARRIER).define("BrokenBarrierError", PyBarrier.BROKEN)
            .define("ThreadError", Exceptions.RUNTIME_ERROR).define("ExceptHookArgs", ThreadFailures.ARGUMENTS)
            .define("TIMEOUT_MAX", Seconds.TIMEOUT_MAX)
            .define(ThreadFailures.HOOK).define("__excepthook__", ThreadFailures.HOOK)
            .define(PyBuiltin.of("current_thread", (PyThread thread) -> PyThreadObject.of(thread)))
            .define(PyBuiltin.of("main_thread", (PyThread thread) -> PyThreadObject.of(main)))
            .define(PyBuiltin.of("active_count", (PyThread thread) -> (long) interpreter.threads().size()))
            .define(PyBuiltin.of("enumerate", (PyThread thread) -> new PyList(interpreter.threads().stream().map(PyThreadObject::of).toList())))
            .define(PyBuiltin.of("get_ident", (PyThread thread) -> PyThreadObject.identity(thread)))
            .define(PyBuiltin.of("get_native_id", (PyThread thread) -> PyThreadObject.identity(thread)))
            .define(AT_EXIT, new PyList())
            .define(PyBuiltin.of("_register_atexit", (PyThread thread, Object hook) -> {
                ((PyList) thread.interpreter.imports().module(thread, "threading").globals().get(AT_EXIT)).append(hook);
                return PyNone.NONE;
            }))
            .define(PyBuiltin.of("stack_size", "size=", (thread, a) -> {
                if (a[0] == null || a[0].equals(0L)) return 0L;
                throw PyError.of(Exceptions.VALUE_ERROR, "threads of Little Python have a fixed stack size; leave stack_size alone, or run this on CPython");
            }));
    }

    /// Waits for every thread that is no daemon, as the end of a Python program does.
    ///
    /// @param main the thread that ran the program; it holds the GIL
    public static void awaitThreads(PyThread main) {
        var threading = main.interpreter.imports().loaded("threading");
        if (threading != null && threading.globals().get(AT_EXIT) instanceof PyList hooks) {
            for (var hook = hooks.removeLast(); hook != null; hook = hooks.removeLast()) Calls.call0(main, hook);
        }
        PyThreadObject.joinAll(main);
    }
}
