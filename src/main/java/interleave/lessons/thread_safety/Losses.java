package interleave.lessons.thread_safety;

import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the trials of one act lost, all repetitions together.
///
/// @param expected  increments of one trial
/// @param lost      of each trial
/// @param overtaken how often, in each trial, another thread's set came between a thread's get and its set; empty where nobody looked
/// @param threadMs  CPU time of a typical thread, ms; NaN where not measured
record Losses(long expected, long[] lost, long[] overtaken, double threadMs) {
    /// Null when the act did not run.
    static @Nullable Losses of(Evidence evidence, String act) {
        return of(evidence, act, "lost");
    }

    static @Nullable Losses of(Evidence evidence, String act, String key) {
        var taken = evidence.of(act);
        if (taken.isEmpty()) return null;
        long expected = number(taken.getFirst(), "expected");
        var lost = new ArrayList<Long>();
        var overtaken = new ArrayList<Long>();
        double threadMs = Double.NaN;
        for (Measurement measurement : taken) {
            lost.addAll(numbers(measurement, key));
            if (key.equals("lost")) overtaken.addAll(numbers(measurement, "overtaken"));
            if (measurement.results().get("thread_ms") instanceof Number ms) threadMs = ms.doubleValue();
        }
        return lost.isEmpty() ? null : new Losses(expected, longs(lost), longs(overtaken), threadMs);
    }

    private static List<Long> numbers(Measurement measurement, String key) {
        return measurement.results().get(key) instanceof List<?> list ? list.stream().map(each -> ((Number) each).longValue()).toList() : List.of();
    }

    static long number(Measurement measurement, String key) {
        return measurement.results().get(key) instanceof Number number ? number.longValue() : -1;
    }

    private static long[] longs(List<Long> list) {
        return list.stream().mapToLong(Long::longValue).toArray();
    }

    int trials() {
        return lost.length;
    }

    /// Trials that lost something.
    int losing() {
        return (int) Arrays.stream(lost).filter(each -> each > 0).count();
    }

    /// Trials that lost a share between these, both included.
    int between(double low, double high) {
        return (int) Arrays.stream(lost).filter(each -> each >= low * expected && each <= high * expected).count();
    }

    double median() {
        var sorted = lost.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
    }

    /// Median share lost, %.
    double percent() {
        return 100 * median() / expected;
    }

    private double percentOf(long each) {
        return 100.0 * each / expected;
    }

    /// "74.1 %, between 61.0 and 80.3 %" of the increments.
    String shares() {
        return String.format(ROOT, "%.1f %% in the median, between %.1f and %.1f %%", percent(), percentOf(Arrays.stream(lost).min().orElse(0)), percentOf(Arrays.stream(lost)
                .max().orElse(0)));
    }

    /// "3 of 20 trials".
    String losingTrials() {
        return losing() == 0 ? "none of " + trials() + " trials" : losing() == trials() ? trials() == 1 ? "the one trial" : "all " + trials() + " trials"
                : losing() + " of " + trials() + " trials";
    }
}
