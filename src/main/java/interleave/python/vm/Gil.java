package interleave.python.vm;

import interleave.trace.EventKind;
import java.util.ArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The global interpreter lock, by the protocol of CPython 3.13 (`Python/ceval_gil.c`). One per [Interpreter].
///
/// ```
/// take   while locked: wait on `cond` for one interval; if it ran out and nobody switched meanwhile, raise the drop request
///        in the *holder's* thread state. Then: locked, the last holder is me, one more switch if it was another, signal `switchCond`.
/// drop   not locked, signal one waiter of `cond`. If the request is raised in my thread state (forced switching):
///        wait on `switchCond` until another has taken it, so that I can't win it back at once.
/// ```
///
/// **Guarantees.** At most one thread is between [#take] and [#drop]. A drop wakes one waiter; a waiter that is woken and gives up (cancelled) passes the
/// wake-up on; a waiter that sleeps longer than an interval looks for itself: no wake-up is lost. Whatever a thread did before its drop is
/// seen by the thread that takes next. [ThreadInfo][java.lang.management.ThreadInfo] of a waiter names this lock and the thread that holds it: waiters park
/// with this object as blocker, and the owner is set at take and cleared at drop.
///
/// **Who is woken.** `pthread_cond_signal` wakes one waiter and promises no order, and a thread that comes along first may take the lock from
/// under the one just woken. Here one of the waiters is drawn at random. CPython's own order is no queue either: of four successive turns of four
/// busy threads 17–27 % contain all four; drawn at random it is 22 %, in a queue it would be all.
///
/// **What it is not.** Not reentrant, not fair, and no lock for Python programs (that is [Mutex]).
///
/// Events: a *drop* is stamped before the fact, a *take* after it, so recorded holds never overlap.
public final class Gil extends AbstractOwnableSynchronizer {
    private static final long serialVersionUID = 1;
    /// `sys.getswitchinterval()` of a fresh interpreter.
    public static final long DEFAULT_INTERVAL_NANOS = 5_000_000;
    private static final long SHORTEST_INTERVAL_NANOS = 1_000;

    /// A condition variable: its waiters park with the GIL as blocker. Every method is called with `mutex` held.
    private final class Waiters {
        private final ReentrantLock mutex;
        private final ArrayList<Waiter> waiting = new ArrayList<>();

        Waiters(ReentrantLock mutex) {
            this.mutex = mutex;
        }

        /// Lets go of the mutex, waits until signalled, for `nanos`, or until the thread is cancelled, and holds the mutex again; whether it was signalled.
        boolean await(PyThread me, long nanos) {
            var self = new Waiter(Thread.currentThread());
            self.place = waiting.size();
            waiting.add(self);
            mutex.unlock();
            try {
                long end = System.nanoTime() + nanos;
                for (long left = nanos; !self.signalled && left > 0 && !cancelled(me); left = end - System.nanoTime()) {
                    LockSupport.parkNanos(Gil.this, left);
                    Thread.interrupted(); // a stray interrupt would keep park from parking; cancellation has a flag of its own
                }
            } finally {
                mutex.lock();
                if (!self.signalled) remove(self);
            }
            return self.signalled;
        }

        void signal() {
            int n = waiting.size();
            if (n == 0) return;
            var chosen = waiting.get(n == 1 ? 0 : ThreadLocalRandom.current().nextInt(n));
            remove(chosen);
            chosen.signalled = true;
            LockSupport.unpark(chosen.thread);
        }

        /// The last one takes its place: the order means nothing.
        private void remove(Waiter leaving) {
            var last = waiting.removeLast();
            if (last == leaving) return;
            last.place = leaving.place;
            waiting.set(last.place, last);
        }
    }

    private static final class Waiter {
        final Thread thread;
        int place;
        volatile boolean signalled;

        Waiter(Thread thread) {
            this.thread = thread;
        }
    }

    private final transient ReentrantLock mutex = new ReentrantLock(), switchMutex = new ReentrantLock();
    private final transient Waiters cond = new Waiters(mutex), switchCond = new Waiters(switchMutex);
    private final int resource;
    private boolean locked;
    private transient volatile @Nullable PyThread lastHolder;
    private volatile long switchNumber;
    private volatile long interval = DEFAULT_INTERVAL_NANOS;

    /// @param resource its id in the cast, or -1
    public Gil(int resource) {
        this.resource = resource;
    }

    /// Waits until the GIL is this thread's.
    ///
    /// @throws Cancelled when the thread is cancelled while it waits; it then does not hold the GIL
    public void take(PyThread me) {
        var last = lastHolder;
        me.write(EventKind.GIL_WAIT, resource, getExclusiveOwnerThread() == null || last == null ? -1 : last.actor);
        waitAndHold(me);
    }

    private void waitAndHold(PyThread me) {
        long number;
        mutex.lock();
        try {
            while (locked) waitForInterval(me);
            number = hold(me);
        } finally {
            mutex.unlock();
        }
        me.write(EventKind.GIL_TAKE, resource, number);
    }

    private void waitForInterval(PyThread me) {
        long saved = switchNumber;
        boolean signalled = cond.await(me, interval);
        if (cancelled(me)) {
            if (signalled && !locked) cond.signal();
            throw Cancelled.INSTANCE;
        }
        var holder = lastHolder;
        if (signalled || !locked || switchNumber != saved || holder == null || (me.breaker & PyThread.PAUSE) != 0) return;
        me.write(EventKind.GIL_REQUEST, resource, holder.actor);
        holder.set(PyThread.DROP_REQUEST);
    }

    private long hold(PyThread me) {
        switchMutex.lock();
        try {
            locked = true;
            setExclusiveOwnerThread(Thread.currentThread());
            if (lastHolder != me) {
                lastHolder = me;
                switchNumber++;
            }
            switchCond.signal();
        } finally {
            switchMutex.unlock();
        }
        me.clear(PyThread.DROP_REQUEST);
        return switchNumber;
    }

    /// Lets go of the GIL of the thread's own accord: before a call that may block. If another has asked for it, returns when another has taken it.
    /// Does nothing for a thread that doesn't hold it (one cancelled on its way in).
    public void drop(PyThread me) {
        drop(me, 0, false);
    }

    /// Lets go for the last time: the thread ends, so it waits for nobody.
    public void dropForGood(PyThread me) {
        drop(me, 0, true);
    }

    /// What the eval breaker does when the drop request is up: lets another thread have the GIL, and takes it back. The thread waits for the GIL
    /// from the moment it lets go; a scheduler that runs the other at once leaves it no later one to say so.
    public void breaker(PyThread me) {
        drop(me, 1, false);
        waitAndHold(me);
    }

    private void drop(PyThread me, int forced, boolean last) {
        if (!heldBy(Thread.currentThread())) return;
        lastHolder = me;
        me.write(EventKind.GIL_DROP, resource, forced);
        if (forced == 1) me.write(EventKind.GIL_WAIT, resource, -1);
        mutex.lock();
        try {
            locked = false;
            setExclusiveOwnerThread(null);
            cond.signal();
        } finally {
            mutex.unlock();
        }
        if (!last && (me.breaker & PyThread.DROP_REQUEST) != 0) awaitSwitch(me);
    }

    /// Forced switching. The loop is for spurious wake-ups; a thread whose request has no waiter left behind it (all were cancelled) is cancelled itself.
    private void awaitSwitch(PyThread me) {
        switchMutex.lock();
        try {
            if (lastHolder == me) me.clear(PyThread.DROP_REQUEST);
            while (lastHolder == me && !cancelled(me)) switchCond.await(me, Long.MAX_VALUE >> 1);
        } finally {
            switchMutex.unlock();
        }
    }

    private static boolean cancelled(PyThread me) {
        return (me.breaker & PyThread.CANCEL) != 0;
    }

    public boolean heldBy(Thread thread) {
        return getExclusiveOwnerThread() == thread;
    }

    /// Its id in the cast, or -1.
    public int resource() {
        return resource;
    }

    /// How often it has gone to another thread than the one that held it last.
    public long switchNumber() {
        return switchNumber;
    }

    public long interval() {
        return interval;
    }

    /// How long a waiter waits before it asks, in nanoseconds; at least 1000. In force from the next wait on.
    public void interval(long nanos) {
        interval = Math.max(nanos, SHORTEST_INTERVAL_NANOS);
    }
}
