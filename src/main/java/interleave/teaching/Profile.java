package interleave.teaching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a call's time went, as the engine saw it from outside the program: stacks read now and then, and where asked for every call and return.
///
/// @param stacks what Interleave's own sampler read, null where nothing was sampled
/// @param cpu    what the JVM sampled, null where it could not
/// @param calls  each thread's calls, empty where they were not recorded
public record Profile(@Nullable Stacks stacks, @Nullable Stacks cpu, List<ThreadCalls> calls) {
    /// What an act asks its engine to watch.
    public enum Watch {
        NOTHING,
        /// Stacks, about a thousand times a second.
        STACKS,
        /// Every call and return.
        CALLS
    }

    /// Sampled stacks, equal ones together: the data of a flame graph.
    ///
    /// @param source        what sampled, and what a sample's place in the program was taken from: one sentence
    /// @param periodSeconds mean time between two samples of a thread
    /// @param samples       of all threads
    /// @param unplaced      those among them that could not be laid to one stack
    /// @param lost          that the source says it dropped
    /// @param costSeconds   CPU time the sampling used, NaN where it can't be told
    public record Stacks(String source, double periodSeconds, long samples, long unplaced, long lost, double costSeconds, List<Stack> stacks) {}

    /// One thread at one place in the program.
    ///
    /// @param frames      outermost first: "work (lesson.py:12)", the number being the function's first line
    /// @param line        where the innermost frame stood, 0 where that is not known
    /// @param samples     how often it was met
    /// @param wallSeconds time between samples spent there
    /// @param cpuSeconds  CPU time of the thread between those samples; NaN where not measured
    public record Stack(String thread, List<String> frames, int line, long samples, double wallSeconds, double cpuSeconds) {}

    public record ThreadCalls(String thread, List<Function> functions) {}

    /// As a row of pstats' table, on two clocks.
    ///
    /// @param function  "lesson.py:12(work)" or "{built-in method builtins.sum}"
    /// @param primitive calls that were not recursive
    /// @param own       without what it called, s; `cumulative` with it; on the wall and on the thread's CPU clock
    public record Function(String function, long calls, long primitive, double own, double cumulative, double cpuOwn, double cpuCumulative) {}
}
