package interleave.python.lib;

import interleave.python.vm.Iteration;
import interleave.python.vm.Keywords;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyNone;
import interleave.python.vm.PySlice;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Hashing;
import interleave.python.vm.Types;

/// `tuple`.
final class TupleType {
    private TupleType() {}

    static void define() {
        PyType tuple = Types.TUPLE;
        tuple.constructor(TupleType::make);
        tuple.define(PyBuiltin.of("count", (thread, self, item) -> Sequences.count(thread, items(self), item)));
        tuple.define(PyBuiltin.of("index", "self, value, start=, stop=, /", (thread, a) -> {
            Object[] items = items(a[0]);
            int start = Arguments.clip(Arguments.bound(thread, a[2], 0), items.length);
            int stop = Arguments.clip(Arguments.bound(thread, a[3], items.length), items.length);
            int at = Sequences.indexOf(thread, items, a[1], start, stop);
            if (at < 0) throw Raise.value("tuple.index(x): x not in tuple");
            return (long) at;
        }));
        tuple.define(PyBuiltin.of("__len__", (thread, self) -> (long) items(self).length));
        tuple.define(PyBuiltin.of("__iter__", (thread, self) -> Iteration.builtIn(self)));
        tuple.define(PyBuiltin.of("__contains__", (thread, self, item) -> Sequences.indexOf(thread, items(self), item, 0, Integer.MAX_VALUE) >= 0));
        tuple.define(PyBuiltin.of("__hash__", (thread, self) -> Hashing.of((PyTuple) self)));
        tuple.define(PyBuiltin.of("__repr__", (thread, self) ->
                Recursion.guard(self, "(...)", () -> Sequences.joinReprs(thread, "(", items(self), items(self).length == 1 ? ",)" : ")"))));
        Sequences.defineComparisons(tuple, (thread, comparison, a, b) -> b instanceof PyTuple other
                ? Sequences.compare(thread, comparison, items(a), other.items()) : PyNone.NOT_IMPLEMENTED);
        Sequences.defineRepetition(tuple, (self, times) -> new PyTuple(Sequences.repeated(items(self), times)));
        tuple.define(PyBuiltin.of("__add__", (thread, a, b) -> {
            if (b instanceof PyTuple other) return new PyTuple(Sequences.joined(items(a), other.items()));
            if (Sequences.mayReflect(b, "__radd__")) return PyNone.NOT_IMPLEMENTED;
            throw Raise.type("can only concatenate tuple (not \"" + Types.name(b) + "\") to tuple");
        }));
        tuple.define(PyBuiltin.of("__getitem__", (thread, self, key) -> {
            Object[] items = items(self);
            if (key instanceof PySlice slice) return new PyTuple(Sequences.slice(thread, items, slice));
            if (!Sequences.isIndex(key)) throw Sequences.badIndex("tuple", key);
            long index = Sequences.index(thread, key);
            if (index < 0) index += items.length;
            if (index < 0 || index >= items.length) throw Raise.index("tuple index out of range");
            return items[(int) index];
        }));
    }

    private static Object make(PyThread thread, PyType type, Object[] arguments, Keywords keywords) {
        if (!keywords.isEmpty()) throw Raise.type("tuple() takes no keyword arguments");
        if (arguments.length > 1) throw Raise.type("tuple expected at most 1 argument, got " + arguments.length);
        if (type != Types.TUPLE) return new PyTuple(type, arguments.length == 0 ? new Object[0] : Iteration.toArray(thread, arguments[0]));
        if (arguments.length == 0) return PyTuple.EMPTY;
        return arguments[0] instanceof PyTuple same && same.isPlain() ? same : new PyTuple(Iteration.toArray(thread, arguments[0]));
    }

    private static Object[] items(Object self) {
        return ((PyTuple) self).items();
    }
}
