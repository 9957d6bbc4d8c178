package interleave.python.vm;

import java.util.Arrays;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/// The attributes and methods of the types the language itself is made of: object, type, functions, methods, properties, exceptions, generators.
public final class CoreTypes {
    private static final class Once {
        static final boolean DONE = fill();
    }

    private CoreTypes() {}

    /// Fills the tables; the first call does it.
    public static boolean install() {
        return Once.DONE;
    }

    private static boolean fill() {
        object();
        type();
        functions();
        descriptors();
        Exceptions.all();
        ExceptionTypes.fill();
        iterators();
        CoroutineTypes.fill();
        Types.NONE.define(PyBuiltin.of("__bool__", (thread, self) -> false));
        Types.MODULE.define(PyBuiltin.of("__repr__", (thread, self) -> module((PyModule) self)));
        return true;
    }

    private static String module(PyModule module) {
        var file = module.globals().get("__file__");
        return "<module '" + module.name() + "'" + (file == null ? " (built-in)" : " from " + Text.quoted(file.toString())) + ">";
    }

    private static void read(PyType type, String name, Attributes.Accessor.Getter getter) {
        type.define(name, new Attributes.Accessor(getter, null));
    }

    private static Object orNone(@Nullable Object value) {
        return value == null ? PyNone.NONE : value;
    }

    private static void object() {
        var object = Types.OBJECT;
        object.define("__class__", new Attributes.Accessor((thread, self) -> Types.of(self), (thread, self, value) -> {
            if (!(self instanceof PyInstance instance) || !(value instanceof PyType type) || type.isBuiltIn() || instance.type().isBuiltIn()) {
                throw PyError.of(Exceptions.TYPE_ERROR, "__class__ assignment only supported for mutable types or ModuleType subclasses");
            }
            instance.type(type);
        }));
        read(object, "__dict__", (thread, self) -> {
            if (self instanceof PyInstance instance && Attributes.hasDict(self) && !instance.type().hasOnlySlots()) return instance.attributes();
            if (self instanceof PyLocal local) return local.attributes(thread);
            throw Attributes.missing(self, "__dict__");
        });
        object.define("__doc__", "The base class of the class hierarchy.");
        object.define(PyBuiltin.of("__init__", "self, /, *args, **kwargs", (thread, a) -> PyNone.NONE));
        object.define("__new__", new PyStaticMethod(PyBuiltin.general("__new__", (thread, a, keywords) -> {
            if (a.length == 0 || !(a[0] instanceof PyType type)) throw PyError.of(Exceptions.TYPE_ERROR, "object.__new__(X): X is not a type object");
            return Instantiation.construct(thread, type, Arrays.copyOfRange(a, 1, a.length), keywords);
        })));
        object.define(PyBuiltin.of("__repr__", (thread, self) -> Text.standard(self)));
        object.define(PyBuiltin.of("__str__", (thread, self) -> Text.repr(thread, self)));
        object.define(PyBuiltin.of("__format__", (thread, self, specification) -> {
            if ("".equals(specification)) return Text.str(thread, self);
            throw PyError.of(Exceptions.TYPE_ERROR, "unsupported format string passed to " + Types.name(self) + ".__format__");
        }));
        object.define(PyBuiltin.of("__eq__", (thread, self, other) -> self == other ? true : PyNone.NOT_IMPLEMENTED));
        object.define(PyBuiltin.of("__ne__", (thread, self, other) -> self == other ? false : PyNone.NOT_IMPLEMENTED));
        object.define(PyBuiltin.of("__hash__", (thread, self) -> (long) Identity.of(self)));
        object.define(PyBuiltin.of("__setattr__", (thread, self, name, value) -> {
            Attributes.genericSet(thread, self, (String) name, value);
            return PyNone.NONE;
        }));
        object.define(PyBuiltin.of("__delattr__", (thread, self, name) -> {
            Attributes.genericDelete(thread, self, (String) name);
            return PyNone.NONE;
        }));
        object.define(PyBuiltin.of("__getattribute__", (thread, self, name) -> {
            var found = Attributes.generic(thread, self, (String) name);
            if (found == null) throw Attributes.missing(self, (String) name);
            return found;
        }));
        object.define("__init_subclass__", new PyClassMethod(PyBuiltin.general("__init_subclass__", (thread, a, keywords) -> {
            if (!keywords.isEmpty()) throw PyError.of(Exceptions.TYPE_ERROR, ((PyType) a[0]).name()
                + ".__init_subclass__() takes no keyword arguments");
            return PyNone.NONE;
        })));
        object.define(PyBuiltin.of("__dir__", (thread, self) -> names(self)));
    }

    /// The names `dir` shows, sorted.
    public static PyList names(Object self) {
        var names = new TreeSet<String>();
        var type = self instanceof PyType t ? t : Types.of(self);
        for (var base : type.mro()) names.addAll(base.names());
        if (self instanceof PyModule module) {
            names.clear();
            for (var key : module.globals().keys()) names.add((String) key);
        }
        if (self instanceof PyInstance instance && !(self instanceof PyType)) names.addAll(instance.attributeNames());
        return new PyList(names);
    }

    private static void type() {
        var type = Types.TYPE;
        type.define("__name__", new Attributes.Accessor((thread, self) -> ((PyType) self).name(), null));
        read(type, "__qualname__", (thread, self) -> self instanceof PyType t && t.ownAttribute("__qualname__") instanceof String q ? q
            : ((PyType) self).name());
        read(type, "__module__", (thread, self) -> self instanceof PyType t && t.ownAttribute("__module__") instanceof String m ? m : "builtins");
        read(type, "__mro__", (thread, self) -> new PyTuple((Object[]) ((PyType) self).mro().clone()));
        read(type, "__bases__", (thread, self) -> new PyTuple(((PyType) self).bases().toArray()));
        read(type, "__base__", (thread, self) -> ((PyType) self).bases().isEmpty() ? PyNone.NONE : ((PyType) self).bases().getFirst());
        read(type, "__doc__", (thread, self) -> orNone(((PyType) self).ownAttribute("__doc__")));
        read(type, "__dict__", (thread, self) -> {
            var dict = new PyDict();
            for (var name : ((PyType) self).names()) dict.put(name, orNone(((PyType) self).ownAttribute(name)));
            return dict;
        });
        type.define(PyBuiltin.of("mro", (thread, self) -> new PyList((Object[]) ((PyType) self).mro().clone())));
        type.define(PyBuiltin.of("__subclasses__", (thread, self) -> new PyList(((PyType) self).subclasses())));
        type.define(PyBuiltin.of("__repr__", (thread, self) -> "<class '" + Text.fullName((PyType) self) + "'>"));
        type.define(PyBuiltin.of("__or__", (thread, self, other) -> new PyTuple(self, other)));
        type.define(PyBuiltin.of("__call__", "self, /, *args, **kwargs", (thread, a) -> {
            var keywords = ((PyDict) a[2]).entries();
            var names = keywords.stream().map(e -> (String) e.key()).toArray(String[]::new);
            return Instantiation.plainly(thread, (PyType) a[0], ((PyTuple) a[1]).items(), new Keywords(names,
                keywords.stream().map(PyDict.Entry::value).toArray()));
        }));
        type.constructor(Instantiation::newClass);
        type.define("__new__", new PyStaticMethod(PyBuiltin.general("__new__", (thread, a, keywords) -> {
            if (a.length == 0 || !(a[0] instanceof PyType meta) || !meta.isSubtypeOf(Types.TYPE)) {
                throw PyError.of(Exceptions.TYPE_ERROR, "type.__new__(X): X is not a type object");
            }
            return Instantiation.newClass(thread, meta, Arrays.copyOfRange(a, 1, a.length), keywords);
        })));
    }

    private static void functions() {
        var function = Types.FUNCTION;
        function.define("__name__", new Attributes.Accessor((thread, self) -> ((PyFunction) self).name,
            (thread, self, value) -> ((PyFunction) self).name = (String) value));
        function.define("__qualname__", new Attributes.Accessor((thread, self) -> ((PyFunction) self).qualifiedName,
            (thread, self, value) -> ((PyFunction) self).qualifiedName = (String) value));
        documented(function);
        function.define("__module__", new Attributes.Accessor((thread, self) -> {
            var own = ((PyFunction) self).attribute("__module__");
            return own != null ? own : orNone(((PyFunction) self).globals.get("__name__"));
        }, (thread, self, value) -> ((PyFunction) self).attribute("__module__", value)));
        read(function, "__code__", (thread, self) -> ((PyFunction) self).code);
        read(function, "__globals__", (thread, self) -> ((PyFunction) self).globals);
        read(function, "__defaults__", (thread, self) -> ((PyFunction) self).defaults.length == 0 ? PyNone.NONE
            : new PyTuple(((PyFunction) self).defaults));
        read(function, "__kwdefaults__", (thread, self) -> keywordDefaults((PyFunction) self));
        read(function, "__closure__", (thread, self) -> ((PyFunction) self).closure.length == 0 ? PyNone.NONE
            : new PyTuple((Object[]) ((PyFunction) self).closure));
        function.define("__annotations__", new Attributes.Accessor((thread, self) -> {
            var own = ((PyFunction) self).attribute("__annotations__");
            return own != null ? own : new PyDict();
        }, (thread, self, value) -> ((PyFunction) self).attribute("__annotations__", value)));
        function.define(PyBuiltin.of("__repr__", (thread, self) -> "<function " + ((PyFunction) self).qualifiedName + " at " + Text.address(self)
            + ">"));
        function.define(PyBuiltin.of("__get__", "self, instance, owner=", (thread, a) -> a[1] == PyNone.NONE ? a[0] : new PyMethod(a[1], a[0])));
        callable(function);
        read(Types.CODE, "co_name", (thread, self) -> ((Code) self).name);
        read(Types.CODE, "co_filename", (thread, self) -> ((Code) self).source.fileName());
        read(Types.CODE, "co_firstlineno", (thread, self) -> (long) ((Code) self).firstLine);
        read(Types.CODE, "co_flags", (thread, self) -> ((Code) self).way.flag);
        read(Types.CODE, "co_argcount", (thread, self) -> (long) ((Code) self).parameters.positional());
        read(Types.CODE, "co_varnames", (thread, self) -> new PyTuple(Arrays.stream(((Code) self).slotNames()).filter(n -> !n.isEmpty()).toArray()));
        methods();
    }

    private static Object keywordDefaults(PyFunction function) {
        var dict = new PyDict();
        var parameters = function.code.parameters;
        for (int i = 0; i < function.keywordDefaults.length; i++) {
            if (function.keywordDefaults[i] != null) dict.put(parameters.names()[parameters.positional() + i], function.keywordDefaults[i]);
        }
        return dict.size() == 0 ? PyNone.NONE : dict;
    }

    private static void documented(PyType type) {
        type.define("__doc__", new Attributes.Accessor((thread, self) -> {
            var own = ((PyInstance) self).attribute("__doc__");
            return own != null ? own : orNone(self instanceof PyFunction f ? f.code.documentation : null);
        }, (thread, self, value) -> ((PyInstance) self).attribute("__doc__", orNone(value))));
    }

    private static void callable(PyType type) {
        type.define(PyBuiltin.general("__call__", (thread, a, keywords) -> Calls.call(thread, a[0], Arrays.copyOfRange(a, 1, a.length), keywords)));
    }

    private static void methods() {
        var method = Types.METHOD;
        read(method, "__self__", (thread, self) -> ((PyMethod) self).self());
        read(method, "__func__", (thread, self) -> ((PyMethod) self).function());
        for (var name : new String[] {"__name__", "__qualname__", "__doc__", "__module__"}) {
            read(method, name, (thread, self) -> Attributes.get(thread, ((PyMethod) self).function(), name));
        }
        method.define(PyBuiltin.of("__repr__", (thread, self) -> {
            var bound = (PyMethod) self;
            var name = Attributes.find(thread, bound.function(), "__qualname__", true);
            return "<bound method " + (name == null ? "?" : name) + " of " + Text.repr(thread, bound.self()) + ">";
        }));
        method.define(PyBuiltin.of("__eq__", (thread, self, other) -> self instanceof PyMethod a && other instanceof PyMethod b
            ? (Object) (a.self() == b.self() && Equality.equal(a.function(), b.function())) : PyNone.NOT_IMPLEMENTED));
        callable(method);
        var builtin = Types.BUILTIN;
        read(builtin, "__name__", (thread, self) -> builtinName(self));
        read(builtin, "__qualname__", (thread, self) -> {
            var owner = builtin(self).owner();
            return owner == null ? builtinName(self) : owner.name() + "." + builtinName(self);
        });
        read(builtin, "__doc__", (thread, self) -> PyNone.NONE);
        read(builtin, "__module__", (thread, self) -> orNone(builtin(self).module()));
        read(builtin, "__self__", (thread, self) -> self instanceof PyMethod m ? m.self() : PyNone.NONE);
        builtin.define(PyBuiltin.of("__repr__", (thread, self) -> {
            if (self instanceof PyMethod m) {
                return "<built-in method " + builtinName(self) + " of " + Types.name(m.self()) + " object at " + Text.address(m.self()) + ">";
            }
            var owner = ((PyBuiltin) self).owner();
            return owner == null ? "<built-in function " + builtinName(self) + ">" : "<method '" + builtinName(self) + "' of '" + owner.name()
                + "' objects>";
        }));
        builtin.define(PyBuiltin.of("__eq__", (thread, self, other) -> self instanceof PyMethod a && other instanceof PyMethod b
            ? (Object) (a.self() == b.self() && a.function() == b.function()) : self == other ? true : PyNone.NOT_IMPLEMENTED));
        callable(builtin);
    }

    private static PyBuiltin builtin(Object self) {
        return self instanceof PyMethod method ? (PyBuiltin) method.function() : (PyBuiltin) self;
    }

    private static String builtinName(Object self) {
        return builtin(self).name();
    }

    private static void descriptors() {
        var property = Types.PROPERTY;
        property.constructor((thread, type, a, keywords) -> {
            var bound = PROPERTY.bind(thread, a, keywords);
            return new PyProperty(present(bound[0]), present(bound[1]), present(bound[2]));
        });
        property.define(PyBuiltin.of("getter", (thread, self, f) -> new PyProperty(f, ((PyProperty) self).setter, ((PyProperty) self).deleter)));
        property.define(PyBuiltin.of("setter", (thread, self, f) -> new PyProperty(((PyProperty) self).getter, f, ((PyProperty) self).deleter)));
        property.define(PyBuiltin.of("deleter", (thread, self, f) -> new PyProperty(((PyProperty) self).getter, ((PyProperty) self).setter, f)));
        read(property, "fget", (thread, self) -> orNone(((PyProperty) self).getter));
        read(property, "fset", (thread, self) -> orNone(((PyProperty) self).setter));
        read(property, "fdel", (thread, self) -> orNone(((PyProperty) self).deleter));
        read(property, "__doc__", (thread, self) -> ((PyProperty) self).getter instanceof PyFunction f ? orNone(f.code.documentation) : PyNone.NONE);
        Types.CLASS_METHOD.constructor((thread, type, a, keywords) -> new PyClassMethod(Signature.parse("classmethod", "function, /").bind(thread,
            a, keywords)[0]));
        read(Types.CLASS_METHOD, "__func__", (thread, self) -> ((PyClassMethod) self).function);
        Types.STATIC_METHOD.constructor((thread, type, a, keywords) -> new PyStaticMethod(Signature.parse("staticmethod",
            "function, /").bind(thread, a, keywords)[0]));
        read(Types.STATIC_METHOD, "__func__", (thread, self) -> ((PyStaticMethod) self).function);
        Types.SUPER.constructor((thread, type, a, keywords) -> {
            if (a.length != 2 || !(a[0] instanceof PyType start)) throw PyError.of(Exceptions.RUNTIME_ERROR, "super(): no arguments");
            if (!Types.isInstance(a[1], start) && !(a[1] instanceof PyType sub && sub.isSubtypeOf(start))) {
                throw PyError.of(Exceptions.TYPE_ERROR, "super(type, obj): obj (" + (a[1] instanceof PyType sub ? "type " + sub.name()
                    : "instance of " + Types.name(a[1])) + ") is not an instance or subtype of type (" + start.name() + ").");
            }
            return new PySuper(start, a[1]);
        });
    }

    private static final Signature PROPERTY = Signature.parse("property", "fget=, fset=, fdel=, doc=");

    private static @Nullable Object present(@Nullable Object value) {
        return value == PyNone.NONE ? null : value;
    }

    private static void iterators() {
        Types.ITERATOR.define(PyBuiltin.of("__iter__", (thread, self) -> self));
        Types.ITERATOR.define(PyBuiltin.of("__next__", (thread, self) -> next(thread, (PyIterator) self)));
        var generator = Types.GENERATOR;
        generator.define(PyBuiltin.of("__iter__", (thread, self) -> self));
        generator.define(PyBuiltin.of("__next__", (thread, self) -> next(thread, (PyIterator) self)));
        generator.define(PyBuiltin.of("send", (thread, self, value) -> given((PyIterator) self, ((PyIterator) self).send(thread, value))));
        generator.define(PyBuiltin.of("throw", "self, type, value=, traceback=", (thread, a) ->
            given((PyIterator) a[0], ((PyIterator) a[0]).raise(thread, thrown(thread, a)))));
        generator.define(PyBuiltin.of("close", (thread, self) -> {
            ((PyIterator) self).close(thread);
            return PyNone.NONE;
        }));
        read(generator, "__name__", (thread, self) -> ((PyGenerator) self).function().name);
        read(generator, "__qualname__", (thread, self) -> ((PyGenerator) self).function().qualifiedName);
        generator.define(PyBuiltin.of("__repr__", (thread, self) ->
            "<generator object " + ((PyGenerator) self).function().qualifiedName + " at " + Text.address(self) + ">"));
    }

    /// The exception that the arguments of `throw` name: a class, an object, or a class and its argument.
    static PyException thrown(PyThread thread, Object[] a) {
        var raised = a[1];
        if (raised instanceof PyType type && type.isSubtypeOf(Exceptions.BASE_EXCEPTION)) {
            raised = a[2] instanceof PyException given ? given : a[2] == null || a[2] == PyNone.NONE ? type.call0(thread) : type.call1(thread, a[2]);
        }
        if (raised instanceof PyException exception) return exception;
        throw PyError.of(Exceptions.TYPE_ERROR, "exceptions must be classes or instances deriving from BaseException, not " + Types.name(raised));
    }

    private static Object next(PyThread thread, PyIterator iterator) {
        return given(iterator, iterator.next(thread));
    }

    /// An item as `send` gives it, the end as StopIteration.
    static Object given(PyIterator iterator, Object item) {
        if (item != PyIterator.END) return item;
        throw Iteration.stop(iterator);
    }

}
