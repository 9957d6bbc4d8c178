package interleave.python.lib;

import interleave.python.vm.Blocking;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyList;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.trace.EventKind;
import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// `_select.Poll`, on which `selectors` and `select` stand: waits, without the GIL, until one of several sockets can be read (1) or written (2). Whether a socket
/// is blocking makes no difference.
final class PyPoll extends PyInstance implements AutoCloseable {
    static final PyType POLL = PyType.builtIn("Poll").constructor((me, type, arguments, keywords) -> new PyPoll(me, type))
        .define(PyBuiltin.of("register", (me, self, socket, events) -> self(self).register(socket(socket), Arguments.integer(me, events))))
        .define(PyBuiltin.of("unregister", (me, self, socket) -> self(self).unregister(socket(socket))))
        .define(PyBuiltin.of("select", (me, self, timeout) -> self(self).select(me, SocketModule.waits(timeout))))
        .define(PyBuiltin.of("close", (me, self) -> self(self).end()));

    private final PyThread maker;
    private final Selector selector;

    private PyPoll(PyThread maker, PyType type) {
        super(type);
        this.maker = maker;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw NetError.of(e);
        }
        maker.interpreter.opened(this);
    }

    static PyModule module() {
        return new PyModule("_select").define("Poll", POLL);
    }

    private static PyPoll self(Object value) {
        return (PyPoll) value;
    }

    private static PySocket socket(Object value) {
        if (value instanceof PySocket socket) return socket;
        throw Raise.typeNot("a socket is needed", value);
    }

    /// What a key is about: the events are looked up anew for each wait, because a socket that connects waits for something else than one that is connected.
    private record Wanted(PySocket socket, long events) {}

    private PyNone register(PySocket socket, long events) {
        var channel = socket.channel();
        if (channel == null) throw Raise.value("a socket that is not bound or connecting can't be waited for");
        try {
            channel.register(selector, socket.operations(events), new Wanted(socket, events));
        } catch (IOException | ClosedSelectorException e) {
            throw NetError.of(e);
        }
        return PyNone.NONE;
    }

    private PyNone unregister(PySocket socket) {
        for (var key : selector.keys()) if (key.attachment() instanceof Wanted wanted && wanted.socket() == socket) key.cancel();
        try {
            selector.selectNow(); // only so is the key gone, and a socket closed afterwards closed at once
            selector.selectedKeys().clear(); // what is ready is for the next wait to find out
        } catch (IOException e) {
            throw NetError.of(e);
        }
        return PyNone.NONE;
    }

    private PyList select(PyThread me, long nanos) {
        for (var key : selector.keys()) if (key.isValid()) key.interestOps(operations(key));
        if (nanos != 0) me.write(EventKind.IO_BEGIN, -1, 0);
        Blocking.detach(me);
        Exception failure = null;
        try {
            Blocking.await(me, nanos, this::await);
        } catch (ClosedSelectorException e) {
            failure = e;
        }
        if (nanos != 0) me.write(EventKind.IO_END, -1, -1);
        Blocking.attach(me);
        if (failure != null) throw NetError.of(failure);
        var ready = new PyList();
        for (var key : selector.selectedKeys()) {
            if (!key.isValid() || !(key.attachment() instanceof Wanted wanted)) continue;
            int could = key.readyOps();
            long events = ((could & (SelectionKey.OP_READ | SelectionKey.OP_ACCEPT)) != 0 ? 1 : 0) | ((could & (SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT)) != 0 ? 2 : 0);
            if (events != 0) ready.append(new PyTuple(new Object[] {wanted.socket(), events}));
        }
        selector.selectedKeys().clear();
        return ready;
    }

    private static int operations(SelectionKey key) {
        return key.attachment() instanceof Wanted wanted ? wanted.socket().operations(wanted.events()) : 0;
    }

    private boolean await(long nanos) throws InterruptedException {
        try {
            int ready = nanos < 0 ? selector.select() : nanos == 0 ? selector.selectNow() : selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos + 999_999)));
            if (Thread.interrupted()) throw new InterruptedException();
            return ready > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private PyNone end() {
        close();
        return PyNone.NONE;
    }

    @Override
    public void close() {
        maker.interpreter.closed(this);
        try {
            selector.close();
        } catch (IOException e) {
            // Nothing more can be done for it.
        }
    }

    @Override
    public String toString() {
        return "<select.Poll of " + selector.keys().size() + " sockets>";
    }
}
