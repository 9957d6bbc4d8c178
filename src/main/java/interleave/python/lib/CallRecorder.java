package interleave.python.lib;

import interleave.python.vm.Frame;
import interleave.python.vm.Profiler;
import interleave.python.vm.PyBuiltin;
import interleave.python.vm.PyThread;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Every call and return of every thread, each thread on a table of its own, on the wall clock and on the thread's CPU clock. For the embedder: the program
/// doesn't see it, and it is no profiling tool that would keep `cProfile` from being one.
///
/// An event costs two clock readings (the CPU clock's is a system call, 0.2–0.4 µs) and makes no object.
public final class CallRecorder implements Profiler {
    /// One function on one thread, times in ns.
    ///
    /// @param function as pstats shows it
    public record Row(String function, long calls, long recursive, long own, long total, long cpuOwn, long cpuTotal) {}

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ConcurrentHashMap<PyThread, CallTable> tables = new ConcurrentHashMap<>();
    private final List<PyThread> order = java.util.Collections.synchronizedList(new ArrayList<>());

    private CallTable table(PyThread thread) {
        var table = tables.get(thread);
        if (table != null) return table;
        table = new CallTable(System::nanoTime, THREADS.isCurrentThreadCpuTimeSupported() ? THREADS::getCurrentThreadCpuTime : null);
        tables.put(thread, table);
        order.add(thread);
        return table;
    }

    /// The threads heard so far, in the order of their first calls.
    public List<PyThread> threads() {
        return List.copyOf(order);
    }

    /// A thread's functions; those that are still running don't count. Exact once the thread has ended.
    public List<Row> rows(PyThread thread) {
        var table = tables.get(thread);
        if (table == null) return List.of();
        return table.entries().stream().filter(entry -> entry.calls > 0).map(entry -> new Row(CallTable.shown(entry.function), entry.calls, entry.recursive,
            entry.own, entry.total, entry.secondOwn, entry.secondTotal)).toList();
    }

    @Override
    public void called(PyThread thread, Frame frame) {
        table(thread).enter(frame.code, false);
    }

    @Override
    public void returned(PyThread thread, Frame frame, @Nullable Object result) {
        table(thread).leave(frame.code, false);
    }

    @Override
    public void builtinCalled(PyThread thread, Frame frame, PyBuiltin function, @Nullable Object self) {
        table(thread).enter(function, false);
    }

    @Override
    public void builtinReturned(PyThread thread, Frame frame, PyBuiltin function, @Nullable Object self, boolean raised) {
        table(thread).leave(function, false);
    }
}
