package interleave.python.lib;

import interleave.python.vm.Comparison;
import interleave.python.vm.Iteration;
import interleave.python.vm.PySet;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.Types;

/// The four operations on sets, each giving a new one. The second operand may be any iterable (operators check its type first).
enum SetAlgebra {
    UNION("or", "union", "|"), INTERSECTION("and", "intersection", "&"), DIFFERENCE("sub", "difference", "-"),
    SYMMETRIC_DIFFERENCE("xor", "symmetric_difference", "^");

    final String dunder;
    final String method;
    final String symbol;

    SetAlgebra(String dunder, String method, String symbol) {
        this.dunder = dunder;
        this.method = method;
        this.symbol = symbol;
    }

    /// A new set of the first one's kind: frozenset of a frozenset, else set.
    PySet apply(PyThread thread, PySet a, Object b) {
        PyType type = a.isFrozen() ? Types.FROZENSET : Types.SET;
        Object[] others = Iteration.toArray(thread, b);
        PySet result = new PySet(type);
        switch (this) {
            case UNION -> {
                for (Object item : a.toArray()) result.add(item);
                for (Object item : others) result.add(item);
            }
            case INTERSECTION -> intersect(a, b, others, result);
            case DIFFERENCE -> {
                PySet taken = asSet(b, others);
                for (Object item : a.toArray()) if (!taken.contains(item)) result.add(item);
            }
            case SYMMETRIC_DIFFERENCE -> {
                PySet right = asSet(b, others);
                for (Object item : a.toArray()) result.add(item);
                for (Object item : right.toArray()) if (!result.remove(item)) result.add(item);
            }
        }
        return result;
    }

    /// As CPython, for the order of the result: of two sets the smaller is walked (the second when both are of one size), else the iterable.
    private static void intersect(PySet a, Object b, Object[] others, PySet result) {
        if (b instanceof PySet right && right.size() > a.size()) {
            for (Object item : a.toArray()) if (right.contains(item)) result.add(item);
        } else {
            for (Object item : others) if (a.contains(item)) result.add(item);
        }
    }

    static PySet asSet(Object value, Object[] items) {
        if (value instanceof PySet set) return set;
        PySet set = new PySet();
        for (Object item : items) set.add(item);
        return set;
    }

    /// `a <= b` and the like: containment.
    static boolean compare(Comparison comparison, PySet a, PySet b) {
        return switch (comparison) {
            case EQ -> a.size() == b.size() && contains(b, a);
            case NE -> !(a.size() == b.size() && contains(b, a));
            case LE -> contains(b, a);
            case LT -> a.size() < b.size() && contains(b, a);
            case GE -> contains(a, b);
            case GT -> a.size() > b.size() && contains(a, b);
        };
    }

    static boolean contains(PySet whole, PySet part) {
        if (part.size() > whole.size()) return false;
        for (Object item : part.toArray()) if (!whole.contains(item)) return false;
        return true;
    }
}
