package interleave.cli;

import interleave.run.Fidelity;
import interleave.run.Machine;
import interleave.run.Plan;
import interleave.run.Result;
import interleave.run.Session;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import interleave.teaching.Lesson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `interleave bench --fidelity`: every act of every lesson on the GIL model and on a CPython, held against each other.
final class FidelityTable {
    /// The axis in the text table: from half to double, logarithmic.
    private static final int HALF = 12;

    private final Console console;
    private final Engine python;
    private final int repeat;
    private final boolean quick;
    private final List<Fidelity.Row> rows = new ArrayList<>();

    FidelityTable(Console console, Engine python, int repeat, boolean quick) {
        this.console = console;
        this.python = python;
        this.repeat = repeat;
        this.quick = quick;
    }

    /// @param ids of the lessons; empty: all
    void run(List<String> ids) throws InterruptedException {
        var all = Catalog.read().lessons();
        for (String id : ids) {
            if (all.stream().noneMatch(lesson -> lesson.id().equals(id))) throw Refusal.usage("There is no lesson \"" + id + "\"; interleave list names them.");
        }
        for (Lesson lesson : all) {
            if (!ids.isEmpty() && !ids.contains(lesson.id())) continue;
            console.progress(lesson.id() + " on the model");
            var model = perform(lesson, RunCommand.engine(Engine.Kind.MODEL.id()));
            console.progress(lesson.id() + " on " + python.version());
            rows.addAll(Fidelity.of(model, perform(lesson, python)));
        }
    }

    private Result perform(Lesson lesson, Engine engine) throws InterruptedException {
        var plan = Plan.of(lesson, engine).repetitions(repeat).warm(!quick);
        if (quick) plan = plan.settings(plan.settings().with(lesson.quick()));
        var session = Session.start(plan);
        try (var _ = CancelKey.of(session, result -> console.progress("Cancelled."))) {
            return session.await();
        }
    }

    void print() {
        console.answer(String.format(Locale.ROOT, "%-44s %7s %8s %6s  %-15s  half %s same %s double", "act / the lesson's base act", "model", "CPython", "ratio", "spread", " ".repeat(HALF - 7), " ".repeat(HALF - 9)));
        for (var row : rows) {
            String name = row.lesson() + " " + row.act();
            if (row.against() == null) {
                console.answer(String.format("%-44s not compared: %s", name, row.skipped()));
                continue;
            }
            console.answer(String.format(Locale.ROOT, "%-44s %7.2f %8.2f %6.2f  (%.2f to %.2f)    %s%s", name + " / " + row.against(), row.model(), row.cpython(), row.ratio(), row.low(), row.high(), axis(row),
                row.near() ? "" : "  differs"));
        }
        long compared = rows.stream().filter(row -> row.against() != null).count(), near = rows.stream().filter(Fidelity.Row::near).count();
        console.answer(String.format(Locale.ROOT, "%d of %d acts within %.0f %% of %s. Ratios of medians of %d repetitions; the spread is that of the repetitions.", near, compared, 100 * Fidelity.NEAR, python.version(), repeat));
    }

    /// The spread as a line, the ratio in it, the same in the middle.
    private static String axis(Fidelity.Row row) {
        var line = new StringBuilder("·".repeat(2 * HALF + 1)).replace(HALF, HALF + 1, "|");
        int from = place(row.low()), to = place(row.high());
        for (int i = from; i <= to; i++) line.setCharAt(i, i == HALF ? '+' : '-');
        line.setCharAt(place(row.ratio()), 'o');
        return line.toString();
    }

    private static int place(double ratio) {
        return (int) Math.clamp(Math.round(HALF + HALF * Math.log(ratio) / Math.log(2)), 0, 2L * HALF);
    }

    ObjectNode tree() {
        var root = JsonNodeFactory.instance.objectNode().put("format", "interleave/bench@1");
        root.set("machine", Machine.json(OptionalDouble.empty()));
        root.putArray("rows");
        var fidelity = root.putObject("fidelity");
        fidelity.put("cpython", python.version()).put("repetitions", repeat).put("quick", quick);
        var acts = fidelity.putArray("acts");
        for (var row : rows) {
            var node = acts.addObject().put("lesson", row.lesson()).put("act", row.act()).put("against", row.against());
            node.put("model", boxed(row.model())).put("cpython", boxed(row.cpython())).put("ratio", boxed(row.ratio())).put("low", boxed(row.low())).put("high", boxed(row.high()));
            node.put("near", row.against() == null ? null : (Boolean) row.near()).put("skipped", row.skipped());
        }
        return root;
    }

    private static @Nullable Double boxed(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
