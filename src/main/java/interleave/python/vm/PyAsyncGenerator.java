package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// What calling an `async def` function with a `yield` in it gives. Its body suspends for two reasons: at an `await`, which is passed on to the
/// event loop, and at a `yield`, whose value comes as an [Item] and ends the step that asked for it.
public final class PyAsyncGenerator extends PyObject {
    /// A value on its way out of a `yield`.
    public record Item(Object value) {}

    /// Which of its methods made a step.
    enum Asked { SEND, THROW, CLOSE }

    final PyGenerator body;
    private boolean running, closed;

    PyAsyncGenerator(PyGenerator body) {
        this.body = body;
    }

    /// `asend`, and `__anext__` with None.
    PyIterator send(Object value) {
        return new Step(Asked.SEND, value, null);
    }

    /// `athrow`.
    PyIterator raise(PyException exception) {
        return new Step(Asked.THROW, PyNone.NONE, exception);
    }

    /// `aclose`.
    PyIterator close() {
        return new Step(Asked.CLOSE, PyNone.NONE, new PyException(Exceptions.GENERATOR_EXIT));
    }

    boolean isRunning() {
        return running;
    }

    @Override
    public PyType type() {
        return Types.ASYNC_GENERATOR;
    }

    /// The awaitable of one `asend`, `athrow` or `aclose`: runs the body to its next `yield`. After CPython's `Objects/genobject.c`.
    private final class Step extends PyIterator {
        private final Asked asked;
        private final Object first;
        private final @Nullable PyException exception;
        private boolean begun, done;
        private Object returned = PyNone.NONE;

        Step(Asked asked, Object first, @Nullable PyException exception) {
            this.asked = asked;
            this.first = first;
            this.exception = exception;
        }

        @Override
        public Object next(PyThread thread) {
            return send(thread, PyNone.NONE);
        }

        @Override
        public Object send(PyThread thread, Object value) {
            begin();
            boolean fresh = !begun;
            begun = true;
            if (fresh && asked != Asked.SEND) {
                if (closed && asked == Asked.THROW) throw ended();
                if (asked == Asked.CLOSE) closed = true;
                return outcome(() -> body.raise(thread, exception));
            }
            var sent = fresh && value == PyNone.NONE ? first : value;
            return outcome(() -> sent == PyNone.NONE ? body.next(thread) : body.send(thread, sent));
        }

        @Override
        public Object raise(PyThread thread, PyException thrown) {
            begin();
            begun = true;
            return outcome(() -> body.raise(thread, thrown));
        }

        @Override
        public void close(PyThread thread) {
            if (!begun || done) {
                done = true;
                return;
            }
            try {
                raise(thread, new PyException(Exceptions.GENERATOR_EXIT));
            } catch (PyError e) {
                if (!e.is(Exceptions.GENERATOR_EXIT) && !e.is(Exceptions.STOP_ASYNC_ITERATION)) throw e;
            }
        }

        private void begin() {
            var name = asked == Asked.SEND ? "__anext__()/asend()" : "aclose()/athrow()";
            if (done) throw PyError.of(Exceptions.RUNTIME_ERROR, "cannot reuse already awaited " + name);
            if (begun) return;
            if (running) {
                var method = asked == Asked.SEND ? "anext" : asked == Asked.THROW ? "athrow" : "aclose";
                throw PyError.of(Exceptions.RUNTIME_ERROR, method + "(): asynchronous generator is already running");
            }
            running = true;
        }

        private Object outcome(java.util.function.Supplier<Object> advance) {
            Object got;
            try {
                got = advance.get();
            } catch (PyError e) {
                finish();
                if (!e.is(Exceptions.STOP_ASYNC_ITERATION) && !e.is(Exceptions.GENERATOR_EXIT)) throw e;
                closed = true;
                if (asked != Asked.CLOSE) throw e;
                return END;
            }
            if (got == END) {
                finish();
                closed = true;
                if (asked == Asked.CLOSE) return END;
                throw ended();
            }
            if (!(got instanceof Item(Object value))) return got;
            finish();
            if (asked == Asked.CLOSE) throw PyError.of(Exceptions.RUNTIME_ERROR, "async generator ignored GeneratorExit");
            returned = value;
            return END;
        }

        private void finish() {
            done = true;
            running = false;
        }

        private static PyError ended() {
            return PyError.of(Exceptions.STOP_ASYNC_ITERATION);
        }

        @Override
        public Object returned() {
            return returned;
        }

        @Override
        public PyType type() {
            return Types.ASYNC_STEP;
        }
    }
}
