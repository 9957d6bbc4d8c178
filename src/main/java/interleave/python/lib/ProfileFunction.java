package interleave.python.lib;

import interleave.python.vm.Calls;
import interleave.python.vm.Frame;
import interleave.python.vm.Interpreter;
import interleave.python.vm.Profiler;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyMethod;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import org.jspecify.annotations.Nullable;

/// What `sys.setprofile` sets for a thread: a Python function that is called with the frame, the event's name and its argument. While it runs nothing is
/// heard; when it raises, it is taken away and its exception goes on in the program.
final class ProfileFunction implements Profiler {
    private final Object function;

    private ProfileFunction(Object function) {
        this.function = function;
    }

    /// `setprofile` and `getprofile` of `sys`.
    static void define(PyModule sys) {
        sys.define(PyBuiltin.of("setprofile", (thread, function) -> {
            set(thread, function);
            return PyNone.NONE;
        })).define(PyBuiltin.of("getprofile", (PyThread thread) -> of(thread)));
    }

    /// `setprofile` and `getprofile` of `threading`: for the threads started from now on.
    static void define(PyModule threading, Interpreter interpreter) {
        threading.define(PyBuiltin.of("setprofile", (thread, function) -> {
            interpreter.profileFunction(function == PyNone.NONE ? null : function);
            return PyNone.NONE;
        })).define(PyBuiltin.of("setprofile_all_threads", (thread, function) -> {
            interpreter.profileFunction(function == PyNone.NONE ? null : function);
            for (var each : interpreter.threads()) set(each, function);
            return PyNone.NONE;
        })).define(PyBuiltin.of("getprofile", (PyThread thread) -> {
            var function = interpreter.profileFunction();
            return function == null ? PyNone.NONE : function;
        }));
    }

    /// For a thread that begins: what `threading.setprofile` asked for.
    static void begin(PyThread thread) {
        var function = thread.interpreter.profileFunction();
        if (function != null) set(thread, function);
    }

    private static void set(PyThread thread, Object function) {
        thread.profile(function == PyNone.NONE ? null : new ProfileFunction(function));
    }

    private static Object of(PyThread thread) {
        return thread.ownProfiler() instanceof ProfileFunction own ? own.function : PyNone.NONE;
    }

    private void tell(PyThread thread, Frame frame, String event, Object argument) {
        thread.stopListening();
        try {
            Calls.call3(thread, function, frame, event, argument);
        } catch (PyError e) {
            thread.profile(null);
            throw e;
        } finally {
            thread.listen();
        }
    }

    @Override
    public void called(PyThread thread, Frame frame) {
        tell(thread, frame, "call", PyNone.NONE);
    }

    @Override
    public void returned(PyThread thread, Frame frame, @Nullable Object result) {
        tell(thread, frame, "return", result == null ? PyNone.NONE : result);
    }

    @Override
    public void builtinCalled(PyThread thread, Frame frame, PyBuiltin function, @Nullable Object self) {
        tell(thread, frame, "c_call", bound(function, self));
    }

    @Override
    public void builtinReturned(PyThread thread, Frame frame, PyBuiltin function, @Nullable Object self, boolean raised) {
        tell(thread, frame, raised ? "c_exception" : "c_return", bound(function, self));
    }

    private static Object bound(PyBuiltin function, @Nullable Object self) {
        return self == null || function.owner() == null ? function : new PyMethod(self, function);
    }
}
