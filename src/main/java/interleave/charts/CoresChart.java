package interleave.charts;

import interleave.view.FrameState;

/// How many processors the program keeps busy, against how many there are (dashed): its own threads as ThreadMXBean counts them, worker processes as the
/// system does, whole.
final class CoresChart extends TimeChart {
    CoresChart() {
        super("Cores used", "ThreadMXBean");
    }

    void show(Measurements measured, FrameState state) {
        var samples = measured.samples();
        var windows = Windows.of(samples);
        lines.removeAllSeries();
        var used = series("cores");
        int size = samples.size(), stride = Math.max(1, size / MOST_POINTS);
        for (int i = windows.width(); i < size; i += stride) {
            if (!windows.whole(i, 0)) {
                continue;
            }
            used.add(windows.seconds(i), samples.coresUsed(i - windows.width(), i), false);
        }
        lineRenderer.setSeriesPaint(0, awt(palette().run()), false);
        lines.addSeries(used);
        span(size > 1 ? (samples.time(size - 1) - samples.time(0)) / 1e9 : 0.01);
        level(state.cores());
        fit(state.cores());
        boolean workers = size > 0 && samples.workersCpuNanos(size - 1) > 0;
        source(workers ? "ThreadMXBean, system" : "ThreadMXBean");
        note("dashed: the " + state.cores() + " there are" + (workers ? "; with worker processes" : ""));
    }
}
