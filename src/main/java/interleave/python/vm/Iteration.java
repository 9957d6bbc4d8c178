package interleave.python.vm;

import java.util.ArrayList;

import org.jspecify.annotations.Nullable;

/// `iter` and `next`.
public final class Iteration {
    private Iteration() {}

    /// An iterator over any iterable; Python iterators come wrapped.
    public static PyIterator iterator(PyThread thread, Object value) {
        if (value instanceof PyIterator iterator) return iterator;
        var type = Types.of(value);
        if (type.isBuiltIn()) {
            var quick = builtIn(value);
            if (quick != null) return quick;
        }
        var method = type.lookup("__iter__");
        if (method != null && method != PyNone.NONE) {
            var result = Calls.special(thread, value, "__iter__");
            if (result instanceof PyIterator iterator) return iterator;
            if (Types.of(result).lookup("__next__") == null) {
                throw PyError.of(Exceptions.TYPE_ERROR, "iter() returned non-iterator of type '" + Types.name(result) + "'");
            }
            return new Wrapped(result);
        }
        if (type.lookup("__getitem__") != null && method == null) return new ByIndex(value);
        throw PyError.of(Exceptions.TYPE_ERROR, "'" + type.name() + "' object is not iterable");
    }

    /// The iterator of a built-in container, or null.
    public static @Nullable PyIterator builtIn(Object value) {
        return switch (value) {
            case PyList list -> new OfList(list);
            case PyTuple tuple -> new OfTuple(tuple);
            case PyRange range -> new OfRange(range);
            case PyDict dict -> dict.iterator(PyDict.Part.KEYS);
            case PySet set -> set.iterator();
            case String text -> new OfString(text);
            case PyBytes bytes -> new OfBytes(bytes);
            default -> null;
        };
    }

    /// The next item, or null at the end.
    public static @Nullable Object next(PyThread thread, Object iterator) {
        if (iterator instanceof PyIterator java) {
            var item = java.next(thread);
            return item == PyIterator.END ? null : item;
        }
        var wrapped = new Wrapped(iterator).next(thread);
        return wrapped == PyIterator.END ? null : wrapped;
    }

    /// The StopIteration at an iterator's end, with what a generator returned.
    public static PyError stop(PyIterator iterator) {
        var returned = iterator.returned();
        return returned == PyNone.NONE ? PyError.of(Exceptions.STOP_ITERATION) : PyError.of(Exceptions.STOP_ITERATION, returned);
    }

    /// All items of an iterable.
    public static Object[] toArray(PyThread thread, Object value) {
        if (value instanceof PyTuple tuple && tuple.isPlain()) return tuple.items().clone();
        if (value instanceof PyList list && list.type().isBuiltIn()) return list.toArray();
        if (value instanceof PySet set && set.type().isBuiltIn()) return set.toArray();
        if (value instanceof PyDict dict && dict.type().isBuiltIn()) return dict.keys();
        var iterator = iterator(thread, value);
        var items = new ArrayList<Object>();
        for (var item = iterator.next(thread); item != PyIterator.END; item = iterator.next(thread)) {
            items.add(item);
            if ((items.size() & 0xFFFFF) == 0) {
                PyList.checkedSize(items.size());
                thread.interpreter.memory(thread);
            }
        }
        return items.toArray();
    }

    private static final class OfList extends PyIterator {
        private @Nullable PyList list;
        private int next;

        OfList(PyList list) {
            this.list = list;
        }

        @Override
        public Object next(PyThread thread) {
            if (list == null) return END;
            var item = list.get(next);
            if (item == null) {
                list = null;
                return END;
            }
            next++;
            return item;
        }

        @Override
        public PyType type() {
            return Types.LIST_ITERATOR;
        }
    }

    private static final class OfTuple extends PyIterator {
        private final Object[] items;
        private int next;

        OfTuple(PyTuple tuple) {
            items = tuple.items();
        }

        @Override
        public Object next(PyThread thread) {
            return next < items.length ? items[next++] : END;
        }

        @Override
        public PyType type() {
            return Types.TUPLE_ITERATOR;
        }
    }

    /// Public: a `for` loop over a range reads it directly.
    public static final class OfRange extends PyIterator {
        private final long step;
        private long next, left;

        OfRange(PyRange range) {
            step = range.step;
            next = range.start;
            left = range.size();
        }

        @Override
        public Object next(PyThread thread) {
            if (left <= 0) return END;
            left--;
            long value = next;
            next += step;
            return value;
        }

        @Override
        public PyType type() {
            return Types.RANGE_ITERATOR;
        }
    }

    private static final class OfString extends PyIterator {
        private final String text;
        private int next;

        OfString(String text) {
            this.text = text;
        }

        @Override
        public Object next(PyThread thread) {
            if (next >= text.length()) return END;
            int point = text.codePointAt(next);
            next += Character.charCount(point);
            return Character.toString(point);
        }

        @Override
        public PyType type() {
            return Types.STR_ITERATOR;
        }
    }

    private static final class OfBytes extends PyIterator {
        private final PyBytes bytes;
        private int next;

        OfBytes(PyBytes bytes) {
            this.bytes = bytes;
        }

        @Override
        public Object next(PyThread thread) {
            return next < bytes.size() ? (Object) (long) bytes.get(next++) : END;
        }
    }

    /// An object of a Python class with `__next__`.
    static final class Wrapped extends PyIterator {
        final Object iterator;
        private Object returned = PyNone.NONE;

        Wrapped(Object iterator) {
            this.iterator = iterator;
        }

        @Override
        public Object next(PyThread thread) {
            try {
                var item = Calls.special(thread, iterator, "__next__");
                if (item == null) throw PyError.of(Exceptions.TYPE_ERROR, "'" + Types.name(iterator) + "' object is not an iterator");
                return item;
            } catch (PyError e) {
                return end(e);
            }
        }

        private Object end(PyError e) {
            if (!e.is(Exceptions.STOP_ITERATION)) throw e;
            var arguments = e.exception().arguments();
            returned = arguments.length == 0 ? PyNone.NONE : arguments[0];
            return END;
        }

        @Override
        public Object send(PyThread thread, Object value) {
            try {
                return Calls.method(thread, iterator, "send", value);
            } catch (PyError e) {
                return end(e);
            }
        }

        @Override
        public Object raise(PyThread thread, PyException exception) {
            if (Attributes.find(thread, iterator, "throw", true) == null) throw PyError.of(exception);
            try {
                return Calls.method(thread, iterator, "throw", exception);
            } catch (PyError e) {
                return end(e);
            }
        }

        @Override
        public Object returned() {
            return returned;
        }
    }

    private static final class ByIndex extends PyIterator {
        private final Object sequence;
        private long next;

        ByIndex(Object sequence) {
            this.sequence = sequence;
        }

        @Override
        public Object next(PyThread thread) {
            try {
                return Items.get(thread, sequence, next++);
            } catch (PyError e) {
                if (e.is(Exceptions.INDEX_ERROR) || e.is(Exceptions.STOP_ITERATION)) return END;
                throw e;
            }
        }
    }
}
