package interleave.recorder;

import interleave.trace.ColumnTrace;
import interleave.trace.EventKind;
import java.util.concurrent.atomic.AtomicLong;

/// Two threads at a million events a second each for 30 s: is anything dropped?
///
/// ```
/// mvn -q test-compile exec:exec@sustained
/// ```
///
/// Each writer is paced by the clock: it spins until an event's due time and catches up in a burst when it was off its core. The trace takes all
/// 60 million events (1.7 GB). Exit status 1 when one was dropped, or the rate was not reached.
final class SustainedRate {
    private static final int THREADS = 2;
    private static final long PER_SECOND = 1_000_000;

    private SustainedRate() {}

    public static void main(String[] arguments) throws InterruptedException {
        long seconds = arguments.length > 0 ? Long.parseLong(arguments[0]) : 30;
        long events = seconds * PER_SECOND;
        var recorder = RingRecorder.start(new ColumnTrace(THREADS * (events + 10)), RingRecorder.Settings.DEFAULT);
        var slowest = new AtomicLong();
        var threads = new Thread[THREADS];
        for (int t = 0; t < THREADS; t++) {
            var writer = recorder.writer(t);
            threads[t] = Thread.ofPlatform().start(() -> slowest.accumulateAndGet(write(writer, events), Math::max));
        }
        for (var thread : threads) {
            thread.join();
        }
        long merged = recorder.trace().size();
        recorder.close();
        double took = slowest.get() / 1e9;
        System.out.printf("%d events by %d threads in %.2f s (%.2f million a second each), %d dropped; %d late insertions; "
            + "drainer used %.2f s of CPU (%.0f ns an event)%n",
            recorder.trace().size(), THREADS, took, events / took / 1e6, recorder.dropped(), recorder.trace().epoch(), recorder.drainNanos() / 1e9,
            (double) recorder.drainNanos() / recorder.trace().size());
        System.out.printf("when the writers ended %.1f ms of events were still in the rings%n",
            (THREADS * events - merged) / (double) (THREADS * PER_SECOND) * 1e3);
        System.exit(recorder.dropped() == 0 && took < seconds * 1.02 ? 0 : 1);
    }

    private static long write(EventWriter writer, long events) {
        long begun = System.nanoTime(), period = 1_000_000_000 / PER_SECOND;
        for (long i = 0; i < events; i++) {
            long due = begun + i * period;
            while (System.nanoTime() < due) {
                Thread.onSpinWait();
            }
            writer.write((i & 1) == 0 ? EventKind.LOCK_ACQUIRE : EventKind.LOCK_RELEASE, 3, 17, 1 - (i & 1));
        }
        return System.nanoTime() - begun;
    }
}
