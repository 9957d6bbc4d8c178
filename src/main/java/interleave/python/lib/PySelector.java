package interleave.python.lib;

import interleave.python.vm.Attributes.Accessor;
import interleave.python.vm.Blocking;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyList;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.trace.EventKind;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;

/// Waits for many channels at once, as `epoll` does, without the GIL: with a time-out of 0, too, as in CPython.
final class PySelector extends PyInstance {
    static final PyType SELECTOR = PyType.builtIn("Selector").constructor((thread, type, a, keywords) -> new PySelector(thread, type))
        .define(PyBuiltin.of("select", (thread, self, seconds) -> ((PySelector) self).select(thread, Seconds.timeout(seconds))))
        .define(PyBuiltin.of("watch", "self, channel, reading, writing, /", (thread, a) ->
            ((PySelector) a[0]).watch((PyChannel) a[1], (Boolean) a[2], (Boolean) a[3])))
        .define(PyBuiltin.of("wake", (thread, self) -> ((PySelector) self).wake()))
        .define(PyBuiltin.of("close", (thread, self) -> ((PySelector) self).close(thread)))
        .define("closed", new Accessor((thread, self) -> !((PySelector) self).selector.isOpen(), null));

    private final Selector selector;

    private PySelector(PyThread maker, PyType type) {
        super(type);
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw PyChannel.raised(e);
        }
        maker.interpreter.opened(selector);
    }

    /// Which channels are ready, each with whether it can be read and written; none when the time is over or [#wake] was called.
    private PyList select(PyThread me, long nanos) {
        me.write(EventKind.IO_BEGIN, -1, 0);
        Blocking.detach(me);
        Blocking.await(me, nanos, this::await);
        me.write(EventKind.IO_END, -1, -1);
        Blocking.attach(me);
        var ready = new PyList();
        for (var key : selector.selectedKeys()) {
            if (!key.isValid()) continue;
            int how = key.readyOps();
            boolean reads = (how & (SelectionKey.OP_READ | SelectionKey.OP_ACCEPT)) != 0;
            boolean writes = (how & (SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT)) != 0;
            ready.append(new PyTuple(key.attachment(), reads, writes));
        }
        selector.selectedKeys().clear();
        return ready;
    }

    /// Rounded up to milliseconds, as CPython does for epoll.
    private boolean await(long nanos) throws InterruptedException {
        try {
            if (nanos == 0) selector.selectNow();
            else selector.select(nanos < 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(nanos + 999_999));
        } catch (IOException e) {
            throw PyChannel.raised(e);
        }
        if (Thread.interrupted()) throw new InterruptedException();
        return true;
    }

    private PyNone watch(PyChannel watched, boolean reading, boolean writing) {
        var channel = watched.channel();
        var key = channel.keyFor(selector);
        int operations = (reading ? SelectionKey.OP_READ | SelectionKey.OP_ACCEPT : 0) | (writing ? SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT : 0);
        operations &= channel.validOps() & ~(watched.isConnecting() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT);
        try {
            if (key != null && key.isValid()) key.interestOps(operations);
            else if (operations != 0) channel.register(selector, operations, watched);
        } catch (ClosedChannelException e) {
            throw PyChannel.raised(e);
        }
        return PyNone.NONE;
    }

    /// Any thread: ends the `select` in progress, or the next one.
    private PyNone wake() {
        selector.wakeup();
        return PyNone.NONE;
    }

    private PyNone close(PyThread me) {
        try {
            selector.close();
        } catch (IOException e) {
            throw PyChannel.raised(e);
        }
        me.interpreter.closed(selector);
        return PyNone.NONE;
    }
}
