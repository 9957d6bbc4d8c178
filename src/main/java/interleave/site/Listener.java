package interleave.site;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Accepts connections on a port of the loopback interface and gives each a platform thread of its own, which speaks one [Protocol] until either side
/// ends.
///
/// Platform threads, because virtual ones would wake through the pool on which a lesson's own virtual threads may be busy. Beyond [#MOST_CONNECTIONS] at once a
/// connection waits, unaccepted, until another ends.
///
/// [#close()] ends every connection, those of which a request has come in a moment ago too: a connection is entered in the list of open ones *before* the look at
/// `closed`, and closing sets `closed` before it goes through the list, so that one of the two ends it. It waits until no thread is left.
final class Listener implements AutoCloseable {
    static final int MOST_CONNECTIONS = 512;
    private static final int WAITING = 1024;
    private static final int STACK_BYTES = 256 << 10;

    /// What is spoken on one connection; returns when it is over.
    @FunctionalInterface
    interface Protocol {
        void serve(Socket socket) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Protocol protocol;
    private final String name;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Semaphore free = new Semaphore(MOST_CONNECTIONS);
    private final Thread acceptor;
    private volatile boolean closed;

    private record Connection(Socket socket, Thread thread) {
        void end() {
            thread.interrupt();
            try {
                socket.close();
            } catch (IOException e) {
                // It was about to end anyway.
            }
        }
    }

    private Listener(ServerSocket server, String name, Protocol protocol) {
        this.server = server;
        this.name = name;
        this.protocol = protocol;
        this.acceptor = Thread.ofPlatform().daemon().name(name).unstarted(this::accept);
    }

    /// @param port 0 for a free one
    /// @throws IOException as one sentence with its remedy, when the port is taken
    static Listener start(int port, String name, Protocol protocol) throws IOException {
        var server = new ServerSocket();
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAITING);
        } catch (BindException e) {
            server.close();
            throw new IOException("Port " + port + " is in use on this machine or not allowed; name another, or 0 for any free one.", e);
        }
        var listener = new Listener(server, name, protocol);
        listener.acceptor.start();
        return listener;
    }

    int port() {
        return server.getLocalPort();
    }

    /// Connections at this moment.
    int connections() {
        return open.size();
    }

    private void accept() {
        while (!closed) {
            try {
                free.acquire();
                begin(server.accept());
            } catch (IOException e) {
                free.release(); // closed, or one connection failed before it began: the loop's condition tells which
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void begin(Socket socket) {
        var thread = Thread.ofPlatform().daemon().name(name + "-connection").stackSize(STACK_BYTES).unstarted(() -> serve(socket));
        var connection = new Connection(socket, thread);
        open.add(connection);
        thread.start();
        if (closed) connection.end();
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            protocol.serve(socket);
        } catch (IOException | InterruptedException e) {
            // The client went away, or the site closes.
        } finally {
            open.removeIf(connection -> connection.socket() == socket);
            free.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            // Nothing more can be done for a listening socket.
        }
        acceptor.interrupt();
        var last = Set.copyOf(open);
        last.forEach(Connection::end);
        boolean interrupted = false;
        while (true) {
            try {
                acceptor.join();
                for (var connection : Set.copyOf(open)) {
                    connection.end();
                    connection.thread().join();
                }
                for (var connection : last) connection.thread().join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
