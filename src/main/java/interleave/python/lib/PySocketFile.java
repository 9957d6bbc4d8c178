package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Exceptions;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyError;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyList;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `socket.makefile()`: a socket read and written as a file is, by lines or in pieces, bytes or text. Reading is buffered; what is written goes out with `flush`, when
/// the buffer is full, or at the end. Not for several threads at once.
final class PySocketFile extends PyInstance {
    private static final int BUFFER = 8192;
    static final PyType FILE = PyType.builtIn("SocketFile")
        .define(PyBuiltin.of("read", "self, size=, /", (me, a) -> self(a[0]).shown(self(a[0]).read(me, Arguments.given(a[1]) ? Arguments.integer(me, a[1]) : -1))))
        .define(PyBuiltin.of("readline", "self, size=, /", (me, a) -> self(a[0]).shown(self(a[0]).line(me, Arguments.given(a[1]) ? Arguments.integer(me, a[1]) : -1))))
        .define(PyBuiltin.of("readlines", "self, hint=, /", (me, a) -> self(a[0]).lines(me)))
        .define(PyBuiltin.of("write", (me, self, data) -> self(self).write(me, data)))
        .define(PyBuiltin.of("flush", (me, self) -> self(self).flush(me)))
        .define(PyBuiltin.of("close", (me, self) -> self(self).close(me)))
        .define(PyBuiltin.of("readable", (me, self) -> self(self).reads)).define(PyBuiltin.of("writable", (me, self) -> self(self).writes))
        .define(PyBuiltin.of("__iter__", (me, self) -> self))
        .define(PyBuiltin.of("__next__", (me, self) -> {
            var line = self(self).line(me, -1);
            if (line.length == 0) throw PyError.of(Exceptions.STOP_ITERATION);
            return self(self).shown(line);
        }))
        .define(PyBuiltin.of("__enter__", (me, self) -> self))
        .define(PyBuiltin.of("__exit__", "self, /, *exception", (me, a) -> self(a[0]).close(me)))
        .define("closed", new Attributes.Accessor((me, self) -> self(self).closed, null));

    private final PySocket socket;
    private final boolean reads, writes, text;
    private final @Nullable Object encoding, errors;
    private byte[] buffer = {};
    private int from;
    private boolean ended, closed;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PySocketFile(PySocket socket, String mode, @Nullable Object encoding, @Nullable Object errors) {
        super(FILE);
        this.socket = socket;
        this.writes = mode.contains("w");
        this.reads = mode.contains("r") || !writes;
        this.text = !mode.contains("b");
        this.encoding = Arguments.given(encoding) ? encoding : null;
        this.errors = Arguments.given(errors) ? errors : null;
        socket.fileOpened();
    }

    private static PySocketFile self(Object value) {
        return (PySocketFile) value;
    }

    private Object shown(byte[] bytes) {
        return text ? Encodings.decode(bytes, encoding, errors).replace("\r\n", "\n") : new PyBytes(bytes);
    }

    private void check(boolean allowed, String what) {
        if (closed) throw Raise.value(text ? "I/O operation on closed file." : what + " of closed file");
        if (!allowed) throw PyError.of(Exceptions.OS_ERROR, what.equals("write") ? "not writable" : "not readable");
    }

    /// More bytes behind those there are; false at the end of the stream.
    private boolean fill(PyThread me) {
        if (ended) return false;
        byte[] more = socket.receive(me, BUFFER).bytes();
        ended = more.length == 0;
        byte[] joined = Arrays.copyOf(Arrays.copyOfRange(buffer, from, buffer.length), buffer.length - from + more.length);
        System.arraycopy(more, 0, joined, joined.length - more.length, more.length);
        buffer = joined;
        from = 0;
        return !ended;
    }

    private byte[] take(int count) {
        byte[] taken = Arrays.copyOfRange(buffer, from, from + count);
        from += count;
        return taken;
    }

    private byte[] read(PyThread me, long count) {
        check(reads, "read");
        var all = new ByteArrayOutputStream();
        while (count < 0 || all.size() < count) {
            if (from == buffer.length && !fill(me)) break;
            int next = count < 0 ? buffer.length - from : (int) Math.min(count - all.size(), buffer.length - from);
            all.writeBytes(take(next));
        }
        return all.toByteArray();
    }

    private byte[] line(PyThread me, long most) {
        check(reads, "readline");
        for (int looked = 0; ; ) {
            while (from + looked < buffer.length) {
                if (looked == most) return take(looked);
                if (buffer[from + looked++] == '\n') return take(looked);
            }
            if (looked == most || !fill(me)) return take(Math.min(looked, buffer.length - from));
        }
    }

    private PyList lines(PyThread me) {
        var all = new PyList();
        for (byte[] line = line(me, -1); line.length > 0; line = line(me, -1)) all.append(shown(line));
        return all;
    }

    private Object write(PyThread me, Object data) {
        check(writes, "write");
        if (text != data instanceof String) throw text ? Raise.typeNot("write() argument must be str", data) : Raise.type("a bytes-like object is required, not 'str'");
        byte[] bytes = data instanceof String string ? Encodings.encode(string, encoding, errors) : BytesType.bytes(me, data);
        out.writeBytes(bytes);
        if (out.size() >= BUFFER) flush(me);
        return data instanceof String string ? (long) Strings.length(string) : bytes.length;
    }

    private PyNone flush(PyThread me) {
        if (closed) throw Raise.value("I/O operation on closed file.");
        byte[] all = out.toByteArray();
        out.reset();
        if (all.length > 0) socket.sendAll(me, all);
        return PyNone.NONE;
    }

    private PyNone close(PyThread me) {
        if (closed) return PyNone.NONE;
        try {
            flush(me);
        } finally {
            closed = true;
            socket.fileClosed(me);
        }
        return PyNone.NONE;
    }
}
