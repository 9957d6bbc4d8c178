package interleave.engine.model;

import interleave.engine.Output;
import interleave.engine.worker.Hub;
import interleave.python.LittlePython;
import interleave.python.lib.ProgramEnd;
import interleave.python.lib.Tracebacks;
import interleave.python.vm.Attributes;
import interleave.python.vm.Calls;
import interleave.python.vm.Cancelled;
import interleave.python.vm.Config;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Interpreter;
import interleave.python.vm.Keywords;
import interleave.python.vm.PyError;
import interleave.python.vm.PyException;
import interleave.python.vm.PyFunction;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.PyTraceback;
import interleave.python.vm.PyTuple;
import interleave.python.vm.StandardInput;
import interleave.recorder.EventWriter;
import interleave.recorder.RingRecorder;
import interleave.teaching.Engine;
import interleave.teaching.Execution;
import interleave.teaching.Profile;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Workload.Call;
import interleave.trace.Cast;
import interleave.trace.ColumnTrace;
import interleave.trace.EventKind;
import interleave.trace.ThreadReading;
import interleave.trace.Trace;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One call of an act: an interpreter of its own, a main thread, and whatever threads the program starts.
///
/// The Java thread "MainThread" loads the module, calls the function, waits for the threads that are no daemons as Python does, ends the daemons, closes the recording, and
/// only then publishes the outcome. It is the one to end everything, so [#cancel()] only says so: it sets each thread's cancel bit and
/// interrupts it. A call of no function ("") is the loading alone.
final class ModelExecution implements Execution {
    private static final long DAEMONS_NANOS = 2_000_000_000L;

    private final ModelWorkload workload;
    private final Call call;
    private final Cast cast = new Cast();
    private final int process = cast.process("main").id();
    private final Output output;
    private final @Nullable RingRecorder recorder;
    private final EventWriter processEvents;
    private final Trace trace;
    private final Hub hub;
    private final Interpreter interpreter;
    private volatile @Nullable String stuck;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Outcome outcome;
    private volatile @Nullable Profile profile;

    private final Object pausing = new Object();
    private boolean paused, over;

    // Written by the main thread alone.
    private long startNanos = -1, startCpu, mainCpu;
    private Map<String, Object> results = Map.of();
    private @Nullable ProgramFailure failure;
    private boolean cancelled;
    private long exitStatus;

    ModelExecution(ModelWorkload workload, Call call) {
        this.workload = workload;
        this.call = call;
        output = new Output(call.terminal());
        recorder = call.recorded() ? RingRecorder.start() : null;
        trace = recorder == null ? new ColumnTrace() : recorder.trace();
        processEvents = recorder == null ? EventWriter.OFF : recorder.writer(process);
        var program = workload.program();
        var launch = program.launch();
        var arguments = Stream.concat(Stream.of(program.fileName()), launch == null ? Stream.of() : launch.arguments().stream()).toList();
        hub = new Hub(new Hub.Program(program.fileName(), program.source(), workload.moduleName(), program.modules(), arguments),
            new Hub.Scene(cast, process, recorder, output::stream), new Hub.Mode(call.gil(), call.switchIntervalNanos(), call.measured()), this::stuck);
        var config = new Config(call.gil(), cast, process, recorder, output::out, output::err, arguments, program.modules(), hub.processes())
            .input(launch == null ? null : new StandardInput(call.terminal().input())).cells(call.cells());
        interpreter = new Interpreter(config, workload.compiler(), workload.modules());
        if (interpreter.gil() != null) interpreter.gil().interval(call.switchIntervalNanos());
    }

    void start() {
        Thread.ofPlatform().name("MainThread").daemon().stackSize(Interpreter.STACK_BYTES).start(this::main);
    }

    private void main() {
        var watching = Watching.begin(interpreter, call.watch());
        var guard = MemoryGuard.start(interpreter::outOfMemory);
        long endNanos;
        try {
            interpreter.run("MainThread", this::program);
        } catch (Cancelled e) {
            cancelled = true;
        } finally {
            endNanos = System.nanoTime();
            endDaemons();
            endWorkers();
            guard.close();
            profile = watching.end(cancelled);
            synchronized (pausing) {
                over = true;
            }
            if (recorder != null) recorder.close();
            outcome = outcome(endNanos);
            ended.countDown();
        }
    }

    /// A worker that even the system can't end is told of; nobody may wait for the run for ever because of it.
    private void endWorkers() {
        try {
            hub.close();
        } catch (IllegalStateException e) {
            if (failure == null) failure = new ProgramFailure(e.getMessage() + "; end it in the system's monitor.", 0, String.valueOf(e));
        }
    }

    /// Everything that is done as a Python thread.
    private @Nullable Void program(PyThread me) {
        try {
            if (workload.program().launch() != null) begin();
            protect(me, () -> {
                var module = interpreter.load(workload.code(), workload.moduleName());
                workload.loaded(me, module);
                if (!call.function().isEmpty() && workload.program().launch() == null) call(me, module);
            });
            protect(me, () -> ProgramEnd.await(me));
            if (workload.program().launch() != null) results = Map.of(Engine.EXIT_STATUS, exitStatus);
        } finally {
            if (startNanos >= 0) mainCpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startCpu;
        }
        return null;
    }

    private void call(PyThread me, PyModule module) {
        var function = Attributes.get(me, module, call.function());
        var arguments = arguments(function);
        begin();
        var returned = Calls.call(me, function, Calls.NO_ARGUMENTS, arguments);
        results = Values.results(me, returned);
    }

    /// What is timed begins here.
    private void begin() {
        startCpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        startNanos = System.nanoTime();
    }

    /// The knobs that the function has parameters for.
    private Keywords arguments(Object function) {
        var names = new ArrayList<String>();
        var values = new ArrayList<Object>();
        if (function instanceof PyFunction python) {
            var parameters = python.code.parameters;
            var known = Arrays.asList(parameters.names()).subList(0, parameters.count());
            call.arguments().forEach((name, value) -> {
                if (!parameters.keywords() && !known.contains(name)) return;
                names.add(name);
                values.add(Values.toPython(value));
            });
        }
        return new Keywords(names.toArray(String[]::new), values.toArray());
    }

    /// Runs a part of the program; what it raises is the run's failure, unless there is one already.
    private void protect(PyThread me, Runnable part) {
        PyException raised;
        try {
            part.run();
            return;
        } catch (PyError e) {
            raised = e.exception();
        } catch (StackOverflowError e) {
            raised = new PyException(Exceptions.RECURSION_ERROR, "maximum recursion depth exceeded");
        } catch (OutOfMemoryError e) {
            raised = new PyException(Exceptions.MEMORY_ERROR);
        }
        if (workload.program().launch() != null) {
            ended(me, raised);
            return;
        }
        if (failure != null || isCleanExit(raised)) return;
        failure = new ProgramFailure(Tracebacks.summary(me, raised), line(raised), Tracebacks.uncaught(me, raised));
    }

    /// A program that is run as a whole says itself, as `python FILE` does, what it ended with.
    private void ended(PyThread me, PyException raised) {
        boolean exit = raised.type().isSubtypeOf(Exceptions.SYSTEM_EXIT);
        var text = exit ? LittlePython.exitText(me, raised) : Tracebacks.uncaught(me, raised);
        output.err(text);
        long status = exit ? LittlePython.exitStatus(raised) : 1;
        if (exitStatus == 0) exitStatus = status;
        if (failure != null || status == 0) return;
        failure = exit ? new ProgramFailure("The program ended with exit status " + status + ".", line(raised), text)
            : new ProgramFailure(Tracebacks.summary(me, raised), line(raised), text);
    }

    /// The line of the program's own file where it was raised or, for a syntax error, stands; 0 if there is none.
    private int line(PyException raised) {
        int line = 0;
        for (PyTraceback level = raised.traceback; level != null; level = level.next) {
            if (level.frame.code.source.fileName().equals(workload.program().fileName())) line = level.position.line();
        }
        boolean syntax = raised.type().isSubtypeOf(Exceptions.SYNTAX_ERROR) && raised.arguments().length == 2;
        return syntax && raised.arguments()[1] instanceof PyTuple details && details.get(1) instanceof Long where ? where.intValue() : line;
    }

    private static boolean isCleanExit(PyException raised) {
        if (!raised.type().isSubtypeOf(Exceptions.SYSTEM_EXIT)) return false;
        var status = raised.arguments().length == 0 ? PyNone.NONE : raised.arguments()[0];
        return status == PyNone.NONE || status.equals(0L);
    }

    /// Ends the daemon threads, or after a cancel all threads, and waits for them; those that a worker keeps waiting are rid of it after a while.
    private void endDaemons() {
        boolean interrupted = false;
        long begun = System.nanoTime();
        while (!interpreter.threads().isEmpty()) {
            interpreter.cancel();
            if (System.nanoTime() - begun > DAEMONS_NANOS) hub.cancel();
            for (var thread : interpreter.threads()) {
                try {
                    thread.javaThread.join(10);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) Thread.interrupted();
    }

    /// It waits for what will never come: ended as a cancelled run is, but it is the program that failed.
    private void stuck(String sentence) {
        stuck = sentence;
        cancel();
    }

    private Outcome outcome(long endNanos) {
        var readings = new ArrayList<>(interpreter.readings());
        long cpu = mainCpu;
        for (ThreadReading reading : readings) if (!cast.actor(reading.actor()).name().equals("MainThread")) cpu += Math.max(0, reading.cpuNanos());
        for (ThreadReading reading : hub.threadReadings()) {
            cpu += Math.max(0, reading.cpuNanos());
            readings.add(reading);
        }
        var sentence = stuck;
        var fault = cancelled && sentence != null ? new ProgramFailure(sentence, 0, sentence) : cancelled ? null : failure;
        var status = fault != null ? Status.FAILED : cancelled ? Status.CANCELLED : Status.FINISHED;
        return new Outcome(status, startNanos, endNanos, cpu, results, output.text(), fault, readings, hub.readings());
    }

    @Override
    public Cast cast() {
        return cast;
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public @Nullable Profile profile() {
        return profile;
    }

    @Override
    public long watermark() {
        return recorder == null ? System.nanoTime() : recorder.watermark();
    }

    @Override
    public long drainNanos() {
        return recorder == null ? 0 : recorder.drainNanos();
    }

    @Override
    public long workersCpuNanos() {
        return hub.cpuNanos();
    }

    @Override
    public String output() {
        return output.text();
    }

    @Override
    public boolean done() {
        return ended.getCount() == 0;
    }

    @Override
    public Outcome await() throws InterruptedException {
        ended.await();
        return java.util.Objects.requireNonNull(outcome);
    }

    @Override
    public void pause() {
        synchronized (pausing) {
            if (paused || over) return;
            paused = true;
            processEvents.write(EventKind.PAUSE, -1, 0, 0);
            interpreter.pause();
            hub.pause();
        }
    }

    @Override
    public void resume() {
        synchronized (pausing) {
            if (!paused || over) return;
            paused = false;
            processEvents.write(EventKind.RESUME, -1, 0, 0);
            interpreter.resume();
            hub.resume();
        }
    }

    @Override
    public void cancel() {
        interpreter.cancel();
        hub.cancel();
    }
}
