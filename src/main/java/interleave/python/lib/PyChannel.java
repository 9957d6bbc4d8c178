package interleave.python.lib;

import interleave.python.vm.Attributes.Accessor;
import interleave.python.vm.Exceptions;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyError;
import interleave.python.vm.PyException;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyStaticMethod;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A TCP socket that never blocks: a connection, or one that listens for them. What can't be done at once gives None.
final class PyChannel extends PyInstance {
    static final PyType CHANNEL = PyType.builtIn("Channel")
        .define("connect", new PyStaticMethod(PyBuiltin.of("connect", (thread, host, port) -> connect(thread, (String) host, (Long) port))))
        .define("listen", new PyStaticMethod(PyBuiltin.of("listen", "host, port, backlog, /", (thread, a) ->
            listen(thread, (String) a[0], (Long) a[1], (Long) a[2]))))
        .define(PyBuiltin.of("connected", (thread, self) -> ((PyChannel) self).connected()))
        .define(PyBuiltin.of("accept", (thread, self) -> ((PyChannel) self).accept(thread)))
        .define(PyBuiltin.of("recv", (thread, self, most) -> ((PyChannel) self).receive(thread, Math.toIntExact((Long) most))))
        .define(PyBuiltin.of("send", "self, data, offset, /", (thread, a) ->
            ((PyChannel) a[0]).send(thread, (PyBytes) a[1], Math.toIntExact((Long) a[2]))))
        .define(PyBuiltin.of("shut", (thread, self) -> ((PyChannel) self).shut()))
        .define(PyBuiltin.of("close", (thread, self) -> ((PyChannel) self).close(thread)))
        .define(PyBuiltin.of("getsockname", (thread, self) -> ((PyChannel) self).own()))
        .define(PyBuiltin.of("getpeername", (thread, self) -> ((PyChannel) self).peer()))
        .define("resource", new Accessor((thread, self) -> (long) ((PyChannel) self).resource, null));

    private static final int BAD_DESCRIPTOR = 9, BROKEN_PIPE = 32, ADDRESS_IN_USE = 98, RESET = 104, NOT_CONNECTED = 107, REFUSED = 111, NO_NAME = -2;
    private static final int HIGHEST_PORT = 65_535;

    private final SelectableChannel channel;
    private final String name;
    private final int resource;

    private PyChannel(PyThread maker, SelectableChannel channel, String name) {
        super(CHANNEL);
        this.channel = channel;
        this.name = name;
        this.resource = resource(maker, name);
        maker.interpreter.opened(channel);
    }

    /// All connections to one address are one resource: what is drawn is where the bytes go.
    private static int resource(PyThread maker, String name) {
        var cast = maker.interpreter.config().cast();
        int process = maker.interpreter.config().process();
        for (var known : cast.resources()) {
            if (known.kind() == Resource.Kind.SOCKET && known.process() == process && known.name().equals(name)) return known.id();
        }
        return cast.resource(Resource.Kind.SOCKET, name, process).id();
    }

    SelectableChannel channel() {
        return channel;
    }

    private static InetSocketAddress address(String host, long port, String what) {
        if (port < 0 || port > HIGHEST_PORT) throw PyError.of(Exceptions.OVERFLOW_ERROR, what + "(): port must be 0-65535.");
        var address = new InetSocketAddress(host, (int) port);
        if (address.isUnresolved()) throw error(NO_NAME, "Name or service not known");
        return address;
    }

    private static PyChannel connect(PyThread me, String host, long port) {
        var address = address(host, port, "connect");
        SocketChannel socket = null;
        try {
            socket = SocketChannel.open();
            socket.configureBlocking(false);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.connect(address);
            return new PyChannel(me, socket, host + ":" + port);
        } catch (IOException e) {
            abandon(socket);
            throw e instanceof ConnectException ? refused(host, port) : raised(e);
        }
    }

    private static PyError refused(String host, long port) {
        return error(REFUSED, "Connect call failed ('" + host + "', " + port + ")");
    }

    private static void abandon(@Nullable SelectableChannel channel) {
        try {
            if (channel != null) channel.close();
        } catch (IOException e) {
            // it never came to be
        }
    }

    private static PyChannel listen(PyThread me, String host, long port, long backlog) {
        var address = address(host, port, "bind");
        ServerSocketChannel server = null;
        try {
            server = ServerSocketChannel.open();
            server.configureBlocking(false);
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(address, Math.toIntExact(backlog));
            return new PyChannel(me, server, host + ":" + ((InetSocketAddress) server.getLocalAddress()).getPort());
        } catch (IOException e) {
            abandon(server);
            if (!(e instanceof BindException)) throw raised(e);
            throw error(ADDRESS_IN_USE, "error while attempting to bind on address ('" + host + "', " + port + "): address already in use");
        }
    }

    boolean isConnecting() {
        return channel instanceof SocketChannel socket && socket.isConnectionPending();
    }

    /// Whether the connection has come about by now.
    private boolean connected() {
        try {
            return ((SocketChannel) channel).finishConnect();
        } catch (ConnectException e) {
            int colon = name.lastIndexOf(':');
            throw refused(name.substring(0, colon), Long.parseLong(name.substring(colon + 1)));
        } catch (IOException e) {
            throw raised(e);
        }
    }

    private Object accept(PyThread me) {
        try {
            var socket = ((ServerSocketChannel) channel).accept();
            if (socket == null) return PyNone.NONE;
            socket.configureBlocking(false);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return new PyChannel(me, socket, name);
        } catch (IOException e) {
            throw raised(e);
        }
    }

    /// Bytes, empty at the end of the stream; None when there are none yet.
    private Object receive(PyThread me, int most) {
        var buffer = ByteBuffer.allocate(most);
        int got;
        try {
            got = ((SocketChannel) channel).read(buffer);
        } catch (IOException e) {
            throw raised(e);
        }
        if (got == 0) return PyNone.NONE;
        if (got > 0) me.write(EventKind.RECEIVE, resource, got);
        return new PyBytes(Arrays.copyOf(buffer.array(), Math.max(0, got)));
    }

    /// How many bytes from `offset` on went out.
    private long send(PyThread me, PyBytes data, int offset) {
        try {
            int sent = ((SocketChannel) channel).write(ByteBuffer.wrap(data.bytes(), offset, data.size() - offset));
            if (sent > 0) me.write(EventKind.SEND, resource, sent);
            return sent;
        } catch (IOException e) {
            throw raised(e);
        }
    }

    /// Says that nothing more will be sent.
    private PyNone shut() {
        try {
            ((SocketChannel) channel).shutdownOutput();
        } catch (IOException e) {
            throw raised(e);
        }
        return PyNone.NONE;
    }

    private PyNone close(PyThread me) {
        try {
            channel.close();
        } catch (IOException e) {
            throw raised(e);
        }
        me.interpreter.closed(channel);
        return PyNone.NONE;
    }

    private Object own() {
        try {
            return pair(channel instanceof SocketChannel socket ? socket.getLocalAddress() : ((ServerSocketChannel) channel).getLocalAddress());
        } catch (IOException e) {
            throw raised(e);
        }
    }

    private Object peer() {
        try {
            return pair(((SocketChannel) channel).getRemoteAddress());
        } catch (IOException e) {
            throw raised(e);
        }
    }

    private static Object pair(@Nullable SocketAddress address) {
        if (!(address instanceof InetSocketAddress where)) throw error(NOT_CONNECTED, "Transport endpoint is not connected");
        return new PyTuple(where.getAddress().getHostAddress(), (long) where.getPort());
    }

    /// As Python's OSError with POSIX's number, where the cause is known.
    static PyError raised(IOException e) {
        var said = String.valueOf(e.getMessage());
        if (e instanceof ClosedChannelException) return error(BAD_DESCRIPTOR, "Bad file descriptor");
        if (e instanceof ConnectException) return error(REFUSED, "Connection refused");
        if (said.contains("Broken pipe")) return error(BROKEN_PIPE, "Broken pipe");
        if (said.contains("reset")) return error(RESET, "Connection reset by peer");
        return PyError.of(Exceptions.OS_ERROR, said);
    }

    private static PyError error(long number, String message) {
        return PyError.of((PyException) Exceptions.OS_ERROR.call2(PyThread.current(), number, message));
    }
}
