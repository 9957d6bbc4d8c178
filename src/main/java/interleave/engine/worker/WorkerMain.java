package interleave.engine.worker;

import interleave.python.LittlePython;
import interleave.python.vm.Calls;
import interleave.python.vm.Cancelled;
import interleave.python.vm.Config;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Interpreter;
import interleave.python.vm.PyBytes;
import interleave.python.vm.PyError;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyThread;
import interleave.python.vm.TracebackText;
import interleave.recorder.RingRecorder;
import interleave.trace.Cast;
import interleave.wire.Link;
import interleave.wire.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;

/// A worker process: connects to the app, runs one process of the program, tells what happens, ends.
///
/// It ends with the app: when the link reads end-of-file, at once and from whatever it does. What it writes to standard output nobody reads as protocol.
public final class WorkerMain {
    private static final int CLOCK_TURNS = 8;
    private static final int ORPHANED = 3;
    private static final RingRecorder.Settings RECORDING = new RingRecorder.Settings(340, 4_000_000, 2_000_000);

    private final Link link;
    private final Cast cast = new Cast();
    private final int process = cast.process("worker").id();
    private final Remote remote;
    private final SynchronousQueue<Message> opening = new SynchronousQueue<>();
    private volatile @Nullable Interpreter interpreter;
    private volatile boolean paused, leaving;
    private final java.util.concurrent.atomic.AtomicBoolean farewell = new java.util.concurrent.atomic.AtomicBoolean();
    private int actorsTold, resourcesTold;

    private WorkerMain(Link link) {
        this.link = link;
        this.remote = new Remote(link, cast, process);
    }

    public static void main(String[] arguments) throws Exception {
        var secret = new BufferedReader(new InputStreamReader(System.in, java.nio.charset.StandardCharsets.US_ASCII)).readLine();
        var link = new Link(new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])));
        link.send(new Message.Hello(Message.VERSION, secret, Integer.parseInt(arguments[1])));
        new WorkerMain(link).run();
    }

    /// The app has gone.
    static void orphaned() {
        Runtime.getRuntime().halt(ORPHANED);
    }

    private void run() throws InterruptedException, IOException {
        Thread.ofPlatform().daemon().name("link").start(this::listen);
        long offset = 0, error = Long.MAX_VALUE;
        for (int turn = 0; turn < CLOCK_TURNS; turn++) {
            link.send(new Message.Ping(System.nanoTime()));
            var pong = (Message.Pong) opening.take();
            long now = System.nanoTime(), half = (now - pong.sentNanos() + 1) / 2;
            if (half >= error) continue;
            error = half;
            offset = pong.appNanos() - (pong.sentNanos() + half);
        }
        link.send(new Message.Clock(offset, error));
        var first = opening.take();
        if (first instanceof Message.Prepare spare) {
            link.send(spare.warm() ? WarmUp.run(spare.gil(), spare.recorded()) : new Message.Warm(0, 0));
            first = opening.take();
        }
        int code = work((Message.Begin) first);
        leaving = true;
        link.close();
        if (System.getProperty(Launch.TRAIN) != null) System.exit(code & 0xff); // a cache is written at an orderly exit only
        Runtime.getRuntime().halt(code & 0xff);
    }

    private void listen() {
        try {
            for (Message message; (message = link.receive()) != null; ) {
                switch (message) {
                    case Message.Reply reply -> remote.take(reply);
                    case Message.Pause pause -> pause(pause.held());
                    default -> opening.put(message);
                }
            }
        } catch (IOException | InterruptedException e) {
            // as good as gone
        }
        if (!leaving) orphaned();
    }

    private void pause(boolean held) {
        paused = held;
        var running = interpreter;
        if (running == null) return;
        if (held) running.pause();
        else running.resume();
    }

    private void tell(Message message) {
        try {
            link.send(message);
        } catch (IOException e) {
            orphaned();
        }
    }

    private int work(Message.Begin begin) throws InterruptedException {
        var sink = new WireSink(this::tell, this::introduce);
        var recorder = begin.recorded() ? RingRecorder.to(sink, RECORDING) : null;
        var sources = new HashMap<>(begin.sources());
        if (!begin.mainName().equals("__main__")) sources.put(begin.mainName(), begin.mainText());
        var config = new Config(begin.gil(), cast, process, recorder, text -> tell(new Message.Print(1, text)), text -> tell(new Message.Print(2, text)),
            begin.arguments(), sources, remote);
        var python = LittlePython.interpreter(config);
        if (python.gil() != null) python.gil().interval(begin.intervalNanos());
        tell(new Message.Up());
        if (begin.warm()) tell(WarmUp.run(begin.gil(), begin.recorded()));
        interpreter = python;
        if (paused) python.pause();
        var lastWords = new Thread(() -> farewell(python, recorder, sink), "farewell");
        Runtime.getRuntime().addShutdownHook(lastWords);
        var code = new int[1];
        var main = Thread.ofPlatform().name("MainThread").daemon().stackSize(Interpreter.STACK_BYTES).unstarted(() -> code[0] = main(python, begin));
        main.start();
        while (!main.join(java.time.Duration.ofMillis(20))) {
            synchronized (farewell) { // what was read before the last words must not be told after them
                if (!farewell.get()) gauges();
            }
        }
        farewell(python, recorder, sink);
        tell(new Message.Ended(code[0]));
        return code[0];
    }

    /// The last that is known of the process: at its end, or when the system asks it to terminate and its threads are about to be cut off.
    private void farewell(Interpreter python, @Nullable RingRecorder recorder, WireSink sink) {
        synchronized (farewell) {
            if (farewell.getAndSet(true)) return;
            gauges();
            if (recorder != null) {
                recorder.close();
                sink.flush(System.nanoTime()); // its last pass may have come too soon after the one before to be sent by itself
            }
            var readings = new ArrayList<>(python.readings());
            for (var thread : python.threads()) {
                var reading = thread.reading();
                if (reading != null) readings.add(reading);
            }
            introduce(); // whoever is told of is known by then
            readings.forEach(this::tell);
        }
    }

    private void tell(interleave.trace.ThreadReading reading) {
        tell(new Message.Reading(reading.actor(), reading.cpuNanos(), reading.blockedNanos(), reading.waitedNanos(), reading.blockedCount(), reading.waitedCount()));
    }

    private int main(Interpreter python, Message.Begin begin) {
        try {
            return python.run("MainThread", me -> process(me, begin));
        } catch (Cancelled e) {
            return 1;
        }
    }

    private static int process(PyThread me, Message.Begin begin) {
        try {
            var spawn = me.interpreter.imports().module(me, "multiprocessing.spawn");
            var main = begin.mainName().equals("__main__") ? (Object) begin.mainText() : interleave.python.vm.PyNone.NONE;
            var status = Calls.call(me, spawn.globals().get("_worker"), new Object[] {new PyBytes(begin.task()), main, begin.mainFile(), begin.name()});
            return status instanceof Long code ? (int) (long) code : 0;
        } catch (PyError e) {
            me.interpreter.config().stderr().accept(TracebackText.of(me, e.exception()));
            return 1;
        }
    }

    private void introduce() {
        synchronized (remote) {
            introduceAll();
        }
    }

    private void introduceAll() {
        var actors = cast.actors();
        while (actorsTold < actors.size()) {
            var actor = actors.get(actorsTold++);
            tell(new Message.NewActor(actor.name(), actor.kind().ordinal(), actor.process(), actor.javaThreadId()));
        }
        var resources = cast.resources();
        while (resourcesTold < resources.size()) {
            var resource = resources.get(resourcesTold++);
            tell(new Message.NewResource(resource.name(), resource.kind().ordinal(), remote.shared(resource.id())));
        }
    }

    /// Where the threads are.
    private void gauges() {
        var actors = cast.actors(); // first: one that comes now is not introduced yet
        introduce();
        var values = new long[(actors.size() - 1) * 4];
        for (int i = 1; i < actors.size(); i++) {
            var gauge = actors.get(i).gauge();
            values[4 * i - 4] = i;
            values[4 * i - 3] = gauge.line();
            values[4 * i - 2] = gauge.steps();
            values[4 * i - 1] = gauge.systemThread();
        }
        tell(new Message.Gauges(values));
        tell(new Message.Tally(remote.bytesIn(), remote.bytesOut(), remote.pickleNanos(), remote.tasks()));
    }
}
