package interleave.engine.model;

import interleave.python.vm.PyDict;
import interleave.python.vm.PyList;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.Text;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Knobs on their way into a program, results on their way out.
final class Values {
    private static final int DEEPEST = 40;

    private Values() {}

    /// @throws IllegalArgumentException for a value that Python has nothing for
    static Object toPython(@Nullable Object value) {
        return switch (value) {
            case null -> PyNone.NONE;
            case Long l -> l;
            case Double d -> d;
            case Boolean b -> b;
            case String s -> s;
            case BigInteger big -> big.bitLength() < Long.SIZE ? (Object) big.longValue() : big;
            case Float f -> (double) f;
            case Number n -> n.longValue();
            case List<?> list -> new PyList(list.stream().map(Values::toPython).toArray());
            case Map<?, ?> map -> {
                var dict = new PyDict();
                map.forEach((key, item) -> dict.put(toPython(key), toPython(item)));
                yield dict;
            }
            default -> throw new IllegalArgumentException("a knob is a number, text, true or false, or a list of these, not " + value.getClass().getName());
        };
    }

    /// What an act returned: its dict; anything else but None stands under "result".
    static Map<String, Object> results(PyThread thread, Object returned) {
        var results = new LinkedHashMap<String, Object>();
        if (returned instanceof PyDict dict) {
            for (var entry : dict.entries()) results.put(Text.str(thread, entry.key()), toJava(thread, entry.value(), 0));
        } else if (returned != PyNone.NONE) {
            results.put("result", toJava(thread, returned, 0));
        }
        return results;
    }

    private static @Nullable Object toJava(PyThread thread, Object value, int depth) {
        if (depth > DEEPEST) return "...";
        return switch (value) {
            case PyNone none when none == PyNone.NONE -> null;
            case Long l -> l;
            case BigInteger big -> big;
            case Double d -> d;
            case Boolean b -> b;
            case String s -> s;
            case PyList list -> list(thread, list.toArray(), depth);
            case PyTuple tuple -> list(thread, tuple.items(), depth);
            case PyDict dict -> {
                var map = new LinkedHashMap<String, Object>();
                for (var entry : dict.entries()) map.put(Text.str(thread, entry.key()), toJava(thread, entry.value(), depth + 1));
                yield map;
            }
            default -> Text.repr(thread, value);
        };
    }

    private static List<Object> list(PyThread thread, Object[] items, int depth) {
        var list = new ArrayList<Object>(items.length);
        for (var item : items) list.add(toJava(thread, item, depth + 1));
        return list;
    }
}
