package interleave.python.lib;

import interleave.python.vm.Exceptions;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.Attributes.Accessor;
import interleave.python.vm.PyType;
import interleave.python.vm.Types;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The module `refcount`, which only Little Python has: objects whose reference count is a number in memory, as in CPython without what protects it.
///
/// `Counted("plain")` counts with an ordinary read, add and write, which is what `Py_INCREF` does under the GIL; `Counted("atomic")` with one
/// atomic addition, which is what every reference would cost were there no GIL and nothing cleverer. A new object has the count 1. Nothing else
/// is done: what two threads lose of a plain count, the processor lost.
final class RefcountModule {
    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(Counted.class, "count", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// `freed`: a release has found the count at 0 or below, so the object is gone while somebody may still use it.
    abstract static class Counted extends PyInstance {
        long count = 1;
        boolean freed;

        Counted(PyType type) {
            super(type);
        }

        abstract void retain();

        abstract void release();
    }

    private static final class Plain extends Counted {
        Plain(PyType type) {
            super(type);
        }

        @Override
        void retain() {
            count = count + 1;
        }

        @Override
        void release() {
            long left = count - 1;
            count = left;
            if (left <= 0) freed = true;
        }
    }

    private static final class Atomic extends Counted {
        Atomic(PyType type) {
            super(type);
        }

        @Override
        void retain() {
            COUNT.getAndAdd(this, 1L);
        }

        @Override
        void release() {
            if ((long) COUNT.getAndAdd(this, -1L) <= 1) freed = true;
        }
    }

    private static final PyType COUNTED = PyType.builtIn("Counted")
        .constructor((thread, type, arguments, keywords) -> make(type, arguments.length == 1 && keywords.isEmpty() ? arguments[0] : null))
        .define(PyBuiltin.of("retain", (thread, self) -> {
            counted(self).retain();
            return PyNone.NONE;
        }))
        .define(PyBuiltin.of("release", (thread, self) -> {
            counted(self).release();
            return PyNone.NONE;
        }))
        .define("count", new Accessor((thread, self) -> (long) COUNT.getOpaque(counted(self)), null))
        .define("freed", new Accessor((thread, self) -> counted(self).freed, null));

    private RefcountModule() {}

    static PyModule make() {
        return new PyModule("refcount").define("Counted", COUNTED);
    }

    private static Counted make(PyType type, Object kind) {
        if ("plain".equals(kind)) return new Plain(type);
        if ("atomic".equals(kind)) return new Atomic(type);
        throw PyError.of(Exceptions.VALUE_ERROR, "Counted(kind): kind is 'plain' or 'atomic'");
    }

    private static Counted counted(Object self) {
        if (self instanceof Counted counted) return counted;
        throw PyError.of(Exceptions.TYPE_ERROR, "a refcount.Counted is needed, not '" + Types.name(self) + "'");
    }
}
