package interleave.python.vm;

/// Placeholder until the GIL's author lands theirs: a plain lock.
public class Gil {
    private final java.util.concurrent.locks.ReentrantLock lock = new java.util.concurrent.locks.ReentrantLock();

    public void take(PyThread me) {
        lock.lock();
    }

    public void drop(PyThread me) {
        lock.unlock();
    }

    /// Answers a drop request.
    public void breaker(PyThread me) {
        drop(me);
        me.clear(PyThread.DROP_REQUEST);
        take(me);
    }
}
