package interleave.charts;

import interleave.teaching.Fate;
import interleave.teaching.Lesson;
import interleave.teaching.Point;
import interleave.teaching.TaskReport;
import interleave.view.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an act says of itself that no line can show: the fate of its tasks, or points whose knobs are words.
final class ActBars extends BarChart {
    private static final int MOST = 12;

    private boolean fates;

    ActBars() {
        super("Tasks", "told by the act", null);
    }

    @Override
    Table table() {
        return fates ? table("fates", "fate", "tasks") : table("measured", "what", "value");
    }

    void none() {
        bars(List.of());
    }

    void fates(List<TaskReport> tasks) {
        fates = true;
        title("Fate of " + tasks.size() + (tasks.size() == 1 ? " task" : " tasks"));
        note("");
        var bars = new ArrayList<Bar>();
        for (Fate fate : Fate.values()) {
            long count = tasks.stream().filter(task -> task.fate() == fate).count();
            if (count > 0) bars.add(new Bar(fate.words(), count, String.valueOf(count), tint(fate)));
        }
        bars(bars);
    }

    private static Tint tint(Fate fate) {
        return switch (fate) {
            case DELIVERED -> Tint.RUN;
            case THROWN_AWAY -> Tint.QUEUE;
            case RAISED -> Tint.LOCK;
            case NEVER_STARTED -> Tint.REST;
            case LOST -> Tint.WARN;
        };
    }

    /// One bar per point and metric; those of one unit only, as many as have room.
    void points(List<Point> points, @Nullable Lesson lesson) {
        fates = false;
        var metrics = Sweep.metrics(points);
        if (metrics.isEmpty()) {
            none();
            return;
        }
        var words = Words.of(metrics.getFirst());
        String name = metrics.size() > 1 && !words.unit().isEmpty() ? "time" : words.text();
        title(Character.toUpperCase(name.charAt(0)) + name.substring(1));
        var varying = Sweep.varying(points);
        var bars = new ArrayList<Bar>();
        for (var point : points) {
            String knobs = varying.stream().filter(point.knobs()::containsKey).map(knob -> Sweep.value(knob, point.knobs().get(knob), lesson)).collect(Collectors.joining(" · "));
            for (var metric : metrics) {
                double value = point.metrics().getOrDefault(metric, Double.NaN);
                var what = Words.of(metric);
                String label = metrics.size() > 1 ? knobs + " · " + what.text() : knobs;
                if (!Double.isNaN(value)) bars.add(new Bar(label, Math.max(0, value), figure(value) + (what.unit().isEmpty() ? "" : " " + what.unit()), metric.equals(metrics.getFirst()) ? Tint.RUN : Tint.REST));
            }
        }
        note(bars.size() > MOST ? (bars.size() - MOST) + " more in the JSON" : "");
        bars(bars.subList(0, Math.min(MOST, bars.size())));
    }

    /// Three figures.
    static String figure(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 || value == 0 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : size >= .1 ? "%.3f" : "%.4f", value);
    }
}
