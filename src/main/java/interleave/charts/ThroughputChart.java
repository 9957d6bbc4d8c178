package interleave.charts;

import interleave.view.FrameState;
import java.util.Locale;

/// How much each thread gets done: its loop turns and calls per second, and the level one thread alone had in this run (dashed).
final class ThroughputChart extends TimeChart {
    private static final int MOST_THREADS = 16;

    ThroughputChart() {
        super("Throughput", "counted, M/s");
    }

    void show(Measurements measured, FrameState state) {
        var samples = measured.samples();
        var windows = Windows.of(samples);
        lines.removeAllSeries();
        int size = samples.size(), stride = Math.max(1, size / MOST_POINTS);
        for (var column : samples.columns()) {
            if (lines.getSeriesCount() == MOST_THREADS || column.actor() >= state.identities().size()) {
                break;
            }
            var identity = state.identities().of(column.actor());
            var line = series(identity.letter() + column.actor());
            double most = 0;
            for (int i = column.from() + windows.width(); i < size; i += stride) {
                if (windows.whole(i, column)) {
                    double rate = (column.steps(i) - column.steps(i - windows.width())) * 1e3 / windows.nanos(i);
                    line.add(windows.seconds(i), rate, false);
                    most = Math.max(most, rate);
                }
            }
            if (most > 0.001) {
                lineRenderer.setSeriesPaint(lines.getSeriesCount(), awt(palette().identity(identity)), false);
                lines.addSeries(line);
            }
        }
        boolean known = !Double.isNaN(measured.oneThread());
        span(size > 1 ? (samples.time(size - 1) - samples.time(0)) / 1e9 : 0.01);
        level(known ? measured.oneThread() / 1e6 : Double.NaN);
        fit(0.001);
        boolean any = java.util.stream.IntStream.range(0, lines.getSeriesCount()).anyMatch(i -> lines.getItemCount(i) > 1);
        note(!any && !measured.readings().isEmpty() ? "too short a run for the 50 ms samples" : known ? String.format(Locale.ROOT, "dashed: one thread alone, %.1f", measured.oneThread() / 1e6) : "");
    }
}
