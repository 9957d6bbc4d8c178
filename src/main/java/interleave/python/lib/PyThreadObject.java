package interleave.python.lib;

import static interleave.trace.EventKind.JOIN_BEGIN;
import static interleave.trace.EventKind.JOIN_END;
import static interleave.trace.EventKind.WAIT_BEGIN;
import static interleave.trace.EventKind.WAIT_END;

import interleave.python.vm.Attributes;
import interleave.python.vm.Attributes.Accessor;
import interleave.python.vm.Blocking;
import interleave.python.vm.Calls;
import interleave.python.vm.Cancelled;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Interpreter;
import interleave.python.vm.Keywords;
import interleave.python.vm.Latch;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyDict;
import interleave.python.vm.PyError;
import interleave.python.vm.PyInstance;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.PyType;
import interleave.python.vm.Signature;
import interleave.python.vm.Text;
import interleave.python.vm.Truth;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// `threading.Thread`: a Java platform thread that runs `run()`; and `virtual.Thread`, on a virtual one.
///
/// `start` returns when the new thread runs, so it lets go of the GIL: as in CPython the new thread goes first. The object's `done` latch is owned by its thread
/// until that has ended, so that ThreadInfo of a thread in `join` names the one it waits for.
class PyThreadObject extends PyInstance {
    static final PyType THREAD = define(PyType.builtIn("Thread").open().define("__module__", "threading"));
    /// `virtual.Thread`: the same on a Java virtual thread.
    static final PyType VIRTUAL = PyType.builtIn("VirtualThread", THREAD).open();
    static final PyType MAIN = PyType.builtIn("_MainThread", THREAD);

    private static final Signature INIT = Signature.parse("Thread.__init__", "group=, target=, name=, args=, kwargs=, *, daemon=");

    /// Beyond this the system's limits on mappings and processes come near (measured on Linux: 32,000), which would hurt the app and not only the program.
    private static final int MOST_THREADS = 20_000;

    private final AtomicBoolean started = new AtomicBoolean();
    private final Latch done = new Latch();
    private volatile boolean initialised, daemon;
    private volatile String name = "";
    private volatile @Nullable PyThread thread;
    private volatile long ident = -1;

    PyThreadObject(PyType type) {
        super(type);
    }

    /// The object of a thread that runs already; made for the main thread at the first request.
    static PyThreadObject of(PyThread thread) {
        if (thread.object instanceof PyThreadObject known) return known;
        synchronized (thread) {
            if (thread.object instanceof PyThreadObject known) return known;
            var made = new PyThreadObject(MAIN);
            made.initialised = true;
            made.started.set(true);
            made.name = thread.name;
            made.runs(thread);
            return made;
        }
    }

    /// Waits for every thread that is no daemon, as the end of a Python program does.
    static void joinAll(PyThread me) {
        while (true) {
            var next = me.interpreter.threads().stream().filter(t -> t != me && t.object instanceof PyThreadObject other && !other.daemon).findFirst();
            if (next.isEmpty()) return;
            of(next.get()).join(me, -1);
        }
    }

    private static PyType define(PyType type) {
        return type.constructor((thread, made, arguments, keywords) -> {
                var object = new PyThreadObject(made);
                if (made.isBuiltIn()) object.initialise(thread, arguments, keywords);
                return object;
            })
            .define(PyBuiltin.general("__init__", (thread, arguments, keywords) -> {
                ((PyThreadObject) arguments[0]).initialise(thread, java.util.Arrays.copyOfRange(arguments, 1, arguments.length), keywords);
                return PyNone.NONE;
            }))
            .define(PyBuiltin.of("start", (thread, self) -> ready(self).start(thread)))
            .define(PyBuiltin.of("run", (thread, self) -> ready(self).run(thread)))
            .define(PyBuiltin.of("join", "self, /, timeout=", (thread, a) -> {
                if (!((PyThreadObject) a[0]).initialised) throw PyError.of(Exceptions.RUNTIME_ERROR, "Thread.__init__() not called");
                ready(a[0]).join(thread, Seconds.timeout(a[1]));
                return PyNone.NONE;
            }))
            .define(PyBuiltin.of("is_alive", (thread, self) -> ready(self).alive()))
            .define("name", new Accessor((thread, self) -> ready(self).name, (thread, self, value) -> ready(self).name = Text.str(thread, value)))
            .define("daemon", new Accessor((thread, self) -> ready(self).daemon, (thread, self, value) -> ready(self).daemon(Truth.of(thread, value))))
            .define("ident", new Accessor((thread, self) -> ready(self).identity(), null))
            .define("native_id", new Accessor((thread, self) -> ready(self).identity(), null))
            .define(PyBuiltin.of("getName", (thread, self) -> ready(self).name))
            .define(PyBuiltin.of("setName", (thread, self, name) -> {
                ready(self).name = Text.str(thread, name);
                return PyNone.NONE;
            }))
            .define(PyBuiltin.of("isDaemon", (thread, self) -> ready(self).daemon))
            .define(PyBuiltin.of("setDaemon", (thread, self, value) -> {
                ready(self).daemon(Truth.of(thread, value));
                return PyNone.NONE;
            }))
            .define(PyBuiltin.of("__repr__", (thread, self) -> ready(self).repr()));
    }

    private static PyThreadObject ready(Object self) {
        var object = (PyThreadObject) self;
        if (!object.initialised) throw PyError.of(Exceptions.RUNTIME_ERROR, "thread.__init__() not called");
        return object;
    }

    final void initialise(PyThread maker, Object[] arguments, Keywords keywords) {
        var a = INIT.bind(maker, arguments, keywords);
        if (a[0] != null && a[0] != PyNone.NONE) throw PyError.of(Exceptions.ASSERTION_ERROR, "group argument must be None for now");
        var target = a[1] == null ? PyNone.NONE : a[1];
        attribute("_target", target);
        attribute("_args", a[3] == null ? PyTuple.EMPTY : a[3]);
        attribute("_kwargs", a[4] == null || a[4] == PyNone.NONE ? new PyDict() : a[4]);
        name = a[2] == null || a[2] == PyNone.NONE ? defaultName(maker, target) : Text.str(maker, a[2]);
        daemon = a[5] == null || a[5] == PyNone.NONE ? of(maker).daemon : Truth.of(maker, a[5]);
        initialised = true;
    }

    private static String defaultName(PyThread maker, Object target) {
        var number = "Thread-" + maker.interpreter.nextThreadNumber();
        var function = target == PyNone.NONE ? null : Attributes.find(maker, target, "__name__", true);
        return function == null ? number : number + " (" + Text.str(maker, function) + ")";
    }

    private void daemon(boolean value) {
        if (started.get()) throw PyError.of(Exceptions.RUNTIME_ERROR, "cannot set daemon status of active thread");
        daemon = value;
    }

    private void runs(PyThread thread) {
        this.thread = thread;
        ident = identity(thread);
        done.owner(thread.javaThread);
        thread.object = this;
    }

    boolean alive() {
        return thread != null && !done.isOpen();
    }

    String name() {
        return name;
    }

    /// As `threading.get_ident` gives it.
    static long identity(PyThread thread) {
        return thread.conductor == null ? thread.javaThread.threadId() : thread.conductor.identity(thread);
    }

    private Object identity() {
        return ident < 0 ? PyNone.NONE : (Object) ident;
    }

    private PyNone start(PyThread me) {
        if (!started.compareAndSet(false, true)) throw PyError.of(Exceptions.RUNTIME_ERROR, "threads can only be started once");
        if (me.interpreter.threads().size() >= MOST_THREADS) throw cannotStart();
        var running = new Latch();
        Runnable body = () -> bootstrap(me, running);
        var java = type().isSubtypeOf(VIRTUAL) ? Thread.ofVirtual().name(name).unstarted(body)
            : Thread.ofPlatform().name(name).daemon().stackSize(Interpreter.STACK_BYTES).unstarted(body);
        try {
            java.start();
        } catch (OutOfMemoryError e) {
            throw cannotStart();
        }
        if (me.conductor != null) me.conductor.awaitArrival(me, java);
        me.write(WAIT_BEGIN, -1, 0);
        Blocking.detach(me);
        Blocking.await(me, -1, running);
        me.write(WAIT_END, -1, 1);
        Blocking.attach(me);
        return PyNone.NONE;
    }

    private PyError cannotStart() {
        started.set(false);
        return PyError.of(Exceptions.RUNTIME_ERROR, "can't start new thread");
    }

    private void bootstrap(PyThread starter, Latch running) {
        PyThread me = null;
        try {
            me = starter.interpreter.attach(name, starter.actor);
            run(me, running);
        } catch (Cancelled e) {
            // the run is over
        } finally {
            running.open();
            done.open();
            if (me != null && me.conductor != null) me.conductor.end(me);
        }
    }

    private void run(PyThread me, Latch running) {
        try {
            runs(me);
            running.open();
            ProfileFunction.begin(me);
            ThreadFailures.guard(me, this, () -> Calls.method(me, this, "run"));
        } finally {
            me.interpreter.detach(me);
        }
    }

    private Object run(PyThread me) {
        var target = attribute("_target");
        if (target == null || target == PyNone.NONE) return PyNone.NONE;
        var arguments = interleave.python.vm.Iteration.toArray(me, attribute("_args"));
        var keywords = (PyDict) attribute("_kwargs");
        Calls.call(me, target, arguments, keywords == null ? Keywords.NONE : Keywords.of(keywords));
        return PyNone.NONE;
    }

    private void join(PyThread me, long nanos) {
        var other = thread;
        if (!started.get()) throw PyError.of(Exceptions.RUNTIME_ERROR, "cannot join thread before it is started");
        if (other == me) throw PyError.of(Exceptions.RUNTIME_ERROR, "cannot join current thread");
        if (done.isOpen()) return;
        me.write(JOIN_BEGIN, -1, other == null ? -1 : other.actor);
        Blocking.detach(me);
        Blocking.await(me, nanos, done);
        me.write(JOIN_END, -1, other == null ? -1 : other.actor);
        Blocking.attach(me);
    }

    private String repr() {
        var status = !started.get() ? "initial" : done.isOpen() ? "stopped" : "started";
        return "<" + type().name() + "(" + name + ", " + status + (daemon ? " daemon" : "") + (ident < 0 ? "" : " " + ident) + ")>";
    }
}
