package interleave.metrics;

import com.sun.management.ThreadMXBean;
import interleave.trace.Actor;
import interleave.trace.Cast;
import interleave.trace.RunDelay;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Asks ThreadMXBean about the threads of a cast, twenty times a second, until closed.
///
/// Two bulk calls a sample (thread infos without stacks or locks, CPU times), whatever the number of threads, and on Linux one read a thread for the time it had no core: of threads of
/// other processes, too, which their [number in the system][interleave.trace.Gauge#systemThread()] names. The workload is never stopped for it. Its own CPU time is kept ([#costNanos()]).
/// It doesn't see virtual threads, nor threads that live shorter than a period: those report for themselves at their end ([interleave.trace.ThreadReading]). More than [#MOST] threads: the first ones are sampled, the others counted.
public final class Sampler implements AutoCloseable {
    public static final long PERIOD_NANOS = 50_000_000;
    public static final int MOST = 512;
    /// Each of them keeps a file open.
    private static final int MOST_DELAYS = 128;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Cast cast;
    private final LongSupplier workersCpu;
    private final Series series = new Series();
    private final long periodNanos;
    private final Thread thread;
    private volatile boolean closed;
    private volatile long costNanos;
    private volatile int unsampled;
    private List<Series.Column> columns = new ArrayList<>();
    /// By column; null: not open, or not told.
    private final List<@Nullable RunDelay> delays = new ArrayList<>();
    /// Threads of other processes whose number in the system isn't known yet.
    private final List<Actor> unknown = new ArrayList<>();
    private int seen;

    private Sampler(Cast cast, LongSupplier workersCpu, long periodNanos) {
        this.cast = cast;
        this.workersCpu = workersCpu;
        this.periodNanos = periodNanos;
        this.thread = Thread.ofPlatform().daemon().name("sampler").unstarted(this::run);
    }

    /// Must have been called before the threads start whose blocked and waited times are wanted. Costs a clock reading per wait, JVM-wide.
    public static void monitorContention() {
        if (THREADS.isThreadContentionMonitoringSupported()) THREADS.setThreadContentionMonitoringEnabled(true);
        if (THREADS.isThreadCpuTimeSupported()) THREADS.setThreadCpuTimeEnabled(true);
    }

    public static Sampler start(Cast cast) {
        return start(cast, () -> 0, PERIOD_NANOS);
    }

    /// @param workersCpu CPU time of processes beside this one, a total that never falls, ns
    public static Sampler start(Cast cast, LongSupplier workersCpu) {
        return start(cast, workersCpu, PERIOD_NANOS);
    }

    static Sampler start(Cast cast, LongSupplier workersCpu, long periodNanos) {
        monitorContention();
        var sampler = new Sampler(cast, workersCpu, periodNanos);
        sampler.thread.start();
        return sampler;
    }

    public Series series() {
        return series;
    }

    /// CPU time sampling has used so far, ns.
    public long costNanos() {
        return costNanos;
    }

    /// Threads beyond [#MOST], which are not sampled.
    public int unsampled() {
        return unsampled;
    }

    /// Takes a last sample and ends the sampling thread.
    @Override
    public void close() {
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

    private void run() {
        long next = System.nanoTime();
        boolean last;
        do {
            last = closed;
            sample();
            costNanos = THREADS.getCurrentThreadCpuTime();
            next += periodNanos;
            long wait = next - System.nanoTime();
            if (wait < 0) next -= wait;
            else if (!closed) LockSupport.parkNanos(this, wait);
        } while (!last);
        for (var delay : delays) if (delay != null) delay.close();
    }

    private void sample() {
        if (series.full()) columns = new ArrayList<>(series.halve());
        int index = series.read().size();
        List<Actor> actors = cast.actors();
        for (; seen < actors.size(); seen++) {
            Actor actor = actors.get(seen);
            if (actor.kind() != Actor.Kind.THREAD) continue;
            if (actor.javaThreadId() >= 0) enlist(actor, index, false);
            else if (RunDelay.told()) unknown.add(actor);
        }
        unknown.removeIf(actor -> actor.gauge().systemThread() >= 0 && enlist(actor, index, true));
        long[] ids = columns.stream().filter(column -> !column.outside()).mapToLong(column -> actors.get(column.actor()).javaThreadId()).toArray();
        long now = System.nanoTime();
        var infos = ids.length == 0 ? new java.lang.management.ThreadInfo[0] : THREADS.getThreadInfo(ids);
        long[] cpu = ids.length == 0 ? ids : THREADS.getThreadCpuTime(ids);
        series.append(now, workersCpu.getAsLong(), columns, at -> {
            for (int i = 0, own = 0; i < columns.size(); i++) {
                var column = columns.get(i);
                long[] values = column.row(at);
                int offset = column.offset(at), before = at > column.from() ? offset - Series.Column.FIELDS : -1;
                if (column.outside()) {
                    outside(values, offset, before, delay(i, actors.get(column.actor())));
                    continue;
                }
                fill(values, offset, before, infos[own], cpu[own], infos[own] == null ? RunDelay.UNKNOWN : delay(i, actors.get(column.actor())));
                values[offset + Series.Column.STEPS] = actors.get(column.actor()).gauge().steps();
                own++;
            }
        });
    }

    /// Always true.
    private boolean enlist(Actor actor, int index, boolean outside) {
        if (columns.size() < MOST) {
            columns.add(new Series.Column(actor.id(), index, outside));
            delays.add(null);
        } else if (!outside) {
            unsampled++;
        }
        return true;
    }

    /// Only its time without a core is known, and by that whether it still runs.
    private static void outside(long[] values, int offset, int before, long delay) {
        for (int field = 0; field < Series.Column.FIELDS; field++) values[offset + field] = -1;
        if (delay >= 0) values[offset + Series.Column.STATE] = Thread.State.RUNNABLE.ordinal();
        values[offset + Series.Column.NO_CORE] = delay < 0 && before >= 0 ? values[before + Series.Column.NO_CORE] : delay;
    }

    /// What the system says, of the first [#MOST_DELAYS] threads.
    private long delay(int column, Actor actor) {
        if (column >= MOST_DELAYS) return RunDelay.UNKNOWN;
        var delay = delays.get(column);
        if (delay == null) delays.set(column, delay = RunDelay.of(actor.gauge().systemThread()));
        return delay == null ? RunDelay.UNKNOWN : delay.nanos();
    }

    private static void fill(long[] values, int offset, int before, java.lang.management.ThreadInfo info, long cpu, long delay) {
        if (info == null) {
            for (int field = 0; field < Series.Column.FIELDS; field++) values[offset + field] = before < 0 ? -1 : values[before + field];
            values[offset + Series.Column.OWNER] = -1;
            values[offset + Series.Column.STATE] = -1;
            return;
        }
        values[offset + Series.Column.CPU] = cpu < 0 && before >= 0 ? values[before + Series.Column.CPU] : cpu;
        values[offset + Series.Column.NO_CORE] = delay < 0 && before >= 0 ? values[before + Series.Column.NO_CORE] : delay;
        values[offset + Series.Column.BLOCKED_NANOS] = millis(info.getBlockedTime());
        values[offset + Series.Column.WAITED_NANOS] = millis(info.getWaitedTime());
        values[offset + Series.Column.BLOCKED] = info.getBlockedCount();
        values[offset + Series.Column.WAITED] = info.getWaitedCount();
        values[offset + Series.Column.OWNER] = info.getLockOwnerId();
        values[offset + Series.Column.STATE] = info.getThreadState().ordinal();
    }

    private static long millis(long millis) {
        return millis < 0 ? -1 : millis * 1_000_000;
    }
}
