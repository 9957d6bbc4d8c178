package interleave.engine.cpython;

import interleave.kernel.Slice;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The thread that samples who holds the GIL in each process of a run.
///
/// It asks Linux for a short slice, so that it gets its core at once when it wakes although the program's threads are busy, and it parks between samples: a sampler
/// that polls takes a core from the program and stretches its holds from 5 to 8–12 ms. It allocates nothing per sample. It runs while it has a process to sample.
///
/// Any thread may add and remove.
final class GilSampler {
    /// How often threads that may wait for the GIL are looked at.
    private static final long ROUND_NANOS = 2_000_000;
    /// How often the lines of threads are read: 40 times a second.
    static final long LINES_NANOS = 25_000_000;

    private final long periodNanos;
    private final List<Target> targets = new ArrayList<>();
    private volatile Target[] sampled = {};
    private @Nullable Thread thread;
    private volatile boolean shortSlice;
    private volatile long cpuNanos, rounds;

    /// @param periodNanos between two samples of a process
    GilSampler(long periodNanos) {
        this.periodNanos = periodNanos;
    }

    long periodNanos() {
        return periodNanos;
    }

    /// Whether the system grants a short slice; without one samples come late while all cores are busy.
    boolean hasShortSlice() {
        return shortSlice;
    }

    /// CPU time of the sampling so far.
    long cpuNanos() {
        return cpuNanos;
    }

    synchronized void add(Target target) {
        targets.add(target);
        sampled = targets.toArray(Target[]::new);
        if (thread == null) thread = Thread.ofPlatform().daemon().name("interleave-gil-sampler").start(this::run);
    }

    /// The target is not touched after this; with the last one the thread has ended. Interrupts wait.
    synchronized void remove(Target target) {
        var sampling = thread;
        if (!targets.remove(target) || sampling == null) return;
        sampled = targets.toArray(Target[]::new);
        if (targets.isEmpty()) thread = null;
        long begun = rounds;
        boolean interrupted = false;
        while (sampling.isAlive() && (targets.isEmpty() || rounds - begun < 2)) {
            LockSupport.unpark(sampling);
            try {
                sampling.join(java.time.Duration.ofNanos(periodNanos));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private static boolean anyGil(Target[] targets) {
        for (var target : targets) if (target.hasGil()) return true;
        return false;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    private void run() {
        shortSlice = Slice.ask(Slice.SHORTEST_NANOS) > 0;
        var clock = ManagementFactory.getThreadMXBean();
        long due = System.nanoTime(), lookDue = due, linesDue = due;
        while (true) {
            rounds++;
            var now = sampled;
            if (now.length == 0) return;
            for (var target : now) target.sample();
            long time = System.nanoTime();
            if (time >= lookDue) {
                for (var target : now) target.round();
                cpuNanos = clock.getCurrentThreadCpuTime();
                lookDue = time + ROUND_NANOS;
            }
            if (time >= linesDue) {
                for (var target : now) target.readLines();
                linesDue = time + LINES_NANOS;
            }
            long period = anyGil(now) ? periodNanos : Math.max(periodNanos, ROUND_NANOS);
            due += period;
            time = System.nanoTime();
            if (due <= time) due = time + period; // late: never two without a rest between them
            LockSupport.parkNanos(this, due - time);
        }
    }
}
