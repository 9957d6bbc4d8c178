package interleave.run;

import interleave.teaching.Act;
import interleave.teaching.Comparison;
import interleave.teaching.Evidence;
import interleave.teaching.Lesson;
import interleave.teaching.Measurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The GIL model held against CPython: of each act that both ran, its time per unit of work in times that of the lesson's base act, on each engine, and how far the two ratios
/// are apart. Interpreters of different speed drop out; what is compared is what an act costs or gains beside another.
public final class Fidelity {
    /// Ratios that differ by less count as the same: the bar of the README's table.
    public static final double NEAR = 0.10;

    private Fidelity() {}

    /// One act.
    ///
    /// @param against  the base act; null where nothing can be compared, and `skipped` says why
    /// @param model    the ratio on the model, `cpython` that on CPython; of medians
    /// @param ratio    the first in times the second: 1 is the same
    /// @param low      least and
    /// @param high     greatest of the model's repetitions beside CPython's
    public record Row(String lesson, String act, @Nullable String against, double model, double cpython, double ratio, double low, double high, @Nullable String skipped) {
        static Row skipped(String lesson, String act, String reason) {
            return new Row(lesson, act, null, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, reason);
        }

        /// Whether the two agree to [#NEAR].
        public boolean near() {
            return ratio >= 1 - NEAR && ratio <= 1 + NEAR;
        }
    }

    /// Of two results of one lesson with the same settings.
    public static List<Row> of(Result model, Result cpython) {
        var lesson = model.plan().lesson();
        var rows = new ArrayList<Row>();
        var base = base(lesson, model.evidence(), cpython.evidence());
        for (Act act : model.plan().chosen()) {
            String reason = reason(act, model, "the model").orElse(reason(act, cpython, "CPython").orElse(null));
            if (reason != null) rows.add(Row.skipped(lesson.id(), act.id(), reason));
            else if (base == null) rows.add(Row.skipped(lesson.id(), act.id(), "No other act of the lesson ran on both engines to hold it against."));
            else if (!act.id().equals(base.id())) rows.add(row(lesson, act, base, model.evidence(), cpython.evidence()));
        }
        return rows;
    }

    private static java.util.Optional<String> reason(Act act, Result result, String engine) {
        if (result.evidence().seconds(act.id()).isPresent()) return java.util.Optional.empty();
        return java.util.Optional.of(result.status().skipped().stream().filter(each -> each.act().equals(act.id())).map(Status.Skipped::reason).findFirst()
            .orElseGet(() -> {
                var failure = result.status().failure();
                return failure == null ? "It did not run to its end on " + engine + "." : "The run failed on " + engine + ": " + failure.getMessage();
            }));
    }

    /// What most comparisons of the lesson are held against, else its first act, among those that ran on both.
    private static @Nullable Act base(Lesson lesson, Evidence model, Evidence cpython) {
        var counts = lesson.comparisons().stream().collect(Collectors.groupingBy(Comparison::against, Collectors.counting()));
        var ran = lesson.acts().stream().filter(act -> model.seconds(act.id()).isPresent() && cpython.seconds(act.id()).isPresent()).toList();
        return ran.size() < 2 ? null : ran.stream().max(Comparator.comparingLong(act -> counts.getOrDefault(act.id(), 0L) * ran.size() - ran.indexOf(act))).orElse(null);
    }

    private static Row row(Lesson lesson, Act act, Act base, Evidence model, Evidence cpython) {
        Function<Evidence, double[]> spread = evidence -> spread(act, base, evidence);
        double[] a = spread.apply(model), b = spread.apply(cpython);
        return new Row(lesson.id(), act.id(), base.id(), a[1], b[1], a[1] / b[1], a[0] / b[2], a[2] / b[0], null);
    }

    /// Least, of the medians, greatest.
    private static double[] spread(Act act, Act base, Evidence evidence) {
        double work = base.work().applyAsDouble(evidence.settings()) / act.work().applyAsDouble(evidence.settings());
        double middle = work * evidence.seconds(act.id()).orElseThrow() / evidence.seconds(base.id()).orElseThrow();
        double low = middle, high = middle;
        for (Measurement one : evidence.of(act.id())) {
            for (Measurement other : evidence.of(base.id())) {
                boolean pair = one.repetition() == other.repetition() && !one.interrupted() && !other.interrupted();
                if (!pair) continue;
                double ratio = work * one.wallSeconds() / other.wallSeconds();
                low = Math.min(low, ratio);
                high = Math.max(high, ratio);
            }
        }
        return new double[] {low, middle, high};
    }
}
