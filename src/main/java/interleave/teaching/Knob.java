package interleave.teaching;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A parameter of a lesson that the learner may turn. Values are Long (INT), Double (REAL), String (CHOICE) or Boolean (BOOL).
///
/// @param id       as on the command line, and the name of the functions' parameter
/// @param unit     "ms", "numbers", "" if none
/// @param minimum  of INT and REAL, inclusive
/// @param choices  of CHOICE
/// @param presets  values worth a click, with their names
public record Knob(String id, String label, String unit, Kind kind, double minimum, double maximum, Object initial, List<String> choices,
                   Map<String, Object> presets) {
    /// The interval of the GIL: not an argument of the program but of the interpreter.
    public static final String SWITCH_INTERVAL = "switchIntervalMs";

    public enum Kind { INT, REAL, CHOICE, BOOL }

    public static Knob integer(String id, String label, String unit, long minimum, long maximum, long initial) {
        return new Knob(id, label, unit, Kind.INT, minimum, maximum, initial, List.of(), Map.of());
    }

    public static Knob real(String id, String label, String unit, double minimum, double maximum, double initial) {
        return new Knob(id, label, unit, Kind.REAL, minimum, maximum, initial, List.of(), Map.of());
    }

    public static Knob choice(String id, String label, List<String> choices) {
        return new Knob(id, label, "", Kind.CHOICE, 0, 0, choices.getFirst(), List.copyOf(choices), Map.of());
    }

    public static Knob bool(String id, String label, boolean initial) {
        return new Knob(id, label, "", Kind.BOOL, 0, 0, initial, List.of(), Map.of());
    }

    /// The knob every lesson with a GIL has; CPython's default is 5 ms, its least is 1 µs.
    public static Knob switchInterval() {
        return real(SWITCH_INTERVAL, "Switch interval", "ms", 0.001, 1000, 5.0)
                .presets(new java.util.TreeMap<>(Map.of("CPython's default", 5.0, "five times as often", 1.0)));
    }

    public Knob presets(Map<String, Object> presets) {
        return new Knob(id, label, unit, kind, minimum, maximum, initial, choices, presets);
    }

    /// The value that `text` means.
    ///
    /// @throws IllegalArgumentException with one sentence naming what is allowed
    public Object parse(String text) {
        String plain = text.strip().replace("_", "");
        return switch (kind) {
            case INT -> {
                try {
                    long value = Long.parseLong(plain);
                    if (value >= minimum && value <= maximum) yield value;
                } catch (NumberFormatException e) { /* said below */ }
                throw refused(text);
            }
            case REAL -> {
                try {
                    double value = Double.parseDouble(plain);
                    if (value >= minimum && value <= maximum) yield value;
                } catch (NumberFormatException e) { /* said below */ }
                throw refused(text);
            }
            case CHOICE -> {
                if (choices.contains(text.strip())) yield text.strip();
                throw refused(text);
            }
            case BOOL -> switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true", "on", "yes" -> true;
                case "false", "off", "no" -> false;
                default -> throw refused(text);
            };
        };
    }

    /// "a whole number from 1 to 64".
    public String allowed() {
        return switch (kind) {
            case INT -> String.format(Locale.ROOT, "a whole number from %,d to %,d", (long) minimum, (long) maximum);
            case REAL -> "a number from " + plain(minimum) + " to " + plain(maximum) + (unit.isEmpty() ? "" : " " + unit);
            case CHOICE -> "one of " + String.join(", ", choices);
            case BOOL -> "true or false";
        };
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%,d", (long) value) : Double.toString(value);
    }

    private IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("Knob " + id + " is " + allowed() + ", not \"" + text + "\".");
    }
}
