package interleave.python.vm;

import interleave.trace.EventKind;
import interleave.trace.Resource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The shared numbers of a program that are recorded by name: the items of dicts under these keys, and the module's variables of these names.
///
/// Reads and writes of small integers become CELL_READ, stamped after the fact, and CELL_WRITE, stamped before it; under the GIL nothing comes between the fact and its event. A
/// module's variables are recorded where they are written only: their reads go past every check. Two dicts with one key are one cell: they are meant to come one after the other.
final class Shared {
    private final Map<String, Integer> cells = new TreeMap<>();

    private Shared(Config config) {
        for (var name : config.cells()) cells.put(name, config.cast().resource(Resource.Kind.CELL, name, config.process()).id());
    }

    /// Null where nothing is to be recorded.
    static @Nullable Shared of(Config config) {
        return config.cells().isEmpty() || config.recorder() == null ? null : new Shared(config);
    }

    void read(PyThread thread, Object key, @Nullable Object value) {
        tell(thread, EventKind.CELL_READ, key, value);
    }

    void write(PyThread thread, Object key, Object value) {
        tell(thread, EventKind.CELL_WRITE, key, value);
    }

    private void tell(PyThread thread, EventKind kind, Object key, @Nullable Object value) {
        if (value instanceof Long number && key instanceof String name) {
            var cell = cells.get(name);
            if (cell != null) thread.write(kind, cell, number);
        }
    }
}
