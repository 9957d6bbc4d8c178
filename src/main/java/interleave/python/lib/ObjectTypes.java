package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Attributes.Accessor;
import interleave.python.vm.Calls;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Instantiation;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyClassMethod;
import interleave.python.vm.PyDict;
import interleave.python.vm.PyError;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyList;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyProperty;
import interleave.python.vm.PyStaticMethod;
import interleave.python.vm.PySuper;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Text;
import interleave.python.vm.Truth;
import interleave.python.vm.Types;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `object`, `type`, and the descriptors a class is built with: property, classmethod, staticmethod, super.
final class ObjectTypes {
    private ObjectTypes() {}

    static void define() {
        construction(Types.OBJECT);
        object(Types.OBJECT);
        attributes(Types.OBJECT);
        type(Types.TYPE);
        singletons();
        properties(Types.PROPERTY);
        bindings();
        FunctionTypes.define();
    }

    private static void construction(PyType object) {
        object.define(PyBuiltin.general("__new__", (thread, arguments, keywords) -> {
            if (arguments.length == 0) throw Raise.type("object.__new__(): not enough arguments");
            if (!(arguments[0] instanceof PyType type)) throw Raise.type("object.__new__(X): X is not a type object (" + Types.name(arguments[0]) + ")");
            return Instantiation.construct(thread, type, Arrays.copyOfRange(arguments, 1, arguments.length), keywords);
        }));
        object.define(PyBuiltin.general("__init__", (thread, arguments, keywords) -> {
            if (arguments.length > 1 && Types.of(arguments[0]).lookup("__new__") instanceof PyBuiltin && Types.of(arguments[0]).constructor() == null) {
                throw Raise.type("object.__init__() takes exactly one argument (the instance to initialize)");
            }
            return PyNone.NONE;
        }));
        object.define("__init_subclass__", new PyClassMethod(PyBuiltin.general("__init_subclass__", (thread, arguments, keywords) -> {
            if (!keywords.isEmpty()) throw Raise.type(((PyType) arguments[0]).name() + ".__init_subclass__() takes no keyword arguments");
            return PyNone.NONE;
        })));
    }

    private static void object(PyType object) {
        object.define(PyBuiltin.of("__repr__", (thread, self) -> Text.standard(self)));
        object.define(PyBuiltin.of("__str__", (thread, self) -> Text.repr(thread, self)));
        object.define(PyBuiltin.of("__hash__", (thread, self) -> (long) System.identityHashCode(self)));
        object.define(PyBuiltin.of("__eq__", (thread, a, b) -> a == b ? true : PyNone.NOT_IMPLEMENTED));
        object.define(PyBuiltin.of("__ne__", (thread, a, b) -> {
            Object equal = Calls.special(thread, a, "__eq__", b);
            return equal == null || equal == PyNone.NOT_IMPLEMENTED ? PyNone.NOT_IMPLEMENTED : (Object) !Truth.of(thread, equal);
        }));
        object.define(PyBuiltin.of("__format__", (thread, self, spec) -> {
            if (Arguments.text(spec, "__format__() argument").isEmpty()) return Text.str(thread, self);
            throw Raise.type("unsupported format string passed to " + Types.name(self) + ".__format__");
        }));
    }

    private static void attributes(PyType object) {
        object.define("__class__", new Accessor((thread, self) -> Types.of(self), (thread, self, value) -> {
            if (!(value instanceof PyType type)) throw Raise.type("__class__ must be set to a class, not '" + Types.name(value == null ? PyNone.NONE : value) + "' object");
            if (!(self instanceof PyInstance instance) || type.isBuiltIn() || Types.of(self).isBuiltIn()) {
                throw Raise.type("__class__ assignment only supported for mutable types or ModuleType subclasses");
            }
            instance.type(type);
        }));
        object.define("__dict__", new Accessor((thread, self) -> {
            if (self instanceof PyInstance instance && Attributes.hasDict(self)) return instance.attributes();
            throw Attributes.missing(self, "__dict__");
        }, null));
        object.define("__doc__", PyNone.NONE);
        object.define(PyBuiltin.of("__getattribute__", (thread, self, name) -> {
            Object found = Attributes.generic(thread, self, Arguments.text(name, "attribute name"));
            if (found == null) throw Attributes.missing(self, (String) name);
            return found;
        }));
        object.define(PyBuiltin.of("__setattr__", (thread, self, name, value) -> {
            Attributes.genericSet(thread, self, Arguments.text(name, "attribute name"), value);
            return PyNone.NONE;
        }));
        object.define(PyBuiltin.of("__delattr__", (thread, self, name) -> {
            Attributes.genericDelete(thread, self, Arguments.text(name, "attribute name"));
            return PyNone.NONE;
        }));
    }

    private static void type(PyType type) {
        type.define("__name__", new Accessor((thread, self) -> ((PyType) self).name(), null));
        type.define("__qualname__", new Accessor((thread, self) -> own(self, "__qualname__", ((PyType) self).name()), null));
        type.define("__module__", new Accessor((thread, self) -> own(self, "__module__", "builtins"), null));
        type.define("__doc__", new Accessor((thread, self) -> own(self, "__doc__", PyNone.NONE), (thread, self, value) ->
                ((PyType) self).classAttribute("__doc__", value == null ? PyNone.NONE : value)));
        type.define("__bases__", new Accessor((thread, self) -> new PyTuple(((PyType) self).bases().toArray()), null));
        type.define("__base__", new Accessor((thread, self) -> ((PyType) self).bases().isEmpty() ? PyNone.NONE : ((PyType) self).bases().getFirst(), null));
        type.define("__mro__", new Accessor((thread, self) -> new PyTuple((Object[]) ((PyType) self).mro().clone()), null));
        type.define("__dict__", new Accessor((thread, self) -> names((PyType) self), null));
        type.define(PyBuiltin.of("mro", (thread, self) -> new PyList((Object[]) ((PyType) self).mro().clone())));
        type.define(PyBuiltin.of("__subclasses__", (thread, self) -> new PyList(((PyType) self).subclasses())));
        type.define(PyBuiltin.of("__repr__", (thread, self) -> "<class '" + Text.fullName((PyType) self) + "'>"));
        type.define(PyBuiltin.of("__instancecheck__", (thread, self, value) -> Types.isInstance(value, (PyType) self)));
        type.define(PyBuiltin.of("__subclasscheck__", (thread, self, other) -> other instanceof PyType sub && sub.isSubtypeOf((PyType) self)));
    }

    private static Object own(Object type, String name, Object otherwise) {
        Object value = ((PyType) type).ownAttribute(name);
        return value == null || value instanceof Accessor ? otherwise : value;
    }

    /// A copy: a class's own dict is read-only in CPython.
    private static PyDict names(PyType type) {
        PyDict names = new PyDict();
        for (String name : type.names()) {
            Object value = type.ownAttribute(name);
            if (value != null) names.put(name, value);
        }
        return names;
    }

    private static void singletons() {
        Types.NONE.constructor((thread, type, arguments, keywords) -> PyNone.NONE);
        Types.NONE.define(PyBuiltin.of("__bool__", (thread, self) -> false));
        Types.NONE.define(PyBuiltin.of("__repr__", (thread, self) -> "None"));
        Types.MODULE.define(PyBuiltin.of("__repr__", (thread, self) -> {
            PyModule module = (PyModule) self;
            return module.globals().get("__file__") instanceof String file ? "<module '" + module.name() + "' from '" + file + "'>"
                    : "<module '" + module.name() + "' (built-in)>";
        }));
    }

    private static void properties(PyType property) {
        PyBuiltin maker = PyBuiltin.of("property", "fget=, fset=, fdel=, doc=", (thread, a) -> {
            PyProperty made = new PyProperty(orNull(a[0]), orNull(a[1]), orNull(a[2]));
            Object doc = a[3] != null ? a[3] : a[0] == null ? null : Attributes.find(thread, a[0], "__doc__", true);
            if (doc != null) made.attribute("__doc__", doc);
            return made;
        });
        property.constructor((thread, type, arguments, keywords) -> maker.call(thread, arguments, keywords));
        property.define(PyBuiltin.of("getter", (thread, self, function) -> new PyProperty(function, of(self).setter, of(self).deleter)));
        property.define(PyBuiltin.of("setter", (thread, self, function) -> new PyProperty(of(self).getter, function, of(self).deleter)));
        property.define(PyBuiltin.of("deleter", (thread, self, function) -> new PyProperty(of(self).getter, of(self).setter, function)));
        property.define("fget", new Accessor((thread, self) -> orNone(of(self).getter), null));
        property.define("fset", new Accessor((thread, self) -> orNone(of(self).setter), null));
        property.define("fdel", new Accessor((thread, self) -> orNone(of(self).deleter), null));
        property.define("__doc__", new Accessor((thread, self) -> orNone(of(self).attribute("__doc__")), null));
    }

    private static PyProperty of(Object self) {
        return (PyProperty) self;
    }

    private static @Nullable Object orNull(@Nullable Object value) {
        return value == PyNone.NONE ? null : value;
    }

    static Object orNone(@Nullable Object value) {
        return value == null ? PyNone.NONE : value;
    }

    private static void bindings() {
        Types.CLASS_METHOD.constructor((thread, type, arguments, keywords) -> new PyClassMethod(single("classmethod", arguments)));
        Types.CLASS_METHOD.define("__func__", new Accessor((thread, self) -> ((PyClassMethod) self).function, null));
        Types.CLASS_METHOD.define("__wrapped__", new Accessor((thread, self) -> ((PyClassMethod) self).function, null));
        Types.STATIC_METHOD.constructor((thread, type, arguments, keywords) -> new PyStaticMethod(single("staticmethod", arguments)));
        Types.STATIC_METHOD.define("__func__", new Accessor((thread, self) -> ((PyStaticMethod) self).function, null));
        Types.STATIC_METHOD.define("__wrapped__", new Accessor((thread, self) -> ((PyStaticMethod) self).function, null));
        Types.SUPER.constructor((thread, type, arguments, keywords) -> {
            if (arguments.length == 0) throw PyError.of(Exceptions.RUNTIME_ERROR, "super(): no arguments");
            if (!(arguments[0] instanceof PyType start)) throw Raise.type("super() argument 1 must be a type, not " + Types.name(arguments[0]));
            if (arguments.length != 2) throw Raise.type("super() takes a class and an object in Little Python");
            boolean fits = Types.isInstance(arguments[1], start) || arguments[1] instanceof PyType sub && sub.isSubtypeOf(start);
            if (!fits) throw Raise.type("super(type, obj): obj (" + shown(arguments[1]) + ") is not an instance or subtype of type (" + start.name() + ").");
            return new PySuper(start, arguments[1]);
        });
    }

    private static String shown(Object value) {
        return value instanceof PyType type ? "type " + type.name() : "instance of " + Types.name(value);
    }

    private static Object single(String name, Object[] arguments) {
        if (arguments.length != 1) throw Raise.type(name + " expected 1 argument, got " + arguments.length);
        return arguments[0];
    }
}
