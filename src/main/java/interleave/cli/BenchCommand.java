package interleave.cli;

import interleave.engine.cpython.CpythonEngine;
import interleave.engine.cpython.Interpreter;
import interleave.engine.cpython.Interpreters;
import interleave.export.Toolkit;
import interleave.recorder.EventCost;
import interleave.run.Engines;
import interleave.run.Machine;
import interleave.run.Plan;
import interleave.run.Session;
import interleave.shell.Window;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;

/// The README's table: ratios only, both sides of each measured in this run.
@Command(name = "bench", mixinStandardHelpOptions = true, description = "The README's benchmark table: ratios, each measured in one run.")
final class BenchCommand implements Callable<Integer> {
    private static final int OPENINGS = 5, SEEKS = 200;

    private final Console console;
    private final List<Figure> rows = new ArrayList<>();
    private OptionalDouble parallelism = OptionalDouble.empty();
    private @Nullable PreservationBench preserved;

    @Option(names = "--json", description = "As JSON, interleave/bench@1.")
    private boolean json;

    @Option(names = "--pairs", paramLabel = "N", defaultValue = "31", description = "Pairs of runs for the cost of watching, 0: leave it out; default ${DEFAULT-VALUE}.")
    private int pairs;

    @Option(names = "--repeat", paramLabel = "N", defaultValue = "5", description = "Repetitions of the acts, and runs of the part agent; default ${DEFAULT-VALUE}.")
    private int repeat;

    @Option(names = "--trials", paramLabel = "N", defaultValue = "20", description = "Of the part preservation: trials of each act watched, and as many unwatched; default ${DEFAULT-VALUE}.")
    private int trials;

    @Option(names = "--only", paramLabel = "PART", description = "Only this part of the table: ${COMPLETION-CANDIDATES}.")
    private @Nullable Part only;

    @Option(names = "--engine", paramLabel = "cpython[:PATH]", defaultValue = "cpython", description = "The interpreter of the parts sampler, preservation and agent and of --fidelity; default the best that is found, for agent all.")
    private String engine = "";

    @Option(names = "--iterations", paramLabel = "N", description = "Of the part sampler: how many numbers a thread adds; default the lesson's.")
    private @Nullable Long iterations;

    @Option(names = "--fidelity", description = "Instead: every act of every lesson on the GIL model and on CPython, held against each other.")
    private boolean fidelity;

    @Option(names = "--lessons", paramLabel = "a,b", split = ",", description = "With --fidelity, only these lessons.")
    private List<String> lessons = List.of();

    @Option(names = "--quick", description = "With --fidelity, small knob values and no warm-up: a look in passing.")
    private boolean quick;

    @Option(names = "--tape", paramLabel = "FILE.tape", description = "Of the part tape: the recording to open in the window.")
    private @Nullable Path tape;

    enum Part { recorder, lesson, watching, tape, sampler, preservation, agent }

    BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        if (pairs < 0 || repeat < 1 || trials < 1) throw Refusal.usage("--pairs is 0 or more, --repeat and --trials 1 or more.");
        if (fidelity) return fidelity();
        if (wanted(Part.recorder)) recorder();
        if (wanted(Part.lesson)) lesson();
        if (wanted(Part.watching)) watching();
        if (wanted(Part.tape)) tape();
        if (wanted(Part.sampler)) sampler();
        if (wanted(Part.preservation)) preservation();
        if (wanted(Part.agent)) agent();
        if (json) console.json(tree());
        else {
            for (Figure row : rows) console.answer(row.line());
            console.answer("Beside JFR and under a sustained load: the recorder's benchmark in the test tree, see the README.");
        }
        return 0;
    }

    private int fidelity() throws InterruptedException {
        if (!engine.equals("cpython") && !engine.startsWith("cpython:")) throw Refusal.usage("--fidelity holds the model against a CPython: --engine cpython[:PATH].");
        var table = new FidelityTable(console, RunCommand.engine(engine), repeat, quick);
        table.run(lessons);
        if (json) console.json(table.tree());
        else table.print();
        return 0;
    }

    private boolean wanted(Part part) {
        return only == null || only == part;
    }

    private void recorder() {
        double[] ratios = new double[5];
        for (int i = 0; i < ratios.length; i++) ratios[i] = EventCost.nanosPerEvent() / clock();
        rows.add(Figure.spread("one event / one System.nanoTime()", ratios, "at most 1.5"));
    }

    /// What a bare nanoTime costs, ns.
    private static double clock() {
        int calls = 200_000;
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 8; round++) {
            long start = System.nanoTime(), last = start;
            for (int i = 0; i < calls; i++) last = System.nanoTime();
            best = Math.min(best, (double) (last - start) / calls);
        }
        return best;
    }

    private void lesson() throws InterruptedException {
        var lesson = Catalog.read().lessons().getFirst();
        var plan = Plan.of(lesson, RunCommand.engine(Engine.Kind.MODEL.id())).acts(List.of("one_after_other", "two_threads", "two_threads_free")).repetitions(repeat);
        var session = Session.start(plan);
        try (var _ = CancelKey.of(session, result -> console.progress("Cancelled."))) {
            new Progress(console).follow(session);
            var result = session.await();
            parallelism = result.evidence().parallelism();
            for (var verdict : result.verdicts()) {
                boolean free = verdict.comparison().of().equals("two_threads_free");
                rows.add(new Figure(verdict.comparison().of() + " against " + verdict.comparison().against() + ", speed-up", verdict.value(), verdict.low(), verdict.high(),
                        free ? "the next row" : "0.85 to 1.1", null));
                if (free) {
                    double reach = verdict.reach();
                    rows.add(new Figure("two_threads_free / what two busy threads gain now", verdict.value() / reach, verdict.low() / reach, verdict.high() / reach, "at least 0.85", null));
                }
            }
        }
    }

    private void sampler() throws Exception {
        String name = "two_threads on CPython, watched / unwatched";
        var python = python();
        if (pairs == 0 || python.unusable() != null) {
            rows.add(Figure.missing(name, "1.20", pairs == 0 ? "--pairs is 0." : python.unusable()));
            return;
        }
        Map<String, Object> knobs = iterations == null ? Map.of() : Map.of("iterations", iterations);
        rows.addAll(new SamplerBench(python, pairs, console::progress).run(knobs));
    }

    private void preservation() throws Exception {
        var python = python();
        if (pairs == 0 || python.unusable() != null) {
            rows.add(Figure.missing("what the race on CPython loses, watched / unwatched", "the same within spread", pairs == 0 ? "--pairs is 0." : python.unusable()));
            return;
        }
        preserved = new PreservationBench(python, trials, console::progress);
        rows.addAll(preserved.run(Map.of()));
    }

    private CpythonEngine python() throws InterruptedException {
        return (CpythonEngine) Engines.cpython(new Interpreters(), engine.equals("cpython") ? null : engine.replaceFirst("^cpython:", ""));
    }

    private void agent() throws Exception {
        String name = "one event on CPython, ns";
        var found = engine.equals("cpython") ? new Interpreters().search() : List.of(new Interpreters().named(engine.replaceFirst("^cpython:", "")));
        var usable = found.stream().filter(Interpreter::usable).toList();
        if (pairs == 0 || usable.isEmpty()) {
            String why = found.isEmpty() ? Interpreters.NONE : found.getFirst().unusable();
            rows.add(Figure.missing(name, "300 to 800", pairs == 0 ? "--pairs is 0." : why));
            return;
        }
        var bench = new AgentBench(repeat, console::progress);
        for (var interpreter : usable) rows.addAll(bench.run(interpreter));
    }

    private void watching() throws Exception {
        String name = "two_threads with --window / with --quiet --no-recorder";
        if (pairs == 0 || !Toolkit.hasDisplay()) {
            rows.add(Figure.missing(name, "1.05", pairs == 0 ? "--pairs is 0." : "There is no display; run under xvfb-run."));
            return;
        }
        double[] ratios = new double[pairs];
        for (int i = 0; i < pairs; i++) {
            boolean first = i % 2 == 0; // in turn, and which comes first in turn, too
            double one = seconds(first), other = seconds(!first);
            ratios[i] = first ? one / other : other / one;
            console.progress(String.format(Locale.ROOT, "pair %d of %d: %.3f", i + 1, pairs, ratios[i]));
        }
        rows.add(Figure.ofPairs(name, ratios, "1.05, unless the interval reaches below"));
    }

    private void tape() throws InterruptedException {
        if (tape == null) {
            if (only == Part.tape) throw Refusal.usage("Which recording? Name it: --tape FILE.tape.");
            return;
        }
        if (!Files.isReadable(tape)) throw Refusal.usage("Can't read " + tape + ": no such recording, or not yours to read.");
        String memory = Toolkit.hasDisplay() ? null : "painted into memory: there is no display";
        Window.Opened opened;
        try {
            opened = Window.opening(new Window.Options(Catalog.read(), Engines.built(), null, null, tape, null), OPENINGS, SEEKS);
        } catch (IllegalStateException e) {
            throw Refusal.usage(e.getMessage());
        }
        rows.add(new Figure("from the click on " + tape.getFileName() + " to its overview, s, the first time", opened.openings()[0] / 1e3, Double.NaN, Double.NaN, "at most 1", memory));
        rows.add(Figure.spread("the same, any later time", Arrays.stream(opened.openings()).skip(1).map(millis -> millis / 1e3).toArray(), "at most 1"));
        rows.add(Figure.spread("from a jump in it to the picture, ms", opened.seeks(), "at most 50"));
    }

    /// Wall time of one run of the act in a process of its own, s.
    private static double seconds(boolean watched) throws Exception {
        var command = new ArrayList<String>(Self.command());
        command.addAll(List.of("run", "gil_fundamentals", "--acts", "two_threads", "--repeat", "1", "--json", "-"));
        command.addAll(watched ? List.of("--window") : List.of("--quiet", "--no-recorder"));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            var result = tools.jackson.databind.json.JsonMapper.shared().readTree(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) throw new IllegalStateException("A run for the cost of watching ended with status " + process.exitValue() + ".");
            return result.at("/acts/0/repetitions/0/wallSeconds").asDouble();
        } finally {
            process.destroyForcibly();
        }
    }

    private tools.jackson.databind.node.ObjectNode tree() {
        var root = JsonNodeFactory.instance.objectNode().put("format", "interleave/bench@1");
        root.set("machine", Machine.json(parallelism));
        var list = root.putArray("rows");
        for (Figure row : rows) {
            var node = list.addObject().put("name", row.name());
            node.put("value", boxed(row.value())).put("low", boxed(row.low())).put("high", boxed(row.high())).put("bar", row.bar()).put("note", row.note());
        }
        if (preserved != null) preserved.tree(root.putObject("preservation"));
        return root;
    }

    private static @Nullable Double boxed(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
