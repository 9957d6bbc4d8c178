package interleave.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import interleave.engine.Output;
import interleave.teaching.Execution;
import interleave.teaching.Execution.Status;
import interleave.teaching.Program;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Workload;
import interleave.teaching.Workload.Call;
import interleave.trace.EventKind;
import interleave.trace.Trace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ModelEngineTest {
    private static final long INTERVAL = 5_000_000;

    private static final String SUMS = """
        import threading, time

        runs = 0

        def cpu_bound_task(iterations):
            total = 0
            for i in range(iterations):
                total += i * i
            return total

        def one_thread(iterations):
            global runs
            runs += 1
            return {"sum": cpu_bound_task(iterations), "runs": runs}

        def one_after_other(iterations, threads):
            return {"sums": [cpu_bound_task(iterations) for _ in range(threads)]}

        def two_threads(iterations, threads):
            sums = [None] * threads
            def work(index):
                sums[index] = cpu_bound_task(iterations)
            started = [threading.Thread(target=work, args=(i,), name="AB"[i]) for i in range(threads)]
            for t in started:
                t.start()
            for t in started:
                t.join()
            return {"sums": sums}
        """;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSumOfLessonOneIsExact(boolean gil) throws Exception {
        try (var workload = open(SUMS)) {
            var outcome = run(workload, "two_threads", gil, Map.of("iterations", 2_000_000, "threads", 2, "unknown", 1));
            assertThat(outcome.results()).isEqualTo(Map.of("sums", List.of(2666664666667000000L, 2666664666667000000L)));
            assertThat(outcome.cpuNanos()).isPositive();
            assertThat(outcome.readings()).hasSize(3).allSatisfy(reading -> assertThat(reading.cpuNanos()).isPositive());
        }
    }

    @Test
    void theWholeSumIsBeyondALong() throws Exception {
        try (var workload = open(SUMS)) {
            var outcome = run(workload, "one_thread", true, Map.of("iterations", 20_000_000));
            assertThat(outcome.results().get("sum")).isEqualTo(new BigInteger("2666666466666670000000"));
        }
    }

    /// CPU time and holds, not wall time: they are the same on a machine with other work.
    @Test
    void twoThreadsUnderTheGilShareOneCore() throws Exception {
        var knobs = Map.<String, Object>of("iterations", 1_500_000, "threads", 2);
        try (var workload = open(SUMS)) {
            for (int i = 0; i < 3; i++) run(workload, "two_threads", true, knobs);
            double sequence = Double.MAX_VALUE, together = Double.MAX_VALUE;
            for (int i = 0; i < 4; i++) {
                sequence = Math.min(sequence, run(workload, "one_after_other", true, knobs).cpuNanos());
                var execution = workload.start(new Call("two_threads", knobs, INTERVAL, true, true));
                var outcome = execution.await();
                together = Math.min(together, outcome.cpuNanos());
                assertThat(holdNanos(execution.trace())).as("held by one thread at a time").isLessThanOrEqualTo(outcome.endNanos() - execution.trace().time(0) + 10_000_000);
            }
            assertThat(together / sequence).as("the same work").isBetween(0.6, 1.7);
        }
    }

    private static long holdNanos(Trace trace) {
        long held = 0;
        var taken = new java.util.HashMap<Integer, Long>();
        for (long i = 0; i < trace.size(); i++) {
            if (trace.kind(i) == EventKind.GIL_TAKE) taken.put(trace.actor(i), trace.time(i));
            else if (trace.kind(i) == EventKind.GIL_DROP) held += trace.time(i) - taken.remove(trace.actor(i));
        }
        return held;
    }

    @Test
    void everyCallGetsAFreshModule() throws Exception {
        try (var workload = open(SUMS)) {
            for (int i = 0; i < 2; i++) assertThat(run(workload, "one_thread", true, Map.of("iterations", 10)).results()).containsEntry("runs", 1L);
        }
    }

    @Test
    void theRecordingTellsOfThreadsAndTheGil() throws Exception {
        try (var workload = open(SUMS)) {
            var execution = workload.start(new Call("two_threads", Map.of("iterations", 1_000_000, "threads", 2), 1_000_000, true, true));
            assertThat(execution.await().status()).isEqualTo(Status.FINISHED);
            var trace = execution.trace();
            var counts = new java.util.EnumMap<EventKind, Integer>(EventKind.class);
            for (long i = 0; i < trace.size(); i++) counts.merge(trace.kind(i), 1, Integer::sum);
            assertThat(counts).containsEntry(EventKind.THREAD_START, 3).containsEntry(EventKind.THREAD_END, 3)
                .containsKeys(EventKind.GIL_REQUEST, EventKind.JOIN_BEGIN, EventKind.JOIN_END);
            assertThat(counts.get(EventKind.GIL_TAKE)).isEqualTo(counts.get(EventKind.GIL_DROP));
            assertThat(execution.cast().actors().stream().map(actor -> actor.name())).containsExactly("main", "MainThread", "A", "B");
        }
    }

    @Test
    void sharedNumbersAreRecordedByNameAndNothingElse() throws Exception {
        try (var workload = open("""
            total = 0
            def act():
                global total
                d = {"count": 1, "other": 5}
                seen = d["count"]
                d["count"] = seen + 1
                d["count"] += 1
                d["other"] = d.get("other", 0) + d.get("count", 0)
                total = 9
                return {"count": d["count"]}
            """)) {
            var execution = workload.start(new Call("act", Map.of(), INTERVAL, true, true).cells(java.util.Set.of("count", "total")));
            assertThat(execution.await().results()).containsEntry("count", 3L);
            var trace = execution.trace();
            var told = new java.util.ArrayList<String>();
            for (long i = 0; i < trace.size(); i++) {
                var kind = trace.kind(i);
                if (kind == EventKind.CELL_READ || kind == EventKind.CELL_WRITE) {
                    told.add(execution.cast().resource(trace.resource(i)).name() + (kind == EventKind.CELL_READ ? " read " : " written ") + trace.argument(i));
                }
            }
            assertThat(told).containsExactly("total written 0", "count read 1", "count written 2", "count read 2", "count written 3", "count read 3", "total written 9", "count read 3");
        }
    }

    @Test
    void whatAProgramRaisesIsTheFailureWithItsLine() throws Exception {
        try (var workload = open("""
            def inner(n):
                return 1 // n

            def act():
                print("before")
                return inner(0)
            """)) {
            var outcome = run(workload, "act", true, Map.of());
            assertThat(outcome.status()).isEqualTo(Status.FAILED);
            assertThat(outcome.output()).isEqualTo("before\n");
            assertThat(outcome.failure().getMessage()).startsWith("ZeroDivisionError: ");
            assertThat(outcome.failure().line()).isEqualTo(2);
            assertThat(outcome.failure().traceback()).contains("line 6, in act", "line 2, in inner");
        }
    }

    @Test
    void aSyntaxErrorNamesItsLine() {
        var failure = catchThrowableOfType(ProgramFailure.class, () -> open("x = 1\ndef f(:\n    pass\n"));
        assertThat(failure.getMessage()).startsWith("SyntaxError: ");
        assertThat(failure.line()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"while True: pass", "import time; time.sleep(1000)", "import threading; threading.Lock().__enter__(); l = threading.Lock(); l.acquire(); l.acquire()",
        "import threading, time\n    for i in range(30): threading.Thread(target=lambda: time.sleep(1000)).start()\n    while True: pass",
        "import threading\n    def f():\n        while True: pass\n    ts = [threading.Thread(target=f) for _ in range(4)]\n    for t in ts: t.start()\n    for t in ts: t.join()",
        "import threading; threading.Event().wait()", "try:\n        while True: pass\n    except BaseException:\n        while True: pass"})
    void cancelEndsEveryThreadSoon(String body) throws Exception {
        for (boolean gil : new boolean[] {true, false}) {
            try (var workload = open("def act():\n    " + body + "\n")) {
                var execution = workload.start(new Call("act", Map.of(), INTERVAL, gil, true));
                Thread.sleep(60);
                long start = System.nanoTime();
                execution.cancel();
                assertThat(execution.await().status()).isEqualTo(Status.CANCELLED);
                assertThat((System.nanoTime() - start) / 1e6).as("200 ms on a machine that is free").isLessThan(2_000);
                assertThat(pythonThreads(execution)).isEmpty();
            }
        }
    }

    @Test
    void daemonsEndWithTheProgramAndOthersAreAwaited() throws Exception {
        try (var workload = open("""
            import threading, time
            done = []
            def slow():
                time.sleep(0.1)
                print("slow is done")
            def endless():
                while True:
                    time.sleep(0.001)
            def act():
                threading.Thread(target=endless, daemon=True).start()
                threading.Thread(target=slow).start()
                print("returned")
            """)) {
            var execution = workload.start(new Call("act", Map.of(), INTERVAL, true, false));
            var outcome = execution.await();
            assertThat(outcome.status()).isEqualTo(Status.FINISHED);
            assertThat(outcome.output()).isEqualTo("returned\nslow is done\n");
            assertThat(outcome.wallSeconds()).isGreaterThan(0.1);
            assertThat(pythonThreads(execution)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPausedProgramStandsStill(boolean gil) throws Exception {
        try (var workload = open(SUMS)) {
            var execution = workload.start(new Call("two_threads", Map.of("iterations", 500_000_000, "threads", 2), INTERVAL, gil, true));
            while (execution.cast().actors().size() < 4 || steps(execution) < 10_000) Thread.sleep(5);
            execution.pause();
            Thread.sleep(50);
            long before = steps(execution);
            Thread.sleep(100);
            assertThat(steps(execution)).isEqualTo(before);
            execution.resume();
            while (steps(execution) <= before) Thread.sleep(1);
            execution.pause();
            execution.cancel();
            assertThat(execution.await().status()).isEqualTo(Status.CANCELLED);
        }
    }

    @Test
    void outputIsBoundedAndSaysSo() throws Exception {
        try (var workload = open("def act():\n    for i in range(60000):\n        print('x' * 50)\n    print('the end')\n")) {
            var output = run(workload, "act", true, Map.of()).output();
            assertThat(output).hasSizeLessThan(Output.KEPT + 100).startsWith("[").contains("characters before this are left out]").endsWith("the end\n");
        }
    }

    @Test
    void anEndlessRecursionIsARecursionErrorAlsoInAThread() throws Exception {
        try (var workload = open("""
            import threading
            def f(n):
                return f(n + 1) + 1
            def act():
                t = threading.Thread(target=f, args=(0,))
                t.start()
                t.join()
                f(0)
            """)) {
            var outcome = run(workload, "act", true, Map.of());
            assertThat(outcome.failure().getMessage()).startsWith("RecursionError: maximum recursion depth exceeded");
            assertThat(outcome.output()).contains("Exception in thread Thread-1 (f):", "RecursionError");
        }
    }

    @Test
    void aManyThreadedProgramRuns() throws Exception {
        try (var workload = open("""
            import threading
            def act(n):
                go = threading.Event()
                ts = [threading.Thread(target=go.wait) for _ in range(n)]
                for t in ts: t.start()
                count = threading.active_count()
                go.set()
                for t in ts: t.join()
                return {"count": count}
            """)) {
            assertThat(run(workload, "act", true, Map.of("n", 1000)).results()).containsEntry("count", 1001L);
        }
    }

    @Test
    void valuesKeepTheirTypes() throws Exception {
        try (var workload = open("def act(a, b, c, d):\n    return {'a': a + 1, 'b': b / 2, 'c': c + '!', 'd': d, 'e': None, 'f': [1, (2, {'x': 3})]}\n")) {
            var results = run(workload, "act", true, Map.of("a", 1, "b", 3.0, "c", "hi", "d", true)).results();
            assertThat(results).containsEntry("a", 2L).containsEntry("b", 1.5).containsEntry("c", "hi!").containsEntry("d", true).containsEntry("e", null)
                .containsEntry("f", List.of(1L, List.of(2L, Map.of("x", 3L))));
        }
    }

    private static Workload open(String source) throws ProgramFailure, InterruptedException {
        return ModelEngine.underGil().open(new Program("lesson.py", source));
    }

    private static Execution.Outcome run(Workload workload, String act, boolean gil, Map<String, Object> knobs) throws InterruptedException {
        return workload.start(new Call(act, knobs, INTERVAL, gil, false)).await();
    }

    private static long steps(Execution execution) {
        return execution.cast().actors().stream().mapToLong(actor -> actor.gauge().steps()).sum();
    }

    /// Java threads of the run that are still there; a moment's grace for those on their last instructions.
    private static List<Long> pythonThreads(Execution execution) throws InterruptedException {
        List<Long> left = List.of();
        for (int i = 0; i < 100; i++) {
            var alive = Thread.getAllStackTraces().keySet().stream().map(Thread::threadId).toList();
            left = execution.cast().actors().stream().map(actor -> actor.javaThreadId()).filter(alive::contains).toList();
            if (left.isEmpty()) return left;
            Thread.sleep(10);
        }
        return left;
    }
}
