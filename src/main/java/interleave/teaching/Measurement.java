package interleave.teaching;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one repetition of an act came to, for the texts, checks and comparisons of a lesson.
///
/// @param repetition  from 0
/// @param cpuSeconds  of the workload's threads together
/// @param results     what the act's function returned
/// @param gil         null without a GIL or without recording
/// @param interrupted the run was paused meanwhile: its times say nothing
public record Measurement(String act, int repetition, double wallSeconds, double cpuSeconds, Map<String, Object> results, @Nullable Gil gil,
                          boolean interrupted) {
    /// Holds and hand-overs. A hold runs from one change of holder to the next.
    ///
    /// @param handOvers changes of holder from one thread to another
    /// @param forced    those that followed a request
    /// @param holdMs    median hold before a hand-over, NaN when there was none
    /// @param waitMs    waiting for the GIL, all threads together
    public record Gil(long handOvers, long forced, double holdMs, double waitMs) {}
}
