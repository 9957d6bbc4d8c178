package interleave.cli;

import interleave.python.schedule.Ending;
import interleave.python.schedule.Run;
import interleave.python.schedule.Search;
import interleave.teaching.Engine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A conducted run or search as `interleave/conduct@1`.
final class ConductJson {
    private ConductJson() {}

    static ObjectNode of(ConductCommand.Conducted conducted) {
        var root = JsonNodeFactory.instance.objectNode().put("format", "interleave/conduct@1").put("program", conducted.piece().fileName())
                .put("function", conducted.function());
        root.putObject("engine").put("kind", (conducted.piece().gil() ? Engine.Kind.MODEL : Engine.Kind.FREE).id()).put("gil", conducted.piece().gil());
        root.put("stops", conducted.piece().stops()).put("cancelled", conducted.cancelled());
        search(root, conducted.report(), conducted.bound());
        var found = conducted.report() == null ? null : conducted.report().found();
        run(root, conducted.run(), found);
        return root;
    }

    private static void search(ObjectNode root, Search.@Nullable Report report, int bound) {
        if (report == null) {
            root.putNull("search");
            return;
        }
        var node = root.putObject("search").put("bound", bound).put("tried", report.tried()).put("failed", report.failed()).put("cutOff", report.cutOff())
                .put("complete", report.complete()).put("stopped", report.stopped()).put("refused", report.refused()).put("seconds", report.seconds());
        if (report.found() == null) node.putNull("found");
        else {
            node.putObject("found").put("schedule", report.found().schedule().toString()).put("preemptions", report.found().preemptions())
                    .put("after", report.found().after());
        }
        var levels = node.putArray("levels");
        for (var level : report.levels()) {
            levels.addObject().put("preemptions", level.preemptions()).put("tried", level.tried()).put("failed", level.failed()).put("complete", level.complete());
        }
    }

    private static void run(ObjectNode root, @Nullable Run run, Search.@Nullable Found found) {
        if (run == null) {
            root.putNull("run");
            return;
        }
        var node = root.putObject("run").put("schedule", (found == null ? run.schedule() : found.schedule()).toString());
        var choices = node.putArray("choices");
        run.schedule().choices().forEach(choice -> choices.add(choice.toString()));
        ending(node.putObject("ending"), run.ending());
        var threads = node.putArray("threads");
        run.steps().stream().map(step -> java.util.Map.entry(step.thread(), step.name())).distinct().sorted(java.util.Map.Entry.comparingByKey())
                .forEach(thread -> threads.addObject().put("number", thread.getKey()).put("name", thread.getValue()));
        var steps = node.putArray("steps");
        for (var step : run.steps()) {
            var each = steps.addObject().put("number", step.number()).put("thread", step.thread());
            if (step.choice() < 0) each.putNull("choice");
            else each.put("choice", step.choice());
            each.put("file", step.file().isEmpty() ? null : step.file());
            if (step.line() == 0) each.putNull("line");
            else each.put("line", step.line());
            each.put("function", step.function().isEmpty() ? null : step.function()).put("how", word(step.how()));
            if (step.preempted() < 0) each.putNull("preempted");
            else each.put("preempted", step.preempted());
        }
        node.put("output", run.output());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void ending(ObjectNode node, Ending ending) {
        node.put("kind", switch (ending) {
            case Ending.Finished end -> "finished";
            case Ending.Wrong end -> "wrong";
            case Ending.Raised end -> "raised";
            case Ending.Deadlocked end -> "deadlock";
            case Ending.Stopped end -> "stopped";
            case Ending.CutOff end -> "cut off";
            case Ending.Refused end -> "refused";
            case Ending.Misfit end -> "misfit";
            case Ending.Cancelled end -> "cancelled";
        }).put("failure", ending.isFailure()).put("sentence", ending.sentence());
        node.put("traceback", ending instanceof Ending.Raised raised ? raised.traceback() : null);
        var stands = ending instanceof Ending.Deadlocked deadlock ? deadlock.stuck() : ending instanceof Ending.Stopped stopped ? stopped.stands() : null;
        if (stands == null) return;
        var stuck = node.putArray("stands");
        for (var each : stands) stuck.addObject().put("thread", each.thread()).put("name", each.name()).put("file", each.file()).put("line", each.line());
    }
}
