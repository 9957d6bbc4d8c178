package interleave.run;

import interleave.recorder.EventWriter;
import interleave.recorder.RingRecorder;
import interleave.teaching.Engine;
import interleave.teaching.Execution;
import interleave.teaching.Program;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Workload;
import interleave.trace.Cast;
import interleave.trace.EventKind;
import interleave.trace.ThreadReading;
import interleave.trace.Trace;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/// An engine for tests: an act is a piece of Java that runs on a thread of its own, can be held and cancelled, and is recorded.
final class JavaEngine implements Engine {
    /// An act in Java; polls [Call#breathe()] wherever Python would look at the eval breaker.
    interface Body {
        Map<String, Object> run(Call call) throws Exception;
    }

    private final Map<String, Body> bodies;
    final ConcurrentLinkedQueue<Workload.Call> calls = new ConcurrentLinkedQueue<>();
    volatile boolean closed;

    JavaEngine(Map<String, Body> bodies) {
        this.bodies = bodies;
    }

    @Override
    public Kind kind() {
        return Kind.MODEL;
    }

    @Override
    public String version() {
        return "Java, for tests";
    }

    @Override
    public boolean gil() {
        return true;
    }

    @Override
    public String unusable() {
        return null;
    }

    @Override
    public Workload open(Program program) throws ProgramFailure {
        if (program.source().contains("syntax error")) throw new ProgramFailure("SyntaxError: invalid syntax", 3, "  File \"lesson.py\", line 3\nSyntaxError: invalid syntax");
        return new Workload() {
            @Override
            public boolean defines(String function) {
                return bodies.containsKey(function);
            }

            @Override
            public Execution start(Call call) {
                calls.add(call);
                return new Run(bodies.get(call.function()), call);
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    /// What a body sees of its run.
    interface Call {
        Map<String, Object> arguments();

        /// Waits while paused.
        ///
        /// @throws InterruptedException when cancelled
        void breathe() throws InterruptedException;
    }

    private static final class Run implements Execution, Call {
        private final Cast cast = new Cast();
        private final RingRecorder recorder;
        private final Workload.Call call;
        private final Thread thread;
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Object gate = new Object();
        private volatile boolean held, cancelled;
        private volatile Outcome outcome;

        Run(Body body, Workload.Call call) {
            this.call = call;
            var process = cast.process("main");
            recorder = RingRecorder.start();
            var registered = new CountDownLatch(1);
            thread = Thread.ofPlatform().daemon().name("test-workload").start(() -> {
                var actor = cast.thread("main", process.id(), Thread.currentThread().threadId());
                registered.countDown();
                EventWriter events = call.recorded() ? recorder.writer(actor.id()) : EventWriter.OFF;
                long start = System.nanoTime();
                events.write(EventKind.THREAD_START, -1, 1, -1);
                Map<String, Object> results = Map.of();
                ProgramFailure failure = null;
                try {
                    results = body.run(this);
                } catch (InterruptedException e) {
                    // cancelled
                } catch (Exception e) {
                    failure = new ProgramFailure("ValueError: " + e.getMessage(), 7, "Traceback (most recent call last):\nValueError: " + e.getMessage());
                }
                events.write(EventKind.THREAD_END, -1, 1, -1);
                recorder.close();
                var status = cancelled ? Status.CANCELLED : failure != null ? Status.FAILED : Status.FINISHED;
                outcome = new Outcome(status, start, System.nanoTime(), 1, results, "", failure, List.of(new ThreadReading(actor.id(), 1, 0, 0, 0, 0)));
                ended.countDown();
            });
            try {
                registered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Map<String, Object> arguments() {
            return call.arguments();
        }

        @Override
        public void breathe() throws InterruptedException {
            synchronized (gate) {
                while (held && !cancelled) gate.wait();
            }
            if (cancelled) throw new InterruptedException();
        }

        @Override
        public Cast cast() {
            return cast;
        }

        @Override
        public Trace trace() {
            return recorder.trace();
        }

        @Override
        public long watermark() {
            return recorder.watermark();
        }

        @Override
        public long drainNanos() {
            return recorder.drainNanos();
        }

        @Override
        public String output() {
            return "";
        }

        @Override
        public boolean done() {
            return ended.getCount() == 0;
        }

        @Override
        public Outcome await() throws InterruptedException {
            ended.await();
            thread.join();
            return outcome;
        }

        @Override
        public void pause() {
            held = true;
        }

        @Override
        public void resume() {
            synchronized (gate) {
                held = false;
                gate.notifyAll();
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            synchronized (gate) {
                gate.notifyAll();
            }
        }
    }
}
