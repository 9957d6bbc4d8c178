package interleave.tape;

import interleave.trace.Shelf;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// A block of a tape: what it is, which recording it is about, and its bytes.
///
/// ```text
///  mark | kind | carrier | recording | length | raw length | CRC-32C of the bytes | CRC-32C of the head before | bytes
///    4     1        1          4          4          4                4                        4
/// ```
/// All numbers big-endian. Carrier 0: the bytes stand as they are, so that a reader maps them; 1: deflated. The head has a checksum of its own: where only the bytes are
/// damaged it is known what is missing, and where the head is damaged the next one is found by its mark.
///
/// @param at where the bytes are in the file
record Block(Kind kind, boolean deflated, int recording, long at, int length, int rawLength, int checksum) {
    /// The ordinal is what is written: new ones go at the end.
    enum Kind {
        /// The session, as text (JSON); the first block, and again before the result.
        ABOUT,
        /// A recording begins: text; and again before its end.
        BEGIN,
        /// Actors and resources from certain ids on; all of them before the recording's end.
        CAST,
        /// Events from a certain index on. Less than there are already: those from there on don't stand, late ones have gone between them.
        EVENTS,
        /// How many events were lost so far; whether there was no more room.
        LOST,
        /// Samples, as the writer likes them.
        SAMPLES,
        /// A piece of what was folded from the recording, as the writer likes it.
        HISTORY,
        /// A recording is over: text.
        END,
        /// The result: text.
        RESULT,
        /// All bookmarks; the last block of these stands.
        BOOKMARKS;

        private static final Kind[] ALL = values();
    }

    static final int HEAD = 26;
    private static final int MARK = 0x0a424c4b;
    /// The most bytes of a block: a longer length is no length but damage. What is longer than the second is not deflated.
    static final int MOST_BYTES = 1 << 28, MOST_DEFLATED = 1 << 24;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(java.nio.ByteOrder.BIG_ENDIAN);

    /// A block as it stands in the file.
    static ByteBuffer[] toFile(Kind kind, int recording, byte[] bytes, boolean deflate) {
        boolean deflated = deflate && bytes.length <= MOST_DEFLATED;
        var body = deflated ? deflated(bytes) : ByteBuffer.wrap(bytes);
        var head = ByteBuffer.allocate(HEAD).putInt(MARK).put((byte) kind.ordinal()).put((byte) (deflated ? 1 : 0)).putInt(recording).putInt(body.remaining()).putInt(bytes.length)
            .putInt(checksum(body.duplicate()));
        head.putInt(checksum(ByteBuffer.wrap(head.array(), 0, HEAD - 4))).flip();
        return new ByteBuffer[] {head, body};
    }

    private static ByteBuffer deflated(byte[] bytes) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            var out = new byte[bytes.length + bytes.length / 1000 + 64];
            int length = 0;
            while (!deflater.finished()) length += deflater.deflate(out, length, out.length - length);
            return ByteBuffer.wrap(out, 0, length);
        } finally {
            deflater.end();
        }
    }

    static int checksum(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /// The block whose head stands here; null when none does, or its bytes aren't all there.
    static @Nullable Block at(MemorySegment file, long from) {
        long left = file.byteSize() - from - HEAD;
        if (left < 0 || file.get(INT, from) != MARK || checksum(file.asSlice(from, HEAD - 4).asByteBuffer()) != file.get(INT, from + HEAD - 4)) return null;
        int kind = file.get(ValueLayout.JAVA_BYTE, from + 4) & 0xff, carrier = file.get(ValueLayout.JAVA_BYTE, from + 5) & 0xff;
        int recording = file.get(INT, from + 6), length = file.get(INT, from + 10), raw = file.get(INT, from + 14);
        boolean sound = kind < Kind.ALL.length && carrier <= 1 && recording >= 0 && length >= 0 && length <= left && raw >= 0 && (carrier == 1 ? raw <= MOST_DEFLATED : raw == length);
        return sound ? new Block(Kind.ALL[kind], carrier == 1, recording, from + HEAD, length, raw, file.get(INT, from + 18)) : null;
    }

    /// Where the next head may stand, from here on; -1 when there is none.
    static long search(MemorySegment file, long from) {
        for (long at = from; at <= file.byteSize() - HEAD; at++) {
            if (file.get(ValueLayout.JAVA_BYTE, at) == MARK >>> 24 && at(file, at) != null) return at;
        }
        return -1;
    }

    long end() {
        return at + length;
    }

    /// Its bytes, checked: where they are in the file, or inflated. Null when they are damaged.
    Shelf.@Nullable Place open(MemorySegment file) {
        var bytes = file.asSlice(at, length);
        if (checksum(bytes.asByteBuffer()) != checksum) return null;
        return deflated ? inflated(bytes.asByteBuffer()) : Shelf.Place.all(bytes);
    }

    private Shelf.@Nullable Place inflated(ByteBuffer bytes) {
        var inflater = new Inflater();
        try {
            var out = Arena.ofAuto().allocate(Math.max(1, rawLength)).asSlice(0, rawLength);
            var into = out.asByteBuffer();
            inflater.setInput(bytes);
            while (into.hasRemaining()) if (inflater.inflate(into) == 0) return null;
            return Shelf.Place.all(out);
        } catch (DataFormatException e) {
            return null;
        } finally {
            inflater.end();
        }
    }
}
