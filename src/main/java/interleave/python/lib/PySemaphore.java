package interleave.python.lib;

import interleave.python.vm.Exceptions;
import interleave.python.vm.Latch;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.Signature;
import interleave.python.vm.Truth;
import interleave.python.vm.WaitList;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import org.jspecify.annotations.Nullable;

/// `threading.Semaphore` and `BoundedSemaphore`: a counter that can't fall below 0; who would bring it there waits. As in CPython one that comes along may take
/// the unit from under the waiter that a release has just woken.
final class PySemaphore extends Primitive {
    static final PyType SEMAPHORE = methods(PyType.builtIn("Semaphore"), false);
    static final PyType BOUNDED = methods(PyType.builtIn("BoundedSemaphore", SEMAPHORE), true);

    private final WaitList waiters = new WaitList();
    private final long bound;
    private long value;

    private PySemaphore(PyThread maker, PyType type, long value, boolean bounded) {
        super(maker, type, Resource.Kind.CONDITION);
        this.value = value;
        this.bound = bounded ? value : Long.MAX_VALUE;
    }

    /// A semaphore inside the library.
    PySemaphore(PyThread maker, String noun, long value) {
        super(maker, SEMAPHORE, Resource.Kind.CONDITION, noun);
        this.value = value;
        bound = Long.MAX_VALUE;
    }

    private static PyType methods(PyType type, boolean bounded) {
        var init = Signature.parse(type.name(), "value=");
        type.constructor((thread, made, arguments, keywords) -> {
            var value = init.bind(thread, arguments, keywords)[0];
            long initial = value == null ? 1 : (Long) value;
            if (initial < 0) throw PyError.of(Exceptions.VALUE_ERROR, "semaphore initial value must be >= 0");
            return new PySemaphore(thread, made, initial, bounded);
        });
        return type.define(PyBuiltin.of("acquire", "self, /, blocking=, timeout=", (thread, a) -> ((PySemaphore) a[0]).acquire(thread, a[1], a[2])))
            .define(PyBuiltin.of("__enter__", (thread, self) -> ((PySemaphore) self).acquire(thread, -1)))
            .define(PyBuiltin.of("release", "self, /, n=", (thread, a) -> ((PySemaphore) a[0]).release(thread, a[1] == null ? 1 : (Long) a[1])))
            .define(PyBuiltin.of("__exit__", "self, /, *exception", (thread, a) -> ((PySemaphore) a[0]).release(thread, 1)));
    }

    private Object acquire(PyThread me, @Nullable Object blocking, @Nullable Object timeout) {
        boolean blocks = blocking == null || Truth.of(me, blocking);
        long nanos = Seconds.timeout(timeout);
        if (!blocks && nanos >= 0) throw PyError.of(Exceptions.VALUE_ERROR, "can't specify timeout for non-blocking acquire");
        return acquire(me, blocks ? nanos : 0);
    }

    private boolean acquire(PyThread me, long nanos) {
        long end = me.nanoTime() + nanos;
        while (true) {
            Latch latch;
            long left = nanos < 0 ? -1 : nanos == 0 ? 0 : end - me.nanoTime();
            synchronized (waiters) {
                if (value > 0) {
                    value--;
                    return true;
                }
                if (nanos >= 0 && left <= 0) return false;
                latch = waiters.enlist();
            }
            await(me, waiters, latch, left);
        }
    }

    private PyNone release(PyThread me, long n) {
        if (n < 1) throw PyError.of(Exceptions.VALUE_ERROR, "n must be one or more");
        synchronized (waiters) {
            if (value + n > bound) throw PyError.of(Exceptions.VALUE_ERROR, "Semaphore released too many times");
            value += n;
            int most = (int) Math.min(n, Integer.MAX_VALUE);
            if (resource >= 0) me.write(EventKind.SIGNAL, resource, Math.min(most, waiters.size()));
            waiters.wake(most);
        }
        return PyNone.NONE;
    }
}
