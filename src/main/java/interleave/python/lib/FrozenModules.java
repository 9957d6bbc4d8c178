package interleave.python.lib;

import interleave.python.vm.Compiler;
import interleave.python.vm.Library;
import interleave.python.vm.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The modules of Python's library that are themselves written in Python: the files under `py`, `a/b.py` for `a.b` and `a/__init__.py` for the package `a`.
///
/// Each is read and compiled once for this object, however many interpreters import it; [#SHARED] is the one for the JVM. Any thread.
public final class FrozenModules implements Library {
    public static final FrozenModules SHARED = new FrozenModules();
    /// For conducted runs, whose code has stops that other runs should not pay for.
    public static final FrozenModules STOPPING = new FrozenModules();

    private final Map<String, Optional<Frozen>> found = new ConcurrentHashMap<>();

    private FrozenModules() {}

    @Override
    public @Nullable Frozen find(String name, Compiler compiler) {
        return found.computeIfAbsent(name, wanted -> Optional.ofNullable(compile(wanted, compiler))).orElse(null);
    }

    private static @Nullable Frozen compile(String name, Compiler compiler) {
        var path = "py/" + name.replace('.', '/');
        var text = read(path + ".py");
        boolean isPackage = text == null;
        if (isPackage) text = read(path + "/__init__.py");
        return text == null ? null : new Frozen(compiler.compile(Source.frozen(name, text), name), isPackage);
    }

    private static @Nullable String read(String resource) {
        try (var in = FrozenModules.class.getResourceAsStream(resource)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
