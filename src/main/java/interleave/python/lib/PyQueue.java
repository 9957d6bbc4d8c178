package interleave.python.lib;

import interleave.python.vm.Attributes.Accessor;
import interleave.python.vm.Calls;
import interleave.python.vm.Comparison;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Keywords;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyType;
import interleave.python.vm.Signature;
import interleave.python.vm.Truth;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `queue.Queue`, `LifoQueue` and `PriorityQueue`, made as CPython's are: one lock and three conditions over it.
///
/// ```text
///  mutex           held for the whole of put, get and task_done; a thread that finds it taken waits for it, as for any lock
///  not_empty       get waits, put notifies
///  not_full        put waits, get notifies
///  all_tasks_done  join waits, the last task_done notifies
/// ```
///
/// **Guarantees.** What is put is got once; an item and its count of unfinished tasks come in one step; a time-out counts from the call. Under the
/// GIL a thread may lose it between taking the mutex and giving it back, as between two bytecodes of CPython's `put`.
///
/// **What is recorded.** QUEUE_PUT and QUEUE_GET with the length after them, under the mutex, so that they come in the order in which they
/// happened; waiting, with what for; the mutex only when somebody has to wait for it.
///
/// A class that inherits may replace `_init`, `_qsize`, `_put` and `_get`, which are called with the mutex held.
final class PyQueue extends Primitive {
    static final PyType QUEUE = methods(PyType.builtIn("Queue").open());
    static final PyType LIFO = PyType.builtIn("LifoQueue", QUEUE).open().constructor((thread, type, a, k) -> new PyQueue(thread, type, new QueueOrder.Lifo(), a, k));
    static final PyType PRIORITY = PyType.builtIn("PriorityQueue", QUEUE).open()
        .constructor((thread, type, a, k) -> new PyQueue(thread, type, new QueueOrder.Priority(), a, k));
    static final PyType EMPTY = QueueModule.exception("Empty", "_queue"), FULL = QueueModule.exception("Full", "queue"),
        SHUT_DOWN = QueueModule.exception("ShutDown", "queue");

    private static final List<String> REPLACEABLE = List.of("_init", "_qsize", "_put", "_get");
    private static final Signature INIT = Signature.parse("Queue.__init__", "maxsize=");
    /// What the event WAIT_BEGIN says is awaited at a queue.
    private static final int ITEM = 0, ROOM = 1, TASKS_DONE = 2;

    private final QueueOrder items;
    /// Its class has a say in how items are kept.
    private final boolean replaced;
    private final PyLock mutex = new PyLock(this);
    private final PyCondition notEmpty = new PyCondition(this, mutex, ITEM), notFull = new PyCondition(this, mutex, ROOM),
        allTasksDone = new PyCondition(this, mutex, TASKS_DONE);
    private volatile Object maxsize = 0L, unfinished = 0L;
    private volatile boolean shutDown;

    private PyQueue(PyThread maker, PyType type, QueueOrder items, Object[] arguments, Keywords keywords) {
        super(maker, type, Resource.Kind.QUEUE);
        this.items = items;
        replaced = REPLACEABLE.stream().anyMatch(name -> !(type.lookup(name) instanceof PyBuiltin));
        if (type.isBuiltIn()) initialise(maker, arguments, keywords);
    }

    private static PyType methods(PyType type) {
        type.constructor((thread, made, a, k) -> new PyQueue(thread, made, new QueueOrder.Fifo(), a, k))
            .define(PyBuiltin.general("__init__", (thread, a, keywords) -> self(a[0]).initialise(thread, Arrays.copyOfRange(a, 1, a.length), keywords)))
            .define(PyBuiltin.of("put", "self, item, block=, timeout=", (thread, a) -> self(a[0]).put(thread, a[1], blocks(thread, a[2]), a[3])))
            .define(PyBuiltin.of("get", "self, block=, timeout=", (thread, a) -> self(a[0]).get(thread, blocks(thread, a[1]), a[2])))
            .define(PyBuiltin.of("put_nowait", (thread, self, item) -> self(self).putNow(thread, item)))
            .define(PyBuiltin.of("get_nowait", (thread, self) -> self(self).getNow(thread)))
            .define(PyBuiltin.of("task_done", (thread, self) -> self(self).taskDone(thread)))
            .define(PyBuiltin.of("join", (thread, self) -> self(self).join(thread)))
            .define(PyBuiltin.of("shutdown", "self, immediate=", (thread, a) -> self(a[0]).shutDown(thread, a[1] != null && Truth.of(thread, a[1]))))
            .define(PyBuiltin.of("qsize", (thread, self) -> self(self).lockedLength(thread)))
            .define(PyBuiltin.of("empty", (thread, self) -> self(self).lockedLength(thread) == 0))
            .define(PyBuiltin.of("full", (thread, self) -> self(self).full(thread)));
        inner(type);
        return type;
    }

    private static void inner(PyType type) {
        type.define(PyBuiltin.of("_init", (thread, self, maxsize) -> PyNone.NONE))
            .define(PyBuiltin.of("_qsize", (thread, self) -> self(self).items.size(thread)))
            .define(PyBuiltin.of("_put", (thread, self, item) -> {
                self(self).items.put(thread, item);
                return PyNone.NONE;
            }))
            .define(PyBuiltin.of("_get", (thread, self) -> self(self).items.get(thread)))
            .define("queue", new Accessor((thread, self) -> self(self).items.container(), (thread, self, value) -> self(self).items.container(value)))
            .define("mutex", new Accessor((thread, self) -> self(self).mutex, null))
            .define("not_empty", new Accessor((thread, self) -> self(self).notEmpty, null))
            .define("not_full", new Accessor((thread, self) -> self(self).notFull, null))
            .define("all_tasks_done", new Accessor((thread, self) -> self(self).allTasksDone, null))
            .define("maxsize", new Accessor((thread, self) -> self(self).maxsize, (thread, self, value) -> self(self).maxsize = value))
            .define("unfinished_tasks", new Accessor((thread, self) -> self(self).unfinished, (thread, self, value) -> self(self).unfinished = value))
            .define("is_shutdown", new Accessor((thread, self) -> self(self).shutDown, null));
    }

    private static PyQueue self(Object value) {
        return (PyQueue) value;
    }

    static boolean blocks(PyThread thread, @Nullable Object block) {
        return block == null || Truth.of(thread, block);
    }

    private PyNone initialise(PyThread maker, Object[] arguments, Keywords keywords) {
        var size = INIT.bind(maker, arguments, keywords)[0];
        maxsize = size == null ? 0L : size;
        if (replaced) Calls.method(maker, this, "_init", maxsize);
        return PyNone.NONE;
    }

    private void enter(PyThread me) {
        me.checkBreaker();
        mutex.acquire(me, -1);
    }

    /// Gives the mutex back; a thread cancelled while it waited doesn't have it.
    private void leave(PyThread me) {
        if (mutex.owner == me) mutex.release(me);
    }

    private PyNone put(PyThread me, Object item, boolean block, @Nullable Object timeout) {
        enter(me);
        try {
            me.checkBreaker();
            refuse(shutDown);
            if (bounded(me)) awaitRoom(me, block, timeout);
            if (replaced) Calls.method(me, this, "_put", item);
            else items.put(me, item);
            count(1);
            me.write(EventKind.QUEUE_PUT, resource, length(me));
            notEmpty.wake(me, 1);
        } finally {
            leave(me);
        }
        return PyNone.NONE;
    }

    private void awaitRoom(PyThread me, boolean block, @Nullable Object timeout) {
        if (!block) {
            if (isFull(me)) throw PyError.of(FULL);
            return;
        }
        long nanos = timeout(timeout), end = me.nanoTime() + nanos;
        while (isFull(me)) {
            long left = nanos < 0 ? -1 : end - me.nanoTime();
            if (nanos >= 0 && left <= 0) throw PyError.of(FULL);
            notFull.await(me, left);
            refuse(shutDown);
        }
    }

    private Object get(PyThread me, boolean block, @Nullable Object timeout) {
        enter(me);
        try {
            me.checkBreaker();
            refuse(shutDown && length(me) == 0);
            awaitItem(me, block, timeout);
            var item = replaced ? Calls.method(me, this, "_get") : items.get(me);
            me.write(EventKind.QUEUE_GET, resource, length(me));
            notFull.wake(me, 1);
            return item;
        } finally {
            leave(me);
        }
    }

    private void awaitItem(PyThread me, boolean block, @Nullable Object timeout) {
        if (!block) {
            if (length(me) == 0) throw PyError.of(EMPTY);
            return;
        }
        long nanos = timeout(timeout), end = me.nanoTime() + nanos;
        while (length(me) == 0) {
            long left = nanos < 0 ? -1 : end - me.nanoTime();
            if (nanos >= 0 && left <= 0) throw PyError.of(EMPTY);
            notEmpty.await(me, left);
            refuse(shutDown && length(me) == 0);
        }
    }

    static long timeout(@Nullable Object timeout) {
        if (!Arguments.given(timeout)) return -1;
        long nanos = Seconds.nanos(timeout, "timeout value is too large");
        if (nanos < 0) throw PyError.of(Exceptions.VALUE_ERROR, "'timeout' must be a non-negative number");
        return nanos;
    }

    private Object putNow(PyThread me, Object item) {
        return type().isBuiltIn() ? put(me, item, false, null) : Calls.method(me, this, "put", item, false);
    }

    private Object getNow(PyThread me) {
        return type().isBuiltIn() ? get(me, false, null) : Calls.method(me, this, "get", false);
    }

    private PyNone taskDone(PyThread me) {
        enter(me);
        try {
            if ((Long) unfinished <= 0) throw PyError.of(Exceptions.VALUE_ERROR, "task_done() called too many times");
            count(-1);
            if ((Long) unfinished == 0) allTasksDone.wake(me, Integer.MAX_VALUE);
        } finally {
            leave(me);
        }
        return PyNone.NONE;
    }

    private void count(int change) {
        unfinished = (Long) unfinished + change;
    }

    private PyNone join(PyThread me) {
        enter(me);
        try {
            while ((Long) unfinished != 0) allTasksDone.await(me, -1);
        } finally {
            leave(me);
        }
        return PyNone.NONE;
    }

    private PyNone shutDown(PyThread me, boolean immediate) {
        enter(me);
        try {
            shutDown = true;
            while (immediate && length(me) > 0) {
                if (replaced) Calls.method(me, this, "_get");
                else items.get(me);
                me.write(EventKind.QUEUE_GET, resource, length(me));
                if ((Long) unfinished > 0) count(-1);
            }
            if (immediate) allTasksDone.wake(me, Integer.MAX_VALUE);
            notEmpty.wake(me, Integer.MAX_VALUE);
            notFull.wake(me, Integer.MAX_VALUE);
        } finally {
            leave(me);
        }
        return PyNone.NONE;
    }

    private static void refuse(boolean shutDown) {
        if (shutDown) throw PyError.of(SHUT_DOWN);
    }

    private long lockedLength(PyThread me) {
        enter(me);
        try {
            return length(me);
        } finally {
            leave(me);
        }
    }

    private boolean full(PyThread me) {
        enter(me);
        try {
            return bounded(me) && isFull(me);
        } finally {
            leave(me);
        }
    }

    /// With the mutex held.
    private long length(PyThread me) {
        return replaced ? Arguments.integer(me, Calls.method(me, this, "_qsize")) : items.size(me);
    }

    private boolean bounded(PyThread me) {
        return maxsize instanceof Long size ? size > 0 : Truth.of(me, Comparison.GT.apply(me, maxsize, 0L));
    }

    private boolean isFull(PyThread me) {
        return maxsize instanceof Long size ? length(me) >= size : Truth.of(me, Comparison.GE.apply(me, length(me), maxsize));
    }
}
