package interleave.tape;

import interleave.trace.EventKind;
import interleave.trace.PackedEvents;
import interleave.trace.Restatement;
import interleave.trace.Shelf;
import interleave.trace.Trace;
import interleave.trace.Unpacking;
import java.nio.ByteBuffer;

/// A block's events: the index of the first, what they speak of at most, and their columns.
///
/// The writer says what they speak of so that a reader needn't look at every one of them; the checksum holds for both.
record EventBlock(long first, int mostActor, int mostResource, int mostKind, PackedEvents events) {
    private static final int KINDS = EventKind.values().length;
    /// Before the columns.
    private static final int HEAD = 4 * Long.BYTES;

    static byte[] of(Trace trace, long from, long to) {
        int actor = -1, resource = -1, kind = -1;
        for (long i = from; i < to; i++) {
            boolean joined = Restatement.namesActor(trace.kind(i), trace.argument(i));
            actor = Math.max(actor, joined ? Math.max(trace.actor(i), trace.resource(i)) : trace.actor(i));
            resource = Math.max(resource, joined ? -1 : trace.resource(i));
            kind = Math.max(kind, trace.kind(i).ordinal());
        }
        var columns = PackedEvents.pack(trace, from, to);
        return ByteBuffer.allocate(HEAD + columns.length).order(java.nio.ByteOrder.LITTLE_ENDIAN).putLong(from).putLong(actor).putLong(resource).putLong(kind).put(columns).array();
    }

    /// Whether these can be events of that many actors and resources.
    boolean sound(int actors, int resources) {
        return mostActor < actors && mostResource < resources && mostKind < KINDS;
    }

    /// @throws RuntimeException when the bytes are no event block
    static EventBlock read(Shelf.Place place) {
        var in = new Unpacking(place);
        long first = in.word();
        if (first < 0) throw new IllegalArgumentException("events from " + first + " on");
        return new EventBlock(first, (int) in.word(), (int) in.word(), (int) in.word(), PackedEvents.at(place.from(HEAD)));
    }
}
