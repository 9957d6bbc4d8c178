package interleave.python.vm;

/// A module: a name and its globals.
public final class PyModule extends PyObject {
    private final String name;
    private final PyDict globals = new PyDict();

    public PyModule(String name) {
        this.name = name;
        globals.put("__name__", name);
        globals.put("__doc__", PyNone.NONE);
    }

    public String name() {
        return name;
    }

    public PyDict globals() {
        return globals;
    }

    /// Defines a name of a built-in module.
    public PyModule define(String name, Object value) {
        if (value instanceof PyBuiltin function) function.module(this.name);
        globals.put(name, value);
        return this;
    }

    public PyModule define(PyBuiltin function) {
        return define(function.name(), function);
    }

    @Override
    public PyType type() {
        return Types.MODULE;
    }
}
