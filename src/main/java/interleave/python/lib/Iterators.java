package interleave.python.lib;

import interleave.python.vm.Calls;
import interleave.python.vm.Equality;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Items;
import interleave.python.vm.Iteration;
import interleave.python.vm.Keywords;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyIterator;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyRange;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Truth;
import interleave.python.vm.Types;
import org.jspecify.annotations.Nullable;

/// The lazy built-ins: enumerate, filter, map, reversed, zip, and `iter(callable, sentinel)`.
final class Iterators {
    static final PyType LIST_REVERSED = PyType.builtIn("list_reverseiterator", Types.ITERATOR);
    static final PyType ENUMERATE = PyType.builtIn("enumerate", Types.ITERATOR);
    static final PyType FILTER = PyType.builtIn("filter", Types.ITERATOR);
    static final PyType MAP = PyType.builtIn("map", Types.ITERATOR);
    static final PyType REVERSED = PyType.builtIn("reversed", Types.ITERATOR);
    static final PyType ZIP = PyType.builtIn("zip", Types.ITERATOR);
    private static final PyType CALLABLE = PyType.builtIn("callable_iterator", Types.ITERATOR);

    private Iterators() {}

    /// An iterator of one of these types.
    abstract static class Of extends PyIterator {
        private final PyType type;

        Of(PyType type) {
            this.type = type;
        }

        @Override
        public PyType type() {
            return type;
        }
    }

    static void define() {
        ENUMERATE.constructor(constructor("enumerate", "iterable, start=", (thread, a) -> {
            Object start = start(thread, a[1]);
            return enumerate(Iteration.iterator(thread, a[0]), start);
        }));
        FILTER.constructor(Iterators::filter);
        MAP.constructor(Iterators::map);
        REVERSED.constructor((thread, type, arguments, keywords) -> {
            if (!keywords.isEmpty()) throw Raise.type("reversed() takes no keyword arguments");
            if (arguments.length != 1) throw Raise.type("reversed expected 1 argument, got " + arguments.length);
            return reversed(thread, arguments[0]);
        });
        ZIP.constructor(Iterators::zip);
    }

    private static PyType.Constructor constructor(String name, String signature, PyBuiltin.Body body) {
        PyBuiltin maker = PyBuiltin.of(name, signature, body);
        return (thread, type, arguments, keywords) -> {
            if (arguments.length == 0 && keywords.isEmpty()) throw Raise.type(name + "() missing required argument 'iterable'");
            return maker.call(thread, arguments, keywords);
        };
    }

    private static Object start(PyThread thread, @Nullable Object value) {
        return value == null ? 0L : Items.index(thread, value, null);
    }

    private static PyIterator enumerate(PyIterator items, Object start) {
        return new Of(ENUMERATE) {
            private Object count = start;

            @Override
            public Object next(PyThread thread) {
                Object item = items.next(thread);
                if (item == END) return END;
                Object number = count;
                count = IntMath.increment(number);
                return new PyTuple(number, item);
            }
        };
    }

    private static Object filter(PyThread thread, PyType type, Object[] arguments, Keywords keywords) {
        if (!keywords.isEmpty()) throw Raise.type("filter() takes no keyword arguments");
        if (arguments.length != 2) throw Raise.type("filter expected 2 arguments, got " + arguments.length);
        Object test = arguments[0];
        PyIterator items = Iteration.iterator(thread, arguments[1]);
        return new Of(FILTER) {
            @Override
            public Object next(PyThread thread) {
                long turn = 0;
                for (Object item = items.next(thread); item != END; item = items.next(thread)) {
                    LongCall.check(thread, ++turn);
                    if (Truth.of(thread, test == PyNone.NONE ? item : Calls.call1(thread, test, item))) return item;
                }
                return END;
            }
        };
    }

    private static Object map(PyThread thread, PyType type, Object[] arguments, Keywords keywords) {
        if (!keywords.isEmpty()) throw Raise.type("map() takes no keyword arguments");
        if (arguments.length < 2) throw Raise.type("map() must have at least two arguments.");
        Object function = arguments[0];
        PyIterator[] sources = iterators(thread, arguments, 1);
        if (sources.length == 1) {
            PyIterator only = sources[0];
            return new Of(MAP) {
                @Override
                public Object next(PyThread thread) {
                    Object item = only.next(thread);
                    return item == END ? END : Calls.call1(thread, function, item);
                }
            };
        }
        return new Of(MAP) {
            @Override
            public Object next(PyThread thread) {
                Object[] row = new Object[sources.length];
                for (int i = 0; i < row.length; i++) if ((row[i] = sources[i].next(thread)) == END) return END;
                return Calls.call(thread, function, row, Keywords.NONE);
            }
        };
    }

    private static PyIterator[] iterators(PyThread thread, Object[] arguments, int from) {
        PyIterator[] sources = new PyIterator[arguments.length - from];
        for (int i = 0; i < sources.length; i++) sources[i] = Iteration.iterator(thread, arguments[i + from]);
        return sources;
    }

    private static Object zip(PyThread thread, PyType type, Object[] arguments, Keywords keywords) {
        Object strict = keywords.get("strict");
        if (keywords.size() > (strict == null ? 0 : 1)) {
            for (String name : keywords.names()) if (!name.equals("strict")) throw Raise.type("zip() got an unexpected keyword argument '" + name + "'");
        }
        boolean checked = strict != null && Truth.of(thread, strict);
        PyIterator[] sources = new PyIterator[arguments.length];
        for (int i = 0; i < sources.length; i++) {
            if (!isIterable(arguments[i])) throw Raise.type("'" + Types.name(arguments[i]) + "' object is not iterable");
            sources[i] = Iteration.iterator(thread, arguments[i]);
        }
        return new Of(ZIP) {
            @Override
            public Object next(PyThread thread) {
                if (sources.length == 0) return END;
                Object[] row = new Object[sources.length];
                for (int i = 0; i < row.length; i++) {
                    row[i] = sources[i].next(thread);
                    if (row[i] != END) continue;
                    if (checked) checkAllEnded(thread, sources, i);
                    return END;
                }
                return new PyTuple(row);
            }
        };
    }

    static boolean isIterable(Object value) {
        return value instanceof PyIterator || Iteration.builtIn(value) != null || Types.of(value).lookup("__iter__") != null
                || Types.of(value).lookup("__getitem__") != null;
    }

    /// `zip(strict=True)`: source `ended` had nothing more, so none may.
    private static void checkAllEnded(PyThread thread, PyIterator[] sources, int ended) {
        if (ended > 0) throw Raise.value("zip() argument " + (ended + 1) + " is shorter than argument" + (ended == 1 ? " 1" : "s 1-" + ended));
        for (int i = 1; i < sources.length; i++) {
            if (sources[i].next(thread) == PyIterator.END) continue;
            throw Raise.value("zip() argument " + (i + 1) + " is longer than argument" + (i == 1 ? " 1" : "s 1-" + i));
        }
    }

    private static Object reversed(PyThread thread, Object sequence) {
        if (sequence instanceof PyRange range) return Iteration.iterator(thread, RangeType.reversed(range));
        Object method = Types.of(sequence).lookup("__reversed__");
        if (method != null && method != PyNone.NONE) return Calls.special(thread, sequence, "__reversed__");
        if (Types.of(sequence).lookup("__getitem__") == null || Types.of(sequence).lookup("__len__") == null || sequence instanceof interleave.python.vm.PyDict) {
            throw Raise.type("'" + Types.name(sequence) + "' object is not reversible");
        }
        long length = Items.length(thread, sequence);
        return new Of(REVERSED) {
            private long next = length - 1;

            @Override
            public Object next(PyThread thread) {
                if (next < 0) return END;
                try {
                    return Items.get(thread, sequence, next--);
                } catch (PyError e) {
                    next = -1;
                    if (e.is(Exceptions.INDEX_ERROR) || e.is(Exceptions.STOP_ITERATION)) return END;
                    throw e;
                }
            }
        };
    }

    /// `iter(callable, sentinel)`.
    static PyIterator untilEqual(Object callable, Object sentinel) {
        return new Of(CALLABLE) {
            private boolean done;

            @Override
            public Object next(PyThread thread) {
                if (done) return END;
                Object value = Calls.call0(thread, callable);
                done = Equality.same(thread, value, sentinel);
                return done ? END : value;
            }
        };
    }
}
