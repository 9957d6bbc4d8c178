package interleave.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/// Asks the JVM's flight recorder when which thread was on a CPU.
///
/// On Linux the event is `jdk.CPUTimeSample`: the kernel interrupts a thread after so much *CPU time*; it gets asked for 1 ms and gives what its timer can
/// (4 ms is common). Elsewhere it is `jdk.ExecutionSample`: every 10 ms or so some of the threads that run Java code. [#source()] says which. The stacks of
/// these events are the interpreter's own Java methods, so they are not kept: where in the Python program a thread was has to come from elsewhere, by the time
/// of the sample.
///
/// The recorder's clock is laid over System.nanoTime by two events of our own that carry both. Starting it for the first time in a JVM takes some tenths of
/// a second.
public final class CpuSampling {
    /// A thread was on a CPU.
    ///
    /// @param nanos    System.nanoTime of the sample
    /// @param cpuNanos CPU time it stands for
    public record Sample(long javaThread, long nanos, long cpuNanos) {}

    @Name("interleave.ClockMark") @StackTrace(false)
    private static final class ClockMark extends Event {
        long nanos;
    }

    private record Raw(long javaThread, Instant at, long cpuNanos) {}

    private static final String CPU = "jdk.CPUTimeSample", LOST = "jdk.CPUTimeSamplesLost", EXECUTION = "jdk.ExecutionSample", MARK = "interleave.ClockMark";
    private static final long EXECUTION_NANOS = 10_000_000;

    private final RecordingStream stream;
    private final String source;
    private final ConcurrentLinkedQueue<Raw> samples = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> offsets = new ConcurrentLinkedQueue<>();
    private final AtomicLong lost = new AtomicLong();

    private CpuSampling(RecordingStream stream, String source) {
        this.stream = stream;
        this.source = source;
    }

    /// Starts sampling; null where this JVM has no flight recorder.
    public static @Nullable CpuSampling start() {
        if (!FlightRecorder.isAvailable()) return null;
        boolean byCpuTime = System.getProperty("os.name", "").startsWith("Linux")
            && FlightRecorder.getFlightRecorder().getEventTypes().stream().anyMatch(type -> type.getName().equals(CPU));
        var sampling = new CpuSampling(new RecordingStream(), byCpuTime ? CPU : EXECUTION);
        sampling.open();
        return sampling;
    }

    private void open() {
        if (source.equals(CPU)) stream.enable(CPU).with("throttle", "1ms");
        else stream.enable(EXECUTION).with("period", "10 ms");
        stream.enable(LOST);
        stream.enable(MARK);
        stream.onEvent(source, this::sampled);
        stream.onEvent(LOST, event -> lost.addAndGet(event.getLong("lostSamples")));
        stream.onEvent(MARK, event -> offsets.add(event.getLong("nanos") - nanos(event.getStartTime())));
        stream.startAsync();
        mark();
    }

    private static void mark() {
        var mark = new ClockMark();
        mark.nanos = System.nanoTime();
        mark.commit();
    }

    private void sampled(RecordedEvent event) {
        RecordedThread thread = event.getThread(source.equals(CPU) ? "eventThread" : "sampledThread");
        if (thread == null || thread.getJavaThreadId() <= 0) return;
        long cpu = source.equals(CPU) ? event.getDuration("samplingPeriod").toNanos() : EXECUTION_NANOS;
        samples.add(new Raw(thread.getJavaThreadId(), event.getStartTime(), cpu));
    }

    private static long nanos(Instant at) {
        return at.getEpochSecond() * 1_000_000_000 + at.getNano();
    }

    /// The event's name.
    public String source() {
        return source;
    }

    /// Samples the recorder says it had no room for; complete after [#stop()].
    public long lost() {
        return lost.get();
    }

    /// Ends the sampling and gives what was sampled, in order. It takes the time of one flush, some hundredths of a second.
    public List<Sample> stop() {
        mark();
        stream.stop();
        stream.close();
        long offset = offsets.stream().mapToLong(Long::longValue).sorted().skip(offsets.size() / 2).findFirst().orElse(System.nanoTime() - nanos(Instant.now()));
        var all = new ArrayList<Sample>();
        for (var raw : samples) all.add(new Sample(raw.javaThread, nanos(raw.at) + offset, raw.cpuNanos));
        all.sort(java.util.Comparator.comparingLong(Sample::nanos));
        return all;
    }

    /// Ends the sampling and throws away what it saw.
    public void abandon() {
        stream.close();
    }
}
