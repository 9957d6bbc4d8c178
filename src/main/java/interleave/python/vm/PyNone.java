package interleave.python.vm;

/// The values of which there is one each: None, NotImplemented and Ellipsis.
public final class PyNone extends PyObject {
    public static final PyNone NONE = new PyNone("None");
    public static final PyNone NOT_IMPLEMENTED = new PyNone("NotImplemented");
    public static final PyNone ELLIPSIS = new PyNone("Ellipsis");

    private final String text;

    private PyNone(String text) {
        this.text = text;
    }

    @Override
    public PyType type() {
        return this == NONE ? Types.NONE : this == ELLIPSIS ? Types.ELLIPSIS : Types.NOT_IMPLEMENTED;
    }

    @Override
    public String toString() {
        return text;
    }
}
