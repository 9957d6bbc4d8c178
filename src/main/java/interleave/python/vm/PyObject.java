package interleave.python.vm;

/// Base of every Python value that is not a plain Java one (Long and BigInteger are int, Double float, Boolean bool, String str).
public abstract class PyObject {
    public abstract PyType type();

    @Override
    public String toString() {
        return "<" + type().name() + " object>";
    }
}
