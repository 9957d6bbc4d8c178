package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Attributes.Accessor;
import interleave.python.vm.Code;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Frame;
import interleave.python.vm.Hashing;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyCell;
import interleave.python.vm.PyDict;
import interleave.python.vm.PyError;
import interleave.python.vm.PyFunction;
import interleave.python.vm.PyGenerator;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyIterator;
import interleave.python.vm.PyMethod;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyTraceback;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Text;
import interleave.python.vm.Types;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What can be seen of functions, methods, generators, code, frames and tracebacks.
final class FunctionTypes {
    private FunctionTypes() {}

    static void define() {
        function(Types.FUNCTION);
        method(Types.METHOD);
        builtin(Types.BUILTIN);
        generator(Types.GENERATOR);
        frames();
    }

    private static void function(PyType type) {
        type.define("__name__", new Accessor((thread, self) -> of(self).name, (thread, self, value) -> of(self).name = text(value, "__name__")));
        type.define("__qualname__", new Accessor((thread, self) -> of(self).qualifiedName, (thread, self, value) -> of(self).qualifiedName = text(value, "__qualname__")));
        stored(type, "__doc__", self -> of(self).code.documentation);
        stored(type, "__module__", self -> of(self).globals.get("__name__"));
        stored(type, "__annotations__", self -> new PyDict());
        type.define("__code__", new Accessor((thread, self) -> of(self).code, null));
        type.define("__globals__", new Accessor((thread, self) -> of(self).globals, null));
        type.define("__defaults__", new Accessor((thread, self) -> of(self).defaults.length == 0 ? PyNone.NONE : new PyTuple(of(self).defaults), null));
        type.define("__kwdefaults__", new Accessor((thread, self) -> keywordDefaults(of(self)), null));
        type.define("__closure__", new Accessor((thread, self) -> of(self).closure.length == 0 ? PyNone.NONE : new PyTuple((Object[]) of(self).closure), null));
        type.define(PyBuiltin.of("__repr__", (thread, self) -> "<function " + of(self).qualifiedName + " at " + Text.address(self) + ">"));
        type.define(Trailing.three("__get__", (thread, self, object, owner) -> object == PyNone.NONE ? self : new PyMethod(object, self)));
    }

    private static PyFunction of(Object self) {
        return (PyFunction) self;
    }

    private static String text(@Nullable Object value, String name) {
        if (value instanceof String text) return text;
        throw Raise.type(name + " must be set to a string object");
    }

    private interface Default {
        @Nullable Object of(Object self);
    }

    /// An attribute that has a computed value until a program sets one.
    private static void stored(PyType type, String name, Default otherwise) {
        type.define(name, new Accessor((thread, self) -> {
            Object own = ((PyInstance) self).attribute(name);
            if (own == null) own = ObjectTypes.orNone(otherwise.of(self));
            if (own instanceof PyDict) ((PyInstance) self).attribute(name, own);
            return own;
        }, (thread, self, value) -> ((PyInstance) self).attribute(name, ObjectTypes.orNone(value))));
    }

    private static Object keywordDefaults(PyFunction function) {
        PyDict defaults = new PyDict();
        Code.Parameters parameters = function.code.parameters;
        for (int i = 0; i < function.keywordDefaults.length; i++) {
            Object value = function.keywordDefaults[i];
            if (value != null) defaults.put(parameters.names()[parameters.positional() + i], value);
        }
        return defaults.size() == 0 ? PyNone.NONE : defaults;
    }

    private static void method(PyType type) {
        for (String forwarded : new String[] {"__name__", "__qualname__", "__doc__", "__module__", "__code__", "__defaults__", "__wrapped__"}) {
            type.define(forwarded, new Accessor((thread, self) -> Attributes.get(thread, ((PyMethod) self).function(), forwarded), null));
        }
        type.define("__self__", new Accessor((thread, self) -> ((PyMethod) self).self(), null));
        type.define("__func__", new Accessor((thread, self) -> ((PyMethod) self).function(), null));
        type.define(PyBuiltin.of("__repr__", (thread, self) -> {
            PyMethod method = (PyMethod) self;
            Object name = Attributes.find(thread, method.function(), "__qualname__", true);
            return "<bound method " + (name == null ? "?" : name) + " of " + Text.repr(thread, method.self()) + ">";
        }));
        type.define(PyBuiltin.of("__eq__", (thread, a, b) -> b instanceof PyMethod other
                ? (Object) (((PyMethod) a).self() == other.self() && ((PyMethod) a).function() == other.function()) : PyNone.NOT_IMPLEMENTED));
        type.define(PyBuiltin.of("__hash__", (thread, self) -> Hashing.hash(self)));
    }

    private static void builtin(PyType type) {
        type.define("__name__", new Accessor((thread, self) -> plain(self).name(), null));
        type.define("__qualname__", new Accessor((thread, self) -> {
            PyType owner = plain(self).owner();
            return owner == null ? plain(self).name() : owner.name() + "." + plain(self).name();
        }, null));
        type.define("__self__", new Accessor((thread, self) -> self instanceof PyMethod method ? method.self() : PyNone.NONE, null));
        type.define("__module__", new Accessor((thread, self) -> "builtins", null));
        type.define("__doc__", new Accessor((thread, self) -> PyNone.NONE, null));
        type.define(PyBuiltin.of("__repr__", (thread, self) -> {
            String name = plain(self).name();
            if (self instanceof PyMethod method) return "<built-in method " + name + " of " + Types.name(method.self()) + " object at " + Text.address(method.self()) + ">";
            PyType owner = plain(self).owner();
            if (owner == null) return "<built-in function " + name + ">";
            return (name.startsWith("__") ? "<slot wrapper '" : "<method '") + name + "' of '" + owner.name() + "' objects>";
        }));
        type.define(PyBuiltin.of("__eq__", (thread, a, b) -> {
            if (a instanceof PyMethod one && b instanceof PyMethod other) return one.self() == other.self() && one.function() == other.function();
            return a == b ? true : PyNone.NOT_IMPLEMENTED;
        }));
        type.define(PyBuiltin.of("__hash__", (thread, self) -> self instanceof PyMethod ? Hashing.hash(self) : (long) System.identityHashCode(self)));
    }

    private static PyBuiltin plain(Object self) {
        return (PyBuiltin) (self instanceof PyMethod method ? method.function() : self);
    }

    private static void generator(PyType type) {
        type.define(PyBuiltin.of("__iter__", (thread, self) -> self));
        type.define(PyBuiltin.of("__next__", (thread, self) -> given((PyGenerator) self, ((PyGenerator) self).next(thread))));
        type.define(PyBuiltin.of("send", (thread, self, value) -> given((PyGenerator) self, ((PyGenerator) self).send(thread, value))));
        type.define(PyBuiltin.of("throw", "self, typ, val=, tb=, /", (thread, a) ->
                given((PyGenerator) a[0], ((PyGenerator) a[0]).raise(thread, ExceptionTypes.exception(thread, a[1], a[2])))));
        type.define(PyBuiltin.of("close", (thread, self) -> {
            ((PyGenerator) self).close(thread);
            return PyNone.NONE;
        }));
        type.define("__name__", new Accessor((thread, self) -> ((PyGenerator) self).function().name, null));
        type.define("__qualname__", new Accessor((thread, self) -> ((PyGenerator) self).function().qualifiedName, null));
        type.define(PyBuiltin.of("__repr__", (thread, self) ->
                "<generator object " + ((PyGenerator) self).function().qualifiedName + " at " + Text.address(self) + ">"));
    }

    private static Object given(PyGenerator generator, Object item) {
        if (item != PyIterator.END) return item;
        Object value = generator.returned();
        throw value == PyNone.NONE ? PyError.of(Exceptions.STOP_ITERATION) : PyError.of(Exceptions.STOP_ITERATION, value);
    }

    private static void frames() {
        Types.CELL.define("cell_contents", new Accessor((thread, self) -> {
            Object value = ((PyCell) self).value;
            if (value == null) throw Raise.value("cell is empty");
            return value;
        }, null));
        Types.CODE.define("co_name", new Accessor((thread, self) -> ((Code) self).name, null));
        Types.CODE.define("co_qualname", new Accessor((thread, self) -> ((Code) self).qualifiedName, null));
        Types.CODE.define("co_filename", new Accessor((thread, self) -> ((Code) self).source.fileName(), null));
        Types.CODE.define("co_firstlineno", new Accessor((thread, self) -> (long) ((Code) self).firstLine, null));
        Types.CODE.define("co_argcount", new Accessor((thread, self) -> (long) ((Code) self).parameters.positional(), null));
        Types.CODE.define("co_varnames", new Accessor((thread, self) ->
                new PyTuple(Arrays.stream(((Code) self).slotNames()).filter(Objects::nonNull).toArray()), null));
        Types.FRAME.define("f_code", new Accessor((thread, self) -> ((Frame) self).code, null));
        Types.FRAME.define("f_back", new Accessor((thread, self) -> ObjectTypes.orNone(((Frame) self).back), null));
        Types.FRAME.define("f_lineno", new Accessor((thread, self) -> (long) ((Frame) self).line, null));
        Types.FRAME.define("f_globals", new Accessor((thread, self) -> ((Frame) self).globals, null));
        Types.FRAME.define("f_locals", new Accessor((thread, self) -> Directory.locals((Frame) self), null));
        Types.TRACEBACK.define("tb_frame", new Accessor((thread, self) -> ((PyTraceback) self).frame, null));
        Types.TRACEBACK.define("tb_lineno", new Accessor((thread, self) -> (long) ((PyTraceback) self).position.line(), null));
        Types.TRACEBACK.define("tb_next", new Accessor((thread, self) -> ObjectTypes.orNone(((PyTraceback) self).next), null));
    }
}
