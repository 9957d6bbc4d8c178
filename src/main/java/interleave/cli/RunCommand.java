package interleave.cli;

import interleave.engine.cpython.Interpreters;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Result;
import interleave.run.ResultJson;
import interleave.run.Session;
import interleave.teaching.Act;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import interleave.teaching.Knob;
import interleave.teaching.Lesson;
import interleave.teaching.Question;
import interleave.teaching.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs a lesson.")
final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "LESSON", description = "A lesson's id; interleave list names them.")
    private String lesson = "";

    @Option(names = "--engine", paramLabel = "ENGINE", defaultValue = "model", description = "model, free or cpython[:PATH]; default model.")
    private String engine = "";

    @Option(names = "--acts", paramLabel = "a,b", split = ",", description = "Only these acts.")
    private List<String> acts = List.of();

    @Option(names = "--set", paramLabel = "knob=value", parameterConsumer = Pairs.class, description = "Turns knobs; several may follow.")
    private List<String> knobs = new ArrayList<>();

    @Option(names = "--quick", description = "Small knob values of the lesson's own and no warm-up: a look in passing, whose times say little.")
    private boolean quick;

    @Option(names = "--repeat", paramLabel = "N", defaultValue = "" + Plan.REPETITIONS, description = "Repetitions of each act, interleaved; default ${DEFAULT-VALUE}.")
    private int repeat;

    @Option(names = "--guess", paramLabel = "question=value[,second]", parameterConsumer = Pairs.class, description = "Answers a question before the run.")
    private List<String> guesses = new ArrayList<>();

    @Mixin
    private final Outlets outlets = new Outlets();

    @Mixin
    private final TapeOutlet tape = new TapeOutlet();

    @Option(names = "--quiet", description = "No progress lines.")
    private boolean quiet;

    @Option(names = "--no-recorder", negatable = false, description = "Records no events; fields that need them are null.")
    private boolean unrecorded;

    @Option(names = "--deadlock-timeout", paramLabel = "SECONDS", defaultValue = "10",
            description = "How long an act may stand still, no thread being left that could end that, before it is ended; default ${DEFAULT-VALUE}. The run then ends with 1.")
    private double deadlockTimeout;

    @Option(names = "--window", description = "Runs it in the real window, then closes.")
    private boolean window;

    RunCommand(Console console) {
        this.console = console;
    }

    /// Takes every following `name=value`.
    static final class Pairs implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
            List<String> pairs = option.getValue() == null ? new ArrayList<>() : new ArrayList<>(option.<List<String>>getValue());
            if (arguments.isEmpty() || !arguments.peek().matches("\\w+=.*")) {
                throw new picocli.CommandLine.ParameterException(command.commandLine(), "Option " + option.paramLabel() + " needs the form name=value");
            }
            while (!arguments.isEmpty() && arguments.peek().matches("\\w+=.*")) pairs.add(arguments.pop());
            option.setValue(pairs);
        }
    }

    @Override
    public Integer call() throws Exception {
        Plan plan = plan();
        tape.ready(unrecorded);
        outlets.ready();
        Result result = window ? watched(plan) : perform(plan);
        try {
            outlets.write(result, ResultJson.of(result), console, !quiet);
        } finally {
            if (!outlets.silent()) report(result);
            tape.done(result, this::progress);
        }
        return result.exitStatus();
    }

    private Plan plan() throws InterruptedException {
        var catalog = Catalog.read();
        var entry = catalog.entry(lesson).orElseThrow(() -> Refusal.usage("There is no lesson \"" + lesson + "\"; there are "
                + String.join(", ", catalog.lessons().stream().map(Lesson::id).toList()) + ", and interleave list names those to come."));
        var chosen = entry.lesson().orElseThrow(() -> Refusal.usage("Lesson " + entry.number() + " " + entry.id() + " is not built yet; run "
                + String.join(", ", catalog.lessons().stream().map(Lesson::id).toList()) + "."));
        try {
            return Plan.of(chosen, engine(engine)).settings(settings(chosen, quick ? chosen.quick() : Map.of(), knobs)).acts(acts).repetitions(repeat)
                    .recorded(!unrecorded).guesses(guesses(chosen, guesses)).warm(!quick).patience(patience(deadlockTimeout));
        } catch (IllegalArgumentException e) {
            throw Refusal.usage(e.getMessage());
        }
    }

    /// @throws IllegalArgumentException with one sentence
    static java.time.Duration patience(double seconds) {
        if (!(seconds > 0 && seconds <= 86_400)) throw new IllegalArgumentException("--deadlock-timeout takes seconds above 0 and at most 86400.");
        return java.time.Duration.ofNanos(Math.round(seconds * 1e9));
    }

    static Engine engine(String text) throws InterruptedException {
        if (text.equals("cpython") || text.startsWith("cpython:")) {
            return usable(text, Engines.cpython(new Interpreters(), text.equals("cpython") ? null : text.substring("cpython:".length())));
        }
        var kind = java.util.Arrays.stream(Engine.Kind.values()).filter(each -> each.id().equals(text)).findFirst()
                .orElseThrow(() -> Refusal.usage("There is no engine \"" + text + "\"; there are model, free and cpython[:PATH]."));
        var found = Engines.of(kind).orElseThrow(() -> new Refusal(Refusal.ENGINE, "Engine " + text + " is not in this build."));
        return usable(text, found);
    }

    private static Engine usable(String name, Engine engine) {
        if (engine.unusable() != null) throw new Refusal(Refusal.ENGINE, "Engine " + name + " can't be used here: " + engine.unusable());
        return engine;
    }

    static Settings settings(Lesson lesson, Map<String, Object> first, List<String> pairs) {
        var settings = Settings.defaults(lesson.knobs()).with(first);
        for (String pair : pairs) {
            String id = pair.substring(0, pair.indexOf('='));
            Knob knob = lesson.knob(id).orElseThrow(() -> new IllegalArgumentException("Lesson " + lesson.id() + " has no knob \"" + id + "\"; its knobs are "
                    + String.join(", ", lesson.knobs().stream().map(Knob::id).toList()) + "."));
            settings = settings.with(id, knob.parse(pair.substring(pair.indexOf('=') + 1)));
        }
        return settings;
    }

    private static Map<String, List<String>> guesses(Lesson lesson, List<String> pairs) {
        var guesses = new LinkedHashMap<String, List<String>>();
        for (String pair : pairs) {
            String id = pair.substring(0, pair.indexOf('='));
            Question question = lesson.question(id).orElseThrow(() -> new IllegalArgumentException("Lesson " + lesson.id() + " has no question \"" + id
                    + "\"; its questions are " + String.join(", ", lesson.questions().stream().map(Question::id).toList()) + "."));
            String[] given = pair.substring(pair.indexOf('=') + 1).split(",", -1);
            if (given.length > 2) throw new IllegalArgumentException("A question takes one guess or two, not " + given.length + ".");
            guesses.put(id, java.util.Arrays.stream(given).map(question::parse).toList());
        }
        return guesses;
    }

    private Result watched(Plan plan) throws InterruptedException {
        var ran = Front.inWindow(plan);
        progress("window: " + ran.frames());
        return ran.result();
    }

    private Result perform(Plan plan) throws InterruptedException {
        var session = Session.start(plan);
        for (String sentence : plan.lesson().beforehand(session.evidence())) progress(sentence);
        tape.follow(session);
        try (var _ = CancelKey.of(session, this::interrupted)) {
            if (!quiet) new Progress(console).follow(session);
            var result = session.await();
            tape.finish(result);
            return result;
        }
    }

    /// Ctrl-C: what ran is written, then the program ends with 130.
    private void interrupted(Result result) {
        tape.finish(result);
        outlets.json(ResultJson.of(result), console);
        progress("Cancelled.");
    }

    private void progress(String line) {
        if (!quiet) console.progress(line);
    }

    private void report(Result result) {
        for (Act act : result.plan().chosen()) {
            result.evidence().seconds(act.id()).ifPresent(seconds -> console.answer(String.format(java.util.Locale.ROOT, "%-20s %.3f s", act.id(), seconds)));
        }
        for (var skipped : result.status().skipped()) console.answer(String.format("%-20s skipped: %s", skipped.act(), skipped.reason()));
        result.sentences().forEach(console::answer);
        result.limits().forEach(console::answer);
        for (var checked : result.checks()) {
            if (!checked.finding().ok()) console.answer("Check did not hold: " + checked.check().name() + ". " + checked.finding().detail());
        }
        for (var found : result.findings()) {
            if (found.finding().kind() != interleave.findings.Finding.Kind.NOTE) console.answer("Found in " + found.take().act().id() + ": " + found.finding().sentence());
        }
        result.full().forEach(console::progress);
        var failure = result.status().failure();
        if (failure != null) console.progress(failure.traceback().stripTrailing());
    }
}
