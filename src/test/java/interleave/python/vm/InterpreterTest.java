package interleave.python.vm;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.python.LittlePython;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An interpreter is stopped, held and let go from outside, and bears programs that never end.
@Timeout(60)
class InterpreterTest {
    private final StringBuffer out = new StringBuffer();
    private final StringBuffer err = new StringBuffer();

    private Interpreter interpreter(boolean gil) {
        return LittlePython.interpreter(Config.plain(gil).output(out::append, err::append));
    }

    private static CompletableFuture<Integer> start(Interpreter interpreter, String source) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return LittlePython.runMain(interpreter, source, "program.py");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, task -> Thread.ofPlatform().daemon().start(task));
    }

    private void awaitOutput(String text) throws InterruptedException {
        while (out.indexOf(text) < 0) Thread.sleep(2);
    }

    @Test
    void anEndlessLoopIsCancelledAndItsFinallyDoesNotRun() throws Exception {
        for (boolean gil : new boolean[] {true, false}) {
            out.setLength(0);
            var interpreter = interpreter(gil);
            var run = start(interpreter, """
                import threading
                def forever():
                    try:
                        while True: pass
                    except BaseException:
                        print('caught')
                    finally:
                        print('finally')
                threading.Thread(target=forever).start()
                print('ready')
                forever()
                """);
            awaitOutput("ready");
            interpreter.cancel();
            assertThat(run.get(10, TimeUnit.SECONDS)).isEqualTo(130);
            assertThat(out.toString()).isEqualTo("ready\n");
            assertThat(err.toString()).isEmpty();
        }
    }

    @Test
    void aPausedProgramStandsStillUntilItIsResumed() throws Exception {
        var interpreter = interpreter(true);
        var run = start(interpreter, "print('ready')\ni = 0\nwhile i < 10 ** 12: i += 1\n");
        awaitOutput("ready");
        interpreter.pause();
        Thread.sleep(50);
        var thread = interpreter.threads().getFirst();
        long steps = thread.gauge.steps();
        Thread.sleep(50);
        assertThat(thread.gauge.steps()).isEqualTo(steps);
        interpreter.resume();
        while (thread.gauge.steps() == steps) Thread.sleep(1);
        interpreter.cancel();
        assertThat(run.get(10, TimeUnit.SECONDS)).isEqualTo(130);
    }

    @Test
    void endlessRecursionIsARecursionErrorInAnyThread() throws Exception {
        var outcome = Programs.run(true, """
            import sys, threading
            def deep(n): return deep(n + 1) + 1
            class Odd:
                def __getattr__(self, name): return getattr(self, name + 'x')
                def __eq__(self, other): return self == other
            def tries():
                for f in (lambda: deep(0), lambda: Odd().a, lambda: Odd() == 1):
                    try:
                        f()
                    except RecursionError as e:
                        print(type(e).__name__)
            tries()
            t = threading.Thread(target=tries)
            t.start(); t.join()
            sys.setrecursionlimit(10**6)
            try:
                deep(0)
            except RecursionError as e:
                print('still', type(e).__name__)
            print(len([1, 2]))
            """);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("RecursionError\n".repeat(6) + "still RecursionError\n2\n");
    }

    @Test
    void anAbsurdAllocationIsAMemoryError() throws Exception {
        var outcome = Programs.run(true, """
            for f in (lambda: [0] * 10**12, lambda: 'x' * 10**12, lambda: 2 ** 10**12, lambda: 1 << 10**12):
                try:
                    f()
                    print('made')
                except (MemoryError, OverflowError) as e:
                    print(type(e).__name__)
            """);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("MemoryError\n".repeat(4));
    }

    @Test
    void anEndlessListEndsAsMemoryErrorWhenTheGuardSaysSo() throws Exception {
        var interpreter = interpreter(true);
        var run = start(interpreter, """
            print('ready')
            items = []
            try:
                while True: items.append(1)
            except MemoryError as e:
                del items
                print('MemoryError')
            """);
        awaitOutput("ready");
        interpreter.outOfMemory();
        assertThat(run.get(10, TimeUnit.SECONDS)).isZero();
        assertThat(out.toString()).isEqualTo("ready\nMemoryError\n");
    }

    @Test
    void whatLittlePythonDoesNotKnowIsNamedWithItsLineBeforeAnythingRuns() throws Exception {
        var outcome = Programs.run(true, "print('begun')\nx = 1\nmatch x:\n    case 1: pass\n");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("line 3").contains("Little Python doesn't know 'match' statements");
    }

    @Test
    void aFunctionIsCalledFromOutsideWithKeywords() {
        var interpreter = interpreter(true);
        var module = interpreter.load("def f(a, b=2): return a * b\n", "m.py", "m");
        assertThat(interpreter.call(module, "f", java.util.Map.of("a", 21L))).isEqualTo(42L);
        assertThat(interpreter.threads()).isEmpty();
    }

    @Test
    void theProgramWaitsForItsThreadsAndExitsAsAsked() throws Exception {
        var outcome = Programs.run(true, """
            import sys, threading, time
            threading.Thread(target=lambda: (time.sleep(0.05), print('thread'))).start()
            threading.Thread(target=lambda: time.sleep(60), daemon=True).start()
            print('main')
            sys.exit(3)
            """);
        assertThat(outcome).isEqualTo(new Programs.Outcome("main\nthread\n", "", 3));
    }

    @Test
    void cancellingIsQuickBesideTheIntervalOfThePoll() throws Exception {
        var interpreter = interpreter(true);
        var run = start(interpreter, "print('ready')\nx = 0\nfor i in range(10 ** 12): x += i * i\n");
        awaitOutput("ready");
        long start = System.nanoTime();
        interpreter.cancel();
        run.get(10, TimeUnit.SECONDS);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
}
