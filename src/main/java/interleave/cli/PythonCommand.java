package interleave.cli;

import interleave.engine.cpython.CpythonEngine;
import interleave.engine.cpython.Interpreters;
import interleave.findings.Finding;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Result;
import interleave.run.ResultJson;
import interleave.run.ScriptFile;
import interleave.run.Session;
import interleave.teaching.Engine;
import interleave.teaching.Script;
import interleave.teaching.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `interleave python SCRIPT.py`: a program of the user's own, run unchanged and watched. Its standard streams are this program's; what Interleave has to say goes to standard error.
@Command(name = "python", mixinStandardHelpOptions = true, description = "Runs a Python program of your own, unchanged, and watches it.")
final class PythonCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "SCRIPT.py", description = "The program. It runs in this folder, as python SCRIPT.py would.")
    private Path script = Path.of("");

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "What it finds in sys.argv; after --.")
    private List<String> arguments = new ArrayList<>();

    @Option(names = "--engine", paramLabel = "ENGINE", description = "model, free or cpython[:PATH]; default: the newest CPython found that can be used, else model.")
    private @Nullable String engine;

    @Option(names = "--set", paramLabel = "knob=value", parameterConsumer = RunCommand.Pairs.class, description = "switchIntervalMs: the GIL's switch interval.")
    private List<String> knobs = new ArrayList<>();

    @Mixin
    private final Outlets outlets = new Outlets();

    @Mixin
    private final TapeOutlet tape = new TapeOutlet();

    @Option(names = "--quiet", description = "Says nothing but what went wrong.")
    private boolean quiet;

    @Option(names = "--no-recorder", description = "Records no events; fields that need them are null.")
    private boolean unrecorded;

    @Option(names = "--precise", description = "Each line of SCRIPT.py that a thread comes to is an event instead of a sample: exact, and several times slower; what a line costs is measured and said. "
        + "CPython 3.12 and later.")
    private boolean precise;

    @Option(names = "--deadlock-timeout", paramLabel = "SECONDS", defaultValue = "10",
        description = "How long the program may stand still, no thread being left that could end that, before it is ended; default ${DEFAULT-VALUE}. The status is then 1.")
    private double deadlockTimeout;

    @Option(names = "--window", description = "Runs it in the real window, then closes.")
    private boolean window;

    PythonCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        var plan = plan();
        tape.ready(unrecorded);
        if (precise && unrecorded) throw Refusal.usage("--precise needs the recorder; leave --no-recorder out.");
        outlets.ready();
        say("Runs " + script + " in " + ((Script) plan.lesson()).launch().folder() + " on " + plan.engine().version() + ", watched.");
        var result = window ? watched(plan) : perform(plan);
        report(result);
        try {
            outlets.write(result, ResultJson.of(result), console, !quiet);
        } finally {
            tape.done(result, this::say);
        }
        return result.exitStatus();
    }

    private Plan plan() throws InterruptedException {
        try {
            var read = ScriptFile.read(script, arguments, Path.of("").toAbsolutePath());
            return Plan.of(read, engine()).settings(RunCommand.settings(read, java.util.Map.of(), knobs)).repetitions(1).recorded(!unrecorded).warm(false)
                .patience(RunCommand.patience(deadlockTimeout));
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.usage(e.getMessage());
        }
    }

    private Engine engine() throws InterruptedException {
        var chosen = engine == null ? Engines.forScripts(Engines.all(new Interpreters())) : RunCommand.engine(engine);
        if (!precise) return chosen;
        if (chosen instanceof CpythonEngine python) return python.precise();
        say(chosen.version() + " knows every line of every thread anyway; --precise is for a CPython (--engine cpython).");
        return chosen;
    }

    private Result watched(Plan plan) throws InterruptedException {
        var ran = Front.inWindow(plan);
        for (var take : ran.result().status().takes()) {
            var trace = take.execution().trace();
            say(String.format(Locale.ROOT, "window: %s; %,d events recorded, %,d lost", ran.frames(), trace.size(), trace.dropped()));
        }
        return ran.result();
    }

    private Result perform(Plan plan) throws InterruptedException {
        var session = Session.start(plan, outlets.silent() ? console.terminal().withoutOutput() : console.terminal());
        tape.follow(session);
        try (var _ = CancelKey.of(session, this::interrupted)) {
            var result = session.await();
            tape.finish(result);
            return result;
        }
    }

    /// Ctrl-C: what ran is written, then the program ends with 130.
    private void interrupted(Result result) {
        tape.finish(result);
        outlets.json(ResultJson.of(result), console);
        say("Cancelled.");
    }

    private void report(Result result) {
        for (var take : result.status().takes()) {
            var outcome = take.outcome();
            if (outcome != null && outcome.startNanos() >= 0) {
                say(String.format(Locale.ROOT, "%.3f s, CPU %s", outcome.wallSeconds(), outcome.cpuNanos() < 0 ? "not measured" : String.format(Locale.ROOT, "%.3f s", outcome.cpuNanos() / 1e9)));
            }
        }
        lines(result);
        lost(result);
        for (var each : result.findings()) {
            var found = each.finding();
            if (!quiet || found.kind() == Finding.Kind.ERROR) console.progress("interleave: " + found.kind().word() + ": " + found.sentence());
        }
        var failure = result.status().failure();
        if (failure != null && result.status().takes().isEmpty()) console.progress(failure.traceback().stripTrailing());
        result.remedy().ifPresent(sentence -> console.progress("interleave: " + sentence));
        result.full().forEach(sentence -> console.progress("interleave: " + sentence));
    }

    /// How lines are known, where that was asked for: what it cost, or why it could not be had.
    private void lines(Result result) {
        if (!precise || result.status().takes().isEmpty()) return;
        var lines = result.status().takes().getFirst().execution().lines();
        if (lines == null) return;
        double cost = lines.costSeconds();
        say(lines.words() + (Double.isNaN(cost) ? "" : String.format(Locale.ROOT, " of CPU time (measured in a loop before the program began): %,d lines, about %.3f s in all", lines.told(), cost)));
        if (lines.limit() != null) say(lines.limit());
    }

    private void lost(Result result) {
        long lost = result.status().takes().stream().mapToLong(take -> take.execution().trace().dropped()).sum();
        if (lost == 0) return;
        say(String.format(Locale.ROOT, "%,d events are missing: they came faster than they could be recorded, or of more threads, locks and queues than are shown (10,000 of each)%s.", lost,
            precise ? "; a program with fewer lines in its loops loses fewer" : ""));
    }

    private void say(String line) {
        if (!quiet) console.progress("interleave: " + line);
    }
}
