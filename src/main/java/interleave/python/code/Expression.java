package interleave.python.code;

import interleave.python.vm.*;
import org.jspecify.annotations.Nullable;

/// A node that has a value. Nodes are shared by all threads that run the code: what they learn is kept in one immutable record at a time.
abstract class Expression {
    final Position position;

    Expression(Position position) {
        this.position = position;
    }

    abstract Object execute(Frame frame);

    /// The truth of the value.
    boolean test(Frame frame) {
        var value = execute(frame);
        if (value instanceof Boolean b) return b;
        try {
            return Truth.of(frame.thread, value);
        } catch (PyError e) {
            throw e.at(frame, position);
        }
    }

    /// A constant.
    static final class Constant extends Expression {
        private final Object value;

        Constant(Object value, Position position) {
            super(position);
            this.value = value;
        }

        @Override
        Object execute(Frame frame) {
            return value;
        }
    }
}
