package interleave.engine.worker;

import interleave.python.vm.Processes.End;
import interleave.recorder.EventWriter;
import interleave.teaching.ProcessReading;
import interleave.trace.Actor;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.ThreadReading;
import interleave.wire.EventRows;
import interleave.wire.Link;
import interleave.wire.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One worker process as the app sees it: its system process, what it holds, what it asks, and its actors among the app's.
///
/// [#serve] is its link's thread; all that comes over the wire is handled there, so a worker's events are written by one thread. A worker is *gone* when its
/// system process has ended and its link is read to the end; only then its exit code is told, so that nothing it said comes after.
final class Worker {
    private static final Resource.Kind[] RESOURCES = Resource.Kind.values();

    private final Hub hub;
    private final int number;
    private final Spawn spawn;
    private final Actor process;
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> unlinked = new CompletableFuture<>();
    private final Map<End, Integer> held = new HashMap<>(), inherited = new HashMap<>();
    private final Map<Long, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();
    private @Nullable Child child;
    private volatile @Nullable Link link;
    private volatile boolean linked, cancelled;
    /// It was a [Spare], so it is warm.
    private boolean spare;
    private long launched, cpuBefore;
    private volatile long startNanos = -1, warmUpNanos = -1, clockOffset, clockError;
    private volatile Message.@Nullable Tally tally;
    private volatile Message.@Nullable Ended last;
    private volatile @Nullable Integer exitCode;

    // Of the link's thread: the worker's ids to the app's.
    private final List<Actor> actors = new ArrayList<>();
    private final List<Integer> resources = new ArrayList<>();
    private final Map<Integer, EventWriter> writers = new HashMap<>();
    private final java.util.BitSet running = new java.util.BitSet();
    /// Its GIL among the app's resources, and the actor that has it; -1: nobody.
    private int gil = -1, holder = -1;
    private long dropped;

    Worker(Hub hub, int number, Spawn spawn) {
        this.hub = hub;
        this.number = number;
        this.spawn = spawn;
        this.process = hub.scene.cast().process(spawn.name());
    }

    int number() {
        return number;
    }

    long pid() {
        return child == null ? 0 : child.pid();
    }

    /// Completed with the exit code once it is gone.
    CompletableFuture<Integer> ended() {
        return ended;
    }

    boolean isAlive() {
        return !ended.isDone();
    }

    long clockErrorNanos() {
        return clockError;
    }

    void launch(int port) throws IOException {
        launched = System.nanoTime();
        tell(EventKind.PROCESS_START);
        is(Child.launch(hub, port, number));
    }

    /// Its process is there already, and warm.
    ///
    /// @return false when it is gone
    boolean takes(Spare warm) {
        launched = System.nanoTime();
        spare = linked = true;
        cpuBefore = warm.child().cpuNanos();
        if (!warm.take(this)) return false;
        tell(EventKind.PROCESS_START);
        is(warm.child());
        return true;
    }

    private void is(Child launched) {
        child = launched;
        launched.status().thenAccept(status -> gone(launched, status));
    }

    /// How far the process is; by whoever starts it, then by its link's thread.
    private void tell(EventKind kind) {
        if (hub.scene.recorder() != null) hub.scene.recorder().writer(process.id()).write(kind, -1, 0, 0);
    }

    private void gone(Child child, int status) {
        if (linked) unlinked.join();
        release();
        for (int actor = running.nextSetBit(0); actor >= 0; actor = running.nextSetBit(actor + 1)) end(actor);
        var said = last;
        int code = said != null ? said.exitCode() : status;
        exitCode = code;
        if (!linked && !cancelled && code > 0) complain(child.garbage(), code);
        if (code < 0 && code != -15 && !cancelled) hub.lost(spawn.name());
        ended.complete(code);
    }

    private void complain(String words, int code) {
        hub.scene.output().accept(2, "The process " + spawn.name() + " ended before it could begin (status " + code + ")" + (words.isEmpty() ? "" : ": " + words) + "\n");
    }

    private void release() {
        List<Map.Entry<End, Integer>> all;
        synchronized (held) {
            all = List.copyOf(held.entrySet());
            held.clear();
        }
        for (var question : asked.values()) question.complete(Answer.TIMED_OUT);
        for (var hold : all) for (int i = 0; i < hold.getValue(); i++) hub.shared().letGo(hold.getKey());
    }

    /// One that ended without a word: its threads have ended, too, and its GIL is gone.
    private void end(int actor) {
        var writer = writers.get(actor);
        if (writer == null) return;
        if (actor == holder) writer.write(EventKind.GIL_DROP, gil, 0, 0);
        writer.write(EventKind.THREAD_END, -1, 0, 0);
    }

    void holds(End end, int more) {
        synchronized (held) {
            held.merge(end, more, Integer::sum);
            held.remove(end, 0);
        }
    }

    /// Held from the start: what the process inherits.
    void inherits(End end) {
        synchronized (held) {
            held.merge(end, 1, Integer::sum);
            inherited.merge(end, 1, Integer::sum);
        }
    }

    /// The worker has made a connection of an end that it inherited or that came in a message.
    void adopts(End end) {
        synchronized (held) {
            if (inherited.getOrDefault(end, 0) == 0) holds(end, 1);
            else inherited.merge(end, -1, Integer::sum);
        }
    }

    /// The link's thread, until the worker has gone.
    ///
    /// @param clock when the worker has told it already
    void serve(Link link, Message.@Nullable Clock clock) throws IOException {
        linked = true;
        this.link = link;
        try {
            if (cancelled) return;
            if (clock != null) begin(link, clock);
            for (Message message; (message = link.receive()) != null; ) take(link, message);
        } finally {
            this.link = null;
            unlinked.complete(null);
        }
    }

    private void take(Link link, Message message) throws IOException {
        switch (message) {
            case Message.Ping ping -> link.send(new Message.Pong(ping.sentNanos(), System.nanoTime()));
            case Message.Clock clock -> begin(link, clock);
            case Message.Up up -> {
                startNanos = System.nanoTime() - launched;
                tell(EventKind.PROCESS_UP);
                if (spare && hub.mode.warm()) warm(0);
            }
            case Message.Warm warm -> warm(warm.nanos());
            case Message.NewActor actor -> enlist(actor);
            case Message.NewResource resource -> resources.add(resource.shared() >= 0
                ? hub.resource(resource.shared(), RESOURCES[resource.kind()], resource.name())
                : hub.scene.cast().resource(RESOURCES[resource.kind()], resource.name(), process.id()).id());
            case Message.Events events -> record(events);
            case Message.Gauges gauges -> {
                var values = gauges.values();
                for (int i = 0; i + 3 < values.length; i += 4) {
                    var gauge = actors.get((int) values[i]).gauge();
                    gauge.line((int) values[i + 1]);
                    gauge.steps(values[i + 2]);
                    gauge.systemThread((int) values[i + 3]);
                }
            }
            case Message.Reading r -> hub.reading(new ThreadReading(actors.get(r.actor()).id(), r.cpuNanos(), r.blockedNanos(), r.waitedNanos(),
                r.blockedCount(), r.waitedCount()));
            case Message.Print print -> hub.scene.output().accept(print.stream(), print.text());
            case Message.Request request -> request(link, request);
            case Message.Forget forget -> {
                var question = asked.get(forget.number());
                if (question != null) question.complete(Answer.TIMED_OUT);
            }
            case Message.Tally sum -> tally = sum;
            case Message.Ended words -> last = words;
            default -> throw new IOException("A worker said what only the app says: " + message.getClass().getSimpleName() + ".");
        }
    }

    private void warm(long nanos) {
        warmUpNanos = nanos;
        tell(EventKind.PROCESS_READY);
    }

    private void begin(Link link, Message.Clock clock) throws IOException {
        clockOffset = Math.abs(clock.offsetNanos()) <= clock.errorNanos() ? 0 : clock.offsetNanos(); // one clock, as far as can be told
        clockError = clock.errorNanos();
        var program = hub.program;
        link.send(new Message.Begin(hub.mode.gil(), hub.mode.switchIntervalNanos(), hub.scene.recorder() != null, program.file(), program.text(),
            program.module(), program.sources(), program.arguments(), spawn.name(), spawn.task(), hub.mode.warm() && !spare));
        if (hub.isPaused()) link.send(new Message.Pause(true));
    }

    private void enlist(Message.NewActor message) {
        if (message.kind() == Actor.Kind.PROCESS.ordinal()) {
            actors.add(process);
            return;
        }
        var actor = hub.scene.cast().thread(message.name(), process.id(), -1);
        actors.add(actor);
        running.set(actor.id());
        var recorder = hub.scene.recorder();
        if (recorder != null) writers.put(actor.id(), recorder.writer(actor.id()));
    }

    private void record(Message.Events events) {
        EventRows.read(events.rows(), events.count(), (nanos, kind, actor, resource, line, argument) -> {
            int who = actors.get(actor).id();
            int what = resource < 0 ? -1 : resources.get(resource);
            switch (kind) {
                case THREAD_END -> running.clear(who);
                case GIL_TAKE -> {
                    gil = what;
                    holder = who;
                }
                case GIL_DROP -> holder = -1;
                default -> { }
            }
            var writer = writers.get(who);
            if (writer != null) writer.writeAt(nanos + clockOffset, kind, what, line, argument(kind, argument));
        });
        dropped = events.dropped();
    }

    /// Arguments that name an actor are of the worker's cast.
    private long argument(EventKind kind, long argument) {
        return switch (kind) {
            case THREAD_START, GIL_WAIT, GIL_REQUEST, LOCK_WAIT, JOIN_BEGIN, JOIN_END, TURN_BEGIN ->
                argument < 0 || argument >= actors.size() ? -1 : actors.get((int) argument).id();
            default -> argument;
        };
    }

    private void request(Link link, Message.Request request) {
        var question = new CompletableFuture<Answer>();
        asked.put(request.number(), question);
        question.thenAccept(answer -> {
            asked.remove(request.number());
            try {
                link.send(new Message.Reply(request.number(), answer.outcome(), answer.value(), answer.bytes()));
            } catch (IOException e) {
                // it has gone
            }
        });
        hub.answer(this, request.verb(), request.handle(), request.argument(), request.bytes(), question);
    }

    void pause(boolean held) {
        var open = link;
        if (open == null) return;
        try {
            open.send(new Message.Pause(held));
        } catch (IOException e) {
            // it has gone
        }
    }

    void kill(int signal) {
        if (child != null) child.kill(signal);
    }

    void cancel() {
        if (ended.isDone()) return;
        cancelled = true;
        kill(9);
        var open = link;
        if (open != null) open.close();
    }

    String name() {
        return spawn.name();
    }

    /// Its process was gone before it could begin: what it inherited is let go of.
    void neverWas() {
        release();
    }

    /// What its system process has used since it was started, or taken.
    long cpuNanos() {
        return child == null ? 0 : child.cpuNanos() - cpuBefore;
    }

    ProcessReading reading() {
        var sum = tally;
        long task = spawn.task().length;
        if (sum == null) return new ProcessReading(spawn.name(), startNanos, warmUpNanos, -1, -1, -1, -1, exit());
        return new ProcessReading(spawn.name(), startNanos, warmUpNanos, sum.bytesIn() + task, sum.bytesOut(), sum.pickleNanos(), sum.tasks(), exit());
    }

    private String exit() {
        var code = exitCode;
        if (code == null) return "running";
        if (cancelled) return "cancelled";
        return code == 0 ? "normal" : code == -9 ? "killed" : code == -15 ? "terminated" : code < 0 ? "signal " + -code : "failed";
    }
}
