package interleave.findings;

import java.util.Locale;

/// A thread that sleeps or does input and output while it holds a lock for which another waits.
///
/// @param thread    who
/// @param lock      the lock's name
/// @param sleeping  it sleeps; else it does input or output
/// @param line      where
/// @param heldLine  where it acquired the lock, or 0
/// @param times     how often somebody waited meanwhile
/// @param lostNanos how long others waited meanwhile, all together
/// @param atNanos   the first time
public record IdleHold(String thread, String lock, boolean sleeping, int line, int heldLine, int times, long lostNanos, long atNanos) implements Finding {
    @Override
    public Kind kind() {
        return Kind.NOTE;
    }

    @Override
    public String name() {
        return sleeping ? "lock held while sleeping" : "lock held across blocking I/O";
    }

    @Override
    public String sentence() {
        return String.format(Locale.ROOT, "%s %s%s while it holds the lock %s%s, and others waited for it meanwhile: %d time%s, %.3f s together.",
            thread, sleeping ? "sleeps" : "waits for input or output", Wait.at(line), lock, Wait.since(heldLine), times, times == 1 ? "" : "s", lostNanos / 1e9);
    }
}
