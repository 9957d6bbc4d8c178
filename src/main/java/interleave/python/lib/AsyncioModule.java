package interleave.python.lib;

import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyException;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.Text;
import interleave.trace.Resource;
import java.util.Locale;

/// The module `_asyncio`: what the frozen package `asyncio` stands on. A [PyLane] records what happens to a task, a [PySelector] waits for many
/// [PyChannel]s at once.
final class AsyncioModule {
    private AsyncioModule() {}

    static PyModule make() {
        return new PyModule("_asyncio").define("Lane", PyLane.LANE).define("Selector", PySelector.SELECTOR).define("Channel", PyChannel.CHANNEL)
            .define(PyBuiltin.of("resource", (thread, kind, name) ->
                (long) Primitive.register(thread, (String) name, Resource.Kind.valueOf(((String) kind).toUpperCase(Locale.ROOT)))))
            .define(PyBuiltin.of("complain", AsyncioModule::complain));
    }

    /// Writes a message to stderr, and an exception's traceback below it, as the logger "asyncio" of a fresh CPython does.
    private static Object complain(PyThread thread, Object message, Object exception) {
        var text = Text.str(thread, message) + "\n";
        if (exception instanceof PyException raised) text += Tracebacks.format(thread, raised);
        thread.interpreter.config().stderr().accept(text);
        return PyNone.NONE;
    }
}
