package interleave.lessons.profiling;

import static java.util.Locale.ROOT;

import interleave.teaching.Check.Finding;
import interleave.teaching.Evidence;
import interleave.teaching.Expectation.Observation;
import interleave.teaching.Measurement;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What must hold in every run of the lesson, and what usually does.
final class Findings {
    /// Clock readings are taken one after the other; a row's own times differ from its total by rounding alone.
    private static final double ROUNDING = 1e-6;
    private static final Map<String, Integer> CALLS = Map.of("task", 1, "section", Profiling.SECTIONS, "square_sum", Profiling.SECTIONS * Profiling.PIECES);

    private Findings() {}

    static Optional<Finding> sumsAreEqual(Evidence evidence) {
        var runs = Stream.of(Profiling.ONE, Profiling.DETERMINISTIC).flatMap(act -> evidence.of(act).stream()).toList();
        if (runs.isEmpty()) return Optional.empty();
        var exact = squares(evidence.settings().integer(Profiling.NUMBERS));
        boolean ok = runs.stream().allMatch(m -> exact.toString().equals(String.valueOf(m.results().get("sum"))) && !Boolean.FALSE.equals(m.results().get("equal")));
        return Optional.of(new Finding(ok, String.format(ROOT, "The sum of i · i below %,d is %s, with a profiler and without.", evidence.settings().integer(Profiling.NUMBERS), exact)));
    }

    /// Σ i² for i below n.
    private static BigInteger squares(long count) {
        var n = BigInteger.valueOf(count);
        return n.subtract(BigInteger.ONE).multiply(n).multiply(n.shiftLeft(1).subtract(BigInteger.ONE)).divide(BigInteger.valueOf(6));
    }

    static Optional<Finding> callsAreCounted(Evidence evidence) {
        var runs = evidence.of(Profiling.DETERMINISTIC);
        if (runs.isEmpty()) return Optional.empty();
        long threads = evidence.settings().integer(Profiling.THREADS);
        boolean ok = runs.stream().allMatch(m -> Numbers.rows(m.results().get("table")).count() == threads
                && Numbers.rows(m.results().get("table")).allMatch(thread -> counted(thread.get("rows"), 1)) && counted(m.results().get("merged"), threads));
        return Optional.of(new Finding(ok, String.format(ROOT, "Each of %d threads called task once, section %d and square_sum %d times, and so its profile says%s.",
                threads, CALLS.get("section"), CALLS.get("square_sum"), ok ? "" : " not")));
    }

    private static boolean counted(Object rows, long times) {
        return CALLS.entrySet().stream().allMatch(call -> Numbers.rows(rows).filter(row -> Numbers.of(row, call.getKey()))
                .anyMatch(row -> Numbers.number(row, "calls") == times * call.getValue() && Numbers.number(row, "primitive") == times * call.getValue()));
    }

    static Optional<Finding> ownTimesAddUp(Evidence evidence) {
        var tables = evidence.of(Profiling.DETERMINISTIC).stream().flatMap(m -> Numbers.rows(m.results().get("table"))).map(thread -> thread.get("rows")).toList();
        if (tables.isEmpty()) return Optional.empty();
        boolean ok = tables.stream().allMatch(rows -> addsUp(rows, "wall", "wallOwn") && addsUp(rows, "cpu", "cpuOwn"));
        return Optional.of(new Finding(ok, String.format(ROOT, "In %d tables the own times of all functions add up to the cumulative time of task, on both clocks.", tables.size())));
    }

    private static boolean addsUp(Object rows, String total, String own) {
        double task = Numbers.rows(rows).filter(row -> Numbers.of(row, "task")).mapToDouble(row -> Numbers.number(row, total)).sum();
        return Math.abs(Numbers.rows(rows).mapToDouble(row -> Numbers.number(row, own)).sum() - task) <= ROUNDING;
    }

    static Optional<Finding> agreesWithTheRecord(Evidence evidence) {
        var profile = evidence.profile(Profiling.DETERMINISTIC);
        if (profile.isEmpty() || profile.get().calls().isEmpty()) return Optional.empty();
        var threads = profile.get().calls().stream().filter(thread -> thread.thread().length() == 1).toList();
        boolean ok = threads.size() == evidence.settings().integer(Profiling.THREADS) && threads.stream().allMatch(thread -> CALLS.entrySet().stream().allMatch(call ->
                thread.functions().stream().anyMatch(row -> row.function().endsWith("(" + call.getKey() + ")") && row.calls() == call.getValue())));
        return Optional.of(new Finding(ok, String.format(ROOT, "Interleave recorded the calls of %d threads beside the program's own profilers; the counts are %s.", threads.size(),
                ok ? "the same" : "different")));
    }

    static Optional<Finding> totalsAreEqual(Evidence evidence) {
        var runs = Stream.of(Profiling.BOTTLENECK, Profiling.FIXED).flatMap(act -> evidence.of(act).stream()).toList();
        if (runs.isEmpty()) return Optional.empty();
        var settings = evidence.settings();
        var exact = squares(settings.integer(Profiling.REPORTS) * Profiling.BLOCK).multiply(BigInteger.valueOf(settings.integer(Profiling.THREADS))).toString();
        boolean ok = runs.stream().allMatch(m -> exact.equals(String.valueOf(m.results().get("total"))) && exact.equals(String.valueOf(m.results().get("profiledTotal"))));
        return Optional.of(new Finding(ok, "Before and after the repair the ledger's total should be " + exact + (ok ? ", and is." : ", and is not.")));
    }

    static Optional<Finding> overheadIsHarmless(Evidence evidence) {
        var runs = evidence.of(Profiling.OVERHEAD);
        if (runs.isEmpty()) return Optional.empty();
        long calls = evidence.settings().integer(Profiling.CALLS);
        var exact = BigInteger.valueOf(calls).multiply(BigInteger.valueOf(calls - 1));
        boolean ok = runs.stream().allMatch(m -> exact.toString().equals(String.valueOf(m.results().get("sum"))) && Boolean.TRUE.equals(m.results().get("equal")));
        return Optional.of(new Finding(ok, "Under every profiler both programs should come to " + exact + (ok ? ", and do." : ", and don't.")));
    }

    static Optional<Observation> clockRunsOn(Evidence evidence) {
        if (evidence.settings().integer(Profiling.THREADS) < 3 || !evidence.gil() && evidence.cores() >= evidence.settings().integer(Profiling.THREADS)) return Optional.empty();
        return observed(evidence.of(Profiling.DETERMINISTIC), m -> m.metric("wallCumulative") / m.metric("cpuCumulative"), 1.4, "%.2f times the CPU time");
    }

    static Optional<Observation> fixedIsFaster(Evidence evidence) {
        if (evidence.settings().integer(Profiling.THREADS) < 2 || evidence.settings().real(Profiling.LATENCY) < 1) return Optional.empty();
        var before = evidence.of(Profiling.BOTTLENECK);
        var pairs = evidence.of(Profiling.FIXED).stream().flatMap(after -> before.stream().filter(one -> one.repetition() == after.repetition())
                .map(one -> one.metric("plainSeconds") / after.metric("plainSeconds"))).filter(ratio -> !ratio.isNaN()).toList();
        if (pairs.isEmpty()) return Optional.empty();
        return Optional.of(new Observation(joined(pairs, "%.2f times as fast"), pairs.size(), (int) pairs.stream().filter(ratio -> ratio >= 1.5).count()));
    }

    static Optional<Observation> lockIsNamed(Evidence evidence) {
        var runs = evidence.of(Profiling.BOTTLENECK);
        if (runs.isEmpty() || evidence.settings().integer(Profiling.THREADS) < 3 || evidence.settings().real(Profiling.LATENCY) < 1) return Optional.empty();
        int held = (int) runs.stream().filter(m -> String.valueOf(m.results().get("worst")).endsWith("acquire") && String.valueOf(m.results().get("calledBy")).endsWith("(report)")).count();
        return Optional.of(new Observation(String.join(", ", runs.stream().map(m -> m.results().get("worst") + " called by " + m.results().get("calledBy")).distinct().toList()),
                runs.size(), held));
    }

    static Optional<Observation> samplesAgree(Evidence evidence) {
        return observed(evidence.of(Profiling.SAMPLED).stream().filter(m -> m.metric("inProcessSamples") >= 20).toList(), m -> m.metric("inSquareSum"), 0.9, "%.2f of the samples");
    }

    static Optional<Observation> callsCost(Evidence evidence) {
        var runs = evidence.of(Profiling.OVERHEAD);
        if (runs.isEmpty()) return Optional.empty();
        var heavy = runs.stream().map(m -> Numbers.seconds(m, "call_heavy", "setprofile") / Numbers.seconds(m, "call_heavy", "none")).toList();
        var free = runs.stream().map(m -> Numbers.seconds(m, "call_free", "setprofile") / Numbers.seconds(m, "call_free", "none")).toList();
        int held = 0;
        for (int i = 0; i < heavy.size(); i++) if (heavy.get(i) >= 2 && free.get(i) < 1.25) held++;
        return Optional.of(new Observation(joined(heavy, "%.1f times with calls") + "; " + joined(free, "%.2f times without"), runs.size(), held));
    }

    private static Optional<Observation> observed(List<Measurement> runs, java.util.function.ToDoubleFunction<Measurement> value, double least, String text) {
        var values = runs.stream().filter(m -> !m.interrupted()).map(value::applyAsDouble).filter(each -> !each.isNaN()).toList();
        if (values.isEmpty()) return Optional.empty();
        return Optional.of(new Observation(joined(values, text), values.size(), (int) values.stream().filter(each -> each >= least).count()));
    }

    private static String joined(List<Double> values, String text) {
        return String.join(", ", values.stream().map(each -> String.format(ROOT, text, each)).toList());
    }
}
