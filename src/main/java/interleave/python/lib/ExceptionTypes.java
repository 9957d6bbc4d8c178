package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Attributes.Accessor;
import interleave.python.vm.Calls;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Iteration;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyException;
import interleave.python.vm.PyList;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTraceback;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Text;
import interleave.python.vm.Types;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The methods and attributes of the built-in exceptions. Their hierarchy is in [Exceptions].
final class ExceptionTypes {
    private ExceptionTypes() {}

    static void define() {
        base(Exceptions.BASE_EXCEPTION);
        chain(Exceptions.BASE_EXCEPTION);
        argument(Exceptions.STOP_ITERATION, "value", 0);
        argument(Exceptions.SYSTEM_EXIT, "code", 0);
        Exceptions.KEY_ERROR.define(PyBuiltin.of("__str__", (thread, self) ->
                arguments(self).length == 1 ? Text.repr(thread, arguments(self)[0]) : str(thread, self)));
        osErrors(Exceptions.OS_ERROR);
        syntaxErrors(Exceptions.SYNTAX_ERROR);
        for (PyType type : new PyType[] {Exceptions.ATTRIBUTE_ERROR, Exceptions.NAME_ERROR, Exceptions.IMPORT_ERROR}) named(type);
    }

    private static PyException of(Object self) {
        return (PyException) self;
    }

    private static Object[] arguments(Object self) {
        return of(self).arguments();
    }

    private static void base(PyType base) {
        base.define(PyBuiltin.general("__init__", (thread, arguments, keywords) -> {
            if (!keywords.isEmpty()) throw Raise.type(Types.name(arguments[0]) + "() takes no keyword arguments");
            of(arguments[0]).arguments(Arrays.copyOfRange(arguments, 1, arguments.length));
            return PyNone.NONE;
        }));
        base.define("args", new Accessor((thread, self) -> new PyTuple(arguments(self)), (thread, self, value) ->
                of(self).arguments(value == null ? new Object[0] : Iteration.toArray(thread, value))));
        base.define(PyBuiltin.of("__str__", (thread, self) -> str(thread, self)));
        base.define(PyBuiltin.of("__repr__", (thread, self) -> Sequences.joinReprs(thread, Types.name(self) + "(", arguments(self), ")")));
        base.define(PyBuiltin.of("with_traceback", (thread, self, traceback) -> {
            of(self).traceback = traceback instanceof PyTraceback some ? some : null;
            return self;
        }));
        base.define(PyBuiltin.of("add_note", (thread, self, note) -> {
            if (!(note instanceof String)) throw Raise.type("note must be a str, not '" + Types.name(note) + "'");
            PyList notes = of(self).notes;
            if (notes == null) of(self).notes = notes = new PyList();
            notes.append(note);
            return PyNone.NONE;
        }));
        base.define("__notes__", new Accessor((thread, self) -> {
            PyList notes = of(self).notes;
            if (notes == null) throw Attributes.missing(self, "__notes__");
            return notes;
        }, (thread, self, value) -> of(self).notes = value instanceof PyList notes ? notes : null));
    }

    private static String str(PyThread thread, Object self) {
        Object[] arguments = arguments(self);
        return switch (arguments.length) {
            case 0 -> "";
            case 1 -> Text.str(thread, arguments[0]);
            default -> Sequences.joinReprs(thread, "(", arguments, ")");
        };
    }

    private static void chain(PyType base) {
        base.define("__traceback__", new Accessor((thread, self) -> ObjectTypes.orNone(of(self).traceback), (thread, self, value) ->
                of(self).traceback = value instanceof PyTraceback traceback ? traceback : null));
        base.define("__cause__", new Accessor((thread, self) -> ObjectTypes.orNone(of(self).cause), (thread, self, value) -> {
            of(self).cause = value instanceof PyException cause ? cause : null;
            of(self).suppressContext = true;
        }));
        base.define("__context__", new Accessor((thread, self) -> ObjectTypes.orNone(of(self).context), (thread, self, value) ->
                of(self).context = value instanceof PyException context ? context : null));
        base.define("__suppress_context__", new Accessor((thread, self) -> of(self).suppressContext, (thread, self, value) ->
                of(self).suppressContext = Boolean.TRUE.equals(value)));
    }

    /// An attribute that is one of the arguments until a program sets it.
    private static void argument(PyType type, String name, int index) {
        type.define(name, new Accessor((thread, self) -> {
            Object own = of(self).attribute(name);
            return own != null ? own : index < arguments(self).length ? arguments(self)[index] : PyNone.NONE;
        }, (thread, self, value) -> of(self).attribute(name, ObjectTypes.orNone(value))));
    }

    /// With two or three arguments they are number, text and file name.
    private static void osErrors(PyType type) {
        String[] names = {"errno", "strerror", "filename"};
        for (int i = 0; i < names.length; i++) {
            int index = i;
            String name = names[i];
            type.define(name, new Accessor((thread, self) -> {
                Object own = of(self).attribute(name);
                Object[] arguments = arguments(self);
                return own != null ? own : arguments.length >= 2 && index < arguments.length ? arguments[index] : PyNone.NONE;
            }, (thread, self, value) -> of(self).attribute(name, ObjectTypes.orNone(value))));
        }
        type.define(PyBuiltin.of("__str__", (thread, self) -> {
            Object[] a = arguments(self);
            if (a.length != 2 && a.length != 3) return str(thread, self);
            String text = "[Errno " + Text.str(thread, a[0]) + "] " + Text.str(thread, a[1]);
            return a.length == 3 ? text + ": " + Text.repr(thread, a[2]) : text;
        }));
    }

    private static void syntaxErrors(PyType type) {
        argument(type, "msg", 0);
        String[] names = {"filename", "lineno", "offset", "text"};
        for (int i = 0; i < names.length; i++) {
            int index = i;
            type.define(names[i], new Accessor((thread, self) -> detail(self, index), null));
        }
        type.define(PyBuiltin.of("__str__", (thread, self) -> {
            Object[] a = arguments(self);
            if (a.length != 2) return str(thread, self);
            return Text.str(thread, a[0]) + " (" + Text.str(thread, detail(self, 0)) + ", line " + Text.str(thread, detail(self, 1)) + ")";
        }));
    }

    private static Object detail(Object self, int index) {
        return arguments(self).length > 1 && arguments(self)[1] instanceof PyTuple details && index < details.size() ? details.get(index) : PyNone.NONE;
    }

    /// These may be made with the keyword `name` (and `obj`, `path`).
    private static void named(PyType type) {
        type.define("name", PyNone.NONE);
        type.define(PyBuiltin.general("__init__", (thread, arguments, keywords) -> {
            of(arguments[0]).arguments(Arrays.copyOfRange(arguments, 1, arguments.length));
            for (int i = 0; i < keywords.size(); i++) of(arguments[0]).attribute(keywords.names()[i], keywords.values()[i]);
            return PyNone.NONE;
        }));
    }

    /// What `raise value` and `generator.throw` make of a class or an object.
    static PyException exception(PyThread thread, Object value, @Nullable Object argument) {
        if (value instanceof PyException exception) return exception;
        if (value instanceof PyType type && type.isSubtypeOf(Exceptions.BASE_EXCEPTION)) {
            if (argument instanceof PyException exception && Types.isInstance(exception, type)) return exception;
            Object made = Arguments.given(argument) ? Calls.call1(thread, type, argument) : Calls.call0(thread, type);
            if (made instanceof PyException exception) return exception;
        }
        throw Raise.type("exceptions must be classes or instances deriving from BaseException, not " + Types.name(value));
    }
}
