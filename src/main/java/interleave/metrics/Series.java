package interleave.metrics;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What ThreadMXBean said of each thread over time, in columns; of threads of other processes how long they had no core, where the system says it.
///
/// One thread (the [Sampler]) appends. Any thread calls [#read()] and gets an unchanging [Samples]: the columns up to the last whole sample, without a
/// lock and without copying. Memory is bounded: at [#CAPACITY] samples every second one is dropped into new columns, so a long run keeps its whole length
/// at half the resolution. Not for sums: those come from the last sample, whose counters are totals.
public final class Series {
    public static final int CAPACITY = 4096;
    /// How much of a span the samples in it must reach over to stand for it.
    private static final double MOST_OF_IT = .8;
    private volatile Samples latest = new Samples(new Store(List.of()), 0);

    /// The samples as bytes, for [#of].
    public byte[] toBytes() {
        var samples = read();
        int columns = samples.all().size(), rows = 0;
        for (Column column : samples.all()) rows += Math.max(0, samples.size - column.from);
        var buffer = ByteBuffer.allocate(8 + samples.size * 16 + columns * 8 + rows * Column.FIELDS * 8);
        buffer.putInt(samples.size).putInt(columns);
        for (int i = 0; i < samples.size; i++) buffer.putLong(samples.store.times[i]).putLong(samples.store.workersCpu[i]);
        for (Column column : samples.all()) {
            buffer.putInt(column.outside ? ~column.actor : column.actor).putInt(column.from);
            long[] values = column.values;
            for (int i = 0; i < (samples.size - column.from) * Column.FIELDS; i++) buffer.putLong(values[i]);
        }
        return buffer.array();
    }

    /// A series that is over, from its bytes; empty ones are an empty series.
    ///
    /// @throws RuntimeException when they are no series
    public static Series of(byte[] bytes) {
        var series = new Series();
        if (bytes.length == 0) return series;
        var buffer = ByteBuffer.wrap(bytes);
        int size = buffer.getInt(), count = buffer.getInt();
        if (size < 0 || size > CAPACITY || count < 0) throw new IllegalArgumentException("no series");
        long[] times = new long[size], workersCpu = new long[size];
        for (int i = 0; i < size; i++) {
            times[i] = buffer.getLong();
            workersCpu[i] = buffer.getLong();
        }
        var columns = new ArrayList<Column>();
        for (int c = 0; c < count; c++) {
            int actor = buffer.getInt(), from = buffer.getInt();
            boolean outside = actor < 0;
            long[] values = new long[Math.max(0, size - from) * Column.FIELDS];
            for (int i = 0; i < values.length; i++) values[i] = buffer.getLong();
            columns.add(new Column(outside ? ~actor : actor, from, outside, values));
        }
        series.latest = new Samples(new Store(times, workersCpu, List.copyOf(columns)), size);
        return series;
    }

    /// Never null; empty before the first sample.
    public Samples read() {
        return latest;
    }

    /// The sample's time, the CPU time of worker processes, and one row per column; sampler's thread only. `fill` gets the index to write at.
    void append(long nanos, long workersCpuNanos, List<Column> columns, java.util.function.IntConsumer fill) {
        Samples before = latest;
        Store store = before.store;
        int index = before.size;
        if (columns.size() != store.all.size()) store = new Store(store.times, store.workersCpu, List.copyOf(columns));
        if (index == CAPACITY) throw new IllegalStateException("Halve before the series is full.");
        if (index == store.times.length) store = store.grown(Math.min(CAPACITY, 2 * index));
        store.times[index] = nanos;
        store.workersCpu[index] = workersCpuNanos;
        fill.accept(index);
        latest = new Samples(store, index + 1);
    }

    boolean full() {
        return latest.size == CAPACITY;
    }

    /// Keeps every second sample, in new arrays: readers of the old ones are not disturbed. Returns the new columns, to be filled from now on.
    List<Column> halve() {
        Samples before = latest;
        long[] times = new long[CAPACITY], workersCpu = new long[CAPACITY];
        int kept = (before.size + 1) / 2;
        for (int i = 0; i < kept; i++) {
            times[i] = before.store.times[2 * i];
            workersCpu[i] = before.store.workersCpu[2 * i];
        }
        var columns = new ArrayList<Column>();
        for (Column column : before.all()) columns.add(column.halved(kept));
        latest = new Samples(new Store(times, workersCpu, List.copyOf(columns)), kept);
        return columns;
    }

    /// @param all columns
    /// @param own those of threads of this process
    private record Store(long[] times, long[] workersCpu, List<Column> all, List<Column> own) {
        Store(List<Column> all) {
            this(new long[256], new long[256], all);
        }

        Store(long[] times, long[] workersCpu, List<Column> all) {
            this(times, workersCpu, all, all.stream().filter(column -> !column.outside).toList());
        }

        Store grown(int length) {
            return new Store(Arrays.copyOf(times, length), Arrays.copyOf(workersCpu, length), all, own);
        }
    }

    /// What the system counted of a thread's time without a core.
    ///
    /// @param nanos  without a core
    /// @param of     from one sample to the other, ns
    /// @param within whether both samples are within the span that was asked for; else they enclose it
    public record Missed(long nanos, long of, boolean within) {}

    /// An unchanging view of the samples so far.
    public static final class Samples {
        private final Store store;
        private final int size;

        private Samples(Store store, int size) {
            this.store = store;
            this.size = size;
        }

        public int size() {
            return size;
        }

        /// Nanoseconds on System.nanoTime's clock.
        public long time(int sample) {
            return store.times[sample];
        }

        /// One per thread of this process, in the order they were first seen.
        public List<Column> columns() {
            return store.own;
        }

        /// The same with the threads of other processes, of which only [Column#noCoreNanos] is known.
        public List<Column> all() {
            return store.all;
        }

        /// CPU time of all worker processes up to this sample.
        public long workersCpuNanos(int sample) {
            return store.workersCpu[sample];
        }

        /// Processors kept busy between two samples by all threads and worker processes; NaN where `before` is not before `now`.
        public double coresUsed(int before, int now) {
            if (now <= before) return Double.NaN;
            double cpu = workersCpuNanos(now) - workersCpuNanos(before);
            for (Column column : columns()) {
                // A thread first seen after `before` was born since: all its CPU time is of this window.
                if (now >= column.from()) cpu += Math.max(0, column.cpuNanos(now) - (column.from() > before ? 0 : column.cpuNanos(before)));
            }
            return cpu / (time(now) - time(before));
        }

        /// The part of the time between two samples in which a thread could have run and had no core, 0 to 1; NaN where the system doesn't say.
        public double withoutCore(Column column, int before, int now) {
            if (now <= before || now < column.from() || column.noCoreNanos(now) < 0) return Double.NaN;
            long start = column.from() > before ? 0 : Math.max(0, column.noCoreNanos(before));
            return Math.clamp((column.noCoreNanos(now) - start) / (double) (time(now) - time(before)), 0, 1);
        }

        /// How many threads could have run and had no core, on average between two samples; NaN where the system doesn't say it of each.
        public double withoutCore(int before, int now) {
            double sum = 0;
            for (Column column : all()) {
                double part = withoutCore(column, before, now);
                if (!Double.isNaN(part)) sum += part;
                else if (now >= column.from() && column.state(now) != null) return Double.NaN;
            }
            return sum;
        }

        /// What is known of a thread's time without a core within a span of the run. Where the span holds enough samples, from its first to its last; else from the
        /// last sample before the span to the first after it, and what was missed may have been missed beside it. Null where the system said nothing there.
        public @Nullable Missed missed(int actor, long from, long to) {
            Column column = null;
            for (Column each : all()) if (each.actor() == actor) column = each;
            if (column == null || to <= from) return null;
            int first = firstAt(from), last = firstAt(to + 1) - 1;
            boolean within = last > first && time(last) - time(first) >= MOST_OF_IT * (to - from);
            int before = within ? first : Math.max(0, first - 1), now = within ? last : Math.min(size - 1, Math.max(last + 1, before + 1));
            // A thread first seen between the two has missed all that it has since it began.
            if (now <= before || time(before) > to || time(now) < from || now < column.from() || column.noCoreNanos(now) < 0) return null;
            long start = column.from() > before ? 0 : Math.max(0, column.noCoreNanos(before));
            return new Missed(Math.clamp(column.noCoreNanos(now) - start, 0, time(now) - time(before)), time(now) - time(before), within);
        }

        /// The first sample not before an instant; the number of samples where all are.
        private int firstAt(long nanos) {
            int at = Arrays.binarySearch(store.times, 0, size, nanos);
            return at < 0 ? -at - 1 : at;
        }

        /// Loop turns and calls per second of one thread between the sample before and this one; NaN for its first.
        public double throughput(Column column, int sample) {
            if (sample <= column.from()) return Double.NaN;
            return (column.steps(sample) - column.steps(sample - 1)) * 1e9 / (time(sample) - time(sample - 1));
        }
    }

    /// One thread's samples, from its first to the series' end; counters are totals since the thread's start, -1 where not measured.
    /// After the thread's end they stay at their last value and the state is null.
    public static final class Column {
        static final int CPU = 0, BLOCKED_NANOS = 1, WAITED_NANOS = 2, BLOCKED = 3, WAITED = 4, STEPS = 5, OWNER = 6, STATE = 7, NO_CORE = 8, FIELDS = 9;
        private static final Thread.State[] STATES = Thread.State.values();
        private final int actor;
        private final int from;
        private final boolean outside;
        private volatile long[] values;

        Column(int actor, int from) {
            this(actor, from, false);
        }

        /// @param outside whether the thread is one of another process
        Column(int actor, int from, boolean outside) {
            this(actor, from, outside, new long[64 * FIELDS]);
        }

        private Column(int actor, int from, boolean outside, long[] values) {
            this.actor = actor;
            this.from = from;
            this.outside = outside;
            this.values = values;
        }

        /// Sampler's thread only.
        long[] row(int sample) {
            int need = (sample - from + 1) * FIELDS;
            if (values.length < need) values = Arrays.copyOf(values, Math.max(need, 2 * values.length));
            return values;
        }

        int offset(int sample) {
            return (sample - from) * FIELDS;
        }

        private Column halved(int kept) {
            int first = (from + 1) / 2;
            long[] half = new long[Math.max(1, kept - first + 1) * FIELDS];
            for (int i = first; i < kept; i++) System.arraycopy(values, offset(2 * i), half, (i - first) * FIELDS, FIELDS);
            return new Column(actor, first, outside, half);
        }

        private long get(int sample, int field) {
            return values[offset(sample) + field];
        }

        public int actor() {
            return actor;
        }

        boolean outside() {
            return outside;
        }

        /// The sample this thread was first seen in.
        public int from() {
            return from;
        }

        public long cpuNanos(int sample) {
            return get(sample, CPU);
        }

        /// Waiting for monitors; ThreadMXBean counts milliseconds.
        public long blockedNanos(int sample) {
            return get(sample, BLOCKED_NANOS);
        }

        /// Parked or waiting, `java.util.concurrent` locks and the GIL included; ThreadMXBean counts milliseconds.
        public long waitedNanos(int sample) {
            return get(sample, WAITED_NANOS);
        }

        public long blockedCount(int sample) {
            return get(sample, BLOCKED);
        }

        public long waitedCount(int sample) {
            return get(sample, WAITED);
        }

        /// Loop turns and calls.
        public long steps(int sample) {
            return get(sample, STEPS);
        }

        /// How long it could have run and had no core: [interleave.trace.RunDelay].
        public long noCoreNanos(int sample) {
            return get(sample, NO_CORE);
        }

        /// The Java thread that owns what this one waits for, or -1.
        public long ownerThreadId(int sample) {
            return get(sample, OWNER);
        }

        public Thread.@Nullable State state(int sample) {
            long state = get(sample, STATE);
            return state < 0 ? null : STATES[(int) state];
        }
    }
}
