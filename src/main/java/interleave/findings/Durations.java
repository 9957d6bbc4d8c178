package interleave.findings;

import java.util.Arrays;

/// Durations as they come, ns.
final class Durations {
    private long[] nanos = new long[8];
    private int count;
    private long sum;

    void add(long duration) {
        if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
        nanos[count++] = duration;
        sum += duration;
    }

    int count() {
        return count;
    }

    long sum() {
        return sum;
    }

    long median() {
        return Words.median(nanos, count);
    }

    /// How many last at least so long.
    int atLeast(long least) {
        int many = 0;
        for (int i = 0; i < count; i++) if (nanos[i] >= least) many++;
        return many;
    }
}
