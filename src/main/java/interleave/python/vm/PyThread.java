package interleave.python.vm;

import interleave.recorder.EventWriter;
import interleave.trace.EventKind;
import interleave.trace.Gauge;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import org.jspecify.annotations.Nullable;

/// A Python thread's state: CPython's PyThreadState. Used by its own thread; others only set bits of [#breaker] and read [#gauge].
///
/// The eval breaker is CPython 3.13's: one word of bits in the thread's state, looked at on loop back-edges, at function entry and after calls.
public final class PyThread {
    /// Another thread wants the GIL.
    public static final int DROP_REQUEST = 1;
    public static final int PAUSE = 2;
    public static final int CANCEL = 4;
    /// The heap is nearly full: the next look raises MemoryError.
    public static final int MEMORY = 8;
    /// A conductor wants to hear of each look.
    static final int CONDUCTED = 16;

    private static final AtomicIntegerFieldUpdater<PyThread> BREAKER = AtomicIntegerFieldUpdater.newUpdater(PyThread.class, "breaker");
    private static final ThreadLocal<PyThread> CURRENT = new ThreadLocal<>();

    public final Interpreter interpreter;
    public final String name;
    /// The Java thread that runs it.
    public final Thread javaThread;
    /// Null in free-threaded mode.
    public final @Nullable Gil gil;
    /// Null but in a conducted run.
    public final @Nullable Conductor conductor;
    public final Gauge gauge;
    public final EventWriter events;
    /// The actor id in the cast, or -1.
    public final int actor;

    public volatile int breaker;
    /// Calls in progress.
    public int depth;
    public @Nullable Frame frame;
    /// Its `threading.Thread`, once there is one.
    public volatile @Nullable PyObject object;
    /// The exception being handled, innermost: what a bare `raise` raises again and a new exception gets as its context.
    public @Nullable PyException handled;
    /// Hears of this thread's calls and returns; null (nearly always) when nobody does. Set by [#hear()] alone.
    public @Nullable Profiler profiler;
    /// What `sys.setprofile` has set for this thread.
    private @Nullable Profiler own;
    private int deaf;

    /// What each `threading.local` holds for it. Its own alone.
    java.util.@Nullable IdentityHashMap<PyLocal, PyDict> locals;

    PyThread(Interpreter interpreter, String name, Thread javaThread, int actor, Gauge gauge, EventWriter events) {
        this.interpreter = interpreter;
        this.name = name;
        this.javaThread = javaThread;
        this.gil = interpreter.gil();
        this.conductor = interpreter.conductor();
        this.actor = actor;
        this.gauge = gauge;
        this.events = events;
    }

    /// The state of the calling Java thread; slow, code that runs Python has it at hand.
    public static PyThread current() {
        var thread = CURRENT.get();
        if (thread == null) throw new IllegalStateException("not a Python thread");
        return thread;
    }

    static @Nullable PyThread currentOrNull() {
        return CURRENT.get();
    }

    static @Nullable PyThread currentOrNull(Interpreter interpreter) {
        var thread = CURRENT.get();
        return thread != null && thread.interpreter == interpreter ? thread : null;
    }

    static void current(@Nullable PyThread thread) {
        if (thread == null) CURRENT.remove();
        else CURRENT.set(thread);
    }

    /// Any thread.
    public void set(int bits) {
        BREAKER.getAndUpdate(this, old -> old | bits);
    }

    /// Any thread.
    public void clear(int bits) {
        BREAKER.getAndUpdate(this, old -> old & ~bits);
    }

    /// The look at the eval breaker.
    public void checkBreaker() {
        if (breaker != 0) interpreter.breaker(this);
    }

    /// The clock that time-outs run by, ns.
    public long nanoTime() {
        return conductor == null ? System.nanoTime() : conductor.nanoTime();
    }

    /// An event stamped now, with the line this thread is on.
    public void write(EventKind kind, int resource, long argument) {
        events.write(kind, resource, gauge.line(), argument);
    }

    /// This thread's own listener, beside those of all threads.
    public void profile(@Nullable Profiler own) {
        this.own = own;
        hear();
    }

    public @Nullable Profiler ownProfiler() {
        return own;
    }

    /// Nobody hears until [#listen()]: what a listener itself calls is not heard.
    public synchronized void stopListening() {
        deaf++;
        hear();
    }

    public synchronized void listen() {
        deaf--;
        hear();
    }

    /// Works out who hears this thread. A thread that is running when [Interpreter#profile] adds a listener sees it at its next call or so.
    synchronized void hear() {
        profiler = deaf > 0 ? null : interpreter.listeners(own);
    }

    /// What ThreadMXBean says of it now, asked by another thread; null when it has ended.
    public interleave.trace.@Nullable ThreadReading reading() {
        return Readings.other(actor, javaThread.threadId());
    }

    /// Wakes it from a blocking call.
    void interrupt() {
        javaThread.interrupt();
        LockSupport.unpark(javaThread);
    }
}
