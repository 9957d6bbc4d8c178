package interleave.python.vm;

import java.util.List;

/// Calling a class: `__new__`, then `__init__`.
public final class Instantiation {
    private Instantiation() {}

    static Object make(PyThread thread, PyType type, Object[] arguments, Keywords keywords) {
        var meta = type.type();
        if (meta != Types.TYPE && meta.lookup("__call__") instanceof PyFunction hook) {
            return Calls.call(thread, hook, prepend(type, arguments), keywords);
        }
        return plainly(thread, type, arguments, keywords);
    }

    /// `type.__call__`: without the word of a metaclass.
    static Object plainly(PyThread thread, PyType type, Object[] arguments, Keywords keywords) {
        if (type == Types.TYPE && arguments.length == 1) return Types.of(arguments[0]);
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
        if (type.isAbstract()) throw PyError.of(Exceptions.TYPE_ERROR, abstractClass(thread, type));
        return new PyInstance(type);
    }

    private static String abstractClass(PyThread thread, PyType type) {
        var names = Iteration.toArray(thread, type.lookup("__abstractmethods__"));
        java.util.Arrays.sort(names);
        var list = java.util.Arrays.stream(names).map(name -> "'" + name + "'").collect(java.util.stream.Collectors.joining(", "));
        return "Can't instantiate abstract class " + type.name() + " without an implementation for abstract method" + (names.length == 1 ? " " : "s ") + list;
    }

    static Object[] prepend(Object first, Object[] rest) {
        var all = new Object[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    /// `type.__new__`, with or without a metaclass.
    static Object newClass(PyThread thread, PyType meta, Object[] arguments, Keywords keywords) {
        if (arguments.length != 3 || !(arguments[0] instanceof String name) || !(arguments[1] instanceof PyTuple bases)
            || !(arguments[2] instanceof PyDict names)) {
            throw PyError.of(Exceptions.TYPE_ERROR, meta == Types.TYPE && arguments.length != 3 ? "type() takes 1 or 3 arguments"
                : "type.__new__() takes a name, a tuple of bases and a dict");
        }
        var own = names.copy();
        if (!own.contains("__module__") && thread.frame != null && thread.frame.globals.get("__name__") instanceof String module) {
            own.put("__module__", module);
        }
        return makeClass(thread, winner(meta, List.of(bases.items())), name, List.of(bases.items()), own, keywords);
    }

    /// The class of a new class: the most derived of the one asked for and those of its bases.
    static PyType winner(PyType meta, List<Object> bases) {
        for (var base : bases) {
            var other = Types.of(base);
            if (meta.isSubtypeOf(other)) continue;
            if (!other.isSubtypeOf(meta)) {
                throw PyError.of(Exceptions.TYPE_ERROR, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the"
                    + " metaclasses of all its bases");
            }
            meta = other;
        }
        return meta;
    }

    /// What a class statement does once its body has run.
    ///
    /// @param keywords those of the class head
    public static Object ofStatement(PyThread thread, String name, Object[] bases, PyDict names, Keywords keywords) {
        PyType meta = Types.TYPE;
        if (keywords.get("metaclass") != null) {
            var asked = keywords.get("metaclass");
            keywords = keywords.without("metaclass");
            if (!(asked instanceof PyType type)) return Calls.call(thread, asked, new Object[] {name, new PyTuple(bases), names}, keywords);
            meta = type;
        }
        for (var base : bases) if (!(base instanceof PyType)) return makeClass(thread, meta, name, List.of(bases), names, keywords);
        meta = winner(meta, List.of(bases));
        if (meta == Types.TYPE) return makeClass(thread, meta, name, List.of(bases), names, keywords);
        return meta.call(thread, new Object[] {name, new PyTuple(bases), names}, keywords);
    }

    /// Makes a class; the cell under `__classcell__`, which `super()` in its methods reads, gets it first of all.
    ///
    /// @throws PyError TypeError for a base that isn't a class
    public static PyType makeClass(PyThread thread, PyType meta, String name, List<Object> bases, PyDict names, Keywords keywords) {
        var cell = names.remove("__classcell__");
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
        var made = PyType.make(meta, name, types, names);
        if (cell instanceof PyCell around) around.value = made;
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
