package interleave.python.lib;

import interleave.python.vm.Latch;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.WaitList;
import interleave.trace.EventKind;
import interleave.trace.Resource;

/// `threading.Event`: a flag that threads wait for.
final class PyEvent extends Primitive {
    static final PyType EVENT = PyType.builtIn("Event").open().constructor((thread, type, arguments, keywords) -> new PyEvent(thread, type))
        .define(PyBuiltin.of("is_set", (thread, self) -> ((PyEvent) self).set))
        .define(PyBuiltin.of("set", (thread, self) -> ((PyEvent) self).set(thread)))
        .define(PyBuiltin.of("clear", (thread, self) -> ((PyEvent) self).clear(thread)))
        .define(PyBuiltin.of("wait", "self, /, timeout=", (thread, a) -> ((PyEvent) a[0]).await(thread, Seconds.timeout(a[1]))));

    private final WaitList waiters = new WaitList();
    private volatile boolean set;

    private PyEvent(PyThread maker, PyType type) {
        super(maker, type, Resource.Kind.EVENT);
    }

    PyNone set(PyThread me) {
        synchronized (waiters) {
            me.write(EventKind.SIGNAL, resource, waiters.size());
            set = true;
            waiters.wakeAll();
        }
        return PyNone.NONE;
    }

    private PyNone clear(PyThread me) {
        synchronized (waiters) {
            me.write(EventKind.CLEAR, resource, 0);
            set = false;
        }
        return PyNone.NONE;
    }

    /// Waits until it is set, for at most `nanos` (negative: for ever); whether it is.
    boolean await(PyThread me, long nanos) {
        Latch latch;
        synchronized (waiters) {
            if (set) return true;
            latch = waiters.enlist();
        }
        return await(me, waiters, latch, nanos);
    }
}
