package interleave.python.vm;

/// `==  !=  <  <=  >  >=`: fast for plain values, else the types' dunder methods with CPython's reflection rules.
public enum Comparison {
    EQ("==", "__eq__"), NE("!=", "__ne__"), LT("<", "__lt__"), LE("<=", "__le__"), GT(">", "__gt__"), GE(">=", "__ge__");

    private final String symbol, method;

    Comparison(String symbol, String method) {
        this.symbol = symbol;
        this.method = method;
    }

    public Comparison reflected() {
        return switch (this) {
            case EQ, NE -> this;
            case LT -> GT;
            case LE -> GE;
            case GT -> LT;
            case GE -> LE;
        };
    }

    /// Whether it holds when comparing gave `order`.
    public boolean holds(int order) {
        return switch (this) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0 && order != 2;
            case GE -> order >= 0 && order != 2;
        };
    }

    static Object equal(PyThread thread, Object a, Object b) {
        return EQ.apply(thread, a, b);
    }

    public Object apply(PyThread thread, Object a, Object b) {
        if (Equality.isNumber(a) && Equality.isNumber(b)) return holds(Ints.compare(a, b));
        if (a instanceof String s && b instanceof String t) {
            return switch (this) {
                case EQ -> s.equals(t);
                case NE -> !s.equals(t);
                default -> holds(Integer.signum(order(s, t)));
            };
        }
        return slow(thread, a, b);
    }

    /// By code points.
    public static int order(String a, String b) {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            char x = a.charAt(i), y = b.charAt(i);
            if (x == y) continue;
            boolean surrogateX = Character.isSurrogate(x), surrogateY = Character.isSurrogate(y);
            return surrogateX == surrogateY ? Character.compare(x, y) : surrogateX ? 1 : -1;
        }
        return Integer.compare(a.length(), b.length());
    }

    private Object slow(PyThread thread, Object a, Object b) {
        PyType typeA = Types.of(a), typeB = Types.of(b);
        boolean reflectedFirst = typeA != typeB && typeB.isSubtypeOf(typeA) && typeB.lookup(reflected().method) != null;
        if (reflectedFirst) {
            var result = Calls.special(thread, b, reflected().method, a);
            if (result != null && result != PyNone.NOT_IMPLEMENTED) return result;
        }
        var result = call(thread, a, b);
        if (result != PyNone.NOT_IMPLEMENTED) return result;
        if (!reflectedFirst) {
            result = reflected().call(thread, b, a);
            if (result != PyNone.NOT_IMPLEMENTED) return result;
        }
        if (this == EQ) return a == b;
        if (this == NE) return a != b;
        throw PyError.of(Exceptions.TYPE_ERROR,
            "'" + symbol + "' not supported between instances of '" + typeA.name() + "' and '" + typeB.name() + "'");
    }

    private Object call(PyThread thread, Object a, Object b) {
        var own = builtIn(thread, a, b);
        if (own != null) return own;
        var type = Types.of(a);
        if (this == NE && !(type.lookup("__ne__") instanceof PyFunction)) {
            // As object.__ne__: the opposite of __eq__.
            var equal = type.lookup("__eq__") == null ? PyNone.NOT_IMPLEMENTED : EQ.call(thread, a, b);
            return equal == PyNone.NOT_IMPLEMENTED ? equal : (Object) !Truth.of(thread, equal);
        }
        var result = Calls.special(thread, a, method, b);
        return result == null ? PyNone.NOT_IMPLEMENTED : result;
    }

    /// Lists and tuples item by item, dicts and bytes for equality; null for the rest.
    private @org.jspecify.annotations.Nullable Object builtIn(PyThread thread, Object a, Object b) {
        if (!Types.of(a).isBuiltIn()) return null;
        if (a instanceof PyList x && b instanceof PyList y) return sequence(thread, x.toArray(), y.toArray());
        if (a instanceof PyTuple x && b instanceof PyTuple y && y.isPlain()) return sequence(thread, x.items(), y.items());
        if (this != EQ && this != NE) return null;
        if (a instanceof PyDict x && b instanceof PyDict y) return (this == EQ) == dicts(thread, x, y);
        if (a instanceof PyRange x && b instanceof PyRange y) {
            long n = x.size();
            return (this == EQ) == (n == y.size() && (n == 0 || x.start == y.start && (n == 1 || x.step == y.step)));
        }
        return null;
    }

    private static boolean dicts(PyThread thread, PyDict a, PyDict b) {
        if (a.size() != b.size()) return false;
        for (var entry : a.entries()) {
            var other = b.get(entry.key());
            if (other == null || !Equality.same(thread, entry.value(), other)) return false;
        }
        return true;
    }

    private Object sequence(PyThread thread, Object[] a, Object[] b) {
        if (this == EQ || this == NE) return (this == EQ) == Equality.equal(a, b);
        int n = Math.min(a.length, b.length);
        for (int i = 0; i < n; i++) {
            if (!Equality.same(thread, a[i], b[i])) return apply(thread, a[i], b[i]);
        }
        return holds(Integer.compare(a.length, b.length));
    }
}
