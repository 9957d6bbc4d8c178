package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// A local variable that an inner function shares. Null: not bound yet.
public final class PyCell extends PyObject {
    public @Nullable Object value;

    @Override
    public PyType type() {
        return Types.CELL;
    }
}
