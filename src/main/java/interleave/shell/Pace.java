package interleave.shell;

import java.util.function.LongSupplier;

/// When a piece of work that is done over and over is due again: after its least period, and later where it costs so much that it would take more than its share of
/// the time; once a second at least. Of one thread.
final class Pace {
    private static final long SELDOM = 1_000_000_000;

    private final int share;
    private final LongSupplier clock;
    private long last, cost, began;

    /// @param share it takes at most one part in so many of the time
    /// @param clock by which the work is timed, ns
    Pace(int share, LongSupplier clock) {
        this.share = share;
        this.clock = clock;
    }

    Pace(int share) {
        this(share, System::nanoTime);
    }

    /// Whether the time since the work last began is over.
    ///
    /// @param least its period, ns
    boolean due(long nanos, long least) {
        return nanos - last >= rest(least);
    }

    /// The time from one beginning to the next, ns.
    long rest(long least) {
        return Math.max(least, Math.min(SELDOM, share * cost));
    }

    /// Since the work last began, ns.
    long since(long nanos) {
        return nanos - last;
    }

    void begins(long nanos) {
        last = nanos;
        began = clock.getAsLong();
    }

    void ends() {
        cost = clock.getAsLong() - began;
    }

    /// What it was about is gone: it is due at once.
    void forget() {
        last = 0;
    }
}
