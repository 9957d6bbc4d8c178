package interleave.lessons.thread_pool;

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
import interleave.teaching.Search;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Lesson 3.2: several primitives at work together in a pool made by hand; shutting it down; and what becomes of tasks and their results.
final class ThreadPool implements Lesson {
    static final String NORMAL = "normal", FAILS = "task_fails", NOW = "shutdown_now", DRAINED = "shutdown_drained", IDLE = "idle_shutdown", EXIT = "daemon_exit",
            AFTER = "submit_after_shutdown", RACE = "submit_race", CAREFUL = "submit_careful", JOIN = "join_forever", DEADLOCK = "deadlock";

    static final String WORKERS = "workers", TASKS = "tasks", TASK_MS = "task_ms", POLL_MS = "poll_ms", PATIENCE_MS = "patience_ms", TRIALS = "trials", GIVE_UP = "give_up";
    static final String POLLING = "pollingShutdownMs", SENTINEL = "sentinelShutdownMs";

    private final Content content = new Content(theActs(), theKnobs(), Questions.all(), List.of(), theChecks(), theExpectations(), theExperiments());

    @Override
    public Heading heading() {
        return new Heading("3.2", "Synchronisation", "Safety", 30);
    }

    @Override
    public Content content() {
        return content;
    }

    private static List<Act> theActs() {
        Map<String, Object> brief = Map.of(TASK_MS, 2L, POLL_MS, 5L, TRIALS, 1L);
        var wide = new Search(2, 20_000, 30);
        return List.of(
                Act.of(NORMAL, "All goes well", "Submits the tasks, waits until they are done, and shuts the pool down.", WORKERS, TASKS, TASK_MS, POLL_MS)
                        .brief("normal").warmUp(brief),
                Act.of(FAILS, "A task fails", "Lets one task raise: in this pool, and in one that gives a future for each task.", WORKERS, TASKS, TASK_MS, POLL_MS)
                        .brief("task fails").warmUp(brief),
                Act.of(NOW, "shutdown()", "Calls shutdown while every worker is busy and the other tasks are queued.", WORKERS, TASKS, POLL_MS).brief("shutdown")
                        .warmUp(brief),
                Act.of(DRAINED, "shutdown(drain=True)", "Does the same, but asks for the queue to be drained first.", WORKERS, TASKS, POLL_MS).brief("drained")
                        .warmUp(brief),
                Act.of(IDLE, "Shutting down an idle pool", "Measures how long an idle pool takes to shut down: workers that poll, and workers that wait for a None.",
                        WORKERS, POLL_MS, TRIALS).brief("idle").warmUp(brief).once(),
                Act.of(EXIT, "The program ends first", "Lets a program end while its workers are busy: daemon threads, and others.", WORKERS).brief("exit").onceCold(),
                Act.of(AFTER, "Too late", "Submits a task to a pool that was shut down.", WORKERS, POLL_MS).brief("too late").onceCold(),
                Act.of(RACE, "submit against shutdown", "Tries the orders in which one thread can submit a task while another shuts the pool down.")
                        .brief("race").searched(wide),
                Act.of(CAREFUL, "submit against shutdown, one lock", "Tries them where submit looks and puts under a lock that shutdown takes too.")
                        .brief("race, fixed").searched(wide),
                Act.of(JOIN, "join after shutdown", "Waits until all tasks are done, after a shutdown that left some in the queue.", WORKERS, TASKS, POLL_MS, PATIENCE_MS)
                        .brief("join").onceCold(),
                Act.of(DEADLOCK, "Two locks, two orders", "Lets two tasks take the same two locks in opposite order.", PATIENCE_MS, GIVE_UP).brief("deadlock").onceCold());
    }

    private static List<Knob> theKnobs() {
        return List.of(
                Knob.integer(WORKERS, "Workers", "threads", 1, 16, 4).presets(new TreeMap<>(Map.of("one", 1L, "four", 4L))),
                Knob.integer(TASKS, "Tasks", "tasks", 1, 500, 10),
                Knob.integer(TASK_MS, "Length of a task", "ms", 0, 5_000, 100),
                Knob.integer(POLL_MS, "Time-out of a worker's poll", "ms", 1, 5_000, 100).presets(new TreeMap<>(Map.of("10 ms", 10L, "100 ms", 100L))),
                Knob.integer(PATIENCE_MS, "Patience with what may never come", "ms", 20, 60_000, 500),
                Knob.integer(TRIALS, "Idle pools of each kind", "pools", 1, 100, 9),
                Knob.bool(GIVE_UP, "Give up waiting for the second lock", true),
                Knob.switchInterval());
    }

    private static List<Check> theChecks() {
        return List.of(
                new Check("every task has its result", Findings::allDone),
                new Check("a failed task takes nothing with it", Findings::failureIsSurvived),
                new Check("only a future says which task failed", Findings::futuresName),
                new Check("shutdown finishes what has begun and abandons the rest", Findings::abandoned),
                new Check("draining abandons nothing", Findings::drained),
                new Check("daemon threads are cut off, others are not", Findings::exits),
                new Check("submit after shutdown is refused", Findings::refused),
                new Check("a schedule loses an accepted task", Findings::raceFound),
                new Check("no schedule loses one under the lock", Findings::raceClosed),
                new Check("join waits for tasks that nobody will do", Findings::joinWaits),
                new Check("opposite orders deadlock", Findings::deadlocked));
    }

    private static List<Expectation> theExpectations() {
        return List.of(
                new Expectation("an idle pool that polls is slow to stop", "Polling workers take longer to stop than workers that are sent a None.", Findings::pollingIsSlower),
                new Expectation("results come in another order", "With several workers the results are not always in the order of the tasks.", Findings::outOfOrder),
                new Expectation("the cycle is named", "The recording names the threads, locks and lines of the deadlock.", Findings::cycleNamed));
    }

    private static List<Experiment> theExperiments() {
        return List.of(
                new Experiment("real_python", "Check on real Python", "Does the same file behave the same on a CPython found on this machine?", Map.of(), Engine.Kind.CPYTHON,
                        List.of(NORMAL, FAILS, NOW, DRAINED, IDLE, EXIT, AFTER, JOIN, DEADLOCK)),
                new Experiment("quick_poll", "Poll every 10 ms", "Workers look ten times as often: what happens to the shutdown, and what do they do all day?",
                        Map.of(POLL_MS, 10L), null, List.of(NORMAL, IDLE)),
                new Experiment("more_workers", "Eight workers", "Twice the workers, the same ten tasks: how many are left behind now?", Map.of(WORKERS, 8L), null,
                        List.of(NORMAL, NOW, DRAINED)),
                new Experiment("no_way_out", "Nobody gives up", "The two tasks wait for the second lock without a time-out: how does this act end?",
                        Map.of(GIVE_UP, false), null, List.of(DEADLOCK)),
                new Experiment("without_gil", "Without the GIL", "The same program on the free-threaded engine: which of its troubles were the GIL's?", Map.of(), Engine.Kind.FREE,
                        List.of(NORMAL, NOW, DRAINED, RACE, CAREFUL, DEADLOCK)));
    }

    @Override
    public Map<String, String> metrics() {
        return Map.of(POLLING, "shutdown of an idle pool whose workers poll, median, ms", SENTINEL, "shutdown of an idle pool whose workers are sent a None, median, ms");
    }

    @Override
    public List<String> telling() {
        return List.of(NORMAL, DRAINED, NOW);
    }

    @Override
    public Map<String, Object> quick() {
        return Map.of(WORKERS, 2L, TASKS, 6L, TASK_MS, 5L, POLL_MS, 10L, PATIENCE_MS, 60L, TRIALS, 3L);
    }

    @Override
    public List<String> verdict(Evidence evidence) {
        return Points.answered(evidence);
    }
}
