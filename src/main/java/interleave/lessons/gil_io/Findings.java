package interleave.lessons.gil_io;

import static java.util.Locale.ROOT;

import interleave.teaching.Check.Finding;
import interleave.teaching.Evidence;
import interleave.teaching.Expectation.Observation;
import interleave.teaching.Knob;
import interleave.teaching.Measurement;
import interleave.teaching.Point;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What must hold in every run of the lesson, and what usually does.
final class Findings {
    private Findings() {}

    static Optional<Finding> everyAnswerCame(Evidence evidence) {
        var fetched = Stream.of(GilIo.ONE, GilIo.THREE).flatMap(act -> evidence.of(act).stream()).toList();
        if (fetched.isEmpty()) return Optional.empty();
        boolean within = fetched.stream().allMatch(m -> Boolean.TRUE.equals(m.results().get("equal")));
        var sums = fetched.stream().map(m -> String.valueOf(m.results().get("sum"))).distinct().toList();
        return Optional.of(new Finding(within && sums.size() == 1, sums.size() == 1
                ? String.format(ROOT, "The values of every thread's answers added up to %s, in %d repetitions.", sums.getFirst(), fetched.size())
                : "The values of the answers differ: " + String.join(", ", sums) + "."));
    }

    /// Whether an act measured all its points, each with times above zero and percentiles in order.
    static Optional<Finding> whole(Evidence evidence, String act, int points) {
        var runs = evidence.of(act);
        if (runs.isEmpty()) return Optional.empty();
        long good = runs.stream().filter(run -> run.points().size() == points && run.points().stream().allMatch(Findings::sound)).count();
        return Optional.of(new Finding(good == runs.size(), String.format(ROOT, "%d of %d repetitions measured all of %d settings.", good, runs.size(), points)));
    }

    private static boolean sound(Point point) {
        var metrics = point.metrics();
        boolean positive = metrics.values().stream().allMatch(value -> value > 0);
        return positive && (!metrics.containsKey("p50Ms") || metrics.get("p50Ms") <= metrics.get("p90Ms") && metrics.get("p90Ms") <= metrics.get("p99Ms"));
    }

    static Optional<Finding> sumsAreExact(Evidence evidence) {
        var calls = evidence.of(GilIo.CALL);
        if (calls.isEmpty()) return Optional.empty();
        long numbers = evidence.settings().integer(GilIo.NUMBERS);
        String call = below(numbers), loop = below(numbers / 3);
        boolean ok = calls.stream().allMatch(m -> call.equals(String.valueOf(m.results().get("sum"))) && loop.equals(String.valueOf(m.results().get("loop"))));
        return Optional.of(new Finding(ok, String.format(ROOT, "n (n − 1) / 2 is %s for the %,d numbers of the call and %s for the %,d of the loop.", call, numbers, loop, numbers / 3)));
    }

    private static String below(long n) {
        return BigInteger.valueOf(n).multiply(BigInteger.valueOf(n - 1)).shiftRight(1).toString();
    }

    static Optional<Observation> waitingOverlaps(Evidence evidence) {
        if (evidence.settings().real(GilIo.PARSE) > 0 || evidence.settings().real(GilIo.LATENCY) < 50) return Optional.empty();
        var ratios = whole(evidence, GilIo.THREE).flatMap(three -> whole(evidence, GilIo.ONE).filter(one -> one.repetition() == three.repetition())
                .map(one -> three.wallSeconds() / one.wallSeconds())).toList();
        return observed(ratios, ratio -> ratio <= 1.25, "%.2f times the time of one");
    }

    static Optional<Observation> curveFalls(Evidence evidence) {
        if (!evidence.gil() || evidence.settings().integer(GilIo.THREADS) < 3 || evidence.settings().real(GilIo.LATENCY) < 20) return Optional.empty();
        var runs = whole(evidence, GilIo.CURVE).filter(m -> undisturbed(evidence, m)).toList();
        if (runs.isEmpty()) return Optional.empty();
        int held = (int) runs.stream().filter(m -> m.metric("speedUpLeast") <= 0.7 * m.metric("speedUpMost") && m.metric("speedUpLeast") <= 2).count();
        return Optional.of(new Observation(runs.stream().map(m -> String.format(ROOT, "from %.2f to %.2f", m.metric("speedUpMost"), m.metric("speedUpLeast")))
                .collect(Collectors.joining("; ")), runs.size(), held));
    }

    /// Whether one thread had a core when it wanted one: three answers then take little more than their latency and their work. Where other programs take the cores, several
    /// threads get more of them than one does, whatever the GIL says.
    static boolean undisturbed(Evidence evidence, Measurement curve) {
        if (curve.points().isEmpty()) return false;
        var last = curve.points().getLast();
        return last.metrics().getOrDefault("aloneMs", Double.NaN) <= 1.3 * 3 * (evidence.settings().real(GilIo.LATENCY) + number(last.knobs(), "parse"));
    }

    static Optional<Observation> convoyForms(Evidence evidence) {
        if (!evidence.gil()) return Optional.empty();
        return observed(values(evidence, GilIo.CONVOY, m -> m.metric("besideOneMs") / m.metric("quietMs")), times -> times >= 10, "%.0f times");
    }

    static Optional<Observation> convoyFollowsInterval(Evidence evidence) {
        var runs = whole(evidence, GilIo.CONVOY).toList();
        if (!evidence.gil() || runs.isEmpty()) return Optional.empty();
        int held = (int) runs.stream().filter(m -> latency(m, 5, 1) > latency(m, 1, 1) && latency(m, 1, 1) > latency(m, 0.1, 1)).count();
        return Optional.of(new Observation(runs.stream().map(m -> String.format(ROOT, "%.2f / %.2f / %.2f ms", latency(m, 5, 1), latency(m, 1, 1), latency(m, 0.1, 1)))
                .collect(Collectors.joining("; ")), runs.size(), held));
    }

    static Optional<Observation> callSilences(Evidence evidence) {
        if (!evidence.gil()) return Optional.empty();
        var lasting = evidence.of(GilIo.CALL).stream().filter(m -> m.metric("sumMs") > 2 * evidence.settings().real(Knob.SWITCH_INTERVAL)).toList();
        return observed(lasting.stream().filter(m -> !m.interrupted()).map(m -> m.metric("sumSilenceMs") / m.metric("sumMs")).toList(), part -> part >= 0.9, "%.2f of its length");
    }

    static Optional<Observation> othersLetGo(Evidence evidence) {
        if (!evidence.gil()) return Optional.empty();
        double interval = evidence.settings().real(Knob.SWITCH_INTERVAL);
        var runs = whole(evidence, GilIo.CALL).filter(m -> Math.min(m.metric("loopMs"), m.metric("hashMs")) > 4 * interval).toList();
        return observed(runs.stream().map(m -> Math.max(m.metric("loopSilenceMs") / m.metric("loopMs"), m.metric("hashSilenceMs") / m.metric("hashMs"))).toList(),
                part -> part < 0.5, "%.2f of the length");
    }

    private static Optional<Observation> observed(List<Double> values, Predicate<Double> holds, String shown) {
        if (values.isEmpty()) return Optional.empty();
        return Optional.of(new Observation(values.stream().map(value -> String.format(ROOT, shown, value)).collect(Collectors.joining(", ")), values.size(),
                (int) values.stream().filter(holds).count()));
    }

    /// An act's repetitions that were not paused.
    private static Stream<Measurement> whole(Evidence evidence, String act) {
        return evidence.of(act).stream().filter(m -> !m.interrupted());
    }

    private static List<Double> values(Evidence evidence, String act, ToDoubleFunction<Measurement> value) {
        return whole(evidence, act).map(value::applyAsDouble).toList();
    }

    /// Median over the repetitions of something an act measured; empty when it did not run.
    static OptionalDouble median(Evidence evidence, String act, ToDoubleFunction<Measurement> value) {
        var sorted = values(evidence, act, value).stream().filter(v -> !v.isNaN()).sorted().toList();
        if (sorted.isEmpty()) return OptionalDouble.empty();
        int half = sorted.size() / 2;
        return OptionalDouble.of(sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2);
    }

    /// Median latency of the exchanges at one place of the grid, ms.
    static double latency(Measurement convoy, double interval, long busy) {
        return at(convoy, point -> number(point.knobs(), "switchIntervalMs") == interval && number(point.knobs(), "cpuThreads") == busy, "p50Ms");
    }

    /// A metric of the first point that fits; NaN where there is none.
    static double at(Measurement run, Predicate<Point> where, String metric) {
        return run.points().stream().filter(where).map(point -> point.metrics().getOrDefault(metric, Double.NaN)).findFirst().orElse(Double.NaN);
    }

    private static double number(Map<String, Object> knobs, String name) {
        return knobs.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
