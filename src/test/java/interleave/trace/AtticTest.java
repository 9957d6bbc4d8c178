package interleave.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtticTest {
    private static final int EVENTS = 2_000_000;
    private static final EventKind[] KINDS = EventKind.values();

    @TempDir
    Path folder;

    /// Events whose every value follows from their number.
    private static void fill(ColumnTrace trace, int events) {
        fill(trace, 0, events);
    }

    private static void fill(ColumnTrace trace, int from, int to) {
        for (int i = from; i < to; i++) trace.append(time(i), KINDS[i % KINDS.length], i % 61, i % 7 - 1, i % 300, argument(i));
    }

    private static long time(int i) {
        return 1_000_000_000_000L + i * 900L + i % 13;
    }

    private static long argument(int i) {
        return i % 1000 == 0 ? Long.MIN_VALUE + i : i % 5;
    }

    private static void isWhole(Trace trace) {
        for (int i = 0; i < trace.size(); i += 7) {
            boolean same = trace.time(i) == time(i) && trace.kind(i) == KINDS[i % KINDS.length] && trace.actor(i) == i % 61 && trace.resource(i) == i % 7 - 1
                && trace.line(i) == i % 300 && trace.argument(i) == argument(i);
            if (!same) assertThat(i).as("the event that came back another").isEqualTo(-1);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) Thread.sleep(5);
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void whatDoesNotFitIntoMemoryGoesToAFileWithoutANameAndIsReadFromThere() throws Exception {
        var attic = new Attic(4 << 20, new SpillFile(folder));
        var trace = new ColumnTrace(EVENTS, attic);
        var old = Files.createFile(folder.resolve("interleave-7.spill"));
        for (int i = 0; i < EVENTS; i += 50_000) { // no faster than this disk
            fill(trace, i, i + 50_000);
            await(() -> attic.inMemory() <= 2 * (4 << 20));
        }
        assertThat(trace.size()).isEqualTo(EVENTS);
        assertThat(trace.dropped()).isZero();
        assertThat(attic.failure()).isNull();
        isWhole(trace);
        assertThat(old).as("what a killed program left").doesNotExist();
        if (!System.getProperty("os.name").startsWith("Windows")) assertThat(folder).isEmptyDirectory();
    }

    @Test
    void lateEventsFindTheirPlaceAmongPackedOnes() {
        var trace = new ColumnTrace(EVENTS, new Attic(1 << 30, bytes -> bytes));
        fill(trace, 400_000);
        var before = trace.snapshot();
        var late = new EventBatch();
        late.add(time(1000), EventKind.SIGNAL, 100, 3, 5, 42);
        trace.insert(late);
        assertThat(trace.size()).isEqualTo(400_001);
        assertThat(trace.argument(1001)).isEqualTo(42);
        assertThat(trace.time(400_000)).isEqualTo(time(399_999));
        isWhole(before);
        for (int i = 400_000; i < 700_000; i++) trace.append(time(i), KINDS[i % KINDS.length], i % 61, i % 7 - 1, i % 300, argument(i));
        var random = new SplittableRandom(3);
        for (int round = 0; round < 10_000; round++) {
            int i = random.nextInt(1001, 700_000);
            assertThat(trace.time(i + 1)).isEqualTo(time(i));
        }
    }

    @Test
    void aFullDiskStopsTheRecordingAndNothingThatWasWholeIsLost() {
        var written = new AtomicInteger();
        var attic = new Attic(4 << 20, bytes -> {
            if (written.incrementAndGet() > 1) throw new IOException("No space left on device");
            return MemorySegment.ofBuffer(java.nio.ByteBuffer.allocateDirect((int) bytes.byteSize()).put(bytes.asByteBuffer()).flip());
        });
        var trace = new ColumnTrace(10 * EVENTS, attic);
        fill(trace, 2 * EVENTS);
        assertThat(trace.truncated()).isTrue();
        assertThat(attic.full()).isTrue();
        assertThat(attic.failure()).hasMessage("No space left on device");
        assertThat(trace.size()).isBetween(500_000L, 2L * EVENTS);
        assertThat(trace.size() + trace.dropped()).isEqualTo(2L * EVENTS);
        isWhole(trace);
    }
}
