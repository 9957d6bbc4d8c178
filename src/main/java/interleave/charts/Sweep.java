package interleave.charts;

import interleave.teaching.Lesson;
import interleave.teaching.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A sweep's points as lines: which knob runs along the axis, which metrics stand above it, and one line per value of the other knobs.
///
/// The axis is the first knob that takes more than one number. Of the metrics those are drawn that are held against each other: a speed-up with its ideal and
/// fit; percentiles; or the first one and what has its unit. Ideal and fit are known by their names.
///
/// @param logarithmic whether the axis spans more than a factor of thirty
/// @param left        lines that were left out
record Sweep(Words x, boolean logarithmic, Words y, List<Line> lines, int left) {
    static final int MOST_LINES = 6;
    private static final double WIDE = 30;

    /// A median is drawn paler beside a higher percentile of the same.
    enum Role { MEASURED, MEDIAN, IDEAL, FIT }

    /// @param group which settings of the other knobs it is of, from 0: lines of one group have one colour
    record Line(String name, Role role, double[] xs, double[] ys, int group) {}

    /// Empty where no knob takes more than one number or nothing was measured.
    static Optional<Sweep> of(List<Point> points, @Nullable Lesson lesson) {
        var knob = axis(points);
        var metrics = metrics(points);
        if (knob == null || metrics.isEmpty()) return Optional.empty();
        var groups = new LinkedHashMap<Map<String, Object>, List<Point>>();
        var varying = varying(points);
        for (var point : points) {
            var others = new LinkedHashMap<>(point.knobs());
            others.keySet().retainAll(varying);
            others.remove(knob);
            groups.computeIfAbsent(others, key -> new ArrayList<>()).add(point);
        }
        // Several lines of one metric are read more easily than several of each.
        var drawn = groups.size() > 1 ? fitting(metrics, MOST_LINES / groups.size()) : metrics;
        var lines = new ArrayList<Line>();
        boolean pair = groups.size() > 1 && drawn.size() == 2 && percentile(drawn.getFirst());
        groups.forEach((others, group) -> {
            int number = groups.keySet().stream().toList().indexOf(others);
            for (var metric : drawn) {
                var role = pair && metric.equals(drawn.getFirst()) ? Role.MEDIAN : role(metric);
                var line = line(name(others, metric, drawn.size() > 1 && !pair, groups.size() > 1, lesson), role, knob, metric, group, groups.size() > 1 ? number : lines.size());
                boolean again = line.role != Role.MEASURED && line.role != Role.MEDIAN && lines.stream().anyMatch(other -> java.util.Arrays.equals(other.ys, line.ys));
                if (line.xs.length > 0 && !again) lines.add(line);
            }
        });
        if (lines.isEmpty()) return Optional.empty();
        double least = points.stream().mapToDouble(point -> number(point, knob)).min().orElse(0), most = points.stream().mapToDouble(point -> number(point, knob)).max().orElse(0);
        return Optional.of(new Sweep(Words.knob(knob, lesson), least > 0 && most / least > WIDE, title(drawn, lesson), List.copyOf(lines.subList(0, Math.min(MOST_LINES, lines.size()))),
                Math.max(0, lines.size() - MOST_LINES)));
    }

    /// As many as there is room for; of percentiles the lowest and the highest say most.
    private static List<String> fitting(List<String> metrics, int most) {
        if (metrics.size() <= most) return metrics;
        return most >= 2 && metrics.stream().allMatch(Sweep::percentile) ? List.of(metrics.getFirst(), metrics.getLast()) : metrics.subList(0, 1);
    }

    private static Words title(List<String> metrics, @Nullable Lesson lesson) {
        var first = Words.of(metrics.getFirst());
        return percentile(metrics.getFirst()) ? new Words("latency", first.unit()) : metrics.size() > 1 && role(metrics.get(1)) == Role.MEASURED && !first.unit().isEmpty()
                ? new Words("time", first.unit()) : first;
    }

    private static @Nullable String axis(List<Point> points) {
        for (var knob : varying(points)) {
            if (points.stream().allMatch(point -> point.knobs().get(knob) instanceof Number)) return knob;
        }
        return null;
    }

    /// Knobs that take more than one value, in the points' order.
    static List<String> varying(List<Point> points) {
        var names = new LinkedHashSet<String>();
        points.forEach(point -> names.addAll(point.knobs().keySet()));
        return names.stream().filter(knob -> points.stream().map(point -> String.valueOf(point.knobs().get(knob))).distinct().count() > 1).toList();
    }

    /// The metrics that are drawn together.
    static List<String> metrics(List<Point> points) {
        var names = new LinkedHashSet<String>();
        for (var point : points) point.metrics().forEach((name, value) -> {
            if (!Double.isNaN(value)) names.add(name);
        });
        var gain = names.stream().filter(name -> name.toLowerCase(java.util.Locale.ROOT).endsWith("speedup") || role(name) != Role.MEASURED).toList();
        if (gain.stream().anyMatch(name -> role(name) == Role.MEASURED)) return gain;
        var percentiles = names.stream().filter(Sweep::percentile).toList();
        if (!percentiles.isEmpty()) return percentiles;
        if (names.isEmpty()) return List.of();
        String unit = Words.of(names.getFirst()).unit();
        return names.stream().filter(name -> Words.of(name).unit().equals(unit)).limit(unit.isEmpty() ? 1 : 4).toList();
    }

    private static boolean percentile(String metric) {
        return metric.matches("p\\d+.*");
    }

    private static Role role(String metric) {
        return metric.startsWith("ideal") ? Role.IDEAL : metric.startsWith("fit") ? Role.FIT : Role.MEASURED;
    }

    private static String name(Map<String, Object> others, String metric, boolean metrics, boolean groups, @Nullable Lesson lesson) {
        if (role(metric) != Role.MEASURED) return Words.of(metric).text();
        String of = others.entrySet().stream().map(knob -> value(knob.getKey(), knob.getValue(), lesson)).collect(Collectors.joining(", "));
        return groups && metrics ? of + " " + Words.of(metric).text() : groups ? of : metrics ? Words.of(metric).text() : "";
    }

    /// "2 CPU threads", "pool", "warm" or "not warm".
    static String value(String knob, Object value, @Nullable Lesson lesson) {
        var words = Words.knob(knob, lesson);
        return switch (value) {
            case Boolean truth -> truth ? words.text() : "not " + words.text();
            case Number number -> plain(number.doubleValue()) + (words.unit().isEmpty() ? " " + words.text() : " " + words.unit());
            default -> value.toString();
        };
    }

    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e12 ? String.format(java.util.Locale.ROOT, "%,d", (long) value).replace(',', '\u202f') : String.valueOf((float) value);
    }

    private static Line line(String name, Role role, String knob, String metric, List<Point> group, int number) {
        var kept = group.stream().filter(point -> !Double.isNaN(point.metrics().getOrDefault(metric, Double.NaN)))
                .sorted(java.util.Comparator.comparingDouble(point -> number(point, knob))).toList();
        return new Line(name, role, kept.stream().mapToDouble(point -> number(point, knob)).toArray(), kept.stream().mapToDouble(point -> point.metrics().get(metric)).toArray(), number);
    }

    private static double number(Point point, String knob) {
        return ((Number) point.knobs().get(knob)).doubleValue();
    }
}
