package interleave.python;

import interleave.python.code.TreeCompiler;
import interleave.python.lib.SystemModules;
import interleave.python.vm.Config;
import interleave.python.vm.Interpreter;
import interleave.python.vm.Modules;

/// Puts an interpreter together: the compiler of `python.code` and the modules of `python.lib`.
public final class LittlePython {
    private LittlePython() {}

    public static Interpreter interpreter(Config config) {
        return new Interpreter(config, new TreeCompiler(), modules());
    }

    /// All modules written in Java.
    public static Modules modules() {
        return SystemModules.register(new Modules());
    }
}
