package interleave.engine.cpython;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.engine.Output;
import interleave.teaching.Engine;
import interleave.teaching.Execution;
import interleave.teaching.Execution.Status;
import interleave.teaching.Launch;
import interleave.teaching.Program;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Terminal;
import interleave.teaching.Workload;
import interleave.teaching.Workload.Call;
import interleave.trace.Actor;
import interleave.trace.EventKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program on the best CPython of this machine.
class CpythonEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Workload open(String source) throws Exception {
        return new CpythonEngine(Pythons.best()).open(new Program("lesson.py", source));
    }

    private static Execution start(Workload workload, Map<String, Object> arguments) {
        return workload.start(new Call("act", arguments, 5_000_000, true, true));
    }

    private static Execution.Outcome run(String source) throws Exception {
        try (var workload = open(source)) {
            return start(workload, Map.of()).await();
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static List<EventKind> kinds(Execution execution, String thread) {
        var kinds = new ArrayList<EventKind>();
        var trace = execution.trace();
        for (long i = 0; i < trace.size(); i++) if (execution.cast().actor(trace.actor(i)).name().equals(thread)) kinds.add(trace.kind(i));
        return kinds;
    }

    @Test
    void anActGetsItsArgumentsAndItsValuesKeepTheirTypes() throws Exception {
        try (var workload = open("""
            not_callable = 1
            def act(a, b=2):
                return {'sum': a + b, 'large': 1 << 80, 'real': 0.5, 'list': (None, True, 'x'), 'dict': {1: 'y'}}
            """)) {
            assertThat(workload.defines("act")).isTrue();
            assertThat(workload.defines("not_callable")).isFalse();
            var outcome = start(workload, Map.of("a", 1L, "unknown", 5L)).await();
            assertThat(outcome.status()).as(String.valueOf(outcome.failure())).isEqualTo(Status.FINISHED);
            assertThat(outcome.results()).isEqualTo(Map.of("sum", 3L, "large", BigInteger.ONE.shiftLeft(80), "real", 0.5, "list",
                java.util.Arrays.asList(null, true, "x"), "dict", Map.of("1", "y")));
            assertThat(outcome.startNanos()).isPositive().isLessThanOrEqualTo(outcome.endNanos());
        }
    }

    @Test
    void threadsAndLocksAreRecordedUnderTheNamesOfTheProgram() throws Exception {
        try (var workload = open("""
            import threading
            def act():
                guard = threading.Lock()
                def work():
                    with guard:
                        pass
                thread = threading.Thread(target=work, name="A")
                thread.start()
                thread.join()
            """)) {
            var execution = start(workload, Map.of());
            var outcome = execution.await();
            assertThat(execution.cast().actors()).extracting(Actor::name).containsExactly("main", "MainThread", "A");
            assertThat(execution.cast().resources()).anyMatch(resource -> resource.name().equals("guard (line 3)"));
            assertThat(kinds(execution, "A")).filteredOn(kind -> !kind.name().startsWith("GIL"))
                .containsExactly(EventKind.THREAD_START, EventKind.LOCK_ACQUIRE, EventKind.LOCK_RELEASE, EventKind.THREAD_END);
            assertThat(execution.trace().dropped()).isZero();
            assertThat(outcome.readings()).hasSize(2).allMatch(reading -> reading.cpuNanos() > 0);
        }
    }

    @Test
    void aProgramThatCannotBeLoadedSaysWhereAndWhy() {
        assertThatThrownBy(() -> open("x = 1\ndef act(:\n")).isInstanceOfSatisfying(ProgramFailure.class, failure -> {
            assertThat(failure.line()).isEqualTo(2);
            assertThat(failure.getMessage()).startsWith("SyntaxError");
        });
    }

    @Test
    void anActThatRaisesFailsWithItsOwnTraceback() throws Exception {
        var outcome = run("def act():\n    return {}['key']\n");
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        var failure = java.util.Objects.requireNonNull(outcome.failure());
        assertThat(failure.getMessage()).isEqualTo("KeyError: 'key'");
        assertThat(failure.line()).isEqualTo(2);
        assertThat(failure.traceback()).contains("File \"lesson.py\", line 2, in act").doesNotContain("interleave");
    }

    @Test
    void aPythonThatIsKilledIsAFailureInOneSentence() throws Exception {
        var outcome = run("import os\ndef act():\n    os.kill(os.getpid(), 9)\n");
        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(java.util.Objects.requireNonNull(outcome.failure()).getMessage()).contains("signal 9");
    }

    @Test
    void cancelEndsAProgramThatNeverEndsWithAllItsProcesses() throws Exception {
        try (var workload = open("""
            import os, subprocess, sys, threading
            def act():
                threading.Thread(target=spin).start()
                subprocess.Popen([sys.executable, "-c", "import time; print('up', flush=True); time.sleep(1000)"], start_new_session=True)
                spin()
            def spin():
                while True: pass
            """)) {
            var execution = start(workload, Map.of());
            await("both run", () -> execution.output().contains("up"));
            var tree = ProcessHandle.current().descendants().filter(process -> process.info().commandLine().orElse("").contains("time.sleep(1000)")).toList();
            assertThat(tree).isNotEmpty();
            execution.cancel();
            assertThat(execution.await().status()).isEqualTo(Status.CANCELLED);
            assertThat(tree).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void aPausedProgramStandsStill() throws Exception {
        try (var workload = open("""
            import time
            def act():
                for i in range(1000000):
                    print(i)
                    time.sleep(0.001)
            """)) {
            var execution = start(workload, Map.of());
            await("it prints", () -> execution.output().length() > 20);
            execution.pause();
            await("it stands", () -> {
                int before = execution.output().length();
                LockSupport.parkNanos(50_000_000);
                return execution.output().length() == before;
            });
            int stood = execution.output().length();
            execution.resume();
            await("it goes on", () -> execution.output().length() > stood);
            execution.cancel();
            execution.await();
            assertThat(kinds(execution, "main")).contains(EventKind.PAUSE, EventKind.RESUME);
        }
    }

    @Test
    void workersHaveNamesBytesAndEnds() throws Exception {
        try (var workload = open("""
            import multiprocessing, os
            def act():
                context = multiprocessing.get_context("spawn")
                with context.Pool(1) as pool:
                    value = pool.apply(len, ("x" * 5000,))
                victim = context.Process(target=die, name="victim")
                victim.start()
                victim.join()
                return {"value": value, "exit": victim.exitcode}
            def die():
                os.kill(os.getpid(), 9)
            """)) {
            var outcome = start(workload, Map.of()).await();
            assertThat(outcome.results()).as(String.valueOf(outcome.failure())).isEqualTo(Map.of("value", 5000L, "exit", -9L));
            assertThat(outcome.processes()).hasSize(3);
            assertThat(outcome.processes().getFirst().name()).isEqualTo("main");
            var worker = outcome.processes().get(1);
            assertThat(worker.name()).startsWith("SpawnPoolWorker-");
            assertThat(worker.bytesIn()).isGreaterThan(5000);
            assertThat(worker.tasks()).isEqualTo(1);
            assertThat(worker.startNanos()).isPositive();
            assertThat(outcome.processes().get(2)).matches(victim -> victim.name().equals("victim") && victim.exit().equals("killed"));
        }
    }

    @Test
    void aSemaphoreWhoseTrackerWasKilledIsRemoved() throws Exception {
        var outcome = run("""
            import multiprocessing, os, signal
            from multiprocessing import resource_tracker
            def act():
                lock = multiprocessing.get_context("spawn").Lock()
                print(lock._semlock.name, os.path.exists("/dev/shm/sem." + lock._semlock.name[1:]), flush=True)
                os.kill(resource_tracker._resource_tracker._pid, signal.SIGKILL)
                os._exit(0)
            """);
        var said = outcome.output().split("\\s+");
        Assumptions.assumeTrue(said[1].equals("True"), "no semaphores in files here");
        assertThat(Path.of("/dev/shm/sem." + said[0].substring(1))).doesNotExist();
    }

    @Test
    void aFloodOfOutputEventsAndNamesIsCutAndCounted() throws Exception {
        try (var workload = open("""
            import sys, threading
            def act():
                for _ in range(300):
                    sys.stdout.write("x" * 10000)
                locks = [threading.Lock() for _ in range(11000)]
                threading.Thread(target=int, name="long name " * 100).start()
                for _ in range(200000):
                    with locks[0]: pass
                print("the end")
            """)) {
            var execution = start(workload, Map.of());
            var outcome = execution.await();
            assertThat(outcome.status()).as(String.valueOf(outcome.failure())).isEqualTo(Status.FINISHED);
            assertThat(outcome.output()).hasSizeLessThan(Output.KEPT + 100).endsWith("the end\n");
            assertThat(execution.cast().resourceCount()).isLessThanOrEqualTo(Crew.MOST_RESOURCES);
            assertThat(execution.cast().actors()).allMatch(actor -> actor.name().length() < 150);
            assertThat(execution.trace().size() + execution.trace().dropped()).isGreaterThan(300_000);
        }
    }

    @Test
    void aProgramOfTheUsersOwnRunsAsAWhole(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("own.py"), """
            import sys
            name = input("name? ")
            print("hello", name, sys.argv[1:], __name__)
            print("trouble", file=sys.stderr)
            raise SystemExit(3)
            """);
        var program = new Program("own.py", Files.readString(folder.resolve("own.py")), Map.of(), new Launch(folder.resolve("own.py"), List.of("a b"), folder));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try (var workload = new CpythonEngine(Pythons.best()).open(program)) {
            var terminal = new Terminal(new ByteArrayInputStream("World\n".getBytes(StandardCharsets.UTF_8)), out, err);
            var outcome = workload.start(new Call(Program.MAIN, Map.of(), 5_000_000, true, true).at(terminal)).await();
            assertThat(outcome.results()).isEqualTo(Map.of(Engine.EXIT_STATUS, 3L));
            assertThat(java.util.Objects.requireNonNull(outcome.failure()).getMessage()).isEqualTo("The program ended with exit status 3.");
            assertThat(out).hasToString("name? hello World ['a b'] __main__\n");
            assertThat(err).hasToString("trouble\n");
            assertThat(outcome.startNanos()).isPositive().isLessThan(outcome.endNanos());
        }
    }
}
