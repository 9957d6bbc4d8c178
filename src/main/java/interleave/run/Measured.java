package interleave.run;

import interleave.teaching.Engine;
import interleave.teaching.Evidence;
import interleave.teaching.Measurement;
import interleave.teaching.Profile;
import interleave.teaching.Settings;
import interleave.teaching.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The evidence of a session at one moment. Immutable.
///
/// @param takes those measured
/// @param cores of the machine it ran on
/// @param gains what so many busy threads gained, median of this run's calibrations
record Measured(Plan plan, List<Measurement> measurements, Map<Integer, Double> gains, List<Take> takes, int cores)
        implements Evidence {
    Measured(Plan plan, List<Measurement> measurements, Map<Integer, Double> gains) {
        this(plan, measurements, gains, List.of(), Runtime.getRuntime().availableProcessors());
    }

    @Override
    public Engine.Kind engine() {
        return plan.engine().kind();
    }

    @Override
    public boolean gil() {
        return plan.engine().gil();
    }

    @Override
    public OptionalDouble parallelism() {
        Double gain = gains.get(2);
        return gain == null ? OptionalDouble.empty() : OptionalDouble.of(gain);
    }

    @Override
    public Settings settings() {
        return plan.settings();
    }

    @Override
    public List<Measurement> of(String act) {
        return measurements.stream().filter(measurement -> measurement.act().equals(act)).toList();
    }

    @Override
    public Optional<Profile> profile(String act) {
        return typical(act).flatMap(typical -> takes.stream()
                .filter(take -> take.act().id().equals(act) && take.repetition() == typical.repetition() && take.execution().profile() != null).findFirst())
                .map(take -> take.execution().profile());
    }

    @Override
    public Optional<Verdict> verdict(String name) {
        return plan.lesson().comparisons().stream().filter(comparison -> comparison.name().equals(name)).findFirst().flatMap(comparison -> {
            int threads = (int) Math.round(comparison.ideal().applyAsDouble(settings()));
            return Verdicts.judge(plan.lesson(), comparison, this, gains.getOrDefault(threads, Double.NaN));
        });
    }
}
