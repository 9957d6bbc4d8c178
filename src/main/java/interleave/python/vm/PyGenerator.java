package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// A generator: a frame that can be left and entered again. The nodes keep in the frame's slots where they stand; resuming runs the body
/// anew, each node going straight to where it was. It is also what runs inside a [PyCoroutine] or [PyAsyncGenerator].
public final class PyGenerator extends PyIterator {
    /// What a body gives when it ends at a `yield` and not at its end; the value is in [Frame#result].
    public static final Object YIELDED = new Object();

    private final PyFunction function;
    private final Code.Way way;
    private @Nullable Frame frame;
    private boolean running, started;
    /// What it waits for in an `await` or `yield from`, while it is suspended there.
    private @Nullable PyIterator awaited;
    /// What `yield` gives when the body goes on, or the exception it raises there.
    private Object sent = PyNone.NONE;
    private @Nullable PyError thrown;
    /// The value of `return`, for `yield from`.
    private Object returned = PyNone.NONE;

    PyGenerator(PyFunction function, Frame frame) {
        this.function = function;
        this.way = function.code.way;
        this.frame = frame;
        frame.generator = this;
    }

    /// What calling a function with a resumable body gives.
    static PyObject made(PyFunction function, Frame frame) {
        var body = new PyGenerator(function, frame);
        return switch (function.code.way) {
            case COROUTINE -> new PyCoroutine(body);
            case ASYNC_GENERATOR -> new PyAsyncGenerator(body);
            default -> body;
        };
    }

    /// Null once it has ended.
    public @Nullable Frame frame() {
        return frame;
    }

    public boolean isStarted() {
        return started;
    }

    public boolean isRunning() {
        return running;
    }

    public @Nullable PyIterator awaited() {
        return awaited;
    }

    /// For the nodes of its body.
    public void awaits(@Nullable PyIterator inner) {
        awaited = inner;
    }

    public PyFunction function() {
        return function;
    }

    /// Taken by the `yield` that is resumed: what was sent.
    public Object resume() {
        var error = thrown;
        if (error != null) {
            thrown = null;
            throw error;
        }
        var value = sent;
        sent = PyNone.NONE;
        return value;
    }

    @Override
    public Object returned() {
        return returned;
    }

    @Override
    public Object next(PyThread thread) {
        return advance(thread, PyNone.NONE, null);
    }

    /// @return the next value, or END when the body has ended
    @Override
    public Object send(PyThread thread, Object value) {
        if (!started && value != PyNone.NONE) {
            throw PyError.of(Exceptions.TYPE_ERROR, "can't send non-None value to a just-started " + way.noun);
        }
        return advance(thread, value, null);
    }

    @Override
    public Object raise(PyThread thread, PyException exception) {
        return advance(thread, PyNone.NONE, PyError.of(exception));
    }

    @Override
    public void close(PyThread thread) {
        if (frame == null) return;
        if (!started) {
            frame = null;
            return;
        }
        try {
            if (raise(thread, new PyException(Exceptions.GENERATOR_EXIT)) != END) {
                throw PyError.of(Exceptions.RUNTIME_ERROR, way.noun + " ignored GeneratorExit");
            }
        } catch (PyError e) {
            if (!e.is(Exceptions.GENERATOR_EXIT) && !e.is(Exceptions.STOP_ITERATION)) throw e;
        }
    }

    private Object advance(PyThread thread, Object value, @Nullable PyError error) {
        synchronized (this) {
            if (running) throw PyError.of(Exceptions.VALUE_ERROR, way.noun + " already executing");
            running = frame != null;
        }
        var suspended = frame;
        if (suspended == null) {
            returned = PyNone.NONE;
            if (way == Code.Way.COROUTINE) throw PyError.of(Exceptions.RUNTIME_ERROR, "cannot reuse already awaited coroutine");
            if (error != null) throw error;
            return END;
        }
        boolean first = !started;
        started = true;
        if (first && error != null) {
            end();
            throw error.at(suspended, Position.ofLine(suspended.code.firstLine));
        }
        sent = value;
        thrown = error;
        boolean yielded = false;
        try {
            var result = run(thread, suspended);
            yielded = result == YIELDED;
            if (!yielded) returned = result;
        } catch (PyError e) {
            throw checked(e);
        } finally {
            if (yielded) running = false;
            else end();
        }
        return yielded ? suspended.result : END;
    }

    /// An end of iteration that escapes the body is an error of the program.
    private PyError checked(PyError e) {
        boolean async = way == Code.Way.ASYNC_GENERATOR && e.is(Exceptions.STOP_ASYNC_ITERATION);
        if (!async && !e.is(Exceptions.STOP_ITERATION)) return e;
        var replaced = PyError.of(Exceptions.RUNTIME_ERROR, way.noun + " raised " + (async ? "StopAsyncIteration" : "StopIteration"));
        replaced.exception().cause = e.exception();
        replaced.exception().context = e.exception();
        replaced.exception().suppressContext = true;
        return replaced;
    }

    private Object run(PyThread thread, Frame suspended) {
        if (thread.depth >= thread.interpreter.recursionLimit()) throw PyFunction.recursion();
        var caller = thread.frame;
        thread.depth++;
        thread.frame = suspended;
        suspended.resumed(thread, caller);
        try {
            thread.gauge.step();
            thread.checkBreaker();
            if (thread.profiler != null) thread.profiler.called(thread, suspended);
            var result = suspended.code.run(suspended);
            if (thread.profiler != null) thread.profiler.returned(thread, suspended, result == YIELDED ? suspended.result : result);
            return result;
        } catch (PyError e) {
            throw PyFunction.left(suspended, e);
        } catch (StackOverflowError e) {
            throw PyFunction.left(suspended, PyFunction.recursion());
        } finally {
            thread.depth--;
            thread.frame = caller;
            suspended.resumed(thread, null);
            if (caller != null) thread.gauge.line(caller.line);
        }
    }

    private void end() {
        running = false;
        frame = null;
        awaited = null;
    }

    @Override
    public PyType type() {
        return way == Code.Way.COROUTINE ? Types.COROUTINE_WRAPPER : Types.GENERATOR;
    }
}
