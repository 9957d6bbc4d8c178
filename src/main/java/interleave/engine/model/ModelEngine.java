package interleave.engine.model;

import interleave.python.LittlePython;
import interleave.python.code.TreeCompiler;
import interleave.python.vm.Compiler;
import interleave.python.vm.Modules;
import interleave.teaching.Engine;
import interleave.teaching.Program;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Workload;
import org.jspecify.annotations.Nullable;

/// Little Python in this JVM: each Python thread a Java thread, under the GIL model ([#underGil()]) or without a GIL ([#free()]).
///
/// A program is parsed once; every call of an act gets an interpreter of its own with the module freshly loaded, so that nothing leaks from one act into the next.
public final class ModelEngine implements Engine {
    private final Kind kind;
    private final Compiler compiler;
    private final Modules modules;

    private ModelEngine(Kind kind, Compiler compiler, Modules modules) {
        this.kind = kind;
        this.compiler = compiler;
        this.modules = modules;
    }

    /// Under the GIL unless a call says otherwise.
    public static ModelEngine underGil() {
        return new ModelEngine(Kind.MODEL, new TreeCompiler(), LittlePython.modules());
    }

    /// Without a GIL unless a call says otherwise.
    public static ModelEngine free() {
        return new ModelEngine(Kind.FREE, new TreeCompiler(), LittlePython.modules());
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String version() {
        return gil() ? "Little Python 0.1, GIL as CPython 3.13" : "Little Python 0.1, free-threaded";
    }

    @Override
    public boolean gil() {
        return kind == Kind.MODEL;
    }

    @Override
    public @Nullable String unusable() {
        return null;
    }

    @Override
    public Workload open(Program program) throws ProgramFailure, InterruptedException {
        return ModelWorkload.open(program, compiler, modules, gil());
    }
}
