package interleave.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Bytes of UTF-8 that go to a writer; what is none becomes �.
final class TextStream extends OutputStream {
    private final PrintWriter writer;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer pending = ByteBuffer.allocate(0);

    TextStream(PrintWriter writer) {
        this.writer = writer;
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
        writer.write(text.array(), 0, text.position());
    }

    @Override
    public void flush() {
        writer.flush();
    }
}
