package interleave.trace;

import org.jspecify.annotations.Nullable;

/// One insertion of late events: the epoch it began and the lowest index it moved. Newest first.
record Disturbance(long epoch, long from, @Nullable Disturbance earlier) {
    static long lowestSince(@Nullable Disturbance newest, long epoch, long none) {
        long lowest = none;
        for (var d = newest; d != null && d.epoch > epoch; d = d.earlier) {
            lowest = Math.min(lowest, d.from);
        }
        return lowest;
    }

    /// In front of `newest`; one that a newer, lower insertion covers is forgotten, so the list stays short.
    static Disturbance add(@Nullable Disturbance newest, long epoch, long from) {
        var uncovered = newest;
        while (uncovered != null && uncovered.from >= from) {
            uncovered = uncovered.earlier;
        }
        return new Disturbance(epoch, from, uncovered);
    }
}
