package interleave.recorder;

import interleave.trace.EventBatch;
import interleave.trace.EventKind;
import interleave.trace.EventSink;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Merges the rings into the trace, every few milliseconds, up to the watermark: the time this pass began less the slack.
///
/// A pass asks each ring for its next record and keeps those that have one in a heap by time and actor; it takes from the first of them until
/// another one's turn comes, so a burst of one thread costs no heap work. Events that come too late for their place are gathered and
/// inserted together at the end of the pass.
final class Drainer implements Runnable {
    /// A thread that has lost events and then been silent for so long is restated by the drainer.
    private static final long SILENCE_NANOS = 50_000_000;

    private final EventSink trace;
    private final RingRecorder.Settings settings;
    private final ChunkPool pool;
    private final ConcurrentLinkedQueue<Ring> arrivals = new ConcurrentLinkedQueue<>();

    // Of the drainer's thread.
    private final List<RingReader> readers = new ArrayList<>();
    private final EventBatch late = new EventBatch();
    private RingReader[] heap = new RingReader[16];
    private int heapSize;
    private long lostInRetired, lostToldToTrace;
    /// Events of the last pass.
    private long merged;

    private volatile long watermark = Long.MIN_VALUE;
    private volatile long cpuNanos;
    private volatile boolean finishing;

    Drainer(EventSink trace, RingRecorder.Settings settings) {
        this.trace = trace;
        this.settings = settings;
        this.pool = new ChunkPool(settings.poolChunks());
    }

    /// A new ring, known to the drainer from its next pass on. Any thread.
    Ring ring(int actor) {
        var ring = new Ring(actor, pool);
        arrivals.add(ring);
        return ring;
    }

    long watermark() {
        return watermark;
    }

    long cpuNanos() {
        return cpuNanos;
    }

    /// Asks for a last pass over everything, then the end.
    void finish(Thread thread) {
        finishing = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        var threads = ManagementFactory.getThreadMXBean();
        while (!finishing) {
            long begun = System.nanoTime();
            pass(begun - settings.slackNanos(), SILENCE_NANOS);
            watermark = begun - settings.slackNanos();
            trace.passed(watermark);
            cpuNanos = threads.getCurrentThreadCpuTime();
            long took = System.nanoTime() - begun;
            boolean mostlyIdle = merged < readers.size(); // thousands of silent threads: looking at them takes at most a fifth of a core
            long rest = Math.max(settings.periodNanos() - took, mostlyIdle ? 4 * took : 0);
            if (rest > 0 && !finishing) {
                LockSupport.parkNanos(this, rest);
            }
        }
        long end = System.nanoTime();
        pass(Long.MAX_VALUE, 0);
        watermark = end;
        trace.passed(end);
        letGo();
        cpuNanos = threads.getCurrentThreadCpuTime();
    }

    /// A recorder outlives its run with its trace; rings and pool needn't.
    private void letGo() {
        readers.clear();
        Arrays.fill(heap, null);
        pool.close();
    }

    /// One pass: everything stamped up to `until`.
    ///
    /// @param silence threads that have lost events and written nothing for this long before `until` are restated here
    void pass(long until, long silence) {
        for (Ring ring; (ring = arrivals.poll()) != null; ) {
            readers.add(ring.reader());
        }
        merge(until);
        long lost = lostInRetired;
        for (int i = readers.size() - 1; i >= 0; i--) {
            var reader = readers.get(i);
            reader.release();
            var standing = reader.ring().standsSince(until == Long.MAX_VALUE ? until : until - silence);
            if (standing != null) {
                standing.tell((nanos, kind, resource, argument) -> emit(nanos, kind, reader.ring().actor(), resource, 0, argument));
            }
            lost += reader.ring().lost();
            if (reader.ended()) {
                retire(i, reader);
            }
        }
        insertLate();
        trace.drop(lost - lostToldToTrace);
        lostToldToTrace = lost;
    }

    private void retire(int index, RingReader reader) {
        lostInRetired += reader.ring().lost();
        reader.retire();
        var last = readers.removeLast();
        if (index < readers.size()) {
            readers.set(index, last);
        }
    }

    private void merge(long until) {
        merged = 0;
        for (var reader : readers) {
            if (reader.ready(until)) {
                push(reader);
            }
        }
        while (heapSize > 0) {
            var first = heap[0];
            var second = runnerUp();
            boolean more;
            do {
                emit(first);
                more = first.ready(until);
            } while (more && (second == null || first.before(second)));
            if (!more) {
                heap[0] = heap[--heapSize];
                heap[heapSize] = null;
            }
            siftDown();
        }
    }

    private void emit(RingReader reader) {
        reader.take();
        merged++;
        emit(reader.time(), reader.kind(), reader.ring().actor(), reader.resource(), reader.line(), reader.argument());
    }

    private void emit(long nanos, EventKind kind, int actor, int resource, int line, long argument) {
        if (trace.inOrder(nanos, actor)) {
            trace.append(nanos, kind, actor, resource, line, argument);
        } else {
            if (!late.inOrder(nanos, actor)) {
                insertLate();
            }
            late.add(nanos, kind, actor, resource, line, argument);
        }
    }

    private void insertLate() {
        if (late.size() > 0) {
            trace.insert(late);
            late.clear();
        }
    }

    private @Nullable RingReader runnerUp() {
        if (heapSize < 3) {
            return heapSize < 2 ? null : heap[1];
        }
        return heap[1].before(heap[2]) ? heap[1] : heap[2];
    }

    private void push(RingReader reader) {
        if (heapSize == heap.length) {
            heap = Arrays.copyOf(heap, heapSize * 2);
        }
        int i = heapSize++;
        while (i > 0 && reader.before(heap[i - 1 >> 1])) {
            heap[i] = heap[i - 1 >> 1];
            i = i - 1 >> 1;
        }
        heap[i] = reader;
    }

    private void siftDown() {
        var moved = heap[0];
        int i = 0;
        while (2 * i + 1 < heapSize) {
            int child = 2 * i + 1;
            if (child + 1 < heapSize && heap[child + 1].before(heap[child])) {
                child++;
            }
            if (!heap[child].before(moved)) {
                break;
            }
            heap[i] = heap[child];
            i = child;
        }
        heap[i] = moved;
    }
}
