package interleave.engine.cpython;

import interleave.teaching.Execution;
import interleave.teaching.Program;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A program on a CPython: its files and the agent's in a folder of its own, and a fresh Python process for every call, so that nothing leaks from one act
/// into the next. Safe from any thread; one call runs at a time.
final class CpythonWorkload implements Workload {
    private final Program program;
    private final Interpreter interpreter;
    private final RunFolder folder;
    private final Watch.Settings watching;
    private final Set<String> functions = ConcurrentHashMap.newKeySet();
    private int calls;
    private @Nullable CpythonExecution running;

    private CpythonWorkload(Program program, Interpreter interpreter, RunFolder folder, Watch.Settings watching) {
        this.program = program;
        this.interpreter = interpreter;
        this.folder = folder;
        this.watching = watching;
    }

    /// Writes the program down and loads it once, to see what it defines and that it can be loaded; of one that is run as a whole, nothing.
    static CpythonWorkload open(Program program, Interpreter interpreter, Watch.Settings watching) throws ProgramFailure, InterruptedException {
        CpythonWorkload workload;
        try {
            workload = new CpythonWorkload(program, interpreter, RunFolder.create(), watching);
        } catch (IOException e) {
            throw unwritable(e);
        }
        try {
            workload.write();
            if (program.launch() == null) workload.load(); // else nothing of it runs before it is told to
            return workload;
        } catch (IOException e) {
            workload.close();
            throw unwritable(e);
        } catch (ProgramFailure | InterruptedException | RuntimeException | Error e) {
            workload.close();
            throw e;
        }
    }

    private static ProgramFailure unwritable(IOException e) {
        String places = System.getProperty("java.io.tmpdir") + " and /dev/shm";
        String message = "Interleave can't write its files for Python (" + e.getMessage() + "); make room in " + places + ", and run again.";
        return new ProgramFailure(message, 0, message);
    }

    private void write() throws IOException {
        AgentFiles.write(agent());
        if (program.launch() != null) return;
        Files.createDirectory(programFolder());
        Files.writeString(programFolder().resolve(fileName()), program.source());
        for (var module : program.modules().entrySet()) Files.writeString(programFolder().resolve(module.getKey() + ".py"), module.getValue());
    }

    private void load() throws ProgramFailure, InterruptedException, IOException {
        var loading = new CpythonExecution(this, new Call("", Map.of(), 5_000_000, true, false), Watch.Settings.OFF);
        loading.start();
        Execution.Outcome outcome;
        try {
            outcome = loading.await();
        } catch (InterruptedException e) {
            loading.cancel();
            loading.endAndAwait();
            throw e;
        }
        if (outcome.failure() != null) throw outcome.failure();
        functions.addAll(loading.functions());
    }

    Program program() {
        return program;
    }

    Interpreter interpreter() {
        return interpreter;
    }

    Path agent() {
        return folder.path().resolve("agent");
    }

    Path programFolder() {
        return folder.path().resolve("program");
    }

    /// A folder for one call.
    synchronized Path callFolder() throws IOException {
        return Files.createDirectory(folder.path().resolve("call-" + ++calls));
    }

    String fileName() {
        return moduleName() + ".py";
    }

    String moduleName() {
        var name = program.fileName().substring(program.fileName().lastIndexOf('/') + 1);
        var stem = name.endsWith(".py") ? name.substring(0, name.length() - 3) : name;
        return stem.isEmpty() || stem.equals("__main__") ? "lesson" : stem;
    }

    @Override
    public boolean defines(String function) {
        return program.launch() != null ? function.equals(Program.MAIN) : functions.contains(function);
    }

    @Override
    public synchronized Execution start(Call call) {
        if (running != null && !running.done()) throw new IllegalStateException("one call at a time: await or cancel the one that runs first");
        var execution = new CpythonExecution(this, call, watching);
        execution.start();
        running = execution;
        return execution;
    }

    @Override
    public void close() {
        CpythonExecution last;
        synchronized (this) {
            last = running;
        }
        if (last != null) last.endAndAwait();
        folder.close();
    }
}
