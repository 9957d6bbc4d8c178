package interleave.world;

import interleave.trace.Packing;

/// A lane that doesn't change: its last segment is open.
final class LaneView implements Lane {
    private final LaneChunk[] chunks;
    private final int count;
    private final Checkpoints checkpoints;

    LaneView(LaneChunk[] chunks, int count, Checkpoints checkpoints) {
        this.chunks = chunks;
        this.count = count;
        this.checkpoints = checkpoints;
    }

    boolean shows(LaneChunk[] these, int many) {
        return count == many && chunks == these;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public long start(int segment) {
        return chunks[segment >> LaneChunk.BITS].start(segment & LaneChunk.MASK);
    }

    @Override
    public long end(int segment) {
        return segment + 1 < count ? start(segment + 1) : Long.MAX_VALUE;
    }

    @Override
    public int value(int segment) {
        return look(segment) >> LaneChunk.FLAG_BITS;
    }

    @Override
    public int detail(int segment) {
        return chunks[segment >> LaneChunk.BITS].detail(segment & LaneChunk.MASK);
    }

    @Override
    public int line(int segment) {
        return chunks[segment >> LaneChunk.BITS].line(segment & LaneChunk.MASK);
    }

    @Override
    public boolean gap(int segment) {
        return (look(segment) & LaneChunk.GAP) != 0;
    }

    @Override
    public boolean paused(int segment) {
        return (look(segment) & LaneChunk.PAUSED) != 0;
    }

    private int look(int segment) {
        return chunks[segment >> LaneChunk.BITS].look(segment & LaneChunk.MASK);
    }

    int chunks() {
        return count + LaneChunk.MASK >> LaneChunk.BITS;
    }

    Checkpoints checkpoints() {
        return checkpoints;
    }

    /// Appends how many segments are in a chunk, and these.
    void write(int chunk, Packing to) {
        int here = Math.min(LaneChunk.SEGMENTS, count - (chunk << LaneChunk.BITS));
        to.number(here);
        chunks[chunk].write(here, to);
    }

    @Override
    public int at(long nanos) {
        return at(nanos, checkpoints.at(nanos));
    }

    /// The segment that contains `nanos`, after checkpoint `c`.
    private int at(long nanos, int c) {
        int low = c < 0 ? 0 : checkpoints.segment()[c], high = c + 1 < checkpoints.count() ? checkpoints.segment()[c + 1] : count;
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
        int from = c < 0 ? 0 : checkpoints.segment()[c], next = c + 1 < checkpoints.count() ? checkpoints.segment()[c + 1] : Integer.MAX_VALUE;
        if (next - last < last - from) {
            checkpoints.add(c + 1, sign, sums);
            walk(last, next, nanos, checkpoints.nanos()[c + 1], -sign, sums);
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
            int look = look(s), slot = (look >> LaneChunk.FLAG_BITS) + 1;
            if (slot < sums.length && (look & LaneChunk.PAUSED) == 0) {
                sums[slot] += sign * (next - start);
            }
            start = next;
        }
    }
}
