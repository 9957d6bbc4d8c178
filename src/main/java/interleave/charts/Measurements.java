package interleave.charts;

import interleave.metrics.Series;
import interleave.trace.ThreadReading;
import java.util.List;

/// What was measured in the take that is shown, beside its recording.
///
/// @param series     what ThreadMXBean says, sampled
/// @param readings   what each thread read of itself at its end; empty while they run
/// @param oneThread  loop turns and calls per second of one thread alone, measured in this run; NaN where it wasn't
/// @param take       which take it is, for telling them apart
public record Measurements(Series.Samples samples, List<ThreadReading> readings, double oneThread, Object take) {}
