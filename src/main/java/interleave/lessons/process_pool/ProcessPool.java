package interleave.lessons.process_pool;

import interleave.teaching.Act;
import interleave.teaching.Check;
import interleave.teaching.Content;
import interleave.teaching.Engine;
import interleave.teaching.Evidence;
import interleave.teaching.Expectation;
import interleave.teaching.Experiment;
import interleave.teaching.Heading;
import interleave.teaching.Knob;
import interleave.teaching.Lesson;
import java.util.List;
import java.util.Map;

/// Lesson 2.2: pools as scopes, initializers, and the fate of every task when something fails.
final class ProcessPool implements Lesson {
    static final String NORMAL = "normal", CHUNKS = "chunks", FAILS = "task_fails", INITIALIZER = "initializer_fails", KILLED = "worker_killed", WITH = "with_pool",
            CLEANUP = "cleanup";

    static final String PROCESSES = "processes", TASKS = "tasks", TASK_MS = "task_ms", BUSY = "busy", STARTS = "starts", PATIENCE_MS = "patience_ms";
    static final String MAP = "mapSeconds", START = "startSeconds", POOL = "poolSeconds", EXECUTOR = "executorSeconds";

    private final Content content = new Content(theActs(), theKnobs(), Questions.all(), List.of(), theChecks(), theExpectations(), theExperiments());

    @Override
    public Heading heading() {
        return new Heading("2.2", "Process-pool patterns", "Around the GIL", 30);
    }

    @Override
    public Content content() {
        return content;
    }

    /// Sleeping tasks need no warm-up, and each run of a failure costs seconds: nothing here is warmed up but by its own workers.
    private static List<Act> theActs() {
        String[] usual = {PROCESSES, TASKS, TASK_MS, BUSY};
        Map<String, Object> brief = Map.of(TASKS, 4L, TASK_MS, 5L, PROCESSES, 2L);
        return List.of(
                Act.of(NORMAL, "All goes well", "Maps the tasks with chunksize=1: a worker gets one task at a time.", usual).brief("normal").warmUp(brief),
                Act.of(CHUNKS, "Default chunks", "Maps the same tasks and leaves the chunks to Python.", usual).brief("chunks").warmUp(brief),
                Act.of(FAILS, "A task fails", "Lets one task raise, and catches the error inside the scope, then outside.", usual).brief("task fails").onceCold(),
                Act.of(INITIALIZER, "The initializer fails", "Starts a pool whose initializer raises, then a concurrent.futures pool with the same.", PROCESSES, STARTS,
                        PATIENCE_MS).brief("initializer").onceCold(),
                Act.of(KILLED, "A worker is killed", "Kills a worker in the middle of its task, in a pool and in a concurrent.futures pool.", PROCESSES, TASKS, TASK_MS, BUSY,
                        PATIENCE_MS).brief("killed").onceCold(),
                Act.of(WITH, "with Pool()", "Leaves the pool's own with statement while the first tasks run.", PROCESSES, TASKS).brief("with Pool").onceCold(),
                Act.of(CLEANUP, "Clean-up", "Closes one pool and terminates another, each worker being in the middle of a task that has a finally.", PROCESSES, TASK_MS, BUSY)
                        .brief("clean-up").onceCold());
    }

    private static List<Knob> theKnobs() {
        return List.of(
                Knob.integer(PROCESSES, "Workers", "processes", 1, 16, 4),
                Knob.integer(TASKS, "Tasks", "tasks", 1, 200, 20),
                Knob.integer(TASK_MS, "Length of a task", "ms", 1, 10_000, 1_000),
                Knob.bool(BUSY, "Tasks compute instead of sleeping", false),
                Knob.integer(STARTS, "Failing starts until the pool is stopped", "starts", 1, 50, 20),
                Knob.integer(PATIENCE_MS, "Patience with a map that may never come back", "ms", 20, 60_000, 1_000),
                Knob.switchInterval());
    }

    private static List<Check> theChecks() {
        return List.of(
                new Check("every task has a fate", Findings::fatesAddUp),
                new Check("all are delivered, the initializer once per worker", Findings::delivered),
                new Check("the error comes home, inside and outside", Findings::errorComesHome),
                new Check("a failed map delivers nothing", Findings::failedMap),
                new Check("a failing initializer: Pool restarts, concurrent.futures breaks", Findings::initializer),
                new Check("a killed worker: map waits, concurrent.futures breaks", Findings::killed),
                new Check("with Pool() terminates", Findings::withPool),
                new Check("finally runs after close, not after terminate", Findings::cleanup));
    }

    private static List<Expectation> theExpectations() {
        return List.of(
                new Expectation("rounds of one", "With chunksize=1 the tasks take as many rounds as there are tasks for each worker, and at most an eighth more.", Findings::rounds),
                new Expectation("rounds of chunks", "With default chunks they take as many rounds of whole chunks, and at most a tenth more.", Findings::chunkRounds),
                new Expectation("breaking is quicker", "concurrent.futures breaks sooner than Pool's workers have been restarted.", Findings::breakingIsQuicker));
    }

    private static List<Experiment> theExperiments() {
        return List.of(
                new Experiment("real_python", "Check on real Python", "Does the same file behave the same on a CPython found on this machine?", Map.of(), Engine.Kind.CPYTHON, List.of()),
                new Experiment("sixteen_tasks", "Sixteen tasks", "A number that four workers can share evenly: what is left of the difference between chunks and none?",
                        Map.of(TASKS, 16L), null, List.of(NORMAL, CHUNKS)),
                new Experiment("busy", "Tasks that compute", "The tasks keep a core busy instead of sleeping: does the time still follow the rounds?", Map.of(BUSY, true, TASK_MS, 300L), null,
                        List.of(NORMAL, CHUNKS)),
                new Experiment("short_tasks", "Tasks of 10 ms", "What does it cost now to start workers and to send them tasks?", Map.of(TASK_MS, 10L), null, List.of(NORMAL, CHUNKS)));
    }

    @Override
    public Map<String, String> metrics() {
        return Map.of(MAP, "from the call of map to its return, s", START, "from making the pool until every worker has run its initializer, s",
                POOL, "until so many workers of the pool had failed, s", EXECUTOR, "until concurrent.futures had given up, and ended, s");
    }

    @Override
    public List<String> telling() {
        return List.of(NORMAL, CHUNKS);
    }

    @Override
    public Map<String, Object> quick() {
        return Map.of(PROCESSES, 2L, TASKS, 12L, TASK_MS, 30L, STARTS, 3L, PATIENCE_MS, 60L);
    }

    @Override
    public List<String> verdict(Evidence evidence) {
        return Points.answered(evidence);
    }
}
