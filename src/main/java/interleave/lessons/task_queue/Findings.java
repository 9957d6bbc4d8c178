package interleave.lessons.task_queue;

import static java.util.Locale.ROOT;

import interleave.teaching.Check.Finding;
import interleave.teaching.Evidence;
import interleave.teaching.Expectation.Observation;
import interleave.teaching.Fate;
import interleave.teaching.Measurement;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// What must hold in every run of the exercise, and what usually does.
final class Findings {
    private Findings() {}

    private static List<Measurement> runs(Evidence evidence) {
        return TaskQueue.POOLS.stream().flatMap(act -> evidence.of(act).stream()).toList();
    }

    static Optional<Finding> checksumsAreEqual(Evidence evidence) {
        var runs = runs(evidence);
        if (runs.isEmpty()) return Optional.empty();
        var sums = runs.stream().map(m -> String.valueOf(m.results().get("checksum"))).distinct().toList();
        return Optional.of(new Finding(sums.size() == 1, sums.size() == 1 ? String.format(ROOT, "All %d runs came to the checksum %s.", runs.size(), sums.getFirst())
                : "The runs came to the checksums " + String.join(", ", sums) + "."));
    }

    /// Delivered, raised or refused: together all that were submitted, and each worker's failures are its tasks' alone.
    static Optional<Finding> fatesAddUp(Evidence evidence) {
        var runs = runs(evidence);
        if (runs.isEmpty()) return Optional.empty();
        long tasks = evidence.settings().integer(TaskQueue.TASKS);
        boolean ok = runs.stream().allMatch(m -> m.tasks().size() == tasks && m.count(Fate.DELIVERED) + m.count(Fate.RAISED) + m.metric("rejected") == tasks
                && m.count(Fate.RAISED) == m.metric("failed") && m.tasks().stream().map(task -> task.id()).distinct().count() == tasks);
        var last = runs.getLast();
        return Optional.of(new Finding(ok, String.format(ROOT, "Of %d tasks %d were delivered, %d raised, %.0f found no room, in %d runs.", tasks, last.count(Fate.DELIVERED),
                last.count(Fate.RAISED), last.metric("rejected"), runs.size())));
    }

    static Optional<Finding> orderIsKept(Evidence evidence) {
        if (!evidence.ran(TaskQueue.EQUAL)) return Optional.empty();
        String order = Ask.order(evidence);
        return Optional.of(new Finding(order.equals("urgent, a, b, c, d"), "Put in as a, b, c, d and then urgent, they came out as " + order + "."));
    }

    static Optional<Observation> urgentGain(Evidence evidence) {
        return pairs(evidence, TaskQueue.FIFO, TaskQueue.PRIORITY, "urgentWaitP90Ms", (first, other) -> other < first, "%.1f ms instead of %.1f ms");
    }

    static Optional<Observation> throughputStays(Evidence evidence) {
        return pairs(evidence, TaskQueue.FIFO, TaskQueue.PRIORITY, "tasksPerSecond", (first, other) -> Math.abs(other / first - 1) < 0.25, "%.0f instead of %.0f tasks a second");
    }

    /// Repetition by repetition, as they ran next to each other.
    private static Optional<Observation> pairs(Evidence evidence, String first, String second, String metric, BiPredicate<Double, Double> held, String text) {
        List<Measurement> one = evidence.of(first), other = evidence.of(second);
        int trials = Math.min(one.size(), other.size()), kept = 0;
        var seen = new java.util.ArrayList<String>();
        for (int i = 0; i < trials; i++) {
            double a = one.get(i).metric(metric), b = other.get(i).metric(metric);
            if (held.test(a, b)) kept++;
            seen.add(String.format(ROOT, text, b, a));
        }
        return trials == 0 ? Optional.empty() : Optional.of(new Observation(String.join("; ", seen), trials, kept));
    }
}
