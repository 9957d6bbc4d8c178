package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// One level of a traceback: where in `code` it happened; `next` is the level it was called from here.
public final class PyTraceback extends PyObject {
    public final Frame frame;
    public final Position position;
    public final @Nullable PyTraceback next;

    public PyTraceback(Frame frame, Position position, @Nullable PyTraceback next) {
        this.frame = frame;
        this.position = position;
        this.next = next;
    }

    @Override
    public PyType type() {
        return Types.TRACEBACK;
    }
}
