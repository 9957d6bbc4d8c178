package interleave.teaching;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one repetition of an act came to, for the texts, checks and comparisons of a lesson.
///
/// @param repetition  from 0
/// @param cpuSeconds  of the workload's threads together
/// @param results     what the act's function returned, whole; [#tasks()], [#metrics()] and [#points()] are its parts with a meaning of their own ([Returned])
/// @param gil         null without a GIL or without recording
/// @param interrupted the run was paused meanwhile: its times say nothing
/// @param found       what its recording shows to be wrong or worth knowing; empty without recording
public record Measurement(String act, int repetition, double wallSeconds, double cpuSeconds, Map<String, Object> results, @Nullable Gil gil,
                          boolean interrupted, List<Found> found) {
    public Measurement {
        found = List.copyOf(found);
    }

    /// Of a recording in which nothing was found.
    public Measurement(String act, int repetition, double wallSeconds, double cpuSeconds, Map<String, Object> results, @Nullable Gil gil, boolean interrupted) {
        this(act, repetition, wallSeconds, cpuSeconds, results, gil, interrupted, List.of());
    }

    /// Something found in the recording.
    ///
    /// @param kind     "error", "warning" or "note"
    /// @param name     the same for all of its sort: "deadlock"
    /// @param sentence who, what and on which lines
    /// @param line     where it shows, or 0
    public record Found(String kind, String name, String sentence, int line) {}

    /// The first thing of that name found, if any.
    public Optional<Found> found(String name) {
        return found.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /// The fate of each task, as the act tells it.
    public List<TaskReport> tasks() {
        return Returned.of(results).tasks();
    }

    /// How many tasks met this fate.
    public long count(Fate fate) {
        return tasks().stream().filter(task -> task.fate() == fate).count();
    }

    /// What the act measured itself; NaN is "not measured".
    public Map<String, Double> metrics() {
        return Returned.of(results).metrics();
    }

    /// One of them; NaN where the act does not tell it.
    public double metric(String name) {
        return metrics().getOrDefault(name, Double.NaN);
    }

    /// The points of a sweep or a grid, in the act's order.
    public List<Point> points() {
        return Returned.of(results).points();
    }

    /// Holds and hand-overs. A hold runs from one change of holder to the next.
    ///
    /// @param handOvers changes of holder from one thread to another
    /// @param forced    those that followed a request
    /// @param holdMs    median hold before a hand-over, NaN when there was none
    /// @param waitMs    waiting for the GIL, all threads together
    public record Gil(long handOvers, long forced, double holdMs, double waitMs) {}
}
