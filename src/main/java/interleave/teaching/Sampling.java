package interleave.teaching;

import java.util.List;

/// How well a recording knows who held the GIL where that is not recorded by the interpreter itself but sampled from outside, merged with the program's events. Counts are of
/// the program's own process, not of its workers.
///
/// @param periodNanos asked for between two samples; 0 where nothing is sampled
/// @param samples     taken
/// @param gapNanos    nine of ten samples were at most this far apart (p90), ns; -1 without samples
/// @param handOvers   changes of holder that the GIL itself has counted meanwhile; -1 where it could not be read
/// @param missed      of these, the ones that neither samples nor events have shown; -1 where it could not be read
/// @param cpuNanos    what the sampling cost so far
/// @param limits      what could not be seen, each in a sentence with its remedy
public record Sampling(long periodNanos, long samples, long gapNanos, long handOvers, long missed, long cpuNanos, List<String> limits) {
    public Sampling {
        limits = List.copyOf(limits);
    }

    /// The share of the hand-overs that is known, 0 to 1; NaN where the GIL could not be read or none happened.
    public double known() {
        return handOvers <= 0 || missed < 0 ? Double.NaN : 1 - (double) missed / handOvers;
    }
}
