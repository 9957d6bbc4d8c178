package interleave.engine.cpython;

import java.util.concurrent.atomic.AtomicIntegerArray;

/// How far apart samples were: counts by length, eight steps to each doubling, so that a percentile is right to about a tenth. One thread adds, any reads.
final class Gaps {
    private static final int STEPS = 8, SIZE = 64 * STEPS;
    private final AtomicIntegerArray counts = new AtomicIntegerArray(SIZE);

    void add(long nanos) {
        int at = place(nanos);
        counts.setOpaque(at, counts.getOpaque(at) + 1);
    }

    private static int place(long nanos) {
        if (nanos < STEPS) return (int) Math.max(0, nanos);
        int log = 63 - Long.numberOfLeadingZeros(nanos);
        return (log - 2) * STEPS + (int) (nanos >>> log - 3) - STEPS;
    }

    /// The middle of the lengths counted at a place.
    private static long length(int place) {
        if (place < STEPS) return place;
        int log = place / STEPS + 2;
        return ((long) (place % STEPS + STEPS) << log - 3) + (1L << log - 3) / 2;
    }

    /// The length that this share of them doesn't exceed, ns; -1 when there are none.
    long percentile(double share) {
        long all = 0;
        for (int i = 0; i < SIZE; i++) all += counts.getOpaque(i);
        long before = 0, wanted = (long) Math.ceil(share * all);
        for (int i = 0; i < SIZE; i++) {
            before += counts.getOpaque(i);
            if (before >= wanted && before > 0) return length(i);
        }
        return -1;
    }
}
