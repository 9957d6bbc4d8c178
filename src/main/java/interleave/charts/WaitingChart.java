package interleave.charts;

import interleave.metrics.Series;
import interleave.trace.ActorState;
import interleave.trace.ThreadReading;
import interleave.view.FrameState;
import interleave.world.History;
import interleave.world.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Time lost waiting: what ThreadMXBean counts as blocked and waited (the area), beside what the recorder saw (the line), as seconds lost per second by all
/// threads but main, which only joins. When the threads have ended, their totals stand beside each other.
final class WaitingChart extends TimeChart {
    private static final ActorState[] WAITS = {ActorState.GIL_WAIT, ActorState.LOCK_WAIT, ActorState.QUEUE_WAIT, ActorState.SLEEP, ActorState.JOIN, ActorState.IO};

    WaitingChart() {
        super("Time lost waiting", "ThreadMXBean");
    }

    void show(Measurements measured, FrameState state) {
        var samples = measured.samples();
        lines.removeAllSeries();
        area.removeAllSeries();
        var bean = series("ThreadMXBean");
        var recorded = series("recorded");
        int size = samples.size(), stride = Math.max(1, size / MOST_POINTS);
        var columns = samples.columns().stream().filter(column -> lost(column.actor(), samples.columns().size(), state)).toList();
        for (int i = 1; i < size; i += stride) {
            int before = Math.max(0, i - WINDOW);
            double seconds = (samples.time(i) - samples.time(0)) / 1e9;
            bean.add(seconds, waited(columns, before, i) / (samples.time(i) - samples.time(before)), false);
            var history = state.history();
            if (history != null && samples.time(i) <= history.endNanos()) {
                recorded.add(seconds, recorded(history, columns, samples.time(before), samples.time(i)), false);
            }
        }
        area.addSeries(bean);
        lineRenderer.setSeriesPaint(0, awt(palette().gil()), false);
        lines.addSeries(recorded);
        span(size > 1 ? (samples.time(size - 1) - samples.time(0)) / 1e9 : 0.01);
        fit(1);
        note(totals(measured.readings(), columns, state));
    }

    private static boolean lost(int actor, int threads, FrameState state) {
        return threads == 1 || actor < state.identities().size() && !state.identities().of(actor).letter().equals("M");
    }

    private static double waited(List<Series.Column> columns, int before, int now) {
        double sum = 0;
        for (var column : columns) {
            if (now > column.from()) {
                int start = Math.max(before, column.from());
                sum += Math.max(0, column.blockedNanos(now) - column.blockedNanos(start)) + Math.max(0, column.waitedNanos(now) - column.waitedNanos(start));
            }
        }
        return sum;
    }

    private static double recorded(History history, List<Series.Column> columns, long from, long to) {
        var lanes = history.actorLanes();
        var nanos = new long[ActorState.values().length + 1];
        double sum = 0;
        for (var column : columns) {
            if (column.actor() < lanes.size()) {
                java.util.Arrays.fill(nanos, 0);
                lanes.get(column.actor()).shares(from, to, nanos);
                for (var wait : WAITS) {
                    sum += nanos[wait.ordinal() + 1];
                }
            }
        }
        return sum / Math.max(1, to - from);
    }

    /// "A 1.02 s, recorded 1.03 s", for the first few threads that have ended.
    private static String[] totals(List<ThreadReading> readings, List<Series.Column> columns, FrameState state) {
        var notes = new ArrayList<String>();
        var history = state.history();
        Scene end = history == null ? null : history.now();
        for (var reading : readings) {
            if (notes.size() < 3 && reading.blockedNanos() >= 0 && columns.stream().anyMatch(column -> column.actor() == reading.actor())) {
                notes.add(String.format(Locale.ROOT, "%s %.2f s%s", state.identities().of(reading.actor()).letter(),
                        (reading.blockedNanos() + Math.max(0, reading.waitedNanos())) / 1e9, recordedTotal(end, reading.actor())));
            }
        }
        return notes.toArray(String[]::new);
    }

    private static String recordedTotal(@Nullable Scene end, int actor) {
        if (end == null || actor >= end.actors()) {
            return "";
        }
        long sum = 0;
        for (var wait : WAITS) {
            sum += end.total(actor, wait);
        }
        return String.format(Locale.ROOT, " · recorded %.2f s", sum / 1e9);
    }
}
