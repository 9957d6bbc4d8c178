package interleave.run;

import interleave.teaching.Execution;
import interleave.teaching.Measurement;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Returned;
import interleave.world.Ledger;
import org.jspecify.annotations.Nullable;

/// What a finished repetition says to the lesson, from its outcome and its recording.
final class Accounts {
    private Accounts() {}

    /// The outcome, or a failure in its place where what the act returned has the wrong shape or takes the name of a measured metric.
    static Execution.Outcome checked(Execution.Outcome outcome) {
        if (outcome.status() != Execution.Status.FINISHED) return outcome;
        String fault = fault(outcome);
        if (fault == null) return outcome;
        return new Execution.Outcome(Execution.Status.FAILED, outcome.startNanos(), outcome.endNanos(), outcome.cpuNanos(), outcome.results(), outcome.output(),
                new ProgramFailure(fault, 0, fault), outcome.readings(), outcome.processes());
    }

    private static @Nullable String fault(Execution.Outcome outcome) {
        try {
            for (String name : Returned.of(outcome.results()).metrics().keySet()) {
                if (ResultJson.METRICS.contains(name)) return "The metric \"" + name + "\" is measured by Interleave itself; give the act's own another name.";
            }
            return null;
        } catch (IllegalArgumentException wrong) {
            return wrong.getMessage();
        }
    }

    static Measurement measurement(Take take) {
        var outcome = java.util.Objects.requireNonNull(take.outcome());
        return new Measurement(take.act().id(), take.repetition(), outcome.wallSeconds(), outcome.cpuNanos() / 1e9, outcome.results(),
                take.gil() ? gil(take.ledger()) : null, take.interrupted(),
                take.findings().stream().map(each -> new Measurement.Found(each.kind().word(), each.name(), each.sentence(), each.line())).toList());
    }

    private static Measurement.@Nullable Gil gil(@Nullable Ledger ledger) {
        if (ledger == null || ledger.gils().isEmpty()) return null;
        var gil = ledger.gils().getFirst();
        double waited = ledger.threads().stream().mapToDouble(thread -> thread.gilWaitSeconds()).sum() * 1000;
        return new Measurement.Gil(gil.handOvers(), gil.forced(), gil.holds() == null ? Double.NaN : gil.holds().p50() / 1e6, waited);
    }
}
