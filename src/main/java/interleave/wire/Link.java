package interleave.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/// A connection between the app and one worker, message by message.
///
/// **Guarantees**
/// 1. [#send] is whole or not at all, from any thread; a message that would make a frame of more than [#MOST_BYTES] is refused before a byte is sent.
/// 2. [#receive], on one thread, gives messages in the order of their sending; null once the other side has gone, however it went.
/// 3. After [#close] both end at once with an IOException or null.
///
/// A frame is its length (four bytes) and a message as [Codec] writes it. Whoever sends blocks while the other side's buffer is full; as each side has a thread that
/// does nothing but receive, that ends.
public final class Link implements AutoCloseable {
    /// The largest frame: 64 MiB of a program's bytes and what goes around them.
    public static final int MOST_BYTES = (64 << 20) + 4096;
    private static final int BUFFER = 1 << 16;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private volatile boolean closed;

    public Link(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
    }

    /// @throws FrameTooLarge when the message is larger than a frame may be; nothing was sent
    /// @throws IOException   when the other side has gone
    public void send(Message message) throws IOException {
        int length = length(message);
        synchronized (out) {
            out.writeInt(length);
            Codec.write(out, message);
            out.flush();
        }
    }

    private static int length(Message message) throws IOException {
        try (var counter = new Counter(); var data = new DataOutputStream(counter)) {
            Codec.write(data, message);
            return (int) counter.count;
        }
    }

    /// The next message, or null when the other side has gone.
    ///
    /// @throws IOException for what no worker of this build sends
    public @Nullable Message receive() throws IOException {
        try {
            int length = in.readInt();
            if (length < 0 || length > MOST_BYTES) throw new IOException("A frame of " + length + " bytes came in; the limit is " + MOST_BYTES + ".");
            return Codec.read(in);
        } catch (EOFException | SocketException e) {
            return null;
        } catch (IOException e) {
            if (closed) return null;
            throw e;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            // gone already
        }
    }

    /// A message that is larger than a frame may be.
    public static final class FrameTooLarge extends IOException {
        FrameTooLarge() {
            super("A message between processes can have at most 64 MiB; send it in parts, or send what it is made from.");
        }
    }

    /// Counts and stops at the limit.
    private static final class Counter extends OutputStream {
        long count;

        @Override
        public void write(int one) throws IOException {
            more(1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            more(length);
        }

        private void more(int length) throws IOException {
            count += length;
            if (count > MOST_BYTES) throw new FrameTooLarge();
        }
    }

    /// Reads what comes and forgets it, to the end.
    public static void drain(InputStream garbage) {
        var buffer = new byte[BUFFER];
        try (garbage) {
            while (garbage.read(buffer) >= 0) { }
        } catch (IOException e) {
            // its end
        }
    }
}
