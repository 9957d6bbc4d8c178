package interleave.python.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The search against brute force, and what it finds in programs whose faults are known.
class SearchTest {
    private static final Search.Limits LIMITS = new Search.Limits(2, 20_000, 120, false);

    static final String INCREMENTS = """
        import threading

        class Counter:
            def __init__(self):
                self.value = 0
                self.lock = threading.RLock()

            def get(self):
                with self.lock:
                    return self.value

            def set(self, value):
                with self.lock:
                    self.value = value

        def act(update):
            counter = Counter()
            threads = [threading.Thread(target=update, args=(counter,)) for _ in range(2)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            assert counter.value == 2, counter.value

        def get_then_set(counter):
            counter.set(counter.get() + 1)

        def update(counter):
            with counter.lock:
                counter.set(counter.get() + 1)

        def plus_equals(counter):
            counter.value += 1

        def lost(): act(get_then_set)
        def locked(): act(update)
        def bare(): act(plus_equals)
        """;

    static Piece piece(String program, String function, boolean gil) {
        return new Piece(program, "program.py", function, Map.of(), gil, Piece.MOST_STEPS);
    }

    static Search.Report search(String program, String function, boolean gil) throws InterruptedException {
        return new Search(piece(program, function, gil), LIMITS).run();
    }

    private Set<Thread> before;

    @BeforeEach
    void look() {
        before = Thread.getAllStackTraces().keySet();
    }

    @AfterEach
    void noThreadIsLeft() {
        var left = new HashSet<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        assertThat(left).as("threads of conducted programs")
            .noneMatch(thread -> thread.getName().equals("conduct") || thread.getName().startsWith("Thread-"));
    }

    /// The same endings, and of each the same number of schedules with 0, 1, 2 ... preemptions.
    @ParameterizedTest
    @CsvSource({"1,2,3,false,9", "2,2,4,false,3", "3,2,5,false,2", "4,2,5,false,2", "5,3,2,false,2", "6,3,3,false,1", "7,2,6,true,9", "8,2,7,true,2", "9,3,4,true,2",
        "10,2,6,true,3", "11,2,6,false,2", "12,2,6,false,2", "13,2,7,true,3", "14,3,5,true,1"})
    void findsWhatBruteForceFinds(int seed, int workers, int length, boolean gil, int bound) throws InterruptedException {
        var program = new SmallProgram(new Random(seed), workers, length, gil);
        var found = new HashMap<String, long[]>();
        var search = new Search(piece(program.python(), "act", gil), new Search.Limits(bound, 1_000_000, 300, true), run -> {
            var end = run.ending() instanceof Ending.Finished finished ? finished.returned() : run.ending() instanceof Ending.Deadlocked ? "deadlock" : run.ending().sentence();
            found.computeIfAbsent(end, unused -> new long[bound + 1])[run.preemptions()]++;
        });
        var report = search.run();
        assertThat(report.complete()).isTrue();
        assertThat(report.cutOff()).isZero();
        assertThat(shown(found)).as(program.python()).isEqualTo(shown(program.endings(bound)));
    }

    private static Map<String, String> shown(Map<String, long[]> endings) {
        var shown = new TreeMap<String, String>();
        endings.forEach((end, counts) -> {
            if (Arrays.stream(counts).anyMatch(count -> count > 0)) shown.put(end, Arrays.toString(counts));
        });
        return shown;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneIncrementEachIsLostWithOnePreemption(boolean gil) throws InterruptedException {
        var report = search(INCREMENTS, "lost", gil);
        assertThat(report.found()).isNotNull();
        assertThat(report.found().preemptions()).isEqualTo(1);
        assertThat(report.found().run().ending().sentence()).contains("AssertionError: 1");
        assertThat(report.found().run().steps()).filteredOn(step -> step.preempted() >= 0).singleElement()
            .satisfies(step -> assertThat(step.preempted()).isEqualTo(1));
        assertThat(report.levels().getFirst()).isEqualTo(new Search.Level(0, 1, 0, true));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLockedUpdateLosesNothingOnAnySchedule(boolean gil) throws InterruptedException {
        var report = search(INCREMENTS, "locked", gil);
        assertThat(report.found()).isNull();
        assertThat(report.complete()).isTrue();
        assertThat(report.tried()).isGreaterThan(100);
    }

    /// From Python 3.10 on nothing can come between the read and the write of `+=` on an attribute, under the GIL.
    @Test
    void plusEqualsIsLostOnlyWithoutTheGil() throws InterruptedException {
        assertThat(search(INCREMENTS, "bare", true).found()).isNull();
        assertThat(search(INCREMENTS, "bare", false).found().preemptions()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoLocksInOppositeOrderAreADeadlockWithItsLines(boolean gil) throws InterruptedException {
        var report = search("""
            import threading
            a, b = threading.Lock(), threading.Lock()
            def nothing(): pass
            def first():
                with a:
                    nothing()
                    with b: pass
            def second():
                with b:
                    nothing()
                    with a: pass
            threads = [threading.Thread(target=each) for each in (first, second)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            """, null, gil);
        assertThat(report.found().preemptions()).isEqualTo(1);
        assertThat(report.found().run().ending()).isInstanceOfSatisfying(Ending.Deadlocked.class, deadlock -> assertThat(deadlock.stuck())
            .extracting(Ending.Stand::line).containsExactly(14, 7, 11));
    }

    @Test
    void aResultThatSaysItIsWrongIsAFailure() throws InterruptedException {
        var report = search("""
            import threading
            def act():
                seen = []
                other = threading.Thread(target=seen.append, args=(1,))
                other.start()
                early = len(seen)
                other.join()
                return {"ok": early == 0, "seen": early}
            """, "act", true);
        assertThat(report.found().run().ending().sentence()).contains("'seen': 1");
    }

    @Test
    void anEmptyQueueTimesOutOnlyWhenChosen() throws InterruptedException {
        var report = search("""
            import queue, threading
            q = queue.Queue()
            def consumer():
                assert q.get(timeout=0.1) == 1
            c = threading.Thread(target=consumer)
            c.start()
            q.put(1)
            c.join()
            """, null, true);
        assertThat(report.levels().getFirst().failed()).isZero();
        assertThat(report.found().preemptions()).isEqualTo(1);
        assertThat(report.found().schedule().toString()).endsWith("1t");
        assertThat(report.found().run().ending().sentence()).contains("Empty");
    }

    @Test
    void theSameSearchGivesTheSameReport() throws InterruptedException {
        var first = search(INCREMENTS, "lost", false);
        var second = search(INCREMENTS, "lost", false);
        assertThat(second.found()).isEqualTo(first.found());
        assertThat(second.levels()).isEqualTo(first.levels());
    }

    @Test
    void aLoopThatWaitsForAThreadIsCutOffAndCounted() throws InterruptedException {
        var report = new Search(new Piece("""
            import threading
            class Flag: up = False
            flag = Flag()
            def raise_flag(): flag.up = True
            other = threading.Thread(target=raise_flag)
            other.start()
            while not flag.up: pass
            """, "program.py", null, Map.of(), true, 200), new Search.Limits(1, 400, 60, false)).run();
        assertThat(report.found()).isNull();
        assertThat(report.cutOff()).isPositive();
    }

    @Test
    void aSearchEndsSoonWhenCancelled() throws Exception {
        var piece = piece(INCREMENTS, "locked", true);
        var search = new Search(piece, new Search.Limits(9, Long.MAX_VALUE, 600, false));
        var canceller = Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            piece.cancel();
        });
        var report = search.run();
        canceller.join();
        assertThat(report.complete()).isFalse();
        assertThat(report.stopped()).contains("cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"import socket\ns = socket.socket()", "import multiprocessing\nmultiprocessing.Pool(2)",
        "import asyncio\nasync def f(): await asyncio.sleep(1)\nasyncio.run(f())"})
    void whatReachesOutsideIsRefused(String program) throws InterruptedException {
        var report = search(program, null, true);
        assertThat(report.refused()).startsWith("The scheduler can't control ").endsWith("conduct a program of threads, locks and queues.");
        assertThat(report.found()).isNull();
    }

    @Test
    void aWholeSearchIsRefusedWithItsSentence() throws InterruptedException {
        assertThat(search("x = (", null, true).refused()).contains("SyntaxError");
    }
}
