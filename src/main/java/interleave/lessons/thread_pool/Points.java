package interleave.lessons.thread_pool;

import static interleave.lessons.thread_pool.Findings.list;
import static interleave.lessons.thread_pool.Findings.number;
import static interleave.lessons.thread_pool.Findings.truth;
import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Fate;
import interleave.teaching.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// The teaching points, answered from one run.
final class Points {
    private Points() {}

    static List<String> answered(Evidence evidence) {
        var sentences = new ArrayList<String>();
        add(sentences, evidence, ThreadPool.NOW, Points::now);
        add(sentences, evidence, ThreadPool.DRAINED, (run, m) -> String.format(ROOT, "With drain=True it waited for the queue: %,d results of %,d tasks, %,d abandoned.",
                number(m, "results"), number(m, "submitted"), number(m, "abandoned")));
        add(sentences, evidence, ThreadPool.NORMAL, Points::together);
        add(sentences, evidence, ThreadPool.FAILS, Points::failure);
        add(sentences, evidence, ThreadPool.IDLE, (run, m) -> String.format(ROOT,
                "An idle pool took %.1f ms to shut down with workers that poll every %,d ms, and %.1f ms with workers that are sent a None (medians of %,d pools each).",
                m.metric(ThreadPool.POLLING), run.settings().integer(ThreadPool.POLL_MS), m.metric(ThreadPool.SENTINEL), number(m, "trials")));
        add(sentences, evidence, ThreadPool.EXIT, (run, m) -> String.format(ROOT,
                "When a program ended with %,d tasks begun, %,d were finished by daemon threads and %,d by others, for which it waits.", number(m, "begun"),
                number(m, "daemon_finished"), number(m, "other_finished")));
        add(sentences, evidence, ThreadPool.RACE, Points::race);
        add(sentences, evidence, ThreadPool.CAREFUL, Points::careful);
        add(sentences, evidence, ThreadPool.JOIN, Points::join);
        add(sentences, evidence, ThreadPool.DEADLOCK, Points::deadlock);
        return sentences;
    }

    private static void add(List<String> sentences, Evidence evidence, String act, BiFunction<Evidence, Measurement, String> sentence) {
        evidence.typical(act).ifPresent(measured -> sentences.add(sentence.apply(evidence, measured)));
    }

    static String now(Evidence evidence, Measurement m) {
        return String.format(ROOT, "shutdown() with %,d tasks submitted and %,d workers busy: %,d results. Each worker finished the task it had; %,d were left in the queue, never started.",
                number(m, "submitted"), Math.min(evidence.settings().integer(ThreadPool.WORKERS), number(m, "submitted")), number(m, "results"), m.count(Fate.NEVER_STARTED));
    }

    private static String together(Evidence evidence, Measurement m) {
        return String.format(ROOT, "%,d workers did %,d tasks of %,d ms in %.2f s: the queue hands out, the lock keeps the results together, the event ends it, task_done lets join return. "
                + "Workers found the queue empty %,d times.", evidence.settings().integer(ThreadPool.WORKERS), number(m, "submitted"),
                evidence.settings().integer(ThreadPool.TASK_MS), m.wallSeconds(), number(m, "polls"));
    }

    private static String failure(Evidence evidence, Measurement m) {
        return String.format(ROOT, "One task raised: this pool has %,d results, says that %,d failed, and can't say which. The futures name task %s, and give every other result to its task.",
                number(m, "results"), number(m, "failed"), list(m, "named").isEmpty() ? "none" : list(m, "named").getFirst());
    }

    private static String race(Evidence evidence, Measurement m) {
        if (!truth(m, "found")) return String.format(ROOT, "Submitting while the pool is shut down: %,d orders tried, and none lost a task that had been accepted.", number(m, "tried"));
        return String.format(ROOT, "Submitting while the pool is shut down: the %,d%s order tried loses a task that had been accepted, with %s. %s", number(m, "after"),
                ordinal(number(m, "after")), preemptions(number(m, "preemptions")), stretches(m));
    }

    private static String ordinal(long n) {
        return n % 100 >= 11 && n % 100 <= 13 ? "th" : switch ((int) (n % 10)) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }

    private static String preemptions(long count) {
        return count == 0 ? "no thread held up at all" : count == 1 ? "one thread held up once" : "threads held up " + count + " times";
    }

    /// Who went on from where to where in the schedule that was found.
    private static String stretches(Measurement m) {
        for (var each : list(m, "stretches")) {
            if (!(each instanceof Map<?, ?> stretch) || !Boolean.TRUE.equals(stretch.get("preempted")) || !(stretch.get("lines") instanceof List<?> lines) || lines.isEmpty()) continue;
            return stretch.get("name") + " is held up at line " + lines.getLast() + ".";
        }
        return "Its schedule is in the results.";
    }

    private static String careful(Evidence evidence, Measurement m) {
        var all = truth(m, "complete") ? String.format(ROOT, "all %,d orders with at most %,d preemptions were tried", number(m, "tried"), number(m, "bound"))
                : String.format(ROOT, "%,d orders were tried", number(m, "tried"));
        return "With one lock around looking and putting " + all + (truth(m, "found") ? ", and one of them fails." : ", and none loses a task.");
    }

    private static String join(Evidence evidence, Measurement m) {
        var found = m.found("waits for ever").map(each -> " The recording says: " + each.sentence()).orElse("");
        return String.format(ROOT, "After the shutdown %,d tasks were never marked done: tasks.join() was %s after %,d ms.%s", number(m, "unfinished"),
                truth(m, "waiting") ? "still waiting" : "over", evidence.settings().integer(ThreadPool.PATIENCE_MS), found);
    }

    private static String deadlock(Evidence evidence, Measurement m) {
        return m.found("deadlock").map(Measurement.Found::sentence).orElseGet(() -> list(m, "gave_up").isEmpty() ? "Both tasks got both locks." :
                "Each task held the lock the other wanted, until " + list(m, "gave_up").getFirst() + " gave up.");
    }
}
