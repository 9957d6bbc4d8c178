package interleave.cli;

import interleave.run.Engines;
import interleave.run.ResultJson;
import interleave.teaching.Act;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import interleave.teaching.Knob;
import interleave.teaching.Lesson;
import interleave.teaching.Question;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "list", mixinStandardHelpOptions = true, description = "Lessons, acts, knobs (type, range, default), engines.")
final class ListCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--json", description = "As JSON, interleave/list@1.")
    private boolean json;

    ListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var catalog = Catalog.read();
        if (json) console.json(tree(catalog));
        else catalog.modules().forEach((module, entries) -> {
            console.answer(module);
            entries.forEach(this::print);
        });
        if (!json) for (Engine engine : Engines.built()) console.answer("engine " + engine.kind().id() + ": " + engine.version());
        return 0;
    }

    private void print(Catalog.Entry entry) {
        console.answer(String.format("  %-4s %-18s %s%s", entry.number(), entry.id(), entry.title(), entry.lesson().isEmpty() ? " (not built yet)" : ""));
        entry.lesson().ifPresent(lesson -> {
            for (Act act : lesson.acts()) console.answer(String.format("         act  %-20s %s", act.id(), act.purpose()));
            for (Knob knob : lesson.knobs()) console.answer(String.format("         knob %-20s %s, default %s", knob.id(), knob.allowed(), knob.initial()));
        });
    }

    private static ObjectNode tree(Catalog catalog) {
        var root = JsonNodeFactory.instance.objectNode().put("format", "interleave/list@1");
        var lessons = root.putArray("lessons");
        for (var entry : catalog.entries()) {
            var node = lessons.addObject().put("id", entry.id()).put("number", entry.number()).put("module", entry.module()).put("title", entry.title())
                    .put("built", entry.lesson().isPresent());
            entry.lesson().ifPresent(lesson -> describe(lesson, node));
        }
        var engines = root.putArray("engines");
        for (Engine engine : Engines.built()) EnginesCommand.describe(engine, engines.addObject());
        return root;
    }

    private static void describe(Lesson lesson, ObjectNode node) {
        node.put("minutes", lesson.minutes());
        var acts = node.putArray("acts");
        for (Act act : lesson.acts()) {
            var each = acts.addObject().put("id", act.id()).put("title", act.title()).put("purpose", act.purpose()).put("elsewhere", act.elsewhere());
            var engines = each.putArray("engines");
            act.engines().forEach(kind -> engines.add(kind.id()));
            var knobs = each.putArray("knobs");
            act.knobs().forEach(knobs::add);
        }
        var knobs = node.putArray("knobs");
        for (Knob knob : lesson.knobs()) describe(knob, knobs.addObject());
        var questions = node.putArray("questions");
        for (Question question : lesson.questions()) {
            var choices = questions.addObject().put("id", question.id()).put("before", question.before()).putArray("choices");
            question.choices().forEach(choice -> choices.add(choice.id()));
        }
        var metrics = node.putArray("metrics");
        ResultJson.METRICS.forEach(metrics::add);
        lesson.metrics().keySet().forEach(metrics::add);
    }

    private static void describe(Knob knob, ObjectNode node) {
        node.put("id", knob.id()).put("label", knob.label()).put("unit", knob.unit()).put("type", knob.kind().name().toLowerCase(java.util.Locale.ROOT));
        switch (knob.kind()) {
            case INT -> node.put("min", (long) knob.minimum()).put("max", (long) knob.maximum()).put("default", (Long) knob.initial());
            case REAL -> node.put("min", knob.minimum()).put("max", knob.maximum()).put("default", (Double) knob.initial());
            case BOOL -> node.putNull("min").putNull("max").put("default", (Boolean) knob.initial());
            case CHOICE -> {
                node.putNull("min").putNull("max").put("default", (String) knob.initial());
                var choices = node.putArray("choices");
                knob.choices().forEach(choices::add);
            }
        }
    }
}
