package interleave.teaching;

import org.jspecify.annotations.Nullable;

/// What an act says of one of its tasks.
///
/// @param id     from 0
/// @param worker who had it; null if nobody did
public record TaskReport(long id, Fate fate, @Nullable String worker) {}
