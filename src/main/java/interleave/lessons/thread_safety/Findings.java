package interleave.lessons.thread_safety;

import static java.util.Locale.ROOT;

import interleave.teaching.Check.Finding;
import interleave.teaching.Engine;
import interleave.teaching.Evidence;
import interleave.teaching.Expectation.Observation;
import interleave.teaching.Measurement;
import java.util.Optional;

/// What must hold in every run of the lesson, and what usually does.
final class Findings {
    private Findings() {}

    static Optional<Finding> notOvertakenNothingLost(Evidence evidence) {
        int trials = 0, untouched = 0, wrong = 0;
        for (String act : ThreadSafety.GET_THEN_SET) {
            var losses = Losses.of(evidence, act);
            if (losses == null) continue;
            for (int i = 0; i < losses.trials(); i++) {
                trials++;
                if (losses.overtaken()[i] > 0) continue;
                untouched++;
                if (losses.lost()[i] != 0) wrong++;
            }
        }
        return trials == 0 ? Optional.empty() : Optional.of(new Finding(wrong == 0, String.format(ROOT,
                "In %,d of %,d trials no set of another thread came between a get and its set; %,d of these lost something.", untouched, trials, wrong)));
    }

    static Optional<Finding> lockedLosesNothing(Evidence evidence) {
        var update = Losses.of(evidence, ThreadSafety.LOCKED);
        var stressed = Losses.of(evidence, ThreadSafety.STRESS, "fixed_lost");
        if (update == null && stressed == null) return Optional.empty();
        int trials = (update == null ? 0 : update.trials()) + (stressed == null ? 0 : stressed.trials());
        int losing = (update == null ? 0 : update.losing()) + (stressed == null ? 0 : stressed.losing());
        return Optional.of(new Finding(losing == 0, String.format(ROOT, "%,d of %,d trials lost something.", losing, trials)));
    }

    /// On a CPython it depends on the version: nothing from 3.10 on.
    static Optional<Finding> plusEqualsUnderTheModel(Evidence evidence) {
        var losses = evidence.engine() == Engine.Kind.MODEL ? Losses.of(evidence, ThreadSafety.PLUS) : null;
        return losses == null ? Optional.empty() : Optional.of(new Finding(losses.losing() == 0, "Of += on a plain dict, " + losses.losingTrials() + " lost something."));
    }

    static Optional<Finding> scopes(Evidence evidence) {
        return evidence.typical(ThreadSafety.SCOPE).map(measured -> {
            boolean with = Boolean.TRUE.equals(measured.results().get("with_released")), bare = Boolean.TRUE.equals(measured.results().get("bare_released"));
            return new Finding(with && !bare, "After the exception the lock of the with statement was " + state(with) + ", the one acquired by hand " + state(bare) + ".");
        });
    }

    private static String state(boolean free) {
        return free ? "free" : "still held";
    }

    static Optional<Finding> reentrancy(Evidence evidence) {
        return evidence.typical(ThreadSafety.REENTRANCY).map(measured -> {
            boolean reentrant = "RLock".equals(measured.results().get("lock")), frozen = Boolean.TRUE.equals(measured.results().get("frozen"));
            long holds = Losses.number(measured, "holds");
            boolean ok = reentrant ? !frozen && holds == 2 && Losses.number(measured, "value") == 1 : frozen;
            return new Finding(ok, frozen ? "With a " + measured.results().get("lock") + " the thread waited for a lock that it held itself."
                    : String.format(ROOT, "With a %s the thread held the lock %d times at once.", measured.results().get("lock"), holds));
        });
    }

    static Optional<Finding> foundSchedule(Evidence evidence) {
        return evidence.typical(ThreadSafety.SEARCH_SHORT).map(measured -> new Finding(found(measured) && Losses.number(measured, "preemptions") == 1, found(measured)
                ? String.format(ROOT, "Schedule %s, found after %,d, has %d preemption.", measured.results().get("schedule"), Losses.number(measured, "after"),
                        Losses.number(measured, "preemptions"))
                : String.format(ROOT, "None of %,d schedules loses an update.", Losses.number(measured, "tried"))));
    }

    static Optional<Finding> plusEqualsSchedule(Evidence evidence) {
        return evidence.typical(ThreadSafety.SEARCH_PLUS).map(measured -> new Finding(found(measured) != evidence.gil(), String.format(ROOT, "Of %,d schedules %s an update.",
                Losses.number(measured, "tried"), found(measured) ? Losses.number(measured, "failed") + " lose" : "none loses")));
    }

    static Optional<Finding> noSchedule(Evidence evidence) {
        return evidence.typical(ThreadSafety.SEARCH_LOCKED).map(measured -> new Finding(!found(measured), String.format(ROOT,
                "%,d schedules with at most %d preemptions were tried%s, and %,d of them lose an update.", Losses.number(measured, "tried"), Losses.number(measured, "bound"),
                Boolean.TRUE.equals(measured.results().get("complete")) ? ", all there are" : "", Losses.number(measured, "failed"))));
    }

    static boolean found(Measurement measured) {
        return Boolean.TRUE.equals(measured.results().get("found"));
    }

    static Optional<Observation> shortIsLucky(Evidence evidence) {
        var losses = evidence.gil() ? Losses.of(evidence, ThreadSafety.SHORT) : null;
        return losses == null ? Optional.empty() : Optional.of(new Observation(losses.losingTrials() + " lost something", losses.trials(), losses.trials() - losses.losing()));
    }

    static Optional<Observation> longLoses(Evidence evidence) {
        return observed(Losses.of(evidence, ThreadSafety.LONG), 0.6, 0.9);
    }

    static Optional<Observation> oftenLoses(Evidence evidence) {
        return observed(Losses.of(evidence, ThreadSafety.OFTEN), 0.1, 1);
    }

    static Optional<Observation> plusEqualsFreeLoses(Evidence evidence) {
        var losses = Losses.of(evidence, evidence.gil() ? ThreadSafety.PLUS_FREE : ThreadSafety.PLUS);
        if (losses == null || evidence.cores() < 2) return Optional.empty();
        return Optional.of(new Observation("lost " + losses.shares(), losses.trials(), losses.losing()));
    }

    private static Optional<Observation> observed(@org.jspecify.annotations.Nullable Losses losses, double low, double high) {
        return losses == null ? Optional.empty() : Optional.of(new Observation("lost " + losses.shares(), losses.trials(), losses.between(low, high)));
    }
}
