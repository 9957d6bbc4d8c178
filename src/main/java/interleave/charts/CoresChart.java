package interleave.charts;

import interleave.view.FrameState;

/// How many processors the program keeps busy, against how many there are.
final class CoresChart extends TimeChart {
    CoresChart() {
        super("Cores used", "ThreadMXBean");
    }

    void show(Measurements measured, FrameState state) {
        var samples = measured.samples();
        lines.removeAllSeries();
        var used = series("cores");
        int size = samples.size(), stride = Math.max(1, size / MOST_POINTS);
        for (int i = 1; i < size; i += stride) {
            int before = Math.max(0, i - WINDOW);
            double cpu = 0;
            for (var column : samples.columns()) {
                if (i > column.from()) {
                    cpu += Math.max(0, column.cpuNanos(i) - column.cpuNanos(Math.max(before, column.from())));
                }
            }
            used.add((samples.time(i) - samples.time(0)) / 1e9, cpu / (samples.time(i) - samples.time(before)), false);
        }
        lineRenderer.setSeriesPaint(0, awt(palette().run()), false);
        lines.addSeries(used);
        span(size > 1 ? (samples.time(size - 1) - samples.time(0)) / 1e9 : 0.01);
        level(state.cores(), state.cores() + " here");
        fit(state.cores());
        note();
    }
}
