package interleave.lessons.thread_pool;

import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Fate;
import interleave.teaching.Question;
import interleave.teaching.Question.Choice;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/// The two questions of the lesson; every reply is made from the run.
final class Questions {
    static final String RESULTS = "results_after_shutdown", JOIN = "join_after_shutdown";

    private Questions() {}

    static List<Question> all() {
        return List.of(
                new Question(RESULTS, ThreadPool.NOW, ThreadPool.NORMAL, Questions::askResults, List.of(
                        new Choice("all", evidence -> tasks(evidence) + ": it drains the queue first", "shutdown drains the queue", now(Questions::notDrained)),
                        new Choice("none", evidence -> "0: it stops the workers where they are", "shutdown kills the workers", now(Questions::notKilled)),
                        new Choice("begun", evidence -> busy(evidence) + ": what has begun is finished", null, now(Questions::answer))),
                        "", evidence -> OptionalDouble.empty(), now(Questions::answer)),
                new Question(JOIN, ThreadPool.JOIN, ThreadPool.NOW, evidence -> "shutdown() has left tasks in the queue, and all workers are gone. Now tasks.join() ...", List.of(
                        new Choice("returns", evidence -> "returns at once: the pool is empty of workers", "join waits for workers", joined(Questions::notWorkers)),
                        new Choice("raises", evidence -> "raises: it can see that nobody will do them", "a queue knows its workers", joined(Questions::notSeen)),
                        new Choice("waits", evidence -> "waits, and goes on waiting", null, joined(Questions::answerJoin))),
                        "", evidence -> OptionalDouble.empty(), joined(Questions::answerJoin)));
    }

    private static Function<Evidence, String> now(Function<Evidence, String> reply) {
        return evidence -> evidence.ran(ThreadPool.NOW) ? reply.apply(evidence) : "shutdown_now has not run, so there is nothing to hold the guess against.";
    }

    private static Function<Evidence, String> joined(Function<Evidence, String> reply) {
        return evidence -> evidence.ran(ThreadPool.JOIN) ? reply.apply(evidence) : "join_forever has not run, so there is nothing to hold the guess against.";
    }

    private static long tasks(Evidence evidence) {
        return evidence.settings().integer(ThreadPool.TASKS);
    }

    private static long busy(Evidence evidence) {
        return Math.min(evidence.settings().integer(ThreadPool.WORKERS), tasks(evidence));
    }

    private static String askResults(Evidence evidence) {
        var alone = evidence.seconds(ThreadPool.NORMAL);
        var took = alone.isPresent() ? String.format(ROOT, "In %.2f s the pool did all of its %,d tasks. ", alone.getAsDouble(), tasks(evidence)) : "";
        return took + String.format(ROOT, "Again %,d tasks are submitted; as soon as %,d workers are busy with one each, somebody calls shutdown(). How many results are there in the end?",
                tasks(evidence), busy(evidence));
    }

    private static long results(Evidence evidence) {
        return Findings.number(evidence.typical(ThreadPool.NOW).orElseThrow(), "results");
    }

    private static String answer(Evidence evidence) {
        return Points.now(evidence, evidence.typical(ThreadPool.NOW).orElseThrow());
    }

    private static String notDrained(Evidence evidence) {
        long left = evidence.typical(ThreadPool.NOW).orElseThrow().count(Fate.NEVER_STARTED);
        return String.format(ROOT, "There were %,d: a worker looks at the event before it takes the next task, and %,d tasks stayed in the queue. Draining has to be asked for.",
                results(evidence), left);
    }

    private static String notKilled(Evidence evidence) {
        return String.format(ROOT, "There were %,d: nobody can stop a thread from outside; each worker finished its task and then saw the event.", results(evidence));
    }

    private static String answerJoin(Evidence evidence) {
        var m = evidence.typical(ThreadPool.JOIN).orElseThrow();
        return String.format(ROOT, "join waits for task_done to be called as often as put was, and %,d calls were missing: after %,d ms it was %s.", Findings.number(m, "unfinished"),
                evidence.settings().integer(ThreadPool.PATIENCE_MS), Findings.truth(m, "waiting") ? "still waiting" : "over");
    }

    private static String notWorkers(Evidence evidence) {
        return "join counts tasks, not workers. " + answerJoin(evidence);
    }

    private static String notSeen(Evidence evidence) {
        return "A queue doesn't know who takes from it. " + answerJoin(evidence);
    }
}
