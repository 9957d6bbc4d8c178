package interleave.lessons.multiprocessing;

import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Measurement;
import interleave.teaching.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The verdict and the three teaching points, answered from one run.
final class Points {
    private Points() {}

    static List<String> answered(Evidence evidence) {
        var sentences = new ArrayList<String>();
        gain(evidence).ifPresent(sentences::add);
        cost(evidence).ifPresent(sentences::add);
        if (evidence.ran(Multiprocessing.ISOLATION)) sentences.add(isolation(evidence));
        evidence.typical(Multiprocessing.SMALL).ifPresent(small -> sentences.add(breakEven(small)));
        evidence.typical(Multiprocessing.SWEEP).ifPresent(sweep -> sentences.addAll(howMany(sweep)));
        Findings.error(evidence, Multiprocessing.UNGUARDED).ifPresent(said -> sentences.add("A process started while a worker was being set up: " + said));
        Findings.error(evidence, Multiprocessing.LAMBDA).ifPresent(said -> sentences.add("A lambda as task ended in " + said
            + ": functions travel by their name, and a lambda's leads nowhere."));
        evidence.typical(Multiprocessing.METHODS).ifPresent(methods -> sentences.add(methods(evidence, methods)));
        return sentences;
    }

    private static Optional<String> gain(Evidence evidence) {
        var gains = Findings.gains(evidence).stream().sorted().toList();
        if (gains.isEmpty()) return Optional.empty();
        double gain = median(gains), gives = evidence.parallelism().orElse(Double.NaN);
        String spread = gains.size() == 1 ? "" : String.format(ROOT, ", between %.2f and %.2f in the repetitions", gains.getFirst(), gains.getLast());
        String reach = Double.isNaN(gives) ? "" : String.format(ROOT, "; this machine gives busy threads %.2f now", gives);
        String took = String.format(ROOT, "map alone took %s against %s in one process, speed-up %.2f%s%s", time(median(metrics(evidence, Multiprocessing.POOL, "mapSeconds"))),
            time(median(metrics(evidence, Multiprocessing.ONE, "seconds"))), gain, spread, reach);
        boolean clear = gains.getFirst() > 1.05 || gains.getLast() < 0.95 || gains.getFirst() > 0.95 && gains.getLast() < 1.05;
        String whole = evidence.verdict(Multiprocessing.WITH_START).map(v -> String.format(ROOT, " Starting the workers and warming them up included it is %.2f.", v.value()))
            .orElse("");
        if (!clear) return Optional.of("No clear difference on this machine now: " + took + "." + whole);
        return Optional.of((gain > 1.05 ? "The pool was faster: " : gain < 0.95 ? "The pool was slower: " : "The pool took as long: ") + took + "." + whole);
    }

    private static Optional<String> cost(Evidence evidence) {
        return evidence.typical(Multiprocessing.POOL).map(pool -> {
            String bytes = pool.metric("payloadBytes") > 0
                ? String.format(ROOT, " %,.0f bytes of payload went through the pipes.", pool.metric("payloadBytes")) : "";
            return String.format(ROOT, "Before that: %s until every worker was there, %s until every one was ready.%s", time(pool.metric("startSeconds")),
                time(pool.metric("readySeconds")), bytes);
        });
    }

    private static String isolation(Evidence evidence) {
        var run = evidence.typical(Multiprocessing.ISOLATION).orElseThrow();
        return String.format(ROOT, "Each worker added 1 to the global variable and then had %s; the parent's is %d.",
            Findings.workers(run).stream().map(String::valueOf).collect(Collectors.joining(", ")), Findings.parent(run));
    }

    private static String breakEven(Measurement small) {
        if (small.points().isEmpty()) return "too_small measured nothing.";
        var last = small.points().getLast();
        double even = small.metric("breakEvenNumbers");
        String lost = String.format(ROOT, "ranges of %,d numbers took %s in the pool against %s (speed-up %.2f; with the workers' start %.4f)", Findings.knob(last, "numbers"),
            time(last.metrics().get("mapSeconds")), time(last.metrics().get("oneSeconds")), last.metrics().get("speedUp"), last.metrics().get("speedUpWithStart"));
        if (Double.isNaN(even)) return "The pool paid at no size that was tried: " + lost + ".";
        return String.format(ROOT, "With its workers running, the pool paid down to ranges of about %,.0f numbers; %s.", even, lost);
    }

    private static List<String> howMany(Measurement sweep) {
        var sentences = new ArrayList<String>();
        var many = sweep.points().stream().filter(point -> Findings.knob(point, "pieces") != 4).toList();
        if (many.isEmpty()) return sentences;
        String fit = Double.isNaN(sweep.metric("serialFraction")) ? ""
            : String.format(ROOT, " Amdahl's law, fitted up to the number of cores, puts the serial part at %.0f %%.", 100 * sweep.metric("serialFraction"));
        sentences.add(String.format(ROOT, "Cut into %d pieces: %s. Recommended here: %.0f, the fewest within 5 %% of the best.%s", Findings.knob(many.getFirst(), "pieces"),
            curve(many), sweep.metric("recommended"), fit));
        var four = sweep.points().stream().filter(point -> Findings.knob(point, "pieces") == 4).toList();
        sentences.add("Cut into four pieces: " + curve(four) + ". Three workers need as many rounds for four pieces as two do.");
        return sentences;
    }

    private static String curve(List<Point> points) {
        return points.stream().sorted(Comparator.comparingLong(point -> Findings.knob(point, "processes")))
            .map(point -> String.format(ROOT, "%d → %.2f", Findings.knob(point, "processes"), point.metrics().get("speedUp"))).collect(Collectors.joining(", "));
    }

    private static String methods(Evidence evidence, Measurement methods) {
        String took = methods.points().stream().map(point -> String.format(ROOT, "%s %s", point.knobs().get("method"), time(point.metrics().get("startSeconds"))))
            .collect(Collectors.joining(", "));
        String model = evidence.engine() == interleave.teaching.Engine.Kind.CPYTHON ? ""
            : " Here fork and forkserver take processes that were started and warmed up before the clock ran, and these still import the program: a fork that copies the parent's memory is CPython's alone.";
        return "Until the workers were there: " + took + "." + model;
    }

    private static List<Double> metrics(Evidence evidence, String act, String name) {
        return evidence.of(act).stream().filter(m -> !m.interrupted()).map(m -> m.metric(name)).sorted().toList();
    }

    private static double median(List<Double> sorted) {
        if (sorted.isEmpty()) return Double.NaN;
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /// "1.03 s" or "51 ms".
    static String time(double seconds) {
        return seconds >= 0.995 ? String.format(ROOT, "%.2f s", seconds) : seconds >= 0.00995 ? String.format(ROOT, "%.0f ms", seconds * 1000)
            : String.format(ROOT, "%.2f ms", seconds * 1000);
    }
}
