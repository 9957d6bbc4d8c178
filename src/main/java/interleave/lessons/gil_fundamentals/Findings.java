package interleave.lessons.gil_fundamentals;

import static java.util.Locale.ROOT;

import interleave.teaching.Check.Finding;
import interleave.teaching.Engine;
import interleave.teaching.Evidence;
import interleave.teaching.Expectation.Observation;
import interleave.teaching.Knob;
import interleave.teaching.Measurement;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What must hold in every run of the lesson, and what usually does.
final class Findings {
    private Findings() {}

    static Optional<Finding> sumsAreEqual(Evidence evidence) {
        var summed = summed(evidence);
        if (summed.isEmpty()) return Optional.empty();
        boolean within = summed.stream().allMatch(m -> Boolean.TRUE.equals(m.results().get("equal")));
        var sums = summed.stream().map(m -> String.valueOf(m.results().get("sum"))).distinct().toList();
        return Optional.of(new Finding(within && sums.size() == 1, sums.size() == 1
                ? String.format(ROOT, "Every run of the task came to %s, in %d repetitions.", sums.getFirst(), summed.size())
                : "The sums differ: " + String.join(", ", sums) + "."));
    }

    static Optional<Finding> sumIsExact(Evidence evidence) {
        var summed = summed(evidence);
        if (summed.isEmpty()) return Optional.empty();
        var n = BigInteger.valueOf(evidence.settings().integer("iterations"));
        var exact = n.subtract(BigInteger.ONE).multiply(n).multiply(n.shiftLeft(1).subtract(BigInteger.ONE)).divide(BigInteger.valueOf(6));
        boolean ok = summed.stream().allMatch(m -> exact.toString().equals(String.valueOf(m.results().get("sum"))));
        return Optional.of(new Finding(ok, String.format(ROOT, "(n − 1) n (2n − 1) / 6 for n = %,d is %s.", n, exact)));
    }

    private static List<Measurement> summed(Evidence evidence) {
        return GilFundamentals.SUMMING.stream().flatMap(act -> evidence.of(act).stream()).toList();
    }

    static Optional<Finding> countHolds(Evidence evidence, String act) {
        var counts = evidence.of(act);
        if (counts.isEmpty()) return Optional.empty();
        var ends = counts.stream().map(Findings::count).toList();
        return Optional.of(new Finding(ends.stream().allMatch(count -> count == 1),
                "The count ended at " + ends.stream().map(count -> String.format(ROOT, "%,d", count)).collect(Collectors.joining(", ")) + "; it should end at 1."));
    }

    static long count(Measurement measurement) {
        return measurement.results().get("count") instanceof Number count ? count.longValue() : Long.MIN_VALUE;
    }

    static Optional<Observation> noGain(Evidence evidence) {
        if (!evidence.gil() || evidence.settings().integer(GilFundamentals.THREADS) < 2) return Optional.empty();
        return evidence.verdict(GilFundamentals.SPEED_UP).map(verdict -> {
            var pairs = pairs(evidence);
            int held = (int) pairs.stream().filter(ratio -> ratio > 0.85 && ratio < 1.15).count();
            return new Observation(String.format(ROOT, "speed-up %.2f, from %.2f to %.2f", verdict.value(), verdict.low(), verdict.high()), pairs.size(), held);
        });
    }

    private static List<Double> pairs(Evidence evidence) {
        return evidence.of(GilFundamentals.TWO).stream().filter(two -> !two.interrupted()).flatMap(two -> evidence.of(GilFundamentals.BASELINE).stream()
                .filter(one -> one.repetition() == two.repetition() && !one.interrupted()).map(one -> one.wallSeconds() / two.wallSeconds())).toList();
    }

    static Optional<Observation> holdFollowsInterval(Evidence evidence) {
        if (evidence.settings().integer(GilFundamentals.THREADS) != 2) return Optional.empty(); // with more, a switch restarts the other waiters' interval
        double interval = evidence.settings().real(Knob.SWITCH_INTERVAL);
        double allowed = interval >= 2 ? 0.1 : 0.2;
        var holds = evidence.of(GilFundamentals.TWO).stream().filter(m -> !m.interrupted()).map(Measurement::gil)
                .filter(gil -> gil != null && !Double.isNaN(gil.holdMs())).mapToDouble(Measurement.Gil::holdMs).toArray();
        if (holds.length == 0) return Optional.empty();
        int held = (int) java.util.Arrays.stream(holds).filter(hold -> Math.abs(hold / interval - 1) <= allowed).count();
        return Optional.of(new Observation(java.util.Arrays.stream(holds).mapToObj(hold -> String.format(ROOT, "%.2f ms", hold)).collect(Collectors.joining(", ")),
                holds.length, held));
    }

    static Optional<Observation> gainWithoutGil(Evidence evidence) {
        String name = evidence.engine() == Engine.Kind.MODEL ? GilFundamentals.SPEED_UP_FREE : GilFundamentals.SPEED_UP;
        if (evidence.engine() != Engine.Kind.MODEL && evidence.gil()) return Optional.empty();
        return evidence.verdict(name).filter(verdict -> !Double.isNaN(verdict.reach()) && verdict.ideal() >= 2).map(verdict -> new Observation(
                String.format(ROOT, "speed-up %.2f of the %.2f this machine gives now", verdict.value(), verdict.reach()), 1, verdict.value() >= 0.85 * verdict.reach() ? 1 : 0));
    }

    static Optional<Observation> bareCountDrifts(Evidence evidence) {
        var runs = evidence.of(GilFundamentals.UNGUARDED);
        if (runs.isEmpty() || evidence.cores() < 2 || evidence.settings().integer(GilFundamentals.THREADS) < 2) return Optional.empty();
        var counts = runs.stream().map(Findings::count).toList();
        return Optional.of(new Observation(counts.stream().map(count -> String.format(ROOT, "%,d", count)).collect(Collectors.joining("; ")), counts.size(),
                (int) counts.stream().filter(count -> count != 1).count()));
    }
}
