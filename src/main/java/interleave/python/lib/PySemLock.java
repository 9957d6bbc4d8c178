package interleave.python.lib;

import interleave.python.vm.Attributes.Accessor;
import interleave.python.vm.Blocking;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Processes;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.Signature;
import interleave.python.vm.Truth;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import org.jspecify.annotations.Nullable;

/// `_multiprocessing.SemLock`: a semaphore that all processes share, on which locks, conditions and queues of `multiprocessing` stand. As in CPython it remembers, in
/// each process, how often and by which thread of that process it is held.
///
/// A process that is killed while it holds one never releases it: so it is in CPython, and it is how a pool can hang.
final class PySemLock extends PyInstance {
    static final int RECURSIVE_MUTEX = 0, SEMAPHORE = 1;
    static final PyType SEM_LOCK = define(PyType.builtIn("SemLock"));
    private static final long MOST = Integer.MAX_VALUE;

    private final Processes processes;
    private final int kind, handle, resource;
    private final long most;
    private final String name;
    /// How often this process holds it.
    private volatile int count;
    private volatile @Nullable PyThread owner;

    private PySemLock(PyThread maker, int kind, int handle, long most, String name) {
        super(SEM_LOCK);
        this.processes = MultiprocessingModule.processes(maker);
        this.kind = kind;
        this.handle = handle;
        this.most = most;
        this.name = name;
        var shown = kind == RECURSIVE_MUTEX ? Resource.Kind.RLOCK : most == 1 ? Resource.Kind.LOCK : Resource.Kind.CONDITION;
        resource = processes.resource(handle, shown, name);
    }

    private static PyType define(PyType type) {
        var init = Signature.parse("SemLock", "kind, value, maxvalue, name, unlink=");
        return type.constructor((thread, made, arguments, keywords) -> {
                var a = init.bind(thread, arguments, keywords);
                int value = (int) Arguments.integer(thread, a[1]);
                if (value < 0) throw PyError.of(Exceptions.OS_ERROR, 22L, "Invalid argument");
                int handle = MultiprocessingModule.processes(thread).semaphore(value);
                var name = a[3] + "-" + handle + " (line " + thread.gauge.line() + ")";
                return new PySemLock(thread, (int) Arguments.integer(thread, a[0]), handle, Arguments.integer(thread, a[2]), name);
            })
            .define("SEM_VALUE_MAX", MOST).define("__module__", "_multiprocessing").define("__qualname__", "SemLock")
            .define(PyBuiltin.of("acquire", "self, /, block=, timeout=", (thread, a) -> self(a[0]).acquire(thread, a[1], a[2])))
            .define(PyBuiltin.of("__enter__", (thread, self) -> self(self).acquire(thread, -1)))
            .define(PyBuiltin.of("release", (thread, self) -> self(self).release(thread)))
            .define(PyBuiltin.of("__exit__", "self, /, *exception", (thread, a) -> self(a[0]).release(thread)))
            .define(PyBuiltin.of("_count", (thread, self) -> (long) self(self).count))
            .define(PyBuiltin.of("_is_mine", (thread, self) -> self(self).mine(thread)))
            .define(PyBuiltin.of("_get_value", (thread, self) -> (long) self(self).value()))
            .define(PyBuiltin.of("_is_zero", (thread, self) -> self(self).value() == 0))
            .define("maxvalue", new Accessor((thread, self) -> self(self).most, null))
            .define("kind", new Accessor((thread, self) -> (long) self(self).kind, null))
            .define("name", new Accessor((thread, self) -> self(self).name, null));
    }

    private static PySemLock self(Object value) {
        return (PySemLock) value;
    }

    private boolean mine(PyThread me) {
        return count > 0 && owner == me;
    }

    private int value() {
        return processes.value(handle);
    }

    private Object acquire(PyThread me, @Nullable Object block, @Nullable Object timeout) {
        boolean blocks = block == null || Truth.of(me, block);
        return acquire(me, blocks ? Seconds.timeout(timeout) : 0);
    }

    private boolean acquire(PyThread me, long nanos) {
        if (kind == RECURSIVE_MUTEX && mine(me)) {
            count++;
            me.write(EventKind.LOCK_ACQUIRE, resource, count);
            return true;
        }
        var holder = owner;
        boolean lock = most == 1;
        boolean[] got = {attempt()};
        if (!got[0] && nanos != 0) {
            me.write(lock ? EventKind.LOCK_WAIT : EventKind.WAIT_BEGIN, resource, !lock ? 0 : holder == null ? -1 : holder.actor);
            Blocking.detach(me);
            got[0] = Blocking.await(me, nanos, left -> processes.acquire(handle, left));
            if (!lock) me.write(EventKind.WAIT_END, resource, got[0] ? 1 : 0);
            else me.write(got[0] ? EventKind.LOCK_ACQUIRE : EventKind.LOCK_GIVE_UP, resource, got[0] ? 1 : -1);
            Blocking.attach(me);
        } else if (got[0] && lock) {
            me.write(EventKind.LOCK_ACQUIRE, resource, 1);
        }
        if (!got[0]) return false;
        count++;
        owner = me;
        return true;
    }

    private boolean attempt() {
        try {
            return processes.acquire(handle, 0);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private PyNone release(PyThread me) {
        if (kind == RECURSIVE_MUTEX) {
            if (!mine(me)) throw PyError.of(Exceptions.ASSERTION_ERROR, "attempt to release recursive lock not owned by thread");
            if (count > 1) {
                count--;
                me.write(EventKind.LOCK_RELEASE, resource, count);
                return PyNone.NONE;
            }
        } else if (value() >= most) {
            throw PyError.of(Exceptions.VALUE_ERROR, "semaphore or lock released too many times");
        }
        if (most == 1) me.write(EventKind.LOCK_RELEASE, resource, 0);
        else me.write(EventKind.SIGNAL, resource, -1);
        count--;
        if (count == 0) owner = null;
        processes.release(handle);
        return PyNone.NONE;
    }

    void pickle(Pickler pickler, Pickler.@Nullable Handover handover) {
        if (handover == null || !handover.inherits()) {
            throw PyError.of(Exceptions.RUNTIME_ERROR, "SemLock objects should only be shared between processes through inheritance");
        }
        pickler.tag('m');
        pickler.varint(kind);
        pickler.varint(handle);
        pickler.varint(most);
        pickler.name(name);
        pickler.whole(this);
    }

    static PySemLock unpickle(PyThread thread, int kind, int handle, long most, String name) {
        return new PySemLock(thread, kind, handle, most, name);
    }
}
