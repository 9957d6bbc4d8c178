package interleave.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTraceTest {
    private record Row(long time, int actor, long argument) {}

    private static EventBatch late(Row... rows) {
        var batch = new EventBatch();
        for (var row : rows) {
            batch.add(row.time, EventKind.CELL_WRITE, row.actor, 5, 77, row.argument);
        }
        return batch;
    }

    private static List<Row> rows(Trace trace) {
        var rows = new ArrayList<Row>();
        for (long i = 0; i < trace.size(); i++) {
            rows.add(new Row(trace.time(i), trace.actor(i), trace.argument(i)));
        }
        return rows;
    }

    @Test
    void anEventComesBackAsItWasWritten() {
        var trace = new ColumnTrace(10);
        trace.append(42, EventKind.LOCK_ACQUIRE, 3, 7, 16_777_215, Long.MIN_VALUE);
        trace.append(43, EventKind.RESTATE, 0, -1, 0, -1);
        assertThat(trace.time(0)).isEqualTo(42);
        assertThat(trace.kind(0)).isEqualTo(EventKind.LOCK_ACQUIRE);
        assertThat(trace.actor(0)).isEqualTo(3);
        assertThat(trace.resource(0)).isEqualTo(7);
        assertThat(trace.line(0)).isEqualTo(16_777_215);
        assertThat(trace.argument(0)).isEqualTo(Long.MIN_VALUE);
        assertThat(trace.kind(1)).isEqualTo(EventKind.RESTATE);
        assertThat(trace.resource(1)).isEqualTo(-1);
        assertThat(trace.line(1)).isZero();
    }

    @Test
    void anOlderEventCannotBeAppended() {
        var trace = new ColumnTrace(10);
        trace.append(42, EventKind.CELL_READ, 0, 0, 0, 0);
        assertThat(trace.inOrder(41, 0)).isFalse();
        assertThatThrownBy(() -> trace.append(41, EventKind.CELL_READ, 0, 0, 0, 0)).hasMessageContaining("insert");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void lateEventsGoToTheirPlaceAndDisturbNothingBefore(long seed) {
        var random = new SplittableRandom(seed);
        var trace = new ColumnTrace(1_000_000);
        var expected = new ArrayList<Row>();
        long now = 0;
        for (int round = 0; round < 40; round++) {
            for (int i = random.nextInt(3000); i > 0; i--) {
                now += random.nextInt(3);
                int actor = expected.isEmpty() || expected.getLast().time < now ? random.nextInt(5) : expected.getLast().actor;
                var row = new Row(now, actor, random.nextLong());
                expected.add(row);
                trace.append(row.time, EventKind.CELL_WRITE, row.actor, 5, 77, row.argument);
            }
            long epoch = trace.epoch();
            var before = trace.snapshot();
            var beforeRows = rows(before);
            var batch = new ArrayList<Row>();
            for (int i = random.nextInt(1, 50); i > 0 && now > 0; i--) {
                batch.add(new Row(random.nextLong(Math.max(0, now - 4000), now), random.nextInt(5), random.nextLong()));
            }
            var order = Comparator.comparingLong(Row::time).thenComparingInt(Row::actor);
            batch.sort(order);
            trace.insert(late(batch.toArray(Row[]::new)));
            expected.addAll(batch);
            expected.sort(order);
            assertThat(rows(trace)).isEqualTo(expected);
            assertThat(rows(before)).as("a snapshot never changes").isEqualTo(beforeRows);
            if (!batch.isEmpty()) {
                long from = trace.disturbedSince(epoch);
                assertThat(expected.get((int) from)).as("the first one moved is the first late one").isEqualTo(batch.getFirst());
                assertThat(trace.disturbedSince(trace.epoch())).isEqualTo(trace.size());
                assertThat(trace.disturbedSince(-1)).isLessThanOrEqualTo(from);
            }
        }
    }

    @Test
    void theLowestDisturbanceSinceAnEpochCounts() {
        var trace = new ColumnTrace(1000);
        for (int i = 0; i < 100; i++) {
            trace.append(i * 10, EventKind.CELL_READ, 0, 0, 0, 0);
        }
        trace.insert(late(new Row(505, 0, 0)));
        trace.insert(late(new Row(205, 0, 0)));
        trace.insert(late(new Row(805, 0, 0)));
        assertThat(trace.disturbedSince(0)).isEqualTo(21);
        assertThat(trace.disturbedSince(1)).isEqualTo(21);
        assertThat(trace.disturbedSince(2)).isEqualTo(83);
        assertThat(trace.snapshot().disturbedSince(2)).isEqualTo(83);
        assertThat(trace.disturbedSince(3)).isEqualTo(trace.size());
    }

    @Test
    void indexAtFindsTheFirstEventAtOrAfter() {
        var trace = new ColumnTrace(100_000);
        for (int i = 0; i < 50_000; i++) {
            trace.append(i / 2 * 10L, EventKind.CELL_READ, 0, 0, 0, 0);
        }
        assertThat(trace.indexAt(-1)).isZero();
        assertThat(trace.indexAt(10)).isEqualTo(2);
        assertThat(trace.indexAt(11)).isEqualTo(4);
        assertThat(trace.indexAt(1_000_000)).isEqualTo(50_000);
    }

    @Test
    void aFullTraceStopsCountsAndSaysSo() {
        var trace = new ColumnTrace(3);
        for (int i = 0; i < 5; i++) {
            assertThat(trace.append(i, EventKind.CELL_READ, 0, 0, 0, 0)).isEqualTo(i < 3);
        }
        trace.insert(late(new Row(1, 0, 0), new Row(2, 0, 0)));
        assertThat(trace.size()).isEqualTo(3);
        assertThat(trace.dropped()).isEqualTo(4);
        assertThat(trace.truncated()).isTrue();
        assertThat(trace.snapshot().truncated()).isTrue();
    }

    @Test
    void aReaderSeesWholeEventsWhileTheyAreAppendedAndInserted() throws InterruptedException {
        var trace = new ColumnTrace(10_000_000);
        var failure = new AtomicReference<Throwable>();
        var reader = Thread.ofPlatform().uncaughtExceptionHandler((t, e) -> failure.set(e)).start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                var snapshot = trace.snapshot();
                for (long i = Math.max(0, snapshot.size() - 500), last = Long.MIN_VALUE; i < snapshot.size(); i++) {
                    assertThat(snapshot.time(i)).isGreaterThanOrEqualTo(last).isEqualTo(snapshot.argument(i));
                    assertThat(snapshot.line(i)).isEqualTo(snapshot.actor(i));
                    last = snapshot.time(i);
                }
            }
        });
        for (int i = 1; i <= 300_000; i++) {
            trace.append(i * 10L, EventKind.CELL_READ, i & 1023, i & 1023, i & 1023, i * 10L);
            if (i % 1000 == 0) {
                var batch = new EventBatch();
                batch.add(i * 10L - 995, EventKind.CELL_READ, 9, 9, 9, i * 10L - 995);
                trace.insert(batch);
            }
        }
        reader.interrupt();
        reader.join();
        assertThat(failure.get()).isNull();
    }
}
