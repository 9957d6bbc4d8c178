package interleave.python.lib;

import interleave.python.vm.Blocking;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.Types;
import interleave.trace.Resource;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Addresses as Python has them, `("127.0.0.1", 8000)`, and the names of machines. IPv4, as all of `socket` here.
final class Endpoint {
    private Endpoint() {}

    /// A host and port; an empty host is every address of this machine.
    ///
    /// @param caller names the method in messages: `connect`
    static InetSocketAddress of(PyThread me, @Nullable Object address, String caller) {
        if (!(address instanceof PyTuple pair)) throw Raise.typeNot(caller + "(): AF_INET address must be tuple", address == null ? PyNone.NONE : address);
        if (pair.size() != 2) throw Raise.type(caller + "(): AF_INET address must be a pair (host, port)");
        long port = Arguments.integer(me, pair.get(1));
        if (port < 0 || port > 65_535) throw Raise.overflow(caller + "(): port must be 0-65535.");
        if (!(pair.get(0) instanceof String host)) throw Raise.type("str, bytes or bytearray expected, not " + Types.name(pair.get(0)));
        return new InetSocketAddress(resolve(me, host).getFirst(), (int) port);
    }

    /// The IPv4 addresses of a host. Asks the name service, without the GIL and on a thread that a cancelled run leaves behind, only for what is no number.
    static List<InetAddress> resolve(PyThread me, String host) {
        try {
            if (host.isEmpty()) return List.of(InetAddress.ofLiteral("0.0.0.0"));
            if (host.matches("\\d+(\\.\\d+){3}")) return List.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            throw NetError.unknownHost();
        }
        var asked = new CompletableFuture<InetAddress[]>();
        Thread.ofPlatform().daemon().name("name-service").start(() -> {
            try {
                asked.complete(InetAddress.getAllByName(host));
            } catch (UnknownHostException e) {
                asked.completeExceptionally(e);
            }
        });
        Blocking.detach(me);
        Blocking.await(me, -1, left -> {
            try {
                asked.get(1, TimeUnit.DAYS);
            } catch (ExecutionException | TimeoutException e) {
                // looked at below
            }
            return true;
        });
        Blocking.attach(me);
        if (asked.isCompletedExceptionally()) throw NetError.unknownHost();
        var found = new ArrayList<InetAddress>();
        for (var address : asked.join()) if (address instanceof Inet4Address) found.add(address);
        if (found.isEmpty()) throw NetError.unknownHost();
        return found;
    }

    static PyTuple tuple(SocketAddress address) {
        var inet = (InetSocketAddress) address;
        return new PyTuple(new Object[] {inet.getAddress().getHostAddress(), (long) inet.getPort()});
    }

    static String text(SocketAddress address) {
        var inet = (InetSocketAddress) address;
        return inet.getAddress().getHostAddress() + ":" + inet.getPort();
    }

    /// The resource that stands for a server in the recording: all connections to one address are one, so that a picture shows whom threads wait for.
    static int resource(PyThread me, SocketAddress address) {
        var cast = me.interpreter.config().cast();
        String name = text(address);
        for (var known : cast.resources()) if (known.kind() == Resource.Kind.SOCKET && known.name().equals(name)) return known.id();
        return cast.resourceCount() >= Primitive.MOST_RESOURCES ? -1 : cast.resource(Resource.Kind.SOCKET, name, me.interpreter.config().process()).id();
    }
}
