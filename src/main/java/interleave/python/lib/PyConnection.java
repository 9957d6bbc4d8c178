package interleave.python.lib;

import interleave.python.vm.Attributes.Accessor;
import interleave.python.vm.Blocking;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Processes;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyError;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import org.jspecify.annotations.Nullable;

/// `multiprocessing.connection.Connection`: reads from one pipe, writes to another, or does one of the two.
///
/// What a thread does here is its input and output: [EventKind#IO_BEGIN], the bytes as [EventKind#SEND] or [EventKind#RECEIVE], [EventKind#IO_END]. Encoding a value
/// is done under the GIL, waiting isn't, as in CPython.
final class PyConnection extends PyInstance {
    static final PyType CONNECTION = define(PyType.builtIn("Connection"));
    private static final int NONE = -1;

    private final Processes processes;
    /// Pipes, or -1.
    private final int reading, writing;
    private final int readingResource, writingResource;
    private volatile boolean closed;

    /// Takes over one hold of each end.
    PyConnection(PyThread maker, int reading, int writing) {
        super(CONNECTION);
        this.processes = MultiprocessingModule.processes(maker);
        this.reading = reading;
        this.writing = writing;
        readingResource = resource(reading);
        writingResource = resource(writing);
    }

    private int resource(int pipe) {
        return pipe == NONE ? NONE : processes.resource(pipe, Resource.Kind.PIPE, "Pipe " + pipe);
    }

    private static PyType define(PyType type) {
        return type.define("__module__", "multiprocessing.connection").define("__qualname__", "Connection")
            .define(PyBuiltin.of("send", (thread, self, value) -> self(self).send(thread, self(self).encode(thread, value))))
            .define(PyBuiltin.of("recv", (thread, self) -> self(self).decode(thread, self(self).receive(thread))))
            .define(PyBuiltin.of("send_bytes", "self, buf, offset=, size=", (thread, a) -> self(a[0]).send(thread, part(thread, a))))
            .define(PyBuiltin.of("recv_bytes", "self, maxlength=", (thread, a) -> new PyBytes(self(a[0]).receive(thread))))
            .define(PyBuiltin.of("poll", "self, timeout=", (thread, a) -> self(a[0]).poll(thread, a[1])))
            .define(PyBuiltin.of("close", (thread, self) -> self(self).close()))
            .define(PyBuiltin.of("fileno", (thread, self) -> self(self).number()))
            .define(PyBuiltin.of("__enter__", (thread, self) -> self))
            .define(PyBuiltin.of("__exit__", "self, /, *exception", (thread, a) -> self(a[0]).close()))
            .define("closed", new Accessor((thread, self) -> self(self).closed, null))
            .define("readable", new Accessor((thread, self) -> self(self).reading != NONE, null))
            .define("writable", new Accessor((thread, self) -> self(self).writing != NONE, null))
            .define(PyBuiltin.of("_reading", (thread, self) -> (long) self(self).reading));
    }

    private static PyConnection self(Object value) {
        return (PyConnection) value;
    }

    private static byte[] part(PyThread thread, Object[] a) {
        var bytes = BytesType.bytes(thread, a[1]);
        long offset = Arguments.integer(thread, a[2], 0), length = Arguments.integer(thread, a[3], bytes.length - offset);
        if (offset < 0) throw Raise.value("offset is negative");
        if (length < 0) throw Raise.value(offset > bytes.length ? "buffer length < offset" : "size is negative");
        if (offset + length > bytes.length) throw Raise.value("buffer length < offset + size");
        return java.util.Arrays.copyOfRange(bytes, (int) offset, (int) (offset + length));
    }

    private byte[] encode(PyThread me, Object value) {
        writable();
        return MultiprocessingModule.encode(me, value);
    }

    private Object decode(PyThread me, byte[] message) {
        return MultiprocessingModule.decode(me, message);
    }

    private void open() {
        if (closed) throw PyError.of(Exceptions.OS_ERROR, "handle is closed");
    }

    private void writable() {
        open();
        if (writing == NONE) throw PyError.of(Exceptions.OS_ERROR, "connection is read-only");
    }

    private PyNone send(PyThread me, byte[] message) {
        writable();
        if (message.length > processes.mostBytes()) throw tooLarge(message.length, processes.mostBytes());
        me.write(EventKind.IO_BEGIN, writingResource, 0);
        me.write(EventKind.SEND, writingResource, message.length);
        Blocking.detach(me);
        boolean broken = false;
        try {
            Blocking.await(me, -1, nanos -> {
                processes.send(writing, message);
                return true;
            });
        } catch (Processes.Broken e) {
            broken = true;
        }
        me.write(EventKind.IO_END, writingResource, broken ? -1 : message.length);
        Blocking.attach(me);
        if (broken) throw PyError.of(Exceptions.BROKEN_PIPE_ERROR, 32L, "Broken pipe");
        processes.count(0, message.length, 0);
        return PyNone.NONE;
    }

    static PyError tooLarge(long bytes, long most) {
        return PyError.of(Exceptions.VALUE_ERROR, "this value takes " + bytes + " bytes, and at most " + (most >> 20) + " MiB go between processes in one message; "
            + "send it in parts, or send what it is made from");
    }

    private byte[] receive(PyThread me) {
        readable();
        me.write(EventKind.IO_BEGIN, readingResource, 0);
        Blocking.detach(me);
        byte[][] message = new byte[1][];
        boolean ended = false;
        try {
            Blocking.await(me, -1, nanos -> {
                message[0] = processes.receive(reading, nanos);
                return message[0] != null;
            });
        } catch (Processes.Closed e) {
            ended = true;
        }
        if (!ended) me.write(EventKind.RECEIVE, readingResource, message[0].length);
        me.write(EventKind.IO_END, readingResource, ended ? -1 : message[0].length);
        Blocking.attach(me);
        if (ended) throw PyError.of(Exceptions.EOF_ERROR);
        processes.count(message[0].length, 0, 0);
        return message[0];
    }

    private void readable() {
        open();
        if (reading == NONE) throw PyError.of(Exceptions.OS_ERROR, "connection is write-only");
    }

    private boolean poll(PyThread me, @Nullable Object timeout) {
        readable();
        long limit = timeout == null ? 0 : Seconds.timeout(timeout);
        return MultiprocessingModule.awaitAny(me, java.util.List.of(reading), java.util.List.of(), limit).getFirst();
    }

    private PyNone close() {
        if (closed) return PyNone.NONE;
        closed = true;
        if (reading != NONE) processes.letGo(new Processes.End(reading, false));
        if (writing != NONE) processes.letGo(new Processes.End(writing, true));
        return PyNone.NONE;
    }

    private long number() {
        open();
        return 100L + Math.max(reading, writing); // no descriptor of the system's: a number that no other connection has
    }

    /// The pipe it reads.
    int reading() {
        readable();
        return reading;
    }

    void pickle(Pickler pickler, Pickler.@Nullable Handover handover) {
        open();
        if (handover == null) throw Pickler.refused("multiprocessing.connection.Connection");
        pickler.tag('c');
        pickler.varint(reading + 1);
        pickler.varint(writing + 1);
        pickler.whole(this);
        if (reading != NONE) handover.end(reading, false);
        if (writing != NONE) handover.end(writing, true);
    }

    static PyConnection unpickle(PyThread thread, int readingPlusOne, int writingPlusOne) {
        var processes = MultiprocessingModule.processes(thread);
        if (readingPlusOne > 0) processes.adopt(new Processes.End(readingPlusOne - 1, false));
        if (writingPlusOne > 0) processes.adopt(new Processes.End(writingPlusOne - 1, true));
        return new PyConnection(thread, readingPlusOne - 1, writingPlusOne - 1);
    }
}
