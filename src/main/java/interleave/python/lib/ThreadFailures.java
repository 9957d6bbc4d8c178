package interleave.python.lib;

import interleave.python.vm.Attributes;
import interleave.python.vm.Calls;
import interleave.python.vm.Exceptions;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyException;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;

/// What becomes of an exception that nobody in a thread catches: `threading.excepthook` gets it, and the thread ends.
final class ThreadFailures {
    /// What the hook is called with.
    static final PyType ARGUMENTS = PyType.builtIn("ExceptHookArgs");

    /// `threading.excepthook` until a program puts its own there.
    static final PyBuiltin HOOK = PyBuiltin.of("excepthook", (thread, arguments) -> {
        var given = (PyInstance) arguments;
        if (given.attribute("exc_value") instanceof PyException exception) print(thread, given.attribute("thread"), exception);
        return PyNone.NONE;
    });

    private ThreadFailures() {}

    /// Runs the thread's code. What only the JVM can raise becomes the exception Python has for it.
    static void guard(PyThread me, PyThreadObject self, Runnable body) {
        try {
            body.run();
        } catch (PyError e) {
            if (!e.is(Exceptions.SYSTEM_EXIT)) hook(me, self, e.exception());
        } catch (StackOverflowError e) {
            hook(me, self, new PyException(Exceptions.RECURSION_ERROR, "maximum recursion depth exceeded"));
        } catch (OutOfMemoryError e) {
            hook(me, self, new PyException(Exceptions.MEMORY_ERROR));
        }
    }

    private static void hook(PyThread me, PyThreadObject self, PyException exception) {
        var arguments = new PyInstance(ARGUMENTS);
        arguments.attribute("exc_type", exception.type());
        arguments.attribute("exc_value", exception);
        arguments.attribute("exc_traceback", exception.traceback == null ? PyNone.NONE : exception.traceback);
        arguments.attribute("thread", self);
        try {
            var module = me.interpreter.imports().module(me, "threading");
            Calls.call1(me, Attributes.get(me, module, "excepthook"), arguments);
        } catch (PyError e) {
            me.interpreter.config().stderr().accept("Exception in threading.excepthook:\n" + Tracebacks.format(me, e.exception()));
        }
    }

    private static void print(PyThread me, @org.jspecify.annotations.Nullable Object thread, PyException exception) {
        if (me.conductor != null) me.conductor.uncaught(me, exception);
        var name = thread instanceof PyThreadObject object ? object.name() : me.name;
        me.interpreter.config().stderr().accept("Exception in thread " + name + ":\n" + Tracebacks.format(me, exception));
    }
}
