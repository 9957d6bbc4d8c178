package interleave.python.vm;

/// `staticmethod`: binds nothing.
public final class PyStaticMethod extends PyCallable {
    public final Object function;

    public PyStaticMethod(Object function) {
        super(Types.STATIC_METHOD);
        this.function = function;
    }

    @Override
    public Object call(PyThread thread, Object[] arguments, Keywords keywords) {
        return Calls.call(thread, function, arguments, keywords);
    }
}
