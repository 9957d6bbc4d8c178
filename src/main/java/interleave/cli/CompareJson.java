package interleave.cli;

import interleave.run.Contrast;
import interleave.run.Side;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A comparison as `interleave/compare@1`. Not known is null.
final class CompareJson {
    private CompareJson() {}

    static ObjectNode of(Contrast contrast) {
        var root = JsonNodeFactory.instance.objectNode().put("format", "interleave/compare@1").put("lesson", contrast.a().lesson());
        side(root.putObject("a"), contrast.a());
        side(root.putObject("b"), contrast.b());
        var differs = root.putArray("differs");
        for (var each : contrast.differences()) differs.addObject().put("what", each.what()).put("name", each.id()).put("a", each.a()).put("b", each.b());
        var acts = root.putArray("acts");
        for (var pair : contrast.pairs()) {
            var act = acts.addObject().put("id", pair.act()).put("title", pair.title());
            ratio(act, pair.seconds());
            act.put("reason", pair.reason().isEmpty() ? null : pair.reason()).put("sentence", pair.sentence());
            var metrics = act.putObject("metrics");
            for (Map.Entry<String, Contrast.Ratio> metric : pair.metrics().entrySet()) ratio(metrics.putObject(metric.getKey()), metric.getValue());
        }
        var onlyA = root.putArray("onlyA");
        contrast.onlyA().forEach(onlyA::add);
        var onlyB = root.putArray("onlyB");
        contrast.onlyB().forEach(onlyB::add);
        return root.put("clear", contrast.pairs().stream().anyMatch(Contrast.Pair::clear)).put("sentence", contrast.sentence());
    }

    private static void side(ObjectNode node, Side side) {
        node.put("name", side.name());
        node.putObject("engine").put("kind", side.engine().kind()).put("version", side.engine().version()).put("gil", side.engine().gil());
        node.putObject("machine").put("cores", side.machine().cores()).put("os", side.machine().os()).put("java", side.machine().java());
        var knobs = node.putObject("knobs");
        side.knobs().forEach((name, value) -> {
            switch (value) {
                case Long number -> knobs.put(name, number);
                case Double number -> knobs.put(name, number);
                case Boolean truth -> knobs.put(name, truth);
                default -> knobs.put(name, value.toString());
            }
        });
        node.put("edited", side.edited());
    }

    private static void ratio(ObjectNode node, Contrast.Ratio ratio) {
        spread(node.putObject("a"), ratio.a());
        spread(node.putObject("b"), ratio.b());
        number(node, "ratio", ratio.value());
        number(node, "low", ratio.low());
        number(node, "high", ratio.high());
        node.put("outcome", ratio.outcome().name().toLowerCase(Locale.ROOT)).put("clear", ratio.clear());
    }

    private static void spread(ObjectNode node, Contrast.Spread spread) {
        node.put("median", spread.median()).put("low", spread.low()).put("high", spread.high()).put("repetitions", spread.count());
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) node.put(name, value);
        else node.putNull(name);
    }
}
