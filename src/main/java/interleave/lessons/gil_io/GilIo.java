package interleave.lessons.gil_io;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Lesson 1.2: answers fetched by one thread and by several, with more and more work for each; a thread in a hurry beside busy ones; and the call that never lets go.
final class GilIo implements Lesson {
    static final String ONE = "one_thread", THREE = "three_threads", CURVE = "parse_curve", CONVOY = "convoy", CALL = "long_call";
    static final String SPEED_UP = "speed-up";
    static final String LATENCY = "latency", PARSE = "parse", REQUESTS = "requests", THREADS = "threads", ECHOES = "echoes", NUMBERS = "numbers";
    private static final long SEED = 12;
    /// How far an answer's latency may lie from the mean: no two are quite the same, as on a real network.
    private static final double JITTER = 0.05;

    private final Content content = new Content(theActs(), theKnobs(), Questions.all(),
            List.of(new Comparison(SPEED_UP, THREE, ONE, settings -> settings.integer(THREADS), false)), theChecks(), theExpectations(), theExperiments());

    @Override
    public Heading heading() {
        return new Heading("1.2", "GIL and I/O", "The GIL", 25);
    }

    @Override
    public Content content() {
        return content;
    }

    private static List<Act> theActs() {
        Map<String, Object> quickAnswers = Map.of(LATENCY, 5.0, PARSE, 2.0);
        return List.of(
                Act.of(ONE, "One thread", "Fetches the answers one after the other: the baseline.", LATENCY, PARSE, REQUESTS).brief("one").warmUp(quickAnswers)
                        .work(settings -> settings.integer(REQUESTS)),
                Act.of(THREE, "Three threads at once", "Lets every thread fetch as many answers as the one did, all at the same time.", LATENCY, PARSE, REQUESTS, THREADS, Knob.SWITCH_INTERVAL)
                        .brief("at once").warmUp(quickAnswers).work(settings -> settings.integer(REQUESTS) * settings.integer(THREADS)),
                Act.of(CURVE, "More work per answer", "Compares one thread with all at once while the CPU work for each answer grows from nothing to twice the latency.",
                        LATENCY, THREADS, Knob.SWITCH_INTERVAL).brief("parse curve").warmUp(quickAnswers),
                Act.of(CONVOY, "In a hurry beside busy threads", "Times short exchanges over a socket beside no, one and two threads that compute, with three switch intervals.",
                        ECHOES).brief("convoy").warmUp(Map.of(ECHOES, 4L)),
                Act.of(CALL, "The call that does not let go", "Runs a loop, one long call and a hash, each beside a thread that wants to run every millisecond.",
                        NUMBERS, Knob.SWITCH_INTERVAL).brief("long call").warmUp(Map.of(NUMBERS, 3_000_000L)));
    }

    private static List<Knob> theKnobs() {
        return List.of(
                Knob.real(LATENCY, "Latency of the server", "ms", 0, 2_000, 120.0).presets(new TreeMap<>(Map.of("next door", 5.0, "the lesson's", 120.0, "far away", 300.0))),
                Knob.real(PARSE, "CPU work per answer", "ms", 0, 2_000, 0.0).presets(new TreeMap<>(Map.of("none", 0.0, "half the latency", 60.0, "twice the latency", 240.0))),
                Knob.integer(REQUESTS, "Requests per thread", "requests", 1, 100, 5),
                Knob.integer(THREADS, "Threads", "threads", 1, 16, 3).presets(new TreeMap<>(Map.of("three", 3L, "ten", 10L))),
                Knob.switchInterval(),
                Knob.integer(ECHOES, "Exchanges per setting", "exchanges", 2, 1_000, 60),
                Knob.integer(NUMBERS, "Numbers in the long call", "numbers", 1_000, 200_000_000, 15_000_000));
    }

    private static List<Check> theChecks() {
        return List.of(
                new Check("every answer came", Findings::everyAnswerCame),
                new Check("the curve is whole", evidence -> Findings.whole(evidence, CURVE, 5)),
                new Check("the grid is whole", evidence -> Findings.whole(evidence, CONVOY, 9)),
                new Check("the sums are exact", Findings::sumsAreExact));
    }

    private static List<Expectation> theExpectations() {
        return List.of(
                new Expectation("waiting overlaps", "All threads at once take at most 1.25 times the time of one, as long as there is no work per answer.", Findings::waitingOverlaps),
                new Expectation("work per answer eats the gain", "With work of twice the latency per answer the speed-up is below 0.7 of what it is with none, and at most 2.", Findings::curveFalls),
                new Expectation("one busy thread is enough", "Beside one thread that computes, at 5 ms, the median latency is at least 10 times that beside none.", Findings::convoyForms),
                new Expectation("the convoy follows the interval", "Beside one thread that computes, the median latency falls with the interval.", Findings::convoyFollowsInterval),
                new Expectation("the call keeps the GIL", "The one long call silences the other thread for at least 0.9 of its length.", Findings::callSilences),
                new Expectation("the loop and the hash let go", "Beside the loop and beside the hash the longest silence is less than half their length.", Findings::othersLetGo));
    }

    private static List<Experiment> theExperiments() {
        List<String> fetching = List.of(ONE, THREE);
        return List.of(
                new Experiment("real_python", "Check on real Python", "Does the same file behave the same on a CPython found on this machine?", Map.of(), Engine.Kind.CPYTHON, List.of()),
                new Experiment("parse_60", "60 ms of work per answer", "Each answer now needs half as much CPU as it needed waiting: what is left of the gain?", Map.of(PARSE, 60.0), null, fetching),
                new Experiment("near", "A server next door", "5 ms of latency and no work: how much is left for threads to gain?", Map.of(LATENCY, 5.0), null, fetching),
                new Experiment("ten_threads", "Ten threads", "Ten threads wait at the same time: who pays for that?", Map.of(THREADS, 10L), null, fetching),
                new Experiment("short_interval", "Interval 0.1 ms", "Waiters ask fifty times as often: does it help against one long call?", Map.of(Knob.SWITCH_INTERVAL, 0.1), null, List.of(CALL)),
                new Experiment("without_gil", "Without the GIL", "The same program on the free-threaded engine: which of the effects were the GIL's?", Map.of(), Engine.Kind.FREE, List.of()));
    }

    @Override
    public Map<String, String> metrics() {
        var metrics = new LinkedHashMap<String, String>();
        metrics.put("speedUp", "answers per time of all threads at once against one thread, at one amount of work per answer (points of parse_curve)");
        metrics.put("aloneMs", "time of one thread for three answers, ms");
        metrics.put("togetherMs", "time of all threads at once for three answers each, ms");
        metrics.put("speedUpMost", "speed-up without work per answer");
        metrics.put("speedUpLeast", "speed-up with work of twice the latency per answer");
        metrics.put("p50Ms", "median latency of an exchange, from the moment it was due, ms (points of convoy)");
        metrics.put("p90Ms", "90th percentile of it, ms");
        metrics.put("p99Ms", "99th percentile of it, ms");
        metrics.put("quietMs", "median latency beside no other thread, interval 5 ms, ms");
        metrics.put("besideOneMs", "median latency beside one thread that computes, interval 5 ms, ms");
        metrics.put("besideOneShortMs", "the same, interval 0.1 ms, ms");
        metrics.put("lengthMs", "how long the work took, ms (points of long_call)");
        metrics.put("silenceMs", "the longest the other thread was kept from running meanwhile, ms");
        for (String kind : List.of("loop", "sum", "hash")) {
            metrics.put(kind + "Ms", "length of the " + kind + ", ms");
            metrics.put(kind + "SilenceMs", "longest silence of the other thread beside it, ms");
        }
        return metrics;
    }

    @Override
    public Map<String, Object> quick() {
        return Map.of(LATENCY, 6.0, REQUESTS, 2L, ECHOES, 3L, NUMBERS, 300_000L);
    }

    @Override
    public Optional<Website> website(Settings settings) {
        return Optional.of(new Website(Duration.ofNanos((long) (settings.real(LATENCY) * 1e6)), JITTER, SEED, 100));
    }

    @Override
    public List<String> beforehand(Evidence evidence) {
        if (evidence.cores() > 1) return List.of();
        return List.of("This machine offers one core: waiting overlaps all the same, but the hash in long_call has to share the core with the thread beside it.");
    }

    @Override
    public List<String> verdict(Evidence evidence) {
        return Points.answered(evidence);
    }
}
