package interleave.world;

import java.util.Arrays;

/// The growing side of a lane: the folding thread appends segments here and hands out [View]s, which never change.
///
/// Columns in chunks of 1024 segments (20 bytes each), and *checkpoints*: how long each value had lasted up to a segment, one every 64 segments or
/// twice the number of values, so that a share over any span costs two binary searches and two short walks.
///
/// A view shares the chunks. That is safe because a segment below a view's count is never written again: taking segments back ([#truncate]) copies
/// the chunk that is cut. (The one exception is a segment's gap flag, set when it turns out that events were lost in it: a view may show it early.)
final class SegmentLane {
    private static final int BITS = 10, SEGMENTS = 1 << BITS, MASK = SEGMENTS - 1, FIRST = 16;
    private static final int CHECKPOINT = 64;
    private static final int GAP = 1, PAUSED = 2, FLAG_BITS = 8;

    private record Chunk(long[] start, int[] value, int[] detail, int[] lineAndFlags) {
        Chunk(int capacity) {
            this(new long[capacity], new int[capacity], new int[capacity], new int[capacity]);
        }

        Chunk copy(int capacity) {
            return new Chunk(Arrays.copyOf(start, capacity), Arrays.copyOf(value, capacity), Arrays.copyOf(detail, capacity),
                Arrays.copyOf(lineAndFlags, capacity));
        }
    }

    private record Checkpoint(int segment, long[] nanosByValue) {}

    private Chunk[] chunks = {};
    private int count;
    private Checkpoint[] checkpoints = {};
    private int checkpointCount;
    /// How long each value has lasted in the closed segments; index: value + 1.
    private long[] lasted = new long[4];
    private View view = new View(chunks, 0, checkpoints, 0);

    int count() {
        return count;
    }

    void append(long start, int value, int detail, int line, boolean gap, boolean paused) {
        close(start);
        int c = count >> BITS, at = count & MASK;
        if (c == chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(1, c * 2));
        }
        if (chunks[c] == null) {
            chunks[c] = new Chunk(c == 0 ? FIRST : SEGMENTS);
        } else if (at == chunks[c].start.length) {
            chunks = chunks.clone(); // views keep the array with the short chunk
            chunks[c] = chunks[c].copy(at * 2);
        }
        var chunk = chunks[c];
        chunk.start[at] = start;
        chunk.value[at] = value;
        chunk.detail[at] = detail;
        chunk.lineAndFlags[at] = line << FLAG_BITS | (gap ? GAP : 0) | (paused ? PAUSED : 0);
        count++;
    }

    private void close(long end) {
        if (count == 0) {
            return;
        }
        lasted = add(lasted, count - 1, end);
        int since = checkpointCount == 0 ? 0 : checkpoints[checkpointCount - 1].segment;
        if (count - since >= Math.max(CHECKPOINT, 2 * lasted.length)) {
            if (checkpointCount == checkpoints.length) {
                checkpoints = Arrays.copyOf(checkpoints, Math.max(4, checkpointCount * 2));
            }
            checkpoints[checkpointCount++] = new Checkpoint(count, lasted.clone());
        }
    }

    private long[] add(long[] sums, int segment, long end) {
        var chunk = chunks[segment >> BITS];
        int at = segment & MASK;
        if ((chunk.lineAndFlags[at] & PAUSED) != 0) {
            return sums;
        }
        int slot = chunk.value[at] + 1;
        var wide = slot < sums.length ? sums : Arrays.copyOf(sums, Math.max(slot + 1, sums.length * 2));
        wide[slot] += end - chunk.start[at];
        return wide;
    }

    /// Events were lost in [from, to): the last segment from there on is a gap. The caller appends what comes next, at `to`.
    void lost(long from, boolean paused) {
        if (count == 0) {
            return;
        }
        int last = count - 1;
        var chunk = chunks[last >> BITS];
        int at = last & MASK;
        if (chunk.start[at] >= from) {
            chunk.lineAndFlags[at] |= GAP;
        } else {
            append(from, chunk.value[at], chunk.detail[at], chunk.lineAndFlags[at] >>> FLAG_BITS, true, paused);
        }
    }

    /// The run is held, or goes on: the same value in a segment of its own.
    void paused(long time, boolean begins) {
        if (count > 0) {
            var chunk = chunks[count - 1 >> BITS];
            int at = count - 1 & MASK;
            append(time, chunk.value[at], chunk.detail[at], chunk.lineAndFlags[at] >>> FLAG_BITS, false, begins);
        }
    }

    /// Takes back all segments from `segments` on. The last one left is open again, and nothing is known to be lost in it.
    void truncate(int segments) {
        if (segments == count && (count == 0 || (chunks[count - 1 >> BITS].lineAndFlags[count - 1 & MASK] & GAP) == 0)) {
            return;
        }
        count = segments;
        int whole = segments >> BITS, rest = segments & MASK;
        if (rest > 0) {
            var cut = chunks[whole].copy(chunks[whole].start.length);
            cut.lineAndFlags[rest - 1] &= ~GAP;
            chunks = Arrays.copyOf(chunks, whole + 1);
            chunks[whole] = cut;
        } else {
            chunks = Arrays.copyOf(chunks, whole);
            if (whole > 0) {
                chunks[whole - 1] = chunks[whole - 1].copy(SEGMENTS);
                chunks[whole - 1].lineAndFlags[MASK] &= ~GAP;
            }
        }
        while (checkpointCount > 0 && checkpoints[checkpointCount - 1].segment >= segments) {
            checkpointCount--;
        }
        checkpoints = Arrays.copyOf(checkpoints, checkpointCount);
        int from = checkpointCount == 0 ? 0 : checkpoints[checkpointCount - 1].segment;
        lasted = checkpointCount == 0 ? new long[4] : checkpoints[checkpointCount - 1].nanosByValue.clone();
        for (int s = from; s < segments - 1; s++) {
            lasted = add(lasted, s, chunks[s + 1 >> BITS].start[s + 1 & MASK]);
        }
    }

    /// The lane as it stands now; the same object as long as nothing was appended.
    View view() {
        if (view.count != count || view.chunks != chunks) {
            view = new View(chunks, count, checkpoints, checkpointCount);
        }
        return view;
    }

    /// A lane that doesn't change: its last segment is open.
    static final class View implements Lane {
        private final Chunk[] chunks;
        private final int count;
        private final Checkpoint[] checkpoints;
        private final int checkpointCount;

        private View(Chunk[] chunks, int count, Checkpoint[] checkpoints, int checkpointCount) {
            this.chunks = chunks;
            this.count = count;
            this.checkpoints = checkpoints;
            this.checkpointCount = checkpointCount;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public long start(int segment) {
            return chunks[segment >> BITS].start[segment & MASK];
        }

        @Override
        public long end(int segment) {
            return segment + 1 < count ? start(segment + 1) : Long.MAX_VALUE;
        }

        @Override
        public int value(int segment) {
            return chunks[segment >> BITS].value[segment & MASK];
        }

        @Override
        public int detail(int segment) {
            return chunks[segment >> BITS].detail[segment & MASK];
        }

        @Override
        public int line(int segment) {
            return flags(segment) >>> FLAG_BITS;
        }

        @Override
        public boolean gap(int segment) {
            return (flags(segment) & GAP) != 0;
        }

        @Override
        public boolean paused(int segment) {
            return (flags(segment) & PAUSED) != 0;
        }

        private int flags(int segment) {
            return chunks[segment >> BITS].lineAndFlags[segment & MASK];
        }

        @Override
        public int at(long nanos) {
            int low = 0, high = count;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (start(middle) <= nanos) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }

        @Override
        public void shares(long from, long to, long[] nanosByValue) {
            if (to > from) {
                lastedUntil(to, 1, nanosByValue);
                lastedUntil(from, -1, nanosByValue);
            }
        }

        private void lastedUntil(long nanos, int sign, long[] sums) {
            int last = at(nanos);
            if (last < 0) {
                return;
            }
            int from = 0, c = checkpointAt(last);
            if (c >= 0) {
                from = checkpoints[c].segment;
                var before = checkpoints[c].nanosByValue;
                for (int v = 0; v < Math.min(before.length, sums.length); v++) {
                    sums[v] += sign * before[v];
                }
            }
            for (int s = from; s <= last; s++) {
                int slot = value(s) + 1;
                if (slot < sums.length && !paused(s)) {
                    sums[slot] += sign * ((s == last ? nanos : start(s + 1)) - start(s));
                }
            }
        }

        /// The last checkpoint at or before a segment, or -1.
        private int checkpointAt(int segment) {
            int low = 0, high = checkpointCount;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (checkpoints[middle].segment <= segment) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }
    }
}
