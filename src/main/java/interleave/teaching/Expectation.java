package interleave.teaching;

import java.util.Optional;
import java.util.function.Function;

/// What usually happens, but is the machine's to decide: reported with trials, never a failure.
///
/// @param expected one sentence
/// @param test     empty when the acts it is about did not run
public record Expectation(String name, String expected, Function<Evidence, Optional<Observation>> test) {
    /// @param held in how many of the trials it was so
    public record Observation(String observed, int trials, int held) {}
}
