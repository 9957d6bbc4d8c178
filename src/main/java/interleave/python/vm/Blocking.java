package interleave.python.vm;

/// What a thread does that blocks for a while. The thread lets go of the GIL before ([#detach]) and takes it back after ([#attach]):
///
/// ```
/// me.write(LOCK_WAIT, ...);  Blocking.detach(me);  boolean got = Blocking.await(me, nanos, lock);
/// me.write(got ? LOCK_ACQUIRE : LOCK_GIVE_UP, ...);  Blocking.attach(me);
/// ```
///
/// A cancelled run ends the wait within moments with [Cancelled], and the thread goes on to its end without the GIL. A pause doesn't disturb a wait:
/// the thread stops at its next instruction. Where a [Conductor] rules, it waits in the thread's stead: for what is [Waitable]; all else it refuses.
@FunctionalInterface
public interface Blocking {
    /// Waits for at most `nanos` (negative: for ever); whether what was waited for has come.
    boolean await(long nanos) throws InterruptedException;

    /// Lets go of the GIL, if there is one.
    static void detach(PyThread me) {
        if (me.gil != null) me.gil.drop(me);
        else if (me.conductor != null) me.conductor.letGo(me);
    }

    /// Takes the GIL back, if there is one.
    static void attach(PyThread me) {
        if (me.gil != null) me.gil.take(me);
        else if ((me.breaker & PyThread.CANCEL) != 0) throw Cancelled.INSTANCE;
        else if (me.conductor != null) me.conductor.regain(me);
    }

    /// Waits, without the GIL, for at most `nanos` (negative: for ever). An interrupt that is no cancellation changes nothing.
    static boolean await(PyThread me, long nanos, Blocking wait) {
        if (me.conductor != null) return me.conductor.await(me, nanos, wait);
        long end = System.nanoTime() + nanos;
        while (true) {
            if ((me.breaker & PyThread.CANCEL) != 0) throw Cancelled.INSTANCE;
            try {
                return wait.await(nanos < 0 ? -1 : Math.max(0, end - System.nanoTime()));
            } catch (InterruptedException e) {
                // cancelled, or a stray one: the loop sees which
            }
        }
    }
}
