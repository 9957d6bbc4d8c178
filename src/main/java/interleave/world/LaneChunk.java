package interleave.world;

import interleave.trace.Attic;
import interleave.trace.PackedColumn;
import interleave.trace.Packing;
import interleave.trace.Shelf;
import interleave.trace.Unpacking;

/// Some successive segments of a lane, at most [#SEGMENTS].
sealed interface LaneChunk {
    int BITS = 10, SEGMENTS = 1 << BITS, MASK = SEGMENTS - 1;
    int GAP = 1, PAUSED = 2, FLAG_BITS = 2;

    long start(int at);

    /// Value and flags.
    int look(int at);

    int detail(int at);

    int line(int at);

    /// How many fit.
    int capacity();

    static int look(int value, int flags) {
        return value << FLAG_BITS | flags;
    }

    /// The same in a chunk of its own that can be written and holds `capacity`.
    default Open copy(int capacity) {
        var copy = new Open(capacity);
        for (int at = 0; at < Math.min(capacity, capacity()); at++) copy.set(at, start(at), look(at), detail(at), line(at));
        return copy;
    }

    /// Appends the first `count` segments, which [Packed#read] finds again.
    default void write(int count, Packing to) {
        var numbers = new long[count];
        for (int at = 0; at < count; at++) numbers[at] = start(at);
        to.column(numbers, count);
        for (int at = 0; at < count; at++) numbers[at] = look(at);
        to.column(numbers, count);
        for (int at = 0; at < count; at++) numbers[at] = detail(at);
        to.column(numbers, count);
        for (int at = 0; at < count; at++) numbers[at] = line(at);
        to.column(numbers, count);
    }

    record Open(long[] starts, int[] looks, int[] details, int[] lines) implements LaneChunk {
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

    /// A full chunk, outside the heap. A lane repeats itself, so the bits it needs are about a third of the words.
    record Packed(PackedColumn starts, PackedColumn looks, PackedColumn details, PackedColumn lines, int capacity) implements LaneChunk {
        static Packed of(LaneChunk full, Attic attic) {
            var packing = new Packing(10 * SEGMENTS);
            full.write(SEGMENTS, packing);
            Shelf.Place place = packing.keep(attic);
            return read(SEGMENTS, new Unpacking(place));
        }

        static Packed read(int count, Unpacking from) {
            return new Packed(from.column(count), from.column(count), from.column(count), from.column(count), count);
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
    }
}
