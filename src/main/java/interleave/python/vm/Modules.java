package interleave.python.vm;

import java.util.function.Function;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/// The modules written in Java: a maker for each name, run once per interpreter at the first import; and the library of those written in Python.
/// `builtins` must be there.
public final class Modules {
    private final Map<String, Function<Interpreter, PyModule>> makers = new ConcurrentHashMap<>();
    private final Library library;

    public Modules(Library library) {
        this.library = library;
    }

    public Modules register(String name, Function<Interpreter, PyModule> maker) {
        makers.put(name, maker);
        return this;
    }

    public boolean contains(String name) {
        return makers.containsKey(name);
    }

    Library library() {
        return library;
    }

    @Nullable PyModule make(String name, Interpreter interpreter) {
        var maker = makers.get(name);
        return maker == null ? null : maker.apply(interpreter);
    }
}
