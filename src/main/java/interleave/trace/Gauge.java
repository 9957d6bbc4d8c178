package interleave.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// What a running thread shows of itself without an event: the line it is on and how many loop turns and calls it has made.
///
/// One thread writes, any thread reads. Writes are opaque: cheap, in order for one variable, seen soon; readers get a recent value, no
/// happens-before. Sampled once a frame for badges and at the sampling rate for throughput.
public final class Gauge {
    private static final VarHandle LINE, STEPS, SYSTEM_THREAD;

    static {
        try {
            var lookup = MethodHandles.lookup();
            LINE = lookup.findVarHandle(Gauge.class, "line", int.class);
            STEPS = lookup.findVarHandle(Gauge.class, "steps", long.class);
            SYSTEM_THREAD = lookup.findVarHandle(Gauge.class, "systemThread", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // Kept apart from other threads' gauges: objects made one after the other would share a cache line.
    @SuppressWarnings("unused") private long p0, p1, p2, p3, p4, p5, p6;
    private int line;
    private long steps;
    private int systemThread = -1;
    @SuppressWarnings("unused") private long q0, q1, q2, q3, q4, q5, q6;

    /// Owner thread only. 0: no line.
    public void line(int line) {
        LINE.setOpaque(this, line);
    }

    public int line() {
        return (int) LINE.getOpaque(this);
    }

    /// Owner thread only: one more loop turn or call.
    public void step() {
        STEPS.setOpaque(this, steps + 1);
    }

    /// For a thread of another process, by the one thread that gets its news.
    public void steps(long steps) {
        STEPS.setOpaque(this, steps);
    }

    /// Once, by the thread itself when it starts, or by the one that gets the news of another process: its number in the system, as [RunDelay#thread()] says.
    public void systemThread(int number) {
        SYSTEM_THREAD.setOpaque(this, number);
    }

    /// -1: not known (yet).
    public int systemThread() {
        return (int) SYSTEM_THREAD.getOpaque(this);
    }

    public long steps() {
        return (long) STEPS.getOpaque(this);
    }
}
