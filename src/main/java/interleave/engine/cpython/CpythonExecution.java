package interleave.engine.cpython;

import interleave.engine.Output;
import interleave.recorder.EventWriter;
import interleave.recorder.RingRecorder;
import interleave.teaching.Engine;
import interleave.teaching.Execution;
import interleave.teaching.Launch;
import interleave.teaching.Lines;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Sampling;
import interleave.teaching.Workload.Call;
import interleave.trace.Actor;
import interleave.trace.Cast;
import interleave.trace.ColumnTrace;
import interleave.trace.EventKind;
import interleave.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One call of an act on a real CPython: a process of its own under a [Supervised] group, its events gathered by a [Crew].
///
/// A program that is run as a whole is that process's main program, with the call's terminal.
///
/// The thread "interleave-python-run" starts it, waits for its end, gathers what is left, and only then publishes the outcome. [#cancel()] only says so. A call
/// of no function ("") is the loading alone.
final class CpythonExecution implements Execution {
    /// Events come here every [Crew#PERIOD_NANOS] and not at once: the recorder waits for them before it merges.
    private static final RingRecorder.Settings SETTINGS = new RingRecorder.Settings(682, 4_000_000, 15_000_000);
    private static final long USUAL_INTERVAL_NANOS = 5_000_000;
    private static final List<String> DRIVE = List.of("-c", "from interleave_agent.drive import main; main()");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final CpythonWorkload workload;
    private final Call call;
    private final Watch watch;
    private final LineWatch lines;
    private final @Nullable Launch launch;
    private final Cast cast = new Cast();
    private final Actor process = cast.process("main");
    private final Output output;
    private final @Nullable RingRecorder recorder;
    private final ColumnTrace trace = new ColumnTrace();
    private final EventWriter processEvents;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Outcome outcome;
    private volatile @Nullable Crew crew;
    private volatile long begunNanos;
    private volatile List<String> functions = List.of();

    private final Object steering = new Object();
    private @Nullable Supervised program;
    private boolean paused, cancelled, over;

    CpythonExecution(CpythonWorkload workload, Call call, Watch.Settings watching) {
        this.workload = workload;
        this.call = call;
        watch = new Watch(watching);
        lines = new LineWatch(workload.interpreter(), watching);
        launch = workload.program().launch();
        output = new Output(call.terminal());
        recorder = call.recorded() ? RingRecorder.start(trace, SETTINGS) : null;
        processEvents = recorder == null ? EventWriter.OFF : recorder.writer(process.id());
    }

    void start() {
        Thread.ofPlatform().daemon().name("interleave-python-run").start(this::run);
    }

    private void run() {
        Outcome how;
        try {
            how = perform();
        } catch (IOException e) {
            how = failed(new ProgramFailure(e.getMessage(), 0, String.valueOf(e.getMessage())));
        } catch (RuntimeException | Error e) {
            how = failed(new ProgramFailure("Interleave failed: " + e, 0, "Interleave itself failed, not the program: " + e + "."));
        } finally {
            synchronized (steering) {
                over = true;
            }
            if (recorder != null) recorder.close();
        }
        if (crew != null) trace.drop(crew.lost());
        outcome = how;
        ended.countDown();
    }

    private Outcome perform() throws IOException {
        var folder = workload.callFolder();
        try {
            prepare(folder);
            var exit = run(folder);
            return launch == null ? outcome(Answer.read(folder.resolve("answer")), exit) : ended(exit);
        } finally {
            RunFolder.delete(folder);
        }
    }

    private void prepare(Path folder) throws IOException {
        var words = new LinkedHashMap<String, Object>();
        words.put("module", workload.moduleName());
        words.put("file", workload.fileName());
        words.put("function", call.function());
        words.put("arguments", call.arguments());
        Files.writeString(folder.resolve("call"), JSON.writeValueAsString(words));
        Files.writeString(folder.resolve("words"), AgentFiles.words());
    }

    /// Runs the program to its end, with all its processes.
    private OptionalInt run(Path folder) throws IOException {
        if (recorder != null) watch.ready();
        var gathering = recorder == null ? null : Crew.start(folder, cast, recorder, process, watch, lines);
        crew = gathering;
        try {
            Supervised started;
            synchronized (steering) {
                if (cancelled) return OptionalInt.empty();
                begunNanos = System.nanoTime();
                started = Supervised.start(command(folder), folder, output, launch == null ? null : call.terminal().input());
                program = started;
                if (paused) started.pause();
            }
            var exit = started.await();
            unwatched(folder);
            return exit;
        } finally {
            if (gathering != null) gathering.close();
        }
    }

    /// A process in which the agent could not begin ran all the same, unseen: that is said once.
    private void unwatched(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "unwatched-*")) {
            for (var file : files) {
                String why = Files.readString(file);
                String cut = why.substring(0, Math.min(300, why.length()));
                output.err("Interleave could not watch a process of this program (" + cut + "); its events are missing.\n");
                return;
            }
        }
    }

    private Supervised.Command command(Path folder) {
        var environment = new HashMap<String, String>();
        environment.put("INTERLEAVE_RUN", folder.toString());
        if (recorder != null) environment.put("INTERLEAVE_RECORD", "1");
        if (recorder != null && lines.precise()) environment.put("INTERLEAVE_PRECISE", launch == null ? workload.fileName() : launch.file().toString());
        if (recorder != null && lines.inside()) environment.put("INTERLEAVE_INSIDE", "1");
        if (call.switchIntervalNanos() != USUAL_INTERVAL_NANOS) environment.put("INTERLEAVE_INTERVAL", Double.toString(call.switchIntervalNanos() / 1e9));
        if (launch == null) environment.put("INTERLEAVE_PROGRAM", workload.programFolder().toString());
        var arguments = new ArrayList<>(launch == null ? DRIVE : List.of(workload.program().fileName()));
        if (launch != null) arguments.addAll(launch.arguments());
        var place = launch == null ? workload.programFolder() : launch.folder();
        return new Supervised.Command(workload.interpreter().path(), workload.agent(), arguments, place, environment, launch != null);
    }

    private Outcome failed(ProgramFailure failure) {
        return new Outcome(Status.FAILED, -1, System.nanoTime(), -1, Map.of(), output.text(), failure, List.of());
    }

    private Outcome outcome(@Nullable Answer answer, OptionalInt exit) {
        boolean ended;
        synchronized (steering) {
            ended = cancelled;
        }
        var gathered = crew;
        var readings = gathered == null ? List.<interleave.trace.ThreadReading>of() : gathered.readings();
        var processes = gathered == null ? List.<interleave.teaching.ProcessReading>of() : gathered.processReadings(ended);
        if (answer == null || ended) {
            var failure = ended ? null : vanished(exit);
            long cpu = gathered == null ? -1 : gathered.allCpuNanos();
            return new Outcome(ended ? Status.CANCELLED : Status.FAILED, -1, System.nanoTime(), cpu, Map.of(), output.text(), failure, readings, processes);
        }
        functions = answer.functions();
        long cpu = answer.cpuNanos() < 0 ? -1 : answer.cpuNanos() + (gathered == null ? 0 : gathered.cpuNanos());
        long end = answer.endNanos() < 0 ? System.nanoTime() : answer.endNanos();
        return new Outcome(answer.failure() == null ? Status.FINISHED : Status.FAILED, answer.startNanos(), end, cpu,
            answer.results(), output.text(), answer.failure(), readings, processes);
    }

    /// Of a program that is run as a whole: what it ended with, and if that isn't 0 its last traceback.
    private Outcome ended(OptionalInt exit) {
        boolean cut;
        synchronized (steering) {
            cut = cancelled;
        }
        var gathered = crew;
        long start = gathered == null ? begunNanos : gathered.startNanos(begunNanos), end = gathered == null ? System.nanoTime() : gathered.endNanos();
        long cpu = gathered == null ? -1 : gathered.allCpuNanos();
        long status = exit.isEmpty() ? -1 : exit.getAsInt() < 0 ? 128 - exit.getAsInt() : exit.getAsInt();
        var failure = cut || status == 0 ? null : ExitText.failure(exit, workload.program().fileName(), output.text());
        var how = cut ? Status.CANCELLED : failure == null ? Status.FINISHED : Status.FAILED;
        return new Outcome(how, start, end, cpu, status < 0 ? Map.of() : Map.of(Engine.EXIT_STATUS, status),
            output.text(), failure, gathered == null ? List.of() : gathered.readings(), gathered == null ? List.of() : gathered.processReadings(cut));
    }

    /// Python ended without an answer.
    private ProgramFailure vanished(OptionalInt exit) {
        String how = exit.isEmpty() ? "was ended from outside" : exit.getAsInt() < 0 ? "was ended by signal " + -exit.getAsInt()
            : "ended with exit code " + exit.getAsInt();
        String message = workload.interpreter().title() + " " + how + " before the act had returned; what it printed last says more, if anything does.";
        return new ProgramFailure(message, 0, message);
    }

    List<String> functions() {
        return functions;
    }

    @Override
    public Cast cast() {
        return cast;
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public long watermark() {
        return recorder == null ? System.nanoTime() : recorder.watermark();
    }

    @Override
    public long drainNanos() {
        return recorder == null ? 0 : recorder.drainNanos();
    }

    @Override
    public @Nullable Sampling sampling() {
        return watch.sampling();
    }

    @Override
    public @Nullable Lines lines() {
        return recorder == null ? null : lines.lines(done());
    }

    /// All CPU time is that of other processes here.
    @Override
    public long workersCpuNanos() {
        var gathered = crew;
        return gathered == null ? 0 : gathered.allCpuNanos();
    }

    @Override
    public String output() {
        return output.text();
    }

    @Override
    public boolean done() {
        return ended.getCount() == 0;
    }

    @Override
    public Outcome await() throws InterruptedException {
        ended.await();
        return java.util.Objects.requireNonNull(outcome);
    }

    @Override
    public void pause() {
        synchronized (steering) {
            if (paused || over) return;
            paused = true;
            processEvents.write(EventKind.PAUSE, -1, 0, 0);
            if (program != null) program.pause();
        }
    }

    @Override
    public void resume() {
        synchronized (steering) {
            if (!paused || over) return;
            paused = false;
            processEvents.write(EventKind.RESUME, -1, 0, 0);
            if (program != null) program.resume();
        }
    }

    @Override
    public void cancel() {
        synchronized (steering) {
            if (over) return;
            cancelled = true;
            if (program != null) program.end();
        }
    }

    /// Cancels it if it still runs; returns when nothing of it is left. Interrupts wait.
    void endAndAwait() {
        cancel();
        boolean interrupted = false;
        while (!done()) {
            try {
                ended.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
