package interleave.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// One of two runs that are held against each other, as its result's JSON tells it: a tape, a result file and a run in memory are read alike.
///
/// @param name   as sentences name it: "b.tape", "the run with 4 threads"
/// @param edited whether it ran another program than the lesson's own
/// @param acts   those with a repetition that counts, in the lesson's order
public record Side(String name, String lesson, Engine engine, Machine machine, Map<String, Object> knobs, boolean edited, List<Performed> acts) {
    /// @param kind "model", "free" or "cpython"
    public record Engine(String kind, String version, boolean gil) {}

    public record Machine(long cores, String os, String java) {}

    /// An act's repetitions that ran to their end and were not paused, in order.
    ///
    /// @param seconds wall times
    /// @param metrics by name, of each repetition that has it
    public record Performed(String id, List<Double> seconds, Map<String, List<Double>> metrics) {}

    public Side {
        acts = List.copyOf(acts);
    }

    public static Side of(String name, Result result) {
        return read(name, ResultJson.of(result));
    }

    /// @param json `interleave/run@1`
    /// @throws IllegalArgumentException with one sentence when it is something else
    public static Side read(String name, JsonNode json) {
        String format = json.path("format").asString("");
        if (!format.equals("interleave/run@1")) {
            throw new IllegalArgumentException(name + (format.isEmpty() ? " is no result of interleave run --json; " : " is " + format + " and no result of a run; ")
                + "name a tape, or a file that run --json has written.");
        }
        try {
            var knobs = new LinkedHashMap<String, Object>();
            required(json, "knobs").properties().forEach(knob -> knobs.put(knob.getKey(), value(knob.getValue())));
            var acts = new ArrayList<Performed>();
            for (JsonNode act : required(json, "acts")) {
                var performed = performed(act);
                if (!performed.seconds.isEmpty()) acts.add(performed);
            }
            JsonNode engine = required(json, "engine"), machine = required(json, "machine");
            return new Side(name, text(json, "lesson"), new Engine(text(engine, "kind"), text(engine, "version"), required(engine, "gil").asBoolean()),
                new Machine(required(machine, "cores").asLong(), text(machine, "os"), text(machine, "java")), knobs, json.path("edited").asBoolean(false), acts);
        } catch (tools.jackson.databind.exc.JsonNodeException wrong) {
            throw new IllegalArgumentException(name + " is not whole (a value has the wrong type); write it again with run --json.");
        }
    }

    private static Performed performed(JsonNode act) {
        var seconds = new ArrayList<Double>();
        var metrics = new LinkedHashMap<String, List<Double>>();
        for (JsonNode repetition : act.path("repetitions")) {
            boolean counts = repetition.path("status").asString("").equals("finished") && !repetition.path("interrupted").asBoolean(false);
            if (!counts || !repetition.path("wallSeconds").isNumber()) continue;
            seconds.add(repetition.path("wallSeconds").asDouble());
            metric(metrics, "cpuSeconds", repetition.path("cpuSeconds"));
            metric(metrics, "gilHandOvers", repetition.path("gil").path("handOvers"));
            metric(metrics, "gilHoldMs", repetition.path("gil").path("holdMs").path("p50"));
            repetition.path("metrics").properties().forEach(each -> metric(metrics, each.getKey(), each.getValue()));
        }
        return new Performed(text(act, "id"), List.copyOf(seconds), metrics);
    }

    private static void metric(Map<String, List<Double>> metrics, String name, JsonNode value) {
        if (value.isNumber()) metrics.computeIfAbsent(name, none -> new ArrayList<>()).add(value.asDouble());
    }

    private static JsonNode required(JsonNode parent, String name) {
        var value = parent.get(name);
        if (value == null || value.isNull()) throw new IllegalArgumentException("The result has no \"" + name + "\": it is not whole; write it again with run --json.");
        return value;
    }

    private static String text(JsonNode parent, String name) {
        return required(parent, name).asString("");
    }

    private static Object value(JsonNode knob) {
        return knob.isIntegralNumber() ? (Object) knob.asLong() : knob.isNumber() ? (Object) knob.asDouble() : knob.isBoolean() ? (Object) knob.asBoolean() : knob.asString("");
    }

    /// What it did in an act; null when it didn't run it to an end.
    @org.jspecify.annotations.Nullable Performed act(String id) {
        return acts.stream().filter(act -> act.id.equals(id)).findFirst().orElse(null);
    }

    /// The same value, however it is written: 5 and 5.0.
    static boolean same(Object one, Object other) {
        return one instanceof Number a && other instanceof Number b ? a.doubleValue() == b.doubleValue() : Objects.equals(one, other);
    }

    public Side named(String other) {
        return new Side(other, lesson, engine, machine, knobs, edited, acts);
    }
}
