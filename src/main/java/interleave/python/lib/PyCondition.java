package interleave.python.lib;

import interleave.python.vm.Calls;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Latch;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.Truth;
import interleave.python.vm.WaitList;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import org.jspecify.annotations.Nullable;

/// `threading.Condition`: waiting for a notification while letting go of a lock, an RLock of its own unless another is given.
final class PyCondition extends Primitive {
    static final PyType CONDITION = methods(PyType.builtIn("Condition").open());

    private final WaitList waiters = new WaitList();
    private final PyLock lock;
    /// What a wait's event tells of it.
    private final int awaited;
    /// The conditions of a queue: its own events say why somebody is woken.
    private final boolean quiet;

    private PyCondition(PyThread maker, PyType type, PyLock lock) {
        super(maker, type, Resource.Kind.CONDITION);
        this.lock = lock;
        awaited = 0;
        quiet = false;
    }

    /// A condition inside the library, over a lock of its own; both are seen only when a thread waits for them.
    PyCondition(PyThread maker, String noun) {
        super(maker, CONDITION, Resource.Kind.CONDITION, noun);
        lock = new PyRLock(maker, noun + "'s lock");
        awaited = 0;
        quiet = false;
    }

    /// A condition inside another primitive, over a lock inside it, seen under that one's name.
    ///
    /// @param awaited the argument of its waits' events
    PyCondition(Primitive whole, PyLock lock, int awaited) {
        super(CONDITION, whole);
        this.lock = lock;
        this.awaited = awaited;
        quiet = true;
    }

    private static PyType methods(PyType type) {
        var init = interleave.python.vm.Signature.parse("Condition", "lock=");
        return type.constructor((thread, made, arguments, keywords) -> {
                var lock = init.bind(thread, arguments, keywords)[0];
                if (lock == null || lock == PyNone.NONE) lock = Calls.call0(thread, PyRLock.RLOCK);
                return new PyCondition(thread, made, PyLock.self(lock));
            })
            .define(PyBuiltin.of("acquire", "self, /, blocking=, timeout=", (thread, a) -> self(a[0]).lock.acquire(thread, a[1], a[2])))
            .define(PyBuiltin.of("__enter__", (thread, self) -> self(self).lock.acquire(thread, -1)))
            .define(PyBuiltin.of("release", (thread, self) -> self(self).release(thread)))
            .define(PyBuiltin.of("__exit__", "self, /, *exception", (thread, a) -> self(a[0]).release(thread)))
            .define(PyBuiltin.of("wait", "self, /, timeout=", (thread, a) -> self(a[0]).await(thread, Seconds.timeout(a[1]))))
            .define(PyBuiltin.of("wait_for", "self, /, predicate, timeout=", (thread, a) -> self(a[0]).waitFor(thread, a[1], Seconds.timeout(a[2]))))
            .define(PyBuiltin.of("notify", "self, /, n=", (thread, a) -> self(a[0]).wake(thread, a[1] == null ? 1 : (int) (long) (Long) a[1])))
            .define(PyBuiltin.of("notify_all", (thread, self) -> self(self).wake(thread, Integer.MAX_VALUE)));
    }

    private static PyCondition self(Object value) {
        return (PyCondition) value;
    }

    private PyNone release(PyThread me) {
        lock.release(me);
        return PyNone.NONE;
    }

    /// Waits, without the lock, for at most `nanos` (negative: for ever), and has the lock again; whether it was notified.
    boolean await(PyThread me, long nanos) {
        if (!lock.ownedBy(me)) throw PyError.of(Exceptions.RUNTIME_ERROR, "cannot wait on un-acquired lock");
        Latch latch = waiters.enlist();
        int held = lock.releaseAll(me);
        boolean came = await(me, waiters, latch, nanos, awaited);
        lock.restore(me, held);
        return came;
    }

    private @Nullable Object waitFor(PyThread me, Object predicate, long nanos) {
        long end = me.nanoTime() + nanos;
        while (true) {
            var result = Calls.call0(me, predicate);
            if (Truth.of(me, result)) return result;
            long left = nanos < 0 ? -1 : end - me.nanoTime();
            if (nanos >= 0 && left <= 0) return result;
            await(me, left);
        }
    }

    PyNone wake(PyThread me, int n) {
        if (!lock.ownedBy(me)) throw PyError.of(Exceptions.RUNTIME_ERROR, "cannot notify on un-acquired lock");
        if (!quiet && resource >= 0) me.write(EventKind.SIGNAL, resource, Math.min(n, waiters.size()));
        waiters.wake(n);
        return PyNone.NONE;
    }
}
