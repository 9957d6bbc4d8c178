package interleave.lessons.profiling;

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
import interleave.teaching.Profile;
import interleave.teaching.Settings;
import interleave.teaching.Website;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Lesson 4.1: four threads profiled, by themselves, by one profiler for all and by looking at them; a bottleneck found, mended and measured again.
final class Profiling implements Lesson {
    static final String ONE = "one_thread", DETERMINISTIC = "deterministic", SHARED = "shared", SAMPLED = "sampled", BOTTLENECK = "bottleneck",
            OVERHEAD = "overhead", FIXED = "fixed";
    static final String NUMBERS = "numbers", THREADS = "threads", REPORTS = "reports", LATENCY = "latencyMs", CALLS = "calls";
    static final String REPAIR = "what the repair gains";
    /// The program's SECTIONS, PIECES and BLOCK.
    static final int SECTIONS = 5, PIECES = 4, BLOCK = 50;

    private final Content content = new Content(theActs(), theKnobs(), List.of(Ask.cumulative()),
            List.of(new Comparison(REPAIR, FIXED, BOTTLENECK, settings -> settings.integer(THREADS), false)), theChecks(), theExpectations(), theExperiments());

    @Override
    public Heading heading() {
        return new Heading("4.1", "Profiling", "Measuring", 30);
    }

    @Override
    public Content content() {
        return content;
    }

    private static List<Act> theActs() {
        Map<String, Object> fewNumbers = Map.of(NUMBERS, 400_000L), fewReports = Map.of(REPORTS, 4L);
        return List.of(
                Act.of(ONE, "One thread", "Runs the program once and profiles it on two clocks: the baseline.", NUMBERS).brief("one").warmUp(fewNumbers),
                Act.of(DETERMINISTIC, "Every thread profiles itself", "Runs the program in every thread at once; each hears its own calls and returns.",
                        NUMBERS, THREADS, Knob.SWITCH_INTERVAL).brief("each itself").warmUp(fewNumbers).work(settings -> settings.integer(THREADS))
                        .watched(Profile.Watch.CALLS),
                Act.of(SHARED, "One profiler for all", "Every thread asks one cProfile profiler to profile it.", NUMBERS, THREADS, Knob.SWITCH_INTERVAL)
                        .brief("one for all").warmUp(fewNumbers).once(),
                Act.of(SAMPLED, "Looked at now and then", "Hooks nothing in: another thread looks where the others are, and so does Interleave from outside.",
                        NUMBERS, THREADS, Knob.SWITCH_INTERVAL).brief("sampled").warmUp(fewNumbers).watched(Profile.Watch.STACKS),
                Act.of(BOTTLENECK, "A program that is too slow", "Runs a program that should be done sooner, then profiles it to see where its threads wait.",
                        REPORTS, THREADS, LATENCY).brief("bottleneck").warmUp(fewReports),
                Act.of(OVERHEAD, "What profiling costs", "Runs a program with many calls and one with none, each with and without a profiler.", CALLS)
                        .brief("overhead").warmUp(Map.of(CALLS, 20_000L)).once(),
                Act.of(FIXED, "The program mended", "Runs and profiles the program again after one change.", REPORTS, THREADS, LATENCY).brief("fixed")
                        .warmUp(fewReports));
    }

    private static List<Knob> theKnobs() {
        return List.of(
                Knob.integer(NUMBERS, "Numbers to add up per thread", "numbers", 1_000, 20_000_000, 1_000_000)
                        .presets(new TreeMap<>(Map.of("quick", 200_000L, "the lesson's", 1_000_000L))),
                Knob.integer(THREADS, "Threads", "threads", 1, 16, 4).presets(new TreeMap<>(Map.of("two", 2L, "four", 4L))),
                Knob.integer(REPORTS, "Reports per thread", "reports", 1, 1_000, 20),
                Knob.real(LATENCY, "The service answers after", "ms", 0, 500, 5),
                Knob.integer(CALLS, "Calls of the call-heavy program", "calls", 100, 5_000_000, 50_000),
                Knob.switchInterval());
    }

    private static List<Check> theChecks() {
        return List.of(
                new Check("sums are equal", Findings::sumsAreEqual),
                new Check("every call is counted", Findings::callsAreCounted),
                new Check("own times add up", Findings::ownTimesAddUp),
                new Check("the profiles agree with the interpreter's own record", Findings::agreesWithTheRecord),
                new Check("the repair changes no total", Findings::totalsAreEqual),
                new Check("profiling changes no sum", Findings::overheadIsHarmless));
    }

    private static List<Expectation> theExpectations() {
        return List.of(
                new Expectation("the wall's clock runs on", "With three threads or more, a thread's cumulative time is at least 1.4 times its CPU time.", Findings::clockRunsOn),
                new Expectation("waiting, not working", "Mended, the program is at least 1.5 times as fast.", Findings::fixedIsFaster),
                new Expectation("the lock is found", "What waits longest is the lock's acquire, called by report.", Findings::lockIsNamed),
                new Expectation("samples agree", "At least nine of ten samples are in square_sum.", Findings::samplesAgree),
                new Expectation("calls cost", "A hook at every call makes the call-heavy program at least twice as slow, the call-free one not by a quarter.", Findings::callsCost));
    }

    private static List<Experiment> theExperiments() {
        return List.of(
                new Experiment("real_python", "Check on real Python", "Does the same file behave the same on a CPython found on this machine, and what does its cProfile allow?",
                        Map.of(), Engine.Kind.CPYTHON, List.of()),
                new Experiment("two_threads", "Two threads", "Half as many threads: what becomes of each one's cumulative time, and what of its CPU time?",
                        Map.of(THREADS, 2L), null, List.of(ONE, DETERMINISTIC)),
                new Experiment("without_gil", "Without the GIL", "The threads wait for no GIL: which of the two clocks changes?",
                        Map.of(), Engine.Kind.FREE, List.of(ONE, DETERMINISTIC, SAMPLED)),
                new Experiment("slow_service", "A slower service", "The service takes 20 ms: does the repair gain more, or less?",
                        Map.of(LATENCY, 20.0, REPORTS, 10L), null, List.of(BOTTLENECK, FIXED)),
                new Experiment("many_calls", "Ten times the calls", "Does the cost of profiling a call depend on how many there are?",
                        Map.of(CALLS, 500_000L), null, List.of(OVERHEAD)));
    }

    @Override
    public Map<String, String> metrics() {
        var names = new LinkedHashMap<String, String>();
        names.put("wallCumulative", "cumulative time of task on the wall's clock, median of the threads, s");
        names.put("cpuCumulative", "the same on the threads' CPU clocks, s");
        names.put("wallSum", "cumulative wall time, all threads together, s");
        names.put("cpuSum", "CPU time the profiles saw, all threads together, s");
        names.put("runSeconds", "from the first thread's start to the last one's end, s");
        names.put("mainShare", "part of the run that the main thread waited, 0 to 1");
        names.put("profilerSeconds", "CPU time the profilers used themselves, s");
        names.put("events", "calls and returns heard");
        names.put("enabled", "threads the shared profiler let in");
        names.put("refused", "threads it refused");
        names.put("callsMade", "calls of the program's functions");
        names.put("callsSeen", "of these, those the shared profiler counted");
        names.put("callsSeenByMain", "those a profiler enabled in the main thread alone counted");
        names.put("looks", "times the program's own sampler looked");
        names.put("looksPerSecond", "the same per second");
        names.put("inProcessSamples", "stacks it saw");
        names.put("inSquareSum", "part of them inside square_sum, 0 to 1");
        names.put("plainSeconds", "the program without a profiler, s");
        names.put("profiledSeconds", "the same with every thread profiling itself, s");
        names.put("worstWall", "own wall time of the function that waits longest, all threads, s");
        names.put("worstCpu", "its own CPU time, s");
        names.put("worstCalls", "its calls");
        names.put("seconds", "of a point of overhead: the program's time under that profiler, the middle one of three, s");
        return names;
    }

    @Override
    public List<String> telling() {
        return List.of(BOTTLENECK, DETERMINISTIC);
    }

    @Override
    public Map<String, Object> quick() {
        return Map.of(NUMBERS, 40_000L, REPORTS, 3L, CALLS, 2_000L);
    }

    @Override
    public Optional<Website> website(Settings settings) {
        return Optional.of(new Website(Duration.ofNanos(Math.round(settings.real(LATENCY) * 1e6)), 0, 41, 1_000));
    }

    @Override
    public List<String> beforehand(Evidence evidence) {
        return evidence.cores() > 1 ? List.of() : List.of("This machine offers one core: without the GIL the threads still wait for that core, and their clocks show it.");
    }

    @Override
    public List<String> verdict(Evidence evidence) {
        return Points.answered(evidence);
    }
}
