package interleave.teaching;

import java.util.Optional;
import java.util.function.Function;

/// An invariant of a correct program or of the product: it decides whether a run succeeds.
///
/// @param test empty when the acts it is about did not run
public record Check(String name, Function<Evidence, Optional<Finding>> test) {
    /// @param detail one sentence with the numbers
    public record Finding(boolean ok, String detail) {}
}
