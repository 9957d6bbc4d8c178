package interleave.lessons.profiling;

import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Measurement;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// Numbers of this lesson's acts, out of what they returned.
final class Numbers {
    private Numbers() {}

    /// The median of an act's metric over its uninterrupted repetitions.
    static OptionalDouble median(Evidence evidence, String act, String metric) {
        double[] values = values(evidence, act, metric);
        if (values.length == 0) return OptionalDouble.empty();
        int half = values.length / 2;
        return OptionalDouble.of(values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2);
    }

    /// Sorted.
    static double[] values(Evidence evidence, String act, String metric) {
        return evidence.of(act).stream().filter(m -> !m.interrupted()).mapToDouble(m -> m.metric(metric)).filter(Double::isFinite).sorted().toArray();
    }

    /// Seconds of the act `overhead`.
    static double seconds(Measurement overhead, String program, String profiler) {
        return overhead.points().stream().filter(point -> program.equals(point.knobs().get("program")) && profiler.equals(point.knobs().get("profiler")))
                .mapToDouble(point -> point.metrics().get("seconds")).findFirst().orElse(Double.NaN);
    }

    /// The rows of one table among the results.
    static Stream<Map<?, ?>> rows(Object table) {
        return table instanceof List<?> list ? list.stream().filter(Map.class::isInstance).map(row -> (Map<?, ?>) row) : Stream.empty();
    }

    static double number(Map<?, ?> row, String name) {
        return row.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /// "lesson.py:15(task)" is a row of task.
    static boolean of(Map<?, ?> row, String function) {
        return String.valueOf(row.get("function")).endsWith("(" + function + ")");
    }

    /// "1.03 s", "51 ms" or "0.52 ms".
    static String time(double seconds) {
        if (seconds >= 0.995) return String.format(ROOT, "%.2f s", seconds);
        return seconds >= 0.00995 ? String.format(ROOT, "%.0f ms", seconds * 1000) : String.format(ROOT, "%.2f ms", seconds * 1000);
    }
}
