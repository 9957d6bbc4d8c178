package interleave.python.lib;

import interleave.python.vm.Attributes.Accessor;
import interleave.python.vm.Blocking;
import interleave.python.vm.Calls;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Latch;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.Signature;
import interleave.trace.EventKind;
import interleave.trace.Resource;

/// `threading.Barrier`: threads that go on together once all have come. A time-out, `abort`, or an action that raises breaks it for everybody.
final class PyBarrier extends Primitive {
    static final PyType BROKEN = PyType.builtIn("BrokenBarrierError", Exceptions.RUNTIME_ERROR).define("__module__", "threading");
    static final PyType BARRIER = define(PyType.builtIn("Barrier"));

    /// One filling of the barrier.
    private static final class Round {
        final Latch over = new Latch();
        int waiting;
        volatile boolean broken;
    }

    private final int parties;
    private final Object action;
    private final long timeout;
    private Round round = new Round();

    private PyBarrier(PyThread maker, PyType type, int parties, Object action, long timeout) {
        super(maker, type, Resource.Kind.CONDITION);
        this.parties = parties;
        this.action = action;
        this.timeout = timeout;
    }

    private static PyType define(PyType type) {
        var init = Signature.parse("Barrier", "parties, action=, timeout=");
        return type.constructor((thread, made, arguments, keywords) -> {
                var a = init.bind(thread, arguments, keywords);
                long parties = (Long) a[0];
                if (parties < 1) throw PyError.of(Exceptions.VALUE_ERROR, "parties must be >= 1");
                return new PyBarrier(thread, made, (int) parties, a[1] == null ? PyNone.NONE : a[1], Seconds.timeout(a[2]));
            })
            .define(PyBuiltin.of("wait", "self, /, timeout=", (thread, a) -> {
                var self = (PyBarrier) a[0];
                return self.await(thread, a[1] == null || a[1] == PyNone.NONE ? self.timeout : Seconds.timeout(a[1]));
            }))
            .define(PyBuiltin.of("abort", (thread, self) -> ((PyBarrier) self).shatter(((PyBarrier) self).round())))
            .define(PyBuiltin.of("reset", (thread, self) -> ((PyBarrier) self).reset()))
            .define("parties", new Accessor((thread, self) -> (long) ((PyBarrier) self).parties, null))
            .define("n_waiting", new Accessor((thread, self) -> (long) ((PyBarrier) self).round().waiting, null))
            .define("broken", new Accessor((thread, self) -> ((PyBarrier) self).round().broken, null));
    }

    private synchronized Round round() {
        return round;
    }

    private Object await(PyThread me, long nanos) {
        Round mine;
        int index;
        synchronized (this) {
            mine = round;
            if (mine.broken) throw PyError.of(BROKEN);
            index = mine.waiting++;
        }
        if (index == parties - 1) {
            complete(me, mine);
        } else {
            me.write(EventKind.WAIT_BEGIN, resource, nanos < 0 ? 0 : -1);
            Blocking.detach(me);
            boolean came = Blocking.await(me, nanos, mine.over);
            if (!came) shatter(mine);
            me.write(EventKind.WAIT_END, resource, came ? 1 : 0);
            Blocking.attach(me);
            if (mine.broken) throw PyError.of(BROKEN);
        }
        return (long) index;
    }

    private void complete(PyThread me, Round mine) {
        try {
            if (action != PyNone.NONE) Calls.call0(me, action);
        } catch (PyError e) {
            shatter(mine);
            throw e;
        }
        synchronized (this) {
            if (round == mine) round = new Round();
        }
        me.write(EventKind.SIGNAL, resource, parties - 1);
        mine.over.open();
    }

    private PyNone shatter(Round which) {
        synchronized (this) {
            if (which.over.isOpen()) return PyNone.NONE;
            which.broken = true;
        }
        which.over.open();
        return PyNone.NONE;
    }

    private PyNone reset() {
        Round old;
        synchronized (this) {
            old = round;
            round = new Round();
        }
        if (old.waiting > 0) shatter(old);
        return PyNone.NONE;
    }
}
