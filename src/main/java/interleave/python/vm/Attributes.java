package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// `a.b`, `a.b = v`, `del a.b`: descriptors, the object's own attributes, class attributes, `__getattr__`.
public final class Attributes {
    private Attributes() {}

    public static Object get(PyThread thread, Object self, String name) {
        var found = find(thread, self, name);
        if (found != null) return found;
        throw missing(self, name);
    }

    public static PyError missing(Object self, String name) {
        var owner = self instanceof PyType type ? "type object '" + type.name() + "'"
            : self instanceof PyModule module ? "module '" + module.name() + "'" : "'" + Types.name(self) + "' object";
        return named(self, name, owner + " has no attribute '" + name + "'");
    }

    private static PyError named(Object self, String name, String message) {
        var error = PyError.of(Exceptions.ATTRIBUTE_ERROR, message);
        error.exception().attribute("name", name);
        error.exception().attribute("obj", self);
        return error;
    }

    /// The attribute, or null where `get` raises AttributeError (also one raised by `__getattr__` or a property).
    public static @Nullable Object find(PyThread thread, Object self, String name, boolean swallow) {
        try {
            return find(thread, self, name);
        } catch (PyError e) {
            if (swallow && e.is(Exceptions.ATTRIBUTE_ERROR)) return null;
            throw e;
        }
    }

    private static @Nullable Object find(PyThread thread, Object self, String name) {
        var type = Types.of(self);
        if (!type.isBuiltIn()) {
            var hook = type.lookup("__getattribute__");
            if (hook instanceof PyFunction function) return hooked(thread, self, name, function, type);
        }
        var found = generic(thread, self, name);
        if (found != null) return found;
        if (self instanceof PyModule module) { // PEP 562
            var ofModule = name.startsWith("__") ? null : module.globals().get("__getattr__");
            return ofModule == null ? null : Calls.call1(thread, ofModule, name);
        }
        var fallback = type.lookup("__getattr__");
        return fallback == null ? null : Calls.call2(thread, fallback, self, name);
    }

    private static Object hooked(PyThread thread, Object self, String name, PyFunction hook, PyType type) {
        try {
            return hook.call2(thread, self, name);
        } catch (PyError e) {
            var fallback = type.lookup("__getattr__");
            if (fallback == null || !e.is(Exceptions.ATTRIBUTE_ERROR)) throw e;
            return Calls.call2(thread, fallback, self, name);
        }
    }

    /// `object.__getattribute__`, or null.
    public static @Nullable Object generic(PyThread thread, Object self, String name) {
        if (self instanceof PyType type) return ofType(thread, type, name);
        if (self instanceof PyModule module) {
            var value = module.globals().get(name);
            if (value != null) return value;
            if (name.equals("__dict__")) return module.globals();
        }
        if (self instanceof PySuper proxy) return proxy.attribute(thread, name);
        var type = Types.of(self);
        var inClass = type.lookup(name);
        if (inClass instanceof PyProperty property) return property(thread, property, self, name);
        if (inClass instanceof Accessor accessor) return accessor.get(thread, self);
        if (inClass != null && isDataDescriptor(inClass)) return bind(thread, inClass, self);
        if (self instanceof PyInstance instance) {
            var own = instance.attribute(name);
            if (own != null) return own;
        } else if (self instanceof PyLocal local) {
            var own = local.attributes(thread).get(name);
            if (own != null) return own;
        }
        return inClass == null ? null : bind(thread, inClass, self);
    }

    private static Object property(PyThread thread, PyProperty property, Object self, String name) {
        if (property.getter == null) {
            throw PyError.of(Exceptions.ATTRIBUTE_ERROR, "property '" + name + "' of '" + Types.name(self) + "' object has no getter");
        }
        return Calls.call1(thread, property.getter, self);
    }

    private static @Nullable Object ofType(PyThread thread, PyType type, String name) {
        var meta = type.type().lookup(name);
        if (meta instanceof Accessor accessor) return accessor.get(thread, type);
        if (meta instanceof PyProperty property) return property(thread, property, type, name);
        var found = type.lookup(name);
        if (found == null) return meta == null ? null : bind(thread, meta, type);
        return switch (found) {
            case PyFunction f -> f;
            case PyBuiltin b -> b;
            case PyClassMethod c -> bindTo(thread, c.function, type);
            case PyStaticMethod s -> s.function;
            case PyProperty p -> p;
            case Accessor a -> a;
            default -> {
                var get = userDescriptor(found, "__get__");
                yield get == null ? found : Calls.call3(thread, get, found, PyNone.NONE, type);
            }
        };
    }

    /// What a class attribute becomes when it is read through an object.
    public static Object bind(PyThread thread, Object inClass, Object self) {
        return switch (inClass) {
            case PyFunction f -> new PyMethod(self, f);
            case PyBuiltin b -> b.owner() == null ? b : new PyMethod(self, b);
            case PyClassMethod c -> bindTo(thread, c.function, Types.of(self));
            case PyStaticMethod s -> s.function;
            case PyProperty p -> property(thread, p, self, "");
            case Bindable callable -> new PyMethod(self, callable);
            case Accessor a -> a.get(thread, self);
            default -> {
                var get = userDescriptor(inClass, "__get__");
                yield get == null ? inClass : Calls.call3(thread, get, inClass, self, Types.of(self));
            }
        };
    }

    static Object bindTo(PyThread thread, Object function, PyType type) {
        if (function instanceof PyFunction || function instanceof PyBuiltin) return new PyMethod(type, function);
        return new PyMethod(type, function);
    }

    private static @Nullable Object userDescriptor(Object value, String method) {
        if (!(value instanceof PyInstance instance) || instance.type().isBuiltIn()) return null;
        return instance.type().lookup(method);
    }

    /// Whether a class attribute comes before the object's own.
    public static boolean isDataDescriptor(Object inClass) {
        if (inClass instanceof PyProperty || inClass instanceof Accessor) return true;
        return userDescriptor(inClass, "__set__") != null || userDescriptor(inClass, "__delete__") != null;
    }

    /// An attribute of a built-in type that is computed, e.g. `function.__name__`.
    public static final class Accessor extends PyObject {
        @FunctionalInterface public interface Getter { Object get(PyThread thread, Object self); }
        @FunctionalInterface public interface Setter { void set(PyThread thread, Object self, @Nullable Object value); }

        private final Getter getter;
        private final @Nullable Setter setter;

        /// @param setter gets null for `del`; itself null: read-only
        public Accessor(Getter getter, @Nullable Setter setter) {
            this.getter = getter;
            this.setter = setter;
        }

        Object get(PyThread thread, Object self) {
            return getter.get(thread, self);
        }

        @Override
        public PyType type() {
            return Types.ACCESSOR;
        }
    }

    public static void set(PyThread thread, Object self, String name, Object value) {
        var type = Types.of(self);
        if (!type.isBuiltIn() && type.lookup("__setattr__") instanceof PyFunction hook) {
            hook.call3(thread, self, name, value);
            return;
        }
        genericSet(thread, self, name, value);
    }

    /// `object.__setattr__`.
    public static void genericSet(PyThread thread, Object self, String name, Object value) {
        if (self instanceof PyType type) {
            if (type.isBuiltIn()) throw PyError.of(Exceptions.TYPE_ERROR, "cannot set '" + name + "' attribute of immutable type '" + type.name()
                + "'");
            type.classAttribute(name, value);
            return;
        }
        if (self instanceof PyModule module) {
            module.globals().put(name, value);
            return;
        }
        var type = Types.of(self);
        var inClass = type.lookup(name);
        if (inClass != null && store(thread, inClass, self, name, value)) return;
        if (self instanceof PyLocal local) {
            local.attributes(thread).put(name, value);
            return;
        }
        if (!(self instanceof PyInstance instance) || !hasDict(self) || type.forbids(name)) throw readOnly(self, name, inClass != null);
        instance.attribute(name, value);
    }

    private static boolean store(PyThread thread, Object inClass, Object self, String name, @Nullable Object value) {
        if (inClass instanceof PyProperty property) {
            var function = value == null ? property.deleter : property.setter;
            if (function == null) {
                throw PyError.of(Exceptions.ATTRIBUTE_ERROR,
                    "property '" + name + "' of '" + Types.name(self) + "' object has no " + (value == null ? "deleter" : "setter"));
            }
            if (value == null) Calls.call1(thread, function, self);
            else Calls.call2(thread, function, self, value);
            return true;
        }
        if (inClass instanceof Accessor accessor) {
            if (accessor.setter == null) throw readOnly(self, name, true);
            accessor.setter.set(thread, self, value);
            return true;
        }
        var method = userDescriptor(inClass, value == null ? "__delete__" : "__set__");
        if (method == null) return false;
        if (value == null) Calls.call2(thread, method, inClass, self);
        else Calls.call3(thread, method, inClass, self, value);
        return true;
    }

    /// Whether objects like this one have attributes of their own.
    public static boolean hasDict(Object self) {
        return self instanceof PyInstance instance
            && (!instance.type().isBuiltIn() || self instanceof PyFunction || self instanceof PyException || instance.type().isOpen());
    }

    private static PyError readOnly(Object self, String name, boolean exists) {
        if (exists) return PyError.of(Exceptions.ATTRIBUTE_ERROR, "'" + Types.name(self) + "' object attribute '" + name + "' is read-only");
        return named(self, name,
            "'" + Types.name(self) + "' object has no attribute '" + name + "' and no __dict__ for setting new attributes");
    }

    public static void delete(PyThread thread, Object self, String name) {
        var type = Types.of(self);
        if (!type.isBuiltIn() && type.lookup("__delattr__") instanceof PyFunction hook) {
            hook.call2(thread, self, name);
            return;
        }
        genericDelete(thread, self, name);
    }

    /// `object.__delattr__`.
    public static void genericDelete(PyThread thread, Object self, String name) {
        if (self instanceof PyType type) {
            if (!type.removeClassAttribute(name)) throw missing(self, name);
            return;
        }
        if (self instanceof PyModule module) {
            if (module.globals().remove(name) == null) throw missing(self, name);
            return;
        }
        var inClass = Types.of(self).lookup(name);
        if (inClass != null && store(thread, inClass, self, name, null)) return;
        if (self instanceof PyLocal local) {
            if (local.attributes(thread).remove(name) == null) throw missing(self, name);
            return;
        }
        if (inClass != null && Types.of(self).isBuiltIn() && !hasDict(self)) throw readOnly(self, name, true);
        if (!(self instanceof PyInstance instance) || !instance.removeAttribute(name)) throw missing(self, name);
    }
}
