package interleave.engine.worker;

import interleave.python.vm.Processes.End;
import interleave.recorder.Recorder;
import interleave.teaching.ProcessReading;
import interleave.trace.Cast;
import interleave.trace.Resource;
import interleave.trace.ThreadReading;
import interleave.wire.Link;
import interleave.wire.Message;
import interleave.wire.Verb;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The app's side of a run's worker processes: starts them, answers what they and the program's own interpreter ask, takes in what they tell, and ends them.
///
/// ```text
///                     ┌── wire ──▶ worker 1 ┐
///  program ── Hub ────┼── wire ──▶ worker 2 ┼ each a JVM with a Little Python of its own
///             Shared  └── wire ──▶ worker 3 ┘
/// ```
///
/// All go through here: a message from one worker to another passes the app. Each worker has one thread in the app that reads what it says.
///
/// **Guarantees**
/// 1. Every worker has [#token()] on its command line and ends by itself when this process is gone: it reads end-of-file.
/// 2. After [#close] no worker process and no thread of the hub's is left, whatever state they were in.
/// 3. A worker's events come into the recorder on this process's time axis; how exact that is, [#clockErrorNanos] says.
public final class Hub implements AutoCloseable {
    /// The program that workers import, as the interpreter that starts them runs it.
    ///
    /// @param file    the file's name, for tracebacks
    /// @param module  the name it was loaded under: "__main__", or a module's
    /// @param sources other modules that it may import, by name
    public record Program(String file, String text, String module, Map<String, String> sources, List<String> arguments) {}

    /// Where the run is recorded.
    ///
    /// @param output gets what workers print: stream 1 or 2, text
    public record Scene(Cast cast, int process, @Nullable Recorder recorder, BiConsumer<Integer, String> output) {}

    /// How workers' interpreters run.
    ///
    /// @param warm whether they warm up before they begin
    public record Mode(boolean gil, long switchIntervalNanos, boolean warm) {}

    private static final int MOST_WORKERS = 64;
    private static final String NO_PROCESS = "A worker process could not be started (%s); is the system out of processes or memory?";
    private static final String RUN = Long.toHexString(ProcessHandle.current().pid()) + "-";
    private static final AtomicInteger RUNS = new AtomicInteger();

    final Program program;
    final Scene scene;
    final Mode mode;
    private final String token = "interleave-run-" + RUN + RUNS.incrementAndGet();
    private final Shared shared = new Shared();
    private final Map<Integer, Integer> resources = new ConcurrentHashMap<>();
    private final Map<Integer, Worker> workers = new ConcurrentHashMap<>();
    private final Map<Integer, Spare> spares = new ConcurrentHashMap<>();
    private final List<ThreadReading> threadReadings = java.util.Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger numbers = new AtomicInteger();
    private final Local local;
    private final java.util.function.Consumer<String> stuck;
    private @Nullable LossWatch watch;
    private @Nullable ServerSocket door;
    private volatile String secret = "";
    private @Nullable Thread porter;
    private volatile boolean closed, paused;

    public Hub(Program program, Scene scene, Mode mode) {
        this(program, scene, mode, sentence -> { });
    }

    /// @param stuck told, with a sentence, when the run can't go on because a worker was lost; on a thread of the hub's
    public Hub(Program program, Scene scene, Mode mode, java.util.function.Consumer<String> stuck) {
        this.stuck = stuck;
        this.program = program;
        this.scene = scene;
        this.mode = mode;
        this.local = new Local(this);
    }

    /// For the program's own interpreter.
    public interleave.python.vm.Processes processes() {
        return local;
    }

    /// On the command line of every process of this run.
    public String token() {
        return token;
    }

    /// What tokens of all runs of this JVM begin with.
    public static String tokensBegin() {
        return "interleave-run-" + RUN;
    }

    /// ThreadMXBean as workers' threads read it at their end.
    public List<ThreadReading> threadReadings() {
        synchronized (threadReadings) {
            return List.copyOf(threadReadings);
        }
    }

    /// One for each process that was started, in order; before them the program's own when there were any.
    public List<ProcessReading> readings() {
        if (workers.isEmpty()) return List.of();
        var readings = new ArrayList<ProcessReading>();
        readings.add(new ProcessReading("main", -1, -1, local.bytesIn(), local.bytesOut(), local.pickleNanos(), local.tasks(), closed ? "normal" : ""));
        workers.values().stream().sorted(java.util.Comparator.comparingInt(Worker::number)).forEach(worker -> readings.add(worker.reading()));
        return readings;
    }

    /// CPU time that the workers' processes have used so far, those that have ended included, as the system counts it (Linux: to 10 ms).
    public long cpuNanos() {
        long sum = 0;
        for (var worker : workers.values()) sum += worker.cpuNanos();
        return sum;
    }

    /// The largest error of a worker's clock against this process's, in nanoseconds; 0 without workers.
    public long clockErrorNanos() {
        return workers.values().stream().mapToLong(Worker::clockErrorNanos).max().orElse(0);
    }

    Shared shared() {
        return shared;
    }

    String secret() {
        return secret;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isPaused() {
        return paused;
    }

    /// A worker has ended by a signal that the run did not send for its own end.
    void lost(String name) {
        synchronized (this) {
            if (closed || watch != null) return;
            watch = LossWatch.start(scene.cast(), shared, name, LossWatch.PATIENCE_NANOS, stuck);
        }
    }

    void reading(ThreadReading reading) {
        threadReadings.add(reading);
    }

    /// The resource in the app's cast that stands for a shared thing.
    int resource(int handle, Resource.Kind kind, String name) {
        return resources.computeIfAbsent(handle, number -> scene.cast().resource(kind, name, scene.process()).id());
    }

    /// Answers a question of the program's own interpreter (`asker` null) or of a worker.
    void answer(@Nullable Worker asker, Verb verb, int handle, long argument, byte[] bytes, CompletableFuture<Answer> asked) {
        switch (verb) {
            case NEW_PIPE -> {
                int pipe = shared.pipe();
                if (asker != null) {
                    asker.holds(new End(pipe, false), 1);
                    asker.holds(new End(pipe, true), 1);
                }
                asked.complete(Answer.of(pipe));
            }
            case HOLD_END, LET_GO_END, POST_END, ADOPT_END -> {
                end(asker, verb, new End(handle, argument == 1));
                asked.complete(Answer.DONE);
            }
            case SEND -> shared.send(handle, bytes, asked);
            case RECEIVE -> shared.receive(handle, asked);
            case POLL -> shared.poll(handle, asked);
            case NEW_SEMAPHORE -> asked.complete(Answer.of(shared.semaphore((int) argument)));
            case ACQUIRE -> shared.acquire(handle, argument == 1, asked);
            case RELEASE -> {
                shared.release(handle);
                asked.complete(Answer.DONE);
            }
            case SEMAPHORE_VALUE -> asked.complete(Answer.of(shared.value(handle)));
            case NEW_CELLS -> asked.complete(Answer.of(shared.cells((int) argument)));
            case GET_CELL -> {
                var value = shared.cell(handle, (int) argument);
                asked.complete(value == null ? Answer.refused("This value belongs to a run that is over.") : Answer.of(value));
            }
            case SET_CELL -> {
                shared.cell(handle, (int) argument, ByteBuffer.wrap(bytes).getLong());
                asked.complete(Answer.DONE);
            }
            case START -> asked.complete(start(Spawn.of(bytes), argument == 1));
            case PREPARE -> prepare(asked);
            case AWAIT -> {
                var worker = workers.get(handle);
                if (worker == null) asked.complete(Answer.refused("There is no process " + handle + " in this run."));
                else worker.ended().thenAccept(code -> asked.complete(Answer.of(code)));
            }
            case KILL -> {
                var worker = workers.get(handle);
                if (worker != null) worker.kill((int) argument);
                asked.complete(Answer.DONE);
            }
        }
    }

    private void end(@Nullable Worker asker, Verb verb, End end) {
        switch (verb) {
            case HOLD_END, POST_END -> shared.hold(end);
            case LET_GO_END -> shared.letGo(end);
            default -> { }
        }
        if (asker == null || verb == Verb.POST_END) return; // what is on its way is held by nobody in particular
        if (verb == Verb.ADOPT_END) asker.adopts(end);
        else asker.holds(end, verb == Verb.LET_GO_END ? -1 : 1);
    }

    private Answer start(Spawn spawn, boolean warm) {
        synchronized (this) {
            if (closed) return Answer.refused("This run is over; no process is started any more.");
            if (workers.values().stream().filter(Worker::isAlive).count() >= MOST_WORKERS) {
                return Answer.refused("At most " + MOST_WORKERS + " processes run at once here; end some first, or use fewer.");
            }
            try {
                var worker = warm ? warm(spawn) : null;
                if (worker == null) {
                    int port = door().getLocalPort();
                    worker = enlist(numbers.incrementAndGet(), spawn);
                    worker.launch(port);
                }
                return Answer.of((long) worker.number() << 32 | worker.pid());
            } catch (IOException e) {
                return Answer.refused(NO_PROCESS.formatted(e.getMessage()));
            }
        }
    }

    private Worker enlist(int number, Spawn spawn) {
        var worker = new Worker(this, number, spawn);
        for (var end : spawn.ends()) {
            shared.hold(end);
            worker.inherits(end);
        }
        workers.put(number, worker);
        return worker;
    }

    /// A spare that becomes a worker; null when there is none.
    private @Nullable Worker warm(Spawn spawn) {
        for (var spare : spares.values()) {
            if (!spare.warm().isDone()) continue;
            spares.remove(spare.child().number());
            if (!spare.child().isAlive()) continue;
            var worker = enlist(spare.child().number(), spawn);
            if (worker.takes(spare)) return worker;
            workers.remove(worker.number());
            worker.neverWas();
        }
        return null;
    }

    /// Spares that live and are warm.
    int warmChildren() {
        return (int) spares.values().stream().filter(spare -> spare.warm().isDone() && spare.child().isAlive()).count();
    }

    private void prepare(CompletableFuture<Answer> asked) {
        synchronized (this) {
            try {
                spares.values().removeIf(spare -> !spare.child().isAlive());
                while (!closed && spares.size() < Spare.MOST) {
                    int number = numbers.incrementAndGet();
                    spares.put(number, Spare.launch(this, door().getLocalPort(), number));
                }
                CompletableFuture.allOf(spares.values().stream().map(Spare::warm).toArray(CompletableFuture[]::new)).thenRun(() -> asked.complete(Answer.DONE));
            } catch (IOException e) {
                asked.complete(Answer.refused(NO_PROCESS.formatted(e.getMessage())));
            }
        }
    }

    private ServerSocket door() throws IOException {
        if (door != null) return door;
        var opened = new ServerSocket(0, MOST_WORKERS, InetAddress.getLoopbackAddress());
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        secret = HexFormat.of().formatHex(random);
        door = opened;
        porter = Thread.ofPlatform().daemon().name("interleave-porter").start(() -> admit(opened));
        return opened;
    }

    private void admit(ServerSocket door) {
        while (!closed) {
            try {
                var socket = door.accept();
                Thread.ofPlatform().daemon().name("interleave-worker-link").start(() -> greet(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    /// Anyone on this machine can connect; only who knows the secret is a worker.
    private void greet(Socket socket) {
        try (var link = new Link(socket)) {
            socket.setSoTimeout(10_000);
            if (!(link.receive() instanceof Message.Hello hello) || hello.version() != Message.VERSION || !hello.secret().equals(secret)) return;
            socket.setSoTimeout(0);
            var spare = spares.get(hello.process());
            var worker = workers.get(hello.process());
            if (spare != null) spare.serve(link);
            else if (worker != null) serve(worker, link, null);
        } catch (IOException e) {
            // it has gone
        }
    }

    /// A worker whose words make no sense can't be answered any more: it is ended, and the program sees a killed process instead of waiting for ever.
    void serve(Worker worker, Link link, Message.@Nullable Clock clock) throws IOException {
        try {
            worker.serve(link, clock);
        } catch (RuntimeException e) {
            scene.output().accept(2, "A worker process was ended, because what it told Interleave made no sense: " + e + "\n");
            worker.kill(9);
        }
    }

    /// Holds all workers at their next instruction.
    public void pause() {
        paused = true;
        for (var worker : workers.values()) worker.pause(true);
    }

    public void resume() {
        paused = false;
        for (var worker : workers.values()) worker.pause(false);
    }

    /// Ends all workers; returns at once.
    public void cancel() {
        synchronized (this) {
            closed = true;
        }
        for (var worker : workers.values()) worker.cancel();
        for (var spare : spares.values()) spare.child().kill(9);
    }

    /// Ends all workers at once and waits until they are gone.
    @Override
    public void close() {
        cancel();
        boolean interrupted = false;
        for (var worker : workers.values()) interrupted |= gone(worker.ended(), worker.name(), worker.pid());
        for (var spare : spares.values()) interrupted |= gone(spare.child().status(), "a warm child", spare.child().pid());
        if (door != null) {
            try {
                door.close();
            } catch (IOException e) {
                // closed
            }
        }
        if (porter != null) porter.interrupt();
        if (watch != null) watch.close();
        if (interrupted) Thread.currentThread().interrupt();
    }

    /// @return whether the waiting thread was interrupted meanwhile
    private static boolean gone(CompletableFuture<Integer> ended, String name, long pid) {
        for (boolean interrupted = false; ; interrupted = true) {
            try {
                ended.get(10, TimeUnit.SECONDS);
                return interrupted;
            } catch (InterruptedException e) {
                // once more
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException(name + " (process " + pid + ") does not end", e);
            }
        }
    }

    /// The program's own interpreter asks by calling.
    private static final class Local extends Asking {
        private final Hub hub;

        Local(Hub hub) {
            super(hub.scene.cast(), hub.scene.process());
            this.hub = hub;
        }

        @Override
        CompletableFuture<Answer> ask(Verb verb, int handle, long argument, byte[] bytes) {
            var asked = new CompletableFuture<Answer>();
            hub.answer(null, verb, handle, argument, bytes, asked);
            return asked;
        }

        @Override
        void withdraw(CompletableFuture<Answer> asked) {
            asked.complete(Answer.TIMED_OUT);
        }

        @Override
        int register(int handle, Resource.Kind kind, String name) {
            return hub.resource(handle, kind, name);
        }
    }
}
