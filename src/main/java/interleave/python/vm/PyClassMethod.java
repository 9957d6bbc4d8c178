package interleave.python.vm;

/// `classmethod`: binds the class in place of the object.
public final class PyClassMethod extends PyInstance {
    public final Object function;

    public PyClassMethod(Object function) {
        super(Types.CLASS_METHOD);
        this.function = function;
    }
}
