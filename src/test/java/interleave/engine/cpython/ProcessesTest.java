package interleave.engine.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.teaching.Execution;
import interleave.teaching.Execution.Status;
import interleave.teaching.ProcessReading;
import interleave.teaching.Program;
import interleave.teaching.Workload.Call;
import interleave.trace.EventKind;
import interleave.world.GilAccount;
import interleave.world.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Worker processes of a real CPython: each is an interpreter of its own, what goes to it is counted, and one that is killed ends the run as it does without us.
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class ProcessesTest {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String PREFIX = "/interleave-test-" + ProcessHandle.current().pid(); // of the semaphores' names
    private static final Program PROGRAM = new Program("pools.py", """
        import multiprocessing, os, pickle, signal, threading, time
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
        from multiprocessing.pool import mapstar

        def spin():
            end = time.thread_time() + 0.05
            while time.thread_time() < end:
                for i in range(1000):
                    pass

        def work(item):
            threads = [threading.Thread(target=spin) for _ in range(2)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            return b"r" * item[0]

        def shares(method):
            context = multiprocessing.get_context(method)
            items = [(1000 * (i + 1), "x" * 2000 * (i + 1)) for i in range(4)]
            with context.Pool(2) as pool:
                got = pool.map(work, items, chunksize=1)
                pool.close()
                pool.join()
            return {"tasks": [len(pickle.dumps((0, i, mapstar, ((work, (item,)),), {}))) for i, item in enumerate(items)],
                    "answers": [len(pickle.dumps((0, i, (True, [answer])))) for i, answer in enumerate(got)]}

        def die_or(number):
            if number == 1:
                os.kill(os.getpid(), signal.SIGKILL)
            return number

        def executor(method, prefix):
            multiprocessing.current_process()._config["semprefix"] = prefix
            try:
                with ProcessPoolExecutor(2, multiprocessing.get_context(method)) as pool:
                    return {"got": list(pool.map(die_or, range(4)))}
            except BrokenProcessPool as error:
                return {"broken": str(error)}

        def pool(method, prefix):
            multiprocessing.current_process()._config["semprefix"] = prefix
            with multiprocessing.get_context(method).Pool(2) as pool:
                return {"got": pool.map(die_or, range(4), 1)}  # never comes back: nobody has the dead worker's task
        """);

    private static Execution run(String function, String method) throws Exception {
        try (var workload = new CpythonEngine(Pythons.best()).open(PROGRAM)) {
            var execution = workload.start(call(function, method));
            execution.await();
            return execution;
        }
    }

    private static Call call(String function, String method) {
        return new Call(function, Map.of("method", method, "prefix", PREFIX), 5_000_000, true, true);
    }

    private static List<Long> numbers(Execution.Outcome outcome, String key) {
        return ((List<?>) outcome.results().get(key)).stream().map(each -> ((Number) each).longValue()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fork", "spawn", "forkserver"})
    void eachWorkerHasABatonOfItsOwnAndItsTasksHaveTheBytesThatPickleGivesThem(String method) throws Exception {
        var execution = run("shares", method);
        var outcome = execution.await();
        assertThat(outcome.status()).as(outcome.output() + outcome.failure()).isEqualTo(Status.FINISHED);

        assertThat(sizes(execution, EventKind.SEND)).as("of tasks and answers").containsAll(numbers(outcome, "tasks")).containsAll(numbers(outcome, "answers"));
        var workers = outcome.processes().stream().filter(each -> each.name().contains("PoolWorker")).toList();
        assertThat(workers).hasSize(2);
        long sum = numbers(outcome, "tasks").stream().mapToLong(Long::longValue).sum(), end = 4; // what tells a worker to end is a pickled None
        assertThat(workers.stream().mapToLong(ProcessReading::bytesIn).sum()).isEqualTo(sum + 2 * end);
        assertThat(workers.stream().mapToLong(ProcessReading::bytesOut).sum()).isEqualTo(numbers(outcome, "answers").stream().mapToLong(Long::longValue).sum());

        if (!Pythons.best().gil()) return;
        var busy = Ledger.of(execution.trace(), execution.cast()).gils().stream().filter(gil -> gil.handOvers() > 0).toList();
        assertThat(busy).as("the program's own GIL and one a worker").extracting(GilAccount::process).doesNotHaveDuplicates();
        for (var gil : busy) assertThat(holders(execution, gil.resource())).as(gil.name()).containsOnly(gil.process());
        var sampling = execution.sampling();
        Assumptions.assumeTrue(sampling != null && sampling.handOvers() > 0, "this account may not read the process's memory");
        assertThat(busy.stream().filter(gil -> execution.cast().actor(gil.process()).name().contains("PoolWorker"))).as("whose two threads took turns").isNotEmpty()
            .allMatch(gil -> gil.holds() != null);
    }

    private static Set<Long> sizes(Execution execution, EventKind kind) {
        var found = new HashSet<Long>();
        var trace = execution.trace();
        for (long i = 0; i < trace.size(); i++) if (trace.kind(i) == kind) found.add(trace.argument(i));
        return found;
    }

    /// The processes of whoever took this GIL.
    private static Set<Integer> holders(Execution execution, int gil) {
        var found = new HashSet<Integer>();
        var trace = execution.trace();
        for (long i = 0; i < trace.size(); i++) if (trace.kind(i) == EventKind.GIL_TAKE && trace.resource(i) == gil) found.add(execution.cast().actor(trace.actor(i)).process());
        return found;
    }

    @Test
    void aPoolExecutorWhoseWorkerIsKilledIsBrokenAsEver() throws Exception {
        var execution = run("executor", "spawn");
        var outcome = execution.await();
        assertThat(outcome.status()).as(outcome.output() + outcome.failure()).isEqualTo(Status.FINISHED);
        assertThat((String) outcome.results().get("broken")).contains("terminated abruptly");
        assertThat(outcome.processes()).extracting(ProcessReading::exit).as("the death is shown").contains("killed");
        assertNothingIsLeft();
    }

    /// Pool starts another worker in place of the dead one and waits for a task that nobody has: without us it hangs, so it does here, until it is told to stop.
    @Test
    void aPoolThatWaitsForAKilledWorkersTaskIsEndedWithItsWholeTree() throws Exception {
        try (var workload = new CpythonEngine(Pythons.best()).open(PROGRAM)) {
            var execution = workload.start(call("pool", "spawn"));
            await("the dead worker has been replaced", execution, () -> execution.cast().actors().stream().filter(actor -> actor.name().contains("PoolWorker")
                && actor.id() == actor.process()).count() >= 3);
            assertThat(execution.done()).isFalse();
            assertThat(semaphores()).as("what would be left").isNotEmpty();
            execution.cancel();
            var outcome = execution.await();
            assertThat(outcome.status()).isEqualTo(Status.CANCELLED);
            assertThat(outcome.processes()).extracting(ProcessReading::exit).as("the death is shown").contains("killed");
        }
        assertNothingIsLeft();
    }

    private static void await(String what, Execution execution, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(execution.done()).as(what).isFalse();
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static void assertNothingIsLeft() throws IOException {
        assertThat(ProcessHandle.current().descendants().filter(process -> process.info().command().orElse("").contains("python"))).isEmpty();
        assertThat(semaphores()).isEmpty();
    }

    /// Of the program, where they are files.
    private static List<Path> semaphores() throws IOException {
        if (!Files.isDirectory(SHARED_MEMORY)) return List.of();
        try (var files = Files.list(SHARED_MEMORY)) {
            return files.filter(file -> file.getFileName().toString().startsWith("sem." + PREFIX.substring(1))).toList();
        }
    }
}
