package interleave.run;

import interleave.teaching.Profile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A repetition's `profile`: sampled stacks, each as one entry with its frames outermost first (the data of a flame graph), and recorded calls.
final class ProfileJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ProfileJson() {}

    static JsonNode of(@Nullable Profile profile) {
        if (profile == null) return NODES.nullNode();
        var node = NODES.objectNode();
        node.set("stacks", stacks(profile.stacks()));
        node.set("cpuSamples", stacks(profile.cpu()));
        var threads = node.putArray("calls");
        for (var thread : profile.calls()) {
            var functions = threads.addObject().put("thread", thread.thread()).putArray("functions");
            for (var function : thread.functions()) {
                var row = functions.addObject().put("function", function.function()).put("calls", function.calls()).put("primitiveCalls", function.primitive());
                number(row, "ownSeconds", function.own());
                number(row, "cumulativeSeconds", function.cumulative());
                number(row, "cpuOwnSeconds", function.cpuOwn());
                number(row, "cpuCumulativeSeconds", function.cpuCumulative());
            }
        }
        return node;
    }

    private static JsonNode stacks(Profile.@Nullable Stacks stacks) {
        if (stacks == null) return NODES.nullNode();
        var node = NODES.objectNode().put("source", stacks.source());
        number(node, "periodSeconds", stacks.periodSeconds());
        node.put("samples", stacks.samples()).put("unplaced", stacks.unplaced()).put("lost", stacks.lost());
        number(node, "costSeconds", stacks.costSeconds());
        var all = node.putArray("stacks");
        for (var stack : stacks.stacks()) {
            var entry = all.addObject().put("thread", stack.thread());
            var frames = entry.putArray("frames");
            stack.frames().forEach(frames::add);
            entry.put("line", stack.line() > 0 ? (Integer) stack.line() : null).put("samples", stack.samples());
            number(entry, "wallSeconds", stack.wallSeconds());
            number(entry, "cpuSeconds", stack.cpuSeconds());
        }
        return node;
    }

    private static void number(ObjectNode node, String name, double value) {
        node.put(name, Double.isFinite(value) ? (Double) value : null);
    }
}
