package interleave.python.lib;

import interleave.python.vm.Blocking;
import interleave.python.vm.Calls;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Interpreter;
import interleave.python.vm.Iteration;
import interleave.python.vm.Processes;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyError;
import interleave.python.vm.PyException;
import interleave.python.vm.PyList;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTuple;
import interleave.python.vm.Text;
import interleave.python.vm.Truth;
import interleave.trace.EventKind;
import java.util.ArrayList;
import java.util.List;

/// The module `_multiprocessing`: what the frozen package `multiprocessing` can't do in Python. Processes, pipes, semaphores and cells come through [Processes].
final class MultiprocessingModule {
    private static final long NO_ANSWER = -1;

    private MultiprocessingModule() {}

    static PyModule make(Interpreter interpreter) {
        var module = new PyModule("_multiprocessing").define("SemLock", PySemLock.SEM_LOCK).define("Connection", PyConnection.CONNECTION)
            .define("Cells", PyCells.CELLS);
        connections(module);
        processes(module);
        pools(module);
        lives(module);
        return module;
    }

    private static void connections(PyModule module) {
        module.define(PyBuiltin.of("pipe", (PyThread me, Object duplex) -> {
            var processes = processes(me);
            int there = processes.pipe();
            if (!Truth.of(me, duplex)) return new PyTuple(new PyConnection(me, there, -1), new PyConnection(me, -1, there));
            int back = processes.pipe();
            return new PyTuple(new PyConnection(me, back, there), new PyConnection(me, there, back));
        }));
        module.define(PyBuiltin.of("wait", (me, connections, sentinels, timeout) -> {
            var pipes = new ArrayList<Integer>();
            for (var one : Iteration.toArray(me, connections)) pipes.add(((PyConnection) one).reading());
            var numbers = new ArrayList<Integer>();
            for (var one : Iteration.toArray(me, sentinels)) numbers.add((int) Arguments.integer(me, one));
            return new PyList(awaitAny(me, pipes, numbers, Seconds.timeout(timeout)).toArray());
        }));
        module.define(PyBuiltin.of("dumps", (PyThread me, Object value) -> new PyBytes(encode(me, value))));
        module.define(PyBuiltin.of("loads", (PyThread me, Object bytes) -> decode(me, ((PyBytes) bytes).bytes())));
    }

    private static void processes(PyModule module) {
        module.define(PyBuiltin.of("available", (PyThread me) -> me.interpreter.config().processes() != null));
        module.define(PyBuiltin.of("start", (me, name, process, warm) -> {
            var handover = new Inheritance();
            byte[] task;
            SPAWNING.set(true);
            try {
                task = encode(me, process, handover);
            } finally {
                SPAWNING.remove();
            }
            var processes = processes(me);
            try {
                var started = processes.start(Text.str(me, name), task, handover.ends, Truth.of(me, warm));
                processes.count(0, task.length, 0);
                return new PyTuple((long) started.process(), started.pid());
            } catch (Processes.Refused e) {
                throw PyError.of(Exceptions.OS_ERROR, e.getMessage());
            }
        }));
        module.define(PyBuiltin.of("prepare", (PyThread me) -> prepare(me)));
        module.define(PyBuiltin.of("join", (PyThread me, Object process, Object timeout) -> join(me, (int) Arguments.integer(me, process), Seconds.timeout(timeout))));
        module.define(PyBuiltin.of("kill", (PyThread me, Object process, Object signal) -> {
            processes(me).kill((int) Arguments.integer(me, process), (int) Arguments.integer(me, signal));
            return PyNone.NONE;
        }));
    }

    private static final ThreadLocal<Boolean> SPAWNING = ThreadLocal.withInitial(() -> false);

    /// How a process begins and ends.
    private static void lives(PyModule module) {
        module.define(PyBuiltin.of("spawning", (PyThread me) -> SPAWNING.get()));
        module.define(PyBuiltin.of("import_main", (PyThread me, Object text, Object file) -> {
            var loaded = me.interpreter.load((String) text, (String) file, "__mp_main__");
            me.interpreter.imports().loaded().put("__main__", loaded);
            return PyNone.NONE;
        }));
        module.define(PyBuiltin.of("format_exception", (PyThread me, Object exception) -> Tracebacks.format(me, (PyException) exception)));
        module.define(PyBuiltin.of("await_threads", (PyThread me) -> {
            ThreadingModule.awaitThreads(me);
            return PyNone.NONE;
        }));
    }

    /// What `multiprocessing` has to do when a program ends: pools are ended, queues written out, daemon processes ended, other children waited for.
    static void exit(PyThread me) {
        var imports = me.interpreter.imports();
        if (imports.loaded("multiprocessing.process") == null) return; // no process can have been started
        Calls.call0(me, interleave.python.vm.Attributes.get(me, imports.module(me, "multiprocessing.util"), "_exit_function"));
    }

    /// Task items of a pool, for whoever watches.
    private static void pools(PyModule module) {
        module.define(PyBuiltin.of("work_begin", (PyThread me, Object item) -> {
            me.write(EventKind.WORK_BEGIN, -1, Arguments.integer(me, item));
            return PyNone.NONE;
        }));
        module.define(PyBuiltin.of("work_end", (PyThread me, Object item, Object good) -> {
            long number = Arguments.integer(me, item);
            me.write(EventKind.WORK_END, -1, Truth.of(me, good) ? number : -number - 1);
            processes(me).countTask();
            return PyNone.NONE;
        }));
    }

    static Processes processes(PyThread me) {
        var processes = me.interpreter.config().processes();
        if (processes != null) return processes;
        if (me.conductor != null) throw me.conductor.refuse(me, "worker processes");
        throw PyError.of(Exceptions.OS_ERROR, "no processes can be started here; run the program with interleave run or interleave python");
    }

    /// The ends that a new process inherits.
    private static final class Inheritance implements Pickler.Handover {
        final List<Processes.End> ends = new ArrayList<>();

        @Override
        public boolean inherits() {
            return true;
        }

        @Override
        public void end(int pipe, boolean writing) {
            ends.add(new Processes.End(pipe, writing));
        }
    }

    /// Ends that go along in a message.
    private record Post(Processes processes) implements Pickler.Handover {
        @Override
        public boolean inherits() {
            return false;
        }

        @Override
        public void end(int pipe, boolean writing) {
            processes.post(new Processes.End(pipe, writing));
        }
    }

    static byte[] encode(PyThread me, Object value) {
        return encode(me, value, new Post(processes(me)));
    }

    private static byte[] encode(PyThread me, Object value, Pickler.Handover handover) {
        long begun = System.nanoTime();
        var bytes = new Pickler(me, handover).dump(value);
        processes(me).count(0, 0, System.nanoTime() - begun);
        return bytes;
    }

    static Object decode(PyThread me, byte[] bytes) {
        long begun = System.nanoTime();
        var value = new Unpickler(me, bytes).load();
        processes(me).count(0, 0, System.nanoTime() - begun);
        return value;
    }

    private static Object prepare(PyThread me) {
        var processes = processes(me);
        var refused = new Processes.Refused[1];
        me.write(EventKind.IO_BEGIN, -1, 0);
        Blocking.detach(me);
        Blocking.await(me, -1, left -> {
            try {
                processes.prepare();
            } catch (Processes.Refused e) {
                refused[0] = e;
            }
            return true;
        });
        me.write(EventKind.IO_END, -1, NO_ANSWER);
        Blocking.attach(me);
        if (refused[0] != null) throw PyError.of(Exceptions.OS_ERROR, refused[0].getMessage());
        return PyNone.NONE;
    }

    private static Object join(PyThread me, int process, long nanos) {
        var processes = processes(me);
        var code = new Integer[1];
        me.write(EventKind.IO_BEGIN, -1, 0);
        Blocking.detach(me);
        Blocking.await(me, nanos, left -> {
            code[0] = processes.await(process, left);
            return code[0] != null;
        });
        me.write(EventKind.IO_END, -1, NO_ANSWER);
        Blocking.attach(me);
        return code[0] == null ? PyNone.NONE : (Object) (long) code[0];
    }

    static List<Boolean> awaitAny(PyThread me, List<Integer> pipes, List<Integer> processes, long nanos) {
        var port = processes(me);
        var ready = new ArrayList<Boolean>();
        int resource = pipes.size() == 1 && processes.isEmpty() ? port.resource(pipes.getFirst(), interleave.trace.Resource.Kind.PIPE, "") : -1;
        me.write(EventKind.IO_BEGIN, resource, 0);
        Blocking.detach(me);
        Blocking.await(me, nanos, left -> {
            ready.clear();
            ready.addAll(port.awaitAny(pipes, processes, left));
            return ready.contains(true);
        });
        me.write(EventKind.IO_END, resource, NO_ANSWER);
        Blocking.attach(me);
        return ready;
    }

}
