package interleave.python.lib;

import static interleave.trace.EventKind.LOCK_ACQUIRE;
import static interleave.trace.EventKind.LOCK_GIVE_UP;
import static interleave.trace.EventKind.LOCK_RELEASE;
import static interleave.trace.EventKind.LOCK_WAIT;

import interleave.python.vm.Blocking;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Identity;
import interleave.python.vm.Mutex;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.Truth;
import interleave.python.vm.Types;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import org.jspecify.annotations.Nullable;

/// `threading.Lock`, and `threading.RLock` below it.
///
/// Acquiring tries first and *keeps* the GIL; only when that fails the thread lets go of the GIL, waits, and takes it back, as CPython's
/// `acquire_timed`. Any thread may release a Lock.
class PyLock extends Primitive {
    static final PyType LOCK = methods(PyType.builtIn("lock").define("__module__", "_thread"))
        .constructor((thread, type, arguments, keywords) -> {
            if (arguments.length > 0 || !keywords.isEmpty()) throw PyError.of(Exceptions.TYPE_ERROR, "lock expected 0 arguments, got " + arguments.length);
            return new PyLock(thread, type, Resource.Kind.LOCK);
        });

    private final Mutex mutex = new Mutex();
    /// The lock inside a queue: only a thread that has to wait for it is worth an event.
    private final boolean quiet;
    /// Its holder's LOCK_ACQUIRE was written. Of the holder alone.
    private boolean told;
    volatile @Nullable PyThread owner;

    PyLock(PyThread maker, PyType type, Resource.Kind kind) {
        super(maker, type, kind);
        quiet = false;
    }

    /// A lock inside another primitive: seen, under that one's name, only when a thread has to wait for it.
    PyLock(Primitive whole) {
        super(LOCK, whole);
        quiet = true;
    }

    /// A lock inside the library: seen only when a thread has to wait for it.
    PyLock(PyThread maker, PyType type, String noun) {
        super(maker, type, Resource.Kind.LOCK, noun);
        quiet = true;
    }

    /// The methods that Lock and RLock have in common.
    static PyType methods(PyType type) {
        var acquire = PyBuiltin.of("acquire", "self, /, blocking=, timeout=", (thread, a) -> self(a[0]).acquire(thread, a[1], a[2]));
        return type.define(acquire).define("__enter__", PyBuiltin.of("__enter__", (thread, self) -> self(self).acquire(thread, -1)))
            .define(PyBuiltin.of("release", (thread, self) -> {
                self(self).release(thread);
                return PyNone.NONE;
            }))
            .define(PyBuiltin.of("__exit__", "self, /, *exception", (thread, a) -> {
                self(a[0]).release(thread);
                return PyNone.NONE;
            }))
            .define(PyBuiltin.of("locked", (thread, self) -> self(self).locked()))
            .define(PyBuiltin.of("__repr__", (thread, self) -> self(self).repr()));
    }

    static PyLock self(Object value) {
        if (value instanceof PyLock lock) return lock;
        throw PyError.of(Exceptions.TYPE_ERROR, "a lock is needed, not '" + Types.name(value) + "'");
    }

    final Object acquire(PyThread me, @Nullable Object blocking, @Nullable Object timeout) {
        boolean blocks = blocking == null || Truth.of(me, blocking);
        long nanos = timeout == null ? -1 : Seconds.nanos(timeout, "timeout value is too large");
        boolean unlimited = nanos == -1_000_000_000 || timeout == null;
        if (!blocks && !unlimited) throw PyError.of(Exceptions.VALUE_ERROR, "can't specify a timeout for a non-blocking call");
        if (nanos < 0 && !unlimited) throw PyError.of(Exceptions.VALUE_ERROR, "timeout value must be a non-negative number");
        return acquire(me, !blocks ? 0 : unlimited ? -1 : nanos);
    }

    /// Whether it could be acquired within `nanos`; 0 doesn't wait, negative is for ever.
    boolean acquire(PyThread me, long nanos) {
        if (mutex.tryTake()) {
            owner = me;
            told = !quiet;
            if (told) me.write(LOCK_ACQUIRE, resource, 1);
            return true;
        }
        if (nanos == 0) return false;
        var holder = owner;
        me.write(LOCK_WAIT, seen(me), holder == null ? -1 : holder.actor);
        Blocking.detach(me);
        boolean acquired = Blocking.await(me, nanos, mutex);
        if (acquired) {
            owner = me;
            told = true;
        }
        me.write(acquired ? LOCK_ACQUIRE : LOCK_GIVE_UP, resource, acquired ? 1 : -1);
        Blocking.attach(me);
        return acquired;
    }

    void release(PyThread me) {
        if (!mutex.taken()) throw PyError.of(Exceptions.RUNTIME_ERROR, "release unlocked lock");
        tell(me, LOCK_RELEASE, 0);
        owner = null;
        mutex.free();
    }

    /// An event of its holder's, if its being acquired was told.
    final void tell(PyThread me, EventKind kind, long argument) {
        if (told) me.write(kind, resource, argument);
    }

    boolean locked() {
        return mutex.taken();
    }

    /// For a condition: whether this thread may wait or notify.
    boolean ownedBy(PyThread me) {
        return locked();
    }

    /// For a condition: lets go however often it is held, and says how often that was.
    int releaseAll(PyThread me) {
        release(me);
        return 1;
    }

    void restore(PyThread me, int count) {
        acquire(me, -1);
    }

    String repr() {
        return "<" + (locked() ? "locked" : "unlocked") + " _thread.lock object at 0x" + Integer.toHexString(Identity.of(this)) + ">";
    }
}
