package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// Attributes and methods of exceptions.
final class ExceptionTypes {
    private ExceptionTypes() {}

    static void fill() {
        var base = Exceptions.BASE_EXCEPTION;
        define(base, "args", e -> new PyTuple(e.arguments()), (e, value) -> e.arguments(((PyTuple) value).items()));
        define(base, "__traceback__", e -> e.traceback, (e, value) -> e.traceback = value instanceof PyTraceback t ? t : null);
        define(base, "__cause__", e -> e.cause, (e, value) -> {
            e.cause = value instanceof PyException c ? c : null;
            e.suppressContext = true;
        });
        define(base, "__context__", e -> e.context, (e, value) -> e.context = value instanceof PyException c ? c : null);
        define(base, "__suppress_context__", e -> e.suppressContext, (e, value) -> e.suppressContext = Boolean.TRUE.equals(value));
        define(base, "__notes__", e -> e.notes, (e, value) -> e.notes = (PyList) value);
        base.define(PyBuiltin.of("__init__", "self, /, *args, **kwargs", (thread, a) -> {
            ((PyException) a[0]).arguments(((PyTuple) a[1]).items());
            return PyNone.NONE;
        }));
        base.define(PyBuiltin.of("__str__", (thread, self) -> message(thread, (PyException) self)));
        base.define(PyBuiltin.of("__repr__", (thread, self) -> repr(thread, (PyException) self)));
        base.define(PyBuiltin.of("with_traceback", (thread, self, traceback) -> {
            ((PyException) self).traceback = traceback instanceof PyTraceback t ? t : null;
            return self;
        }));
        base.define(PyBuiltin.of("add_note", (thread, self, note) -> {
            var e = (PyException) self;
            if (!(note instanceof String)) throw PyError.of(Exceptions.TYPE_ERROR, "note must be a str, not '" + Types.name(note) + "'");
            if (e.notes == null) e.notes = new PyList();
            e.notes.append(note);
            return PyNone.NONE;
        }));
        Exceptions.KEY_ERROR.define(PyBuiltin.of("__str__", (thread, self) -> {
            var arguments = ((PyException) self).arguments();
            return arguments.length == 1 ? Text.repr(thread, arguments[0]) : message(thread, (PyException) self);
        }));
        argument(Exceptions.STOP_ITERATION, "value", 0);
        argument(Exceptions.SYSTEM_EXIT, "code", 0);
        operatingSystem();
        ExceptionGroups.fill();
        syntax();
        traceback();
        define(Exceptions.IMPORT_ERROR, "name", e -> e.attribute("name"), (e, value) -> e.attribute("name", value));
        define(Exceptions.NAME_ERROR, "name", e -> e.attribute("name"), (e, value) -> e.attribute("name", value));
    }

    private interface Getter { @Nullable Object get(PyException exception); }
    private interface Setter { void set(PyException exception, Object value); }

    private static void define(PyType type, String name, Getter getter, @Nullable Setter setter) {
        type.define(name, new Attributes.Accessor((thread, self) -> {
            var value = getter.get((PyException) self);
            if (value == null && name.equals("__notes__")) throw Attributes.missing(self, name);
            return value == null ? PyNone.NONE : value;
        }, setter == null ? null : (thread, self, value) -> setter.set((PyException) self, value == null ? PyNone.NONE : value)));
    }

    private static void argument(PyType type, String name, int index) {
        define(type, name, e -> e.attribute(name) != null ? e.attribute(name) : index < e.arguments().length ? e.arguments()[index] : null,
            (e, value) -> e.attribute(name, value));
    }

    private static void operatingSystem() {
        var type = Exceptions.OS_ERROR;
        type.constructor((thread, made, arguments, keywords) ->
            new PyException(made == Exceptions.OS_ERROR && arguments.length > 1 ? byNumber(arguments[0]) : made, arguments));
        String[] names = {"errno", "strerror", "filename"};
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            int index = i, least = Math.max(2, i + 1);
            define(type, name, e -> e.attribute(name) != null ? e.attribute(name) : e.arguments().length >= least ? e.arguments()[index] : null,
                (e, value) -> e.attribute(name, value));
        }
        type.define(PyBuiltin.of("__str__", (thread, self) -> {
            var a = ((PyException) self).arguments();
            if (a.length < 2) return message(thread, (PyException) self);
            var text = "[Errno " + Text.str(thread, a[0]) + "] " + Text.str(thread, a[1]);
            return a.length > 2 ? text + ": " + Text.repr(thread, a[2]) : text;
        }));
    }

    /// `OSError(2, ...)` makes a FileNotFoundError, and so on: POSIX's numbers.
    private static PyType byNumber(Object number) {
        if (!(number instanceof Long errno)) return Exceptions.OS_ERROR;
        return switch (errno.intValue()) {
            case 1, 13 -> Exceptions.PERMISSION_ERROR;
            case 2 -> Exceptions.FILE_NOT_FOUND_ERROR;
            case 3 -> Exceptions.PROCESS_LOOKUP_ERROR;
            case 4 -> Exceptions.INTERRUPTED_ERROR;
            case 11 -> Exceptions.BLOCKING_IO_ERROR;
            case 17 -> Exceptions.FILE_EXISTS_ERROR;
            case 20 -> Exceptions.NOT_A_DIRECTORY_ERROR;
            case 21 -> Exceptions.IS_A_DIRECTORY_ERROR;
            case 32 -> Exceptions.BROKEN_PIPE_ERROR;
            case 103 -> Exceptions.CONNECTION_ABORTED_ERROR;
            case 104 -> Exceptions.CONNECTION_RESET_ERROR;
            case 110 -> Exceptions.TIMEOUT_ERROR;
            case 111 -> Exceptions.CONNECTION_REFUSED_ERROR;
            default -> Exceptions.OS_ERROR;
        };
    }

    private static void syntax() {
        var type = Exceptions.SYNTAX_ERROR;
        String[] names = {"filename", "lineno", "offset", "text", "end_lineno", "end_offset"};
        argument(type, "msg", 0);
        for (int i = 0; i < names.length; i++) {
            int index = i;
            define(type, names[i], e -> e.arguments().length > 1 && e.arguments()[1] instanceof PyTuple t && index < t.size() ? t.get(index) : null,
                null);
        }
        type.define(PyBuiltin.of("__str__", (thread, self) -> {
            var a = ((PyException) self).arguments();
            if (a.length < 2 || !(a[1] instanceof PyTuple details)) return message(thread, (PyException) self);
            var file = details.get(0) instanceof String path ? path.substring(path.lastIndexOf('/') + 1) : "?";
            return Text.str(thread, a[0]) + " (" + file + ", line " + details.get(1) + ")";
        }));
    }

    private static void traceback() {
        var type = Types.TRACEBACK;
        type.define("tb_next", new Attributes.Accessor((thread, self) -> {
            var next = ((PyTraceback) self).next;
            return next == null ? PyNone.NONE : next;
        }, null));
        type.define("tb_lineno", new Attributes.Accessor((thread, self) -> (long) ((PyTraceback) self).position.line(), null));
        type.define("tb_frame", new Attributes.Accessor((thread, self) -> ((PyTraceback) self).frame, null));
        Types.FRAME.define("f_code", new Attributes.Accessor((thread, self) -> ((Frame) self).code, null));
        Types.FRAME.define("f_lineno", new Attributes.Accessor((thread, self) -> (long) ((Frame) self).line, null));
        Types.FRAME.define("f_globals", new Attributes.Accessor((thread, self) -> ((Frame) self).globals, null));
        Types.FRAME.define("f_back", new Attributes.Accessor((thread, self) -> ((Frame) self).back == null ? PyNone.NONE : ((Frame) self).back,
            null));
    }

    private static String message(PyThread thread, PyException exception) {
        var arguments = exception.arguments();
        return arguments.length == 0 ? "" : arguments.length == 1 ? Text.str(thread, arguments[0]) : Text.repr(thread, new PyTuple(arguments));
    }

    private static String repr(PyThread thread, PyException exception) {
        var arguments = exception.arguments();
        var inside = arguments.length == 1 ? "(" + Text.repr(thread, arguments[0]) + ")" : Text.repr(thread, new PyTuple(arguments));
        return exception.type().name() + inside;
    }
}
