package interleave.view;

import org.jspecify.annotations.Nullable;

/// What the system says of threads that could have run and had no core, asked from time to time while they ran: by thread and span.
///
/// The answer is for the nearest samples, so it names its own span: a thread that changes its state every few milliseconds is not asked that often.
@FunctionalInterface
public interface WithoutCore {
    /// Where nothing is told.
    WithoutCore UNTOLD = (actor, from, to) -> null;

    /// Null where the system said nothing of it there.
    @Nullable Missed of(int actor, long from, long to);

    /// @param nanos  without a core
    /// @param of     in so long, ns
    /// @param within whether that is most of the span asked for; else it encloses it
    record Missed(long nanos, long of, boolean within) {
        /// "ready 1.2 ms of it without a core (schedstat)", "ready 1.2 ms of the 52 ms around without a core (schedstat)".
        public String text() {
            String span = within ? "it" : "the " + Durations.brief(of) + " around";
            return nanos == 0 ? "never without a core in " + span + " (schedstat)" : "ready " + Durations.brief(nanos) + " of " + span + " without a core (schedstat)";
        }

        /// What is worth a sentence where much else is said.
        public boolean notable() {
            return nanos >= of / 50;
        }
    }
}
