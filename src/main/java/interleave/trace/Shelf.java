package interleave.trace;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Bytes that don't change any more, outside the heap: in memory of their own, or mapped from a file. Safe from any thread.
///
/// Where they are can change while they are read ([#moveTo]): both places say the same, and whoever still reads the old one keeps it alive.
public final class Shelf {
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private MemorySegment bytes;

    /// @param bytes outside the heap, so that reading them is the same code for all
    public Shelf(MemorySegment bytes) {
        this.bytes = bytes;
    }

    /// The same bytes from now on, somewhere else.
    void moveTo(MemorySegment elsewhere) {
        bytes = elsewhere;
    }

    MemorySegment bytes() {
        return bytes;
    }

    long size() {
        return bytes.byteSize();
    }

    /// The eight bytes from `offset` on, lowest first.
    long word(long offset) {
        return bytes.get(WORD, offset);
    }

    byte octet(long offset) {
        return bytes.get(ValueLayout.JAVA_BYTE, offset);
    }

    void copy(long offset, long[] to, int at, int count) {
        MemorySegment.copy(bytes, WORD, offset, to, at, count);
    }

    void copy(long offset, byte[] to, int at, int length) {
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, offset, to, at, length);
    }

    /// Words of eight bytes on a shelf, from 0 on.
    public static final class Words {
        private final Shelf shelf;
        private final long offset;

        Words(Shelf shelf, long offset) {
            this.shelf = shelf;
            this.offset = offset;
        }

        public Words(Place place) {
            this(place.shelf, place.offset);
        }

        public long get(int index) {
            return shelf.word(offset + (long) index * Long.BYTES);
        }
    }

    /// Some bytes on a shelf.
    public record Place(Shelf shelf, long offset, int length) {
        /// Those are all there are on it.
        public static Place all(MemorySegment bytes) {
            return new Place(new Shelf(bytes), 0, (int) bytes.byteSize());
        }

        /// These without the first `skipped`.
        public Place from(int skipped) {
            return new Place(shelf, offset + skipped, length - skipped);
        }

        /// A copy of them.
        public byte[] toArray() {
            var copy = new byte[length];
            shelf.copy(offset, copy, 0, length);
            return copy;
        }
    }
}
