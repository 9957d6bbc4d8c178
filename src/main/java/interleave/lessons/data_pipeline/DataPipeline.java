package interleave.lessons.data_pipeline;

import interleave.teaching.Act;
import interleave.teaching.Check;
import interleave.teaching.Comparison;
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
import java.util.TreeMap;

/// Exercise E2: read, parse, transform, aggregate; one after the other, in threads, with longer queues, in processes.
final class DataPipeline implements Lesson {
    static final String SEQUENTIAL = "sequential", THREADS = "threads", LONG = "long_queues", PROCESSES = "processes";
    static final List<String> ALL = List.of(SEQUENTIAL, THREADS, LONG, PROCESSES);
    static final String ROWS = "rows", BATCH = "batch", CAPACITY = "capacity", PARSERS = "parsers";
    static final String BY_THREADS = "threads against one after the other", BY_PROCESSES = "processes against one after the other";
    static final List<String> STAGES = List.of("read", "parse", "transform", "aggregate");
    /// Bytes of a row, and of the largest data set: as in the program.
    static final int ROW = 8, MEMORY = 64 * 1024 * 1024;

    private final Content content = new Content(theActs(), theKnobs(), List.of(Ask.longerQueues()), theComparisons(), theChecks(), theExpectations(),
            theExperiments());

    @Override
    public Heading heading() {
        return new Heading("E2", "Data pipeline", "Exercises", 60);
    }

    @Override
    public Content content() {
        return content;
    }

    private static List<Comparison> theComparisons() {
        return List.of(
                new Comparison(BY_THREADS, THREADS, SEQUENTIAL, settings -> settings.integer(PARSERS) + 3, true),
                new Comparison(BY_PROCESSES, PROCESSES, SEQUENTIAL, settings -> settings.integer(PARSERS) + 3, true));
    }

    private static List<Check> theChecks() {
        return List.of(
                new Check("checksums are equal", Findings::checksumsAreEqual),
                new Check("the checksum is that of the data", Findings::checksumIsExact),
                new Check("every batch passes every stage", Findings::batchesPass));
    }

    private static List<Expectation> theExpectations() {
        return List.of(
                new Expectation("parse is the bottleneck", "The stage that is busiest is parse.", Findings::parseIsBusiest),
                new Expectation("queues hold back", "With threads the reader waits for room at least half of the time.", Findings::readerWaits),
                new Expectation("longer queues, same throughput", "With queues ten times as long the throughput stays within a quarter.", Findings::sameThroughput),
                new Expectation("longer queues, longer latency", "With queues ten times as long a batch takes at least twice as long.", Findings::longerLatency));
    }

    private static List<Act> theActs() {
        Map<String, Object> few = Map.of(ROWS, 100_000L);
        return List.of(
                Act.of(SEQUENTIAL, "One after the other", "Takes every batch through all four stages in one thread: the baseline.", ROWS, BATCH).brief("in turn").warmUp(few),
                Act.of(THREADS, "A thread for each stage", "Runs the stages at the same time, bounded queues between them.", ROWS, BATCH, CAPACITY, PARSERS, Knob.SWITCH_INTERVAL)
                        .brief("threads").warmUp(few).inParallel(),
                Act.of(LONG, "Queues ten times as long", "Runs the same threads with ten times as much room in every queue.", ROWS, BATCH, CAPACITY, PARSERS, Knob.SWITCH_INTERVAL)
                        .brief("long queues").warmUp(few),
                Act.of(PROCESSES, "Processes", "Runs parse and transform in processes of their own; batches travel between them as bytes.", ROWS, BATCH, CAPACITY, PARSERS)
                        .brief("processes").warmUp(few).inParallel());
    }

    private static List<Knob> theKnobs() {
        return List.of(
                Knob.integer(ROWS, "Rows of the data set", "rows", 100, 100_000_000, 1_000_000).presets(new TreeMap<>(Map.of("quick", 200_000L, "the exercise's", 1_000_000L))),
                Knob.integer(BATCH, "Rows in a batch", "rows", 1, 1_000_000, 2_000),
                Knob.integer(CAPACITY, "Batches a queue has room for", "batches", 1, 10_000, 4),
                Knob.integer(PARSERS, "Workers that parse", "workers", 1, 16, 1),
                Knob.switchInterval());
    }

    private static List<Experiment> theExperiments() {
        return List.of(
                new Experiment("real_python", "Check on real Python", "Does the same file behave the same on a CPython found on this machine?", Map.of(), Engine.Kind.CPYTHON, List.of()),
                new Experiment("two_parsers", "Two workers parse", "The busiest stage gets a second worker: who gains, the threads or the processes?",
                        Map.of(PARSERS, 2L), null, List.of(SEQUENTIAL, THREADS, PROCESSES)),
                new Experiment("small_batches", "Batches of 50 rows", "Forty times as many trips through the queues: what do they cost?",
                        Map.of(BATCH, 50L, ROWS, 200_000L), null, List.of(SEQUENTIAL, THREADS, PROCESSES)),
                new Experiment("no_room", "Room for one batch", "Queues as short as can be: does anybody wait who did not wait before?",
                        Map.of(CAPACITY, 1L), null, List.of(SEQUENTIAL, THREADS, LONG)),
                new Experiment("without_gil", "Without the GIL", "The same threads without the GIL: which stage holds them up now?",
                        Map.of(), Engine.Kind.FREE, List.of(SEQUENTIAL, THREADS)),
                new Experiment("too_large", "A hundred million rows", "More than the exercise keeps in memory: what does it say?",
                        Map.of(ROWS, 100_000_000L), null, List.of(SEQUENTIAL)));
    }

    @Override
    public Map<String, String> metrics() {
        var names = new LinkedHashMap<String, String>();
        names.put("seconds", "from the first batch read to the last one added, s; making the data set and starting processes are not in it");
        names.put("rowsPerSecond", "throughput");
        names.put("latencyMs", "from reading a batch to having added it, median, ms");
        names.put("readerWaited", "time the reader waited for room in its queue, s");
        names.put("startSeconds", "until all worker processes were ready, s");
        for (String stage : STAGES) {
            names.put(stage + "Work", "CPU time of the stage " + stage + ", all its workers, s");
            names.put(stage + "Utilisation", "part of the time its workers were on a CPU, 0 to 1");
        }
        return names;
    }

    @Override
    public Map<String, Object> quick() {
        return Map.of(ROWS, 20_000L, BATCH, 500L);
    }

    @Override
    public List<String> beforehand(Evidence evidence) {
        return evidence.cores() > 1 ? List.of() : List.of("This machine offers one core: no variant can be faster than the sequential one by running at the same time.");
    }

    @Override
    public List<String> verdict(Evidence evidence) {
        return Points.answered(evidence);
    }
}
