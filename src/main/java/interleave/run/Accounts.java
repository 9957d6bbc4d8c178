package interleave.run;

import interleave.teaching.Measurement;
import interleave.world.Ledger;
import org.jspecify.annotations.Nullable;

/// What a finished repetition says to the lesson, from its outcome and its recording.
final class Accounts {
    private Accounts() {}

    static Measurement measurement(Take take) {
        var outcome = java.util.Objects.requireNonNull(take.outcome());
        return new Measurement(take.act().id(), take.repetition(), outcome.wallSeconds(), outcome.cpuNanos() / 1e9, outcome.results(),
                take.gil() ? gil(take.ledger()) : null, take.interrupted());
    }

    private static Measurement.@Nullable Gil gil(@Nullable Ledger ledger) {
        if (ledger == null || ledger.gils().isEmpty()) return null;
        var gil = ledger.gils().getFirst();
        double waited = ledger.threads().stream().mapToDouble(thread -> thread.gilWaitSeconds()).sum() * 1000;
        return new Measurement.Gil(gil.handOvers(), gil.forced(), gil.holds() == null ? Double.NaN : gil.holds().p50() / 1e6, waited);
    }
}
