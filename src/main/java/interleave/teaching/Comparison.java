package interleave.teaching;

import java.util.function.ToDoubleFunction;

/// Two acts whose times are held against each other.
///
/// @param name     "speed-up", unique in its lesson
/// @param ideal    speed-up on a machine without limits, from the knobs
/// @param parallel whether the question is what running at the same time gains, so that the answer is relative to what this machine gives
public record Comparison(String name, String of, String against, ToDoubleFunction<Settings> ideal, boolean parallel) {}
