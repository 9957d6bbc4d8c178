package interleave.lessons.task_queue;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Exercise E1: what a heap of tasks compares, and one stream of arrivals served first come first, by class, by class and age, and by processes.
final class TaskQueue implements Lesson {
    static final String BARE = "bare_heap", EQUAL = "equal_priorities", FIFO = "fifo", PRIORITY = "priority", AGEING = "ageing", PROCESSES = "processes";
    static final List<String> POOLS = List.of(FIFO, PRIORITY, AGEING, PROCESSES);
    static final String TASKS = "tasks", WORKERS = "workers", COST = "cost", GAP = "gap", LIMIT = "limit", AGE = "age";
    private static final String[] ALL = {TASKS, WORKERS, COST, GAP, LIMIT, AGE, Knob.SWITCH_INTERVAL};

    private final Content content = new Content(theActs(), theKnobs(), List.of(Ask.equalPriorities()), List.of(), theChecks(), theExpectations(), theExperiments());

    @Override
    public Heading heading() {
        return new Heading("E1", "Task queue", "Exercises", 60);
    }

    @Override
    public Content content() {
        return content;
    }

    private static List<Check> theChecks() {
        return List.of(
                new Check("checksums are equal", Findings::checksumsAreEqual),
                new Check("every task has one fate", Findings::fatesAddUp),
                new Check("equal priorities keep their order", Findings::orderIsKept));
    }

    private static List<Expectation> theExpectations() {
        return List.of(
                new Expectation("urgent tasks gain", "By class nine of ten urgent tasks wait less than first come, first served.", Findings::urgentGain),
                new Expectation("throughput stays", "Serving in another order changes the throughput by less than a quarter.", Findings::throughputStays));
    }

    private static List<Act> theActs() {
        Map<String, Object> few = Map.of(TASKS, 60L, GAP, 0.1);
        return List.of(
                Act.of(BARE, "A heap of (priority, task)", "Puts four entries of different priorities into a heap and takes them out.").brief("bare heap").onceCold(),
                Act.of(EQUAL, "Equal priorities", "Puts two tasks of one priority in, without and with a number for the arrival.").brief("equal").onceCold(),
                Act.of(FIFO, "First come, first served", "Serves the tasks in the order of their arrival.", ALL).brief("fifo").warmUp(few),
                Act.of(PRIORITY, "By class", "Serves the same arrivals, the smallest class first.", ALL).brief("priority").warmUp(few),
                Act.of(AGEING, "By class and age", "Serves the same arrivals; waiting makes up for a class.", ALL).brief("ageing").warmUp(few),
                Act.of(PROCESSES, "By class, in processes", "Serves the same arrivals by class; processes do the computing.", ALL).brief("processes").warmUp(few));
    }

    private static List<Knob> theKnobs() {
        return List.of(
                Knob.integer(TASKS, "Tasks that arrive", "tasks", 1, 5_000, 200),
                Knob.integer(WORKERS, "Server threads", "threads", 1, 16, 2),
                Knob.integer(COST, "Numbers a task adds up, on average", "numbers", 2, 5_000_000, 60_000),
                Knob.real(GAP, "Mean time between two arrivals", "ms", 0.01, 1_000, 1.0),
                Knob.integer(LIMIT, "Tasks the queue has room for", "tasks", 1, 10_000, 1_000),
                Knob.real(AGE, "Waiting that is worth one class", "ms", 0.1, 10_000, 50.0),
                Knob.switchInterval());
    }

    private static List<Experiment> theExperiments() {
        return List.of(
                new Experiment("real_python", "Check on real Python", "Does the same file behave the same on a CPython found on this machine?", Map.of(), Engine.Kind.CPYTHON, List.of()),
                new Experiment("small_room", "Room for ten tasks", "Who is turned away, and what does it do to those who get in?", Map.of(LIMIT, 10L), null, List.of(FIFO, PRIORITY)),
                new Experiment("at_leisure", "A quarter of the arrivals", "Arrivals with gaps between them: does the order still matter?", Map.of(GAP, 8.0), null, List.of(FIFO, PRIORITY)),
                new Experiment("patience", "Ageing slowly and quickly", "Waiting counts ten times as much: who gains?", Map.of(AGE, 5.0), null, List.of(PRIORITY, AGEING)),
                new Experiment("more_workers", "Eight server threads", "More hands for the same work: who gains, the threads or the processes?", Map.of(WORKERS, 8L), null,
                        List.of(PRIORITY, PROCESSES)),
                new Experiment("without_gil", "Without the GIL", "The same threads without the GIL.", Map.of(), Engine.Kind.FREE, List.of(FIFO, PRIORITY)));
    }

    @Override
    public Map<String, String> metrics() {
        var names = new LinkedHashMap<String, String>();
        names.put("waitP50Ms", "from arrival to the start of the service, median, ms");
        names.put("waitP90Ms", "the same, 90th percentile, ms");
        names.put("serviceP50Ms", "from the start of the service to its end, median, ms");
        names.put("serviceP90Ms", "the same, 90th percentile, ms");
        names.put("urgentWaitP90Ms", "wait of the urgent tasks, 90th percentile, ms");
        names.put("lowestWaitMaxMs", "longest wait of a task of the lowest class, ms");
        names.put("deepest", "most tasks in the queue at one time");
        names.put("tasksPerSecond", "tasks served a second");
        names.put("rejected", "tasks that found the queue at its limit");
        names.put("failed", "tasks that raised");
        names.put("startSeconds", "until all worker processes were ready, s");
        return names;
    }

    @Override
    public List<String> telling() {
        return List.of(PRIORITY, FIFO);
    }

    @Override
    public Map<String, Object> quick() {
        return Map.of(TASKS, 30L, COST, 2_000L, GAP, 0.2);
    }

    @Override
    public List<String> verdict(Evidence evidence) {
        return Points.answered(evidence);
    }
}
