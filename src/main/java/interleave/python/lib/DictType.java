package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Calls;
import interleave.python.vm.Comparison;
import interleave.python.vm.Equality;
import interleave.python.vm.Items;
import interleave.python.vm.Iteration;
import interleave.python.vm.Keywords;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyClassMethod;
import interleave.python.vm.PyDict;
import interleave.python.vm.PyIterator;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Text;
import interleave.python.vm.Types;
import org.jspecify.annotations.Nullable;

/// `dict`.
final class DictType {
    private DictType() {}

    static void define() {
        PyType dict = Types.DICT;
        dict.constructor((thread, type, arguments, keywords) -> {
            PyDict made = new PyDict(type);
            if (type == Types.DICT) update(thread, made, "dict", arguments, 0, keywords);
            return made;
        });
        dict.define(PyBuiltin.general("__init__", (thread, arguments, keywords) -> {
            update(thread, (PyDict) arguments[0], "dict", arguments, 1, keywords);
            return PyNone.NONE;
        }));
        dict.define("fromkeys", new PyClassMethod(PyBuiltin.of("fromkeys", "type, iterable, value=, /", (thread, a) -> {
            Object made = Calls.call(thread, a[0]);
            Object value = a[2] == null ? PyNone.NONE : a[2];
            for (Object key : Iteration.toArray(thread, a[1])) Items.set(thread, made, key, value);
            return made;
        })));
        lookups(dict);
        changes(dict);
        views(dict);
        operators(dict);
    }

    private static void lookups(PyType dict) {
        dict.define(Trailing.three("get", (thread, self, key, otherwise) -> {
            Object found = ((PyDict) self).get(key), value = found != null ? found : otherwise != null ? otherwise : PyNone.NONE;
            thread.interpreter.looked(thread, key, value);
            return value;
        }));
        dict.define(PyBuiltin.of("__getitem__", (thread, self, key) -> {
            Object value = ((PyDict) self).get(key);
            if (value != null) return value;
            if (!Types.of(self).isBuiltIn() || Types.of(self) != Types.DICT) {
                Object made = Calls.special(thread, self, "__missing__", key);
                if (made != null) return made;
            }
            throw Raise.key(key);
        }));
        dict.define(PyBuiltin.of("__contains__", (thread, self, key) -> ((PyDict) self).contains(key)));
        dict.define(PyBuiltin.of("__len__", (thread, self) -> (long) ((PyDict) self).size()));
        dict.define(PyBuiltin.of("__iter__", (thread, self) -> ((PyDict) self).iterator(PyDict.Part.KEYS)));
        dict.define(PyBuiltin.of("__reversed__", (thread, self) -> ((PyDict) self).reversed(PyDict.Part.KEYS)));
        dict.define(PyBuiltin.of("copy", (thread, self) -> copy((PyDict) self)));
        dict.define("__hash__", PyNone.NONE);
    }

    private static PyDict copy(PyDict dict) {
        PyDict copy = new PyDict();
        copy.putAll(dict);
        return copy;
    }

    private static void changes(PyType dict) {
        dict.define(PyBuiltin.of("__setitem__", (thread, self, key, value) -> {
            ((PyDict) self).put(key, value);
            return PyNone.NONE;
        }));
        dict.define(PyBuiltin.of("__delitem__", (thread, self, key) -> {
            if (((PyDict) self).remove(key) == null) throw Raise.key(key);
            return PyNone.NONE;
        }));
        dict.define(Trailing.three("setdefault", (thread, self, key, value) -> ((PyDict) self).setDefault(key, value == null ? PyNone.NONE : value)));
        dict.define(Trailing.three("pop", (thread, self, key, otherwise) -> {
            Object value = ((PyDict) self).remove(key);
            if (value != null) return value;
            if (otherwise == null) throw Raise.key(key);
            return otherwise;
        }));
        dict.define(PyBuiltin.of("popitem", (thread, self) -> {
            PyDict.Entry last = ((PyDict) self).removeLast();
            if (last == null) throw Raise.key("popitem(): dictionary is empty");
            return new PyTuple(last.key(), last.value());
        }));
        dict.define(PyBuiltin.of("clear", (thread, self) -> {
            ((PyDict) self).clear();
            return PyNone.NONE;
        }));
        dict.define(PyBuiltin.general("update", (thread, arguments, keywords) -> {
            update(thread, (PyDict) arguments[0], "update", arguments, 1, keywords);
            return PyNone.NONE;
        }));
    }

    private static void views(PyType dict) {
        dict.define(PyBuiltin.of("keys", (thread, self) -> new DictView((PyDict) self, PyDict.Part.KEYS)));
        dict.define(PyBuiltin.of("values", (thread, self) -> new DictView((PyDict) self, PyDict.Part.VALUES)));
        dict.define(PyBuiltin.of("items", (thread, self) -> new DictView((PyDict) self, PyDict.Part.ITEMS)));
        DictView.define();
    }

    private static void operators(PyType dict) {
        dict.define(PyBuiltin.of("__repr__", (thread, self) -> Recursion.guard(self, "{...}", () -> repr(thread, (PyDict) self))));
        Sequences.defineComparisons(dict, (thread, comparison, a, b) -> {
            if (!(b instanceof PyDict other) || comparison != Comparison.EQ && comparison != Comparison.NE) return PyNone.NOT_IMPLEMENTED;
            return equal(thread, (PyDict) a, other) == (comparison == Comparison.EQ);
        });
        dict.define(PyBuiltin.of("__or__", (thread, a, b) -> b instanceof PyDict ? merged(a, b) : PyNone.NOT_IMPLEMENTED));
        dict.define(PyBuiltin.of("__ror__", (thread, a, b) -> b instanceof PyDict ? merged(b, a) : PyNone.NOT_IMPLEMENTED));
        dict.define(PyBuiltin.of("__ior__", (thread, a, b) -> {
            update(thread, (PyDict) a, "update", new Object[] {b}, 0, Keywords.NONE);
            return a;
        }));
    }

    private static PyDict merged(Object a, Object b) {
        PyDict merged = copy((PyDict) a);
        merged.putAll((PyDict) b);
        return merged;
    }

    private static boolean equal(PyThread thread, PyDict a, PyDict b) {
        if (a.size() != b.size()) return false;
        for (PyDict.Entry entry : a.entries()) {
            Object other = b.get(entry.key());
            if (other == null || !Equality.same(thread, entry.value(), other)) return false;
        }
        return true;
    }

    private static String repr(PyThread thread, PyDict dict) {
        var text = new StringBuilder("{");
        for (PyDict.Entry entry : dict.entries()) {
            if (text.length() > 1) text.append(", ");
            text.append(Text.repr(thread, entry.key())).append(": ").append(Text.repr(thread, entry.value()));
        }
        return text.append('}').toString();
    }

    /// `dict(...)` and `update(...)`: at most one mapping or iterable of pairs, then keywords.
    static void update(PyThread thread, PyDict dict, String name, Object[] arguments, int first, Keywords keywords) {
        int given = arguments.length - first;
        if (given > 1) throw Raise.type(name + " expected at most 1 argument, got " + given);
        if (given == 1) merge(thread, dict, arguments[first]);
        for (int i = 0; i < keywords.size(); i++) dict.put(keywords.names()[i], keywords.values()[i]);
    }

    static void merge(PyThread thread, PyDict dict, Object source) {
        if (source instanceof PyDict other && Types.of(other).lookup("keys") == Types.DICT.lookup("keys")) {
            dict.putAll(other);
            return;
        }
        @Nullable Object keys = Attributes.find(thread, source, "keys", true);
        if (keys != null) {
            for (Object key : Iteration.toArray(thread, Calls.call0(thread, keys))) dict.put(key, Items.get(thread, source, key));
            return;
        }
        PyIterator pairs = Iteration.iterator(thread, source);
        long index = 0;
        for (Object pair = pairs.next(thread); pair != PyIterator.END; pair = pairs.next(thread), index++) {
            LongCall.check(thread, index);
            Object[] both = pair(thread, pair, index);
            dict.put(both[0], both[1]);
        }
    }

    private static Object[] pair(PyThread thread, Object pair, long index) {
        boolean iterable = pair instanceof PyIterator || Iteration.builtIn(pair) != null || Types.of(pair).lookup("__iter__") != null
                || Types.of(pair).lookup("__getitem__") != null;
        if (!iterable) throw Raise.type("cannot convert dictionary update sequence element #" + index + " to a sequence");
        Object[] both = Iteration.toArray(thread, pair);
        if (both.length != 2) throw Raise.value("dictionary update sequence element #" + index + " has length " + both.length + "; 2 is required");
        return both;
    }
}
