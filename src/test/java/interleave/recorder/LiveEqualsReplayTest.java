package interleave.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Cast;
import interleave.trace.ColumnTrace;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.Trace;
import interleave.world.Histories;
import interleave.world.History;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Live and replay differ only in where the cursor is: what was folded as it arrived, with writers held up between stamp and store and events lost
/// to full rings, is what a fold over the sorted contents of the raw rings gives.
class LiveEqualsReplayTest {
    private static final int ACTORS = 6;

    private record Row(long time, int actor, long[] words) {}

    private record Stamped(long time, EventKind kind, int resource, int line, long argument) {}

    /// One made-up run on a made-up clock: everything that chance decides comes from the seed.
    private static final class Scenario {
        private final SplittableRandom random;
        private final Cast cast = new Cast();
        private final ColumnTrace trace = new ColumnTrace(10_000_000);
        private final Drainer drainer;
        private final Ring[] rings = new Ring[ACTORS];
        private final List<ArrayDeque<Stamped>> heldUp = new ArrayList<>();
        private final int[] resources = new int[7];
        private final List<Row> raw = new ArrayList<>();
        private long now = 1000, attempts, dropped;

        Scenario(long seed) {
            random = new SplittableRandom(seed);
            drainer = new Drainer(trace, new RingRecorder.Settings(random.nextInt(3), 0, 0));
            int process = cast.process("main").id();
            for (int a = 0; a < ACTORS; a++) {
                if (a > 0) {
                    if (a < ACTORS - 1) {
                        cast.thread("T" + a, process, -1);
                    } else {
                        cast.task("task", process);
                    }
                }
                rings[a] = drainer.ring(a);
                heldUp.add(new ArrayDeque<>());
            }
            resources[0] = cast.resource(Resource.Kind.GIL, "GIL", process).id();
            resources[1] = cast.resource(Resource.Kind.LOCK, "lock", process).id();
            resources[2] = cast.resource(Resource.Kind.RLOCK, "rlock", process).id();
            resources[3] = cast.resource(Resource.Kind.CELL, "cell", process).id();
            resources[4] = cast.resource(Resource.Kind.QUEUE, "queue", process).id();
            resources[5] = cast.resource(Resource.Kind.EVENT, "event", process).id();
            resources[6] = cast.resource(Resource.Kind.PIPE, "pipe", process).id();
        }

        Stamped chance(int actor) {
            var kinds = EventKind.values();
            var kind = kinds[random.nextInt(kinds.length)];
            if (actor == 0) {
                kind = random.nextBoolean() ? EventKind.PAUSE : EventKind.RESUME;
            } else if (kind == EventKind.THREAD_END || kind == EventKind.RESTATE || kind == EventKind.PAUSE || kind == EventKind.RESUME) {
                kind = EventKind.GIL_WAIT;
            }
            int resource = switch (kind) {
                case GIL_WAIT, GIL_REQUEST, GIL_TAKE, GIL_DROP -> resources[0];
                case LOCK_WAIT, LOCK_ACQUIRE, LOCK_RELEASE, LOCK_GIVE_UP -> resources[1 + random.nextInt(2)];
                case CELL_READ, CELL_WRITE -> resources[3];
                case QUEUE_PUT, QUEUE_GET, WORK_BEGIN, WORK_END -> resources[4];
                case SIGNAL, CLEAR, WAIT_BEGIN, WAIT_END -> resources[5];
                case SEND, RECEIVE, IO_BEGIN, IO_END -> resources[6];
                default -> -1;
            };
            return new Stamped(now, kind, resource, random.nextInt(50), random.nextInt(3));
        }

        void write(int actor, Stamped event) {
            var ring = rings[actor];
            var chunk = ring.chunk;
            long from = ring.tail;
            ring.writeAt(event.time, event.kind, event.resource, event.line, event.argument);
            attempts++;
            for (long i = ring.chunk == chunk ? from : 0; i < ring.tail; i++) {
                int at = ((int) i & ring.chunk.mask) * Chunk.WORDS;
                var words = ring.chunk.records;
                raw.add(new Row(words[at], actor, new long[] {words[at + 1], words[at + 2]}));
            }
        }

        void happens() {
            now += random.nextInt(3) == 0 ? 0 : random.nextInt(200);
            int actor = random.nextInt(200) == 0 ? 0 : 1 + random.nextInt(ACTORS - 1);
            var pending = heldUp.get(actor);
            pending.add(chance(actor));
            if (random.nextInt(20) != 0 && (pending.size() == 1 || random.nextInt(10) == 0)) {
                pending.forEach(event -> write(actor, event));
                pending.clear();
            }
        }

        void end() {
            for (int a = 0; a < ACTORS; a++) {
                int actor = a;
                heldUp.get(a).forEach(event -> write(actor, event));
                write(a, new Stamped(++now, EventKind.THREAD_END, -1, 0, 0));
            }
            drainer.pass(Long.MAX_VALUE, 0);
            for (var ring : rings) {
                dropped += ring.lost();
            }
        }

        /// A trace of the sorted raw rings.
        Trace sorted() {
            raw.sort(Comparator.comparingLong(Row::time).thenComparingInt(Row::actor)); // stable: within an actor as written
            var trace = new ColumnTrace(10_000_000);
            for (var row : raw) {
                long packed = row.words[0];
                trace.append(row.time, EventKind.of(Chunk.kind(packed)), row.actor, Chunk.resource(packed), Chunk.line(packed), row.words[1]);
            }
            return trace;
        }
    }

    static java.util.stream.LongStream seeds() {
        return java.util.stream.LongStream.rangeClosed(1, 8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theFoldOfWhatArrivesEqualsTheFoldOfTheSortedRings(long seed) {
        var run = new Scenario(seed);
        var live = History.of(run.trace, run.cast);
        int passEvery = 30 + run.random.nextInt(400);
        for (int i = 0; i < 60_000; i++) {
            run.happens();
            if (run.random.nextInt(passEvery) == 0) {
                run.drainer.pass(run.now - run.random.nextInt(2000), Long.MAX_VALUE / 2);
                if (run.random.nextBoolean()) {
                    live.fold();
                }
            }
        }
        run.end();
        live.fold();
        var replay = History.of(run.sorted(), run.cast);
        replay.fold();
        Histories.areTheSame(live, replay, run.random);
        assertThat(run.trace.epoch()).as("late insertions").isPositive();
        long restatements = java.util.stream.LongStream.range(0, run.trace.size()).filter(i -> run.trace.kind(i) == EventKind.RESTATE).count();
        assertThat(run.trace.dropped()).isEqualTo(run.dropped).isEqualTo(run.attempts - (run.raw.size() - restatements));
    }

    @Test
    void readersSeeWholeHistoriesWhileThreadsWriteLateAndTheFoldRewinds() throws InterruptedException {
        var cast = new Cast();
        int process = cast.process("main").id(), lock = cast.resource(Resource.Kind.LOCK, "lock", process).id();
        var recorder = RingRecorder.start(new ColumnTrace(10_000_000), new RingRecorder.Settings(1, 2_000_000, 500_000));
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < 4; t++) {
            threads.add(worker(recorder.writer(cast.thread("T" + t, process, -1).id()), lock, t));
        }
        var live = History.of(recorder.trace(), cast);
        var failure = new AtomicReference<Throwable>();
        var reader = Thread.ofPlatform().uncaughtExceptionHandler((thread, e) -> failure.set(e)).start(() -> read(live));
        while (threads.stream().anyMatch(Thread::isAlive)) {
            live.fold();
            LockSupport.parkNanos(1_000_000);
        }
        recorder.close();
        live.fold();
        reader.interrupt();
        reader.join();
        assertThat(failure.get()).isNull();
        assertThat(recorder.trace().epoch()).as("late insertions").isPositive();
        var replay = History.of(recorder.trace(), cast);
        replay.fold();
        Histories.areTheSame(live, replay, new SplittableRandom(1));
    }

    /// Acquires and releases; now and then it is held up between the stamp and the store.
    private static Thread worker(EventWriter writer, int lock, long seed) {
        return Thread.ofPlatform().start(() -> {
            var random = new SplittableRandom(seed);
            writer.write(EventKind.THREAD_START, -1, 1, -1);
            for (int i = 0; i < 30_000; i++) {
                long stamp = System.nanoTime();
                if (random.nextInt(1000) == 0) {
                    LockSupport.parkNanos(random.nextInt(20_000_000));
                }
                writer.writeAt(stamp, i % 2 == 0 ? EventKind.LOCK_ACQUIRE : EventKind.LOCK_RELEASE, lock, i & 63, 1 - i % 2);
            }
            writer.write(EventKind.THREAD_END, -1, 1, 0);
        });
    }

    private static void read(History history) {
        var random = new SplittableRandom(9);
        while (!Thread.currentThread().isInterrupted()) {
            long start = history.startNanos(), end = history.endNanos();
            if (end > start) {
                long at = random.nextLong(start, end);
                var scene = history.at(at);
                assertThat(scene.nanos()).isEqualTo(at);
                var lanes = history.actorLanes();
                for (var lane : lanes) {
                    var shares = new long[16];
                    long to = random.nextLong(at, end + 1);
                    lane.shares(at, to, shares);
                    long sum = 0;
                    for (long share : shares) {
                        assertThat(share).isNotNegative();
                        sum += share;
                    }
                    assertThat(sum).isLessThanOrEqualTo(to - at);
                }
                history.step(at, 1, 1, -1);
            }
            LockSupport.parkNanos(200_000);
        }
    }
}
