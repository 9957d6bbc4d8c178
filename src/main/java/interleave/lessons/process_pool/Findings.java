package interleave.lessons.process_pool;

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
import java.util.stream.Collectors;

/// What must hold in every run of the lesson, and what usually does.
final class Findings {
    private static final List<String> WITH_TASKS = List.of(ProcessPool.NORMAL, ProcessPool.CHUNKS, ProcessPool.FAILS, ProcessPool.KILLED, ProcessPool.WITH);

    private Findings() {}

    /// A whole number among an act's results; -1 where there is none.
    static long number(Measurement measured, String name) {
        return measured.results().get(name) instanceof Number number ? number.longValue() : -1;
    }

    static boolean truth(Measurement measured, String name) {
        return Boolean.TRUE.equals(measured.results().get(name));
    }

    /// The fates in words, as many as there are: "18 finished, thrown away; 1 raised".
    static String fates(Measurement measured) {
        return java.util.Arrays.stream(Fate.values()).filter(fate -> measured.count(fate) > 0).map(fate -> measured.count(fate) + " " + fate.words()).collect(Collectors.joining("; "));
    }

    static long tasks(Evidence evidence) {
        return evidence.settings().integer(ProcessPool.TASKS);
    }

    static long processes(Evidence evidence) {
        return evidence.settings().integer(ProcessPool.PROCESSES);
    }

    private static Optional<Finding> always(Evidence evidence, String act, Predicate<Measurement> holds, Function<Measurement, String> detail) {
        var all = evidence.of(act);
        if (all.isEmpty()) return Optional.empty();
        var broken = all.stream().filter(holds.negate()).findFirst();
        return Optional.of(new Finding(broken.isEmpty(), detail.apply(broken.orElse(all.getFirst()))));
    }

    static Optional<Finding> fatesAddUp(Evidence evidence) {
        var ran = WITH_TASKS.stream().flatMap(act -> evidence.of(act).stream()).toList();
        if (ran.isEmpty()) return Optional.empty();
        var wrong = ran.stream().filter(m -> m.tasks().size() != tasks(evidence)).findFirst();
        return Optional.of(new Finding(wrong.isEmpty(), wrong.map(m -> m.act() + " tells of " + m.tasks().size() + " tasks.")
                .orElse(String.format(ROOT, "%,d runs, each with the fate of all %,d tasks.", ran.size(), tasks(evidence)))));
    }

    static Optional<Finding> delivered(Evidence evidence) {
        var normal = always(evidence, ProcessPool.NORMAL, m -> isWhole(evidence, m), m -> whole(m));
        var chunks = always(evidence, ProcessPool.CHUNKS, m -> isWhole(evidence, m), m -> whole(m));
        return normal.isPresent() && !normal.get().ok() || chunks.isEmpty() ? normal : chunks;
    }

    private static boolean isWhole(Evidence evidence, Measurement m) {
        return m.count(Fate.DELIVERED) == tasks(evidence) && number(m, "initialised") == processes(evidence) && truth(m, "equal");
    }

    private static String whole(Measurement m) {
        return String.format(ROOT, "In %s: %s; the initializer ran %,d times.", m.act(), fates(m), number(m, "initialised"));
    }

    static Optional<Finding> errorComesHome(Evidence evidence) {
        return always(evidence, ProcessPool.FAILS, m -> m.results().get("inside") instanceof String inside && inside.equals(m.results().get("outside")),
                m -> "Caught inside: " + m.results().get("inside") + "; outside: " + m.results().get("outside") + ".");
    }

    static Optional<Finding> failedMap(Evidence evidence) {
        return always(evidence, ProcessPool.FAILS, m -> m.count(Fate.DELIVERED) == 0 && m.count(Fate.RAISED) == 1, m -> "The tasks: " + fates(m) + ".");
    }

    static Optional<Finding> initializer(Evidence evidence) {
        return always(evidence, ProcessPool.INITIALIZER, m -> number(m, "restarted") >= number(m, "limit") && !truth(m, "arrived") && truth(m, "broken"),
                m -> String.format(ROOT, "Pool had started %,d workers when it was stopped; concurrent.futures %s.", number(m, "restarted"),
                        truth(m, "broken") ? "raised BrokenProcessPool" : "did not break"));
    }

    static Optional<Finding> killed(Evidence evidence) {
        return always(evidence, ProcessPool.KILLED, m -> truth(m, "hangs") && number(m, "broken") > 0 && m.count(Fate.LOST) == 1 && m.count(Fate.DELIVERED) == 0,
                m -> String.format(ROOT, "map %s; its tasks: %s. With concurrent.futures %,d futures hold BrokenProcessPool.", truth(m, "hangs") ? "was still waiting" : "came back",
                        fates(m), number(m, "broken")));
    }

    static Optional<Finding> withPool(Evidence evidence) {
        return always(evidence, ProcessPool.WITH, m -> m.count(Fate.DELIVERED) == 0 && m.count(Fate.LOST) > 0, m -> "The tasks: " + fates(m) + ".");
    }

    static Optional<Finding> cleanup(Evidence evidence) {
        return always(evidence, ProcessPool.CLEANUP, m -> number(m, "close") == number(m, "begun") && number(m, "terminate") == 0,
                m -> String.format(ROOT, "Of %,d tasks begun, %,d came to their finally after close and %,d after terminate.", number(m, "begun"), number(m, "close"),
                        number(m, "terminate")));
    }

    /// What sleeping tasks take at least, s, in chunks of a size.
    static double least(Evidence evidence, long chunk) {
        long pieces = Math.ceilDiv(tasks(evidence), chunk);
        return Math.ceilDiv(pieces, processes(evidence)) * chunk * evidence.settings().integer(ProcessPool.TASK_MS) / 1000.0;
    }

    /// The chunks `map` makes when it is left to itself: four for each worker.
    static long chunk(Evidence evidence) {
        return Math.ceilDiv(tasks(evidence), processes(evidence) * 4);
    }

    private static boolean isTimed(Evidence evidence) {
        return !Boolean.TRUE.equals(evidence.settings().values().get(ProcessPool.BUSY)) && evidence.settings().integer(ProcessPool.TASK_MS) >= 200;
    }

    private static Optional<Observation> rounds(Evidence evidence, String act, double least, double most) {
        var all = evidence.of(act).stream().filter(m -> !m.interrupted()).toList();
        if (all.isEmpty() || !isTimed(evidence)) return Optional.empty();
        int held = (int) all.stream().filter(m -> m.metric(ProcessPool.MAP) >= least * 0.999 && m.metric(ProcessPool.MAP) <= most).count();
        return Optional.of(new Observation(all.stream().map(m -> String.format(ROOT, "%.2f s", m.metric(ProcessPool.MAP))).collect(Collectors.joining(", ")), all.size(), held));
    }

    static Optional<Observation> rounds(Evidence evidence) {
        return rounds(evidence, ProcessPool.NORMAL, least(evidence, 1), least(evidence, 1) * 1.12);
    }

    static Optional<Observation> chunkRounds(Evidence evidence) {
        return rounds(evidence, ProcessPool.CHUNKS, least(evidence, chunk(evidence)) * 0.999, least(evidence, chunk(evidence)) * 1.1);
    }

    static Optional<Observation> breakingIsQuicker(Evidence evidence) {
        return evidence.typical(ProcessPool.INITIALIZER).map(m -> new Observation(String.format(ROOT, "%.2f s against %.2f s for %,d workers", m.metric(ProcessPool.EXECUTOR),
                m.metric(ProcessPool.POOL), number(m, "restarted")), 1, m.metric(ProcessPool.EXECUTOR) < m.metric(ProcessPool.POOL) ? 1 : 0));
    }
}
