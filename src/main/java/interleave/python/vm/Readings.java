package interleave.python.vm;

import interleave.trace.RunDelay;
import interleave.trace.ThreadReading;
import java.lang.management.ManagementFactory;

/// Reads ThreadMXBean for the calling thread: only the thread itself, at its end, can read the whole of its time.
final class Readings {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private Readings() {}

    /// All -1 for a virtual thread, which ThreadMXBean does not see.
    static ThreadReading own(int actor) {
        if (Thread.currentThread().isVirtual()) return new ThreadReading(actor, -1, -1, -1, -1, -1);
        var bean = ManagementFactory.getThreadMXBean();
        long cpu = bean.isCurrentThreadCpuTimeSupported() ? bean.getCurrentThreadCpuTime() : -1;
        var info = bean.getThreadInfo(Thread.currentThread().threadId());
        if (info == null) return new ThreadReading(actor, cpu, -1, -1, -1, -1);
        return new ThreadReading(actor, cpu, nanos(info.getBlockedTime()), nanos(info.getWaitedTime()), info.getBlockedCount(), info.getWaitedCount(),
            RunDelay.own());
    }

    /// Of a thread that still runs.
    static @org.jspecify.annotations.Nullable ThreadReading other(int actor, long thread) {
        var bean = ManagementFactory.getThreadMXBean();
        var info = bean.getThreadInfo(thread);
        if (info == null) return null;
        long cpu = bean.isThreadCpuTimeSupported() ? bean.getThreadCpuTime(thread) : -1;
        return new ThreadReading(actor, cpu, nanos(info.getBlockedTime()), nanos(info.getWaitedTime()), info.getBlockedCount(), info.getWaitedCount());
    }

    private static long nanos(long millis) {
        return millis < 0 ? -1 : millis * NANOS_PER_MILLI;
    }
}
