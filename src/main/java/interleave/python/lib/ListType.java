package interleave.python.lib;

import interleave.python.vm.Equality;
import interleave.python.vm.Iteration;
import interleave.python.vm.Keywords;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyIterator;
import interleave.python.vm.PyList;
import interleave.python.vm.PyNone;
import interleave.python.vm.PySlice;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.Text;
import interleave.python.vm.Types;
import org.jspecify.annotations.Nullable;

/// `list`.
final class ListType {
    private ListType() {}

    static void define() {
        PyType list = Types.LIST;
        list.constructor(ListType::make);
        list.define(PyBuiltin.of("__init__", "self, iterable=, /", (thread, a) -> {
            PyList self = (PyList) a[0];
            self.clear();
            if (a[1] != null) self.replace(Iteration.toArray(thread, a[1]));
            return PyNone.NONE;
        }));
        changes(list);
        queries(list);
        operators(list);
        subscripts(list);
    }

    private static Object make(PyThread thread, PyType type, Object[] arguments, Keywords keywords) {
        if (type != Types.LIST) return new PyList(type, new Object[4], 0);
        if (!keywords.isEmpty()) throw Raise.type("list() takes no keyword arguments");
        if (arguments.length > 1) throw Raise.type("list expected at most 1 argument, got " + arguments.length);
        return arguments.length == 0 ? new PyList() : new PyList(Iteration.toArray(thread, arguments[0]));
    }

    private static void changes(PyType list) {
        list.define(PyBuiltin.of("append", (thread, self, item) -> {
            ((PyList) self).append(item);
            return PyNone.NONE;
        }));
        list.define(PyBuiltin.of("extend", (thread, self, items) -> {
            extend(thread, (PyList) self, items);
            return PyNone.NONE;
        }));
        list.define(PyBuiltin.of("insert", (thread, self, index, item) -> {
            ((PyList) self).insert(Arguments.integer(thread, index), item);
            return PyNone.NONE;
        }));
        list.define(Trailing.two("pop", (thread, self, index) -> pop(thread, (PyList) self, index)));
        list.define(PyBuiltin.of("remove", (thread, self, item) -> {
            remove(thread, (PyList) self, item);
            return PyNone.NONE;
        }));
        list.define(PyBuiltin.of("clear", (thread, self) -> {
            ((PyList) self).clear();
            return PyNone.NONE;
        }));
        list.define(PyBuiltin.of("reverse", (thread, self) -> {
            ((PyList) self).reverse();
            return PyNone.NONE;
        }));
        list.define(PyBuiltin.of("sort", "self, /, *, key=, reverse=", (thread, a) -> {
            Sorting.sort(thread, (PyList) a[0], a[1], a[2]);
            return PyNone.NONE;
        }));
    }

    static void extend(PyThread thread, PyList list, Object items) {
        if (items instanceof PyIterator || !Types.of(items).isBuiltIn()) {
            // As CPython: what an iterator gave before it raised stays in the list.
            PyIterator iterator = Iteration.iterator(thread, items);
            long turn = 0;
            for (Object item = iterator.next(thread); item != PyIterator.END; item = iterator.next(thread)) {
                list.append(item);
                LongCall.check(thread, ++turn);
            }
        } else {
            list.addAll(Iteration.toArray(thread, items));
        }
    }

    private static Object pop(PyThread thread, PyList list, @Nullable Object index) {
        Object popped;
        if (index == null) {
            popped = list.removeLast();
            if (popped == null) throw Raise.index("pop from empty list");
            return popped;
        }
        long at = Arguments.integer(thread, index);
        synchronized (list) {
            if (list.size() == 0) throw Raise.index("pop from empty list");
            popped = list.removeAt(at < 0 ? at + list.size() : at);
        }
        if (popped == null) throw Raise.index("pop index out of range");
        return popped;
    }

    /// The search runs Python code, so it holds no lock: it is repeated when the item has moved meanwhile.
    private static void remove(PyThread thread, PyList list, Object wanted) {
        while (true) {
            int at = -1;
            Object found = null;
            for (int i = 0; i < list.size() && at < 0; i++) {
                LongCall.check(thread, i);
                found = list.get(i);
                if (found != null && Equality.same(thread, found, wanted)) at = i;
            }
            if (at < 0) throw Raise.value("list.remove(x): x not in list");
            synchronized (list) {
                if (list.get(at) != found) continue;
                list.removeAt(at);
                return;
            }
        }
    }

    private static void queries(PyType list) {
        list.define(PyBuiltin.of("copy", (thread, self) -> new PyList(((PyList) self).toArray())));
        list.define(PyBuiltin.of("count", (thread, self, item) -> Sequences.count(thread, ((PyList) self).toArray(), item)));
        list.define(PyBuiltin.of("index", "self, value, start=, stop=, /", (thread, a) -> {
            Object[] items = ((PyList) a[0]).toArray();
            int start = Arguments.clip(Arguments.bound(thread, a[2], 0), items.length);
            int stop = Arguments.clip(Arguments.bound(thread, a[3], items.length), items.length);
            int at = Sequences.indexOf(thread, items, a[1], start, stop);
            if (at < 0) throw Raise.value(Text.repr(thread, a[1]) + " is not in list");
            return (long) at;
        }));
        list.define(PyBuiltin.of("__len__", (thread, self) -> (long) ((PyList) self).size()));
        list.define(PyBuiltin.of("__iter__", (thread, self) -> Iteration.builtIn(self)));
        list.define(PyBuiltin.of("__reversed__", (thread, self) -> reversed((PyList) self)));
        list.define(PyBuiltin.of("__contains__", (thread, self, item) -> Sequences.indexOf(thread, ((PyList) self).toArray(), item, 0, Integer.MAX_VALUE) >= 0));
        list.define(PyBuiltin.of("__repr__", (thread, self) ->
                Recursion.guard(self, "[...]", () -> Sequences.joinReprs(thread, "[", ((PyList) self).toArray(), "]"))));
        list.define("__hash__", PyNone.NONE);
    }

    private static PyIterator reversed(PyList list) {
        return new PyIterator() {
            private int next = list.size() - 1;

            @Override
            public Object next(PyThread thread) {
                Object item = next < 0 ? null : list.get(next--);
                if (item == null) next = -1;
                return item == null ? END : item;
            }

            @Override
            public PyType type() {
                return Iterators.LIST_REVERSED;
            }
        };
    }

    private static void operators(PyType list) {
        Sequences.defineComparisons(list, (thread, comparison, a, b) -> b instanceof PyList other
                ? Sequences.compare(thread, comparison, ((PyList) a).toArray(), other.toArray()) : PyNone.NOT_IMPLEMENTED);
        Sequences.defineRepetition(list, (self, times) -> new PyList(Sequences.repeated(((PyList) self).toArray(), times)));
        list.define(PyBuiltin.of("__add__", (thread, a, b) -> {
            if (b instanceof PyList other) return new PyList(Sequences.joined(((PyList) a).toArray(), other.toArray()));
            if (Sequences.mayReflect(b, "__radd__")) return PyNone.NOT_IMPLEMENTED;
            throw Raise.type("can only concatenate list (not \"" + Types.name(b) + "\") to list");
        }));
        list.define(PyBuiltin.of("__iadd__", (thread, a, b) -> {
            extend(thread, (PyList) a, b);
            return a;
        }));
        list.define(PyBuiltin.of("__imul__", (thread, a, b) -> {
            if (!Sequences.isIndex(b)) throw Raise.type("can't multiply sequence by non-int of type '" + Types.name(b) + "'");
            ((PyList) a).replace(Sequences.repeated(((PyList) a).toArray(), Math.max(Sequences.index(thread, b), 0)));
            return a;
        }));
    }

    private static void subscripts(PyType list) {
        list.define(PyBuiltin.of("__getitem__", (thread, self, key) -> {
            if (key instanceof PySlice slice) return new PyList(Sequences.slice(thread, ((PyList) self).toArray(), slice));
            if (!Sequences.isIndex(key)) throw Sequences.badIndex("list", key);
            PyList items = (PyList) self;
            long index = Sequences.index(thread, key);
            Object item = items.get(index < 0 ? index + items.size() : index);
            if (item == null) throw Raise.index("list index out of range");
            return item;
        }));
        list.define(PyBuiltin.of("__setitem__", (thread, self, key, value) -> {
            if (key instanceof PySlice slice) {
                assign(thread, (PyList) self, slice, Iteration.toArray(thread, iterable(value)));
                return PyNone.NONE;
            }
            if (!Sequences.isIndex(key)) throw Sequences.badIndex("list", key);
            PyList items = (PyList) self;
            long index = Sequences.index(thread, key);
            if (!items.set(index < 0 ? index + items.size() : index, value)) throw Raise.index("list assignment index out of range");
            return PyNone.NONE;
        }));
        list.define(PyBuiltin.of("__delitem__", (thread, self, key) -> {
            if (key instanceof PySlice slice) {
                delete(thread, (PyList) self, slice);
                return PyNone.NONE;
            }
            if (!Sequences.isIndex(key)) throw Sequences.badIndex("list", key);
            PyList items = (PyList) self;
            long index = Sequences.index(thread, key);
            if (items.removeAt(index < 0 ? index + items.size() : index) == null) throw Raise.index("list assignment index out of range");
            return PyNone.NONE;
        }));
    }

    private static Object iterable(Object value) {
        if (value instanceof PyIterator || Iteration.builtIn(value) != null || Types.of(value).lookup("__iter__") != null
                || Types.of(value).lookup("__getitem__") != null) return value;
        throw Raise.type("can only assign an iterable");
    }

    private static void assign(PyThread thread, PyList list, PySlice slice, Object[] values) {
        PySlice.Bounds bounds = slice.bounds(thread, list.size());
        if (bounds.step() == 1) {
            list.splice(bounds.start(), Math.max(bounds.start(), bounds.stop()), values);
            return;
        }
        if (values.length != bounds.count()) {
            throw Raise.value("attempt to assign sequence of size " + values.length + " to extended slice of size " + bounds.count());
        }
        for (int i = 0; i < values.length; i++) list.set(bounds.start() + (long) i * bounds.step(), values[i]);
    }

    private static void delete(PyThread thread, PyList list, PySlice slice) {
        PySlice.Bounds bounds = slice.bounds(thread, list.size());
        if (bounds.count() == 0) return;
        if (bounds.step() == 1) {
            list.splice(bounds.start(), bounds.stop(), new Object[0]);
            return;
        }
        boolean[] gone = new boolean[list.size()];
        for (int i = 0; i < bounds.count(); i++) gone[bounds.start() + i * bounds.step()] = true;
        synchronized (list) {
            Object[] items = list.toArray();
            Object[] kept = new Object[items.length - bounds.count()];
            int n = 0;
            for (int i = 0; i < items.length; i++) if (i >= gone.length || !gone[i]) kept[n++] = items[i];
            list.replace(kept);
        }
    }
}
