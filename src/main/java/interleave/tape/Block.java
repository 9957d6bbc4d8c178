package interleave.tape;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// One block of a tape: what it is, which recording it is about, and its bytes.
///
/// ```text
///  length of what follows the checksum | CRC-32C of it | kind | recording | raw length | bytes, deflated
///              4                              4           1        4           4
/// ```
/// All numbers big-endian. A block is whole when its checksum is right; nothing is said about what follows one that is not.
record Block(Kind kind, int recording, byte[] bytes) {
    /// The ordinal is what is written: new ones go at the end.
    enum Kind {
        /// The session, as text (JSON); the first block.
        ABOUT,
        /// A recording begins: text.
        BEGIN,
        /// Actors and resources that are new.
        CAST,
        EVENTS,
        /// Of the events so far only so many stand; late ones went between them, and all from there on comes again.
        WITHDRAW,
        /// How many events were lost so far; whether the recorder's budget was reached.
        LOST,
        /// Samples, as the writer likes them.
        SAMPLES,
        /// A recording is over: text.
        END,
        /// The result: text.
        RESULT,
        /// All bookmarks; the last block of these stands.
        BOOKMARKS;

        private static final Kind[] ALL = values();
    }

    static final int HEAD = 8, FIXED = 9;
    /// The most bytes of a block before and after deflating: a longer length is no length but damage.
    static final int MOST_BYTES = 256 << 20;

    /// The block as it stands in the file.
    ByteBuffer toFile() {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            var out = new byte[HEAD + FIXED + bytes.length + bytes.length / 1000 + 64];
            int length = HEAD + FIXED;
            while (!deflater.finished()) length += deflater.deflate(out, length, out.length - length);
            var buffer = ByteBuffer.wrap(out, 0, length);
            buffer.putInt(0, length - HEAD).put(HEAD, (byte) kind.ordinal()).putInt(HEAD + 1, recording).putInt(HEAD + 5, bytes.length);
            buffer.putInt(4, checksum(out, HEAD, length - HEAD));
            return buffer;
        } finally {
            deflater.end();
        }
    }

    static int checksum(byte[] bytes, int from, int length) {
        var crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    /// A block's checked bytes as they stand in the file; [#open] gives the block. Apart, so that blocks can be opened side by side.
    record Packed(byte[] bytes) {
        /// What comes next is not whole.
        static final Packed TORN = new Packed(new byte[0]);

        /// The next one; null at the end of the file.
        static @Nullable Packed read(InputStream in) throws IOException {
            var head = in.readNBytes(HEAD);
            if (head.length == 0) return null;
            if (head.length < HEAD) return TORN;
            var buffer = ByteBuffer.wrap(head);
            int length = buffer.getInt(), checksum = buffer.getInt();
            if (length < FIXED || length > MOST_BYTES) return TORN;
            var bytes = in.readNBytes(length);
            return bytes.length == length && checksum(bytes, 0, length) == checksum ? new Packed(bytes) : TORN;
        }

        /// Null when it makes no sense in spite of its checksum.
        @Nullable Block open() {
            var buffer = ByteBuffer.wrap(bytes);
            int kind = buffer.get() & 0xff, recording = buffer.getInt(), raw = buffer.getInt();
            if (kind >= Kind.ALL.length || raw < 0 || raw > MOST_BYTES) return null;
            var inflater = new Inflater();
            try {
                var out = new byte[raw];
                inflater.setInput(buffer);
                return inflater.inflate(out) == raw ? new Block(Kind.ALL[kind], recording, out) : null;
            } catch (DataFormatException e) {
                return null;
            } finally {
                inflater.end();
            }
        }
    }
}
