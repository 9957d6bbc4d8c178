package interleave.python.lib;

import interleave.python.vm.Calls;
import interleave.python.vm.Iteration;
import interleave.python.vm.Keywords;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyDict;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Signature;
import java.util.Arrays;

/// `threading.Timer`: a thread that waits at its event `finished` for so many seconds, and unless somebody has set it, calls a function.
final class PyTimer extends PyThreadObject {
    private static final Signature INIT = Signature.parse("Timer.__init__", "interval, function, args=, kwargs=");

    static final PyType TIMER = PyType.builtIn("Timer", THREAD).open()
        .constructor((thread, made, arguments, keywords) -> {
            var timer = new PyTimer(made);
            if (made.isBuiltIn()) timer.prepare(thread, arguments, keywords);
            return timer;
        })
        .define(PyBuiltin.general("__init__", (thread, arguments, keywords) ->
            ((PyTimer) arguments[0]).prepare(thread, Arrays.copyOfRange(arguments, 1, arguments.length), keywords)))
        .define(PyBuiltin.of("cancel", (thread, self) -> Calls.method(thread, ((PyTimer) self).attribute("finished"), "set")))
        .define(PyBuiltin.of("run", (thread, self) -> ((PyTimer) self).await(thread)));

    private PyTimer(PyType type) {
        super(type);
    }

    private PyNone prepare(PyThread maker, Object[] arguments, Keywords keywords) {
        var a = INIT.bind(maker, arguments, keywords);
        initialise(maker, new Object[0], Keywords.NONE);
        attribute("interval", a[0]);
        attribute("function", a[1]);
        attribute("args", Arguments.given(a[2]) ? a[2] : PyTuple.EMPTY);
        attribute("kwargs", Arguments.given(a[3]) ? a[3] : new PyDict());
        attribute("finished", Calls.call0(maker, PyEvent.EVENT));
        return PyNone.NONE;
    }

    private PyNone await(PyThread me) {
        var finished = (PyEvent) attribute("finished");
        if (!finished.await(me, Math.max(0, Seconds.timeout(attribute("interval"))))) {
            Calls.call(me, attribute("function"), Iteration.toArray(me, attribute("args")), Keywords.of((PyDict) attribute("kwargs")));
        }
        finished.set(me);
        return PyNone.NONE;
    }
}
