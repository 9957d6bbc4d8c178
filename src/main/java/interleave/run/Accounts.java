package interleave.run;

import interleave.teaching.Measurement;

/// Numbers of one finished repetition, from its outcome and its recording.
final class Accounts {
    private Accounts() {}

    static Measurement measurement(Take take) {
        var outcome = java.util.Objects.requireNonNull(take.outcome());
        return new Measurement(take.act().id(), take.repetition(), outcome.wallSeconds(), outcome.cpuNanos() / 1e9, outcome.results(), null, take.interrupted());
    }
}
