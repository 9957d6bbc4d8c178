package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Calls;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyException;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.trace.EventKind;

/// The module `_futures`: what the frozen `concurrent.futures` stands on. Locks and conditions that a picture shows only when a thread waits for
/// them, the events of a pool's work, and messages to stderr as CPython's `logging` prints them.
final class FuturesModule {
    private FuturesModule() {}

    static PyModule make() {
        return new PyModule("_futures")
            .define(PyBuiltin.of("condition", (thread, noun) -> new PyCondition(thread, (String) noun)))
            .define(PyBuiltin.of("lock", (thread, noun) -> new PyLock(thread, PyLock.LOCK, (String) noun)))
            .define(PyBuiltin.of("semaphore", (thread, noun) -> new PySemaphore(thread, (String) noun, 0)))
            .define(PyBuiltin.of("work_begins", (thread, queue, number) -> work(thread, EventKind.WORK_BEGIN, queue, (Long) number)))
            .define(PyBuiltin.of("work_ends", (thread, queue, number) -> work(thread, EventKind.WORK_END, queue, (Long) number)))
            .define(PyBuiltin.of("report", (PyThread thread, Object message, Object exception) -> {
                var stderr = Attributes.get(thread, thread.interpreter.imports().module(thread, "sys"), "stderr");
                return Calls.method(thread, stderr, "write", message + "\n" + Tracebacks.format(thread, (PyException) exception));
            }));
    }

    private static PyNone work(PyThread me, EventKind kind, Object queue, long number) {
        me.write(kind, queue instanceof Primitive primitive ? primitive.resource : -1, number);
        return PyNone.NONE;
    }
}
