package interleave.tape;

import interleave.trace.PackedEvents;
import interleave.trace.Shelf;
import interleave.trace.Trace;
import interleave.trace.Unpacking;
import java.nio.ByteBuffer;

/// A block's events: the index of the first, and the columns of these.
record EventBlock(long first, PackedEvents events) {
    /// Before the columns.
    private static final int HEAD = Long.BYTES;

    static byte[] of(Trace trace, long from, long to) {
        var columns = PackedEvents.pack(trace, from, to);
        return ByteBuffer.allocate(HEAD + columns.length).order(java.nio.ByteOrder.LITTLE_ENDIAN).putLong(from).put(columns).array();
    }

    /// @throws RuntimeException when the bytes are no event block
    static EventBlock read(Shelf.Place place) {
        long first = new Unpacking(place).word();
        if (first < 0) throw new IllegalArgumentException("events from " + first + " on");
        return new EventBlock(first, PackedEvents.at(place.from(HEAD)));
    }
}
