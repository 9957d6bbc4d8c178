package interleave.teaching;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Bytes of UTF-8 on their way to whoever takes text; what is none becomes �. Any thread.
public final class TextStream extends OutputStream {
    private final Consumer<String> taker;
    private final Runnable flush;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer pending = ByteBuffer.allocate(0);

    /// To a writer, which is flushed with it.
    public TextStream(PrintWriter writer) {
        this(writer::write, writer::flush);
    }

    /// @param flush what a flush does
    public TextStream(Consumer<String> taker, Runnable flush) {
        this.taker = taker;
        this.flush = flush;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        var all = ByteBuffer.allocate(pending.remaining() + length).put(pending).put(bytes, from, length).flip();
        var text = CharBuffer.allocate(all.remaining() + 1);
        decoder.decode(all, text, false);
        pending = all.slice();
        taker.accept(text.flip().toString());
    }

    @Override
    public void flush() {
        flush.run();
    }
}
