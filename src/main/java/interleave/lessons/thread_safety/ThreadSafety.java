package interleave.lessons.thread_safety;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Lesson 3.1: a dictionary with a lock around every method, a count made of two of them, and how to find out that it is wrong.
final class ThreadSafety implements Lesson {
    static final String SHORT = "get_then_set", LONG = "get_then_set_long", OFTEN = "get_then_set_short_interval", PLUS = "plus_equals",
            PLUS_FREE = "plus_equals_free", LOCKED = "locked_update", SCOPE = "scope", REENTRANCY = "reentrancy", STRESS = "stress";
    static final String SEARCH_SHORT = "search_get_then_set", SEARCH_PLUS = "search_plus_equals", SEARCH_LOCKED = "search_locked_update";
    /// The acts whose counting notices when a set of another thread came between.
    static final List<String> GET_THEN_SET = List.of(SHORT, LONG, OFTEN, STRESS);

    static final String THREADS = "threads", INCREMENTS = "increments", LONG_INCREMENTS = "long_increments", TRIALS = "trials", LONG_TRIALS = "long_trials",
            STRESS_TRIALS = "stress_trials", SHORT_MS = "short_ms", LOCK = "lock", PATIENCE = "patience_ms";
    private static final Search EVERY_WAY = new Search(2, 20_000, 60);

    private final Content content = new Content(theActs(), theKnobs(), Questions.all(), List.of(), theChecks(), theExpectations(), theExperiments());

    @Override
    public Heading heading() {
        return new Heading("3.1", "Thread safety", "Safety", 30);
    }

    @Override
    public Content content() {
        return content;
    }

    private static List<Act> theActs() {
        Map<String, Object> few = Map.of(TRIALS, 3L, LONG_TRIALS, 1L, STRESS_TRIALS, 3L, LONG_INCREMENTS, 20_000L);
        String free = "Taking the GIL away from one act is possible on the GIL model only.";
        return List.of(
                Act.of(SHORT, "A thousand each", "Lets every thread count to a thousand with a locked get, then a locked set, in many trials.", THREADS, INCREMENTS, TRIALS,
                        Knob.SWITCH_INTERVAL).brief("a thousand").warmUp(few).once().cells("count"),
                Act.of(LONG, "A hundred thousand each", "Runs the same program for longer.", THREADS, LONG_INCREMENTS, LONG_TRIALS, Knob.SWITCH_INTERVAL)
                        .brief("longer").warmUp(few).once(),
                Act.of(OFTEN, "A thousand, short interval", "Runs the same thousand with a GIL that is asked for more often.", THREADS, INCREMENTS, TRIALS, SHORT_MS)
                        .brief("more often").warmUp(few).once().cells("count"),
                Act.of(PLUS, "plain[key] += 1", "Counts with += on a plain dict, without any lock.", THREADS, LONG_INCREMENTS, TRIALS, Knob.SWITCH_INTERVAL)
                        .brief("+=").warmUp(few).once(),
                Act.of(PLUS_FREE, "plain[key] += 1, no GIL", "Does the same with the GIL taken away.", THREADS, LONG_INCREMENTS, TRIALS).brief("+=, no GIL").warmUp(few)
                        .once().only(EnumSet.of(Engine.Kind.MODEL), free).withoutGil(),
                Act.of(LOCKED, "One lock around both", "Counts with update, which holds the lock from the get to the set.", THREADS, INCREMENTS, TRIALS, SHORT_MS)
                        .brief("one lock").warmUp(few).once().cells("count"),
                Act.of(SCOPE, "A lock and an exception", "Raises an exception while a lock is held, inside a with statement and without one.").brief("exception").onceCold(),
                Act.of(REENTRANCY, "A lock taken twice", "Calls update, which holds the lock while get and set ask for it again.", LOCK, PATIENCE).brief("twice").onceCold(),
                Act.of(STRESS, "Stress test", "Runs the first program and the repaired one many times at the short interval.", THREADS, INCREMENTS, STRESS_TRIALS, SHORT_MS)
                        .brief("stress").warmUp(few).once(),
                Act.of(SEARCH_SHORT, "Search: get, then set", "Tries the orders in which two threads can make one increment each, with get and set.")
                        .brief("search: wrong").searched(EVERY_WAY),
                Act.of(SEARCH_PLUS, "Search: +=", "Tries them for += on a plain dict.").brief("search: +=").searched(EVERY_WAY),
                Act.of(SEARCH_LOCKED, "Search: one lock", "Tries them for the repaired program.").brief("search: fixed").searched(EVERY_WAY));
    }

    private static List<Knob> theKnobs() {
        return List.of(
                Knob.integer(THREADS, "Threads", "threads", 2, 24, 10).presets(new TreeMap<>(Map.of("two", 2L, "ten", 10L))),
                Knob.integer(INCREMENTS, "Increments per thread", "increments", 1, 1_000_000, 1_000),
                Knob.integer(LONG_INCREMENTS, "Increments, the long way", "increments", 1, 2_000_000, 100_000),
                Knob.integer(TRIALS, "Trials", "trials", 1, 1_000, 20),
                Knob.integer(LONG_TRIALS, "Trials, the long way", "trials", 1, 200, 20),
                Knob.integer(STRESS_TRIALS, "Trials of the stress test", "trials", 1, 10_000, 50),
                Knob.switchInterval(),
                Knob.real(SHORT_MS, "The short interval", "ms", 0.001, 1000, 0.1),
                Knob.choice(LOCK, "Lock of the dictionary in reentrancy", List.of("RLock", "Lock")),
                Knob.integer(PATIENCE, "Patience with a frozen thread", "ms", 50, 60_000, 1_000));
    }

    private static List<Check> theChecks() {
        return List.of(
                new Check("not overtaken, nothing lost", Findings::notOvertakenNothingLost),
                new Check("the locked update loses nothing", Findings::lockedLosesNothing),
                new Check("+= loses nothing under the model's GIL", Findings::plusEqualsUnderTheModel),
                new Check("a with statement lets go on an exception", Findings::scopes),
                new Check("an RLock lets its holder in again, a Lock doesn't", Findings::reentrancy),
                new Check("one preemption is enough to lose an update", Findings::foundSchedule),
                new Check("+= has a losing schedule only without a GIL", Findings::plusEqualsSchedule),
                new Check("no schedule loses an update under one lock", Findings::noSchedule));
    }

    private static List<Expectation> theExpectations() {
        return List.of(
                new Expectation("a thousand each: luck", "Under the GIL a trial of the short program usually loses nothing.", Findings::shortIsLucky),
                new Expectation("a hundred thousand each", "A trial loses between 60 and 90 % of the increments.", Findings::longLoses),
                new Expectation("a thousand at the short interval", "A trial loses more than a tenth of the increments.", Findings::oftenLoses),
                new Expectation("+= without the GIL", "A trial loses increments.", Findings::plusEqualsFreeLoses));
    }

    private static List<Experiment> theExperiments() {
        return List.of(
                new Experiment("real_python", "Check on real Python", "Does the same file lose as much, and as often, on a CPython found on this machine?",
                        Map.of(LONG_TRIALS, 3L), Engine.Kind.CPYTHON, List.of(SHORT, LONG, OFTEN, PLUS, LOCKED)),
                new Experiment("plain_lock", "Lock instead of RLock", "update holds the lock and calls get, which wants it: what happens, and what does the wait-for graph say?",
                        Map.of(LOCK, "Lock"), null, List.of(REENTRANCY)),
                new Experiment("two_threads", "Only two threads", "Half of the threads' work is gone: is half of the danger?", Map.of(THREADS, 2L, LONG_TRIALS, 5L), null,
                        List.of(SHORT, LONG, OFTEN)),
                new Experiment("long_interval", "Interval 100 ms", "The GIL is asked for twenty times less often. Is the program right now?",
                        Map.of(Knob.SWITCH_INTERVAL, 100.0, LONG_TRIALS, 5L), null, List.of(SHORT, LONG)),
                new Experiment("without_gil", "Without the GIL", "The same program on the free-threaded engine: what becomes of the short one's luck?",
                        Map.of(LONG_TRIALS, 3L), Engine.Kind.FREE, List.of(SHORT, LONG, PLUS, LOCKED)));
    }

    @Override
    public List<String> telling() {
        return List.of(OFTEN, LONG, SHORT);
    }

    @Override
    public Map<String, Object> quick() {
        return Map.of(INCREMENTS, 200L, LONG_INCREMENTS, 1_000L, TRIALS, 2L, LONG_TRIALS, 1L, STRESS_TRIALS, 2L);
    }

    @Override
    public List<String> verdict(Evidence evidence) {
        return Points.answered(evidence);
    }
}
