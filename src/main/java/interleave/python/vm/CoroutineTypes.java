package interleave.python.vm;

import org.jspecify.annotations.Nullable;

/// The methods of coroutines, asynchronous generators and their steps.
final class CoroutineTypes {
    private CoroutineTypes() {}

    static void fill() {
        coroutine();
        iterator(Types.COROUTINE_WRAPPER);
        iterator(Types.ASYNC_STEP);
        Types.ASYNC_STEP.define(PyBuiltin.of("__await__", (thread, self) -> self));
        asyncGenerator();
    }

    private static void coroutine() {
        var type = Types.COROUTINE;
        type.define(PyBuiltin.of("send", (thread, self, value) -> CoreTypes.given(body(self), body(self).send(thread, value))));
        type.define(PyBuiltin.of("throw", "self, type, value=, traceback=", (thread, a) ->
            CoreTypes.given(body(a[0]), body(a[0]).raise(thread, CoreTypes.thrown(thread, a)))));
        type.define(PyBuiltin.of("close", (thread, self) -> {
            body(self).close(thread);
            return PyNone.NONE;
        }));
        type.define(PyBuiltin.of("__await__", (thread, self) -> Awaiting.iterator(thread, self)));
        described(type, "cr_", self -> body(self));
        type.define("cr_await", new Attributes.Accessor((thread, self) -> awaited(body(self)), null));
    }

    private static PyGenerator body(Object self) {
        return ((PyCoroutine) self).body;
    }

    private static void iterator(PyType type) {
        type.define(PyBuiltin.of("__iter__", (thread, self) -> self));
        type.define(PyBuiltin.of("__next__", (thread, self) -> CoreTypes.given((PyIterator) self, ((PyIterator) self).next(thread))));
        type.define(PyBuiltin.of("send", (thread, self, value) -> CoreTypes.given((PyIterator) self, ((PyIterator) self).send(thread, value))));
        type.define(PyBuiltin.of("throw", "self, type, value=, traceback=", (thread, a) ->
            CoreTypes.given((PyIterator) a[0], ((PyIterator) a[0]).raise(thread, CoreTypes.thrown(thread, a)))));
        type.define(PyBuiltin.of("close", (thread, self) -> {
            ((PyIterator) self).close(thread);
            return PyNone.NONE;
        }));
    }

    private static void asyncGenerator() {
        var type = Types.ASYNC_GENERATOR;
        type.define(PyBuiltin.of("__aiter__", (thread, self) -> self));
        type.define(PyBuiltin.of("__anext__", (thread, self) -> ((PyAsyncGenerator) self).send(PyNone.NONE)));
        type.define(PyBuiltin.of("asend", (thread, self, value) -> ((PyAsyncGenerator) self).send(value)));
        type.define(PyBuiltin.of("athrow", "self, type, value=, traceback=", (thread, a) -> ((PyAsyncGenerator) a[0]).raise(CoreTypes.thrown(thread, a))));
        type.define(PyBuiltin.of("aclose", (thread, self) -> ((PyAsyncGenerator) self).close()));
        described(type, "ag_", self -> ((PyAsyncGenerator) self).body);
        type.define("ag_await", new Attributes.Accessor((thread, self) -> awaited(((PyAsyncGenerator) self).body), null));
    }

    private static void described(PyType type, String prefix, java.util.function.Function<Object, PyGenerator> body) {
        read(type, "__name__", self -> body.apply(self).function().name);
        read(type, "__qualname__", self -> body.apply(self).function().qualifiedName);
        read(type, prefix + "code", self -> body.apply(self).function().code);
        read(type, prefix + "frame", self -> body.apply(self).frame());
        read(type, prefix + "running", self -> self instanceof PyAsyncGenerator generator ? generator.isRunning() : body.apply(self).isRunning());
        type.define(PyBuiltin.of("__repr__", (thread, self) ->
            "<" + type.name() + " object " + body.apply(self).function().qualifiedName + " at " + Text.address(self) + ">"));
    }

    private interface Getter { @Nullable Object get(Object self); }

    private static void read(PyType type, String name, Getter getter) {
        type.define(name, new Attributes.Accessor((thread, self) -> {
            var value = getter.get(self);
            return value == null ? PyNone.NONE : value;
        }, null));
    }

    private static Object awaited(PyGenerator body) {
        PyIterator inner = body.awaited();
        return inner == null ? PyNone.NONE : inner;
    }
}
