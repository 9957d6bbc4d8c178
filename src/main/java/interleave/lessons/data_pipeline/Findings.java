package interleave.lessons.data_pipeline;

import static java.util.Locale.ROOT;

import interleave.teaching.Check.Finding;
import interleave.teaching.Evidence;
import interleave.teaching.Expectation.Observation;
import interleave.teaching.Measurement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;

/// What must hold in every run of the exercise, and what usually does.
final class Findings {
    private static final int PATTERN = 50_000;
    private static final long[] RATES = {100, 95, 90, 119, 107, 80, 125, 100};
    private static final long MODULUS = (1L << 61) - 1;

    private Findings() {}

    private static List<Measurement> runs(Evidence evidence) {
        return DataPipeline.ALL.stream().flatMap(act -> evidence.of(act).stream()).toList();
    }

    static Optional<Finding> checksumsAreEqual(Evidence evidence) {
        var runs = runs(evidence);
        if (runs.isEmpty()) return Optional.empty();
        var sums = runs.stream().map(m -> String.valueOf(m.results().get("checksum"))).distinct().toList();
        var rows = runs.stream().map(m -> String.valueOf(m.results().get("rows"))).distinct().toList();
        boolean ok = sums.size() == 1 && rows.equals(List.of(Long.toString(evidence.settings().integer(DataPipeline.ROWS))));
        return Optional.of(new Finding(ok, ok ? String.format(ROOT, "All %d runs came to the checksum %s over %s rows.", runs.size(), sums.getFirst(), rows.getFirst())
                : "The runs came to the checksums " + String.join(", ", sums) + " over " + String.join(", ", rows) + " rows."));
    }

    /// The same data made and added up here, by nothing of the program.
    static Optional<Finding> checksumIsExact(Evidence evidence) {
        var runs = runs(evidence);
        if (runs.isEmpty()) return Optional.empty();
        String exact = Long.toString(checksum(evidence.settings().integer(DataPipeline.ROWS)));
        boolean ok = runs.stream().allMatch(m -> exact.equals(String.valueOf(m.results().get("checksum"))));
        return Optional.of(new Finding(ok, "The rows themselves have the checksum " + exact + (ok ? "." : ", the runs another.")));
    }

    static long checksum(long rows) {
        int pattern = (int) Math.min(rows, PATTERN);
        long whole = 0, part = 0, state = 2, rest = rows % pattern;
        for (int i = 0; i < pattern; i++) {
            state = (state * 1_103_515_245 + 12_345) % (1L << 31);
            int kind = (int) (state / 1024 % 8);
            long amount = state / 65_536 % 100_000 * RATES[kind] / 100, value = amount * (amount + kind) % MODULUS;
            whole = (whole + value) % MODULUS;
            if (i < rest) part = (part + value) % MODULUS;
        }
        return java.math.BigInteger.valueOf(whole).multiply(java.math.BigInteger.valueOf(rows / pattern)).add(java.math.BigInteger.valueOf(part))
                .mod(java.math.BigInteger.valueOf(MODULUS)).longValueExact();
    }

    static Optional<Finding> batchesPass(Evidence evidence) {
        var runs = runs(evidence);
        if (runs.isEmpty()) return Optional.empty();
        long batch = evidence.settings().integer(DataPipeline.BATCH), batches = (evidence.settings().integer(DataPipeline.ROWS) + batch - 1) / batch;
        boolean ok = runs.stream().allMatch(m -> stages(m).map(stage -> String.valueOf(stage.get("batches"))).toList().equals(java.util.Collections.nCopies(4, Long.toString(batches))));
        return Optional.of(new Finding(ok, String.format(ROOT, "Each of the four stages should see %,d batches%s.", batches, ok ? ", and does" : "; one saw another number")));
    }

    static Stream<Map<?, ?>> stages(Measurement measurement) {
        return measurement.results().get("stages") instanceof List<?> list ? list.stream().map(stage -> (Map<?, ?>) stage) : Stream.empty();
    }

    static Optional<Observation> parseIsBusiest(Evidence evidence) {
        if (evidence.settings().integer(DataPipeline.PARSERS) != 1) return Optional.empty();
        var runs = runs(evidence);
        if (runs.isEmpty()) return Optional.empty();
        var named = runs.stream().map(m -> m.act() + ": " + m.results().get("bottleneck")).distinct().toList();
        return Optional.of(new Observation(String.join(", ", named), runs.size(), (int) runs.stream().filter(m -> "parse".equals(m.results().get("bottleneck"))).count()));
    }

    static Optional<Observation> readerWaits(Evidence evidence) {
        long batches = evidence.settings().integer(DataPipeline.ROWS) / evidence.settings().integer(DataPipeline.BATCH);
        if (batches < 10 * evidence.settings().integer(DataPipeline.CAPACITY)) return Optional.empty(); // it never fills for long
        return observed(evidence.of(DataPipeline.THREADS).stream().map(m -> m.metric("readerWaited") / m.metric("seconds")).toList(), "%.0f %% of the time", 100, part -> part >= 0.5);
    }

    static Optional<Observation> sameThroughput(Evidence evidence) {
        return observed(pairs(evidence, "rowsPerSecond"), "%.2f times the throughput", 1, ratio -> ratio > 0.75 && ratio < 1.33);
    }

    static Optional<Observation> longerLatency(Evidence evidence) {
        long batches = evidence.settings().integer(DataPipeline.ROWS) / evidence.settings().integer(DataPipeline.BATCH);
        if (batches < 30 * evidence.settings().integer(DataPipeline.CAPACITY)) return Optional.empty(); // the long queues would never be full
        return observed(pairs(evidence, "latencyMs"), "%.1f times the latency", 1, ratio -> ratio >= 2);
    }

    /// A metric with long queues over the same with short ones, repetition by repetition.
    static List<Double> pairs(Evidence evidence, String metric) {
        return evidence.of(DataPipeline.LONG).stream().filter(m -> !m.interrupted()).flatMap(m -> evidence.of(DataPipeline.THREADS).stream()
                .filter(other -> other.repetition() == m.repetition() && !other.interrupted()).map(other -> m.metric(metric) / other.metric(metric))).toList();
    }

    private static Optional<Observation> observed(List<Double> values, String text, double unit, DoublePredicate held) {
        if (values.isEmpty()) return Optional.empty();
        return Optional.of(new Observation(String.join(", ", values.stream().map(value -> String.format(ROOT, text, unit * value)).toList()), values.size(),
                (int) values.stream().filter(held::test).count()));
    }
}
