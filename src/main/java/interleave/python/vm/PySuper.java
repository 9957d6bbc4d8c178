package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// `super()`: looks attributes up in the classes after `start` in the object's MRO.
public final class PySuper extends PyObject {
    private final PyType start;
    private final Object self;

    /// @param self an instance of `start`, or a subclass of it (in a class method)
    public PySuper(PyType start, Object self) {
        this.start = start;
        this.self = self;
    }

    @Nullable Object attribute(PyThread thread, String name) {
        boolean inClass = self instanceof PyType type && type.isSubtypeOf(start);
        var mro = (inClass ? (PyType) self : Types.of(self)).mro();
        int i = 0;
        while (i < mro.length && mro[i] != start) i++;
        for (i++; i < mro.length; i++) {
            var found = mro[i].ownAttribute(name);
            if (found == null) continue;
            if (self instanceof PyBox && PyBox.boxes(mro[i])) found = PyBox.method(found);
            if (!inClass) return Attributes.bind(thread, found, self);
            if (found instanceof PyClassMethod method) return Attributes.bindTo(thread, method.function, (PyType) self);
            return found instanceof PyStaticMethod method ? method.function : found;
        }
        return name.equals("__class__") ? Types.SUPER : null;
    }

    @Override
    public PyType type() {
        return Types.SUPER;
    }
}
