package interleave.teaching;

import interleave.trace.Cast;
import interleave.trace.ThreadReading;
import interleave.trace.Trace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call of an act while it runs and after. Safe from any thread.
public interface Execution {
    /// Actors and resources so far; also without recording.
    Cast cast();

    /// The recording as it fills; empty without recording.
    Trace trace();

    /// Everything up to here (System.nanoTime) is in the trace.
    long watermark();

    /// CPU time of the drainer so far, ns.
    long drainNanos();

    /// CPU time that worker processes have used so far, their start and warm-up included, ns; 0 without any.
    default long workersCpuNanos() {
        return 0;
    }

    /// What the program has printed so far.
    String output();

    boolean done();

    /// Waits for the end, the drained trace included.
    Outcome await() throws InterruptedException;

    /// Holds every thread at its next instruction.
    void pause();

    void resume();

    /// Ends every thread within 200 ms; the outcome is cancelled.
    void cancel();

    /// What was watched, once done; null where nothing was, or on an engine that can't.
    default @Nullable Profile profile() {
        return null;
    }

    /// How well it is known who held the GIL, where that is sampled; null where it is recorded, and without a GIL. Also while it runs.
    default @Nullable Sampling sampling() {
        return null;
    }

    /// How it is known which line each thread is on; null where every line is known without asking, and without recording. Also while it runs.
    default @Nullable Lines lines() {
        return null;
    }

    enum Status { FINISHED, FAILED, CANCELLED }

    /// How a call ended.
    ///
    /// @param startNanos when the function was entered; -1 if it never was
    /// @param endNanos   when it had returned and its non-daemon threads had ended
    /// @param cpuNanos   CPU time of all the workload's threads
    /// @param results    what the function returned, as Java values (integers as BigInteger or Long)
    /// @param failure    set when FAILED
    /// @param readings   ThreadMXBean as read by each thread at its end
    /// @param processes  what each process took and did, the program's own first; empty when it started none
    record Outcome(Status status, long startNanos, long endNanos, long cpuNanos, Map<String, Object> results, String output,
                   @Nullable ProgramFailure failure, List<ThreadReading> readings, List<ProcessReading> processes) {
        /// Of a program that has started no processes.
        public Outcome(Status status, long startNanos, long endNanos, long cpuNanos, Map<String, Object> results, String output,
                       @Nullable ProgramFailure failure, List<ThreadReading> readings) {
            this(status, startNanos, endNanos, cpuNanos, results, output, failure, readings, List.of());
        }

        public double wallSeconds() {
            return (endNanos - startNanos) / 1e9;
        }
    }
}
