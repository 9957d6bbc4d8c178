package interleave.engine.cpython;

import interleave.teaching.ProgramFailure;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the agent's `drive.py` wrote down of a call: values keep their types on the way.
///
/// @param startNanos when the function was entered, -1 if it never was; `cpuNanos` of the process from then to the end, -1 unless it came there
/// @param functions  what the program defines
record Answer(long startNanos, long endNanos, long cpuNanos, List<String> functions, Map<String, Object> results, @Nullable ProgramFailure failure) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long LARGEST = 64 << 20;

    /// @return null where there is none: the process ended before it could answer
    /// @throws IOException with one sentence for one that makes no sense
    static @Nullable Answer read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) return null;
        if (Files.size(file) > LARGEST) throw new IOException("What the act returned is larger than " + (LARGEST >> 20) + " MB; return less.");
        try {
            var root = JSON.readTree(Files.readAllBytes(file));
            var functions = new ArrayList<String>();
            for (var name : root.path("functions")) functions.add(name.asString());
            var failure = root.path("failure");
            return new Answer(root.path("start").asLong(-1), root.path("end").asLong(-1), root.path("cpu").asLong(-1), List.copyOf(functions),
                dict(root.path("results").path("dict")), failure.isObject() ? failure(failure) : null);
        } catch (JacksonException | IllegalArgumentException e) {
            String why = e.getClass().getSimpleName();
            throw new IOException("What the act returned can't be read (" + why + "): the program has written over Interleave's own file.", e);
        }
    }

    private static ProgramFailure failure(JsonNode told) {
        return new ProgramFailure(told.path("message").asString(), told.path("line").asInt(0), told.path("traceback").asString());
    }

    private static Map<String, Object> dict(JsonNode pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (var pair : pairs) map.put(pair.path(0).asString(), value(pair.path(1)));
        return map;
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) return null;
        if (node.isBoolean()) return node.asBoolean();
        if (node.isIntegralNumber()) return node.canConvertToLong() ? (Object) node.asLong() : node.bigIntegerValue();
        if (node.isNumber()) return node.asDouble();
        if (node.isString()) return node.asString();
        if (node.isArray()) {
            var list = new ArrayList<@Nullable Object>();
            for (var item : node) list.add(value(item));
            return list;
        }
        if (node.has("integer")) return integer(node.path("integer").asString());
        if (node.has("real")) return real(node.path("real").asString());
        return dict(node.path("dict"));
    }

    private static BigInteger integer(String hex) {
        return hex.startsWith("-") ? new BigInteger(hex.substring(3), 16).negate() : new BigInteger(hex.substring(2), 16);
    }

    private static double real(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }
}
