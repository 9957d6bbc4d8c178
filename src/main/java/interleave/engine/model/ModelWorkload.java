package interleave.engine.model;

import interleave.python.vm.Calls;
import interleave.python.vm.Code;
import interleave.python.vm.Compiler;
import interleave.python.vm.Modules;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyThread;
import interleave.python.vm.Source;
import interleave.teaching.Execution;
import interleave.teaching.Program;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Workload;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A program, parsed once. Safe from any thread; one call runs at a time.
final class ModelWorkload implements Workload {
    private static final long OPENED_AT_ITS_OWN_PACE = 5_000_000;

    private final Program program;
    private final Compiler compiler;
    private final Modules modules;
    private final Set<String> functions = ConcurrentHashMap.newKeySet();
    private @Nullable Code code;
    private @Nullable Execution running;

    private ModelWorkload(Program program, Compiler compiler, Modules modules) {
        this.program = program;
        this.compiler = compiler;
        this.modules = modules;
    }

    /// Parses the program and runs its top level once, to see what it defines and that it can be loaded; of one that is run as a whole, nothing.
    static ModelWorkload open(Program program, Compiler compiler, Modules modules, boolean gil) throws ProgramFailure, InterruptedException {
        var workload = new ModelWorkload(program, compiler, modules);
        if (program.launch() != null) return workload; // nothing of it runs before it is told to
        var loading = new ModelExecution(workload, new Call("", java.util.Map.of(), OPENED_AT_ITS_OWN_PACE, gil, false));
        loading.start();
        Execution.Outcome outcome;
        try {
            outcome = loading.await();
        } catch (InterruptedException e) {
            loading.cancel();
            throw e;
        }
        if (outcome.failure() != null) throw outcome.failure();
        return workload;
    }

    /// Parsed at the first load, on the thread that loads.
    synchronized Code code() {
        if (code == null) code = compiler.compile(new Source(program.fileName(), program.source()), moduleName());
        return code;
    }

    String moduleName() {
        if (program.launch() != null) return Program.MAIN;
        var name = program.fileName().substring(program.fileName().lastIndexOf('/') + 1);
        var stem = name.endsWith(".py") ? name.substring(0, name.length() - 3) : name;
        return stem.isEmpty() || stem.equals("__main__") ? "lesson" : stem;
    }

    Program program() {
        return program;
    }

    Compiler compiler() {
        return compiler;
    }

    Modules modules() {
        return modules;
    }

    void loaded(PyThread thread, PyModule module) {
        for (var entry : module.globals().entries()) if (entry.key() instanceof String name && Calls.isCallable(entry.value())) functions.add(name);
    }

    @Override
    public boolean defines(String function) {
        return program.launch() != null ? function.equals(Program.MAIN) : functions.contains(function);
    }

    @Override
    public synchronized Execution start(Call call) {
        if (running != null && !running.done()) throw new IllegalStateException("one call at a time: await or cancel the one that runs first");
        if (call.search() != null) {
            var search = new SearchExecution(program, call);
            search.start();
            running = search;
        } else {
            var execution = new ModelExecution(this, call);
            execution.start();
            running = execution;
        }
        return running;
    }

    @Override
    public void close() {
        Execution last;
        synchronized (this) {
            last = running;
        }
        if (last == null) return;
        last.cancel();
        boolean interrupted = false;
        while (!last.done()) {
            try {
                last.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
