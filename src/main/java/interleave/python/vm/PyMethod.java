package interleave.python.vm;

/// A function bound to the object it was looked up on.
public final class PyMethod extends PyCallable {
    private final Object self;
    private final Object function;

    public PyMethod(Object self, Object function) {
        super(function instanceof PyBuiltin ? Types.BUILTIN : Types.METHOD);
        this.self = self;
        this.function = function;
    }

    public Object self() {
        return self;
    }

    public Object function() {
        return function;
    }

    @Override
    public Object call(PyThread thread, Object[] arguments, Keywords keywords) {
        var all = new Object[arguments.length + 1];
        all[0] = self;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Calls.call(thread, function, all, keywords);
    }

    @Override
    public Object call0(PyThread thread) {
        return Calls.call1(thread, function, self);
    }

    @Override
    public Object call1(PyThread thread, Object a) {
        return Calls.call2(thread, function, self, a);
    }

    @Override
    public Object call2(PyThread thread, Object a, Object b) {
        return Calls.call3(thread, function, self, a, b);
    }
}
