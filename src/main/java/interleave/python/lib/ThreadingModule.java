package interleave.python.lib;

import interleave.python.vm.Interpreter;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyList;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyThread;
import interleave.python.vm.Exceptions;

/// The module `threading`, on primitives that the recorder sees.
public final class ThreadingModule {
    private ThreadingModule() {}

    static PyModule make(Interpreter interpreter) {
        var main = interpreter.threads().getFirst();
        var module = new PyModule("threading");
        ProfileFunction.define(module, interpreter);
        return module
            .define("Thread", PyThreadObject.THREAD).define("Lock", PyLock.LOCK).define("RLock", PyRLock.RLOCK)
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
            .define(PyBuiltin.of("stack_size", "size=", (thread, a) -> {
                if (a[0] == null || a[0].equals(0L)) return 0L;
                throw PyError.of(Exceptions.VALUE_ERROR, "threads of Little Python have a fixed stack size; leave stack_size alone, or run this on CPython");
            }));
    }

    /// Waits for every thread that is no daemon, as the end of a Python program does.
    ///
    /// @param main the thread that ran the program; it holds the GIL
    public static void awaitThreads(PyThread main) {
        PyThreadObject.joinAll(main);
    }
}
