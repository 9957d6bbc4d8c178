package interleave.python.vm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `ExceptionGroup` and `BaseExceptionGroup`: several exceptions raised as one, as a TaskGroup does.
final class ExceptionGroups {
    private ExceptionGroups() {}

    static void fill() {
        var group = Exceptions.BASE_EXCEPTION_GROUP;
        PyType.Constructor constructor = (thread, made, arguments, keywords) -> make(thread, made, arguments);
        group.constructor(constructor);
        Exceptions.EXCEPTION_GROUP.constructor(constructor);
        group.define(PyBuiltin.of("__init__", "self, /, *args, **kwargs", (thread, a) -> PyNone.NONE));
        group.define("message", new Attributes.Accessor((thread, self) -> ((PyException) self).arguments()[0], null));
        group.define("exceptions", new Attributes.Accessor((thread, self) -> new PyTuple(members(self).toArray()), null));
        group.define(PyBuiltin.of("__str__", (thread, self) -> {
            int n = members(self).size();
            return ((PyException) self).arguments()[0] + " (" + n + " sub-exception" + (n == 1 ? ")" : "s)");
        }));
        group.define(PyBuiltin.of("derive", (thread, self, exceptions) ->
            make(thread, Exceptions.BASE_EXCEPTION_GROUP, new Object[] {((PyException) self).arguments()[0], exceptions})));
        group.define(PyBuiltin.of("subgroup", (thread, self, condition) -> orNone(part(thread, self, condition, true))));
        group.define(PyBuiltin.of("split", (thread, self, condition) ->
            new PyTuple(orNone(part(thread, self, condition, true)), orNone(part(thread, self, condition, false)))));
    }

    private static Object orNone(@Nullable Object value) {
        return value == null ? PyNone.NONE : value;
    }

    private static PyException make(PyThread thread, PyType made, Object[] arguments) {
        if (arguments.length != 2) {
            throw PyError.of(Exceptions.TYPE_ERROR, "BaseExceptionGroup.__new__() takes exactly 2 arguments (" + arguments.length + " given)");
        }
        if (!(arguments[0] instanceof String)) {
            throw PyError.of(Exceptions.TYPE_ERROR, "BaseExceptionGroup.__new__() argument 1 must be str, not " + Types.name(arguments[0]));
        }
        if (!(arguments[1] instanceof PyList) && !(arguments[1] instanceof PyTuple)) {
            throw PyError.of(Exceptions.TYPE_ERROR, "second argument (exceptions) must be a sequence");
        }
        var members = Iteration.toArray(thread, arguments[1]);
        if (members.length == 0) throw PyError.of(Exceptions.VALUE_ERROR, "second argument (exceptions) must be a non-empty sequence");
        boolean plain = true;
        for (int i = 0; i < members.length; i++) {
            if (!(members[i] instanceof PyException)) {
                throw PyError.of(Exceptions.VALUE_ERROR, "Item " + i + " of second argument (exceptions) is not an exception");
            }
            plain &= Types.isInstance(members[i], Exceptions.EXCEPTION);
        }
        if (!plain && made.isSubtypeOf(Exceptions.EXCEPTION_GROUP)) {
            throw PyError.of(Exceptions.TYPE_ERROR, "Cannot nest BaseExceptions in an ExceptionGroup");
        }
        var type = plain && made == Exceptions.BASE_EXCEPTION_GROUP ? Exceptions.EXCEPTION_GROUP : made;
        return new PyException(type, arguments[0], new PyList(members));
    }

    private static List<Object> members(Object self) {
        return Arrays.asList(((PyList) ((PyException) self).arguments()[1]).toArray());
    }

    /// The group of those members, at any depth, that meet the condition (or don't); null when there are none.
    private static @Nullable PyException part(PyThread thread, Object self, Object condition, boolean wanted) {
        if (meets(thread, self, condition)) return wanted ? (PyException) self : null;
        var kept = new ArrayList<Object>();
        for (var member : members(self)) {
            boolean group = Types.isInstance(member, Exceptions.BASE_EXCEPTION_GROUP);
            var found = group ? part(thread, member, condition, wanted) : meets(thread, member, condition) == wanted ? member : null;
            if (found != null) kept.add(found);
        }
        if (kept.isEmpty()) return null;
        var whole = (PyException) self;
        var made = (PyException) Calls.method(thread, self, "derive", new PyList(kept.toArray()));
        made.traceback = whole.traceback;
        made.cause = whole.cause;
        made.context = whole.context;
        made.notes = whole.notes;
        return made;
    }

    private static boolean meets(PyThread thread, Object exception, Object condition) {
        if (condition instanceof PyType type && type.isSubtypeOf(Exceptions.BASE_EXCEPTION)) return Types.isInstance(exception, type);
        if (condition instanceof PyTuple types) return Arrays.stream(types.items()).anyMatch(type -> meets(thread, exception, type));
        if (Calls.isCallable(condition)) return Truth.of(thread, Calls.call1(thread, condition, exception));
        throw PyError.of(Exceptions.TYPE_ERROR, "expected an exception type, a tuple of exception types, or a callable (other than a class)");
    }
}
