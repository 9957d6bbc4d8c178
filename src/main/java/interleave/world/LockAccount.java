package interleave.world;

import org.jspecify.annotations.Nullable;

/// What happened to one lock.
///
/// @param acquisitions how often it was acquired; of a re-entrant lock the outermost ones
/// @param contended    how often a thread had to wait for it, whether it then got it or gave up
/// @param waits        how long those waits lasted that have ended, pauses left out
public record LockAccount(int resource, String name, int process, long acquisitions, long contended, @Nullable Spread waits) {}
