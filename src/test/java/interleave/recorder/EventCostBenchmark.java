package interleave.recorder;

import interleave.trace.EventKind;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Event;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// What one event costs the thread that writes it, beside a bare `System.nanoTime()` and a committed JFR event without stack trace.
///
/// ```
/// mvn -q test-compile exec:exec@event-cost
/// ```
///
/// The event is a lock's acquisition or release in turn, in a ring that has grown to its full chunk of 4096 records and is emptied every 1024 events
/// by moving its head (the drainer's own work is on another thread and measured there). Target: at most 1.5 × nanoTime, always below JFR.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseParallelGC")
public class EventCostBenchmark {
    @StackTrace(false)
    static class Written extends Event {
        int kind;
        int resource;
        int line;
        long argument;
    }

    private Ring ring;
    private int count;

    @Setup
    public void ring() {
        ring = new Ring(0, new ChunkPool(1));
    }

    @State(Scope.Thread)
    public static class Flight {
        private Recording recording;

        @Setup
        public void start() {
            recording = new Recording();
            recording.setToDisk(false);
            recording.enable(Written.class).withoutStackTrace();
            recording.start();
        }

        @TearDown
        public void stop() {
            recording.close();
        }
    }

    @Benchmark
    public long nanoTime() {
        return System.nanoTime();
    }

    @Benchmark
    public void event() {
        int n = count++;
        if ((n & 1023) == 0) {
            ring.reader().skip();
        }
        boolean acquire = (n & 1) == 0;
        ring.write(acquire ? EventKind.LOCK_ACQUIRE : EventKind.LOCK_RELEASE, 3, 17, acquire ? 1 : 0);
    }

    @Benchmark
    public void flightRecorderEvent(Flight flight) {
        int n = count++;
        var event = new Written();
        event.kind = n & 1;
        event.resource = 3;
        event.line = 17;
        event.argument = n & 1;
        event.commit();
    }

    public static void main(String[] arguments) throws Exception {
        var results = new Runner(new OptionsBuilder().include(EventCostBenchmark.class.getSimpleName()).build()).run();
        double bare = 0, event = 0, flight = 0;
        for (var result : results) {
            double score = result.getPrimaryResult().getScore();
            switch (result.getPrimaryResult().getLabel()) {
                case "nanoTime" -> bare = score;
                case "event" -> event = score;
                default -> flight = score;
            }
        }
        System.out.printf("%nevent %.1f ns = %.2f x nanoTime (%.1f ns), %.2f x a JFR event (%.1f ns)%n", event, event / bare, bare,
            event / flight, flight);
    }
}
