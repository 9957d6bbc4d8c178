package interleave.python.vm;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/// `sys.modules`, and how a module gets into it: modules written in Java come first, then the sources the interpreter was configured with, then the
/// [Library].
///
/// A module's body runs once, on the thread that imports it first. Another thread that imports it meanwhile waits, without the GIL, until the body has
/// ended; the same thread, coming round in a circle of imports, gets the module as far as it is. Where two threads would wait for each other's modules,
/// the second gets its module unfinished too, as CPython's import locks have it. No lock is held while a body runs.
public final class Imports {
    /// A body that runs now; the latch opens when it has ended.
    private record Loading(PyThread by, Latch ended) {}

    private final Interpreter interpreter;
    private final Compiler compiler;
    private final Modules modules;
    private final PyDict loaded = new PyDict();
    private final Map<String, Loading> loading = new ConcurrentHashMap<>();
    private final Map<PyThread, Loading> waiting = new ConcurrentHashMap<>();

    Imports(Interpreter interpreter, Compiler compiler, Modules modules) {
        this.interpreter = interpreter;
        this.compiler = compiler;
        this.modules = modules;
    }

    /// `sys.modules`, the dict itself.
    public PyDict loaded() {
        return loaded;
    }

    /// A module that is imported already, or null.
    public @Nullable PyModule loaded(String name) {
        return loaded.get(name) instanceof PyModule module ? module : null;
    }

    /// The module `builtins`, which needs no thread.
    synchronized PyModule builtins() {
        var there = loaded("builtins");
        if (there != null) return there;
        var made = modules.make("builtins", interpreter);
        if (made == null) throw new IllegalStateException("there is no module builtins");
        loaded.put("builtins", made);
        return made;
    }

    /// What `import name` imports: `a`, then `a.b`, then `a.b.c`; gives the last.
    ///
    /// @throws PyError ModuleNotFoundError, or what the module's body raised
    public PyModule module(PyThread thread, String name) {
        var there = loaded.get(name);
        if (there instanceof PyModule module && loading.isEmpty()) return module;
        int dot = name.lastIndexOf('.');
        var parent = dot < 0 ? null : module(thread, name.substring(0, dot));
        while (true) {
            Loading other;
            synchronized (this) {
                there = loaded.get(name);
                other = loading.get(name);
                if (there instanceof PyModule module && (other == null || other.by == thread || wouldWaitForItself(thread, other))) return module;
                if (there != null && !(there instanceof PyModule)) throw missing(name, "import of " + name + " halted; None in sys.modules");
                if (other == null) {
                    other = new Loading(thread, new Latch());
                    loading.put(name, other);
                    break;
                }
                waiting.put(thread, other);
            }
            await(thread, other);
        }
        try {
            var made = make(thread, name, parent);
            if (parent != null) parent.globals().put(name.substring(dot + 1), made);
            return made;
        } finally {
            loading.remove(name).ended.open();
        }
    }

    /// Whether its body has begun and not ended.
    public boolean isUnfinished(String name) {
        return loading.containsKey(name);
    }

    private boolean wouldWaitForItself(PyThread thread, Loading wanted) {
        for (var next = wanted; next != null; next = waiting.get(next.by)) if (next.by == thread) return true;
        return false;
    }

    private void await(PyThread thread, Loading other) {
        Blocking.detach(thread);
        try {
            Blocking.await(thread, -1, other.ended);
        } finally {
            waiting.remove(thread);
        }
        Blocking.attach(thread);
    }

    private PyModule make(PyThread thread, String name, @Nullable PyModule parent) {
        if (modules.contains(name)) {
            var made = modules.make(name, interpreter);
            loaded.put(name, made);
            return made;
        }
        if (parent != null && !parent.globals().contains("__path__")) {
            throw missing(name, "No module named '" + name + "'; '" + parent.name() + "' is not a package");
        }
        var source = interpreter.config().modules().get(name);
        if (source != null) {
            boolean isPackage = interpreter.config().modules().keySet().stream().anyMatch(key -> key.startsWith(name + "."));
            var file = name.replace('.', '/') + (isPackage ? "/__init__.py" : ".py");
            return run(thread, compiler.compile(new Source(file, source), name), name, isPackage);
        }
        var frozen = modules.library().find(name, compiler);
        if (frozen == null) throw missing(name, "No module named '" + name + "'");
        return run(thread, frozen.code(), name, frozen.isPackage());
    }

    /// Runs a module's body; what it leaves under its name in `sys.modules` is the module.
    PyModule run(PyThread thread, Code code, String name, boolean isPackage) {
        var module = new PyModule(name);
        var globals = module.globals();
        globals.put("__file__", code.source.fileName());
        globals.put("__package__", isPackage ? name : name.substring(0, Math.max(0, name.lastIndexOf('.'))));
        if (isPackage) globals.put("__path__", new PyList(new Object[] {code.source.fileName()}));
        globals.put("__builtins__", builtins());
        loaded.put(name, module);
        boolean done = false;
        try {
            interpreter.execute(thread, code, globals);
            done = true;
        } finally {
            if (!done) loaded.remove(name); // the next import tries again
        }
        var left = loaded(name);
        return left == null ? module : left;
    }

    private static PyError missing(String name, String message) {
        var error = PyError.of(Exceptions.MODULE_NOT_FOUND_ERROR, message);
        error.exception().attribute("name", name);
        return error;
    }
}
