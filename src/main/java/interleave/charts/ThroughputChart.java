package interleave.charts;

import interleave.view.FrameState;
import interleave.view.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How much each thread gets done: its loop turns and calls per second, and the level one thread alone had in this run (dashed).
final class ThroughputChart extends TimeChart {
    private static final int MOST_THREADS = 16;

    /// Of the threads drawn, by their lines' keys.
    private final Map<String, String> names = new HashMap<>();

    ThroughputChart() {
        super("Throughput", "counted, per second");
    }

    @Override
    Table table() {
        return points("throughput", List.of("thread", "seconds", "stepsPerSecond"), key -> names.getOrDefault(key, key));
    }

    void show(Measurements measured, FrameState state) {
        var samples = measured.samples();
        var windows = Windows.of(samples, state);
        lines.removeAllSeries();
        names.clear();
        boolean known = !Double.isNaN(measured.oneThread());
        double fastest = known ? measured.oneThread() : 0;
        int size = samples.size(), stride = Math.max(1, size / MOST_POINTS);
        for (var column : samples.columns()) {
            if (lines.getSeriesCount() == MOST_THREADS || column.actor() >= state.identities().size()) {
                break;
            }
            var identity = state.identities().of(column.actor());
            var line = series(identity.letter() + column.actor());
            names.put(identity.letter() + column.actor(), identity.name());
            double most = 0;
            for (int i = column.from() + windows.width(); i < size; i += stride) {
                if (windows.whole(i, column)) {
                    double rate = (column.steps(i) - column.steps(i - windows.width())) * 1e9 / windows.nanos(i);
                    line.add(windows.seconds(i), rate, false);
                    most = Math.max(most, rate);
                }
            }
            fastest = Math.max(fastest, most);
            if (most > 0) {
                lineRenderer.setSeriesPaint(lines.getSeriesCount(), awt(palette().identity(identity)), false);
                lines.addSeries(line);
            }
        }
        span(windows.span());
        level(known && measured.oneThread() > .01 * fastest ? measured.oneThread() : Double.NaN);
        fit(1);
        var unit = Unit.of(fastest);
        count(unit.size);
        source("counted, " + unit.text + "/s");
        note(known && measured.oneThread() >= .05 * unit.size ? String.format(Locale.ROOT, "dashed: one thread alone, %.1f", measured.oneThread() / unit.size) : "");
    }

    /// What the axis counts in, so that its numbers have neither many zeros nor many digits.
    private enum Unit {
        ONES("", 1), THOUSANDS("k", 1e3), MILLIONS("M", 1e6);

        final String text;
        final double size;

        Unit(String text, double size) {
            this.text = text;
            this.size = size;
        }

        static Unit of(double most) {
            return most >= 5e5 ? MILLIONS : most >= 500 ? THOUSANDS : ONES;
        }
    }
}
