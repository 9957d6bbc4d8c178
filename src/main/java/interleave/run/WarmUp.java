package interleave.run;

import java.util.concurrent.Callable;

/// Runs an act until the JIT compiler has settled: until two successive timings agree within 5 %, at most five seconds. Nothing of it is kept. A run that will be
/// recorded is warmed up through a recorder too, whose trace is thrown away: a class first seen in the measured run would throw compiled code away with it.
///
/// Short runs agree long before that: the compiler works beside them and needs some tenths of a second from "hot" to "replaced", and meanwhile the
/// slow code is as fast as itself. So nothing counts as agreement in the first [#LEAST_NANOS].
final class WarmUp {
    static final double AGREEMENT = 0.05;
    static final long LEAST_NANOS = 300_000_000L;
    static final long MOST_NANOS = 5_000_000_000L;

    private WarmUp() {}

    /// @param run runs once and returns its time in ns, or -1 to stop (it failed, was cancelled, or ran into `deadline`)
    /// @return how long it took, ns
    static long until(Clock clock, Callable<Long> run) throws Exception {
        long start = clock.nanos();
        long before = -1;
        while (clock.nanos() - start < MOST_NANOS) {
            long time = run.call();
            if (time < 0) break;
            boolean longEnough = clock.nanos() - start >= LEAST_NANOS;
            if (longEnough && before > 0 && Math.abs(time - before) <= AGREEMENT * Math.max(time, before)) break;
            before = time;
        }
        return clock.nanos() - start;
    }

    /// Nanoseconds; the test's own in tests.
    interface Clock {
        long nanos();
    }
}
