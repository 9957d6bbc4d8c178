package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// One call in progress. Belongs to its thread; a debugger or sampler of another thread may read [#line], [#slots] and [#back] and gets recent
/// values.
public final class Frame extends PyObject {
    /// The thread it runs on; a generator may be resumed by another one.
    public PyThread thread;
    public final Code code;
    public final Object[] slots;
    public final PyDict globals;
    public @Nullable Frame back;
    /// A class body's or module's names; null in a function.
    public final @Nullable PyDict names;
    public final @Nullable PyFunction function;
    public int line;
    /// What `return` or `yield` gives.
    public Object result = PyNone.NONE;
    /// Of a generator's frame: what it was resumed with.
    public @Nullable PyGenerator generator;

    public Frame(PyThread thread, Code code, @Nullable PyFunction function, PyDict globals, @Nullable PyDict names, @Nullable Frame back) {
        this.thread = thread;
        this.code = code;
        this.function = function;
        this.globals = globals;
        this.names = names;
        this.back = back;
        this.slots = new Object[code.slots];
        this.line = code.firstLine;
    }

    void resumed(PyThread thread, @Nullable Frame caller) {
        this.thread = thread;
        this.back = caller;
    }

    @Override
    public PyType type() {
        return Types.FRAME;
    }
}
