package interleave.charts;

import interleave.view.FrameState;
import java.util.Locale;

/// How much each thread gets done: its loop turns and calls per second, and the level one thread alone had in this run.
final class ThroughputChart extends TimeChart {
    private static final int MOST_THREADS = 16;

    ThroughputChart() {
        super("Throughput", "counted, M/s");
    }

    void show(Measurements measured, FrameState state) {
        var samples = measured.samples();
        lines.removeAllSeries();
        int size = samples.size(), stride = Math.max(1, size / MOST_POINTS);
        double together = 0;
        int drawn = 0;
        for (var column : samples.columns()) {
            if (drawn == MOST_THREADS || column.actor() >= state.identities().size()) {
                break;
            }
            var identity = state.identities().of(column.actor());
            var line = series(identity.letter() + column.actor());
            double most = 0;
            for (int i = column.from() + 1; i < size; i += stride) {
                int before = Math.max(column.from(), i - WINDOW);
                double rate = (column.steps(i) - column.steps(before)) * 1e3 / (samples.time(i) - samples.time(before));
                line.add((samples.time(i) - samples.time(0)) / 1e9, rate, false);
                most = Math.max(most, rate);
                if (i + stride >= size) {
                    together += rate;
                }
            }
            if (most > 0.001) {
                lineRenderer.setSeriesPaint(lines.getSeriesCount(), awt(palette().identity(identity)), false);
                lines.addSeries(line);
                drawn++;
            }
        }
        span(size > 1 ? (samples.time(size - 1) - samples.time(0)) / 1e9 : 0.01);
        level(Double.isNaN(measured.oneThread()) ? Double.NaN : measured.oneThread() / 1e6, String.format(Locale.ROOT, "one thread %.1f", measured.oneThread() / 1e6));
        fit(0.001);
        note();
    }
}
