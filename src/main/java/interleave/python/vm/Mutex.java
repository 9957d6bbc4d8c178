package interleave.python.vm;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/// The bare lock under every primitive of `threading`: taken or free, released by any thread, no count, nothing of Python in it.
///
/// As CPython's (a semaphore): a thread that comes along may take it from under the waiter that a release has just woken. Waiters park with this object
/// as blocker and the taker is its owner, so that [ThreadInfo][java.lang.management.ThreadInfo] names both. The GIL has no part in it: callers
/// let go of it first.
public final class Mutex extends AbstractQueuedSynchronizer implements Waitable {
    private static final long serialVersionUID = 1;

    /// Takes it if it is free; never waits.
    public boolean tryTake() {
        return tryAcquire(1);
    }

    @Override
    public boolean await(long nanos) throws InterruptedException {
        return take(nanos);
    }

    @Override
    public boolean ready() {
        return !taken();
    }

    /// Waits until it is taken, for at most `nanos` (negative: for ever); whether it was taken.
    public boolean take(long nanos) throws InterruptedException {
        if (nanos >= 0) return tryAcquireNanos(1, nanos);
        acquireInterruptibly(1);
        return true;
    }

    /// Frees it for whoever comes first; whether it was taken at all.
    public boolean free() {
        return release(1);
    }

    public boolean taken() {
        return getState() != 0;
    }

    @Override
    protected boolean tryAcquire(int unused) {
        if (getState() != 0 || !compareAndSetState(0, 1)) return false;
        setExclusiveOwnerThread(Thread.currentThread());
        return true;
    }

    @Override
    protected boolean tryRelease(int unused) {
        if (getState() == 0) return false;
        setExclusiveOwnerThread(null);
        return compareAndSetState(1, 0);
    }

    @Override
    protected boolean isHeldExclusively() {
        return taken();
    }

    @Override
    public String toString() {
        return taken() ? "locked" : "unlocked";
    }
}
