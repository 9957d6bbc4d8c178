package interleave.python.vm;

import interleave.recorder.EventWriter;
import interleave.recorder.Recorder;
import interleave.trace.Cast;
import interleave.trace.EventKind;
import interleave.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// Threads of one interpreter that are driven from Java, and what they wrote.
final class Hogs implements AutoCloseable {
    record Event(long nanos, EventKind kind, int actor, int resource, long argument) {}

    /// From one take to the next take by another.
    record Hold(int actor, long nanos) {}

    private static final class Log implements Recorder {
        final ConcurrentLinkedQueue<List<Event>> logs = new ConcurrentLinkedQueue<>();

        @Override
        public EventWriter writer(int actor) {
            var log = new ArrayList<Event>();
            logs.add(log);
            return new EventWriter() {
                @Override
                public void writeAt(long nanos, EventKind kind, int resource, int line, long argument) {
                    log.add(new Event(nanos, kind, actor, resource, argument));
                }
            };
        }

        @Override
        public Trace trace() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long dropped() {
            return 0;
        }

        @Override
        public long watermark() {
            return 0;
        }

        @Override
        public long drainNanos() {
            return 0;
        }

        @Override
        public void close() {}
    }

    final Interpreter interpreter;
    private final Log log = new Log();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    volatile boolean stop;

    Hogs(long interval, boolean recorded) {
        var cast = new Cast();
        int process = cast.process("test").id();
        interpreter = new Interpreter(new Config(true, cast, process, recorded ? log : null, text -> {}, text -> {}, List.of(""), java.util.Map.of()),
            (source, module) -> {
                throw new UnsupportedOperationException();
            }, new Modules(Library.NONE));
        gil().interval(interval);
    }

    Gil gil() {
        return java.util.Objects.requireNonNull(interpreter.gil());
    }

    /// A Python thread that does `body`.
    Thread start(String name, Consumer<PyThread> body) {
        var thread = Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                var me = interpreter.attach(name);
                try {
                    body.accept(me);
                } finally {
                    interpreter.detach(me);
                }
            } catch (Cancelled e) {
                // the run was cancelled
            } catch (Throwable e) {
                failures.add(e);
            }
        });
        threads.add(thread);
        return thread;
    }

    /// Busy until [#stop], looking at the eval breaker as loops do.
    void hog(PyThread me) {
        long sum = 0;
        while (!stop) {
            for (int i = 0; i < 20; i++) sum += i * sum;
            me.gauge.step();
            me.checkBreaker();
        }
        if (sum == 42) throw new AssertionError();
    }

    /// Waits for every thread; false if one of them is still there after `millis`.
    boolean join(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (var thread : threads) thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        if (!failures.isEmpty()) throw new AssertionError(failures.getFirst());
        return threads.stream().noneMatch(Thread::isAlive);
    }

    /// In order of time; only after [#join].
    List<Event> events() {
        return log.logs.stream().flatMap(List::stream).sorted(Comparator.comparingLong(Event::nanos)).toList();
    }

    /// The holds between hand-overs, without the first and last few.
    List<Hold> holds() {
        var holds = new ArrayList<Hold>();
        Event held = null;
        for (var event : events()) {
            if (event.kind() != EventKind.GIL_TAKE || held != null && held.actor() == event.actor()) continue;
            if (held != null) holds.add(new Hold(held.actor(), event.nanos() - held.nanos()));
            held = event;
        }
        return holds.size() < 8 ? holds : holds.subList(2, holds.size() - 3);
    }

    static double percentile(List<Hold> holds, double p) {
        var sorted = holds.stream().mapToLong(Hold::nanos).sorted().toArray();
        return sorted[(int) (p * (sorted.length - 1))] / 1e6;
    }

    @Override
    public void close() throws InterruptedException {
        stop = true;
        interpreter.cancel();
        for (var thread : threads) thread.join(5_000);
    }
}
