package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Comparison;
import interleave.python.vm.Equality;
import interleave.python.vm.Iteration;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyIterator;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Signature;
import interleave.python.vm.Text;
import interleave.python.vm.Types;
import org.jspecify.annotations.Nullable;

/// `collections.deque`.
final class DequeType {
    static final PyType DEQUE = define(PyType.builtIn("deque"));
    private static final PyType ITERATOR = PyType.builtIn("_deque_iterator", Types.ITERATOR);

    private DequeType() {}

    private static PyType define(PyType type) {
        var init = Signature.parse("deque", "iterable=, maxlen=");
        type.define("__module__", "collections");
        type.constructor((thread, made, arguments, keywords) -> {
            var deque = new PyDeque(made);
            if (made == type) fill(thread, deque, init.bind(thread, arguments, keywords));
            return deque;
        });
        type.define(PyBuiltin.general("__init__", (thread, all, keywords) -> {
            fill(thread, (PyDeque) all[0], init.bind(thread, java.util.Arrays.copyOfRange(all, 1, all.length), keywords));
            return PyNone.NONE;
        }));
        ends(type);
        places(type);
        queries(type);
        operators(type);
        return type;
    }

    private static void fill(PyThread thread, PyDeque deque, Object[] a) {
        deque.limit(limit(thread, a[1]));
        deque.clear();
        if (a[0] != null) extend(thread, deque, a[0], false);
    }

    private static long limit(PyThread thread, @Nullable Object maxlen) {
        if (!Arguments.given(maxlen)) return -1;
        if (!Sequences.isIndex(maxlen)) throw Raise.type("an integer is required");
        long limit = Arguments.integer(thread, maxlen);
        if (limit < 0) throw Raise.value("maxlen must be non-negative");
        return limit;
    }

    private static void extend(PyThread thread, PyDeque deque, Object items, boolean left) {
        if (items == deque) {
            for (var item : deque.toArray()) add(deque, item, left);
            return;
        }
        var iterator = Iteration.iterator(thread, items);
        long turn = 0;
        for (var item = iterator.next(thread); item != PyIterator.END; item = iterator.next(thread)) {
            add(deque, item, left);
            LongCall.check(thread, ++turn);
        }
    }

    private static void add(PyDeque deque, Object item, boolean left) {
        if (left) deque.addFirst(item);
        else deque.addLast(item);
    }

    private static PyBuiltin change(String name, java.util.function.BiConsumer<PyDeque, Object> body) {
        return PyBuiltin.of(name, (thread, self, item) -> {
            body.accept((PyDeque) self, item);
            return PyNone.NONE;
        });
    }

    private static void ends(PyType type) {
        type.define(change("append", PyDeque::addLast)).define(change("appendleft", PyDeque::addFirst));
        type.define(PyBuiltin.of("pop", (thread, self) -> taken(((PyDeque) self).removeLast())));
        type.define(PyBuiltin.of("popleft", (thread, self) -> taken(((PyDeque) self).removeFirst())));
        type.define(PyBuiltin.of("extend", (thread, self, items) -> {
            extend(thread, (PyDeque) self, items, false);
            return PyNone.NONE;
        }));
        type.define(PyBuiltin.of("extendleft", (thread, self, items) -> {
            extend(thread, (PyDeque) self, items, true);
            return PyNone.NONE;
        }));
        type.define(PyBuiltin.of("clear", (thread, self) -> {
            ((PyDeque) self).clear();
            return PyNone.NONE;
        }));
        type.define(PyBuiltin.of("reverse", (thread, self) -> {
            ((PyDeque) self).reverse();
            return PyNone.NONE;
        }));
        type.define(Trailing.two("rotate", (thread, self, steps) -> {
            ((PyDeque) self).rotate(steps == null ? 1 : Arguments.integer(thread, steps));
            return PyNone.NONE;
        }));
    }

    private static Object taken(@Nullable Object item) {
        if (item == null) throw Raise.index("pop from an empty deque");
        return item;
    }

    private static void places(PyType type) {
        type.define(PyBuiltin.of("__getitem__", (thread, self, key) -> {
            var deque = (PyDeque) self;
            if (!Sequences.isIndex(key)) throw Raise.type("sequence index must be integer, not '" + Types.name(key) + "'");
            var item = deque.get(place(thread, deque, key));
            if (item == null) throw Raise.index("deque index out of range");
            return item;
        }));
        type.define(PyBuiltin.of("__setitem__", (thread, self, key, value) -> {
            var deque = (PyDeque) self;
            if (!Sequences.isIndex(key)) throw Raise.type("sequence index must be integer, not '" + Types.name(key) + "'");
            if (!deque.set(place(thread, deque, key), value)) throw Raise.index("deque index out of range");
            return PyNone.NONE;
        }));
        type.define(PyBuiltin.of("__delitem__", (thread, self, key) -> {
            var deque = (PyDeque) self;
            if (!Sequences.isIndex(key)) throw Raise.type("sequence index must be integer, not '" + Types.name(key) + "'");
            if (deque.removeAt(place(thread, deque, key)) == null) throw Raise.index("deque index out of range");
            return PyNone.NONE;
        }));
        type.define(PyBuiltin.of("insert", (thread, self, index, item) -> {
            if (!((PyDeque) self).insert(Arguments.integer(thread, index), item)) throw Raise.index("deque already at its maximum size");
            return PyNone.NONE;
        }));
        type.define(PyBuiltin.of("remove", (thread, self, wanted) -> {
            var deque = (PyDeque) self;
            int version = deque.version();
            for (int i = 0; i < deque.size(); i++) {
                var item = deque.get(i);
                boolean equal = item != null && Equality.same(thread, item, wanted);
                if (version != deque.version()) throw Raise.index("deque mutated during remove().");
                if (!equal) continue;
                deque.removeAt(i);
                return PyNone.NONE;
            }
            throw Raise.value(Text.repr(thread, wanted) + " is not in deque");
        }));
    }

    private static long place(PyThread thread, PyDeque deque, Object key) {
        long index = Sequences.index(thread, key);
        return index < 0 ? index + deque.size() : index;
    }

    private static void queries(PyType type) {
        type.define(PyBuiltin.of("__len__", (thread, self) -> (long) ((PyDeque) self).size()));
        type.define(PyBuiltin.of("__bool__", (thread, self) -> ((PyDeque) self).size() > 0));
        type.define(PyBuiltin.of("__iter__", (thread, self) -> iterator((PyDeque) self, false)));
        type.define(PyBuiltin.of("__reversed__", (thread, self) -> iterator((PyDeque) self, true)));
        type.define(PyBuiltin.of("__contains__", (thread, self, item) -> Sequences.indexOf(thread, ((PyDeque) self).toArray(), item, 0, Integer.MAX_VALUE) >= 0));
        type.define(PyBuiltin.of("count", (thread, self, item) -> Sequences.count(thread, ((PyDeque) self).toArray(), item)));
        type.define(PyBuiltin.of("index", "self, value, start=, stop=, /", (thread, a) -> {
            Object[] items = ((PyDeque) a[0]).toArray();
            int start = Arguments.clip(Arguments.bound(thread, a[2], 0), items.length);
            int stop = Arguments.clip(Arguments.bound(thread, a[3], items.length), items.length);
            int at = Sequences.indexOf(thread, items, a[1], start, stop);
            if (at < 0) throw Raise.value(Text.repr(thread, a[1]) + " is not in deque");
            return (long) at;
        }));
        type.define(PyBuiltin.of("copy", (thread, self) -> copy((PyDeque) self)));
        type.define(PyBuiltin.of("__copy__", (thread, self) -> copy((PyDeque) self)));
        type.define(PyBuiltin.of("__reduce__", (thread, self) -> {
            var deque = (PyDeque) self;
            return new PyTuple(deque.type(), new PyTuple(new interleave.python.vm.PyList(deque.toArray()), maxlen(deque)));
        }));
        type.define("maxlen", new Attributes.Accessor((thread, self) -> maxlen((PyDeque) self), null));
        type.define(PyBuiltin.of("__repr__", (thread, self) -> {
            var deque = (PyDeque) self;
            var name = Types.name(deque);
            return Recursion.guard(self, "[...]", () -> Sequences.joinReprs(thread, name + "([", deque.toArray(),
                deque.limit() < 0 ? "])" : "], maxlen=" + deque.limit() + ")"));
        }));
        type.define("__hash__", PyNone.NONE);
    }

    private static Object maxlen(PyDeque deque) {
        return deque.limit() < 0 ? PyNone.NONE : (Object) deque.limit();
    }

    private static PyDeque copy(PyDeque deque) {
        var copy = new PyDeque(deque.type());
        copy.limit(deque.limit());
        for (var item : deque.toArray()) copy.addLast(item);
        return copy;
    }

    private static PyIterator iterator(PyDeque deque, boolean backwards) {
        int version = deque.version();
        return new PyIterator() {
            private int left = deque.size(), given;

            @Override
            public Object next(PyThread thread) {
                if (version != deque.version()) throw Raise.runtime("deque mutated during iteration");
                if (left == 0) return END;
                left--;
                int place = backwards ? left : given++;
                var item = deque.get(place);
                if (item == null) throw Raise.runtime("deque mutated during iteration");
                return item;
            }

            @Override
            public PyType type() {
                return ITERATOR;
            }
        };
    }

    private static void operators(PyType type) {
        Sequences.defineComparisons(type, (thread, comparison, a, b) -> b instanceof PyDeque other
            ? Sequences.compare(thread, comparison, ((PyDeque) a).toArray(), other.toArray()) : PyNone.NOT_IMPLEMENTED);
        Sequences.defineRepetition(type, (self, times) -> {
            var made = new PyDeque(((PyDeque) self).type());
            made.limit(((PyDeque) self).limit());
            for (var item : Sequences.repeated(((PyDeque) self).toArray(), times)) made.addLast(item);
            return made;
        });
        type.define(PyBuiltin.of("__add__", (thread, a, b) -> {
            if (!(b instanceof PyDeque)) throw Raise.type("can only concatenate deque (not \"" + Types.name(b) + "\") to deque");
            var made = copy((PyDeque) a);
            extend(thread, made, b, false);
            return made;
        }));
        type.define(PyBuiltin.of("__iadd__", (thread, a, b) -> {
            extend(thread, (PyDeque) a, b, false);
            return a;
        }));
    }
}
