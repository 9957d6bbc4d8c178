package interleave.python.code;

import interleave.python.vm.*;
import org.jspecify.annotations.Nullable;

/// `while` and `for`.
final class Loops {
    private Loops() {}

    static final class While extends Statement {
        private final Expression test;
        private final Statement body;
        private final @Nullable Statement otherwise;

        While(int line, Expression test, Statement body, @Nullable Statement otherwise) {
            super(line);
            this.test = test;
            this.body = body;
            this.otherwise = otherwise;
        }

        @Override
        int run(Frame frame) {
            while (test.test(frame)) {
                int end = body.run(frame);
                if (end == BREAK) return NEXT;
                if (end >= RETURN) return end;
                turn(frame, line);
            }
            return otherwise == null ? NEXT : otherwise.run(frame);
        }
    }

    static final class For extends Statement {
        private final Expression iterable;
        private final Target target;
        private final Statement body;
        private final @Nullable Statement otherwise;

        For(int line, Expression iterable, Target target, Statement body, @Nullable Statement otherwise) {
            super(line);
            this.iterable = iterable;
            this.target = target;
            this.body = body;
            this.otherwise = otherwise;
        }

        @Override
        int run(Frame frame) {
            var value = iterable.execute(frame);
            int end;
            if (value instanceof PyRange range && target instanceof Variables.LocalTarget local) end = range(frame, range, local.slot);
            else end = iterate(frame, iterator(frame, value, iterable.position));
            if (end != CONTINUE) return end;
            return otherwise == null ? NEXT : otherwise.run(frame);
        }

        /// CONTINUE when it came to its end, NEXT after a `break`.
        private int range(Frame frame, PyRange range, int slot) {
            long value = range.start, step = range.step;
            for (long left = range.size(); left > 0; left--, value += step) {
                frame.slots[slot] = value;
                int end = body.run(frame);
                if (end == BREAK) return NEXT;
                if (end >= RETURN) return end;
                turn(frame, line);
            }
            return CONTINUE;
        }

        private int iterate(Frame frame, PyIterator iterator) {
            while (true) {
                var item = next(frame, iterator, iterable.position);
                if (item == PyIterator.END) return CONTINUE;
                target.store(frame, item);
                int end = body.run(frame);
                if (end == BREAK) return NEXT;
                if (end >= RETURN) return end;
                turn(frame, line);
            }
        }
    }

    static PyIterator iterator(Frame frame, Object value, Position position) {
        try {
            return Iteration.iterator(frame.thread, value);
        } catch (PyError e) {
            throw e.at(frame, position);
        }
    }

    static Object next(Frame frame, PyIterator iterator, Position position) {
        try {
            return iterator.next(frame.thread);
        } catch (PyError e) {
            throw e.at(frame, position);
        }
    }
}
