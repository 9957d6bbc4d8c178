package interleave.world;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How durations are spread, in nanoseconds: percentiles by nearest rank, each one a duration that occurred.
///
/// @param count how many durations
public record Spread(long count, long p10, long p50, long p90, long p99, long max) {
    /// Of the first `count` of `nanos`, which it sorts; null when there are none.
    static @Nullable Spread of(long[] nanos, int count) {
        if (count == 0) {
            return null;
        }
        Arrays.sort(nanos, 0, count);
        return new Spread(count, at(nanos, count, 10), at(nanos, count, 50), at(nanos, count, 90), at(nanos, count, 99), nanos[count - 1]);
    }

    private static long at(long[] sorted, int count, int percent) {
        return sorted[(int) Math.max(0, ((long) count * percent + 99) / 100 - 1)];
    }
}
