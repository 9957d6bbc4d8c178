package interleave.teaching;

import java.util.List;

/// What a lesson runs, asks, compares and claims.
///
/// @param acts in the order they run
public record Content(List<Act> acts, List<Knob> knobs, List<Question> questions, List<Comparison> comparisons, List<Check> checks, List<Expectation> expectations,
                      List<Experiment> experiments) {}
