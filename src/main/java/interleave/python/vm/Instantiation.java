package interleave.python.vm;

import java.util.List;

/// Calling a class: `__new__`, then `__init__`.
public final class Instantiation {
    private Instantiation() {}

    static Object make(PyThread thread, PyType type, Object[] arguments, Keywords keywords) {
        if (type == Types.TYPE) return ofType(thread, arguments);
        if (type.isBuiltIn()) return construct(thread, type, arguments, keywords);
        var maker = type.lookup("__new__");
        Object made;
        if (maker instanceof PyStaticMethod method && method.function instanceof PyFunction function) {
            made = Calls.call(thread, function, prepend(type, arguments), keywords);
            if (!Types.isInstance(made, type)) return made;
        } else if (maker instanceof PyFunction function) {
            made = Calls.call(thread, function, prepend(type, arguments), keywords);
            if (!Types.isInstance(made, type)) return made;
        } else {
            made = construct(thread, type, arguments, keywords);
        }
        initialise(thread, made, type, arguments, keywords);
        return made;
    }

    private static void initialise(PyThread thread, Object made, PyType type, Object[] arguments, Keywords keywords) {
        var init = type.lookup("__init__");
        if (init == null) return;
        if (init instanceof PyBuiltin builtin && builtin.owner() == Types.OBJECT) {
            if (type.constructor() == null && (arguments.length > 0 || !keywords.isEmpty())
                && type.lookup("__new__") == Types.OBJECT.lookup("__new__")) {
                throw PyError.of(Exceptions.TYPE_ERROR, type.name() + "() takes no arguments");
            }
            return;
        }
        var result = Calls.call(thread, init, prepend(made, arguments), keywords);
        if (result != PyNone.NONE) {
            throw PyError.of(Exceptions.TYPE_ERROR, "__init__() should return None, not '" + Types.name(result) + "'");
        }
    }

    /// `object.__new__(type)` and the like: makes the object, doesn't call `__init__`.
    public static Object construct(PyThread thread, PyType type, Object[] arguments, Keywords keywords) {
        var constructor = type.constructor();
        if (type == Types.OBJECT && arguments.length > 0) throw PyError.of(Exceptions.TYPE_ERROR, "object() takes no arguments");
        if (constructor != null) return constructor.make(thread, type, arguments, keywords);
        if (type == Types.OBJECT && (arguments.length > 0 || !keywords.isEmpty())) throw PyError.of(Exceptions.TYPE_ERROR,
            "object() takes no arguments");
        if (type.isBuiltIn() && type != Types.OBJECT) throw PyError.of(Exceptions.TYPE_ERROR, "cannot create '" + type.name() + "' instances");
        return new PyInstance(type);
    }

    static Object[] prepend(Object first, Object[] rest) {
        var all = new Object[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private static Object ofType(PyThread thread, Object[] arguments) {
        if (arguments.length == 1) return Types.of(arguments[0]);
        if (arguments.length != 3 || !(arguments[0] instanceof String name) || !(arguments[1] instanceof PyTuple bases)
            || !(arguments[2] instanceof PyDict names)) {
            throw PyError.of(Exceptions.TYPE_ERROR, "type() takes 1 or 3 arguments");
        }
        return makeClass(thread, name, List.of(bases.items()), names.copy(), Keywords.NONE);
    }

    /// The end of a class statement.
    ///
    /// @throws PyError TypeError for a base that isn't a class
    public static PyType makeClass(PyThread thread, String name, List<Object> bases, PyDict names, Keywords keywords) {
        var types = new java.util.ArrayList<PyType>();
        for (var base : bases) {
            if (!(base instanceof PyType type)) {
                throw PyError.of(Exceptions.TYPE_ERROR, "a class can't inherit from '" + Types.name(base)
                    + "' in Little Python; run this on CPython");
            }
            if (types.contains(type)) throw PyError.of(Exceptions.TYPE_ERROR, "duplicate base class " + type.name());
            types.add(type);
        }
        if (names.contains("__eq__") && !names.contains("__hash__")) names.put("__hash__", PyNone.NONE);
        var made = PyType.make(name, types, names);
        for (var entry : names.entries()) {
            if (Types.of(entry.value()).isBuiltIn() || Types.of(entry.value()).lookup("__set_name__") == null) continue;
            Calls.special(thread, entry.value(), "__set_name__", made, entry.key());
        }
        for (int i = 1; i < made.mro().length; i++) {
            var hook = made.mro()[i].ownAttribute("__init_subclass__");
            if (hook == null) continue;
            var function = hook instanceof PyClassMethod method ? method.function : hook;
            Calls.call(thread, function, new Object[] {made}, keywords);
            break;
        }
        return made;
    }
}
