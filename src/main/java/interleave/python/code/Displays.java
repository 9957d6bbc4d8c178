package interleave.python.code;

import interleave.python.vm.*;
import org.jspecify.annotations.Nullable;

/// `[...]`, `(...)`, `{...}` and f-strings.
final class Displays {
    private Displays() {}

    /// `a, *b`: the values of elements, some of which are to be unpacked.
    record Elements(Expression[] values, boolean[] starred, boolean plain) {
        Object[] execute(Frame frame) {
            if (plain) {
                var items = new Object[values.length];
                for (int i = 0; i < items.length; i++) items[i] = values[i].execute(frame);
                return items;
            }
            var items = new PyList();
            for (int i = 0; i < values.length; i++) {
                var value = values[i].execute(frame);
                if (!starred[i]) {
                    items.append(value);
                    continue;
                }
                try {
                    items.addAll(iterable(frame.thread, value));
                } catch (PyError e) {
                    throw e.at(frame, values[i].position);
                }
            }
            return items.toArray();
        }

        private static Object[] iterable(PyThread thread, Object value) {
            if (value instanceof PyIterator || Iteration.builtIn(value) != null || Types.of(value).lookup("__iter__") != null) {
                return Iteration.toArray(thread, value);
            }
            throw PyError.of(Exceptions.TYPE_ERROR, "Value after * must be an iterable, not " + Types.name(value));
        }
    }

    enum Kind { LIST, TUPLE, SET }

    static final class Sequence extends Expression {
        private final Kind kind;
        private final Elements elements;

        Sequence(Kind kind, Elements elements, Position position) {
            super(position);
            this.kind = kind;
            this.elements = elements;
        }

        @Override
        Object execute(Frame frame) {
            var items = elements.execute(frame);
            return switch (kind) {
                case LIST -> new PyList(items);
                case TUPLE -> items.length == 0 ? PyTuple.EMPTY : new PyTuple(items);
                case SET -> {
                    var set = new PySet();
                    try {
                        for (var item : items) set.add(item);
                    } catch (PyError e) {
                        throw e.at(frame, position);
                    }
                    yield set;
                }
            };
        }
    }

    static final class Dict extends Expression {
        private final @Nullable Expression[] keys;
        private final Expression[] values;

        /// @param keys null for `**value`
        Dict(@Nullable Expression[] keys, Expression[] values, Position position) {
            super(position);
            this.keys = keys;
            this.values = values;
        }

        @Override
        Object execute(Frame frame) {
            var dict = new PyDict();
            for (int i = 0; i < keys.length; i++) {
                var key = keys[i] == null ? null : keys[i].execute(frame);
                var value = values[i].execute(frame);
                try {
                    if (key != null) dict.put(key, value);
                    else merge(frame.thread, dict, value);
                } catch (PyError e) {
                    throw e.at(frame, position);
                }
            }
            return dict;
        }

        private static void merge(PyThread thread, PyDict into, Object value) {
            if (value instanceof PyDict dict) {
                into.putAll(dict);
                return;
            }
            if (Types.of(value).lookup("keys") == null) {
                throw PyError.of(Exceptions.TYPE_ERROR, "'" + Types.name(value) + "' object is not a mapping");
            }
            for (var key : Iteration.toArray(thread, Calls.method(thread, value, "keys"))) into.put(key, Items.get(thread, value, key));
        }
    }

    /// One `{value!r:format}`; parts of an f-string.
    static final class Replacement extends Expression {
        private final Expression value;
        private final char conversion;
        private final @Nullable Expression format;

        Replacement(Expression value, char conversion, @Nullable Expression format, Position position) {
            super(position);
            this.value = value;
            this.conversion = conversion;
            this.format = format;
        }

        @Override
        Object execute(Frame frame) {
            var value = this.value.execute(frame);
            var specification = format == null ? "" : (String) format.execute(frame);
            try {
                Object converted = switch (conversion) {
                    case 'r' -> Text.repr(frame.thread, value);
                    case 's' -> Text.str(frame.thread, value);
                    case 'a' -> ascii(Text.repr(frame.thread, value));
                    default -> value;
                };
                return Text.format(frame.thread, converted, specification);
            } catch (PyError e) {
                throw e.at(frame, position);
            }
        }

        private static String ascii(String text) {
            var out = new StringBuilder();
            text.codePoints().forEach(c -> {
                if (c < 128) out.append((char) c);
                else out.append(c < 256 ? "\\x%02x".formatted(c) : c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
            });
            return out.toString();
        }
    }

    static final class Joined extends Expression {
        private final Expression[] parts;

        Joined(Expression[] parts, Position position) {
            super(position);
            this.parts = parts;
        }

        @Override
        Object execute(Frame frame) {
            var out = new StringBuilder();
            for (var part : parts) out.append((String) part.execute(frame));
            return out.toString();
        }
    }

    /// A list, set or dict comprehension: makes the collection, then runs the loops that fill it.
    static final class Comprehension extends Expression {
        private final Kind kind;
        private final boolean dict;
        private final int result;
        private final int[] cells;
        private final Statement loops;

        /// @param result the temporary that holds the collection
        /// @param cells  slots of its variables that inner functions use
        Comprehension(Kind kind, boolean dict, int result, int[] cells, Statement loops, Position position) {
            super(position);
            this.kind = kind;
            this.dict = dict;
            this.result = result;
            this.cells = cells;
            this.loops = loops;
        }

        @Override
        Object execute(Frame frame) {
            var outer = frame.slots[result]; // a comprehension inside a recursive one's element has temporaries of its own, but be safe
            var collection = dict ? new PyDict() : kind == Kind.SET ? new PySet() : new PyList();
            frame.slots[result] = collection;
            for (int cell : cells) frame.slots[cell] = new PyCell();
            loops.run(frame);
            frame.slots[result] = outer;
            return collection;
        }
    }

    /// Adds one element to the collection of a comprehension.
    static final class Emit extends Statement {
        private final int result;
        private final @Nullable Expression key;
        private final Expression value;

        Emit(int line, int result, @Nullable Expression key, Expression value) {
            super(line);
            this.result = result;
            this.key = key;
            this.value = value;
        }

        @Override
        int run(Frame frame) {
            var key = this.key == null ? null : this.key.execute(frame);
            var value = this.value.execute(frame);
            var collection = frame.slots[result];
            if (collection instanceof PyList list) {
                list.append(value);
                return NEXT;
            }
            try {
                if (collection instanceof PyDict dict) dict.put(key, value);
                else ((PySet) collection).add(value);
            } catch (PyError e) {
                throw e.at(frame, (this.key == null ? this.value : this.key).position);
            }
            return NEXT;
        }
    }
}
