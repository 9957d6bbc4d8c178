package interleave.python.vm;

import interleave.recorder.EventWriter;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.RunDelay;
import interleave.trace.ThreadReading;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/// One Little Python: its modules, its threads, its GIL or none. Nothing is shared between two of them but the built-in types.
///
/// The embedder's calls ([#load], [#call], [#runMain]) are made on any Java thread, which is a Python thread for their duration (nested calls stay
/// the
/// one they are). [#cancel], [#pause] and [#resume] come from any other thread and return at once.
public final class Interpreter {
    /// The Java stack a thread needs so that Python's recursion limit comes before Java's.
    public static final long STACK_BYTES = 64L << 20;

    private final Config config;
    private final Compiler compiler;
    private final Imports imports;
    private final @Nullable Gil gil;
    /// Null (nearly always) where no shared number is recorded by name.
    final @Nullable Shared shared;
    private final @Nullable Conductor conductor;
    private final List<PyThread> threads = new CopyOnWriteArrayList<>();
    private final Queue<ThreadReading> readings = new ConcurrentLinkedQueue<>();
    private final AtomicInteger threadNumber = new AtomicInteger();
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();
    private final Object gate = new Object();
    private final List<Profiler> profilers = new CopyOnWriteArrayList<>();
    private final AtomicReference<Profiler> profilingTool = new AtomicReference<>();
    private volatile @Nullable Object profileFunction;
    private volatile boolean cancelled, paused;
    private volatile int recursionLimit = 1000;

    public Interpreter(Config config, Compiler compiler, Modules modules) {
        this(config, compiler, modules, null);
    }

    /// @param conductor decides which thread goes on; null: the machine and the GIL do
    public Interpreter(Config config, Compiler compiler, Modules modules, @Nullable Conductor conductor) {
        this.conductor = conductor;
        this.config = config;
        this.compiler = compiler;
        this.shared = Shared.of(config);
        this.imports = new Imports(this, compiler, modules);
        CoreTypes.install();
        this.gil = config.gil() && conductor == null ? new Gil(config.cast().resource(Resource.Kind.GIL, "GIL", config.process()).id()) : null;
    }

    public Config config() {
        return config;
    }

    /// Of a lookup in a dict that is not [Items#get]: it may be one that is recorded.
    public void looked(PyThread thread, Object key, @Nullable Object value) {
        if (shared != null) shared.read(thread, key, value);
    }

    /// A variable of a module is about to get this value.
    public void stores(PyThread thread, String name, Object value) {
        if (shared != null) shared.write(thread, name, value);
    }

    /// Null in free-threaded mode and in a conducted run.
    public @Nullable Gil gil() {
        return gil;
    }

    /// Null but in a conducted run.
    public @Nullable Conductor conductor() {
        return conductor;
    }

    public int recursionLimit() {
        return recursionLimit;
    }

    public void recursionLimit(int limit) {
        recursionLimit = limit;
    }

    /// The Python threads that run now.
    public List<PyThread> threads() {
        return threads;
    }

    /// The modules imported so far (`sys.modules`), and how more are.
    public Imports imports() {
        return imports;
    }

    /// Makes the calling Java thread a Python thread that holds the GIL; [#detach] undoes it. For the threading module and the embedder.
    public PyThread attach(String name) {
        return attach(name, -1);
    }

    /// @param parent the actor that started it, or -1
    /// @throws Cancelled when the run is cancelled while it waits for the GIL; it then isn't a Python thread
    public PyThread attach(String name, int parent) {
        var java = Thread.currentThread();
        var actor = java.isVirtual() ? config.cast().task(name, config.process()) : config.cast().thread(name, config.process(), java.threadId());
        var events = config.recorder() == null ? EventWriter.OFF : config.recorder().writer(actor.id());
        var thread = new PyThread(this, name, java, actor.id(), actor.gauge(), events);
        if (!java.isVirtual()) actor.gauge().systemThread(RunDelay.thread());
        PyThread.current(thread);
        threads.add(thread);
        thread.hear();
        if (cancelled) thread.set(PyThread.CANCEL);
        if (paused) thread.set(PyThread.PAUSE);
        thread.write(EventKind.THREAD_START, -1, parent);
        try {
            if (conductor != null) {
                thread.set(PyThread.CONDUCTED);
                conductor.begin(thread);
            } else {
                Blocking.attach(thread);
            }
        } catch (Cancelled e) {
            detach(thread);
            throw e;
        }
        return thread;
    }

    /// The thread's last act: lets go of the GIL, reads what ThreadMXBean says of it, and says that it has ended.
    public void detach(PyThread thread) {
        if (gil != null) gil.dropForGood(thread);
        if (conductor != null) conductor.letGo(thread);
        readings.add(Readings.own(thread.actor));
        thread.gauge.line(0);
        thread.write(EventKind.THREAD_END, -1, 0);
        threads.remove(thread);
        PyThread.current(null);
        if (threads.isEmpty()) closeAll();
    }

    /// Something of the system's that the program has opened: closed when the last thread has ended, however it ended, unless the program did it
    /// before and said so ([#closed]). Any thread.
    public void opened(AutoCloseable resource) {
        open.add(resource);
    }

    public void closed(AutoCloseable resource) {
        open.remove(resource);
    }

    private void closeAll() {
        for (var resource : open) {
            open.remove(resource);
            try {
                resource.close();
            } catch (Exception e) {
                // nobody is left to use it, or to be told
            }
        }
    }

    /// What ThreadMXBean said of the threads that have ended.
    public List<ThreadReading> readings() {
        return List.copyOf(readings);
    }

    /// The number in the next thread's default name: "Thread-1".
    public int nextThreadNumber() {
        return threadNumber.incrementAndGet();
    }

    private @Nullable PyThread here() {
        return PyThread.currentOrNull(this);
    }

    /// Runs `body` as a Python thread.
    public <T> T run(String name, java.util.function.Function<PyThread, T> body) {
        var here = here();
        if (here != null) return body.apply(here);
        var thread = attach(name);
        try {
            return body.apply(thread);
        } finally {
            detach(thread);
            if (conductor != null) conductor.end(thread);
        }
    }

    /// Compiles and runs a module's body.
    ///
    /// @throws PyError what the program raised, a SyntaxError for what can't be compiled
    public PyModule load(String source, String fileName, String moduleName) {
        return run("MainThread", thread -> load(compiler.compile(new Source(fileName, source), moduleName), moduleName));
    }

    /// Runs a module's body that is compiled already.
    public PyModule load(Code code, String moduleName) {
        return run("MainThread", thread -> imports.run(thread, code, moduleName, false));
    }

    /// Runs a module's code in its globals.
    public void execute(PyThread thread, Code code, PyDict globals) {
        new PyFunction(code, globals, new PyCell[0], Calls.NO_ARGUMENTS, new Object[0]).runBody(thread, globals);
    }

    /// Calls a function of a module with keyword arguments.
    public Object call(PyModule module, String function, Map<String, Object> arguments) {
        return run("MainThread", thread -> {
            var callee = module.globals().get(function);
            if (callee == null) throw PyError.of(Exceptions.ATTRIBUTE_ERROR, "module '" + module.name() + "' has no attribute '" + function + "'");
            var names = arguments.keySet().toArray(String[]::new);
            var values = new Object[names.length];
            for (int i = 0; i < names.length; i++) values[i] = arguments.get(names[i]);
            return Calls.call(thread, callee, Calls.NO_ARGUMENTS, new Keywords(names, values));
        });
    }

    public PyModule builtins() {
        return imports.builtins();
    }

    /// Ends every thread of the program: it stops at its next look at the eval breaker or in its blocking call.
    public void cancel() {
        cancelled = true;
        for (var thread : threads) {
            thread.set(PyThread.CANCEL);
            thread.interrupt();
        }
        resume();
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /// Holds every thread at its next look at the eval breaker.
    public void pause() {
        paused = true;
        for (var thread : threads) thread.set(PyThread.PAUSE);
    }

    public void resume() {
        synchronized (gate) {
            paused = false;
            for (var thread : threads) thread.clear(PyThread.PAUSE);
            gate.notifyAll();
        }
    }

    public boolean isPaused() {
        return paused;
    }

    /// The heap is nearly full: every thread raises MemoryError at its next look.
    public void outOfMemory() {
        for (var thread : threads) thread.set(PyThread.MEMORY);
    }

    /// From now on it hears the calls of all threads, those to come included.
    public void profile(Profiler profiler) {
        profilers.add(profiler);
        for (var thread : threads) thread.hear();
    }

    public void stopProfiling(Profiler profiler) {
        profilers.remove(profiler);
        for (var thread : threads) thread.hear();
    }

    /// Makes this one the profiling tool of the interpreter; false when there is another (or this one already).
    public boolean claimProfiling(Profiler tool) {
        return profilingTool.compareAndSet(null, tool);
    }

    public void releaseProfiling(Profiler tool) {
        profilingTool.compareAndSet(tool, null);
    }

    /// What `threading.setprofile` has set for threads to come.
    public @Nullable Object profileFunction() {
        return profileFunction;
    }

    public void profileFunction(@Nullable Object function) {
        profileFunction = function;
    }

    /// Those of all threads, and a thread's own; null if there are none.
    @Nullable Profiler listeners(@Nullable Profiler own) {
        var all = own;
        for (var profiler : profilers) all = all == null ? profiler : new Profiler.Both(profiler, all);
        return all;
    }

    /// Checks for [#outOfMemory] in long loops of Java code.
    void memory(PyThread thread) {
        if ((thread.breaker & (PyThread.MEMORY | PyThread.CANCEL)) != 0) breaker(thread);
    }

    /// What a thread does when its eval breaker is set.
    void breaker(PyThread thread) {
        int bits = thread.breaker;
        if ((bits & PyThread.CANCEL) != 0) throw Cancelled.INSTANCE;
        if ((bits & PyThread.CONDUCTED) != 0 && conductor != null) conductor.look(thread);
        if ((bits & PyThread.DROP_REQUEST) != 0 && gil != null) gil.breaker(thread);
        if ((bits & PyThread.PAUSE) != 0) hold(thread);
        if ((bits & PyThread.MEMORY) != 0) {
            thread.clear(PyThread.MEMORY);
            throw PyError.of(Exceptions.MEMORY_ERROR);
        }
        if ((thread.breaker & PyThread.CANCEL) != 0) throw Cancelled.INSTANCE;
    }

    private void hold(PyThread thread) {
        synchronized (gate) {
            while (paused && !cancelled) {
                try {
                    gate.wait();
                } catch (InterruptedException e) {
                    break; // cancelled
                }
            }
        }
    }
}
