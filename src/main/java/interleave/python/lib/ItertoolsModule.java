package interleave.python.lib;

import interleave.python.vm.Calls;
import interleave.python.vm.Iteration;
import interleave.python.vm.Keywords;
import interleave.python.vm.Operators;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyClassMethod;
import interleave.python.vm.PyIterator;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Signature;
import interleave.python.vm.Text;
import interleave.python.vm.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The module `_itertools`: the part of `itertools` that gives items one by one from others; what combines items is frozen Python above it.
///
/// `count` gives each number once, to however many threads; of the others two threads at one iterator may see the items in any order.
final class ItertoolsModule {
    private static final PyType COUNT = type("count"), REPEAT = type("repeat"), CHAIN = type("chain"), CYCLE = type("cycle"), ISLICE = type("islice"),
        TAKE_WHILE = type("takewhile"), DROP_WHILE = type("dropwhile"), FILTER_FALSE = type("filterfalse"), STAR_MAP = type("starmap"),
        ACCUMULATE = type("accumulate"), ZIP_LONGEST = type("zip_longest"), PAIRWISE = type("pairwise"), COMPRESS = type("compress");

    static {
        making(COUNT, "start=, step=", (thread, a) -> new Count(a[0] == null ? 0L : a[0], a[1] == null ? 1L : a[1]));
        making(REPEAT, "object, times=", (thread, a) -> new Repeat(a[0], a[1] == null ? -1 : Math.max(0, Arguments.integer(thread, a[1]))));
        making(CHAIN, "*iterables", (thread, a) -> chain(Iteration.iterator(thread, a[0])));
        CHAIN.define("from_iterable", new PyClassMethod(PyBuiltin.of("from_iterable", (thread, type, iterable) -> chain(Iteration.iterator(thread, iterable)))));
        making(CYCLE, "iterable, /", (thread, a) -> cycle(Iteration.iterator(thread, a[0])));
        ISLICE.constructor((thread, type, a, keywords) -> islice(thread, a));
        making(TAKE_WHILE, "predicate, iterable, /", (thread, a) -> takeWhile(a[0], Iteration.iterator(thread, a[1])));
        making(DROP_WHILE, "predicate, iterable, /", (thread, a) -> dropWhile(a[0], Iteration.iterator(thread, a[1])));
        making(FILTER_FALSE, "predicate, iterable, /", (thread, a) -> filterFalse(a[0], Iteration.iterator(thread, a[1])));
        making(STAR_MAP, "function, iterable, /", (thread, a) -> starMap(a[0], Iteration.iterator(thread, a[1])));
        making(ACCUMULATE, "iterable, func=, *, initial=", (thread, a) -> accumulate(Iteration.iterator(thread, a[0]), a[1], a[2]));
        making(ZIP_LONGEST, "*iterables, fillvalue=", ItertoolsModule::zipLongest);
        making(PAIRWISE, "iterable, /", (thread, a) -> pairwise(Iteration.iterator(thread, a[0])));
        making(COMPRESS, "data, selectors", (thread, a) -> compress(Iteration.iterator(thread, a[0]), Iteration.iterator(thread, a[1])));
    }

    private ItertoolsModule() {}

    private static PyType type(String name) {
        return PyType.builtIn(name, interleave.python.vm.Types.ITERATOR).define("__module__", "itertools");
    }

    private static void making(PyType type, String signature, PyBuiltin.Body body) {
        var parsed = Signature.parse(type.name(), signature);
        type.constructor((thread, made, arguments, keywords) -> body.call(thread, parsed.bind(thread, arguments, keywords)));
    }

    static PyModule make() {
        var module = new PyModule("_itertools");
        for (var type : new PyType[] {COUNT, REPEAT, CHAIN, CYCLE, ISLICE, TAKE_WHILE, DROP_WHILE, FILTER_FALSE, STAR_MAP, ACCUMULATE, ZIP_LONGEST, PAIRWISE,
            COMPRESS}) {
            module.define(type.name(), type);
        }
        COUNT.define(PyBuiltin.of("__repr__", (thread, self) -> ((Count) self).repr(thread)));
        REPEAT.define(PyBuiltin.of("__repr__", (thread, self) -> ((Repeat) self).repr(thread)));
        return module;
    }

    private static final class Count extends Iterators.Of {
        private final Object step;
        private Object next;

        Count(Object start, Object step) {
            super(COUNT);
            next = start;
            this.step = step;
        }

        @Override
        public synchronized Object next(PyThread thread) {
            var given = next;
            next = given instanceof Long number && number < Long.MAX_VALUE && step instanceof Long by && by == 1 ? (Object) (number + 1)
                : Operators.Binary.ADD.apply(thread, given, step);
            return given;
        }

        String repr(PyThread thread) {
            return "count(" + Text.repr(thread, next) + (step instanceof Long by && by == 1 ? ")" : ", " + Text.repr(thread, step) + ")");
        }
    }

    private static final class Repeat extends Iterators.Of {
        private final Object item;
        private long left;

        /// @param times negative: for ever
        Repeat(Object item, long times) {
            super(REPEAT);
            this.item = item;
            left = times;
        }

        @Override
        public synchronized Object next(PyThread thread) {
            if (left == 0) return END;
            if (left > 0) left--;
            return item;
        }

        String repr(PyThread thread) {
            return "repeat(" + Text.repr(thread, item) + (left < 0 ? ")" : ", " + left + ")");
        }
    }

    private static PyIterator chain(PyIterator iterables) {
        return new Iterators.Of(CHAIN) {
            private @Nullable PyIterator current;

            @Override
            public Object next(PyThread thread) {
                while (true) {
                    var from = current;
                    if (from == null) {
                        var following = iterables.next(thread);
                        if (following == END) return END;
                        current = from = Iteration.iterator(thread, following);
                    }
                    var item = from.next(thread);
                    if (item != END) return item;
                    current = null;
                }
            }
        };
    }

    private static PyIterator cycle(PyIterator items) {
        return new Iterators.Of(CYCLE) {
            private final ArrayList<Object> kept = new ArrayList<>();
            private int place = -1;

            @Override
            public synchronized Object next(PyThread thread) {
                if (place < 0) {
                    var item = items.next(thread);
                    if (item != END) {
                        kept.add(item);
                        return item;
                    }
                    place = 0;
                }
                if (kept.isEmpty()) return END;
                var item = kept.get(place);
                place = (place + 1) % kept.size();
                return item;
            }
        };
    }

    private static PyIterator islice(PyThread thread, Object[] a) {
        if (a.length < 2 || a.length > 4) throw Raise.type("islice expected at " + (a.length < 2 ? "least 2" : "most 4") + " arguments, got " + a.length);
        long start = a.length == 2 ? 0 : bound(thread, a[1], 0, "Indices");
        long stop = bound(thread, a.length == 2 ? a[1] : a[2], Long.MAX_VALUE, a.length == 2 ? "Stop argument" : "Indices");
        long step = a.length < 4 ? 1 : bound(thread, a[3], 1, "Step");
        if (step < 1) throw Raise.value("Step for islice() must be a positive integer or None.");
        var items = Iteration.iterator(thread, a[0]);
        return new Iterators.Of(ISLICE) {
            private long place, wanted = start;

            @Override
            public Object next(PyThread me) {
                while (place < wanted && place < stop) {
                    if (items.next(me) == END) return END;
                    LongCall.check(me, ++place);
                }
                if (place >= stop) return END;
                var item = items.next(me);
                place++;
                wanted = wanted > Long.MAX_VALUE - step ? Long.MAX_VALUE : wanted + step;
                return item;
            }
        };
    }

    private static long bound(PyThread thread, Object value, long otherwise, String what) {
        if (value == PyNone.NONE) return otherwise;
        if (Sequences.isIndex(value) && interleave.python.vm.Items.index(thread, value, null) instanceof Long bound && bound >= 0) return bound;
        throw Raise.value(what.equals("Step") ? "Step for islice() must be a positive integer or None."
            : what + " for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    }

    private static PyIterator takeWhile(Object test, PyIterator items) {
        return new Iterators.Of(TAKE_WHILE) {
            private boolean ended;

            @Override
            public Object next(PyThread thread) {
                if (ended) return END;
                var item = items.next(thread);
                if (item != END && Truth.of(thread, Calls.call1(thread, test, item))) return item;
                ended = true;
                return END;
            }
        };
    }

    private static PyIterator dropWhile(Object test, PyIterator items) {
        return new Iterators.Of(DROP_WHILE) {
            private boolean begun;

            @Override
            public Object next(PyThread thread) {
                long turn = 0;
                while (true) {
                    var item = items.next(thread);
                    if (begun || item == END) return item;
                    LongCall.check(thread, ++turn);
                    if (Truth.of(thread, Calls.call1(thread, test, item))) continue;
                    begun = true;
                    return item;
                }
            }
        };
    }

    private static PyIterator filterFalse(Object test, PyIterator items) {
        return new Iterators.Of(FILTER_FALSE) {
            @Override
            public Object next(PyThread thread) {
                long turn = 0;
                for (var item = items.next(thread); item != END; item = items.next(thread)) {
                    LongCall.check(thread, ++turn);
                    if (!Truth.of(thread, test == PyNone.NONE ? item : Calls.call1(thread, test, item))) return item;
                }
                return END;
            }
        };
    }

    private static PyIterator starMap(Object function, PyIterator items) {
        return new Iterators.Of(STAR_MAP) {
            @Override
            public Object next(PyThread thread) {
                var item = items.next(thread);
                return item == END ? END : Calls.call(thread, function, Iteration.toArray(thread, item), Keywords.NONE);
            }
        };
    }

    private static PyIterator accumulate(PyIterator items, @Nullable Object function, @Nullable Object initial) {
        return new Iterators.Of(ACCUMULATE) {
            private @Nullable Object total;
            private boolean begun = !Arguments.given(initial);

            @Override
            public Object next(PyThread thread) {
                if (!begun) {
                    begun = true;
                    return total = initial;
                }
                var item = items.next(thread);
                if (item == END) return END;
                if (total == null) return total = item;
                total = Arguments.given(function) ? Calls.call2(thread, function, total, item) : Operators.Binary.ADD.apply(thread, total, item);
                return total;
            }
        };
    }

    private static Object zipLongest(PyThread thread, Object[] a) {
        Object fill = a[0];
        var tuple = (PyTuple) a[1];
        var sources = new PyIterator[tuple.size()];
        for (int i = 0; i < sources.length; i++) sources[i] = Iteration.iterator(thread, tuple.get(i));
        return new Iterators.Of(ZIP_LONGEST) {
            private int live = sources.length;

            @Override
            public Object next(PyThread me) {
                if (live == 0) return END;
                var row = new Object[sources.length];
                for (int i = 0; i < row.length; i++) {
                    var item = sources[i] == null ? END : sources[i].next(me);
                    if (item == END && sources[i] != null) {
                        sources[i] = null;
                        if (--live == 0) return END;
                    }
                    row[i] = item == END ? fill == null ? PyNone.NONE : fill : item;
                }
                return new PyTuple(row);
            }
        };
    }

    private static PyIterator pairwise(PyIterator items) {
        return new Iterators.Of(PAIRWISE) {
            private @Nullable Object last;

            @Override
            public Object next(PyThread thread) {
                if (last == null) {
                    var first = items.next(thread);
                    if (first == END) return END;
                    last = first;
                }
                var item = items.next(thread);
                if (item == END) return END;
                var pair = new PyTuple(last, item);
                last = item;
                return pair;
            }
        };
    }

    private static PyIterator compress(PyIterator data, PyIterator selectors) {
        return new Iterators.Of(COMPRESS) {
            @Override
            public Object next(PyThread thread) {
                while (true) {
                    var item = data.next(thread);
                    if (item == END) return END;
                    var selected = selectors.next(thread);
                    if (selected == END) return END;
                    if (Truth.of(thread, selected)) return item;
                }
            }
        };
    }
}
