package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Bindable;
import interleave.python.vm.Calls;
import interleave.python.vm.Hashing;
import interleave.python.vm.Iteration;
import interleave.python.vm.Keywords;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyCallable;
import interleave.python.vm.PyDict;
import interleave.python.vm.PyIterator;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Text;
import interleave.python.vm.Types;
import java.util.Arrays;

/// The module `_functools`: what of `functools` is called too often, or from too many threads, to be Python.
final class FunctoolsModule {
    private static final PyType PARTIAL = PyType.builtIn("partial").open(), CACHED = PyType.builtIn("_lru_cache_wrapper").open();
    private static final Object KEYWORDS = new PyTuple("keywords follow"), ABSENT = new Object();

    static {
        PARTIAL.define("__module__", "functools").constructor((thread, type, a, keywords) -> {
            if (a.length == 0) throw Raise.type("type 'partial' takes at least one argument");
            if (!Calls.isCallable(a[0])) throw Raise.type("the first argument must be callable");
            return Partial.of(type, a[0], Arrays.copyOfRange(a, 1, a.length), keywords);
        });
        PARTIAL.define("func", new Attributes.Accessor((thread, self) -> ((Partial) self).function, null));
        PARTIAL.define("args", new Attributes.Accessor((thread, self) -> new PyTuple(((Partial) self).first), null));
        PARTIAL.define("keywords", new Attributes.Accessor((thread, self) -> ((Partial) self).keywords.toDict(), null));
        PARTIAL.define(PyBuiltin.of("__repr__", (thread, self) -> ((Partial) self).repr(thread)));
        PARTIAL.define(PyBuiltin.of("__reduce__", (thread, self) -> {
            var partial = (Partial) self;
            var all = new Object[partial.first.length + 1];
            all[0] = partial.function;
            System.arraycopy(partial.first, 0, all, 1, partial.first.length);
            return partial.keywords.isEmpty() ? new PyTuple(partial.type(), new PyTuple(all))
                : new PyTuple(partial.type(), new PyTuple(partial.function), new PyTuple(partial.function, new PyTuple(partial.first),
                    partial.keywords.toDict(), PyNone.NONE));
        }));
        CACHED.define("__module__", "functools");
        CACHED.define(PyBuiltin.of("cache_clear", (thread, self) -> ((Cached) self).clear()));
        CACHED.define(PyBuiltin.of("cache_info", (thread, self) -> Calls.call(thread, ((Cached) self).info, ((Cached) self).counts(),
            Keywords.NONE)));
    }

    private FunctoolsModule() {}

    static PyModule make() {
        return new PyModule("_functools").define("partial", PARTIAL)
            .define(PyBuiltin.of("reduce", "function, iterable, initial=, /", (thread, a) -> reduce(thread, a[0], Iteration.iterator(thread, a[1]), a[2])))
            .define(PyBuiltin.of("cached", "function, maxsize, typed, info", (thread, a) ->
                new Cached(a[0], a[1] == PyNone.NONE ? -1 : Math.max(0, Arguments.integer(thread, a[1])), Boolean.TRUE.equals(a[2]), a[3])));
    }

    private static Object reduce(PyThread thread, Object function, PyIterator items, @org.jspecify.annotations.Nullable Object initial) {
        Object result = initial;
        if (result == null) {
            result = items.next(thread);
            if (result == PyIterator.END) throw Raise.type("reduce() of empty iterable with no initial value");
        }
        long turn = 0;
        for (var item = items.next(thread); item != PyIterator.END; item = items.next(thread)) {
            LongCall.check(thread, ++turn);
            result = Calls.call2(thread, function, result, item);
        }
        return result;
    }

    private static final class Partial extends PyCallable {
        private final Object function;
        private final Object[] first;
        private final Keywords keywords;

        private Partial(PyType type, Object function, Object[] first, Keywords keywords) {
            super(type);
            this.function = function;
            this.first = first;
            this.keywords = keywords;
        }

        /// A partial of a partial is one partial.
        static Partial of(PyType type, Object function, Object[] first, Keywords keywords) {
            if (!(function instanceof Partial inner) || inner.type() != PARTIAL) return new Partial(type, function, first, keywords);
            return new Partial(type, inner.function, Sequences.joined(inner.first, first), merged(inner.keywords, keywords));
        }

        private static Keywords merged(Keywords earlier, Keywords later) {
            if (earlier.isEmpty() || later.isEmpty()) return earlier.isEmpty() ? later : earlier;
            var all = earlier.toDict();
            all.putAll(later.toDict());
            return new Keywords(Arrays.copyOf(all.keys(), all.size(), String[].class), all.values());
        }

        @Override
        public Object call(PyThread thread, Object[] arguments, Keywords given) {
            return Calls.call(thread, function, first.length == 0 ? arguments : Sequences.joined(first, arguments), merged(keywords, given));
        }

        String repr(PyThread thread) {
            var text = new StringBuilder("functools.partial(").append(Text.repr(thread, function));
            for (var value : first) text.append(", ").append(Text.repr(thread, value));
            for (int i = 0; i < keywords.size(); i++) text.append(", ").append(keywords.names()[i]).append('=').append(Text.repr(thread, keywords.values()[i]));
            return text.append(')').toString();
        }
    }

    /// A function with a memory of its latest results. Looking up and storing are each one step for other threads; the function itself runs without any lock,
    /// so that two threads asking for one value at once may both compute it, as in CPython.
    private static final class Cached extends PyCallable implements Bindable {
        private final Object function, info;
        private final long most;
        private final boolean typed;
        private final PyDict known = new PyDict();
        private long hits, misses;

        Cached(Object function, long most, boolean typed, Object info) {
            super(CACHED);
            this.function = function;
            this.most = most;
            this.typed = typed;
            this.info = info;
        }

        @Override
        public Object call(PyThread thread, Object[] arguments, Keywords keywords) {
            if (most == 0) {
                synchronized (this) {
                    misses++;
                }
                return Calls.call(thread, function, arguments, keywords);
            }
            var key = key(arguments, keywords);
            long hash = Hashing.hash(key);
            var found = look(key, hash);
            if (found != ABSENT) return found;
            var made = Calls.call(thread, function, arguments, keywords);
            keep(key, made);
            return made;
        }

        private Object key(Object[] arguments, Keywords keywords) {
            if (keywords.isEmpty() && !typed && arguments.length == 1 && (arguments[0] instanceof Long || arguments[0] instanceof String)) return arguments[0];
            var all = new java.util.ArrayList<Object>(Arrays.asList(arguments));
            if (!keywords.isEmpty()) all.add(KEYWORDS);
            for (int i = 0; i < keywords.size(); i++) {
                all.add(keywords.names()[i]);
                all.add(keywords.values()[i]);
            }
            if (typed) {
                for (var value : arguments) all.add(Types.of(value));
                for (var value : keywords.values()) all.add(Types.of(value));
            }
            return new PyTuple(all.toArray());
        }

        private synchronized Object look(Object key, long hash) {
            var found = known.get(key, hash);
            if (found == null) {
                misses++;
                return ABSENT;
            }
            hits++;
            if (most > 0) {
                known.remove(key);
                known.put(key, found);
            }
            return found;
        }

        private synchronized void keep(Object key, Object made) {
            if (most > 0 && known.size() >= most && !known.contains(key)) known.remove(known.keys()[0]);
            known.put(key, made);
        }

        synchronized Object clear() {
            known.clear();
            hits = misses = 0;
            return PyNone.NONE;
        }

        synchronized Object[] counts() {
            return new Object[] {hits, misses, most < 0 ? PyNone.NONE : (Object) most, (long) known.size()};
        }
    }
}
