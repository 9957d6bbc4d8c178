package interleave.lessons.thread_pool;

import static java.util.Locale.ROOT;

import interleave.teaching.Check.Finding;
import interleave.teaching.Evidence;
import interleave.teaching.Expectation.Observation;
import interleave.teaching.Fate;
import interleave.teaching.Measurement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// What must hold in every run of the lesson, and what usually does.
final class Findings {
    private Findings() {}

    /// A whole number among an act's results; -1 where there is none.
    static long number(Measurement measured, String name) {
        return measured.results().get(name) instanceof Number number ? number.longValue() : -1;
    }

    static boolean truth(Measurement measured, String name) {
        return Boolean.TRUE.equals(measured.results().get(name));
    }

    static List<?> list(Measurement measured, String name) {
        return measured.results().get(name) instanceof List<?> list ? list : List.of();
    }

    /// One that holds in every repetition; the detail is the first one's that breaks it, or the first one's.
    private static Optional<Finding> always(Evidence evidence, String act, Predicate<Measurement> holds, Function<Measurement, String> detail) {
        var all = evidence.of(act);
        if (all.isEmpty()) return Optional.empty();
        var broken = all.stream().filter(holds.negate()).findFirst();
        return Optional.of(new Finding(broken.isEmpty(), detail.apply(broken.orElse(all.getFirst()))));
    }

    static Optional<Finding> allDone(Evidence evidence) {
        return always(evidence, ThreadPool.NORMAL, m -> number(m, "results") == number(m, "submitted") && m.count(Fate.DELIVERED) == number(m, "submitted"),
                m -> String.format(ROOT, "Of %,d tasks submitted, %,d have a result.", number(m, "submitted"), number(m, "results")));
    }

    static Optional<Finding> failureIsSurvived(Evidence evidence) {
        return always(evidence, ThreadPool.FAILS, m -> number(m, "results") == number(m, "submitted") - 1 && number(m, "failed") == 1 && m.count(Fate.RAISED) == 1
                        && number(m, "workers_left") == 0,
                m -> String.format(ROOT, "Of %,d tasks, one of which raises, %,d have a result; the pool counted %,d that failed.", number(m, "submitted"),
                        number(m, "results"), number(m, "failed")));
    }

    static Optional<Finding> futuresName(Evidence evidence) {
        return always(evidence, ThreadPool.FAILS, m -> list(m, "named").equals(List.of(number(m, "expected"))) && truth(m, "matched"),
                m -> "The futures of the tasks " + list(m, "named") + " hold an exception; it was task " + number(m, "expected") + " that raised.");
    }

    static Optional<Finding> abandoned(Evidence evidence) {
        long workers = evidence.settings().integer(ThreadPool.WORKERS);
        return always(evidence, ThreadPool.NOW, m -> {
            long begun = Math.min(workers, number(m, "submitted"));
            return number(m, "results") == begun && number(m, "abandoned") == number(m, "submitted") - begun && m.count(Fate.DELIVERED) == begun
                    && m.count(Fate.NEVER_STARTED) == number(m, "abandoned");
        }, m -> String.format(ROOT, "Of %,d tasks %,d were delivered and %,d never started.", number(m, "submitted"), m.count(Fate.DELIVERED), m.count(Fate.NEVER_STARTED)));
    }

    static Optional<Finding> drained(Evidence evidence) {
        return always(evidence, ThreadPool.DRAINED, m -> number(m, "abandoned") == 0 && m.count(Fate.DELIVERED) == number(m, "submitted"),
                m -> String.format(ROOT, "Of %,d tasks %,d were delivered and %,d never started.", number(m, "submitted"), m.count(Fate.DELIVERED), m.count(Fate.NEVER_STARTED)));
    }

    static Optional<Finding> exits(Evidence evidence) {
        return always(evidence, ThreadPool.EXIT, m -> number(m, "daemon_finished") == 0 && number(m, "other_finished") == number(m, "begun"),
                m -> String.format(ROOT, "Of %,d tasks begun, %,d finished in daemon threads and %,d in others.", number(m, "begun"), number(m, "daemon_finished"),
                        number(m, "other_finished")));
    }

    static Optional<Finding> refused(Evidence evidence) {
        return always(evidence, ThreadPool.AFTER, m -> truth(m, "refused") && list(m, "results").equals(List.of(7L)),
                m -> truth(m, "refused") ? "It raised RuntimeError." : "It was accepted, and nobody will run it.");
    }

    static Optional<Finding> raceFound(Evidence evidence) {
        return always(evidence, ThreadPool.RACE, m -> truth(m, "found"),
                m -> String.format(ROOT, "%,d schedules were tried; a failing one was %s.", number(m, "tried"), truth(m, "found") ? "found" : "not found"));
    }

    static Optional<Finding> raceClosed(Evidence evidence) {
        return always(evidence, ThreadPool.CAREFUL, m -> !truth(m, "found"),
                m -> String.format(ROOT, "%,d schedules were tried, %s; %,d failed.", number(m, "tried"), truth(m, "complete") ? "which are all up to "
                        + number(m, "bound") + " preemptions" : "not all there are", number(m, "failed")));
    }

    static Optional<Finding> joinWaits(Evidence evidence) {
        return always(evidence, ThreadPool.JOIN, m -> truth(m, "waiting") == (number(m, "unfinished") > 0),
                m -> String.format(ROOT, "%,d tasks were never marked done; join was %s.", number(m, "unfinished"), truth(m, "waiting") ? "still waiting" : "over"));
    }

    static Optional<Finding> deadlocked(Evidence evidence) {
        return always(evidence, ThreadPool.DEADLOCK, m -> !list(m, "gave_up").isEmpty(),
                m -> list(m, "gave_up").isEmpty() ? "Both tasks got both locks." : "To give up was the only way out, for " + list(m, "gave_up") + ".");
    }

    static Optional<Observation> pollingIsSlower(Evidence evidence) {
        return evidence.typical(ThreadPool.IDLE).map(m -> new Observation(String.format(ROOT, "%.1f ms polling, %.1f ms with a None", m.metric(ThreadPool.POLLING),
                m.metric(ThreadPool.SENTINEL)), 1, m.metric(ThreadPool.POLLING) > m.metric(ThreadPool.SENTINEL) ? 1 : 0));
    }

    static Optional<Observation> outOfOrder(Evidence evidence) {
        var all = evidence.of(ThreadPool.NORMAL);
        if (all.isEmpty() || evidence.settings().integer(ThreadPool.WORKERS) < 2) return Optional.empty();
        int mixed = (int) all.stream().filter(m -> !truth(m, "in_order")).count();
        return Optional.of(new Observation(mixed + " of " + all.size() + " runs in another order", all.size(), mixed));
    }

    static Optional<Observation> cycleNamed(Evidence evidence) {
        return evidence.typical(ThreadPool.DEADLOCK).map(m -> new Observation(m.found("deadlock").map(Measurement.Found::sentence).orElse("nothing was recorded"), 1,
                m.found("deadlock").isPresent() ? 1 : 0));
    }
}
