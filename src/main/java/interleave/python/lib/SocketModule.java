package interleave.python.lib;

import interleave.python.vm.Blocking;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Interpreter;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyList;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/// The module `socket`: TCP over IPv4, for clients and servers.
final class SocketModule {
    private static final String NAME = "socket", DEFAULT_TIMEOUT = "_default_timeout";

    private SocketModule() {}

    static PyModule make(Interpreter interpreter) {
        var module = new PyModule(NAME).define("socket", SocketType.SOCKET).define("SocketType", SocketType.SOCKET).define("error", Exceptions.OS_ERROR)
            .define("timeout", Exceptions.TIMEOUT_ERROR).define("gaierror", NetError.GAIERROR).define("herror", NetError.HERROR)
            .define("AF_INET", SocketType.AF_INET).define("AF_UNSPEC", 0L).define("SOCK_STREAM", SocketType.SOCK_STREAM).define("SOL_SOCKET", SocketType.SOL_SOCKET)
            .define("IPPROTO_TCP", SocketType.IPPROTO_TCP).define("SO_REUSEADDR", SocketType.SO_REUSEADDR).define("SO_ERROR", SocketType.SO_ERROR)
            .define("SO_KEEPALIVE", SocketType.SO_KEEPALIVE).define("SO_SNDBUF", SocketType.SO_SNDBUF).define("SO_RCVBUF", SocketType.SO_RCVBUF)
            .define("TCP_NODELAY", SocketType.TCP_NODELAY).define("SHUT_RD", 0L).define("SHUT_WR", 1L).define("SHUT_RDWR", 2L).define("SOMAXCONN", 4096L)
            .define("has_ipv6", false).define(DEFAULT_TIMEOUT, -1L).define("_GLOBAL_DEFAULT_TIMEOUT", PyNone.NOT_IMPLEMENTED);
        names(module);
        connections(module);
        return module;
    }

    private static void names(PyModule module) {
        module.define(PyBuiltin.of("setdefaulttimeout", (me, seconds) -> {
                module.globals().put(DEFAULT_TIMEOUT, timeout(seconds));
                return PyNone.NONE;
            }))
            .define(PyBuiltin.of("getdefaulttimeout", (PyThread me) -> SocketType.seconds(defaultTimeout(me))))
            .define(PyBuiltin.of("gethostname", (PyThread me) -> hostName()))
            .define(PyBuiltin.of("gethostbyname", (me, host) -> Endpoint.resolve(me, Arguments.text(host, "gethostbyname() argument 1")).getFirst().getHostAddress()))
            .define(PyBuiltin.of("getaddrinfo", "host, port, family=, type=, proto=, flags=", (me, a) -> {
                var all = new PyList();
                long port = a[1] instanceof String digits && digits.matches("\\d{1,5}") ? Long.parseLong(digits) : a[1] == PyNone.NONE ? 0 : Arguments.integer(me, a[1]);
                String host = a[0] instanceof String name ? name : "127.0.0.1";
                for (var address : Endpoint.resolve(me, host)) {
                    all.append(new PyTuple(new Object[] {SocketType.AF_INET, SocketType.SOCK_STREAM, SocketType.IPPROTO_TCP, "",
                        Endpoint.tuple(new InetSocketAddress(address, (int) port))}));
                }
                return all;
            }));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static void connections(PyModule module) {
        module.define(PyBuiltin.of("create_connection", "address, timeout=, source_address=, *, all_errors=", (me, a) -> {
                var socket = new PySocket(me, SocketType.SOCKET, a[1] == null || a[1] == PyNone.NOT_IMPLEMENTED ? defaultTimeout(me) : timeout(a[1]));
                return connected(me, socket, Endpoint.of(me, a[0], "connect"));
            }))
            .define(PyBuiltin.of("create_server", "address, *, family=, backlog=, reuse_port=, dualstack_ipv6=", (me, a) -> {
                var socket = new PySocket(me, SocketType.SOCKET, defaultTimeout(me));
                socket.option(java.net.StandardSocketOptions.SO_REUSEADDR, true);
                try {
                    socket.bind(me, Endpoint.of(me, a[0], "bind"));
                    socket.listen(me);
                    return socket;
                } catch (PyError e) {
                    socket.close(me);
                    throw e;
                }
            }))
            .define(PyBuiltin.of("socketpair", "family=, type=, proto=", (me, a) -> pair(me)));
    }

    private static PySocket connected(PyThread me, PySocket socket, InetSocketAddress address) {
        try {
            socket.connect(me, address);
            return socket;
        } catch (PyError e) {
            socket.close(me);
            throw e;
        }
    }

    /// Two connected sockets, over loopback.
    private static PyTuple pair(PyThread me) {
        var listener = new PySocket(me, SocketType.SOCKET, -1);
        try {
            listener.bind(me, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            listener.listen(me);
            var address = (PyTuple) java.util.Objects.requireNonNull(listener.localAddress());
            var one = connected(me, new PySocket(me, SocketType.SOCKET, -1), Endpoint.of(me, address, "connect"));
            return new PyTuple(new Object[] {listener.accept(me), one});
        } finally {
            listener.close(me);
        }
    }

    /// `settimeout`'s argument in nanoseconds: negative for None, 0 for non-blocking.
    static long timeout(@Nullable Object seconds) {
        if (seconds == null || seconds == PyNone.NONE) return -1;
        long nanos = Seconds.nanos(seconds, "timeout doesn't fit into C timeval");
        if (nanos < 0) throw Raise.value("Timeout value out of range");
        return nanos;
    }

    /// A selector's time-out in nanoseconds: negative for None, 0 for anything below 0.
    static long waits(@Nullable Object seconds) {
        return seconds == null || seconds == PyNone.NONE ? -1 : Math.max(0, Seconds.nanos(seconds, "timeout is too large"));
    }

    static long defaultTimeout(PyThread me) {
        return me.interpreter.imports().loaded(NAME) instanceof PyModule module && module.globals().get(DEFAULT_TIMEOUT) instanceof Long nanos ? nanos : -1;
    }
}
