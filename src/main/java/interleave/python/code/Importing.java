package interleave.python.code;

import interleave.python.vm.*;
import org.jspecify.annotations.Nullable;

/// What import statements do.
final class Importing {
    private Importing() {}

    /// Imports `a`, then `a.b`, and so on; gives the last.
    static PyModule module(PyThread thread, String name) {
        PyModule parent = null;
        for (int dot = 0; dot >= 0; ) {
            dot = name.indexOf('.', dot + 1);
            var part = dot < 0 ? name : name.substring(0, dot);
            var module = thread.interpreter.importModule(thread, part);
            if (parent != null) parent.globals().put(part.substring(part.lastIndexOf('.') + 1), module);
            parent = module;
        }
        return parent;
    }

    static Object name(PyThread thread, PyModule module, String name) {
        var found = module.globals().get(name);
        if (found != null) return found;
        try {
            return thread.interpreter.importModule(thread, module.name() + "." + name);
        } catch (PyError e) {
            if (!e.is(Exceptions.MODULE_NOT_FOUND_ERROR)) throw e;
            var file = module.globals().get("__file__") instanceof String path ? path : "unknown location";
            var error = PyError.of(Exceptions.IMPORT_ERROR, "cannot import name '" + name + "' from '" + module.name() + "' (" + file + ")");
            error.exception().attribute("name", module.name());
            throw error;
        }
    }

    static void all(Frame frame, PyModule module) {
        var into = frame.names == null ? frame.globals : frame.names;
        var listed = module.globals().get("__all__");
        if (listed != null) {
            for (var name : Iteration.toArray(frame.thread, listed)) into.put(name, name(frame.thread, module, (String) name));
            return;
        }
        for (var entry : module.globals().entries()) if (!((String) entry.key()).startsWith("_")) into.put(entry.key(), entry.value());
    }
}
