package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Exceptions;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyError;
import interleave.python.vm.PyException;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.Types;

/// The module `pickle`: `dumps` and `loads`, in the encoding that [Pickler] describes.
final class PickleModule {
    private static final PyType ERROR = exception("PickleError", Exceptions.EXCEPTION);
    private static final PyType PICKLING_ERROR = exception("PicklingError", ERROR);
    private static final PyType UNPICKLING_ERROR = exception("UnpicklingError", ERROR);
    private static final long PROTOCOL = 5;

    private PickleModule() {}

    private static PyType exception(String name, PyType base) {
        var type = PyType.builtIn(name, base).constructor((thread, made, arguments, keywords) -> new PyException(made, arguments));
        return type.define("__module__", "_pickle").define("__qualname__", name);
    }

    static PyModule make() {
        return new PyModule("pickle")
            .define("PickleError", ERROR).define("PicklingError", PICKLING_ERROR).define("UnpicklingError", UNPICKLING_ERROR)
            .define("HIGHEST_PROTOCOL", PROTOCOL).define("DEFAULT_PROTOCOL", PROTOCOL)
            .define(PyBuiltin.of("dumps", "obj, protocol=, *, fix_imports=, buffer_callback=", (thread, a) ->
                new PyBytes(new Pickler(thread, null).dump(a[0]))))
            .define(PyBuiltin.of("loads", "data, /, *, fix_imports=, encoding=, errors=, buffers=", (thread, a) -> {
                if (a[0] instanceof PyBytes bytes) return new Unpickler(thread, bytes.bytes()).load();
                throw Raise.type("a bytes-like object is required, not '" + Types.name(a[0]) + "'");
            }));
    }

    static PyError error(PyThread thread, String message) {
        return PyError.of(PICKLING_ERROR, message);
    }

    static PyError unpickling(PyThread thread, String message) {
        return PyError.of(UNPICKLING_ERROR, message);
    }

    /// What `module` has under a qualified name; the module is imported.
    ///
    /// @throws PyError ImportError or AttributeError
    static Object find(PyThread thread, String module, String qualifiedName) {
        Object found = thread.interpreter.imports().module(thread, module.equals("_pickle") ? "pickle" : module);
        for (var name : qualifiedName.split("\\.")) found = Attributes.get(thread, found, name);
        return found;
    }

    static Object getattr(PyThread thread) {
        return Attributes.get(thread, thread.interpreter.builtins(), "getattr");
    }

    /// The module of a built-in type that says none of its own.
    static String moduleOf(PyType type) {
        return "builtins";
    }
}
