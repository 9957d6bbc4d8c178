package interleave.engine.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.teaching.Execution;
import interleave.teaching.Program;
import interleave.teaching.Workload;
import interleave.trace.Actor;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The lines of threads that say nothing, read from outside, on every interpreter found.
@EnabledOnOs(OS.LINUX)
class LinesTest {
    private static final Program PROGRAM = new Program("lines.py", """
            import threading, time

            def below(end):
                while time.thread_time() < end:
                    sum(range(50))
                    sum(range(60))

            def above(seconds):
                below(time.thread_time() + seconds)

            def busy(seconds):
                thread = threading.Thread(target=above, args=(seconds,), name="busy")
                thread.start()
                thread.join()
            """);

    @TestFactory
    List<DynamicTest> aBusyThreadIsSeenWithinItsLoopAndNowhereElse() throws InterruptedException {
        var found = new Interpreters().search().stream().filter(Interpreter::usable).toList();
        Assumptions.assumeFalse(found.isEmpty(), "no CPython on this machine");
        return found.stream().map(python -> DynamicTest.dynamicTest(python.title(), () -> within(python))).toList();
    }

    private static void within(Interpreter python) throws Exception {
        var seen = new TreeSet<Integer>();
        try (var workload = new CpythonEngine(python).open(PROGRAM)) {
            // On a machine so busy that a whole run falls between two samples there is a next one.
            for (int attempt = 0; attempt < 5 && seen.isEmpty(); attempt++) {
                var execution = workload.start(new Workload.Call("busy", Map.of("seconds", 0.3), 5_000_000, true, true));
                while (!execution.done()) {
                    execution.cast().actors().stream().filter(actor -> actor.name().equals("busy")).map(Actor::gauge).forEach(gauge -> seen.add(gauge.line()));
                    LockSupport.parkNanos(1_000_000); // a look, not a wait
                }
                assertThat(execution.await().status()).isEqualTo(Execution.Status.FINISHED);
                Assumptions.assumeTrue(execution.sampling() == null || execution.sampling().limits().isEmpty(), "this account may not read the process's memory");
                seen.remove(0); // before the first and after the end
            }
        }
        assertThat(seen).isNotEmpty().isSubsetOf(3, 4, 5, 6, 8, 9).containsAnyOf(4, 5, 6);
    }
}
