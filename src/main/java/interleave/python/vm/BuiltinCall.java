package interleave.python.vm;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/// One call of a function written in Java from Python code, while a [Profiler] hears. As in CPython what a type's slots do (`len(x)`'s `__len__`, a
/// constructor) is no such call, a method that is also reached by its name is.
public final class BuiltinCall {
    private static final Set<String> METHODS = Set.of("__enter__", "__exit__", "__format__", "__reduce__", "__reduce_ex__", "__round__", "__trunc__",
        "__floor__", "__ceil__", "__reversed__", "__length_hint__", "__sizeof__", "__dir__", "__getnewargs__", "__subclasses__", "__init_subclass__");
    /// What a class statement calls in CPython.
    private static final PyBuiltin BUILD_CLASS = PyBuiltin.general("__build_class__", (thread, arguments, keywords) -> PyNone.NONE).module("builtins");

    private final Profiler profiler;
    private final PyThread thread;
    private final PyBuiltin function;
    private final @Nullable Object self;
    private boolean over;

    private BuiltinCall(PyThread thread, PyBuiltin function, @Nullable Object self) {
        this.profiler = thread.profiler;
        this.thread = thread;
        this.function = function;
        this.self = self;
    }

    /// Announces the call if it is one of a function written in Java; null if not, or if nobody hears.
    ///
    /// @param self  of a method call that made no bound method, else null
    /// @param first the first argument, if there is one
    public static @Nullable BuiltinCall begin(Frame frame, Object callee, @Nullable Object self, @Nullable Object first) {
        var thread = frame.thread;
        if (thread.profiler == null) return null;
        if (callee instanceof PyMethod method) {
            self = method.self();
            callee = method.function();
        }
        if (!(callee instanceof PyBuiltin builtin) || !heard(builtin)) return null;
        if (builtin.owner() != null && self == null) self = first;
        var call = new BuiltinCall(thread, builtin, self);
        call.profiler.builtinCalled(thread, frame, builtin, self);
        return call;
    }

    /// For a class statement.
    public static @Nullable BuiltinCall beginClass(Frame frame) {
        return begin(frame, BUILD_CLASS, null, null);
    }

    private static boolean heard(PyBuiltin function) {
        var owner = function.owner();
        var name = function.name();
        if (owner == null || !name.startsWith("__")) return true;
        return METHODS.contains(name) || name.equals("__getitem__") && (owner == Types.LIST || owner == Types.DICT)
            || name.equals("__contains__") && (owner == Types.DICT || owner == Types.SET || owner == Types.FROZENSET);
    }

    public void returned(Frame frame) {
        end(frame, false);
    }

    public void raised(Frame frame) {
        end(frame, true);
    }

    /// Who stopped listening meanwhile hears no more.
    private void end(Frame frame, boolean raised) {
        if (over || !profiler.equals(thread.profiler)) return;
        over = true;
        profiler.builtinReturned(thread, frame, function, self, raised);
    }
}
