package interleave.python.vm;

import java.util.ArrayDeque;

/// The waiters of a condition, event, semaphore or barrier, each with a latch of its own; woken in order of arrival, as CPython's `Condition` does.
///
/// A waiter [#enlist]s while it still holds what protects the condition, so that no notification falls between looking and waiting; one that gives up
/// [#withdraw]s and learns whether it was notified at the last moment.
public final class WaitList {
    private final ArrayDeque<Latch> waiting = new ArrayDeque<>();

    public synchronized Latch enlist() {
        var latch = new Latch();
        waiting.add(latch);
        return latch;
    }

    /// False if it had been notified already.
    public synchronized boolean withdraw(Latch latch) {
        return waiting.remove(latch);
    }

    /// How many wait now.
    public synchronized int size() {
        return waiting.size();
    }

    /// Wakes up to `n` waiters.
    public synchronized void wake(int n) {
        for (; n > 0 && !waiting.isEmpty(); n--) waiting.remove().open();
    }

    public void wakeAll() {
        wake(Integer.MAX_VALUE);
    }
}
