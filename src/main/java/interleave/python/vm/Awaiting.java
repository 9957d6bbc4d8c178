package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// The protocols behind `await`, `async for` and `async with`.
public final class Awaiting {
    private Awaiting() {}

    /// The iterator that an `await` of the value runs: what it yields goes to the event loop, what it returns is the result.
    public static PyIterator iterator(PyThread thread, Object value) {
        var iterator = iteratorOrNull(thread, value);
        if (iterator != null) return iterator;
        throw PyError.of(Exceptions.TYPE_ERROR, "object " + Types.name(value) + " can't be used in 'await' expression");
    }

    /// Null for a value that can't be awaited.
    private static @Nullable PyIterator iteratorOrNull(PyThread thread, Object value) {
        if (value instanceof PyCoroutine coroutine) {
            if (coroutine.body.awaited() != null) throw PyError.of(Exceptions.RUNTIME_ERROR, "coroutine is being awaited already");
            return coroutine.body;
        }
        if (value instanceof PyIterator step && (step.type() == Types.ASYNC_STEP || step.type() == Types.COROUTINE_WRAPPER)) return step;
        var made = Calls.special(thread, value, "__await__");
        if (made == null) return null;
        if (made instanceof PyIterator iterator) return iterator;
        if (made instanceof PyCoroutine) throw PyError.of(Exceptions.TYPE_ERROR, "__await__() returned a coroutine");
        if (Types.of(made).lookup("__next__") == null) {
            throw PyError.of(Exceptions.TYPE_ERROR, "__await__() returned non-iterator of type '" + Types.name(made) + "'");
        }
        return new Iteration.Wrapped(made);
    }

    /// What `async for` iterates over.
    public static Object asyncIterator(PyThread thread, Object value) {
        var iterator = Calls.special(thread, value, "__aiter__");
        if (iterator == null) {
            throw PyError.of(Exceptions.TYPE_ERROR, "'async for' requires an object with __aiter__ method, got " + Types.name(value));
        }
        if (Types.of(iterator).lookup("__anext__") != null) return iterator;
        throw PyError.of(Exceptions.TYPE_ERROR,
            "'async for' received an object from __aiter__ that does not implement __anext__: " + Types.name(iterator));
    }

    /// The function `aiter`.
    public static Object asyncIterable(PyThread thread, Object value) {
        var iterator = Calls.special(thread, value, "__aiter__");
        if (iterator == null) throw PyError.of(Exceptions.TYPE_ERROR, "'" + Types.name(value) + "' object is not an async iterable");
        if (Types.of(iterator).lookup("__anext__") != null) return iterator;
        throw PyError.of(Exceptions.TYPE_ERROR, "aiter() returned not an async iterator of type '" + Types.name(iterator) + "'");
    }

    /// The function `anext`; with `otherwise`, an awaitable that gives it at the end.
    public static Object next(PyThread thread, Object iterator, @Nullable Object otherwise) {
        if (Types.of(iterator).lookup("__anext__") == null) {
            throw PyError.of(Exceptions.TYPE_ERROR, "'" + Types.name(iterator) + "' object is not an async iterator");
        }
        var made = Calls.special(thread, iterator, "__anext__");
        return otherwise == null ? made : new OrElse(iterator(thread, made), otherwise);
    }

    /// An awaitable whose end of iteration is a value.
    private static final class OrElse extends PyIterator {
        private final PyIterator step;
        private final Object otherwise;
        private Object returned = PyNone.NONE;

        OrElse(PyIterator step, Object otherwise) {
            this.step = step;
            this.otherwise = otherwise;
        }

        @Override
        public Object next(PyThread thread) {
            return outcome(() -> step.next(thread));
        }

        @Override
        public Object send(PyThread thread, Object value) {
            return outcome(() -> step.send(thread, value));
        }

        @Override
        public Object raise(PyThread thread, PyException exception) {
            return outcome(() -> step.raise(thread, exception));
        }

        @Override
        public void close(PyThread thread) {
            step.close(thread);
        }

        private Object outcome(java.util.function.Supplier<Object> advance) {
            try {
                var item = advance.get();
                if (item == END) returned = step.returned();
                return item;
            } catch (PyError e) {
                if (!e.is(Exceptions.STOP_ASYNC_ITERATION)) throw e;
                returned = otherwise;
                return END;
            }
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

    /// The `await` for the next item of an asynchronous iterator.
    public static PyIterator next(PyThread thread, Object iterator) {
        if (iterator instanceof PyAsyncGenerator generator) return generator.send(PyNone.NONE);
        var made = Calls.special(thread, iterator, "__anext__");
        var awaited = iteratorOrNull(thread, made);
        if (awaited != null) return awaited;
        throw PyError.of(Exceptions.TYPE_ERROR, "'async for' received an invalid object from __anext__: " + Types.name(made));
    }

    /// The `await` of what `__aenter__` or `__aexit__` gave.
    public static PyIterator manager(PyThread thread, Object made, String method) {
        var awaited = iteratorOrNull(thread, made);
        if (awaited != null) return awaited;
        throw PyError.of(Exceptions.TYPE_ERROR,
            "'async with' received an object from " + method + " that does not implement __await__: " + Types.name(made));
    }
}
