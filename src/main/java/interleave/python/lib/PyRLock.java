package interleave.python.lib;

import static interleave.trace.EventKind.LOCK_ACQUIRE;
import static interleave.trace.EventKind.LOCK_RELEASE;

import interleave.python.vm.Exceptions;
import interleave.python.vm.Identity;
import interleave.python.vm.PyError;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.trace.Resource;

/// `threading.RLock`: its owner may acquire it again, and must release it as often.
final class PyRLock extends PyLock {
    static final PyType RLOCK = methods(PyType.builtIn("RLock").define("__module__", "_thread"))
        .constructor((thread, type, arguments, keywords) -> new PyRLock(thread, type));

    /// Written by the owner alone.
    private int count;

    private PyRLock(PyThread maker, PyType type) {
        super(maker, type, Resource.Kind.RLOCK);
    }

    PyRLock(PyThread maker, String noun) {
        super(maker, RLOCK, noun);
    }

    @Override
    boolean acquire(PyThread me, long nanos) {
        if (owner == me) {
            count++;
            tell(me, LOCK_ACQUIRE, count);
            return true;
        }
        if (!super.acquire(me, nanos)) return false;
        count = 1;
        return true;
    }

    @Override
    void release(PyThread me) {
        if (owner != me) throw PyError.of(Exceptions.RUNTIME_ERROR, "cannot release un-acquired lock");
        if (--count == 0) super.release(me);
        else tell(me, LOCK_RELEASE, count);
    }

    @Override
    boolean ownedBy(PyThread me) {
        return owner == me;
    }

    @Override
    int releaseAll(PyThread me) {
        if (owner != me) throw PyError.of(Exceptions.RUNTIME_ERROR, "cannot release un-acquired lock");
        int held = count;
        count = 1;
        release(me);
        return held;
    }

    @Override
    void restore(PyThread me, int held) {
        acquire(me, -1);
        count = held;
    }

    @Override
    String repr() {
        var holder = owner;
        return "<" + (holder == null ? "unlocked" : "locked") + " _thread.RLock object owner=" + (holder == null ? 0 : PyThreadObject.identity(holder))
            + " count=" + (holder == null ? 0 : count) + " at 0x" + Integer.toHexString(Identity.of(this)) + ">";
    }
}
