package interleave.engine.cpython;

import interleave.teaching.Engine;
import interleave.teaching.Program;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Workload;
import org.jspecify.annotations.Nullable;

/// A CPython of this machine as an engine: a program runs unchanged in processes of that interpreter, watched by the agent and, where the system
/// lets us, from outside.
public final class CpythonEngine implements Engine {
    private final Interpreter interpreter;
    private final Watch.Settings watching;

    public CpythonEngine(Interpreter interpreter) {
        this(interpreter, Watch.Settings.asked());
    }

    private CpythonEngine(Interpreter interpreter, Watch.Settings watching) {
        this.interpreter = interpreter;
        this.watching = watching;
    }

    /// The same, sampled this often.
    ///
    /// @param periodNanos 50,000 (0.05 ms) to 1,000,000,000; 0: not at all
    public CpythonEngine sampled(long periodNanos) {
        return new CpythonEngine(interpreter, new Watch.Settings(periodNanos, watching.precise()));
    }

    /// The same, each line of the program's own file being an event (`sys.monitoring`, which CPython has from 3.12 on; before, lines are sampled all the same, and
    /// [interleave.teaching.Lines#limit()] says so). It costs the program a multiple of its time.
    public CpythonEngine precise() {
        return new CpythonEngine(interpreter, new Watch.Settings(watching.periodNanos(), true));
    }

    /// Whether lines are to be events.
    public boolean isPrecise() {
        return watching.precise();
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
        return interpreter.unusable();
    }

    @Override
    public boolean warmsUp() {
        return false;
    }

    @Override
    public Workload open(Program program) throws ProgramFailure, InterruptedException {
        return CpythonWorkload.open(program, interpreter, watching);
    }
}
