package interleave.world;

import interleave.trace.Attic;
import java.util.Arrays;

/// The growing side of a lane: the folding thread appends segments here and hands out [LaneView]s, which never change.
///
/// Columns in chunks of 1024 segments, and *checkpoints*: how long each value had lasted up to a segment, one every 32 segments or twice the number of
/// values, so that a share over any span costs two searches and two short walks. These are the lane's summary at every zoom at once: sums up to an
/// instant, whose difference is exact for any pair of instants, where buckets of fixed widths would have to be interpolated.
///
/// The chunk that is written takes 20 bytes a segment; when the next one is begun it is packed into about 6, outside the heap.
///
/// A view shares the chunks. That is safe because a segment below a view's count is never written again: packing puts a chunk that says the same in the
/// place of the other, taking segments back ([#truncate]) copies the chunk that is cut. (The one exception is a segment's gap flag, set when it turns out
/// that events were lost in it: a view may show it early.)
final class SegmentLane {
    private static final int BITS = LaneChunk.BITS, SEGMENTS = LaneChunk.SEGMENTS, MASK = LaneChunk.MASK, FIRST = 16;
    private static final int CHECKPOINT = 32;
    private static final int GAP = LaneChunk.GAP, PAUSED = LaneChunk.PAUSED, FLAG_BITS = LaneChunk.FLAG_BITS;

    private final Attic attic;
    private LaneChunk[] chunks = {};
    /// The last of them.
    private LaneChunk.Open tail = new LaneChunk.Open(0);
    private int count;
    private Checkpoints checkpoints = Checkpoints.NONE;
    /// How long each value has lasted in the closed segments; index: value + 1. The first `slots` are in use.
    private long[] lasted = new long[4];
    private int slots;
    private LaneView view = new LaneView(chunks, 0, checkpoints);

    SegmentLane(Attic attic) {
        this.attic = attic;
    }

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
        tail.set(count & MASK, start, LaneChunk.look(value, (gap ? GAP : 0) | (paused ? PAUSED : 0)), detail, line);
        count++;
    }

    /// Begins chunk `c` and packs the one before, which is full and whose last segment has got its end.
    private void begin(int c) {
        if (c > 0) {
            chunks[c - 1] = LaneChunk.Packed.of(tail, attic);
        }
        if (c == chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(1, c + (c >> 1) + 1));
        }
        tail = new LaneChunk.Open(c == 0 ? FIRST : SEGMENTS);
        chunks[c] = tail;
    }

    private void close(long end) {
        if (count == 0) {
            return;
        }
        int at = count - 1 & MASK;
        add(tail.looks()[at], end - tail.starts()[at]);
        if (count - checkpoints.last() >= Math.max(CHECKPOINT, 2 * slots)) {
            checkpoints = checkpoints.with(count, end, lasted, slots, attic);
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
            tail.looks()[at] |= GAP;
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
            tail = new LaneChunk.Open(0);
        } else {
            tail = chunks[kept - 1].copy(chunks[kept - 1].capacity());
            tail.looks()[segments - 1 & MASK] &= ~GAP;
            chunks[kept - 1] = tail;
        }
        checkpoints = checkpoints.before(segments);
        int from = checkpoints.last();
        slots = checkpoints.stride();
        lasted = new long[Math.max(4, slots)];
        if (checkpoints.count() > 0) {
            checkpoints.add(checkpoints.count() - 1, 1, lasted);
        }
        for (int s = from; s < segments - 1; s++) {
            var chunk = chunks[s >> BITS];
            add(chunk.look(s & MASK), chunks[s + 1 >> BITS].start(s + 1 & MASK) - chunk.start(s & MASK));
        }
    }

    /// The lane as it stands now; the same object as long as nothing was appended.
    LaneView view() {
        if (!view.shows(chunks, count)) {
            view = new LaneView(chunks, count, checkpoints);
        }
        return view;
    }
}
