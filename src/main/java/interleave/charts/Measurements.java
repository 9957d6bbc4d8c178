package interleave.charts;

import interleave.metrics.Series;
import interleave.teaching.Returned;
import interleave.trace.ThreadReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was measured in the take that is shown, beside its recording.
///
/// @param series     what ThreadMXBean says, sampled
/// @param readings   what each thread read of itself at its end; empty while they run
/// @param oneThread  loop turns and calls per second of one thread alone, measured in this run; NaN where it wasn't
/// @param returned   what the act returned; null while it runs, the same object for the same take
/// @param take       which take it is, for telling them apart
public record Measurements(Series.Samples samples, List<ThreadReading> readings, double oneThread, @Nullable Returned returned,
                           Object take) {}
