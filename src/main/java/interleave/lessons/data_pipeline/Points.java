package interleave.lessons.data_pipeline;

import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// What the run says of each variant.
final class Points {
    private Points() {}

    static List<String> answered(Evidence evidence) {
        var sentences = new ArrayList<String>();
        evidence.typical(DataPipeline.SEQUENTIAL).ifPresent(m -> sentences.add(sequential(evidence, m)));
        evidence.typical(DataPipeline.THREADS).ifPresent(m -> sentences.add(threads(evidence, m)));
        if (Ask.factor(evidence).isPresent()) sentences.add(longQueues(evidence));
        evidence.typical(DataPipeline.PROCESSES).ifPresent(m -> sentences.add(processes(evidence, m)));
        return sentences;
    }

    /// The median of an act's metric over its uninterrupted repetitions.
    static OptionalDouble median(Evidence evidence, String act, String metric) {
        double[] values = evidence.of(act).stream().filter(m -> !m.interrupted()).mapToDouble(m -> m.metric(metric)).filter(Double::isFinite).sorted().toArray();
        if (values.length == 0) return OptionalDouble.empty();
        int half = values.length / 2;
        return OptionalDouble.of(values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2);
    }

    private static double value(Evidence evidence, String act, String metric) {
        return median(evidence, act, metric).orElse(0);
    }

    private static String sequential(Evidence evidence, Measurement typical) {
        double all = DataPipeline.STAGES.stream().mapToDouble(stage -> typical.metric(stage + "Work")).sum();
        return String.format(ROOT, "One after the other: %,.0f rows a second, %s. Of the CPU time %.0f %% went into %s, the bottleneck.",
                value(evidence, DataPipeline.SEQUENTIAL, "rowsPerSecond"), time(value(evidence, DataPipeline.SEQUENTIAL, "seconds")),
                100 * typical.metric(typical.results().get("bottleneck") + "Work") / all, typical.results().get("bottleneck"));
    }

    private static String threads(Evidence evidence, Measurement typical) {
        String busy = DataPipeline.STAGES.stream().map(stage -> String.format(ROOT, "%s %.0f %%", stage, 100 * typical.metric(stage + "Utilisation"))).collect(Collectors.joining(", "));
        return String.format(ROOT, "In threads: %,.0f rows a second%s. Busy were %s; %s sets the pace, and the full queue before it made the reader wait %s of %s (back-pressure).",
                value(evidence, DataPipeline.THREADS, "rowsPerSecond"), verdict(evidence, DataPipeline.BY_THREADS), busy, typical.results().get("bottleneck"),
                time(typical.metric("readerWaited")), time(typical.metric("seconds")));
    }

    private static String longQueues(Evidence evidence) {
        return String.format(ROOT, "With ten times as much room in every queue: %.2f times the throughput, and a batch is under way %.1f ms instead of %.1f ms.",
                Ask.factor(evidence).orElseThrow(), value(evidence, DataPipeline.LONG, "latencyMs"), value(evidence, DataPipeline.THREADS, "latencyMs"));
    }

    private static String processes(Evidence evidence, Measurement typical) {
        return String.format(ROOT, "In processes: %,.0f rows a second once they were there, which took %s%s; the bottleneck is %s, busy %.0f %% of the time.",
                value(evidence, DataPipeline.PROCESSES, "rowsPerSecond"), time(value(evidence, DataPipeline.PROCESSES, "startSeconds")), verdict(evidence, DataPipeline.BY_PROCESSES),
                typical.results().get("bottleneck"), 100 * typical.metric(typical.results().get("bottleneck") + "Utilisation"));
    }

    /// ", speed-up 0.97 against one after the other".
    private static String verdict(Evidence evidence, String name) {
        return evidence.verdict(name).map(verdict -> {
            String reach = Double.isNaN(verdict.reach()) ? "" : String.format(ROOT, " of the %.2f this machine gives now", verdict.reach());
            String value = String.format(ROOT, "speed-up %.2f%s, between %.2f and %.2f", verdict.value(), reach, verdict.low(), verdict.high());
            return switch (verdict.outcome()) {
                case FASTER -> ", faster (" + value + ")";
                case SLOWER -> ", slower (" + value + ")";
                case SAME -> ", no faster (" + value + ")";
                case UNCLEAR -> " (" + value + ": no clear difference on this machine now)";
            };
        }).orElse("");
    }

    /// "1.03 s", "51 ms" or "0.52 ms".
    private static String time(double seconds) {
        if (seconds >= 0.995) return String.format(ROOT, "%.2f s", seconds);
        return seconds >= 0.00995 ? String.format(ROOT, "%.0f ms", seconds * 1000) : String.format(ROOT, "%.2f ms", seconds * 1000);
    }
}
