package interleave.python.lib;

import interleave.python.vm.Keywords;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyThread;

/// A built-in whose last argument may be left out (the body then gets null for it) and that is called too often to make an array for it:
/// `dict.get`, `list.pop`, `next`. No keywords.
abstract class Trailing extends PyBuiltin {
    private final int most;

    private Trailing(String name, int most) {
        super(name);
        this.most = most;
    }

    /// One or two arguments, `self` counted.
    static PyBuiltin two(String name, Body2 body) {
        return new Trailing(name, 2) {
            @Override
            public Object call1(PyThread thread, Object a) {
                try {
                    return body.call(thread, a, null);
                } catch (ClassCastException e) {
                    throw unfit(e, a);
                }
            }

            @Override
            public Object call2(PyThread thread, Object a, Object b) {
                try {
                    return body.call(thread, a, b);
                } catch (ClassCastException e) {
                    throw unfit(e, a);
                }
            }
        };
    }

    /// Two or three arguments, `self` counted.
    static PyBuiltin three(String name, Body3 body) {
        return new Trailing(name, 3) {
            @Override
            public Object call2(PyThread thread, Object a, Object b) {
                try {
                    return body.call(thread, a, b, null);
                } catch (ClassCastException e) {
                    throw unfit(e, a);
                }
            }

            @Override
            public Object call3(PyThread thread, Object a, Object b, Object c) {
                try {
                    return body.call(thread, a, b, c);
                } catch (ClassCastException e) {
                    throw unfit(e, a);
                }
            }
        };
    }

    @Override
    public Object call(PyThread thread, Object[] arguments, Keywords keywords) {
        int self = owner() == null ? 0 : 1;
        if (!keywords.isEmpty()) throw Raise.type((self == 0 ? "" : owner().name() + ".") + name() + "() takes no keyword arguments");
        int given = arguments.length - self;
        int least = most - 1 - self;
        if (arguments.length == most - 1) return most == 2 ? call1(thread, arguments[0]) : call2(thread, arguments[0], arguments[1]);
        if (arguments.length == most) return most == 2 ? call2(thread, arguments[0], arguments[1]) : call3(thread, arguments[0], arguments[1], arguments[2]);
        boolean few = given < least;
        int bound = few ? least : most - self;
        throw Raise.type(name() + " expected at " + (few ? "least " : "most ") + bound + " argument" + (bound == 1 ? "" : "s") + ", got " + Math.max(given, 0));
    }
}
