package interleave.world;

import java.util.Arrays;

/// The growing side of a lane: the folding thread appends segments here and hands out [View]s, which never change.
///
/// Columns in chunks of 1024 segments, and *checkpoints*: how long each value had lasted up to a segment, one every 32 segments or twice the number of
/// values, so that a share over any span costs two searches and two short walks. These are the lane's summary at every zoom at once: sums up to an
/// instant, whose difference is exact for any pair of instants, where buckets of fixed widths would have to be interpolated.
///
/// The chunk that is written takes 20 bytes a segment; when the next one is begun it is [Packed] into about 6.
///
/// A view shares the chunks. That is safe because a segment below a view's count is never written again: packing puts a chunk that says the same in the
/// place of the other, taking segments back ([#truncate]) copies the chunk that is cut. (The one exception is a segment's gap flag, set when it turns out
/// that events were lost in it: a view may show it early.)
final class SegmentLane {
    private static final int BITS = 10, SEGMENTS = 1 << BITS, MASK = SEGMENTS - 1, FIRST = 16;
    private static final int CHECKPOINT = 32;
    private static final int GAP = 1, PAUSED = 2, FLAG_BITS = 2;

    /// Some successive segments.
    private sealed interface Chunk {
        long start(int at);

        /// Value and flags.
        int look(int at);

        int detail(int at);

        int line(int at);

        /// How many fit.
        int capacity();

        /// The same in a chunk of its own that can be written and holds `capacity`.
        default Open copy(int capacity) {
            var copy = new Open(capacity);
            for (int at = 0; at < Math.min(capacity, capacity()); at++) {
                copy.set(at, start(at), look(at), detail(at), line(at));
            }
            return copy;
        }
    }

    private record Open(long[] starts, int[] looks, int[] details, int[] lines) implements Chunk {
        Open(int capacity) {
            this(new long[capacity], new int[capacity], new int[capacity], new int[capacity]);
        }

        void set(int at, long start, int look, int detail, int line) {
            starts[at] = start;
            looks[at] = look;
            details[at] = detail;
            lines[at] = line;
        }

        @Override
        public long start(int at) {
            return starts[at];
        }

        @Override
        public int look(int at) {
            return looks[at];
        }

        @Override
        public int detail(int at) {
            return details[at];
        }

        @Override
        public int line(int at) {
            return lines[at];
        }

        @Override
        public int capacity() {
            return starts.length;
        }
    }

    /// A full chunk. A lane repeats itself, so the bits it needs are about a third of the words.
    private record Packed(PackedColumn starts, PackedColumn looks, PackedColumn details, PackedColumn lines) implements Chunk {
        static Packed of(Open full) {
            return new Packed(PackedColumn.of(full.starts, SEGMENTS), PackedColumn.of(full.looks, SEGMENTS), PackedColumn.of(full.details, SEGMENTS),
                PackedColumn.of(full.lines, SEGMENTS));
        }

        @Override
        public long start(int at) {
            return starts.get(at);
        }

        @Override
        public int look(int at) {
            return (int) looks.get(at);
        }

        @Override
        public int detail(int at) {
            return (int) details.get(at);
        }

        @Override
        public int line(int at) {
            return (int) lines.get(at);
        }

        @Override
        public int capacity() {
            return SEGMENTS;
        }
    }

    /// The first `count` are in use, and never written again: row `c` of `sums` (`stride` wide) says how long each value (index: value + 1) had lasted before
    /// `segment[c]`, which began at `nanos[c]`. Flat columns: a picture of a long run jumps from one to the next, and each jump costs what it misses in the cache.
    private record Checkpoints(int[] segment, long[] nanos, long[] sums, int stride, int count) {
        static final Checkpoints NONE = new Checkpoints(new int[0], new long[0], new long[0], 0, 0);

        /// One more: the first `slots` of `lasted`.
        Checkpoints with(int next, long at, long[] lasted, int slots) {
            var grown = slots > stride ? wider(slots <= 16 ? slots : slots + 15 & -16) : this;
            grown = count < segment.length ? grown : grown.resized(Math.max(4, count + (count >> 1)));
            grown.segment[count] = next;
            grown.nanos[count] = at;
            System.arraycopy(lasted, 0, grown.sums, count * grown.stride, slots);
            return new Checkpoints(grown.segment, grown.nanos, grown.sums, grown.stride, count + 1);
        }

        private Checkpoints wider(int columns) {
            var wide = new long[segment.length * columns];
            for (int c = 0; c < count; c++) {
                System.arraycopy(sums, c * stride, wide, c * columns, stride);
            }
            return new Checkpoints(segment, nanos, wide, columns, count);
        }

        private Checkpoints resized(int capacity) {
            return new Checkpoints(Arrays.copyOf(segment, capacity), Arrays.copyOf(nanos, capacity), Arrays.copyOf(sums, capacity * stride), stride, Math.min(count, capacity));
        }

        /// Adds row `c` to these sums, or takes it away.
        void add(int c, int sign, long[] to) {
            for (int v = 0, i = c * stride; v < Math.min(stride, to.length); v++, i++) {
                to[v] += sign * sums[i];
            }
        }

        /// Those before segment `segments`.
        Checkpoints before(int segments) {
            int kept = count;
            while (kept > 0 && segment[kept - 1] >= segments) {
                kept--;
            }
            return resized(kept);
        }

        /// The last one at or before an instant, or -1.
        int at(long time) {
            int low = 0, high = count;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (nanos[middle] <= time) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }

        /// The segment that the last one stands before; 0 without any.
        int last() {
            return count == 0 ? 0 : segment[count - 1];
        }
    }

    private static int look(int value, int flags) {
        return value << FLAG_BITS | flags;
    }

    private Chunk[] chunks = {};
    /// The last of them.
    private Open tail = new Open(0);
    private int count;
    private Checkpoints checkpoints = Checkpoints.NONE;
    /// How long each value has lasted in the closed segments; index: value + 1. The first `slots` are in use.
    private long[] lasted = new long[4];
    private int slots;
    private View view = new View(chunks, 0, checkpoints);

    int count() {
        return count;
    }

    void append(long start, int value, int detail, int line, boolean gap, boolean paused) {
        close(start);
        if ((count & MASK) == 0) {
            begin(count >> BITS);
        } else if ((count & MASK) == tail.capacity()) {
            chunks = chunks.clone(); // views keep the array with the short chunk
            tail = tail.copy((count & MASK) * 2);
            chunks[count >> BITS] = tail;
        }
        tail.set(count & MASK, start, look(value, (gap ? GAP : 0) | (paused ? PAUSED : 0)), detail, line);
        count++;
    }

    /// Begins chunk `c` and packs the one before, which is full and whose last segment has got its end.
    private void begin(int c) {
        if (c > 0) {
            chunks[c - 1] = Packed.of(tail);
        }
        if (c == chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(1, c + (c >> 1) + 1));
        }
        tail = new Open(c == 0 ? FIRST : SEGMENTS);
        chunks[c] = tail;
    }

    private void close(long end) {
        if (count == 0) {
            return;
        }
        int at = count - 1 & MASK;
        add(tail.looks[at], end - tail.starts[at]);
        if (count - checkpoints.last() >= Math.max(CHECKPOINT, 2 * slots)) {
            checkpoints = checkpoints.with(count, end, lasted, slots);
        }
    }

    /// A segment that looks so has lasted that long.
    private void add(int look, long nanos) {
        if ((look & PAUSED) != 0) {
            return;
        }
        int slot = (look >> FLAG_BITS) + 1;
        if (slot >= slots) {
            slots = slot + 1;
            lasted = slot < lasted.length ? lasted : Arrays.copyOf(lasted, Math.max(slot + 1, lasted.length * 2));
        }
        lasted[slot] += nanos;
    }

    /// Events were lost in [from, to): the last segment from there on is a gap. The caller appends what comes next, at `to`.
    void lost(long from, boolean paused) {
        if (count == 0) {
            return;
        }
        int at = count - 1 & MASK;
        if (tail.start(at) >= from) {
            tail.looks[at] |= GAP;
        } else {
            append(from, tail.look(at) >> FLAG_BITS, tail.detail(at), tail.line(at), true, paused);
        }
    }

    /// The run is held, or goes on: the same value in a segment of its own.
    void paused(long time, boolean begins) {
        if (count > 0) {
            int at = count - 1 & MASK;
            append(time, tail.look(at) >> FLAG_BITS, tail.detail(at), tail.line(at), false, begins);
        }
    }

    /// Takes back all segments from `segments` on. The last one left is open again, and nothing is known to be lost in it.
    void truncate(int segments) {
        if (segments == count && (count == 0 || (tail.look(count - 1 & MASK) & GAP) == 0)) {
            return;
        }
        count = segments;
        int kept = segments + MASK >> BITS;
        chunks = Arrays.copyOf(chunks, kept);
        if (kept == 0) {
            tail = new Open(0);
        } else {
            tail = chunks[kept - 1].copy(chunks[kept - 1].capacity());
            tail.looks[segments - 1 & MASK] &= ~GAP;
            chunks[kept - 1] = tail;
        }
        checkpoints = checkpoints.before(segments);
        int from = checkpoints.last();
        slots = checkpoints.count == 0 ? 0 : checkpoints.stride;
        lasted = new long[Math.max(4, slots)];
        if (checkpoints.count > 0) {
            checkpoints.add(checkpoints.count - 1, 1, lasted);
        }
        for (int s = from; s < segments - 1; s++) {
            var chunk = chunks[s >> BITS];
            add(chunk.look(s & MASK), chunks[s + 1 >> BITS].start(s + 1 & MASK) - chunk.start(s & MASK));
        }
    }

    /// The lane as it stands now; the same object as long as nothing was appended.
    View view() {
        if (view.count != count || view.chunks != chunks) {
            view = new View(chunks, count, checkpoints);
        }
        return view;
    }

    /// A lane that doesn't change: its last segment is open.
    static final class View implements Lane {
        private final Chunk[] chunks;
        private final int count;
        private final Checkpoints checkpoints;

        private View(Chunk[] chunks, int count, Checkpoints checkpoints) {
            this.chunks = chunks;
            this.count = count;
            this.checkpoints = checkpoints;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public long start(int segment) {
            return chunks[segment >> BITS].start(segment & MASK);
        }

        @Override
        public long end(int segment) {
            return segment + 1 < count ? start(segment + 1) : Long.MAX_VALUE;
        }

        @Override
        public int value(int segment) {
            return look(segment) >> FLAG_BITS;
        }

        @Override
        public int detail(int segment) {
            return chunks[segment >> BITS].detail(segment & MASK);
        }

        @Override
        public int line(int segment) {
            return chunks[segment >> BITS].line(segment & MASK);
        }

        @Override
        public boolean gap(int segment) {
            return (look(segment) & GAP) != 0;
        }

        @Override
        public boolean paused(int segment) {
            return (look(segment) & PAUSED) != 0;
        }

        private int look(int segment) {
            return chunks[segment >> BITS].look(segment & MASK);
        }

        @Override
        public int at(long nanos) {
            return at(nanos, checkpoints.at(nanos));
        }

        /// The segment that contains `nanos`, after checkpoint `c`.
        private int at(long nanos, int c) {
            int low = c < 0 ? 0 : checkpoints.segment[c], high = c + 1 < checkpoints.count ? checkpoints.segment[c + 1] : count;
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
                lasted(from, -1, nanosByValue);
                lasted(to, 1, nanosByValue);
            }
        }

        @Override
        public int lasted(long nanos, long[] nanosByValue) {
            return lasted(nanos, 1, nanosByValue);
        }

        /// Adds what lasted before `nanos`, from the nearer of the checkpoints on both sides. Returns the segment.
        private int lasted(long nanos, int sign, long[] sums) {
            int c = checkpoints.at(nanos), last = at(nanos, c);
            if (last < 0) {
                return -1;
            }
            int from = c < 0 ? 0 : checkpoints.segment[c], next = c + 1 < checkpoints.count ? checkpoints.segment[c + 1] : Integer.MAX_VALUE;
            if (next - last < last - from) {
                checkpoints.add(c + 1, sign, sums);
                walk(last, next, nanos, checkpoints.nanos[c + 1], -sign, sums);
            } else {
                if (c >= 0) {
                    checkpoints.add(c, sign, sums);
                }
                walk(from, last + 1, Long.MIN_VALUE, nanos, sign, sums);
            }
            return last;
        }

        /// The segments in [first, end), as far as they lie within [from, to).
        private void walk(int first, int end, long from, long to, int sign, long[] sums) {
            long start = Math.max(from, start(first));
            for (int s = first; s < end; s++) {
                long next = s + 1 < end ? start(s + 1) : to;
                int look = look(s), slot = (look >> FLAG_BITS) + 1;
                if (slot < sums.length && (look & PAUSED) == 0) {
                    sums[slot] += sign * (next - start);
                }
                start = next;
            }
        }
    }
}
