package interleave.python.vm;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/// Shut until somebody opens it, once and for all: a thread's start or end, a notification to one waiter.
///
/// Waiters park with it as blocker. A latch that one particular thread will open names that thread as its owner, so that
/// [ThreadInfo][java.lang.management.ThreadInfo] of a thread that joins another says which.
public final class Latch extends AbstractQueuedSynchronizer implements Waitable {
    private static final long serialVersionUID = 1;

    /// The thread that will open it.
    public void owner(Thread thread) {
        setExclusiveOwnerThread(thread);
    }

    public void open() {
        setExclusiveOwnerThread(null);
        releaseShared(1);
    }

    public boolean isOpen() {
        return getState() != 0;
    }

    @Override
    public boolean ready() {
        return isOpen();
    }

    /// Waits until it is open, for at most `nanos` (negative: for ever); whether it is.
    @Override
    public boolean await(long nanos) throws InterruptedException {
        if (nanos >= 0) return tryAcquireSharedNanos(1, nanos);
        acquireSharedInterruptibly(1);
        return true;
    }

    @Override
    protected int tryAcquireShared(int unused) {
        return getState() != 0 ? 1 : -1;
    }

    @Override
    protected boolean tryReleaseShared(int unused) {
        setState(1);
        return true;
    }

    @Override
    public String toString() {
        return isOpen() ? "open" : "shut";
    }
}
