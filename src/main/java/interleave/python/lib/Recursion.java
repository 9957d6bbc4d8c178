package interleave.python.lib;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Which containers a thread is writing the `repr` of: one met again inside itself is shown as `[...]`.
final class Recursion {
    private static final ThreadLocal<List<Object>> OPEN = ThreadLocal.withInitial(ArrayList::new);

    private Recursion() {}

    /// `body`, or `again` when `container` is already being written further up.
    static String guard(Object container, String again, Supplier<String> body) {
        List<Object> open = OPEN.get();
        for (Object other : open) if (other == container) return again;
        open.add(container);
        try {
            return body.get();
        } finally {
            open.removeLast();
        }
    }
}
