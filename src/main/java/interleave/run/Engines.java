package interleave.run;

import interleave.engine.model.ModelEngine;
import interleave.teaching.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The engines there are.
public final class Engines {
    private Engines() {}

    /// Those that need nothing installed: the GIL model first, then free-threaded. Made at once.
    public static List<Engine> built() {
        return List.of(ModelEngine.underGil(), ModelEngine.free());
    }

    /// With the interpreters found on this machine: asks each for its version, so not on the screen's thread.
    public static List<Engine> all() {
        var engines = new ArrayList<>(built());
        engines.addAll(FoundPython.search());
        return List.copyOf(engines);
    }

    public static Optional<Engine> of(Engine.Kind kind) {
        return built().stream().filter(engine -> engine.kind() == kind).findFirst();
    }
}
