package interleave.python.lib;

import interleave.python.vm.Blocking;
import interleave.python.vm.Latch;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.WaitList;
import interleave.trace.EventKind;
import interleave.trace.Resource;

/// A synchronisation object of `threading`, known to the cast by its kind, a number and the line where it was made: "Lock-1 (line 12)".
abstract class Primitive extends PyInstance {
    /// A program that makes locks without end shall not fill the cast; those after it are used without a name.
    private static final int MOST_RESOURCES = 10_000;

    /// Its id in the cast, or -1.
    final int resource;

    Primitive(PyThread maker, PyType type, Resource.Kind kind) {
        super(type);
        resource = register(maker, type.name(), kind);
    }

    private static int register(PyThread maker, String type, Resource.Kind kind) {
        var cast = maker.interpreter.config().cast();
        var all = cast.resources();
        if (all.size() >= MOST_RESOURCES) return -1;
        var noun = Character.toUpperCase(type.charAt(0)) + type.substring(1) + "-";
        long number = 1 + all.stream().filter(resource -> resource.name().startsWith(noun)).count();
        return cast.resource(kind, noun + number + " (line " + maker.gauge.line() + ")", maker.interpreter.config().process()).id();
    }

    /// Waits, without the GIL, for the latch that this thread has in the list; whether it was woken in time.
    final boolean await(PyThread me, WaitList list, Latch latch, long nanos) {
        me.write(EventKind.WAIT_BEGIN, resource, 0);
        Blocking.detach(me);
        boolean came = Blocking.await(me, nanos, latch::await) || !list.withdraw(latch);
        me.write(EventKind.WAIT_END, resource, came ? 1 : 0);
        Blocking.attach(me);
        return came;
    }
}
