package interleave.charts;

import interleave.teaching.Lesson;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Names of metrics and knobs as words: "p99Ms" is "p99" in "ms", "speedUp" is "speed-up".
///
/// @param text without the unit
/// @param unit "s", "ms", "µs", "B", "per s" or ""
record Words(String text, String unit) {
    private static final String[][] UNITS = {{"PerSecond", "per s"}, {"Seconds", "s"}, {"Ms", "ms"}, {"Us", "µs"}, {"Bytes", "B"}, {"Percent", "%"}};

    static Words of(String name) {
        for (var unit : UNITS) {
            if (name.endsWith(unit[0]) && name.length() > unit[0].length()) return new Words(split(name.substring(0, name.length() - unit[0].length())), unit[1]);
            if (name.equalsIgnoreCase(unit[0])) return new Words("time", unit[1]);
        }
        return new Words(split(name), "");
    }

    /// A knob by the lesson's own label, where it has that knob.
    static Words knob(String name, @Nullable Lesson lesson) {
        var knob = lesson == null ? null : lesson.knob(name).orElse(null);
        return knob == null ? of(name) : new Words(knob.label().toLowerCase(Locale.ROOT), knob.unit());
    }

    private static String split(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])|_", " ").toLowerCase(Locale.ROOT).replace("speed up", "speed-up").replace("cpu", "CPU");
    }

    /// With the unit behind a comma.
    String full() {
        return unit.isEmpty() ? text : text + ", " + unit;
    }
}
