package interleave.python.code;

import interleave.python.vm.*;
import org.jspecify.annotations.Nullable;

/// What can be assigned to and deleted.
abstract class Target {
    abstract void store(Frame frame, Object value);

    abstract void delete(Frame frame);

    static final class Item extends Target {
        final Expression container, key;
        final Position position;

        Item(Expression container, Expression key, Position position) {
            this.container = container;
            this.key = key;
            this.position = position;
        }

        @Override
        void store(Frame frame, Object value) {
            var container = this.container.execute(frame);
            var key = this.key.execute(frame);
            try {
                Items.set(frame.thread, container, key, value);
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }

        @Override
        void delete(Frame frame) {
            var container = this.container.execute(frame);
            var key = this.key.execute(frame);
            try {
                Items.delete(frame.thread, container, key);
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }
    }

    /// `a, *b, c = ...`
    static final class Unpack extends Target {
        private final Target[] targets;
        private final int starred;
        private final Position position;

        /// @param starred index of the target with the star, or -1
        Unpack(Target[] targets, int starred, Position position) {
            this.targets = targets;
            this.starred = starred;
            this.position = position;
        }

        @Override
        void store(Frame frame, Object value) {
            Object[] items;
            try {
                items = unpack(frame.thread, value);
            } catch (PyError e) {
                throw e.at(frame, position);
            }
            for (int i = 0; i < targets.length; i++) targets[i].store(frame, items[i]);
        }

        private Object[] unpack(PyThread thread, Object value) {
            int n = targets.length;
            if (starred < 0 && value instanceof PyTuple tuple && tuple.size() == n && tuple.isPlain()) return tuple.items();
            if (starred < 0) return exactly(thread, value, n);
            var all = all(thread, value);
            int after = n - starred - 1;
            if (all.length < n - 1) {
                throw PyError.of(Exceptions.VALUE_ERROR, "not enough values to unpack (expected at least " + (n - 1) + ", got " + all.length + ")");
            }
            var items = new Object[n];
            System.arraycopy(all, 0, items, 0, starred);
            items[starred] = new PyList(java.util.Arrays.copyOfRange(all, starred, all.length - after));
            System.arraycopy(all, all.length - after, items, starred + 1, after);
            return items;
        }

        private static Object[] all(PyThread thread, Object value) {
            iterable(value);
            return Iteration.toArray(thread, value);
        }

        private static void iterable(Object value) {
            var type = Types.of(value);
            if (value instanceof PyIterator || Iteration.builtIn(value) != null || type.lookup("__iter__") != null
                || type.lookup("__getitem__") != null) return;
            throw PyError.of(Exceptions.TYPE_ERROR, "cannot unpack non-iterable " + type.name() + " object");
        }

        private static Object[] exactly(PyThread thread, Object value, int n) {
            iterable(value);
            var iterator = Iteration.iterator(thread, value);
            var items = new Object[n];
            for (int i = 0; i < n; i++) {
                items[i] = iterator.next(thread);
                if (items[i] == PyIterator.END) {
                    throw PyError.of(Exceptions.VALUE_ERROR, "not enough values to unpack (expected " + n + ", got " + i + ")");
                }
            }
            if (iterator.next(thread) != PyIterator.END) {
                throw PyError.of(Exceptions.VALUE_ERROR, "too many values to unpack (expected " + n + ")");
            }
            return items;
        }

        @Override
        void delete(Frame frame) {
            for (var target : targets) target.delete(frame);
        }
    }
}
