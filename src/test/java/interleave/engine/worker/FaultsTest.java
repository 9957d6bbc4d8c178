package interleave.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.engine.model.ModelEngine;
import interleave.teaching.Execution.Status;
import interleave.teaching.ProcessReading;
import interleave.teaching.Program;
import interleave.teaching.Workload.Call;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What goes wrong with worker processes: each ends with a sentence, and none is left.
class FaultsTest {
    private static final String BUSY = """
        import multiprocessing, time

        def work(n):
            total = 0
            for i in range(n):
                total += i
            return total

        def act(processes):
            with multiprocessing.Pool(processes) as pool:
                return {'sums': pool.map(work, [20_000_000] * 8, 1)}
        """;

    @Test
    void whatCannotBeSentIsRefusedWithASentence() throws InterruptedException {
        var run = Runs.run("""
            import multiprocessing, threading

            def lock(x):
                return threading.Lock()

            def large(x):
                return bytes(65 * 1024 * 1024)

            if __name__ == '__main__':
                with multiprocessing.Pool(1) as pool:
                    for task in (lock, large, lambda x: x):
                        try:
                            pool.map(task, [1])
                        except Exception as error:
                            print(type(error).__name__, str(error)[:200])
                    print(pool.map(abs, [-1]))
            """);
        var lines = run.output().lines().toList();
        assertThat(lines.get(0)).startsWith("MaybeEncodingError Error sending result: '[<unlocked _thread.lock object at");
        assertThat(lines.get(1)).contains("MaybeEncodingError", "MiB");
        assertThat(lines.get(2)).contains("PicklingError Can't pickle <function <lambda> at");
        assertThat(lines.get(3)).isEqualTo("[1]");
        assertThat(Runs.processesWith(run.hub().token())).isEmpty();
    }

    @Test
    void aKilledWorkerIsSeenByItsExitCodeAndTheOthersGoOn() throws InterruptedException {
        var run = Runs.run("""
            import multiprocessing, time

            def sleep(connection):
                connection.send('here')
                time.sleep(60)

            if __name__ == '__main__':
                for signal in ('kill', 'terminate'):
                    here, there = multiprocessing.Pipe(False)
                    process = multiprocessing.Process(target=sleep, args=(there,))
                    process.start()
                    there.close()
                    print(here.recv())
                    getattr(process, signal)()
                    process.join()
                    print(process.exitcode, process.is_alive())
                    try:
                        here.recv()
                    except EOFError:
                        print('end of file')
            """);
        assertThat(run.errors()).isEmpty();
        assertThat(run.output()).isEqualTo("here\n-9 False\nend of file\nhere\n-15 False\nend of file\n");
        assertThat(run.hub().readings()).extracting(ProcessReading::exit).containsExactly("normal", "killed", "terminated");
    }

    /// Asked to terminate, it can't: the system has stopped it. Whoever joins it does not wait for ever.
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aWorkerThatDoesNotTerminateIsKilledAndCountsAsTerminated() throws InterruptedException {
        var run = Runs.run("""
            import multiprocessing, time

            def sleep(connection):
                connection.send('here')
                time.sleep(60)

            if __name__ == '__main__':
                here, there = multiprocessing.Pipe(False)
                process = multiprocessing.Process(target=sleep, args=(there,))
                process.start()
                print(here.recv())
                process.terminate()
                process.join()
                print(process.exitcode)
            """, (hub, text) -> {
                if (text.contains("here")) for (var worker : Runs.processesWith(hub.token())) stop(worker);
            });
        assertThat(run.errors()).isEmpty();
        assertThat(run.output()).isEqualTo("here\n-15\n");
        assertThat(run.hub().readings()).extracting(ProcessReading::exit).containsExactly("normal", "terminated");
    }

    private static void stop(ProcessHandle process) {
        try {
            assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor()).isZero();
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void withoutAGuardAProcessFailsAsItIsSetUp() throws InterruptedException {
        var run = Runs.run("""
            import multiprocessing

            def f():
                print('never')

            process = multiprocessing.Process(target=f)
            process.start()
            process.join()
            print(process.exitcode)
            """);
        assertThat(run.output()).isEqualTo("1\n");
        assertThat(run.errors()).contains("RuntimeError", "finished its bootstrapping phase").contains("File \"program.py\", line 7, in <module>");
    }

    @Test
    void cancelledAtAnyInstantNoProcessIsLeft() throws Exception {
        var random = new Random(7);
        try (var workload = ModelEngine.underGil().open(new Program("busy.py", BUSY))) {
            for (int i = 0; i < 6; i++) {
                var execution = workload.start(new Call("act", Map.of("processes", 2L), 5_000_000, true, i % 2 == 0));
                LockSupport.parkNanos(random.nextLong(TimeUnit.SECONDS.toNanos(2)));
                execution.cancel();
                assertThat(execution.await().status()).isEqualTo(Status.CANCELLED);
                assertThat(Runs.processesWith(Hub.tokensBegin())).as("processes of this JVM's runs").isEmpty();
            }
        }
    }

    @Test
    void pauseHoldsWorkersToo() throws Exception {
        try (var workload = ModelEngine.underGil().open(new Program("busy.py", BUSY))) {
            var execution = workload.start(new Call("act", Map.of("processes", 1L), 5_000_000, true, true));
            awaitThat(() -> steps(execution) > 100_000);
            execution.pause();
            Thread.sleep(200); // what was under way comes in
            long before = steps(execution);
            Thread.sleep(200);
            assertThat(steps(execution)).isEqualTo(before);
            execution.resume();
            awaitThat(() -> steps(execution) > before + 100_000);
            execution.cancel();
            execution.await();
        }
    }

    @Test
    void theCpuTimeOfWorkersIsTheSystems() throws Exception {
        try (var workload = ModelEngine.underGil().open(new Program("busy.py", BUSY.replace("20_000_000", "2_000_000")))) {
            var execution = workload.start(new Call("act", Map.of("processes", 2L), 5_000_000, true, true));
            long cpu = 0;
            while (!execution.done()) {
                assertThat(execution.workersCpuNanos()).as("a total never falls").isGreaterThanOrEqualTo(cpu);
                cpu = execution.workersCpuNanos();
                Thread.sleep(5);
            }
            var cast = execution.cast();
            long threads = execution.await().readings().stream().filter(reading -> cast.actor(cast.actor(reading.actor()).process()).name().startsWith("SpawnPool"))
                .mapToLong(interleave.trace.ThreadReading::cpuNanos).sum();
            assertThat(cpu).as("of the processes, with start and warm-up, against that of their Python threads").isGreaterThan(threads);
        }
    }

    /// Loop turns and calls of workers.
    private static long steps(interleave.teaching.Execution execution) {
        return execution.cast().actors().stream().filter(actor -> execution.cast().actor(actor.process()).name().startsWith("SpawnPool")).mapToLong(actor -> actor.gauge().steps()).sum();
    }

    @Test
    void eventsOfWorkersComeHomeOnTheSameAxis() throws Exception {
        try (var workload = ModelEngine.underGil().open(new Program("small.py", BUSY.replace("20_000_000", "1000")))) {
            var execution = workload.start(new Call("act", Map.of("processes", 2L), 5_000_000, true, true));
            var outcome = execution.await();
            assertThat(outcome.failure()).isNull();
            var cast = execution.cast();
            var trace = execution.trace();
            long work = 0;
            var items = new java.util.ArrayList<Long>();
            for (long i = 0; i < trace.size(); i++) {
                if (i > 0) assertThat(trace.time(i)).isGreaterThanOrEqualTo(trace.time(i - 1));
                boolean worker = cast.actor(cast.actor(trace.actor(i)).process()).name().startsWith("SpawnPoolWorker");
                if (worker) assertThat(trace.time(i)).isBetween(outcome.startNanos(), System.nanoTime());
                if (trace.kind(i) == interleave.trace.EventKind.WORK_END) work++;
                if (trace.kind(i) == interleave.trace.EventKind.WORK_BEGIN) items.add(trace.argument(i));
            }
            assertThat(items).as("the items' numbers are the pool's, not each worker's own").hasSize(8).doesNotHaveDuplicates();
            assertThat(work).as("tasks done, as the workers' events tell").isEqualTo(8);
            assertThat(outcome.processes().stream().mapToLong(ProcessReading::tasks).sum()).isEqualTo(8);
            assertThat(outcome.readings()).as("ThreadMXBean of the workers' main threads")
                .filteredOn(reading -> cast.actor(cast.actor(reading.actor()).process()).name().startsWith("SpawnPool")).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void workersEndByThemselvesWhenTheAppIsKilled() throws Exception {
        var app = anApp(Sleepers.class, Map.of());
        var said = new StringBuffer();
        List<ProcessHandle> workers;
        try {
            var lines = new BufferedReader(new InputStreamReader(app.getInputStream()));
            var token = "";
            while (!token.startsWith(TOKEN)) { // the JVM itself may have something to say before
                token = lines.readLine();
                assertThat(token).as("what the app said: " + said).isNotNull();
                said.append(token).append('\n');
            }
            Thread.ofVirtual().start(() -> lines.lines().forEach(line -> said.append(line).append('\n')));
            var run = token.substring(TOKEN.length());
            awaitThat(() -> Runs.processesWith(run).size() == 2, () -> "workers " + Runs.processesWith(run) + " of an app that " + (app.isAlive() ? "lives" : "is gone") + " and said " + said);
            workers = Runs.processesWith(run);
        } finally {
            app.destroyForcibly();
        }
        for (var worker : workers) assertThat(worker.onExit()).as("a worker whose app was killed").succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void aWorkerKilledAtAnyMomentEndsTheRunWithASentenceOrChangesNothing() throws Exception {
        var random = new Random(11);
        try (var workload = ModelEngine.underGil().open(new Program("futures.py", FUTURES))) {
            for (int i = 0; i < 6; i++) {
                var execution = workload.start(new Call("act", Map.of("processes", 2L), 5_000_000, true, true));
                LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(1500)));
                var workers = Runs.processesWith(Hub.tokensBegin());
                if (!workers.isEmpty()) workers.get(random.nextInt(workers.size())).destroyForcibly();
                var outcome = execution.await();
                if (outcome.status() == Status.FAILED) assertThat(outcome.failure()).isNotNull().hasMessageContaining("Broken");
                else assertThat(outcome.results()).containsEntry("sums", List.of(1L, 1L, 1L, 1L));
                assertThat(Runs.processesWith(Hub.tokensBegin())).as("processes of this JVM's runs").isEmpty();
            }
        }
    }

    @Test
    void aKilledWorkerHoldsNoGilAnyMore() throws Exception {
        try (var workload = ModelEngine.underGil().open(new Program("busy.py", BUSY))) {
            var execution = workload.start(new Call("act", Map.of("processes", 1L), 5_000_000, true, true));
            awaitThat(() -> steps(execution) > 100_000);
            var first = Runs.processesWith(Hub.tokensBegin());
            first.forEach(ProcessHandle::destroyForcibly);
            awaitThat(() -> first.stream().noneMatch(ProcessHandle::isAlive) && ended(execution));
            execution.cancel();
            execution.await();
            var trace = execution.trace();
            var held = new java.util.HashMap<Integer, Integer>();
            for (long i = 0; i < trace.size(); i++) {
                if (trace.kind(i) == interleave.trace.EventKind.GIL_TAKE) held.put(trace.resource(i), trace.actor(i));
                if (trace.kind(i) == interleave.trace.EventKind.GIL_DROP) held.remove(trace.resource(i));
                if (trace.kind(i) == interleave.trace.EventKind.THREAD_END) assertThat(held).doesNotContainValue(trace.actor(i));
            }
        }
    }

    private static boolean ended(interleave.teaching.Execution execution) {
        var trace = execution.trace();
        for (long i = 0; i < trace.size(); i++) {
            if (trace.kind(i) == interleave.trace.EventKind.THREAD_END && execution.cast().actor(execution.cast().actor(trace.actor(i)).process()).name().startsWith("SpawnPool")) return true;
        }
        return false;
    }

    private static final String FUTURES = """
        from concurrent.futures import ProcessPoolExecutor

        def work(n):
            for i in range(n):
                pass
            return 1

        def act(processes):
            with ProcessPoolExecutor(processes) as pool:
                return {'sums': list(pool.map(work, [3_000_000] * 4))}
        """;

    @Test
    void whatAWorkerWritesToItsStandardOutputDoesNotDisturbIt() throws Exception {
        var app = anApp(Talkers.class, Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:stdout")); // thousands of lines from the JVM itself
        try {
            var lines = new BufferedReader(new InputStreamReader(app.getInputStream())).lines().toList();
            assertThat(lines).as("the app's own garbage").hasSizeGreaterThan(100);
            assertThat(lines).contains("RESULT [1, 2, 3]");
        } finally {
            app.destroyForcibly();
        }
    }

    /// An app of its own, whose workers compute.
    static final class Talkers {
        public static void main(String[] arguments) throws InterruptedException {
            var program = """
                import multiprocessing
                if __name__ == '__main__':
                    with multiprocessing.Pool(2) as pool:
                        print('RESULT', pool.map(abs, [-1, 2, -3]))
                """;
            System.out.println("\n" + Runs.run(program).output());
        }
    }

    private static Process anApp(Class<?> main, Map<String, String> environment) throws Exception {
        var executable = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = Path.of(Hub.class.getProtectionDomain().getCodeSource().getLocation().toURI()) + java.io.File.pathSeparator
            + Path.of(FaultsTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var builder = new ProcessBuilder(executable, "-cp", classes, main.getName()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static final String TOKEN = "TOKEN ";

    /// An app of its own, with two workers that would sleep for long.
    static final class Sleepers {
        public static void main(String[] arguments) throws InterruptedException {
            var program = """
                import multiprocessing, time
                if __name__ == '__main__':
                    for i in range(2):
                        multiprocessing.Process(target=time.sleep, args=(600,)).start()
                """;
            System.out.println(Runs.run(program, hub -> System.out.println("\n" + TOKEN + hub.token())));
        }
    }

    private static void awaitThat(BooleanSupplier condition) throws InterruptedException {
        awaitThat(condition, () -> "");
    }

    private static void awaitThat(BooleanSupplier condition, java.util.function.Supplier<String> instead) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(() -> "within a minute; " + instead.get()).isLessThan(end);
            Thread.sleep(10);
        }
    }
}
