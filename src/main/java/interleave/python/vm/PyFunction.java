package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// A function made by `def` or `lambda`.
public final class PyFunction extends PyCallable {
    public final Code code;
    public final PyDict globals;
    public final PyCell[] closure;
    /// Of the last positional parameters; not to be written.
    public final Object[] defaults;
    /// Of keyword-only parameters, by their place after the positional ones; null where there is none.
    public final @Nullable Object[] keywordDefaults;
    public String name, qualifiedName;

    public PyFunction(Code code, PyDict globals, PyCell[] closure, Object[] defaults, @Nullable Object[] keywordDefaults) {
        super(Types.FUNCTION);
        this.code = code;
        this.globals = globals;
        this.closure = closure;
        this.defaults = defaults;
        this.keywordDefaults = keywordDefaults;
        this.name = code.name;
        this.qualifiedName = code.qualifiedName;
    }

    /// A frame for a call whose arguments the caller puts into the first slots.
    public Frame frame(PyThread thread) {
        return new Frame(thread, code, this, globals, null, thread.frame);
    }

    /// Runs a frame made by [#frame] with all parameters filled.
    public Object run(Frame frame) {
        var thread = frame.thread;
        if (code.isResumable) return PyGenerator.made(this, frame);
        if (thread.depth >= thread.interpreter.recursionLimit()) throw recursion();
        thread.depth++;
        thread.frame = frame;
        try {
            thread.gauge.step();
            thread.checkBreaker();
            if (thread.profiler != null) thread.profiler.called(thread, frame);
            var result = code.run(frame);
            if (thread.profiler != null) thread.profiler.returned(thread, frame, result);
            return result;
        } catch (PyError e) {
            throw left(frame, e);
        } catch (StackOverflowError e) {
            throw left(frame, recursion());
        } finally {
            thread.depth--;
            thread.frame = frame.back;
            if (frame.back != null) thread.gauge.line(frame.back.line);
        }
    }

    /// Tells who hears that an exception leaves the frame.
    static PyError left(Frame frame, PyError error) {
        var thread = frame.thread;
        if (thread.profiler != null) thread.profiler.returned(thread, frame, null);
        return error;
    }

    /// Runs a module's body, whose names are its globals.
    void runBody(PyThread thread, PyDict names) {
        run(new Frame(thread, code, this, globals, names, thread.frame));
    }

    static PyError recursion() {
        return PyError.of(Exceptions.RECURSION_ERROR, "maximum recursion depth exceeded");
    }

    @Override
    public Object call(PyThread thread, Object[] arguments, Keywords keywords) {
        var frame = frame(thread);
        Binding.bind(this, frame.slots, arguments, keywords);
        return run(frame);
    }

    @Override
    public Object call0(PyThread thread) {
        if (code.simpleArity != 0) return call(thread, Calls.NO_ARGUMENTS, Keywords.NONE);
        return run(frame(thread));
    }

    @Override
    public Object call1(PyThread thread, Object a) {
        if (code.simpleArity != 1) return super.call1(thread, a);
        var frame = frame(thread);
        frame.slots[0] = a;
        return run(frame);
    }

    @Override
    public Object call2(PyThread thread, Object a, Object b) {
        if (code.simpleArity != 2) return super.call2(thread, a, b);
        var frame = frame(thread);
        frame.slots[0] = a;
        frame.slots[1] = b;
        return run(frame);
    }

    @Override
    public Object call3(PyThread thread, Object a, Object b, Object c) {
        if (code.simpleArity != 3) return super.call3(thread, a, b, c);
        var frame = frame(thread);
        frame.slots[0] = a;
        frame.slots[1] = b;
        frame.slots[2] = c;
        return run(frame);
    }
}
