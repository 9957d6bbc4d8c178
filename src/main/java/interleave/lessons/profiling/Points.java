package interleave.lessons.profiling;

import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Measurement;
import interleave.teaching.Profile;
import interleave.teaching.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The verdict and the three teaching points, answered from one run.
final class Points {
    private Points() {}

    static List<String> answered(Evidence evidence) {
        var sentences = new ArrayList<String>();
        if (evidence.ran(Profiling.DETERMINISTIC)) {
            sentences.add(clocks(evidence));
            sentences.add(sum(evidence));
            sentences.add(mainThread(evidence));
        }
        evidence.typical(Profiling.SHARED).ifPresent(shared -> sentences.add(shared(shared)));
        if (evidence.ran(Profiling.SAMPLED)) sentences.add(sampled(evidence));
        evidence.typical(Profiling.BOTTLENECK).ifPresent(slow -> sentences.add(bottleneck(slow)));
        if (evidence.ran(Profiling.BOTTLENECK) && evidence.ran(Profiling.FIXED)) sentences.add(repair(evidence));
        evidence.typical(Profiling.OVERHEAD).ifPresent(cost -> sentences.add(overhead(cost)));
        return sentences;
    }

    private static double metric(Evidence evidence, String act, String name) {
        return Numbers.median(evidence, act, name).orElse(0);
    }

    private static String clocks(Evidence evidence) {
        double wall = metric(evidence, Profiling.DETERMINISTIC, "wallCumulative"), cpu = metric(evidence, Profiling.DETERMINISTIC, "cpuCumulative");
        double[] spread = Numbers.values(evidence, Profiling.DETERMINISTIC, "wallCumulative");
        String between = spread.length > 1 ? String.format(ROOT, " (between %s and %s in the repetitions)", Numbers.time(spread[0]), Numbers.time(spread[spread.length - 1])) : "";
        String alone = evidence.ran(Profiling.ONE) ? String.format(ROOT, "; alone the same call took %s", Numbers.time(metric(evidence, Profiling.ONE, "wallCumulative"))) : "";
        long threads = evidence.settings().integer(Profiling.THREADS);
        return String.format(ROOT, "With %d thread%s at once the cumtime of task is %s in the middle profile%s, its CPU time %s%s: a profiler's clock runs while its thread waits.", threads,
                threads == 1 ? "" : "s", Numbers.time(wall), between, Numbers.time(cpu), alone);
    }

    private static String sum(Evidence evidence) {
        double wall = metric(evidence, Profiling.DETERMINISTIC, "wallSum"), run = metric(evidence, Profiling.DETERMINISTIC, "runSeconds"),
                cpu = metric(evidence, Profiling.DETERMINISTIC, "cpuSum");
        return String.format(ROOT, "The cumtimes of all threads add up to %s, the run took %s: the same stretch of time is counted once by every thread that was waiting in it. "
                + "The CPU times add up to %s.", Numbers.time(wall), Numbers.time(run), Numbers.time(cpu));
    }

    private static String mainThread(Evidence evidence) {
        var main = evidence.typical(Profiling.DETERMINISTIC).orElseThrow();
        return String.format(ROOT, "A profile of the main thread alone says that it waited for %.0f %% of the run, longest in %s; of the work it says nothing.",
                100 * main.metric("mainShare"), main.results().get("mainFunction"));
    }

    private static String shared(Measurement shared) {
        if (shared.results().get("skipped") instanceof String reason) return reason + ".";
        String version = String.valueOf(shared.results().get("version"));
        long enabled = Math.round(shared.metric("enabled")), refused = Math.round(shared.metric("refused"));
        String who = refused == 0
                ? String.format(ROOT, "Python %s let all %d threads enable the one cProfile profiler, each for itself", version, enabled)
                : String.format(ROOT, "Python %s let %d of %d threads enable the one cProfile profiler, the others got ValueError (%s)", version, enabled, enabled + refused,
                        shared.results().get("message"));
        String mixed = shared.results().get("recursive") instanceof List<?> list && !list.isEmpty()
                ? "; on its one stack of calls the threads' calls got mixed up, so that it shows recursion where there is none: " + list.getFirst() : "";
        return String.format(ROOT, "%s; it counted %.0f of the %.0f calls%s. Enabled in the main thread alone it counted %.0f.", who, shared.metric("callsSeen"),
                shared.metric("callsMade"), mixed, shared.metric("callsSeenByMain"));
    }

    private static String sampled(Evidence evidence) {
        var typical = evidence.typical(Profiling.SAMPLED).orElseThrow();
        double share = typical.metric("inSquareSum");
        String own = Double.isNaN(share) ? "The program's own sampler did not get to look once"
                : String.format(ROOT, "The program's own sampler saw %.0f stacks (it wanted to look 500 times a second and got to look %.0f times), %.0f %% of them in square_sum",
                        typical.metric("inProcessSamples"), typical.metric("looksPerSecond"), 100 * share);
        return own + evidence.profile(Profiling.SAMPLED).map(Points::outside).orElse("") + ".";
    }

    private static String outside(Profile profile) {
        var stacks = profile.stacks();
        if (stacks == null) return "";
        double all = stacks.stacks().stream().mapToDouble(Profile.Stack::cpuSeconds).sum();
        double inside = stacks.stacks().stream().filter(stack -> stack.frames().getLast().startsWith("square_sum ")).mapToDouble(Profile.Stack::cpuSeconds).sum();
        if (!(all > 0)) return "";
        String jvm = profile.cpu() == null || profile.cpu().samples() == 0 ? "" : String.format(ROOT, "; the JVM's CPU samples, where they could be laid to a function, say %.0f %%",
                100 * share(profile.cpu()));
        return String.format(ROOT, ". From outside, without the GIL, Interleave read %,d stacks: %.0f %% of the CPU time in square_sum%s", stacks.samples(), 100 * inside / all, jvm);
    }

    private static double share(Profile.Stacks stacks) {
        long placed = stacks.stacks().stream().mapToLong(Profile.Stack::samples).sum();
        long inside = stacks.stacks().stream().filter(stack -> stack.frames().getLast().startsWith("square_sum ")).mapToLong(Profile.Stack::samples).sum();
        return placed == 0 ? 0 : (double) inside / placed;
    }

    private static String bottleneck(Measurement slow) {
        Object caller = slow.results().get("calledBy");
        double part = slow.metric("worstWall") / slow.metric("wallSum");
        return String.format(ROOT, "The bottleneck: the threads wait longest in %s%s, %s on the wall's clocks for %s of CPU in %.0f calls, %.0f %% of all the profiles' time.",
                slow.results().get("worst"), caller == null ? "" : ", called by " + caller, Numbers.time(slow.metric("worstWall")), Numbers.time(slow.metric("worstCpu")),
                slow.metric("worstCalls"), 100 * part);
    }

    private static String repair(Evidence evidence) {
        double before = metric(evidence, Profiling.BOTTLENECK, "plainSeconds"), after = metric(evidence, Profiling.FIXED, "plainSeconds");
        String took = String.format(ROOT, "%s before, %s after, %.2f times as fast", Numbers.time(before), Numbers.time(after), before / after);
        var fixed = evidence.typical(Profiling.FIXED).orElseThrow();
        String left = String.format(ROOT, " What waits longest now is %s.", fixed.results().get("worst"));
        var verdict = evidence.verdict(Profiling.REPAIR).map(Verdict::outcome).orElse(Verdict.Outcome.UNCLEAR);
        return switch (verdict) {
            case FASTER -> "With the service asked before the lock is taken the program is faster (" + took + ", without a profiler)." + left;
            case SLOWER -> "With the service asked before the lock is taken the program was slower (" + took + ", without a profiler)." + left;
            case SAME -> "With the service asked before the lock is taken the program took as long (" + took + ", without a profiler)." + left;
            case UNCLEAR -> "With the service asked before the lock is taken: " + took + ", without a profiler; "
                    + "no verdict on this machine now. " + evidence.verdict(Profiling.REPAIR).map(Verdict::reason).filter(reason -> !reason.isEmpty()).orElse("") + left;
        };
    }

    private static String overhead(Measurement cost) {
        var heavy = factors(cost, "call_heavy");
        var free = factors(cost, "call_free");
        double calls = Numbers.seconds(cost, "call_heavy", "setprofile") - Numbers.seconds(cost, "call_heavy", "none");
        var dearest = heavy.stream().max(Comparator.naturalOrder()).orElseThrow();
        return String.format(ROOT, "Profiling has its price, and calls pay it: the call-heavy program took %.1f times as long under sys.setprofile and %.1f times under cProfile, the call-free one "
                + "%.2f and %.2f times%s.", heavy.get(0), heavy.get(1), free.get(0), free.get(1), dearest > 1.2 ? String.format(ROOT, "; the hook took %s more", Numbers.time(calls)) : "");
    }

    private static List<Double> factors(Measurement cost, String program) {
        double plain = Numbers.seconds(cost, program, "none");
        return List.of(Numbers.seconds(cost, program, "setprofile") / plain, Numbers.seconds(cost, program, "cProfile") / plain);
    }
}
