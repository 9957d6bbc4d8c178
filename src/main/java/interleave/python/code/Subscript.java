package interleave.python.code;

import interleave.python.vm.*;
import org.jspecify.annotations.Nullable;

/// `container[key]`
final class Subscript extends Expression {
    private final Expression container, key;

    Subscript(Expression container, Expression key, Position position) {
        super(position);
        this.container = container;
        this.key = key;
    }

    @Override
    Object execute(Frame frame) {
        Object container = this.container.execute(frame), key = this.key.execute(frame);
        try {
            return Items.get(frame.thread, container, key);
        } catch (PyError e) {
            throw e.at(frame, position);
        }
    }

    /// `container[key] op= value`: container and key are computed once.
    static final class Augment extends Statement {
        private final Expression container, key, result;
        private final int slot;
        private final Position position;

        /// @param slot   keeps the container, the next one the key
        /// @param result reads the item of what is in the slots and applies the operator
        Augment(int line, Expression container, Expression key, int slot, Expression result, Position position) {
            super(line);
            this.container = container;
            this.key = key;
            this.slot = slot;
            this.result = result;
            this.position = position;
        }

        @Override
        int run(Frame frame) {
            Object container = this.container.execute(frame), key = this.key.execute(frame);
            frame.slots[slot] = container;
            frame.slots[slot + 1] = key;
            var value = result.execute(frame);
            frame.slots[slot] = null;
            frame.slots[slot + 1] = null;
            try {
                Items.set(frame.thread, container, key, value);
            } catch (PyError e) {
                throw e.at(frame, position);
            }
            return NEXT;
        }
    }

    static final class Slice extends Expression {
        private final @Nullable Expression lower, upper, step;

        Slice(@Nullable Expression lower, @Nullable Expression upper, @Nullable Expression step, Position position) {
            super(position);
            this.lower = lower;
            this.upper = upper;
            this.step = step;
        }

        @Override
        Object execute(Frame frame) {
            return new PySlice(value(lower, frame), value(upper, frame), value(step, frame));
        }

        private static Object value(@Nullable Expression expression, Frame frame) {
            return expression == null ? PyNone.NONE : expression.execute(frame);
        }
    }
}
