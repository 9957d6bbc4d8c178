package interleave.charts;

import interleave.view.FrameState;

/// How many processors the program keeps busy, against how many there are (dashed).
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
            double cpu = 0;
            for (var column : samples.columns()) {
                if (i >= column.from()) {
                    // A thread first seen within the window was born in it.
                    int before = i - windows.width();
                    cpu += Math.max(0, column.cpuNanos(i) - (column.from() > before ? 0 : column.cpuNanos(before)));
                }
            }
            used.add(windows.seconds(i), cpu / windows.nanos(i), false);
        }
        lineRenderer.setSeriesPaint(0, awt(palette().run()), false);
        lines.addSeries(used);
        span(size > 1 ? (samples.time(size - 1) - samples.time(0)) / 1e9 : 0.01);
        level(state.cores());
        fit(state.cores());
        var history = state.history();
        boolean workers = history != null && history.cast().actors().stream().filter(actor -> actor.kind() == interleave.trace.Actor.Kind.PROCESS).count() > 1;
        note("dashed: the " + state.cores() + " there are" + (workers ? "; worker processes are not in it" : ""));
    }
}
