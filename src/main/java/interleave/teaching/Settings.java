package interleave.teaching;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value for every knob of a lesson: Long, Double, Boolean or String, in the knobs' order. Immutable.
public record Settings(Map<String, Object> values) {
    public Settings {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static Settings defaults(List<Knob> knobs) {
        var values = new LinkedHashMap<String, Object>();
        for (Knob knob : knobs) values.put(knob.id(), knob.initial());
        return new Settings(values);
    }

    public Settings with(String knob, Object value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(knob, value);
        return new Settings(changed);
    }

    public Settings with(Map<String, Object> changes) {
        var changed = new LinkedHashMap<>(values);
        changed.putAll(changes);
        return new Settings(changed);
    }

    public boolean has(String knob) {
        return values.containsKey(knob);
    }

    /// @throws IllegalArgumentException if there is no such number
    public double real(String knob) {
        return number(knob).doubleValue();
    }

    /// @throws IllegalArgumentException if there is no such number
    public long integer(String knob) {
        return number(knob).longValue();
    }

    private Number number(String knob) {
        if (values.get(knob) instanceof Number number) return number;
        throw new IllegalArgumentException("No knob " + knob + " with a number.");
    }
}
