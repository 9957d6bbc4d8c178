package interleave.shell;

import interleave.teaching.Engine;
import interleave.teaching.Evidence;
import interleave.teaching.Measurement;
import interleave.teaching.Settings;
import interleave.teaching.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The evidence before anything was measured.
record Nothing(Engine.Kind engine, boolean gil, Settings settings) implements Evidence {
    @Override
    public int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public OptionalDouble parallelism() {
        return OptionalDouble.empty();
    }

    @Override
    public List<Measurement> of(String act) {
        return List.of();
    }

    @Override
    public Optional<Verdict> verdict(String comparison) {
        return Optional.empty();
    }
}
