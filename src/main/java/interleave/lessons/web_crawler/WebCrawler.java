package interleave.lessons.web_crawler;

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
import interleave.teaching.Settings;
import interleave.teaching.Website;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Exercise E3: one website, crawled in eight ways, with the same pages and the same checksum.
final class WebCrawler implements Lesson {
    static final String SEQUENTIAL = "sequential", THREADS = "threads", POOL = "pool", PROCESSES = "processes", ASYNC = "async", VIRTUAL = "virtual",
            BLOCKED = "blocked_loop", OPTIMISED = "optimised";
    /// Those that are held against `sequential`.
    static final List<String> CONCURRENT = List.of(THREADS, POOL, PROCESSES, ASYNC, VIRTUAL);
    static final List<String> ALL = List.of(SEQUENTIAL, THREADS, POOL, PROCESSES, ASYNC, VIRTUAL, BLOCKED, OPTIMISED);

    static final String PAGES = "pages", LATENCY = "latencyMs", CONNECTIONS = "connections", WORKERS = "workers", TIMEOUT = "timeoutMs", SILENT = "silent",
            SEED = "seed";
    static final String BLOCKING_COST = "blocking call against async";
    private static final double JITTER = 0.3;

    private final Content content = new Content(theActs(), theKnobs(), List.of(Stalled.question()), theComparisons(), theChecks(), theExpectations(),
            theExperiments());

    @Override
    public Heading heading() {
        return new Heading("E3", "Web crawler", "Exercises", 90);
    }

    @Override
    public Content content() {
        return content;
    }

    private static List<Check> theChecks() {
        return List.of(
                new Check("every variant finds the same pages", Findings::samePages),
                new Check("no page twice", Findings::noPageTwice),
                new Check("robots.txt is obeyed", Findings::obeysRobots),
                new Check("nothing is left running", Findings::nothingLeft));
    }

    private static List<Expectation> theExpectations() {
        return List.of(
                new Expectation("waiting overlaps", "With several connections a crawl takes at most half as long as one page after the other.", Findings::waitingOverlaps),
                new Expectation("a blocking call stalls the loop", "The heartbeat's 95th percentile is later in blocked_loop than in async, and late by at least half the latency.", Findings::blockingStalls),
                new Expectation("optimised by its own measure", "After the change the crawl makes more pages per second, and the heartbeat is late by less.", Findings::optimisedIsBetter));
    }

    @Override
    public Optional<Website> website(Settings settings) {
        return Optional.of(new Website(Duration.ofNanos((long) (settings.real(LATENCY) * 1e6)), JITTER, settings.integer(SEED), (int) settings.integer(PAGES)));
    }

    @Override
    public Map<String, String> metrics() {
        var metrics = new LinkedHashMap<String, String>();
        metrics.put("pagesPerSecond", "pages found per second of the crawl, 1/s");
        metrics.put("requests", "requests sent, those sent again included");
        metrics.put("retries", "requests sent again after an error or a time-out");
        metrics.put("latencyP50Ms", "from a request to the whole answer, median, ms");
        metrics.put("latencyP95Ms", "the same, 95th percentile, ms");
        metrics.put("latencyMaxMs", "the same, longest, ms");
        metrics.put("startSeconds", "until all worker processes have answered once, s");
        metrics.put("stallMs", "how late the loop's heartbeat was at most, ms");
        metrics.put("stallP95Ms", "how late it was, 95th percentile, ms");
        metrics.put("stallBeforeMs", "how late it was at most before the change, ms");
        metrics.put("pagesPerSecondBefore", "pages per second before the change, 1/s");
        return metrics;
    }

    private static Act act(String id, String title, String brief, String purpose, String... knobs) {
        var all = new ArrayList<>(List.of(PAGES, LATENCY, SEED, TIMEOUT, SILENT, Knob.SWITCH_INTERVAL));
        all.addAll(List.of(knobs));
        return Act.of(id, title, purpose, all.toArray(String[]::new)).brief(brief).warmUp(Map.of(PAGES, 20L, LATENCY, 2.0, SILENT, false));
    }

    private static List<Act> theActs() {
        return List.of(
                act(SEQUENTIAL, "One page after the other", "one by one", "Crawls the site with one connection: the baseline."),
                act(THREADS, "Threads and a queue", "threads", "Crawls with a thread per connection; a queue tells them what is left.", CONNECTIONS),
                act(POOL, "A pool of threads", "pool", "Lets an executor's threads do the visiting while one thread keeps the books.", CONNECTIONS),
                act(PROCESSES, "Processes", "processes", "Lets worker processes do the visiting; addresses and pages travel through pipes.", WORKERS),
                act(ASYNC, "Tasks on one event loop", "async", "Crawls with a task per connection, all in one thread.", CONNECTIONS).calls("asynchronous"),
                act(VIRTUAL, "A virtual thread per page", "virtual", "Starts a virtual thread for every page; a semaphore limits the connections.", CONNECTIONS)
                        .only(EnumSet.of(Engine.Kind.MODEL, Engine.Kind.FREE), "It needs threads that the JVM itself schedules, which CPython doesn't have."),
                act(BLOCKED, "A blocking call in the loop", "blocked loop", "Runs the same tasks with one call in them that blocks the thread.", CONNECTIONS),
                act(OPTIMISED, "One change", "optimised", "Measures the blocked loop, makes one change, and measures again.", CONNECTIONS));
    }

    private static List<Knob> theKnobs() {
        return List.of(
                Knob.integer(PAGES, "Pages of the site", "pages", 10, 400, 60).presets(new TreeMap<>(Map.of("small", 20L, "the lesson's", 60L, "large", 200L))),
                Knob.real(LATENCY, "Latency", "ms", 0, 1000, 20).presets(new TreeMap<>(Map.of("near", 2.0, "the lesson's", 20.0, "far", 120.0))),
                Knob.integer(CONNECTIONS, "Connections at once", "connections", 1, 64, 8).presets(new TreeMap<>(Map.of("one", 1L, "eight", 8L, "fifty", 50L))),
                Knob.integer(WORKERS, "Worker processes", "processes", 1, 8, 2),
                Knob.integer(TIMEOUT, "Time-out", "ms", 50, 10_000, 1000),
                Knob.bool(SILENT, "One address never answers", false),
                Knob.integer(SEED, "Seed of the site", "", 1, 1000, 1),
                Knob.switchInterval());
    }

    private static List<Comparison> theComparisons() {
        var comparisons = new ArrayList<Comparison>();
        for (String act : CONCURRENT) {
            String limit = act.equals(PROCESSES) ? WORKERS : CONNECTIONS;
            comparisons.add(new Comparison(speedUp(act), act, SEQUENTIAL, settings -> settings.integer(limit), false));
        }
        comparisons.add(new Comparison(BLOCKING_COST, BLOCKED, ASYNC, settings -> 1, false));
        return comparisons;
    }

    static String speedUp(String act) {
        return "speed-up of " + act;
    }

    private static List<Experiment> theExperiments() {
        return List.of(
                new Experiment("real_python", "Check on real Python", "Do the same variants come to the same pages, and in what order of speed, on a CPython found here?",
                        Map.of(), Engine.Kind.CPYTHON, List.of(SEQUENTIAL, THREADS, ASYNC, BLOCKED)),
                new Experiment("fifty", "Fifty connections", "Six times as many connections: what still limits the crawl?",
                        Map.of(CONNECTIONS, 50L), null, List.of(SEQUENTIAL, THREADS, ASYNC, VIRTUAL, BLOCKED)),
                new Experiment("far", "A site far away", "Six times the latency: which variants pay for it, and which are saved by it?",
                        Map.of(LATENCY, 120.0, PAGES, 30L), null, List.of(SEQUENTIAL, THREADS, PROCESSES, ASYNC)),
                new Experiment("near", "A site next door", "Hardly any latency: what is left to gain by waiting together?",
                        Map.of(LATENCY, 0.5), null, List.of(SEQUENTIAL, THREADS, PROCESSES, ASYNC)),
                new Experiment("silent", "An address that never answers", "One server accepts and says nothing: who is held up by it, and for how long?",
                        Map.of(SILENT, true, TIMEOUT, 400L), null, List.of(SEQUENTIAL, THREADS, ASYNC)),
                new Experiment("without_gil", "Without the GIL", "The same program on the free-threaded engine: does a crawler notice?",
                        Map.of(), Engine.Kind.FREE, List.of(SEQUENTIAL, THREADS, ASYNC)));
    }

    @Override
    public List<String> telling() {
        return List.of(ASYNC, THREADS);
    }

    @Override
    public Map<String, Object> quick() {
        return Map.of(PAGES, 14L, LATENCY, 2.0, CONNECTIONS, 4L, TIMEOUT, 5000L);
    }

    @Override
    public List<String> verdict(Evidence evidence) {
        return Points.answered(evidence);
    }
}
