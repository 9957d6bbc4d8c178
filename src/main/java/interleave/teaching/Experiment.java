package interleave.teaching;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A change and a run in one click.
///
/// @param sentence what to look for, without the result
/// @param knobs    values to set; the others keep theirs
/// @param engine   to switch to; null: stay
/// @param acts     to run; empty: all
public record Experiment(String id, String title, String sentence, Map<String, Object> knobs, Engine.@Nullable Kind engine, List<String> acts) {}
