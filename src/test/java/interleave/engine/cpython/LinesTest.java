package interleave.engine.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.teaching.Execution;
import interleave.teaching.Launch;
import interleave.teaching.Lines;
import interleave.teaching.Program;
import interleave.teaching.Workload;
import interleave.trace.Actor;
import interleave.trace.EventKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void inPreciseModeTheRecordingHasEveryLineInItsOrder() throws Exception {
        var python = new Interpreters().search().stream().filter(each -> each.usable() && each.minor() >= 12).findFirst();
        Assumptions.assumeTrue(python.isPresent(), "no CPython 3.12 or later on this machine");
        var program = new Program("lines.py", """
            import threading, json

            def count():
                for i in range(3):
                    json.dumps(i)

            def act():
                thread = threading.Thread(target=count, name="counts")
                thread.start()
                thread.join()
            """);
        try (var workload = new CpythonEngine(python.get()).precise().open(program)) {
            var execution = workload.start(new Workload.Call("act", Map.of(), 5_000_000, true, true));
            assertThat(execution.await().status()).isEqualTo(Execution.Status.FINISHED);
            var seen = new ArrayList<Integer>();
            var trace = execution.trace();
            for (long i = 0; i < trace.size(); i++) {
                if (trace.kind(i) == EventKind.LINE && execution.cast().actor(trace.actor(i)).name().equals("counts")) seen.add(trace.line(i));
            }
            assertThat(seen).containsExactly(4, 5, 4, 5, 4, 5, 4);
            var lines = java.util.Objects.requireNonNull(execution.lines());
            assertThat(lines.source()).isEqualTo(Lines.Source.EVENTS);
            assertThat(lines.nanosPerLine()).isPositive();
            assertThat(lines.words()).startsWith("lines by event, about ");
        }
    }

    @Test
    void aFloodOfLinesNeitherHoldsTheProgramUpNorIsLostUncounted() throws Exception {
        var python = new Interpreters().search().stream().filter(each -> each.usable() && each.minor() >= 12).findFirst();
        Assumptions.assumeTrue(python.isPresent(), "no CPython 3.12 or later on this machine");
        var program = new Program("flood.py", "def act(turns):\n    for i in range(turns):\n        i\n    return {'last': i}\n");
        try (var workload = new CpythonEngine(python.get()).precise().open(program)) {
            var execution = workload.start(new Workload.Call("act", Map.of("turns", 200_000), 5_000_000, true, true));
            var outcome = execution.await();
            assertThat(outcome.results()).containsEntry("last", 199_999L);
            long told = java.util.Objects.requireNonNull(execution.lines()).told();
            assertThat(told + execution.trace().dropped()).as("%d told".formatted(told)).isGreaterThanOrEqualTo(400_002);
        }
    }

    @Test
    void whereMemoryCantBeReadTheLinesAreAskedForInsideAndThatIsSaid() throws Exception {
        var python = new Interpreters().search().stream().filter(each -> each.usable() && each.gil()).findFirst();
        Assumptions.assumeTrue(python.isPresent(), "no CPython on this machine");
        var it = python.get();
        var closed = new Interpreter(it.path(), it.implementation(), it.version(), it.gil(), null, false);
        try (var workload = new CpythonEngine(closed).open(PROGRAM)) {
            var execution = workload.start(new Workload.Call("busy", Map.of("seconds", 0.5), 5_000_000, true, true));
            var seen = new TreeSet<Integer>();
            while (!execution.done()) {
                execution.cast().actors().stream().filter(actor -> actor.name().equals("busy")).map(Actor::gauge).forEach(gauge -> seen.add(gauge.line()));
                LockSupport.parkNanos(1_000_000); // a look, not a wait
            }
            assertThat(execution.await().status()).isEqualTo(Execution.Status.FINISHED);
            assertThat(seen).containsAnyOf(4, 5, 6).isSubsetOf(0, 3, 4, 5, 6, 8, 9);
            assertThat(execution.cast().actors()).extracting(Actor::name).containsExactly("main", "MainThread", "busy");
            var lines = java.util.Objects.requireNonNull(execution.lines());
            assertThat(lines.source()).isEqualTo(Lines.Source.SAMPLED_INSIDE);
            assertThat(lines.words()).isEqualTo("lines sampled every 100 ms from inside");
            assertThat(lines.limit()).contains("can't be read from outside").endsWith(".");
        }
    }

    @Test
    void aScriptThatSharesNothingHasItsThreadsLinesToo(@TempDir Path folder) throws Exception {
        var python = new Interpreters().search().stream().filter(Interpreter::usable).findFirst();
        Assumptions.assumeTrue(python.isPresent(), "no CPython on this machine");
        var file = Files.writeString(folder.resolve("plain.py"), """
            import threading, time
            def work(end):
                while time.thread_time() < end:
                    sum(range(50))
            thread = threading.Thread(target=work, args=(0.3,), name="busy")
            thread.start()
            thread.join()
            """);
        var program = new Program("plain.py", Files.readString(file), Map.of(), new Launch(file, List.of(), folder));
        var seen = new TreeSet<Integer>();
        try (var workload = new CpythonEngine(python.get()).open(program)) {
            for (int attempt = 0; attempt < 5 && seen.isEmpty(); attempt++) {
                var execution = workload.start(new Workload.Call(Program.MAIN, Map.of(), 5_000_000, true, true));
                while (!execution.done()) {
                    execution.cast().actors().stream().filter(actor -> actor.name().equals("busy")).map(Actor::gauge).forEach(gauge -> seen.add(gauge.line()));
                    LockSupport.parkNanos(1_000_000); // a look, not a wait
                }
                assertThat(execution.await().status()).isEqualTo(Execution.Status.FINISHED);
                seen.remove(0);
            }
        }
        assertThat(seen).isNotEmpty().isSubsetOf(3, 4);
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
