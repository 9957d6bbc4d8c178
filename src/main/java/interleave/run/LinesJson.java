package interleave.run;

import interleave.teaching.Lines;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// How the lines of threads are known, as `interleave/run@1` and `python@1` say it; null where the interpreter itself knows.
final class LinesJson {
    private LinesJson() {}

    static JsonNode of(@Nullable Lines lines) {
        if (lines == null) return JsonNodeFactory.instance.nullNode();
        var node = JsonNodeFactory.instance.objectNode().put("source", lines.source().id()).put("words", lines.words());
        ResultJson.number(node, "periodMs", lines.periodNanos() == 0 ? Double.NaN : lines.periodNanos() / 1e6);
        boolean told = lines.source() == Lines.Source.EVENTS;
        node.put("told", told ? (Long) lines.told() : null).put("nanosPerLine", lines.nanosPerLine() < 0 ? null : (Long) lines.nanosPerLine());
        ResultJson.number(node, "estimatedCostSeconds", lines.costSeconds());
        return node.put("limit", lines.limit());
    }
}
