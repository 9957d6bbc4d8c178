package interleave.lessons.gil_fundamentals;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Lesson 1.1: one thread, one after the other, two at once, without the GIL, and the reference counts the GIL protects.
final class GilFundamentals implements Lesson {
    static final String ONE = "one_thread", BASELINE = "one_after_other", TWO = "two_threads", FREE = "two_threads_free";
    static final String UNGUARDED = "refcount_unguarded", GUARDED = "refcount_gil", ATOMIC = "refcount_atomic";
    static final List<String> SUMMING = List.of(ONE, BASELINE, TWO, FREE);

    static final String SPEED_UP = "speed-up", SPEED_UP_FREE = "speed-up without the GIL", ATOMIC_COST = "atomic against plain count";

    private static final String ITERATIONS = "iterations", OPERATIONS = "operations";
    static final String THREADS = "threads";
    private static final Set<Engine.Kind> MODEL = EnumSet.of(Engine.Kind.MODEL);

    private final Content content = new Content(theActs(), theKnobs(), Questions.all(), theComparisons(), theChecks(), theExpectations(), theExperiments());

    @Override
    public Heading heading() {
        return new Heading("1.1", "GIL fundamentals", "The GIL", 20);
    }

    @Override
    public Content content() {
        return content;
    }

    private static List<Act> theActs() {
        // From about three million numbers on the sum needs more than 64 bits, and different code: the warm-up has to get there.
        Map<String, Object> shortSum = Map.of(ITERATIONS, 6_000_000L), shortCount = Map.of(OPERATIONS, 200_000L);
        String free = "Taking the GIL away from one act is possible on the GIL model only.";
        String bare = "It needs a reference count without protection, which only the GIL model has.";
        return List.of(
                Act.of(ONE, "One thread", "Runs the task once, to know how long it takes.", ITERATIONS).brief("one").warmUp(shortSum),
                Act.of(BASELINE, "One after the other", "Runs the task once per thread, but in turn: the baseline.", ITERATIONS, THREADS).brief("in turn")
                        .warmUp(shortSum).work(settings -> settings.integer(THREADS)),
                Act.of(TWO, "Two threads at once", "Runs the whole task in every thread, all at the same time.", ITERATIONS, THREADS, Knob.SWITCH_INTERVAL)
                        .brief("at once").warmUp(shortSum).work(settings -> settings.integer(THREADS)).inParallel(),
                Act.of(FREE, "Two threads, no GIL", "Runs the same threads with the GIL taken away.", ITERATIONS, THREADS).brief("no GIL")
                        .warmUp(shortSum).work(settings -> settings.integer(THREADS)).inParallel().only(MODEL, free).withoutGil(),
                Act.of(UNGUARDED, "Bare reference count", "Lets all threads take and give back references to one object, with nothing to protect the count.",
                        OPERATIONS, THREADS).brief("bare count").warmUp(shortCount).only(MODEL, bare).withoutGil(),
                Act.of(GUARDED, "Reference count under the GIL", "Does the same with the same count under the GIL.", OPERATIONS, THREADS, Knob.SWITCH_INTERVAL)
                        .brief("count, GIL").warmUp(shortCount).only(MODEL, bare),
                Act.of(ATOMIC, "Atomic reference count", "Does the same without the GIL, each change of the count being one atomic step.", OPERATIONS, THREADS)
                        .brief("atomic count")
                        .warmUp(shortCount).only(MODEL, bare).withoutGil());
    }

    private static List<Knob> theKnobs() {
        return List.of(
                Knob.integer(ITERATIONS, "Numbers to add up", "numbers", 1_000, 200_000_000, 20_000_000)
                        .presets(new TreeMap<>(Map.of("quick", 2_000_000L, "the lesson's", 20_000_000L))),
                Knob.integer(THREADS, "Threads", "threads", 1, 16, 2).presets(new TreeMap<>(Map.of("two", 2L, "four", 4L))),
                Knob.switchInterval(),
                Knob.integer(OPERATIONS, "References per thread", "references", 1_000, 50_000_000, 5_000_000));
    }

    private static List<Comparison> theComparisons() {
        return List.of(
                new Comparison(SPEED_UP, TWO, BASELINE, settings -> settings.integer(THREADS), true),
                new Comparison(SPEED_UP_FREE, FREE, BASELINE, settings -> settings.integer(THREADS), true),
                new Comparison(ATOMIC_COST, ATOMIC, UNGUARDED, settings -> 1, false));
    }

    private static List<Check> theChecks() {
        return List.of(
                new Check("sums are equal", Findings::sumsAreEqual),
                new Check("the sum is exact", Findings::sumIsExact),
                new Check("the GIL protects the count", evidence -> Findings.countHolds(evidence, GUARDED)),
                new Check("an atomic count holds", evidence -> Findings.countHolds(evidence, ATOMIC)));
    }

    private static List<Expectation> theExpectations() {
        return List.of(
                new Expectation("no gain under the GIL", "Two threads at once take as long as one after the other, within 15 %.", Findings::noGain),
                new Expectation("hold follows the interval", "The median hold is the switch interval, within 10 % (from 2 ms; 20 % below).", Findings::holdFollowsInterval),
                new Expectation("gain without the GIL", "Without the GIL the threads reach at least 0.85 of what this machine gives.", Findings::gainWithoutGil),
                new Expectation("a bare count drifts", "Without protection the count does not end at 1.", Findings::bareCountDrifts));
    }

    private static List<Experiment> theExperiments() {
        List<String> sums = List.of(ONE, BASELINE, TWO);
        return List.of(
                new Experiment("real_python", "Check on real Python", "Does the same file behave the same on a CPython found on this machine?",
                        Map.of(), Engine.Kind.CPYTHON, sums),
                new Experiment("short_interval", "Interval 1 ms", "Waiters ask five times as often: what happens to the holds, and what to the time?",
                        Map.of(Knob.SWITCH_INTERVAL, 1.0), null, List.of(BASELINE, TWO)),
                new Experiment("four_threads", "Four threads", "Twice as many threads want the GIL: who gets it next, and how long do the others wait?",
                        Map.of(THREADS, 4L), null, sums),
                new Experiment("without_gil", "Without the GIL", "The same program on the free-threaded engine: what is left of the difference?",
                        Map.of(), Engine.Kind.FREE, sums),
                new Experiment("short_count", "A thousand references", "Does a bare count drift in so short a time? Run it several times.",
                        Map.of(OPERATIONS, 1_000L), Engine.Kind.MODEL, List.of(UNGUARDED, GUARDED, ATOMIC)));
    }

    @Override
    public Map<String, Object> quick() {
        return Map.of(ITERATIONS, 100_000L, OPERATIONS, 10_000L);
    }

    @Override
    public List<String> beforehand(Evidence evidence) {
        if (evidence.cores() > 1) return List.of();
        return List.of("This machine offers one core, so nothing runs at the same time: two_threads_free can't be faster here, and refcount_unguarded will hardly drift.");
    }

    @Override
    public List<String> verdict(Evidence evidence) {
        return Points.answered(evidence);
    }
}
