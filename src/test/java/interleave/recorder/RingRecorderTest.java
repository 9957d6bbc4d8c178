package interleave.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.ColumnTrace;
import interleave.trace.EventKind;
import interleave.trace.Trace;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingRecorderTest {
    /// Writes `events` numbered CELL_WRITEs with random delays, then THREAD_END.
    private static Thread writes(EventWriter writer, int events, long seed, double delays) {
        return Thread.ofPlatform().start(() -> {
            var random = new SplittableRandom(seed);
            writer.write(EventKind.THREAD_START, -1, 0, -1);
            for (int i = 0; i < events; i++) {
                if (random.nextDouble() < delays) {
                    LockSupport.parkNanos(random.nextInt(200_000));
                }
                writer.write(EventKind.CELL_WRITE, 0, i & 1023, i);
            }
            writer.write(EventKind.THREAD_END, -1, 0, 0);
        });
    }

    private static void join(List<Thread> threads) {
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void isInOrder(Trace trace) {
        for (long i = 1; i < trace.size(); i++) {
            assertThat(trace.time(i)).isGreaterThanOrEqualTo(trace.time(i - 1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyEventOfManyWritersArrivesOnceAndInOrder(long seed) {
        int writers = 12, events = 20_000;
        var recorder = RingRecorder.start();
        var threads = new ArrayList<Thread>();
        for (int w = 0; w < writers; w++) {
            threads.add(writes(recorder.writer(w), events, seed + w, 0.002));
        }
        join(threads);
        recorder.close();
        var trace = recorder.trace();
        assertThat(recorder.dropped()).isZero();
        assertThat(trace.size()).isEqualTo((long) writers * (events + 2));
        isInOrder(trace);
        var next = new long[writers];
        for (long i = 0; i < trace.size(); i++) {
            if (trace.kind(i) == EventKind.CELL_WRITE) {
                assertThat(trace.argument(i)).isEqualTo(next[trace.actor(i)]++);
                assertThat(trace.line(i)).isEqualTo((int) trace.argument(i) & 1023);
            }
        }
    }

    @Test
    void aFullRingDropsAndCountsExactly() {
        int writers = 4, events = 50_000;
        var recorder = RingRecorder.start(new ColumnTrace(10_000_000), new RingRecorder.Settings(0, 3_000_000, 1_000_000));
        var threads = new ArrayList<Thread>();
        for (int w = 0; w < writers; w++) {
            threads.add(writes(recorder.writer(w), events, w, 0.0005));
        }
        join(threads);
        recorder.close();
        var trace = recorder.trace();
        long restatements = 0, kept = 0;
        var last = new long[writers];
        var restated = new boolean[writers];
        java.util.Arrays.fill(last, -1);
        for (long i = 0; i < trace.size(); i++) {
            int actor = trace.actor(i);
            if (trace.kind(i) == EventKind.RESTATE) {
                restatements++;
                restated[actor] = true;
            } else {
                kept++;
                if (trace.kind(i) == EventKind.CELL_WRITE) {
                    assertThat(trace.argument(i) == last[actor] + 1 || restated[actor]).as("a gap is restated before the next event").isTrue();
                    last[actor] = trace.argument(i);
                    restated[actor] = false;
                }
            }
        }
        assertThat(restatements).isPositive();
        assertThat(recorder.dropped()).isPositive().isEqualTo((long) writers * (events + 2) - kept);
        isInOrder(trace);
        for (int w = 0; w < writers; w++) {
            int writer = w;
            long ends = LongStream.range(0, trace.size()).filter(i -> trace.actor(i) == writer && trace.kind(i) == EventKind.THREAD_END).count();
            assertThat(ends).as("an end always finds a place").isOne();
        }
    }

    @Test
    void aThreadThatFallsSilentAfterALossIsRestatedByTheDrainer() throws InterruptedException {
        var recorder = RingRecorder.start(new ColumnTrace(10_000_000), new RingRecorder.Settings(0, 20_000_000, 1_000_000));
        var writer = recorder.writer(0);
        for (int i = 0; i < 500; i++) {
            writer.write(EventKind.CELL_WRITE, 0, 0, i);
        }
        writer.write(EventKind.LOCK_WAIT, 3, 0, -1);
        var trace = recorder.trace();
        long deadline = System.nanoTime() + 20_000_000_000L;
        while ((trace.size() == 0 || trace.kind(trace.size() - 1) != EventKind.RESTATE) && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        long last = trace.size() - 1;
        assertThat(trace.kind(last)).isEqualTo(EventKind.RESTATE);
        assertThat(trace.resource(last)).isEqualTo(3);
        assertThat(interleave.trace.Restatement.state(trace.argument(last))).isEqualTo(interleave.trace.ActorState.LOCK_WAIT);
        recorder.close();
        assertThat(trace.size()).as("and not twice").isEqualTo(last + 1);
    }

    @Test
    void aTraceWhoseBudgetIsReachedSaysSo() {
        var recorder = RingRecorder.start(new ColumnTrace(1000), RingRecorder.Settings.DEFAULT);
        join(List.of(writes(recorder.writer(0), 5000, 1, 0)));
        recorder.close();
        assertThat(recorder.trace().size()).isEqualTo(1000);
        assertThat(recorder.trace().truncated()).isTrue();
        assertThat(recorder.dropped()).isEqualTo(4002);
    }

    @Test
    void theDrainerEndsWithTheRecorderAndItsCpuTimeIsMeasured() {
        var recorder = RingRecorder.start();
        join(List.of(writes(recorder.writer(0), 100_000, 1, 0)));
        recorder.close();
        assertThat(recorder.drainNanos()).isPositive();
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(t -> t.getName().equals("interleave-drainer"));
    }

    @Test
    void theWatermarkAdvancesWhileNothingHappens() throws InterruptedException {
        try (var recorder = RingRecorder.start()) {
            long mark = System.nanoTime();
            while (recorder.watermark() < mark) {
                Thread.sleep(1);
            }
            assertThat(recorder.watermark()).isLessThan(System.nanoTime());
        }
    }

    @Test
    void ringsOfEndedThreadsGiveTheirChunksBack() {
        var drainer = new Drainer(new ColumnTrace(10_000_000), new RingRecorder.Settings(2, 0, 0));
        for (int actor = 0; actor < 50; actor++) {
            var ring = drainer.ring(actor);
            for (int i = 0; i < 5000; i++) {
                ring.writeAt(actor * 10_000L + i, EventKind.CELL_WRITE, 0, 0, i);
            }
            assertThat(ring.lost()).isZero();
            ring.writeAt(actor * 10_000L + 5000, EventKind.THREAD_END, -1, 0, 0);
            drainer.pass(Long.MAX_VALUE - 1, 0);
        }
    }

    @Test
    void ringsGrowOnlyAsFarAsThePoolGoes() {
        var drainer = new Drainer(new ColumnTrace(10_000_000), new RingRecorder.Settings(2, 0, 0));
        var one = drainer.ring(0);
        var other = drainer.ring(1);
        for (int i = 0; i < 20_000; i++) {
            one.writeAt(i, EventKind.CELL_WRITE, 0, 0, i);
        }
        for (int i = 0; i < 100; i++) {
            other.writeAt(i, EventKind.CELL_WRITE, 0, 0, i);
        }
        int reserve = 19;
        assertThat(one.lost()).isEqualTo(20_000 - (64 - reserve) - 2 * (4096 - reserve));
        assertThat(other.lost()).as("its own chunk it has in any case").isEqualTo(100 - (64 - reserve));
        drainer.pass(Long.MAX_VALUE - 1, Long.MAX_VALUE / 2);
        long lost = other.lost();
        for (int i = 0; i < 1000; i++) {
            other.writeAt(1000 + i, EventKind.CELL_WRITE, 0, 0, i);
        }
        assertThat(other.lost()).as("a drained chunk serves another ring").isEqualTo(lost);
    }

    @Test
    void writingMakesNoObjects() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var ring = new Ring(0, new ChunkPool(1));
        int events = 200_000;
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < events; i++) {
            ring.write(i % 2 == 0 ? EventKind.LOCK_ACQUIRE : EventKind.LOCK_RELEASE, 0, 1, 1 - i % 2);
            if (i % 1000 == 0) {
                ring.reader().skip();
            }
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(ring.lost()).isZero();
        assertThat(allocated).as("one chunk of 96 KB, and little else").isLessThan(2 * events);
    }

    @Test
    void aWriterThatIsOffTakesEverythingAndKeepsNothing() {
        EventWriter.OFF.write(EventKind.THREAD_START, -1, 0, -1);
        EventWriter.OFF.writeAt(1, EventKind.THREAD_END, -1, 0, -1);
    }

    @Test
    void calibrationGivesAPlausibleCost() {
        assertThat(EventCost.nanosPerEvent()).isBetween(1.0, 20_000.0);
    }
}
