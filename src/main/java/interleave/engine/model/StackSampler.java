package interleave.engine.model;

import com.sun.management.ThreadMXBean;
import interleave.metrics.CpuSampling;
import interleave.python.vm.Frame;
import interleave.python.vm.Interpreter;
import interleave.python.vm.PyThread;
import interleave.teaching.Profile;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Reads the Python stacks of all threads of an interpreter about a thousand times a second, from a thread of its own that no Python code waits for: it takes no
/// GIL and stops nobody. What lies between two readings of a thread (the time, and the CPU time ThreadMXBean says it used) goes to the stack read second.
///
/// A stack is read while it changes. Frames are never reused and a frame's caller stays the same while it runs, so what is read is a stack that was there a
/// moment ago, or in rare cases one level more or less; it is never a mixture of two.
///
/// Beside it the JVM samples CPU time ([CpuSampling]). The Java frames of those samples are the interpreter's and name no Python function; so each is laid to the Python
/// stack of its thread only where the readings before and after it, at most [#NEAR_NANOS] away, agree; the others are counted as unplaced.
final class StackSampler {
    private static final long PERIOD_NANOS = 1_000_000;
    private static final long NEAR_NANOS = 4 * PERIOD_NANOS;
    private static final int MOST_READINGS = 2_000_000, DEEPEST = 200;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /// One place of a thread: the codes' names outermost first, and the innermost line.
    private record Place(String thread, List<String> frames, int line) {}

    private static final class Sum {
        long samples, wall, cpu;
    }

    /// What was read of one thread, for laying the JVM's samples beside it.
    private static final class Readings {
        long[] nanos = new long[256];
        Place[] places = new Place[256];
        int count;
        long lastNanos, lastCpu = -1;

        void add(long at, Place place) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
                places = Arrays.copyOf(places, 2 * count);
            }
            nanos[count] = at;
            places[count++] = place;
        }

        /// The place at an instant, where the readings around it agree on the functions.
        @Nullable Place at(long instant) {
            int found = Arrays.binarySearch(nanos, 0, count, instant);
            if (found >= 0) return places[found];
            int after = -1 - found, before = after - 1;
            if (before < 0 || after >= count || instant - nanos[before] > NEAR_NANOS || nanos[after] - instant > NEAR_NANOS) return null;
            return places[before].frames.equals(places[after].frames) ? places[before] : null;
        }
    }

    private final Interpreter interpreter;
    private final Thread thread;
    private final Map<Long, Readings> byThread = new TreeMap<>();
    private final Map<Place, Sum> sums = new LinkedHashMap<>();
    private final @Nullable CpuSampling jvm;
    private volatile boolean closed;
    private long samples, started, ended, cost;
    private int readings;

    private StackSampler(Interpreter interpreter) {
        this.interpreter = interpreter;
        jvm = CpuSampling.start();
        thread = Thread.ofPlatform().daemon().name("stack sampler").unstarted(this::run);
    }

    static StackSampler start(Interpreter interpreter) {
        var sampler = new StackSampler(interpreter);
        sampler.thread.start();
        return sampler;
    }

    private void run() {
        long next = started = System.nanoTime();
        while (!closed) {
            for (PyThread each : interpreter.threads()) read(each);
            next += PERIOD_NANOS;
            long wait = next - System.nanoTime();
            if (wait > 0) LockSupport.parkNanos(this, wait);
            else next -= wait;
        }
        ended = System.nanoTime();
        cost = THREADS.getCurrentThreadCpuTime();
    }

    private void read(PyThread python) {
        long now = System.nanoTime(), id = python.javaThread.threadId();
        var readings = byThread.computeIfAbsent(id, key -> new Readings());
        var place = place(python);
        long cpu = THREADS.getThreadCpuTime(id);
        if (place != null) {
            samples++;
            var sum = sums.computeIfAbsent(place, key -> new Sum());
            sum.samples++;
            if (readings.lastCpu >= 0 && cpu >= 0) {
                sum.wall += now - readings.lastNanos;
                sum.cpu += cpu - readings.lastCpu;
            }
            if (this.readings++ < MOST_READINGS) readings.add(now, place);
        }
        readings.lastNanos = now;
        readings.lastCpu = cpu;
    }

    private static @Nullable Place place(PyThread python) {
        var frames = new ArrayList<String>();
        int line = 0;
        for (Frame frame = python.frame; frame != null && frames.size() < DEEPEST; frame = frame.back) {
            if (frames.isEmpty()) line = frame.line;
            var code = frame.code;
            frames.add(code.name + " (" + code.source.fileName() + ":" + code.firstLine + ")");
        }
        return frames.isEmpty() ? null : new Place(python.name, List.copyOf(frames.reversed()), line);
    }

    /// Ends the sampling without a result.
    void abandon() {
        end();
        if (jvm != null) jvm.abandon();
    }

    /// Ends the sampling.
    Profile stop() {
        end();
        double period = samples == 0 ? Double.NaN : (ended - started) / 1e9 * Math.max(1, byThread.size()) / samples;
        var stacks = new Profile.Stacks("Interleave's sampler read each thread's Python stack from outside, without the GIL; CPU times are ThreadMXBean's.", period,
            samples, 0, 0, cost / 1e9, stacks(sums, true));
        return new Profile(stacks, jvm == null ? null : placed(jvm), List.of());
    }

    private void end() {
        closed = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private Profile.Stacks placed(CpuSampling jvm) {
        var placed = new HashMap<Place, Sum>();
        long all = 0, unplaced = 0, cpuNanos = 0;
        for (var sample : jvm.stop()) {
            var readings = byThread.get(sample.javaThread());
            if (readings == null) continue;
            all++;
            cpuNanos += sample.cpuNanos();
            var place = readings.at(sample.nanos());
            if (place == null) {
                unplaced++;
                continue;
            }
            var sum = placed.computeIfAbsent(place, key -> new Sum());
            sum.samples++;
            sum.cpu += sample.cpuNanos();
        }
        String source = "The JVM's " + jvm.source() + " tells when a thread was on a CPU; its place in the Python program is where Interleave's sampler met it just before and just after.";
        return new Profile.Stacks(source, all == 0 ? Double.NaN : cpuNanos / 1e9 / all, all, unplaced, jvm.lost(), Double.NaN, stacks(placed, false));
    }

    private static List<Profile.Stack> stacks(Map<Place, Sum> sums, boolean wall) {
        return sums.entrySet().stream().sorted((a, b) -> Long.compare(b.getValue().samples, a.getValue().samples))
            .map(entry -> new Profile.Stack(entry.getKey().thread, entry.getKey().frames, entry.getKey().line, entry.getValue().samples,
                wall ? entry.getValue().wall / 1e9 : Double.NaN, entry.getValue().cpu / 1e9)).toList();
    }
}
