package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// What hears of a thread's calls and returns: Python functions at entry, exit, `yield` and going on after one; functions written in Java around a call
/// from Python code. It runs on the thread that calls, under the GIL where there is one.
///
/// The interpreter's paths look at one field, [PyThread#profiler], which is null when nobody listens.
public interface Profiler {
    /// A Python function's body begins, or a generator's goes on; `frame` is the thread's innermost.
    void called(PyThread thread, Frame frame);

    /// It ends or yields.
    ///
    /// @param result null when an exception leaves it
    void returned(PyThread thread, Frame frame, @Nullable Object result);

    /// Python code calls a function written in Java.
    ///
    /// @param frame the caller
    /// @param self  the object it is a method of, or null
    void builtinCalled(PyThread thread, Frame frame, PyBuiltin function, @Nullable Object self);

    void builtinReturned(PyThread thread, Frame frame, PyBuiltin function, @Nullable Object self, boolean raised);

    /// Two that both hear, the first one first.
    record Both(Profiler first, Profiler second) implements Profiler {
        @Override
        public void called(PyThread thread, Frame frame) {
            first.called(thread, frame);
            second.called(thread, frame);
        }

        @Override
        public void returned(PyThread thread, Frame frame, @Nullable Object result) {
            first.returned(thread, frame, result);
            second.returned(thread, frame, result);
        }

        @Override
        public void builtinCalled(PyThread thread, Frame frame, PyBuiltin function, @Nullable Object self) {
            first.builtinCalled(thread, frame, function, self);
            second.builtinCalled(thread, frame, function, self);
        }

        @Override
        public void builtinReturned(PyThread thread, Frame frame, PyBuiltin function, @Nullable Object self, boolean raised) {
            first.builtinReturned(thread, frame, function, self, raised);
            second.builtinReturned(thread, frame, function, self, raised);
        }
    }
}
