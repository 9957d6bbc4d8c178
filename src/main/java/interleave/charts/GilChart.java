package interleave.charts;

import interleave.trace.Resource;
import interleave.view.FrameState;
import interleave.view.Table;
import interleave.world.Lane;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who held the GIL of the first process how much, by what was recorded: a line a thread, from 0 to 1, each point the share of one of [#POINTS] spans.
final class GilChart extends TimeChart {
    private static final int POINTS = 60, MOST_THREADS = 12;
    /// Shorter spans would show single holds, not shares, ns.
    private static final long LEAST = 20_000_000;

    GilChart() {
        super("GIL share", "recorded");
    }

    @Override
    Table table() {
        return points("gil-share", List.of("thread", "seconds", "share"), key -> key);
    }

    /// Whether there is anything to show of it.
    static boolean any(FrameState state) {
        return state.gil() && lane(state) != null;
    }

    private static @Nullable Lane lane(FrameState state) {
        var history = state.history();
        if (history == null) {
            return null;
        }
        var lanes = history.resourceLanes();
        for (var resource : history.cast().resources()) {
            if (resource.kind() == Resource.Kind.GIL && resource.process() == 0) {
                return resource.id() < lanes.size() && lanes.get(resource.id()).count() > 0 ? lanes.get(resource.id()) : null;
            }
        }
        return null;
    }

    void show(Measurements measured, FrameState state) {
        lines.removeAllSeries();
        var lane = lane(state);
        var history = state.history();
        if (lane == null || history == null) {
            return;
        }
        long start = history.startNanos(), end = history.endNanos(), span = Math.max(LEAST, (end - start) / POINTS);
        int threads = state.identities().size(), points = (int) Math.min(POINTS, (end - start) / span);
        var shares = new double[points][];
        var all = new double[threads];
        for (int i = 0; i < points; i++) {
            var nanos = new long[threads + 1];
            lane.shares(start + i * span, start + (i + 1) * span, nanos);
            shares[i] = new double[threads];
            for (int a = 0; a < threads; a++) {
                shares[i][a] = nanos[a + 1] / (double) span;
                all[a] += shares[i][a];
            }
        }
        for (int a = 0; a < threads && lines.getSeriesCount() < MOST_THREADS; a++) {
            if (all[a] > 0) {
                add(a, shares, span, state);
            }
        }
        window(measured, state, points * span / 1e9);
    }

    private void add(int actor, double[][] shares, long span, FrameState state) {
        var identity = state.identities().of(actor);
        var line = series(state.identities().label(actor));
        for (int i = 0; i < shares.length; i++) {
            line.add((i + .5) * span / 1e9, shares[i][actor], false);
        }
        lineRenderer.setSeriesPaint(lines.getSeriesCount(), awt(palette().identity(identity)), false);
        lines.addSeries(line);
    }

    private void window(Measurements measured, FrameState state, double recorded) {
        span(Math.max(recorded, measured.samples().size() > 1 ? Windows.of(measured.samples(), state).span() : recorded));
        fit(1);
    }
}
