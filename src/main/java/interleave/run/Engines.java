package interleave.run;

import interleave.engine.cpython.CpythonEngine;
import interleave.engine.cpython.Interpreter;
import interleave.engine.cpython.Interpreters;
import interleave.engine.model.ModelEngine;
import interleave.teaching.Engine;
import interleave.teaching.Lines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The engines there are.
public final class Engines {
    private Engines() {}

    /// Those that need nothing installed: the GIL model first, then free-threaded. Made at once.
    public static List<Engine> built() {
        return List.of(ModelEngine.underGil(), ModelEngine.free());
    }

    /// With the interpreters found on this machine, the best first: asks each what it is, so not on the screen's thread.
    public static List<Engine> all(Interpreters interpreters) throws InterruptedException {
        var engines = new ArrayList<>(built());
        interpreters.search().forEach(interpreter -> engines.add(new CpythonEngine(interpreter)));
        return List.copyOf(engines);
    }

    /// The best CPython of this machine, or the one named by a path, a command or a version. One that can't be used says why.
    public static Engine cpython(Interpreters interpreters, @Nullable String name) throws InterruptedException {
        if (name != null) return new CpythonEngine(interpreters.named(name));
        return new CpythonEngine(interpreters.search().stream().filter(Interpreter::usable).findFirst()
                .orElseGet(() -> new Interpreter(Path.of("python3"), "", "", true, Interpreters.NONE)));
    }

    /// The one that a program of the user's own runs on when nobody says which: the best CPython with a GIL that can be used, because such programs mostly need its library;
    /// else the GIL model.
    public static Engine forScripts(List<Engine> engines) {
        return engines.stream().filter(engine -> engine.kind() == Engine.Kind.CPYTHON && engine.unusable() == null && engine.gil()).findFirst().orElseGet(ModelEngine::underGil);
    }

    /// The badge on every picture: "MODEL", "FREE-THREADED", "REAL CPython 3.13.0".
    public static String badge(Engine engine) {
        return switch (engine.kind()) {
            case MODEL -> "MODEL";
            case FREE -> "FREE-THREADED";
            case CPYTHON -> "REAL " + engine.version() + (engine instanceof CpythonEngine python && python.isPrecise() ? ", PRECISE" : "");
        };
    }

    /// The same of one take: how well its holders of the GIL and its threads' lines are known, and what that costs where it does. "REAL CPython 3.13.0, PRECISE 212 ns/line · p90 0.41 ms · missed 0/144".
    public static String badge(Engine engine, Take take) {
        var text = new StringBuilder(badge(engine));
        var lines = take.execution().lines();
        if (lines != null && lines.source() == Lines.Source.EVENTS && text.indexOf("PRECISE") < 0) text.append(", PRECISE");
        if (lines != null && lines.nanosPerLine() >= 0) text.append(String.format(Locale.ROOT, " %,d ns/line", lines.nanosPerLine()));
        var sampling = take.execution().sampling();
        if (sampling == null) return text.toString();
        return text.append(sampling.missed() < 0 ? " · GIL from events only"
            : String.format(Locale.ROOT, " · p90 %.2f ms · missed %,d/%,d", Math.max(0, sampling.gapNanos()) / 1e6, sampling.missed(), sampling.handOvers())).toString();
    }

    public static Optional<Engine> of(Engine.Kind kind) {
        return built().stream().filter(engine -> engine.kind() == kind).findFirst();
    }
}
