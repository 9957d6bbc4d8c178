package interleave.run;

import java.util.OptionalDouble;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The machine a result was measured on.
public final class Machine {
    private Machine() {}

    /// @param parallelism what two busy threads gain on it now; null in the JSON when it was not measured
    public static ObjectNode json(OptionalDouble parallelism) {
        var node = JsonNodeFactory.instance.objectNode().put("cores", Runtime.getRuntime().availableProcessors());
        ResultJson.number(node, "parallelism", parallelism.orElse(Double.NaN));
        return node.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"))
                .put("java", System.getProperty("java.runtime.version"));
    }
}
