package interleave.recorder;

import interleave.trace.EventKind;
import java.util.Arrays;

/// What one recorded event costs its writer on this machine now: the *estimated* half of the recording's cost (the drainer's CPU time is the
/// measured one).
public final class EventCost {
    private static final int EVENTS = 2048, MOST_BATCHES = 4096;
    private static final long SPAN_NANOS = 40_000_000;

    private EventCost() {}

    /// Writes into a ring of its own for about 40 ms and gives the median cost of an event, in nanoseconds, stamp included. Batches of
    /// the second half count, so that the code is compiled.
    public static double nanosPerEvent() {
        var ring = new Ring(0, new ChunkPool(1));
        var reader = ring.reader();
        var batches = new double[MOST_BATCHES];
        int count = 0;
        for (long end = System.nanoTime() + SPAN_NANOS; count < MOST_BATCHES && (count < 2 || System.nanoTime() < end); count++) {
            batches[count] = (double) batch(ring) / EVENTS;
            reader.skip();
        }
        var settled = Arrays.copyOfRange(batches, count / 2, count);
        Arrays.sort(settled);
        return settled[settled.length / 2];
    }

    private static long batch(Ring ring) {
        long begun = System.nanoTime();
        for (int i = 0; i < EVENTS; i += 2) {
            ring.write(EventKind.LOCK_ACQUIRE, 0, i, 1);
            ring.write(EventKind.LOCK_RELEASE, 0, i, 0);
        }
        return System.nanoTime() - begun;
    }
}
