package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Awaiting;
import interleave.python.vm.Calls;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Frame;
import interleave.python.vm.Hashing;
import interleave.python.vm.Items;
import interleave.python.vm.Iteration;
import interleave.python.vm.Modules;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyFunction;
import interleave.python.vm.PyIterator;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Text;
import interleave.python.vm.Truth;
import interleave.python.vm.Types;
import org.jspecify.annotations.Nullable;

/// The module `builtins`: what every program finds without an import.
public final class Builtins {
    private Builtins() {}

    /// Filling the types' tables happens once, when the first interpreter asks for the module.
    private static final class TypeTables {
        static {
            NumberTypes.define();
            StrType.define();
            BytesType.define();
            ListType.define();
            TupleType.define();
            DictType.define();
            SetType.define();
            RangeType.define();
            Iterators.define();
        }

        static void fill() {
            // The initialiser above has run by now.
        }
    }

    public static Modules register(Modules modules) {
        return modules.register("builtins", interpreter -> make());
    }

    private static PyModule make() {
        TypeTables.fill();
        PyModule module = new PyModule("builtins");
        for (PyType type : new PyType[] {Types.OBJECT, Types.TYPE, Types.INT, Types.BOOL, Types.FLOAT, Types.STR, Types.BYTES, Types.LIST, Types.TUPLE, Types.DICT, Types.SET,
            Types.FROZENSET, Types.RANGE, Types.SLICE, Types.PROPERTY, Types.CLASS_METHOD, Types.STATIC_METHOD, Types.SUPER, Iterators.ENUMERATE, Iterators.FILTER,
            Iterators.MAP, Iterators.REVERSED, Iterators.ZIP}) {
            module.define(type.name(), type);
        }
        Exceptions.all().forEach(module::define);
        module.define("EnvironmentError", Exceptions.OS_ERROR).define("IOError", Exceptions.OS_ERROR);
        module.define("None", PyNone.NONE).define("True", true).define("False", false).define("NotImplemented", PyNone.NOT_IMPLEMENTED)
                .define("Ellipsis", PyNone.ELLIPSIS).define("__debug__", true);
        Aggregates.define(module);
        NumberFunctions.define(module);
        values(module);
        attributes(module);
        classes(module);
        scopes(module);
        Printing.define(module);
        return module;
    }

    private static void values(PyModule module) {
        module.define(PyBuiltin.of("len", (thread, value) -> Items.length(thread, value)));
        module.define(PyBuiltin.of("repr", (thread, value) -> Text.repr(thread, value)));
        module.define(PyBuiltin.of("ascii", (thread, value) -> Quote.escapeNonAscii(Text.repr(thread, value))));
        module.define(PyBuiltin.of("hash", (thread, value) -> Hashing.hash(value)));
        module.define(PyBuiltin.of("id", (thread, value) -> id(value)));
        module.define(PyBuiltin.of("callable", (thread, value) -> Calls.isCallable(value)));
        module.define(Trailing.two("format", (thread, value, spec) ->
                Text.format(thread, value, spec == null ? "" : Arguments.text(spec, "format() argument 2"))));
        module.define(Trailing.two("iter", (thread, value, sentinel) -> {
            if (sentinel == null) return iterator(thread, value);
            if (!Calls.isCallable(value)) throw Raise.type("iter(v, w): v must be callable");
            return Iterators.untilEqual(value, sentinel);
        }));
        module.define(Trailing.two("next", Builtins::next));
        module.define(PyBuiltin.of("aiter", Awaiting::asyncIterable));
        module.define(Trailing.two("anext", Awaiting::next));
    }

    /// The iterator itself, not the interpreter's wrapping of one written in Python.
    private static Object iterator(PyThread thread, Object value) {
        if (value instanceof PyIterator) return value;
        if (!Types.of(value).isBuiltIn() && Types.of(value).lookup("__iter__") != null) {
            Object made = Calls.special(thread, value, "__iter__");
            if (made == null || !(made instanceof PyIterator) && Types.of(made).lookup("__next__") == null) {
                throw Raise.type("iter() returned non-iterator of type '" + Types.name(made == null ? PyNone.NONE : made) + "'");
            }
            return made;
        }
        return Iteration.iterator(thread, value);
    }

    private static Object next(PyThread thread, Object iterator, @Nullable Object otherwise) {
        if (!(iterator instanceof PyIterator own)) {
            if (Types.of(iterator).lookup("__next__") == null) throw Raise.type("'" + Types.name(iterator) + "' object is not an iterator");
            try {
                Object item = Calls.special(thread, iterator, "__next__");
                return item == null ? PyNone.NONE : item;
            } catch (PyError e) {
                if (otherwise == null || !e.is(Exceptions.STOP_ITERATION)) throw e;
                return otherwise;
            }
        }
        Object item = own.next(thread);
        if (item != PyIterator.END) return item;
        if (otherwise == null) throw Iteration.stop(own);
        return otherwise;
    }

    private static Object id(Object value) {
        if (value instanceof Long || value instanceof String || value instanceof Double || value instanceof Boolean || value instanceof java.math.BigInteger) {
            return 0x7e0000000000L + (Hashing.hash(value) & 0xffffffffL) * 32;
        }
        return 0x7f0000000000L + interleave.python.vm.Identity.of(value) * 16L;
    }

    private static void attributes(PyModule module) {
        module.define(Trailing.three("getattr", (thread, self, name, otherwise) -> {
            String attribute = attributeName(name);
            if (otherwise == null) return Attributes.get(thread, self, attribute);
            Object found = Attributes.find(thread, self, attribute, true);
            return found == null ? otherwise : found;
        }));
        module.define(PyBuiltin.of("hasattr", (thread, self, name) -> Attributes.find(thread, self, attributeName(name), true) != null));
        module.define(PyBuiltin.of("setattr", (thread, self, name, value) -> {
            Attributes.set(thread, self, attributeName(name), value);
            return PyNone.NONE;
        }));
        module.define(PyBuiltin.of("delattr", (thread, self, name) -> {
            Attributes.delete(thread, self, attributeName(name));
            return PyNone.NONE;
        }));
    }

    private static String attributeName(Object name) {
        if (name instanceof String text) return text;
        throw Raise.type("attribute name must be string, not '" + Types.name(name) + "'");
    }

    private static void classes(PyModule module) {
        module.define(PyBuiltin.of("isinstance", (thread, value, type) -> isInstance(thread, value, type)));
        module.define(PyBuiltin.of("issubclass", (thread, type, of) -> {
            if (!(type instanceof PyType sub)) throw Raise.type("issubclass() arg 1 must be a class");
            return isSubclass(thread, sub, of);
        }));
        module.define(PyBuiltin.general("__import__", (thread, arguments, keywords) -> {
            if (arguments.length == 0) throw Raise.type("__import__() missing required argument 'name' (pos 1)");
            return thread.interpreter.imports().module(thread, Arguments.text(arguments[0], "__import__() argument 1"));
        }));
    }

    private static boolean isInstance(PyThread thread, Object value, Object type) {
        if (type instanceof PyType one) {
            if (Types.isInstance(value, one)) return true;
            if (hooked(thread, one, "__instancecheck__", value)) return true;
            // A proxy may claim another class.
            return !Types.of(value).isBuiltIn() && Types.of(value).lookup("__class__") instanceof interleave.python.vm.PyProperty
                    && Attributes.get(thread, value, "__class__") instanceof PyType claimed && claimed.isSubtypeOf(one);
        }
        if (type instanceof PyTuple many) {
            for (Object one : many.items()) if (isInstance(thread, value, one)) return true;
            return false;
        }
        throw Raise.type("isinstance() arg 2 must be a type, a tuple of types, or a union");
    }

    /// What a metaclass says about an object or a class.
    private static boolean hooked(PyThread thread, PyType type, String hook, Object asked) {
        return type.type() != Types.TYPE && type.type().lookup(hook) instanceof PyFunction function
                && Truth.of(thread, Calls.call2(thread, function, type, asked));
    }

    private static boolean isSubclass(PyThread thread, PyType sub, Object of) {
        if (of instanceof PyType one) return sub.isSubtypeOf(one) || hooked(thread, one, "__subclasscheck__", sub);
        if (of instanceof PyTuple many) {
            for (Object one : many.items()) if (isSubclass(thread, sub, one)) return true;
            return false;
        }
        throw Raise.type("issubclass() arg 2 must be a class, a tuple of classes, or a union");
    }

    private static void scopes(PyModule module) {
        module.define(PyBuiltin.of("globals", (PyThread thread) -> frame(thread).globals));
        module.define(PyBuiltin.of("locals", (PyThread thread) -> Directory.locals(frame(thread))));
        module.define(PyBuiltin.of("vars", "object=, /", (thread, a) -> {
            if (a[0] == null) return Directory.locals(frame(thread));
            Object dict = Attributes.find(thread, a[0], "__dict__", true);
            if (dict == null) throw Raise.type("vars() argument must have __dict__ attribute");
            return dict;
        }));
        module.define(PyBuiltin.of("dir", "object=, /", (thread, a) -> a[0] == null ? Directory.sorted(Directory.locals(frame(thread)).keys())
                : Directory.of(thread, a[0])));
        for (String refused : new String[] {"eval", "exec", "compile"}) {
            module.define(PyBuiltin.general(refused, (thread, arguments, keywords) -> {
                throw PyError.of(Exceptions.NOT_IMPLEMENTED_ERROR, "Little Python doesn't know " + refused + "(); run this on CPython");
            }));
        }
        module.define(PyBuiltin.general("open", (thread, arguments, keywords) -> {
            throw PyError.of(Exceptions.PERMISSION_ERROR, "a program on Little Python can't open files; run this on CPython");
        }));
    }

    private static Frame frame(PyThread thread) {
        Frame frame = thread.frame;
        if (frame == null) throw Raise.runtime("no Python code is running");
        return frame;
    }
}
