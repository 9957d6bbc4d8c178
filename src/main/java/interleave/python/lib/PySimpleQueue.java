package interleave.python.lib;

import interleave.python.vm.Latch;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.WaitList;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// `queue.SimpleQueue`: without bound, lock or count of tasks to be seen by the program. As CPython's, one C call: nobody gets the GIL in the middle of it.
final class PySimpleQueue extends Primitive {
    static final PyType SIMPLE_QUEUE = PyType.builtIn("SimpleQueue")
        .constructor((thread, type, arguments, keywords) -> {
            if (type.isBuiltIn() && (arguments.length > 0 || !keywords.isEmpty())) throw Raise.type("SimpleQueue() takes no arguments");
            return new PySimpleQueue(thread, type);
        })
        .define(PyBuiltin.of("put", "self, item, block=, timeout=", (thread, a) -> self(a[0]).put(thread, a[1])))
        .define(PyBuiltin.of("put_nowait", (thread, self, item) -> self(self).put(thread, item)))
        .define(PyBuiltin.of("get", "self, block=, timeout=", (thread, a) -> {
            boolean blocks = PyQueue.blocks(thread, a[1]);
            return self(a[0]).get(thread, blocks ? PyQueue.timeout(a[2]) : 0);
        }))
        .define(PyBuiltin.of("get_nowait", (thread, self) -> self(self).get(thread, 0)))
        .define(PyBuiltin.of("qsize", (thread, self) -> self(self).size()))
        .define(PyBuiltin.of("empty", (thread, self) -> self(self).size() == 0));

    /// Its monitor guards both.
    private final ArrayDeque<Object> items = new ArrayDeque<>();
    private final WaitList waiters = new WaitList();

    private PySimpleQueue(PyThread maker, PyType type) {
        super(maker, type, Resource.Kind.QUEUE);
    }

    private static PySimpleQueue self(Object value) {
        return (PySimpleQueue) value;
    }

    private PyNone put(PyThread me, Object item) {
        synchronized (items) {
            items.add(item);
            me.write(EventKind.QUEUE_PUT, resource, items.size());
            waiters.wake(1);
        }
        return PyNone.NONE;
    }

    /// @param nanos how long to wait for an item: 0 not at all, negative for ever
    private Object get(PyThread me, long nanos) {
        long end = me.nanoTime() + nanos;
        while (true) {
            Latch latch;
            long left = nanos < 0 ? -1 : nanos == 0 ? 0 : end - me.nanoTime();
            synchronized (items) {
                var item = take(me);
                if (item != null) return item;
                if (nanos >= 0 && left <= 0) throw PyError.of(PyQueue.EMPTY);
                latch = waiters.enlist();
            }
            await(me, waiters, latch, left);
        }
    }

    private @Nullable Object take(PyThread me) {
        var item = items.poll();
        if (item != null) me.write(EventKind.QUEUE_GET, resource, items.size());
        return item;
    }

    private long size() {
        synchronized (items) {
            return items.size();
        }
    }
}
