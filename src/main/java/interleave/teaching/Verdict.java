package interleave.teaching;

/// How two acts compare on this machine now: the speed-up of one against the other, per unit of work.
///
/// @param value    speed-up on medians: (work of / work against) × (wall against / wall of)
/// @param low      least and
/// @param high     greatest speed-up among the interleaved pairs of repetitions
/// @param ideal    the speed-up of a machine without limits
/// @param reach    what this machine could give now (its parallelism), NaN when that is not the question or not known
/// @param reason   why there is no clear difference; empty otherwise, or when it is not known
public record Verdict(Comparison comparison, double value, double low, double high, double ideal, double reach, Outcome outcome, String reason) {
    public enum Outcome {
        FASTER, SLOWER,
        /// Neither, and a gain would have shown.
        SAME,
        /// No clear difference on this machine now.
        UNCLEAR
    }

    public boolean clear() {
        return outcome != Outcome.UNCLEAR;
    }
}
