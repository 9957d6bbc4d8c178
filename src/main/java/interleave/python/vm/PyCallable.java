package interleave.python.vm;

/// A value that can be called without a look at its type. The forms with a fixed number of arguments exist so that a call need not make an array.
public abstract class PyCallable extends PyInstance {
    protected PyCallable(PyType type) {
        super(type);
    }

    public abstract Object call(PyThread thread, Object[] arguments, Keywords keywords);

    public Object call0(PyThread thread) {
        return call(thread, Calls.NO_ARGUMENTS, Keywords.NONE);
    }

    public Object call1(PyThread thread, Object a) {
        return call(thread, new Object[] {a}, Keywords.NONE);
    }

    public Object call2(PyThread thread, Object a, Object b) {
        return call(thread, new Object[] {a, b}, Keywords.NONE);
    }

    public Object call3(PyThread thread, Object a, Object b, Object c) {
        return call(thread, new Object[] {a, b, c}, Keywords.NONE);
    }
}
