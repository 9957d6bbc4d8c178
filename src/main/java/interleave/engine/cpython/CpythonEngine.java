package interleave.engine.cpython;

import interleave.teaching.Engine;
import interleave.teaching.Program;
import interleave.teaching.Workload;
import org.jspecify.annotations.Nullable;

/// A CPython of this machine as an engine. It is found and named; running lessons on it is not built yet.
public final class CpythonEngine implements Engine {
    private final Interpreter interpreter;

    public CpythonEngine(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    public Interpreter interpreter() {
        return interpreter;
    }

    @Override
    public Kind kind() {
        return Kind.CPYTHON;
    }

    @Override
    public String version() {
        return interpreter.title();
    }

    @Override
    public boolean gil() {
        return interpreter.gil();
    }

    @Override
    public @Nullable String unusable() {
        return interpreter.usable() ? "Not built yet: it comes with the CPython engine; until then run the lesson on --engine model or free." : interpreter.unusable();
    }

    @Override
    public Workload open(Program program) {
        throw new UnsupportedOperationException(unusable());
    }
}
