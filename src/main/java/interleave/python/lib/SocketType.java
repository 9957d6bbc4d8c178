package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Keywords;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Signature;
import interleave.python.vm.Truth;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import org.jspecify.annotations.Nullable;

/// The methods of `socket.socket`.
final class SocketType {
    static final long AF_INET = 2, SOCK_STREAM = 1, SOL_SOCKET = 1, IPPROTO_TCP = 6, SO_REUSEADDR = 2, SO_ERROR = 4, SO_SNDBUF = 7, SO_RCVBUF = 8, SO_KEEPALIVE = 9, TCP_NODELAY = 1;
    private static final Signature MAKE = Signature.parse("socket", "family=, type=, proto=, fileno=");

    static final PyType SOCKET = PyType.builtIn("socket").constructor(SocketType::make);

    static {
        connections();
        data();
        settings();
    }

    private SocketType() {}

    private static Object make(PyThread me, PyType type, Object[] arguments, Keywords keywords) {
        var a = MAKE.bind(me, arguments, keywords);
        long family = a[0] == null ? AF_INET : Arguments.integer(me, a[0]), kind = a[1] == null ? SOCK_STREAM : Arguments.integer(me, a[1]);
        if (family >= 0 && family != AF_INET || kind >= 0 && (kind & 0xf) != SOCK_STREAM) {
            throw PyError.of(Exceptions.OS_ERROR, 93L, "Little Python has TCP sockets over IPv4 only; run this on CPython");
        }
        return new PySocket(me, type, SocketModule.defaultTimeout(me));
    }

    /// Whatever state it is in.
    private static PySocket any(Object value) {
        if (value instanceof PySocket socket) return socket;
        throw Raise.typeNot("a socket is needed", value);
    }

    /// One that the program has not closed.
    private static PySocket open(Object value) {
        var socket = any(value);
        if (socket.isClosed()) throw NetError.closed();
        return socket;
    }

    private static void connections() {
        SOCKET.define(PyBuiltin.of("bind", (me, self, address) -> none(() -> open(self).bind(me, Endpoint.of(me, address, "bind")))))
            .define(PyBuiltin.of("listen", "self, backlog=, /", (me, a) -> none(() -> open(a[0]).listen(me))))
            .define(PyBuiltin.of("accept", (me, self) -> {
                var got = open(self).accept(me);
                return new PyTuple(new Object[] {got, got.remoteAddress()});
            }))
            .define(PyBuiltin.of("connect", (me, self, address) -> none(() -> open(self).connect(me, Endpoint.of(me, address, "connect")))))
            .define(PyBuiltin.of("connect_ex", (me, self, address) -> {
                var socket = open(self);
                var end = Endpoint.of(me, address, "connect_ex");
                try {
                    socket.connect(me, end);
                    return 0L;
                } catch (PyError e) {
                    if (e.exception().arguments().length > 1 && e.exception().arguments()[0] instanceof Long errno) return errno;
                    if (e.is(Exceptions.TIMEOUT_ERROR)) return 11L;
                    throw e;
                }
            }))
            .define(PyBuiltin.of("shutdown", (me, self, how) -> none(() -> open(self).shutdown(me, Arguments.integer(me, how)))))
            .define(PyBuiltin.of("close", (me, self) -> none(() -> any(self).close(me))))
            .define(PyBuiltin.of("__enter__", (me, self) -> self))
            .define(PyBuiltin.of("__exit__", "self, /, *exception", (me, a) -> none(() -> any(a[0]).close(me))))
            .define(PyBuiltin.of("getsockname", (me, self) -> open(self).localAddress()))
            .define(PyBuiltin.of("getpeername", (me, self) -> open(self).remoteAddress()))
            .define(PyBuiltin.of("fileno", (me, self) -> any(self).number()))
            .define(PyBuiltin.of("__repr__", (me, self) -> repr(any(self))));
    }

    private static void data() {
        SOCKET.define(PyBuiltin.of("recv", "self, bufsize, flags=, /", (me, a) -> open(a[0]).receive(me, Arguments.integer(me, a[1]))))
            .define(PyBuiltin.of("send", "self, data, flags=, /", (me, a) -> {
                byte[] data = bytes(a[1]);
                return (long) open(a[0]).send(me, data, 0);
            }))
            .define(PyBuiltin.of("sendall", "self, data, flags=, /", (me, a) -> {
                byte[] data = bytes(a[1]);
                return none(() -> open(a[0]).sendAll(me, data));
            }))
            .define(PyBuiltin.of("makefile", "self, /, mode=, buffering=, *, encoding=, errors=, newline=", (me, a) -> {
                String mode = a[1] == null ? "r" : Arguments.text(a[1], "makefile() argument 'mode'");
                if (!mode.matches("[rwb]+")) throw Raise.value("invalid mode " + Quote.repr(mode) + " (only r, w, b allowed)");
                return new PySocketFile(open(a[0]), mode, a[3], a[4]);
            }));
    }

    private static void settings() {
        SOCKET.define(PyBuiltin.of("settimeout", (me, self, seconds) -> none(() -> open(self).timeout(SocketModule.timeout(seconds)))))
            .define(PyBuiltin.of("gettimeout", (me, self) -> seconds(any(self).timeout())))
            .define(PyBuiltin.of("setblocking", (me, self, flag) -> none(() -> open(self).timeout(Truth.of(me, flag) ? -1 : 0))))
            .define(PyBuiltin.of("getblocking", (me, self) -> any(self).timeout() != 0))
            .define(PyBuiltin.of("setsockopt", "self, level, optname, value, /", (me, a) -> none(() -> {
                var option = option(Arguments.integer(me, a[1]), Arguments.integer(me, a[2]));
                set(open(a[0]), option, Arguments.integer(me, a[3]));
            })))
            .define(PyBuiltin.of("getsockopt", "self, level, optname, /", (me, a) -> {
                long level = Arguments.integer(me, a[1]), name = Arguments.integer(me, a[2]);
                if (level == SOL_SOCKET && name == SO_ERROR) return open(a[0]).error(me);
                var value = open(a[0]).option(option(level, name));
                return value instanceof Integer size ? (long) size : Boolean.TRUE.equals(value) ? 1L : 0L;
            }))
            .define("family", AF_INET).define("type", SOCK_STREAM).define("proto", 0L)
            .define("timeout", new Attributes.Accessor((me, self) -> seconds(any(self).timeout()), null));
    }

    private static SocketOption<?> option(long level, long name) {
        if (level == IPPROTO_TCP && name == TCP_NODELAY) return StandardSocketOptions.TCP_NODELAY;
        if (level == SOL_SOCKET && name == SO_REUSEADDR) return StandardSocketOptions.SO_REUSEADDR;
        if (level == SOL_SOCKET && name == SO_KEEPALIVE) return StandardSocketOptions.SO_KEEPALIVE;
        if (level == SOL_SOCKET && name == SO_SNDBUF) return StandardSocketOptions.SO_SNDBUF;
        if (level == SOL_SOCKET && name == SO_RCVBUF) return StandardSocketOptions.SO_RCVBUF;
        throw NetError.number(Exceptions.OS_ERROR, 92, "Protocol not available");
    }

    @SuppressWarnings("unchecked")
    private static void set(PySocket socket, SocketOption<?> option, long value) {
        if (option.type() == Boolean.class) socket.option((SocketOption<Boolean>) option, value != 0);
        else socket.option((SocketOption<Integer>) option, (int) value);
    }

    private static byte[] bytes(Object value) {
        if (value instanceof interleave.python.vm.PyBytes bytes) return bytes.bytes();
        throw Raise.type("a bytes-like object is required, not '" + interleave.python.vm.Types.name(value) + "'");
    }

    static Object seconds(long nanos) {
        return nanos < 0 ? PyNone.NONE : (Object) (nanos / 1e9);
    }

    private static @Nullable String end(java.util.function.Supplier<@Nullable Object> address, PyThread me) {
        try {
            var there = address.get();
            return there == null ? null : interleave.python.vm.Text.repr(me, there);
        } catch (PyError e) {
            return null;
        }
    }

    private static String repr(PySocket socket) {
        var me = PyThread.current();
        var text = new StringBuilder("<socket.socket ").append(socket.isClosed() ? "[closed] " : "").append("fd=").append(socket.number()).append(", family=2, type=1, proto=0");
        if (!socket.isClosed()) {
            var here = end(socket::localAddress, me);
            var there = end(socket::remoteAddress, me);
            if (here != null) text.append(", laddr=").append(here);
            if (there != null) text.append(", raddr=").append(there);
        }
        return text.append('>').toString();
    }

    private static PyNone none(Runnable body) {
        body.run();
        return PyNone.NONE;
    }
}
