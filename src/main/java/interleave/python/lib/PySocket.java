package interleave.python.lib;

import static interleave.trace.EventKind.IO_BEGIN;
import static interleave.trace.EventKind.IO_END;
import static interleave.trace.EventKind.RECEIVE;
import static interleave.trace.EventKind.SEND;

import interleave.python.vm.Blocking;
import interleave.python.vm.Exceptions;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyError;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// `socket.socket`: a TCP socket over IPv4, real, with CPython's blocking, time-out and non-blocking modes ([SocketType] has its table).
///
/// Every call that CPython makes without the GIL is made without it here, even when it returns at once: creating, binding, connecting, accepting, sending,
/// receiving, closing. In the recording a call that may block is IO_BEGIN … IO_END at the resource of the server it is about ([Endpoint#resource]); SEND is stamped before
/// the bytes go, RECEIVE after they have come.
///
/// The channel beneath is always in non-blocking mode: a call tries, and waits by [Readiness] if it can't go on, so that a cancelled run ends it without harm. It is
/// a ServerSocketChannel from `bind` on and a SocketChannel otherwise. What a program leaves open is closed with its interpreter.
///
/// Safe from several threads as CPython's is: two that receive from one socket share the bytes in an order nobody knows.
final class PySocket extends PyInstance implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger(3);
    private static final int AGAIN = -2;
    private static final int MOST_AT_ONCE = 256 << 10;

    private final PyThread maker;
    private final long number = NUMBERS.getAndIncrement();
    private volatile @Nullable SocketChannel stream;
    private volatile @Nullable ServerSocketChannel server;
    private volatile @Nullable Readiness readable, writable;
    private volatile int resource = -1;
    /// Nanoseconds; negative: blocking without end; 0: non-blocking.
    private volatile long timeout;
    private volatile boolean reuse, closed, listening;
    private final AtomicInteger files = new AtomicInteger();

    PySocket(PyThread maker, PyType type, long timeout) {
        super(type);
        if (maker.conductor != null) throw maker.conductor.refuse(maker, "sockets");
        this.maker = maker;
        this.timeout = timeout;
        maker.interpreter.opened(this);
    }

    private PySocket(PyThread maker, PyType type, SocketChannel accepted, int resource, long timeout) throws IOException {
        this(maker, type, timeout);
        this.resource = resource;
        adopt(accepted);
    }

    /// One attempt: bytes moved (or 0 where there are none to count), -1 at the end of the stream, [#AGAIN].
    private interface Attempt {
        int now() throws IOException;
    }

    /// A call without the GIL that doesn't wait for anybody else.
    private interface Call {
        void run() throws IOException;
    }

    /// Makes a call without the GIL.
    private void outside(PyThread me, Call call) {
        Exception failure = null;
        Blocking.detach(me);
        try {
            call.run();
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
        Blocking.attach(me);
        if (failure != null) throw NetError.of(failure);
    }

    /// A call that may have to wait, without the GIL.
    ///
    /// @param ready null: nothing to wait with, one attempt is all
    /// @throws PyError TimeoutError, BlockingIOError, or what the attempt met with
    private int outside(PyThread me, @Nullable Readiness ready, int received, Attempt attempt) {
        long within = timeout;
        var moved = new int[] {AGAIN};
        Exception failure = null;
        if (within != 0) me.write(IO_BEGIN, resource, 0);
        Blocking.detach(me);
        try {
            Blocking.await(me, within, left -> await(ready, left, attempt, moved));
        } catch (UncheckedIOException e) {
            failure = e.getCause();
        } catch (IllegalStateException | IllegalArgumentException e) {
            failure = e; // java.nio's way to say that the channel isn't connected, or has gone
        }
        if (moved[0] > 0 && received != 0) me.write(RECEIVE, resource, moved[0]);
        if (within != 0) me.write(IO_END, resource, moved[0] == AGAIN ? -1 : Math.max(0, moved[0]));
        Blocking.attach(me);
        if (failure != null) throw NetError.of(failure);
        if (moved[0] == AGAIN) throw within == 0 ? NetError.wouldBlock() : NetError.timedOut();
        return moved[0];
    }

    private static boolean await(@Nullable Readiness ready, long nanos, Attempt attempt, int[] moved) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        try {
            while (true) {
                moved[0] = attempt.now();
                if (moved[0] != AGAIN) return true;
                long left = nanos < 0 ? -1 : end - System.nanoTime();
                if (ready == null || nanos >= 0 && left <= 0) return false;
                ready.await(left);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void adopt(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        readable = new Readiness(channel, SelectionKey.OP_READ);
        writable = new Readiness(channel, SelectionKey.OP_WRITE);
        stream = channel;
    }

    private SocketChannel stream() {
        var open = stream;
        if (open == null || !open.isConnected()) {
            if (open != null && open.isConnectionPending()) throw NetError.wouldBlock();
            throw NetError.number(Exceptions.OS_ERROR, 107, "Transport endpoint is not connected");
        }
        return open;
    }

    void bind(PyThread me, InetSocketAddress address) {
        if (server != null || stream != null) throw NetError.number(Exceptions.OS_ERROR, 22, "Invalid argument");
        outside(me, () -> {
            var channel = ServerSocketChannel.open(StandardProtocolFamily.INET);
            try {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, reuse);
                channel.bind(address, 128);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            readable = new Readiness(channel, SelectionKey.OP_ACCEPT);
            server = channel;
            resource = Endpoint.resource(me, channel.getLocalAddress());
        });
    }

    void listen(PyThread me) {
        if (server == null) bind(me, new InetSocketAddress("0.0.0.0", 0));
        listening = true;
    }

    /// The new connection.
    PySocket accept(PyThread me) {
        var listener = server;
        if (listener == null || !listening) throw NetError.number(Exceptions.OS_ERROR, 22, "Invalid argument");
        var got = new SocketChannel[1];
        outside(me, readable, 0, () -> {
            got[0] = listener.accept();
            return got[0] == null ? AGAIN : 0;
        });
        try {
            return new PySocket(me, type(), got[0], resource, SocketModule.defaultTimeout(me));
        } catch (IOException e) {
            throw NetError.of(e);
        }
    }

    void connect(PyThread me, InetSocketAddress address) {
        var under = stream;
        if (under != null && under.isConnected()) throw NetError.number(Exceptions.OS_ERROR, 106, "Transport endpoint is already connected");
        if (under == null) {
            outside(me, () -> adopt(SocketChannel.open(StandardProtocolFamily.INET)));
            resource = Endpoint.resource(me, address);
        }
        var channel = java.util.Objects.requireNonNull(stream);
        boolean waits = timeout != 0;
        var arrival = new Readiness(channel, SelectionKey.OP_CONNECT);
        try {
            outside(me, arrival, 0, () -> {
                boolean there = channel.isConnectionPending() ? channel.finishConnect() : channel.connect(address);
                return there ? 0 : AGAIN;
            });
        } catch (PyError e) {
            if (!waits && e.is(Exceptions.BLOCKING_IO_ERROR)) throw NetError.number(Exceptions.BLOCKING_IO_ERROR, 115, "Operation now in progress");
            if (!channel.isOpen()) stream = null;
            throw e;
        } finally {
            quietly(arrival);
        }
    }

    /// `getsockopt(SOL_SOCKET, SO_ERROR)`: finishes a connection begun without blocking, and says how it went.
    long error(PyThread me) {
        var channel = stream;
        if (channel == null || !channel.isConnectionPending()) return 0;
        try {
            channel.finishConnect();
            return 0;
        } catch (IOException e) {
            return NetError.of(e).exception().arguments()[0] instanceof Long errno ? errno : 5;
        }
    }

    PyBytes receive(PyThread me, long most) {
        if (most < 0) throw Raise.value("negative buffersize in recv");
        finish(me);
        var channel = stream();
        var buffer = ByteBuffer.allocate((int) Math.min(most, MOST_AT_ONCE));
        int count = outside(me, readable, 1, () -> {
            if (!buffer.hasRemaining()) return 0;
            int read = channel.read(buffer);
            return read == 0 ? AGAIN : read;
        });
        return new PyBytes(count <= 0 ? new byte[0] : Arrays.copyOf(buffer.array(), count));
    }

    /// Sends what can be sent at once, at least a byte; how many.
    int send(PyThread me, byte[] bytes, int from) {
        finish(me);
        var channel = stream();
        var buffer = ByteBuffer.wrap(bytes, from, bytes.length - from);
        me.write(SEND, resource, buffer.remaining());
        return outside(me, writable, 0, () -> {
            if (!buffer.hasRemaining()) return 0;
            int written = write(channel, buffer);
            return written == 0 ? AGAIN : written;
        });
    }

    private static int write(SocketChannel channel, ByteBuffer buffer) throws IOException {
        try {
            return channel.write(buffer);
        } catch (ClosedChannelException e) {
            throw channel.isOpen() ? new IOException("Broken pipe", e) : e; // its sending half was shut down
        }
    }

    /// Sends all; the time-out is for all of it.
    void sendAll(PyThread me, byte[] bytes) {
        finish(me);
        var channel = stream();
        var buffer = ByteBuffer.wrap(bytes);
        me.write(SEND, resource, bytes.length);
        outside(me, writable, 0, () -> {
            while (buffer.hasRemaining()) if (write(channel, buffer) == 0) return AGAIN;
            return bytes.length;
        });
    }

    /// A connection begun without blocking has arrived by the time its socket is used.
    private void finish(PyThread me) {
        var channel = stream;
        if (channel == null || !channel.isConnectionPending()) return;
        outside(me, channel::finishConnect);
    }

    void shutdown(PyThread me, long how) {
        var channel = stream();
        outside(me, () -> {
            if (how != 1) channel.shutdownInput();
            if (how != 0) channel.shutdownOutput();
        });
    }

    /// What a selector can register; null once closed, or before there is anything to wait for.
    @Nullable SelectableChannel channel() {
        return server != null ? server : stream;
    }

    /// The channel's operations for the events of `select` (1 readable, 2 writable).
    int operations(long events) {
        if (server != null) return (events & 1) != 0 ? SelectionKey.OP_ACCEPT : 0;
        var channel = stream;
        boolean pending = channel != null && channel.isConnectionPending();
        return ((events & 1) != 0 ? SelectionKey.OP_READ : 0) | ((events & 2) == 0 ? 0 : pending ? SelectionKey.OP_CONNECT : SelectionKey.OP_WRITE);
    }

    @Nullable Object localAddress() {
        return address(channel() instanceof NetworkChannel open ? open : null, true);
    }

    Object remoteAddress() {
        return address(stream(), false);
    }

    private Object address(@Nullable NetworkChannel open, boolean local) {
        try {
            var address = open == null ? null : local ? open.getLocalAddress() : ((SocketChannel) open).getRemoteAddress();
            return Endpoint.tuple(address == null ? new InetSocketAddress("0.0.0.0", 0) : address);
        } catch (IOException e) {
            throw NetError.of(e);
        }
    }

    <T> void option(SocketOption<T> option, T value) {
        if (option == StandardSocketOptions.SO_REUSEADDR) reuse = Boolean.TRUE.equals(value);
        try {
            if (stream == null && server == null && option != StandardSocketOptions.SO_REUSEADDR) adopt(SocketChannel.open(StandardProtocolFamily.INET));
            if (channel() instanceof NetworkChannel open && open.supportedOptions().contains(option)) open.setOption(option, value);
        } catch (IOException e) {
            throw NetError.of(e);
        }
    }

    @Nullable Object option(SocketOption<?> option) {
        try {
            return channel() instanceof NetworkChannel open && open.supportedOptions().contains(option) ? open.getOption(option) : option == StandardSocketOptions.SO_REUSEADDR ? reuse : null;
        } catch (IOException e) {
            throw NetError.of(e);
        }
    }

    long timeout() {
        return timeout;
    }

    void timeout(long nanos) {
        timeout = nanos;
    }

    long number() {
        return closed ? -1 : number;
    }

    boolean isClosed() {
        return closed;
    }

    /// A file made from this socket keeps it open: closing is put off until the last of them is closed.
    void fileOpened() {
        files.incrementAndGet();
    }

    void fileClosed(PyThread me) {
        if (files.decrementAndGet() == 0 && closed) outside(me, this::close);
    }

    void close(PyThread me) {
        if (closed) return;
        closed = true;
        if (files.get() <= 0) outside(me, this::close);
    }

    /// Ends it, whoever waits.
    @Override
    public void close() {
        closed = true;
        maker.interpreter.closed(this);
        for (var channel : new AutoCloseable[] {stream, server, readable, writable}) if (channel != null) quietly(channel);
    }

    private static void quietly(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            // Nothing more can be done for it.
        }
    }
}
