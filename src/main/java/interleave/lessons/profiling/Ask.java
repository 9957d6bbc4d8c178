package interleave.lessons.profiling;

import static java.util.Locale.ROOT;

import interleave.teaching.Evidence;
import interleave.teaching.Question;
import interleave.teaching.Question.Choice;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The lesson's question; every reply is made from the run.
final class Ask {
    private Ask() {}

    static Question cumulative() {
        return new Question("cumtime", Profiling.DETERMINISTIC, Profiling.ONE, Ask::ask, List.of(
                choice("1", "a profiler shows CPU time", "profilers show CPU time", Ask::notCpu),
                choice("2", "two cores share the threads", "the cores share the threads", Ask::notCores),
                choice("3.5", "its clock runs on while the thread waits", null, Ask::answer)),
                "× the thread's CPU time", Ask::factor, Ask::answer);
    }

    private static Choice choice(String factor, String why, @Nullable String misconception, Function<Evidence, String> reply) {
        return new Choice(factor, evidence -> label(evidence, Double.parseDouble(factor)) + ": " + why, misconception, evidence -> reply(factor, evidence, reply));
    }

    private static String label(Evidence evidence, double factor) {
        var alone = Numbers.median(evidence, Profiling.ONE, "cpuCumulative");
        String times = factor == 1 ? "the CPU time itself" : factor == 2 ? "twice the CPU time" : "three or four times the CPU time";
        return alone.isPresent() ? times + ", about " + Numbers.time(factor * alone.getAsDouble()) : times;
    }

    /// A misconception's own reply where the run speaks against it; where the run bears it out, that is the answer.
    private static String reply(String factor, Evidence evidence, Function<Evidence, String> misconception) {
        boolean right = cumulative().right(evidence).filter(choice -> choice.id().equals(factor)).isPresent();
        return right || factor(evidence).isEmpty() ? answer(evidence) : misconception.apply(evidence);
    }

    private static String ask(Evidence evidence) {
        var alone = Numbers.median(evidence, Profiling.ONE, "cpuCumulative");
        long threads = evidence.settings().integer(Profiling.THREADS);
        String took = alone.isPresent() ? String.format(ROOT, "One thread alone: task has a cumulative time (cumtime) of %s, and used %s of CPU.",
                Numbers.time(Numbers.median(evidence, Profiling.ONE, "wallCumulative").orElseThrow()), Numbers.time(alone.getAsDouble())) : "One thread alone has a cumulative time (cumtime).";
        return String.format(ROOT, "%s Now %d threads run the same program at once, each with a profiler of its own. The cumtime of task in each thread's profile:", took, threads);
    }

    static OptionalDouble factor(Evidence evidence) {
        var wall = Numbers.median(evidence, Profiling.DETERMINISTIC, "wallCumulative");
        var cpu = Numbers.median(evidence, Profiling.DETERMINISTIC, "cpuCumulative");
        return wall.isPresent() && cpu.isPresent() && cpu.getAsDouble() > 0 ? OptionalDouble.of(wall.getAsDouble() / cpu.getAsDouble()) : OptionalDouble.empty();
    }

    private static String answer(Evidence evidence) {
        if (factor(evidence).isEmpty()) return "deterministic has not run, so there is nothing to hold the guess against.";
        return String.format(ROOT, "In the middle one of the profiles cumtime is %s and CPU time %s, %.2f times as much: the profiler's clock went on while the thread waited.",
                wall(evidence), cpu(evidence), factor(evidence).getAsDouble());
    }

    private static String notCpu(Evidence evidence) {
        return String.format(ROOT, "A profiler reads the wall's clock unless it is told otherwise: it shows %s where the thread used %s of CPU.", wall(evidence), cpu(evidence));
    }

    private static String notCores(Evidence evidence) {
        return String.format(ROOT, "%s: cumtime came to %s, %.2f times the CPU time.", evidence.gil() ? "Threads that run Python share one GIL, not the cores"
                : "How many cores there are is one part of it, who else wants them another", wall(evidence), factor(evidence).orElse(Double.NaN));
    }

    private static String wall(Evidence evidence) {
        return Numbers.time(Numbers.median(evidence, Profiling.DETERMINISTIC, "wallCumulative").orElse(0));
    }

    private static String cpu(Evidence evidence) {
        return Numbers.time(Numbers.median(evidence, Profiling.DETERMINISTIC, "cpuCumulative").orElse(0));
    }
}
