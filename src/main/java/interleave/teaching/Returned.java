package interleave.teaching;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an act's function returned, taken apart: three keys of its dict have a meaning of their own, the rest are results.
///
/// ```python
/// return {"sum": 285,                                                                 # a result
///         "tasks": [{"id": 0, "fate": "delivered", "worker": "worker-1"}],            # the fate of every task
///         "metrics": {"startSeconds": 0.31},                                          # numbers, None where not measured
///         "points": [{"knobs": {"processes": 2}, "metrics": {"seconds": 1.04}}]}      # a sweep
/// ```
///
/// @param results the other keys
public record Returned(Map<String, Object> results, List<TaskReport> tasks, Map<String, Double> metrics, List<Point> points) {
    private static final String TASKS = "tasks", METRICS = "metrics", POINTS = "points";

    /// @throws IllegalArgumentException with one sentence that names what has the wrong shape and the right one
    public static Returned of(Map<String, Object> values) {
        var results = new LinkedHashMap<>(values);
        results.keySet().removeAll(Set.of(TASKS, METRICS, POINTS));
        return new Returned(Collections.unmodifiableMap(results), tasks(values.getOrDefault(TASKS, List.of())),
                metrics(values.getOrDefault(METRICS, Map.of()), "\"metrics\""), points(values.getOrDefault(POINTS, List.of())));
    }

    private static List<TaskReport> tasks(@Nullable Object value) {
        var tasks = new ArrayList<TaskReport>();
        for (Object item : list(value, TASKS)) tasks.add(task(item, "\"tasks\"[" + tasks.size() + "]"));
        return List.copyOf(tasks);
    }

    private static TaskReport task(@Nullable Object item, String where) {
        var task = dict(item, where, Set.of("id", "fate", "worker"));
        if (!(task.get("id") instanceof Long id) || id < 0) throw wrong(where + "[\"id\"] is a whole number from 0", task.get("id"));
        var words = java.util.Arrays.stream(Fate.values()).map(fate -> "\"" + fate.words() + "\"").toList();
        var fate = task.get("fate") instanceof String text ? Fate.of(text) : java.util.Optional.<Fate>empty();
        if (fate.isEmpty()) throw wrong(where + "[\"fate\"] is one of " + String.join(", ", words), task.get("fate"));
        Object worker = task.get("worker");
        if (worker != null && !(worker instanceof String)) throw wrong(where + "[\"worker\"] is a name or None", worker);
        return new TaskReport(id, fate.get(), (String) worker);
    }

    private static List<Point> points(@Nullable Object value) {
        var points = new ArrayList<Point>();
        for (Object item : list(value, POINTS)) {
            String where = "\"points\"[" + points.size() + "]";
            var point = dict(item, where, Set.of("knobs", "metrics"));
            var knobs = dict(point.get("knobs"), where + "[\"knobs\"]", null);
            knobs.forEach((name, knob) -> {
                boolean plain = knob instanceof Long || knob instanceof Double || knob instanceof Boolean || knob instanceof String;
                if (!plain) throw wrong(where + "[\"knobs\"][\"" + name + "\"] is a number, a text, True or False", knob);
            });
            points.add(new Point(Collections.unmodifiableMap(knobs), metrics(point.get("metrics"), where + "[\"metrics\"]")));
        }
        return List.copyOf(points);
    }

    private static Map<String, Double> metrics(@Nullable Object value, String where) {
        var metrics = new LinkedHashMap<String, Double>();
        dict(value, where, null).forEach((name, metric) -> metrics.put(name, switch (metric) {
            case null -> Double.NaN;
            case Long whole -> whole.doubleValue();
            case BigInteger whole -> whole.doubleValue();
            case Double real -> real;
            default -> throw wrong(where + "[\"" + name + "\"] is a number or None", metric);
        }));
        return Collections.unmodifiableMap(metrics);
    }

    private static List<?> list(@Nullable Object value, String key) {
        if (value instanceof List<?> list) return list;
        throw wrong("\"" + key + "\" is a list", value);
    }

    /// @param keys the only ones allowed; null: any
    private static Map<String, Object> dict(@Nullable Object value, String where, @Nullable Set<String> keys) {
        if (!(value instanceof Map<?, ?> map)) throw wrong(where + " is a dict", value);
        var dict = new LinkedHashMap<String, Object>();
        map.forEach((key, item) -> dict.put(String.valueOf(key), item));
        if (keys != null && !dict.keySet().equals(keys)) {
            throw wrong(where + " has the keys " + String.join(", ", keys.stream().sorted().toList()), List.copyOf(dict.keySet()));
        }
        return dict;
    }

    private static IllegalArgumentException wrong(String right, @Nullable Object seen) {
        String text = switch (seen) {
            case null -> "None";
            case String words -> "\"" + words + "\"";
            default -> seen.toString();
        };
        return new IllegalArgumentException("Of what an act returns, " + right + ", not " + (text.length() > 60 ? text.substring(0, 57) + "..." : text) + ".");
    }
}
