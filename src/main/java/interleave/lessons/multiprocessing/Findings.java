package interleave.lessons.multiprocessing;

import static java.util.Locale.ROOT;

import interleave.teaching.Check.Finding;
import interleave.teaching.Evidence;
import interleave.teaching.Expectation.Observation;
import interleave.teaching.Measurement;
import interleave.teaching.Point;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What must hold in every run of the lesson, and what usually does.
final class Findings {
    private Findings() {}

    static Optional<Finding> totalsAreExact(Evidence evidence) {
        var summed = Stream.of(Multiprocessing.ONE, Multiprocessing.POOL, Multiprocessing.SWEEP, Multiprocessing.METHODS).flatMap(act -> evidence.of(act).stream()).toList();
        if (summed.isEmpty()) return Optional.empty();
        var totals = Stream.of(Multiprocessing.ONE, Multiprocessing.POOL).flatMap(act -> evidence.of(act).stream()).map(m -> String.valueOf(m.results().get("total")))
            .distinct().toList();
        boolean exact = summed.stream().allMatch(m -> Boolean.TRUE.equals(m.results().get("equal"))) && totals.size() <= 1;
        return Optional.of(new Finding(exact, exact ? String.format(ROOT, "Every total of %d repetitions is what the formula gives, in one process and in the workers.",
            summed.size()) : "A total is not what the formula gives, or the workers' total is another: " + String.join(", ", totals) + "."));
    }

    static Optional<Finding> parentKeepsItsOwn(Evidence evidence) {
        var runs = evidence.of(Multiprocessing.ISOLATION);
        if (runs.isEmpty()) return Optional.empty();
        boolean own = runs.stream().allMatch(m -> parent(m) == 0 && workers(m).stream().allMatch(seen -> seen.equals(1L)));
        return Optional.of(new Finding(own, String.format(ROOT, "The workers had %s, the parent has %d.", workers(runs.getFirst()), parent(runs.getFirst()))));
    }

    static long parent(Measurement measurement) {
        return measurement.results().get("parent") instanceof Number count ? count.longValue() : Long.MIN_VALUE;
    }

    static List<?> workers(Measurement measurement) {
        return measurement.results().get("workers") instanceof List<?> list ? list : List.of();
    }

    static Optional<Finding> guardIsMissed(Evidence evidence) {
        return error(evidence, Multiprocessing.UNGUARDED).map(said -> new Finding(said.startsWith("RuntimeError: An attempt has been made to start a new process"), said));
    }

    static Optional<Finding> lambdaIsRefused(Evidence evidence) {
        return error(evidence, Multiprocessing.LAMBDA).map(said -> new Finding(said.equals("PicklingError"), "The pool answered: " + said + "."));
    }

    static Optional<String> error(Evidence evidence, String act) {
        return evidence.typical(act).map(m -> String.valueOf(m.results().get("error")));
    }

    /// Speed-ups of map alone, repetition by repetition.
    static List<Double> gains(Evidence evidence) {
        return evidence.of(Multiprocessing.POOL).stream().filter(pool -> !pool.interrupted()).flatMap(pool -> evidence.of(Multiprocessing.ONE).stream()
            .filter(one -> one.repetition() == pool.repetition() && !one.interrupted()).map(one -> one.metric("seconds") / pool.metric("mapSeconds"))).toList();
    }

    static Optional<Observation> poolGains(Evidence evidence) {
        var gains = gains(evidence);
        if (gains.isEmpty() || evidence.parallelism().isEmpty() || evidence.cores() < 2 || evidence.settings().integer(Multiprocessing.PROCESSES) < 2) return Optional.empty();
        double gives = evidence.parallelism().getAsDouble();
        return Optional.of(new Observation(String.format(ROOT, "speed-up of map alone %s, of the %.2f this machine gives now",
            gains.stream().map(gain -> String.format(ROOT, "%.2f", gain)).collect(Collectors.joining(", ")), gives), gains.size(),
            (int) gains.stream().filter(gain -> gain >= 0.85 * gives).count()));
    }

    static Optional<Observation> smallLoses(Evidence evidence) {
        return evidence.typical(Multiprocessing.SMALL).filter(m -> !m.points().isEmpty()).map(m -> {
            var smallest = m.points().getLast();
            double gain = smallest.metrics().get("speedUp");
            return new Observation(String.format(ROOT, "speed-up %.2f with ranges of %,d numbers", gain, knob(smallest, "numbers")), 1, gain < 1 ? 1 : 0);
        });
    }

    static Optional<Observation> coresAreEnough(Evidence evidence) {
        return evidence.typical(Multiprocessing.SWEEP).flatMap(m -> {
            var curve = m.points().stream().filter(point -> knob(point, "pieces") != 4).toList();
            var cores = curve.stream().filter(point -> knob(point, "processes") == evidence.cores()).findFirst();
            if (cores.isEmpty()) return Optional.empty();
            double there = cores.get().metrics().get("speedUp");
            double best = curve.stream().mapToDouble(point -> point.metrics().get("speedUp")).max().orElseThrow();
            return Optional.of(new Observation(String.format(ROOT, "%.2f with %d processes, at best %.2f", there, evidence.cores(), best), 1, best <= 1.1 * there ? 1 : 0));
        });
    }

    static long knob(Point point, String name) {
        return point.knobs().get(name) instanceof Number number ? number.longValue() : -1;
    }
}
