package interleave.lessons.multiprocessing;

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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Lesson 2.1: one process against a pool, what workers do not share, when a pool is too much, and how many workers are enough.
final class Multiprocessing implements Lesson {
    static final String ONE = "one_process", POOL = "pool", ISOLATION = "isolation", SMALL = "too_small", SWEEP = "sweep", UNGUARDED = "no_guard",
        LAMBDA = "lambda_task", METHODS = "start_methods";
    static final String WITH_START = "speed-up with start and warm-up";
    static final String RANGE = "range", PROCESSES = "processes", PAYLOAD = "payload";

    private final Content content = new Content(theActs(), theKnobs(), List.of(Questions.isolation()),
            List.of(new Comparison(WITH_START, POOL, ONE, settings -> settings.integer(PROCESSES), true)), theChecks(), theExpectations(), theExperiments());

    @Override
    public Heading heading() {
        return new Heading("2.1", "Multiprocessing", "Around the GIL", 25);
    }

    @Override
    public Content content() {
        return content;
    }

    private static List<Check> theChecks() {
        return List.of(
                new Check("totals are exact", Findings::totalsAreExact),
                new Check("the parent's variable is its own", Findings::parentKeepsItsOwn),
                new Check("a start while a worker is set up is refused", Findings::guardIsMissed),
                new Check("a lambda can't be sent", Findings::lambdaIsRefused));
    }

    private static List<Expectation> theExpectations() {
        return List.of(
                new Expectation("a pool gains what the machine gives", "On map alone the pool reaches at least 0.85 of what this machine gives busy threads.", Findings::poolGains),
                new Expectation("small tasks lose", "The smallest ranges of too_small take longer in the pool than in one process.", Findings::smallLoses),
                new Expectation("more than the cores gain little", "The sweep's best speed-up is at most a tenth above that of as many processes as cores.", Findings::coresAreEnough));
    }

    private static List<Act> theActs() {
        // Past 64 bits the totals need other code: ranges of this size still get there.
        Map<String, Object> shorter = Map.of(RANGE, 1_500_000L);
        // Worker processes warm up by themselves, in each run: here it is the parent's threads that serve the pool.
        Map<String, Object> tiny = Map.of(RANGE, 10_000L, PROCESSES, 1L, PAYLOAD, 0L);
        return List.of(
            Act.of(ONE, "One process", "Adds up four ranges, one after the other.", RANGE).brief("one process").warmUp(shorter).work(settings -> 4),
            Act.of(POOL, "A pool of workers", "Hands the same four ranges to worker processes.", RANGE, PROCESSES, PAYLOAD).brief("pool").work(settings -> 4)
                .inParallel().warmUp(tiny),
            Act.of(ISOLATION, "A global variable", "Lets every worker add 1 to a global variable, and asks the parent what it has.", PROCESSES).brief("isolation")
                .onceCold(),
            Act.of(SMALL, "Too small for a pool", "Makes the ranges smaller until the pool loses.", RANGE, PROCESSES).brief("too small").once().warmUp(tiny),
            Act.of(SWEEP, "How many workers", "Does the same sum with 1, 2, 3 ... workers, cut into many pieces and into four.", RANGE, PROCESSES).brief("sweep")
                .once().warmUp(tiny),
            Act.of(UNGUARDED, "No __main__ guard", "Starts a process while a worker is still being set up.").brief("no guard").onceCold(),
            Act.of(LAMBDA, "A lambda as task", "Gives a pool a function without a name.").brief("lambda").onceCold(),
            Act.of(METHODS, "Start methods", "Starts the pool by each start method.", RANGE, PROCESSES).brief("start methods").onceCold());
    }

    private static List<Knob> theKnobs() {
        return List.of(
            Knob.integer(RANGE, "Numbers in a range", "numbers", 1_000, 50_000_000, 5_000_000)
                .presets(new TreeMap<>(Map.of("quick", 500_000L, "the lesson's", 5_000_000L))),
            Knob.integer(PROCESSES, "Worker processes", "processes", 1, 16, 4).presets(new TreeMap<>(Map.of("two", 2L, "four", 4L))),
            Knob.integer(PAYLOAD, "Payload of each task", "MB", 0, 50, 0).presets(new TreeMap<>(Map.of("none", 0L, "fifty", 50L))),
            Knob.switchInterval());
    }

    private static List<Experiment> theExperiments() {
        List<String> both = List.of(ONE, POOL);
        return List.of(
            new Experiment("real_python", "Check on real Python", "Does the same file behave the same on a CPython found on this machine?", Map.of(),
                Engine.Kind.CPYTHON, both),
            new Experiment("no_guard", "No __main__ guard", "What does a worker say that has to import a main module without its guard?", Map.of(), null,
                List.of(UNGUARDED)),
            new Experiment("lambda", "A lambda as task", "A pool gets a function without a name: what comes back?", Map.of(), null, List.of(LAMBDA)),
            new Experiment("methods", "Start methods", "spawn, fork, forkserver: which has its workers there first, and does map care?", Map.of(), null,
                List.of(METHODS)),
            new Experiment("payload", "50 MB with every task", "The same sums, but each task carries fifty million bytes: where does the time go?",
                Map.of(PAYLOAD, 50L), null, both),
            new Experiment("two", "Two workers", "Half as many workers: half the gain?", Map.of(PROCESSES, 2L), null, both));
    }

    @Override
    public Map<String, String> metrics() {
        return Map.ofEntries(
            Map.entry("seconds", "of the calculation alone, s"),
            Map.entry("startSeconds", "from making the pool until every worker has said that it is there, s"),
            Map.entry("readySeconds", "from making the pool until every worker has worked a little, untimed, s"),
            Map.entry("mapSeconds", "of map alone, s"),
            Map.entry("payloadBytes", "bytes that travel along with the tasks"),
            Map.entry("oneSeconds", "of the same work in one process, s"),
            Map.entry("speedUp", "time in one process / time of map alone"),
            Map.entry("speedUpWithStart", "time in one process / time of map and of starting the workers"),
            Map.entry("breakEvenNumbers", "numbers in the smallest range that was faster in the pool than in one process; null when none was"),
            Map.entry("serialFraction", "of Amdahl's law, fitted up to the number of cores; null with one process"),
            Map.entry("recommended", "processes: the fewest that come within 5 % of the best"),
            Map.entry("cores", "processors that the program sees"));
    }

    @Override
    public Map<String, Object> quick() {
        return Map.of(RANGE, 20_000L, PROCESSES, 2L);
    }

    @Override
    public List<String> beforehand(Evidence evidence) {
        if (evidence.cores() > 1) return List.of();
        return List.of("This machine offers one core, so worker processes take turns: the pool can't be faster here, and the sweep will be flat.");
    }

    @Override
    public List<String> verdict(Evidence evidence) {
        return Points.answered(evidence);
    }
}
