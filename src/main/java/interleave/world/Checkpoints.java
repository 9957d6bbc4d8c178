package interleave.world;

import interleave.trace.Attic;
import interleave.trace.Packing;
import interleave.trace.Shelf;
import interleave.trace.Unpacking;
import java.util.Arrays;

/// How long each value of a lane had lasted up to some of its segments: the lane's summary at every zoom at once.
///
/// Checkpoint `c` stands before `segment[c]`, which began at `nanos[c]`; its row says how long each value (index: value + 1) had lasted before that. Flat columns: a
/// picture of a long run jumps from one to the next, and each jump costs what it misses in the cache. Rows come in blocks, which leave the heap when they are full.
///
/// The first `count` are never written again, so whoever has one of these can read it while another with more is made of it.
record Checkpoints(int[] segment, long[] nanos, Rows[] rows, int count) {
    private static final int BITS = 6, MASK = (1 << BITS) - 1;
    static final Checkpoints NONE = new Checkpoints(new int[0], new long[0], new Rows[0], 0);

    /// Some successive rows, `stride` wide.
    private sealed interface Rows {
        int stride();

        long get(int row, int value);
    }

    private record Open(int stride, long[] sums) implements Rows {
        @Override
        public long get(int row, int value) {
            return sums[row * stride + value];
        }
    }

    private record Kept(int stride, Shelf.Words sums) implements Rows {
        @Override
        public long get(int row, int value) {
            return sums.get(row * stride + value);
        }
    }

    /// One more: the first `slots` of `lasted`.
    Checkpoints with(int next, long at, long[] lasted, int slots, Attic attic) {
        var grown = count < segment.length ? this : resized(Math.max(4, count + (count >> 1)));
        int block = count >> BITS, row = count & MASK;
        var open = row == 0 ? grown.begin(block, slots, attic) : (Open) grown.rows[block];
        if (slots > open.stride) {
            open = wider(open, row, slots);
            grown.rows[block] = open; // says the same of the rows before
        }
        grown.segment[count] = next;
        grown.nanos[count] = at;
        System.arraycopy(lasted, 0, open.sums, row * open.stride, slots);
        return new Checkpoints(grown.segment, grown.nanos, grown.rows, count + 1);
    }

    private Open begin(int block, int slots, Attic attic) {
        if (block > 0 && rows[block - 1] instanceof Open full) {
            var packing = new Packing(Long.BYTES * full.sums.length);
            for (int i = 0; i < full.stride << BITS; i++) packing.word(full.sums[i]);
            rows[block - 1] = new Kept(full.stride, new Shelf.Words(packing.keep(attic)));
        }
        var open = new Open(slots, new long[slots << BITS]);
        rows[block] = open;
        return open;
    }

    private static Open wider(Rows narrow, int kept, int slots) {
        int stride = slots <= 16 ? slots : slots + 15 & -16;
        var wide = new Open(stride, new long[stride << BITS]);
        for (int row = 0; row < kept; row++) {
            for (int value = 0; value < narrow.stride(); value++) wide.sums[row * stride + value] = narrow.get(row, value);
        }
        return wide;
    }

    private Checkpoints resized(int capacity) {
        return new Checkpoints(Arrays.copyOf(segment, capacity), Arrays.copyOf(nanos, capacity), Arrays.copyOf(rows, (capacity + MASK) >> BITS), Math.min(count, capacity));
    }

    int stride() {
        return count == 0 ? 0 : rows[count - 1 >> BITS].stride();
    }

    /// Adds row `c` to these sums, or takes it away.
    void add(int c, int sign, long[] to) {
        var block = rows[c >> BITS];
        int row = c & MASK, values = Math.min(block.stride(), to.length);
        for (int value = 0; value < values; value++) to[value] += sign * block.get(row, value);
    }

    /// Those before segment `segments`.
    Checkpoints before(int segments) {
        int kept = count;
        while (kept > 0 && segment[kept - 1] >= segments) kept--;
        var fewer = resized(kept);
        if ((kept & MASK) != 0) {
            var last = fewer.rows[kept >> BITS];
            fewer.rows[kept >> BITS] = wider(last, kept & MASK, last.stride());
        }
        return fewer;
    }

    /// The last one at or before an instant, or -1.
    int at(long time) {
        int low = 0, high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (nanos[middle] <= time) low = middle + 1;
            else high = middle;
        }
        return low - 1;
    }

    /// The segment that the last one stands before; 0 without any.
    int last() {
        return count == 0 ? 0 : segment[count - 1];
    }

    int blocks() {
        return count + MASK >> BITS;
    }

    void write(int block, Packing to) {
        int from = block << BITS, rowsHere = Math.min(count - from, MASK + 1), stride = rows[block].stride();
        to.number(rowsHere);
        to.number(stride);
        for (int c = from; c < from + rowsHere; c++) to.word(segment[c]);
        for (int c = from; c < from + rowsHere; c++) to.word(nanos[c]);
        for (int row = 0; row < rowsHere; row++) for (int value = 0; value < stride; value++) to.word(rows[block].get(row, value));
    }

    /// One block more, as [#write] has written it.
    Checkpoints read(Unpacking from) {
        if ((count & MASK) != 0) throw new IllegalArgumentException("a block of checkpoints after the last");
        int more = from.number(1, MASK + 1), stride = from.number(0, 1 << 20);
        var grown = count + more <= segment.length ? this : resized(Math.max(count + more, count * 2));
        var segments = new long[more];
        from.words(segments, 0, more);
        for (int i = 0; i < more; i++) grown.segment[count + i] = (int) segments[i];
        from.words(grown.nanos, count, more);
        grown.rows[count >> BITS] = new Kept(stride, from.words(more * stride));
        return new Checkpoints(grown.segment, grown.nanos, grown.rows, count + more);
    }
}
