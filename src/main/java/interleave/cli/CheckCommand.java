package interleave.cli;

import interleave.run.Examination;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import interleave.teaching.Exercise;
import interleave.teaching.Lesson;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `interleave check EXERCISE FILE.py`: a learner's solution against the exercise's contract.
@Command(name = "check", mixinStandardHelpOptions = true, description = "A learner's solution against an exercise's contract.")
final class CheckCommand implements Callable<Integer> {
    private static final int NOT_HELD = 1, CANNOT_RUN = 4, CANCELLED = 130;
    private final Console console;

    @Parameters(index = "0", paramLabel = "EXERCISE", description = "An exercise's id.")
    private String exercise = "";

    @Parameters(index = "1", paramLabel = "FILE.py", description = "The solution: a Python file.")
    private Path file = Path.of("");

    @Option(names = "--engine", paramLabel = "ENGINE", defaultValue = "model", description = "model or free; default model.")
    private String engine = "";

    @Option(names = "--json", description = "The report as JSON, interleave/check@1.")
    private boolean json;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        var contract = contract();
        var chosen = RunCommand.engine(engine);
        String solution = source(file);
        var examination = new Examination(contract, chosen);
        Examination.Report report;
        try (var _ = CancelKey.of(examination::cancel)) {
            report = examination.run(solution, json ? mark -> { } : this::tell);
        }
        if (json) console.json(tree(chosen, contract, report));
        else conclude(contract, report);
        return report.cancelled() ? CANCELLED : report.failure() != null ? CANNOT_RUN : report.passed() ? 0 : NOT_HELD;
    }

    private Exercise contract() {
        var catalog = Catalog.read();
        var entry = catalog.entry(exercise).orElseThrow(() -> Refusal.usage("There is no lesson \"" + exercise + "\"; interleave list names them."));
        return entry.lesson().flatMap(Lesson::exercise).orElseThrow(() -> Refusal.usage("Lesson " + exercise + " is no exercise; exercises are "
                + String.join(", ", catalog.lessons().stream().filter(each -> each.exercise().isPresent()).map(Lesson::id).toList()) + "."));
    }

    private static String source(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw Refusal.usage(file + " is not UTF-8 text: save it as UTF-8.");
        } catch (IOException e) {
            throw Refusal.usage("Can't read " + file + ": name a Python file that exists and that you may read.");
        }
    }

    private void tell(Examination.Mark mark) {
        console.answer((mark.held() ? "ok    " : "FAILS ") + mark.demand().sentence());
        if (!mark.held()) console.answer("      " + mark.detail() + (mark.line() > 0 ? " (line " + mark.line() + ")" : ""));
    }

    private void conclude(Exercise contract, Examination.Report report) {
        var failure = report.failure();
        if (failure != null) console.progress(failure.traceback().stripTrailing());
        else if (report.cancelled()) console.progress("Cancelled.");
        else console.answer(String.format("%d of %d checks held.", report.marks().stream().filter(Examination.Mark::held).count(), contract.demands().size()));
    }

    private ObjectNode tree(Engine chosen, Exercise contract, Examination.Report report) {
        var root = JsonNodeFactory.instance.objectNode().put("format", "interleave/check@1").put("exercise", exercise).put("file", file.toString());
        EnginesCommand.describe(chosen, root.putObject("engine"));
        var checks = root.putArray("checks");
        for (var mark : report.marks()) {
            var node = checks.addObject().put("name", mark.demand().function()).put("sentence", mark.demand().sentence()).put("ok", mark.held());
            node.put("detail", mark.detail().isEmpty() ? null : mark.detail()).put("line", mark.line() > 0 ? (Integer) mark.line() : null).put("output", mark.output());
        }
        root.put("demanded", contract.demands().size()).put("held", report.marks().stream().filter(Examination.Mark::held).count()).put("cancelled", report.cancelled());
        var failure = report.failure();
        if (failure == null) root.putNull("failure");
        else root.putObject("failure").put("message", failure.getMessage()).put("line", failure.line()).put("traceback", failure.traceback());
        return root;
    }
}
