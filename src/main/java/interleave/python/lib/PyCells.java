package interleave.python.lib;

import interleave.python.vm.Exceptions;
import interleave.python.vm.Processes;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.Signature;

/// `_multiprocessing.Cells`: numbers of 64 bits that all processes see, behind `Value` and `Array`. Each reading and writing asks the app (tens of microseconds from a
/// worker), where CPython maps memory.
final class PyCells extends PyInstance {
    static final PyType CELLS = define(PyType.builtIn("Cells"));

    private final Processes processes;
    private final int handle;
    private final int size;
    private final boolean real;

    private PyCells(PyThread maker, int handle, int size, boolean real) {
        super(CELLS);
        this.processes = MultiprocessingModule.processes(maker);
        this.handle = handle;
        this.size = size;
        this.real = real;
    }

    private static PyType define(PyType type) {
        var init = Signature.parse("Cells", "size, real, handle=");
        return type.define("__module__", "_multiprocessing").define("__qualname__", "Cells")
            .constructor((thread, made, arguments, keywords) -> {
                var a = init.bind(thread, arguments, keywords);
                int size = (int) Arguments.integer(thread, a[0]);
                int handle = a[2] == null ? MultiprocessingModule.processes(thread).cells(size) : (int) Arguments.integer(thread, a[2]);
                return new PyCells(thread, handle, size, a[1].equals(true));
            })
            .define(PyBuiltin.of("__len__", (thread, self) -> (long) ((PyCells) self).size))
            .define(PyBuiltin.of("__getitem__", (thread, self, index) -> ((PyCells) self).get(thread, index)))
            .define(PyBuiltin.of("__setitem__", (thread, self, index, value) -> ((PyCells) self).set(thread, index, value)))
            .define(PyBuiltin.of("__reduce__", (thread, self) -> ((PyCells) self).reduction()));
    }

    private int index(PyThread thread, Object index) {
        long at = Arguments.integer(thread, index);
        if (at < 0) at += size;
        if (at < 0 || at >= size) throw Raise.index("invalid index");
        return (int) at;
    }

    private Object get(PyThread thread, Object index) {
        long bits = processes.cell(handle, index(thread, index));
        return real ? (Object) Double.longBitsToDouble(bits) : (Object) bits;
    }

    private PyNone set(PyThread thread, Object index, Object value) {
        long bits = switch (value) {
            case Double d when real -> Double.doubleToRawLongBits(d);
            case Long l -> real ? Double.doubleToRawLongBits(l) : l;
            case Boolean b -> b ? 1 : 0;
            default -> throw PyError.of(Exceptions.TYPE_ERROR, real ? "must be real number, not " + interleave.python.vm.Types.name(value)
                : "'" + interleave.python.vm.Types.name(value) + "' object cannot be interpreted as an integer");
        };
        processes.cell(handle, index(thread, index), bits);
        return PyNone.NONE;
    }

    private Object reduction() {
        return new interleave.python.vm.PyTuple(CELLS, new interleave.python.vm.PyTuple((long) size, real, (long) handle));
    }
}
