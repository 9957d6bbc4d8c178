package interleave.python.lib;

import interleave.python.vm.Hashing;
import interleave.python.vm.Iteration;
import interleave.python.vm.Keywords;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyNone;
import interleave.python.vm.PySet;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Types;

/// `set` and `frozenset`.
final class SetType {
    private SetType() {}

    static void define() {
        Types.SET.constructor(SetType::make);
        Types.FROZENSET.constructor(SetType::make);
        for (PyType type : new PyType[] {Types.SET, Types.FROZENSET}) {
            queries(type);
            algebra(type);
        }
        Types.FROZENSET.define(PyBuiltin.of("copy", (thread, self) -> Types.of(self) == Types.FROZENSET ? self : filled(thread, Types.FROZENSET, self)));
        Types.FROZENSET.define(PyBuiltin.of("__hash__", (thread, self) -> Hashing.hash(self)));
        Types.SET.define(PyBuiltin.of("copy", (thread, self) -> filled(thread, Types.SET, self)));
        Types.SET.define("__hash__", PyNone.NONE);
        changes(Types.SET);
        inPlace(Types.SET);
    }

    private static Object make(PyThread thread, PyType type, Object[] arguments, Keywords keywords) {
        boolean frozen = type.isSubtypeOf(Types.FROZENSET);
        if (!type.isBuiltIn() && !frozen) return new PySet(type);
        String name = frozen ? "frozenset" : "set";
        if (!keywords.isEmpty()) throw Raise.type(name + "() takes no keyword arguments");
        if (arguments.length > 1) throw Raise.type(name + " expected at most 1 argument, got " + arguments.length);
        if (arguments.length == 0) return new PySet(type);
        if (type == Types.FROZENSET && Types.of(arguments[0]) == type) return arguments[0];
        return filled(thread, type, arguments[0]);
    }

    private static PySet filled(PyThread thread, PyType type, Object items) {
        PySet set = new PySet(type);
        addAll(thread, set, items);
        return set;
    }

    private static void addAll(PyThread thread, PySet set, Object items) {
        Object[] all = Iteration.toArray(thread, items);
        for (int i = 0; i < all.length; i++) {
            LongCall.check(thread, i);
            set.add(all[i]);
        }
    }

    private static void queries(PyType type) {
        type.define(PyBuiltin.of("__len__", (thread, self) -> (long) ((PySet) self).size()));
        type.define(PyBuiltin.of("__iter__", (thread, self) -> ((PySet) self).iterator()));
        type.define(PyBuiltin.of("__contains__", (thread, self, item) -> ((PySet) self).contains(key(item))));
        type.define(PyBuiltin.of("__repr__", (thread, self) -> Recursion.guard(self, Types.name(self) + "(...)", () -> repr(thread, (PySet) self))));
        type.define(PyBuiltin.of("isdisjoint", (thread, self, other) -> {
            for (Object item : Iteration.toArray(thread, other)) if (((PySet) self).contains(item)) return false;
            return true;
        }));
        type.define(PyBuiltin.of("issubset", (thread, self, other) -> SetAlgebra.contains(set(thread, other), (PySet) self)));
        type.define(PyBuiltin.of("issuperset", (thread, self, other) -> SetAlgebra.contains((PySet) self, set(thread, other))));
        Sequences.defineComparisons(type, (thread, comparison, a, b) ->
                b instanceof PySet other ? SetAlgebra.compare(comparison, (PySet) a, other) : PyNone.NOT_IMPLEMENTED);
    }

    private static PySet set(PyThread thread, Object value) {
        return value instanceof PySet set ? set : filled(thread, Types.SET, value);
    }

    /// A set is looked up in a set of frozensets by its items.
    private static Object key(Object item) {
        return item instanceof PySet set && !set.isFrozen() ? new PySet(Types.FROZENSET, java.util.List.of(set.toArray())) : item;
    }

    private static String repr(PyThread thread, PySet set) {
        PyType type = set.type();
        if (set.size() == 0) return type.name() + "()";
        if (type == Types.SET) return Sequences.joinReprs(thread, "{", set.toArray(), "}");
        return Sequences.joinReprs(thread, type.name() + "({", set.toArray(), "})");
    }

    private static void algebra(PyType type) {
        for (SetAlgebra operation : SetAlgebra.values()) {
            type.define(PyBuiltin.of("__" + operation.dunder + "__", (thread, a, b) ->
                    b instanceof PySet ? operation.apply(thread, (PySet) a, b) : PyNone.NOT_IMPLEMENTED));
            type.define(PyBuiltin.of("__r" + operation.dunder + "__", (thread, a, b) ->
                    b instanceof PySet left ? operation.apply(thread, left, a) : PyNone.NOT_IMPLEMENTED));
            if (operation == SetAlgebra.SYMMETRIC_DIFFERENCE) {
                type.define(PyBuiltin.of(operation.method, (thread, self, other) -> operation.apply(thread, (PySet) self, other)));
            } else {
                type.define(PyBuiltin.of(operation.method, "self, /, *others", (thread, a) -> {
                    PySet result = filled(thread, ((PySet) a[0]).isFrozen() ? Types.FROZENSET : Types.SET, a[0]);
                    for (Object other : ((PyTuple) a[1]).items()) result = operation.apply(thread, result, other);
                    return result;
                }));
            }
        }
    }

    private static void changes(PyType set) {
        set.define(PyBuiltin.of("__init__", "self, iterable=, /", (thread, a) -> {
            ((PySet) a[0]).clear();
            if (a[1] != null) addAll(thread, (PySet) a[0], a[1]);
            return PyNone.NONE;
        }));
        set.define(PyBuiltin.of("add", (thread, self, item) -> {
            ((PySet) self).add(item);
            return PyNone.NONE;
        }));
        set.define(PyBuiltin.of("discard", (thread, self, item) -> {
            ((PySet) self).remove(key(item));
            return PyNone.NONE;
        }));
        set.define(PyBuiltin.of("remove", (thread, self, item) -> {
            if (!((PySet) self).remove(key(item))) throw Raise.key(item);
            return PyNone.NONE;
        }));
        set.define(PyBuiltin.of("pop", (thread, self) -> {
            Object item = ((PySet) self).removeAny();
            if (item == null) throw Raise.key("pop from an empty set");
            return item;
        }));
        set.define(PyBuiltin.of("clear", (thread, self) -> {
            ((PySet) self).clear();
            return PyNone.NONE;
        }));
    }

    private static void inPlace(PyType set) {
        for (SetAlgebra operation : SetAlgebra.values()) {
            set.define(PyBuiltin.of("__i" + operation.dunder + "__", (thread, a, b) -> {
                if (!(b instanceof PySet)) return PyNone.NOT_IMPLEMENTED;
                apply(thread, operation, (PySet) a, b);
                return a;
            }));
            String name = operation == SetAlgebra.UNION ? "update" : operation.method + "_update";
            set.define(PyBuiltin.of(name, "self, /, *others", (thread, a) -> {
                for (Object other : ((PyTuple) a[1]).items()) apply(thread, operation, (PySet) a[0], other);
                return PyNone.NONE;
            }));
        }
    }

    private static void apply(PyThread thread, SetAlgebra operation, PySet set, Object other) {
        switch (operation) {
            case UNION -> addAll(thread, set, other);
            case DIFFERENCE -> {
                for (Object item : Iteration.toArray(thread, other)) set.remove(item);
            }
            case SYMMETRIC_DIFFERENCE -> {
                for (Object item : SetAlgebra.asSet(other, Iteration.toArray(thread, other)).toArray()) if (!set.remove(item)) set.add(item);
            }
            case INTERSECTION -> {
                PySet kept = operation.apply(thread, set, other);
                synchronized (set) {
                    set.clear();
                    for (Object item : kept.toArray()) set.add(item);
                }
            }
        }
    }
}
