package interleave.teaching;

import java.util.Map;

/// One point of a sweep or a grid: where it was measured and what was.
///
/// @param knobs   Long, Double, Boolean or String, in the program's order
/// @param metrics NaN is "not measured"
public record Point(Map<String, Object> knobs, Map<String, Double> metrics) {}
