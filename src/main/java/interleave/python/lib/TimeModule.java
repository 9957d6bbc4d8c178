package interleave.python.lib;

import interleave.python.vm.Blocking;
import interleave.python.vm.Exceptions;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyError;
import interleave.python.vm.PyModule;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.trace.EventKind;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// The module `time`: clocks, and sleep, which lets go of the GIL even for 0 seconds.
final class TimeModule {
    private static final double NANO = 1e-9;

    private TimeModule() {}

    static PyModule make() {
        return new PyModule("time")
            .define(PyBuiltin.of("time", (PyThread thread) -> wall() * NANO)).define(PyBuiltin.of("time_ns", (PyThread thread) -> wall()))
            .define(PyBuiltin.of("monotonic", (PyThread thread) -> System.nanoTime() * NANO))
            .define(PyBuiltin.of("monotonic_ns", (PyThread thread) -> System.nanoTime()))
            .define(PyBuiltin.of("perf_counter", (PyThread thread) -> System.nanoTime() * NANO))
            .define(PyBuiltin.of("perf_counter_ns", (PyThread thread) -> System.nanoTime()))
            .define(PyBuiltin.of("process_time", (PyThread thread) -> process() * NANO))
            .define(PyBuiltin.of("process_time_ns", (PyThread thread) -> process()))
            .define(PyBuiltin.of("thread_time", (PyThread thread) -> thread() * NANO))
            .define(PyBuiltin.of("thread_time_ns", (PyThread thread) -> thread()))
            .define(PyBuiltin.of("sleep", TimeModule::sleep));
    }

    private static long wall() {
        var now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000 + now.getNano();
    }

    /// Of the whole JVM: Little Python's threads are threads of the app.
    private static long process() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long thread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Object sleep(PyThread me, Object seconds) {
        long nanos = Seconds.nanos(seconds, "timestamp too large to convert to C PyTime_t");
        if (nanos < 0) throw PyError.of(Exceptions.VALUE_ERROR, "sleep length must be non-negative");
        me.write(EventKind.SLEEP_BEGIN, -1, nanos);
        Blocking.detach(me);
        Blocking.await(me, nanos, left -> {
            if (left > 0) TimeUnit.NANOSECONDS.sleep(left);
            return true;
        });
        me.write(EventKind.SLEEP_END, -1, 0);
        Blocking.attach(me);
        return PyNone.NONE;
    }
}
