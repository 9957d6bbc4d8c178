package interleave.python.code;

import interleave.python.vm.*;

/// What import statements do.
final class Importing {
    private Importing() {}

    static PyModule module(PyThread thread, String name) {
        return thread.interpreter.imports().module(thread, name);
    }

    /// The full name of what `from ..name import` names in a module with these globals.
    ///
    /// @param level how many dots there are, 0 for none
    /// @param name  what follows them, "" for nothing
    static String absolute(PyDict globals, int level, String name) {
        if (level == 0) return name;
        if (!(globals.get("__package__") instanceof String around) || around.isEmpty()) {
            throw PyError.of(Exceptions.IMPORT_ERROR, "attempted relative import with no known parent package");
        }
        for (int up = 1; up < level; up++) {
            int dot = around.lastIndexOf('.');
            if (dot < 0) throw PyError.of(Exceptions.IMPORT_ERROR, "attempted relative import beyond top-level package");
            around = around.substring(0, dot);
        }
        return name.isEmpty() ? around : around + "." + name;
    }

    static Object name(PyThread thread, PyModule module, String name) {
        var found = Attributes.find(thread, module, name, true);
        if (found != null) return found;
        if (module.globals().contains("__path__")) {
            var whole = module.name() + "." + name;
            try {
                return module(thread, whole);
            } catch (PyError e) {
                if (!e.is(Exceptions.MODULE_NOT_FOUND_ERROR) || !whole.equals(e.exception().attribute("name"))) throw e;
            }
        }
        var file = module.globals().get("__file__") instanceof String path ? path : "unknown location";
        var error = PyError.of(Exceptions.IMPORT_ERROR, "cannot import name '" + name + "' from " + (thread.interpreter.imports()
            .isUnfinished(module.name()) ? "partially initialized module '" + module.name() + "' (most likely due to a circular import)"
            : "'" + module.name() + "'") + " (" + file + ")");
        error.exception().attribute("name", module.name());
        throw error;
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
