package interleave.teaching;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a run has measured so far: the only source of the numbers in a lesson's sentences.
public interface Evidence {
    Engine.Kind engine();

    /// Whether the engine's threads run under a GIL.
    boolean gil();

    /// Processors this machine offers.
    int cores();

    /// What two busy threads gain on this machine now; empty when it was not calibrated.
    OptionalDouble parallelism();

    Settings settings();

    /// Finished repetitions of an act, in order; empty when it did not run.
    List<Measurement> of(String act);

    /// A comparison of the lesson, once both its acts have run.
    Optional<Verdict> verdict(String comparison);

    /// What the engine watched of an act's typical repetition ([Act#watched]); empty where it can't.
    default Optional<Profile> profile(String act) {
        return Optional.empty();
    }

    default boolean ran(String act) {
        return !of(act).isEmpty();
    }

    /// The repetition whose time is the median (the lower one of two): the one views draw. Interrupted ones only when there is no other.
    default Optional<Measurement> typical(String act) {
        var taken = of(act);
        var whole = taken.stream().filter(m -> !m.interrupted()).toList();
        var sorted = (whole.isEmpty() ? taken : whole).stream().sorted(Comparator.comparingDouble(Measurement::wallSeconds)).toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
    }

    /// Median wall time of the uninterrupted repetitions, s.
    default OptionalDouble seconds(String act) {
        var times = of(act).stream().filter(m -> !m.interrupted()).mapToDouble(Measurement::wallSeconds).sorted().toArray();
        if (times.length == 0) return OptionalDouble.empty();
        int half = times.length / 2;
        return OptionalDouble.of(times.length % 2 == 1 ? times[half] : (times[half - 1] + times[half]) / 2);
    }
}
