package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Comparison;
import interleave.python.vm.Equality;
import interleave.python.vm.Iteration;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyDict;
import interleave.python.vm.PyIterator;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyObject;
import interleave.python.vm.PySet;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Types;
import java.util.ArrayList;
import java.util.List;

/// What `keys()`, `values()` and `items()` of a dict give: a window on the dict as it is now. Keys and items behave as sets, too.
final class DictView extends PyObject {
    private static final PyType KEYS = PyType.builtIn("dict_keys");
    private static final PyType VALUES = PyType.builtIn("dict_values");
    private static final PyType ITEMS = PyType.builtIn("dict_items");
    private final PyDict dict;
    private final PyDict.Part part;

    DictView(PyDict dict, PyDict.Part part) {
        this.dict = dict;
        this.part = part;
    }

    @Override
    public PyType type() {
        return switch (part) {
            case KEYS -> KEYS;
            case VALUES -> VALUES;
            case ITEMS -> ITEMS;
        };
    }

    private Object[] toArray() {
        return switch (part) {
            case KEYS -> dict.keys();
            case VALUES -> dict.values();
            case ITEMS -> dict.entries().stream().map(e -> new PyTuple(e.key(), e.value())).toArray();
        };
    }

    private boolean contains(PyThread thread, Object item) {
        if (part == PyDict.Part.KEYS) return dict.contains(item);
        if (part == PyDict.Part.VALUES) return Sequences.indexOf(thread, toArray(), item, 0, Integer.MAX_VALUE) >= 0;
        if (!(item instanceof PyTuple pair) || pair.size() != 2) return false;
        Object value = dict.get(pair.get(0));
        return value != null && Equality.same(thread, value, pair.get(1));
    }

    static void define() {
        for (PyType type : List.of(KEYS, VALUES, ITEMS)) {
            type.define(PyBuiltin.of("__len__", (thread, self) -> (long) ((DictView) self).dict.size()));
            type.define(PyBuiltin.of("__iter__", (thread, self) -> ((DictView) self).dict.iterator(((DictView) self).part)));
            type.define(PyBuiltin.of("__reversed__", (thread, self) -> ((DictView) self).dict.reversed(((DictView) self).part)));
            type.define(PyBuiltin.of("__contains__", (thread, self, item) -> ((DictView) self).contains(thread, item)));
            type.define("mapping", new Attributes.Accessor((thread, self) -> ((DictView) self).dict, null));
            type.define(PyBuiltin.of("__repr__", (thread, self) -> Recursion.guard(self, "...", () ->
                    Sequences.joinReprs(thread, type.name() + "([", ((DictView) self).toArray(), "])"))));
        }
        defineSet(KEYS);
        defineSet(ITEMS);
    }

    private static void defineSet(PyType type) {
        for (SetAlgebra operation : SetAlgebra.values()) {
            type.define(PyBuiltin.of("__" + operation.dunder + "__", (thread, a, b) -> combine(thread, operation, a, b)));
            type.define(PyBuiltin.of("__r" + operation.dunder + "__", (thread, a, b) -> combine(thread, operation, b, a)));
        }
        type.define(PyBuiltin.of("isdisjoint", (thread, self, other) -> {
            for (Object item : Iteration.toArray(thread, other)) if (((DictView) self).contains(thread, item)) return false;
            return true;
        }));
        type.define("__hash__", PyNone.NONE);
        Sequences.defineComparisons(type, DictView::compare);
    }

    private static Object combine(PyThread thread, SetAlgebra operation, Object a, Object b) {
        return operation.apply(thread, new PySet(Types.SET, List.of(Iteration.toArray(thread, a))), b);
    }

    private static Object compare(PyThread thread, Comparison comparison, Object a, Object b) {
        boolean setLike = b instanceof PySet || b instanceof DictView view && view.part != PyDict.Part.VALUES;
        if (!setLike) return PyNone.NOT_IMPLEMENTED;
        List<Object> left = new ArrayList<>(List.of(((DictView) a).toArray()));
        List<Object> right = new ArrayList<>();
        PyIterator iterator = Iteration.iterator(thread, b);
        for (Object item = iterator.next(thread); item != PyIterator.END; item = iterator.next(thread)) right.add(item);
        return SetAlgebra.compare(comparison, new PySet(Types.SET, left), new PySet(Types.SET, right));
    }
}
