package interleave.charts;

import interleave.metrics.Series;
import interleave.trace.ActorState;
import interleave.trace.ThreadReading;
import interleave.view.FrameState;
import interleave.view.Table;
import interleave.world.History;
import interleave.world.Scene;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Time lost waiting: what ThreadMXBean counts as blocked and waited (the area), beside what the recorder saw (the line), as seconds lost per second by all
/// threads but main, which only joins. When the threads have ended, the totals of both stand beside each other.
final class WaitingChart extends TimeChart {
    private static final ActorState[] WAITS = {ActorState.GIL_WAIT, ActorState.LOCK_WAIT, ActorState.QUEUE_WAIT, ActorState.SLEEP, ActorState.JOIN, ActorState.IO};

    /// Totals that differ by more than this part are explained.
    private static final double PARTED = .15;
    private static final String WHY = "ThreadMXBean leaves out a woken thread's wait for a core.";

    WaitingChart() {
        super("Time lost", "ThreadMXBean");
        explain("ThreadMXBean adds a wait when it has ended, and only the time a thread is parked; the recorder counts from event to event. Under heavy load a woken thread still "
                + "waits for a core, so the two part.");
    }

    @Override
    Table table() {
        return points("time-lost", List.of("source", "seconds", "secondsLostPerSecond"), key -> key);
    }

    void show(Measurements measured, FrameState state) {
        var samples = measured.samples();
        var windows = Windows.of(samples, state);
        lines.removeAllSeries();
        area.removeAllSeries();
        var bean = series("ThreadMXBean");
        var recorded = series("recorded");
        int size = samples.size(), stride = Math.max(1, size / MOST_POINTS);
        var columns = samples.columns().stream().filter(column -> lost(column.actor(), samples.columns().size(), state)).toList();
        for (int i = windows.width(); i < size; i += stride) {
            if (!windows.whole(i, 0)) {
                continue;
            }
            int before = i - windows.width();
            double seconds = windows.seconds(i);
            bean.add(seconds, waited(columns, before, i) / windows.nanos(i), false);
            var history = state.history();
            if (history != null && samples.time(i) <= history.endNanos()) {
                recorded.add(seconds, recorded(history, columns, samples.time(before), samples.time(i)), false);
            }
        }
        area.addSeries(bean);
        lineRenderer.setSeriesPaint(0, awt(palette().gil()), false);
        lines.addSeries(recorded);
        span(windows.span());
        fit(1);
        note(total(measured.readings(), columns, state));
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

    /// "total 2.03 s · recorded 2.05 s", of the threads that have ended.
    private static String total(List<ThreadReading> readings, List<Series.Column> columns, FrameState state) {
        var history = state.history();
        Scene end = history == null ? null : history.now();
        long bean = 0, recorded = 0;
        boolean any = false;
        for (var reading : readings) {
            if (reading.blockedNanos() >= 0 && columns.stream().anyMatch(column -> column.actor() == reading.actor())) {
                any = true;
                bean += reading.blockedNanos() + Math.max(0, reading.waitedNanos());
                recorded += recordedTotal(end, reading.actor());
            }
        }
        boolean parted = any && end != null && Math.abs(bean - recorded) > PARTED * Math.max(bean, recorded);
        String why = parted ? "\n" + WHY : "";
        return any ? String.format(Locale.ROOT, end == null ? "total %.2f s" : "total %.2f s · line: recorded, %.2f s", bean / 1e9, recorded / 1e9) + why : "line: recorded";
    }

    private static long recordedTotal(@Nullable Scene end, int actor) {
        long sum = 0;
        if (end != null && actor < end.actors()) {
            for (var wait : WAITS) {
                sum += end.total(actor, wait);
            }
        }
        return sum;
    }
}
