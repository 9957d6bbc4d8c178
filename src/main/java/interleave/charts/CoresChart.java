package interleave.charts;

import interleave.view.FrameState;
import interleave.view.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many processors the program keeps busy, against how many there are (dashed): its own threads as ThreadMXBean counts them, worker processes as the
/// system does, whole. Below it, as an area, how many threads could have run and had no core, where the system says so.
final class CoresChart extends TimeChart {
    private int there;

    CoresChart() {
        super("Cores used", "ThreadMXBean");
    }

    @Override
    Table table() {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var point : points("", List.of(), key -> key).rows()) rows.add(List.of(point.get(0), point.get(1), point.get(2), there));
        return new Table("cores", List.of("what", "seconds", "number", "coresThere"), rows);
    }

    void show(Measurements measured, FrameState state) {
        var samples = measured.samples();
        var windows = Windows.of(samples, state);
        lines.removeAllSeries();
        area.removeAllSeries();
        var used = series("used");
        var ready = series("ready, no core");
        int size = samples.size(), stride = Math.max(1, size / MOST_POINTS);
        for (int i = windows.width(); i < size; i += stride) {
            if (!windows.whole(i, 0)) {
                continue;
            }
            used.add(windows.seconds(i), samples.coresUsed(i - windows.width(), i), false);
            double waiting = samples.withoutCore(i - windows.width(), i);
            if (!Double.isNaN(waiting)) {
                ready.add(windows.seconds(i), waiting, false);
            }
        }
        lineRenderer.setSeriesPaint(0, awt(palette().run()), false);
        lines.addSeries(used);
        areaRenderer.setSeriesPaint(0, awt(palette().faint(), 0.3), false);
        area.addSeries(ready);
        boolean told = ready.getItemCount() > 0 && ready.getMaxY() > .02;
        span(windows.span());
        there = state.cores();
        level(there);
        fit(state.cores());
        boolean workers = size > 0 && samples.workersCpuNanos(size - 1) > 0;
        source(workers ? "ThreadMXBean, system" : told ? "ThreadMXBean, schedstat" : "ThreadMXBean");
        note("dashed: the " + state.cores() + " there are" + (workers ? ", with workers" : "") + (told ? " · area: ready, no core" : ""));
    }
}
