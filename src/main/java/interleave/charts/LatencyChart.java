package interleave.charts;

import interleave.teaching.Evidence;
import interleave.teaching.Lesson;
import interleave.view.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long things took in each act, where the acts say so as percentiles: a bar to the highest one they tell, and within it, solid, the median. Acts stand side by side.
final class LatencyChart extends BarChart {
    /// "waitP90Ms": what, which percentile, unit.
    private static final Pattern PERCENTILE = Pattern.compile("([a-z][A-Za-z]*?)P(\\d+)(Ms|Us|Seconds)");
    private static final int MOST = 10;

    /// What one act says of one thing.
    private record Told(String act, String what, String unit, Map<Integer, Double> percentiles) {
        boolean whole() {
            return percentiles.size() > 1 && percentiles.containsKey(50);
        }

        int highest() {
            return percentiles.keySet().stream().mapToInt(Integer::intValue).max().orElse(50);
        }
    }

    private List<Told> all = List.of();

    LatencyChart() {
        super("Latency", "measured by the acts", null);
    }

    @Override
    Table table() {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var each : all) each.percentiles.forEach((percentile, value) -> rows.add(List.of(each.act, each.what, percentile, value, each.unit)));
        return new Table("latency", List.of("act", "what", "percentile", "value", "unit"), rows);
    }

    void show(Lesson lesson, Evidence evidence) {
        var told = new ArrayList<Told>();
        for (var act : lesson.acts()) {
            evidence.typical(act.id()).ifPresent(measured -> told.addAll(told(act.brief(), measured.metrics())));
        }
        all = told;
        var shown = told.stream().filter(Told::whole).limit(MOST).toList();
        boolean one = shown.stream().map(Told::what).distinct().count() <= 1;
        if (!shown.isEmpty()) {
            var first = shown.getFirst();
            title(one ? Character.toUpperCase(first.what.charAt(0)) + first.what.substring(1) : "Times");
            note("whole bar: p" + first.highest() + ", solid: the median, " + first.unit);
        }
        bars(shown.stream().map(each -> bar(each, one)).toList());
        draw();
    }

    /// Of one act.
    static List<Bar> bars(String act, Map<String, Double> metrics) {
        return told(act, metrics).stream().filter(Told::whole).map(each -> bar(each, false)).toList();
    }

    private static List<Told> told(String act, Map<String, Double> metrics) {
        var told = new LinkedHashMap<String, Told>();
        metrics.forEach((name, value) -> {
            var parts = PERCENTILE.matcher(name);
            if (!parts.matches() || value == null || value.isNaN()) return;
            var words = Words.of(parts.group(1) + parts.group(3));
            told.computeIfAbsent(parts.group(1), what -> new Told(act, words.text(), words.unit(), new LinkedHashMap<>()))
                .percentiles.put(Integer.parseInt(parts.group(2)), value);
        });
        return List.copyOf(told.values());
    }

    /// Two of them stand behind a bar.
    private static String brief(double value) {
        return value >= 10 ? String.format(Locale.ROOT, "%.0f", value) : ActBars.figure(value);
    }

    private static Bar bar(Told told, boolean one) {
        double median = told.percentiles.get(50), high = told.percentiles.get(told.highest());
        return new Bar(one ? told.act : told.act + " · " + told.what, high, brief(median) + " · " + brief(high), Tint.RUN, median);
    }
}
