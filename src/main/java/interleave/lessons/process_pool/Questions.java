package interleave.lessons.process_pool;

import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Measurement;
import interleave.teaching.Question;
import interleave.teaching.Question.Choice;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/// The questions of the lesson; every reply is made from the run.
final class Questions {
    static final String CHUNKS = "default_chunks", FAILS = "after_a_failure";

    private Questions() {}

    static List<Question> all() {
        return List.of(
                new Question(CHUNKS, ProcessPool.CHUNKS, ProcessPool.NORMAL, Questions::ask, List.of(
                        new Choice("even", evidence -> label(evidence, 1) + ": as before, the work is shared evenly", "chunks change nothing", chunks(Questions::notEven)),
                        new Choice("chunks", evidence -> label(evidence, Findings.chunk(evidence)) + ": whole chunks, in rounds", null, chunks(Questions::answer)),
                        new Choice("cores", evidence -> seconds(total(evidence) / 2) + ": there are two cores", "sleeping needs a core", chunks(Questions::notCores)),
                        new Choice("serial", evidence -> seconds(total(evidence)) + ": one after the other", "map is a loop", chunks(Questions::notSerial))),
                        "", evidence -> OptionalDouble.empty(), chunks(Questions::answer)),
                new Question(FAILS, ProcessPool.FAILS, ProcessPool.NORMAL, evidence -> "One of the tasks raises an exception. What becomes of the results of the other tasks of this map?", List.of(
                        new Choice("delivered", evidence -> "They are delivered, with a hole where the failed one was", "map skips failures", failed(Questions::notDelivered)),
                        new Choice("stopped", evidence -> "There are none: the others are stopped at once", "a failure stops the pool", failed(Questions::notStopped)),
                        new Choice("thrown", evidence -> "They are worked out, and thrown away", null, failed(Questions::fates))),
                        "", evidence -> OptionalDouble.empty(), failed(Questions::fates)));
    }

    private static Function<Evidence, String> chunks(Function<Evidence, String> reply) {
        return evidence -> evidence.ran(ProcessPool.CHUNKS) ? reply.apply(evidence) : "chunks has not run, so there is nothing to hold the guess against.";
    }

    private static Function<Evidence, String> failed(Function<Evidence, String> reply) {
        return evidence -> evidence.ran(ProcessPool.FAILS) ? reply.apply(evidence) : "task_fails has not run, so there is nothing to hold the guess against.";
    }

    private static String seconds(double seconds) {
        return String.format(ROOT, "%.3g s", seconds);
    }

    private static double total(Evidence evidence) {
        return Findings.tasks(evidence) * evidence.settings().integer(ProcessPool.TASK_MS) / 1000.0;
    }

    private static String label(Evidence evidence, long chunk) {
        return seconds(Findings.least(evidence, chunk));
    }

    private static String ask(Evidence evidence) {
        var before = evidence.typical(ProcessPool.NORMAL).map(m -> String.format(ROOT, "One task at a time, map took %.2f s. ", m.metric(ProcessPool.MAP))).orElse("");
        return before + String.format(ROOT, "The same %,d sleeps of %,d ms, the same %,d workers, and map without a chunksize: it takes about ...", Findings.tasks(evidence),
                evidence.settings().integer(ProcessPool.TASK_MS), Findings.processes(evidence));
    }

    private static Measurement chunked(Evidence evidence) {
        return evidence.typical(ProcessPool.CHUNKS).orElseThrow();
    }

    private static String answer(Evidence evidence) {
        return Points.chunks(evidence, chunked(evidence));
    }

    private static String notEven(Evidence evidence) {
        return "A chunk is done by one worker, whole. " + answer(evidence);
    }

    private static String notCores(Evidence evidence) {
        return String.format(ROOT, "A worker that sleeps needs no core: it took %.2f s. Turn the knob to tasks that compute, and cores will count.", chunked(evidence).metric(ProcessPool.MAP));
    }

    private static String notSerial(Evidence evidence) {
        return String.format(ROOT, "One after the other it would be %s; %,d workers took %.2f s.", seconds(total(evidence)), Findings.processes(evidence),
                chunked(evidence).metric(ProcessPool.MAP));
    }

    private static String fates(Evidence evidence) {
        return "In this run: " + Findings.fates(evidence.typical(ProcessPool.FAILS).orElseThrow()) + ".";
    }

    private static String notDelivered(Evidence evidence) {
        return "map raises instead of returning, so there is nowhere to put them. " + fates(evidence);
    }

    private static String notStopped(Evidence evidence) {
        return "Nobody tells the other workers; map raises when all of them are done. " + fates(evidence);
    }
}
