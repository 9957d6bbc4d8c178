package interleave.metrics;

import java.util.Arrays;
import java.util.stream.LongStream;

/// Percentiles of a finished set of values, by nearest rank: every answer is a value that occurred.
public final class Percentiles {
    private final long[] sorted;

    private Percentiles(long[] sorted) {
        this.sorted = sorted;
    }

    public static Percentiles of(LongStream values) {
        long[] sorted = values.toArray();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    public int count() {
        return sorted.length;
    }

    public boolean isEmpty() {
        return sorted.length == 0;
    }

    /// The least value that at least `share` (0 to 1) of the values don't exceed.
    ///
    /// @throws IllegalStateException if there are no values
    public long at(double share) {
        if (sorted.length == 0) throw new IllegalStateException("No values, so no percentile.");
        return sorted[Math.clamp((int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }

    public long max() {
        return at(1);
    }
}
