package interleave.run;

import interleave.teaching.Act;
import interleave.teaching.Comparison;
import interleave.teaching.Evidence;
import interleave.teaching.Lesson;
import interleave.teaching.Measurement;
import interleave.teaching.Verdict;
import interleave.teaching.Verdict.Outcome;
import java.util.Locale;
import java.util.Optional;

/// Judges a comparison from interleaved repetitions, with the third outcome.
///
/// The speed-up is that of the medians, per unit of work; its spread is that of the pairs (repetition i of one act beside repetition i of the other, which
/// ran close together). A difference counts only when the whole spread lies beyond [#NOISE]. Where the question is what parallel threads gain, "no gain"
/// can only be said when the machine would have shown one: its parallelism now is the yardstick, and the whole spread must lie in the lower half between
/// no gain and that.
final class Verdicts {
    /// Differences of less than a tenth are not told apart from noise.
    static final double NOISE = 0.1;
    /// A machine that gives busy threads less than this can't show the difference.
    static final double LEAST_REACH = 1.25;

    /// A machine that gives several threads less than one thread's speed is busy with something else: no time measured on it now says anything.
    static final double OVERLOADED = 0.9;
    /// Fewer repetitions decide nothing.
    static final int LEAST_PAIRS = 3;

    private Verdicts() {}

    /// Empty until both acts have a repetition that was not interrupted.
    static Optional<Verdict> judge(Lesson lesson, Comparison comparison, Evidence evidence, double reach) {
        var of = evidence.seconds(comparison.of());
        var against = evidence.seconds(comparison.against());
        if (of.isEmpty() || against.isEmpty()) return Optional.empty();
        double work = work(lesson, comparison.of(), evidence) / work(lesson, comparison.against(), evidence);
        double value = work * against.getAsDouble() / of.getAsDouble();
        double low = value, high = value;
        int pairs = 0;
        for (Measurement one : evidence.of(comparison.of())) {
            for (Measurement other : evidence.of(comparison.against())) {
                if (one.repetition() != other.repetition() || one.interrupted() || other.interrupted()) continue;
                double ratio = work * other.wallSeconds() / one.wallSeconds();
                low = Math.min(low, ratio);
                high = Math.max(high, ratio);
                pairs++;
            }
        }
        double ideal = comparison.ideal().applyAsDouble(evidence.settings());
        double yardstick = comparison.parallel() ? reach : Double.NaN;
        Outcome outcome = pairs < LEAST_PAIRS ? Outcome.UNCLEAR : outcome(low, high, yardstick, comparison.parallel());
        String reason = outcome == Outcome.UNCLEAR ? reason(low, high, yardstick, pairs, evidence.cores(), comparison.parallel()) : "";
        return Optional.of(new Verdict(comparison, value, low, high, ideal, yardstick, outcome, reason));
    }

    /// Of a speed-up that spreads from `low` to `high`, where no parallelism is in question.
    static Outcome outcome(double low, double high) {
        return outcome(low, high, Double.NaN, false);
    }

    private static Outcome outcome(double low, double high, double reach, boolean parallel) {
        if (parallel && reach < OVERLOADED) return Outcome.UNCLEAR;
        if (low > 1 + NOISE) return Outcome.FASTER;
        if (high < 1 - NOISE) return Outcome.SLOWER;
        if (!parallel) return low >= 1 - NOISE && high <= 1 + NOISE ? Outcome.SAME : Outcome.UNCLEAR;
        return reach >= LEAST_REACH && high < 1 + (reach - 1) / 2 ? Outcome.SAME : Outcome.UNCLEAR;
    }

    private static String reason(double low, double high, double reach, int pairs, int cores, boolean parallel) {
        if (pairs < LEAST_PAIRS) {
            return String.format(Locale.ROOT, "A verdict needs %d pairs of repetitions that were not paused; there %s %d.", LEAST_PAIRS, pairs == 1 ? "is" : "are", pairs);
        }
        if (parallel && cores == 1) return "This machine offers one core, so nothing can run at the same time.";
        if (parallel && Double.isNaN(reach)) return "What this machine gives parallel threads was not measured in this run.";
        if (parallel && reach < LEAST_REACH) {
            return String.format(Locale.ROOT, "Just now this machine gives busy threads only %.2f times one thread's speed: other load, or its cores share one.", reach);
        }
        return String.format(Locale.ROOT, "The repetitions spread from %.2f to %.2f.", low, high);
    }

    private static double work(Lesson lesson, String act, Evidence evidence) {
        return lesson.act(act).map(Act::work).orElseThrow().applyAsDouble(evidence.settings());
    }
}
