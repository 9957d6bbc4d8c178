package interleave.python.lib;

import interleave.python.vm.Blocking;
import interleave.python.vm.Exceptions;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.Waitable;
import interleave.trace.EventKind;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// The module `time`: clocks, and sleep, which lets go of the GIL even for 0 seconds.
final class TimeModule {
    private static final double NANO = 1e-9;
    private static final long START_OF_2026 = 1_767_225_600_000_000_000L;

    /// Nothing ends it but its time-out.
    private static final Waitable SLEEP = new Waitable() {
        @Override
        public boolean await(long nanos) throws InterruptedException {
            if (nanos > 0) TimeUnit.NANOSECONDS.sleep(nanos);
            return false;
        }

        @Override
        public boolean ready() {
            return false;
        }
    };

    private TimeModule() {}

    static PyModule make() {
        return new PyModule("time")
            .define(PyBuiltin.of("time", (PyThread thread) -> wall(thread) * NANO)).define(PyBuiltin.of("time_ns", (PyThread thread) -> wall(thread)))
            .define(PyBuiltin.of("monotonic", (PyThread thread) -> thread.nanoTime() * NANO))
            .define(PyBuiltin.of("monotonic_ns", (PyThread thread) -> thread.nanoTime()))
            .define(PyBuiltin.of("perf_counter", (PyThread thread) -> thread.nanoTime() * NANO))
            .define(PyBuiltin.of("perf_counter_ns", (PyThread thread) -> thread.nanoTime()))
            .define(PyBuiltin.of("process_time", (PyThread thread) -> process(thread) * NANO))
            .define(PyBuiltin.of("process_time_ns", (PyThread thread) -> process(thread)))
            .define(PyBuiltin.of("thread_time", (PyThread thread) -> own(thread) * NANO))
            .define(PyBuiltin.of("thread_time_ns", (PyThread thread) -> own(thread)))
            .define(PyBuiltin.of("sleep", TimeModule::sleep));
    }

    /// A conducted program's wall clock is its only clock, counted from 2026.
    private static long wall(PyThread me) {
        if (me.conductor != null) return START_OF_2026 + me.nanoTime();
        var now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000 + now.getNano();
    }

    /// Of the whole JVM: Little Python's threads are threads of the app.
    private static long process(PyThread me) {
        if (me.conductor != null) return me.nanoTime();
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long own(PyThread me) {
        if (me.conductor != null) return me.nanoTime();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Object sleep(PyThread me, Object seconds) {
        long nanos = Seconds.nanos(seconds, "timestamp too large to convert to C PyTime_t");
        if (nanos < 0) throw PyError.of(Exceptions.VALUE_ERROR, "sleep length must be non-negative");
        me.write(EventKind.SLEEP_BEGIN, -1, nanos);
        Blocking.detach(me);
        Blocking.await(me, nanos, SLEEP);
        me.write(EventKind.SLEEP_END, -1, 0);
        Blocking.attach(me);
        return PyNone.NONE;
    }
}
