package interleave.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import interleave.engine.cpython.Interpreters;
import interleave.findings.Finding;
import interleave.reading.Transcript;
import interleave.teaching.Engine;
import interleave.trace.Actor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Programs of the user's own on a real CPython, unchanged; skipped where none is found.
@Timeout(60)
class ScriptsOnCpythonTest {
    private static Engine python;
    @TempDir
    private Path folder;
    private final Transcript transcript = new Transcript();

    @BeforeAll
    static void find() throws Exception {
        python = Engines.forScripts(Engines.all(new Interpreters()));
        assumeTrue(python.kind() == Engine.Kind.CPYTHON, "no CPython that can be used");
    }

    private Session start(String program, String... arguments) throws Exception {
        Files.writeString(folder.resolve("own.py"), program);
        var script = ScriptFile.read(Path.of("own.py"), List.of(arguments), folder);
        return Session.start(Plan.of(script, python).repetitions(1).warm(false).patience(Duration.ofMillis(300)), transcript.terminal());
    }

    private List<String> printed() {
        return transcript.lines().stream().map(Transcript.Line::text).toList();
    }

    @Test
    void philosophersWhoDeadlockAreNamedWithTheirLines() throws Exception {
        var result = start("""
            import threading
            forks = [threading.Lock() for _ in range(3)]
            seated = threading.Barrier(3)
            def dine(n):
                with forks[n]:
                    seated.wait()
                    with forks[(n + 1) % 3]:
                        pass
            people = [threading.Thread(target=dine, args=(n,), name=f"philosopher {n}") for n in range(3)]
            for each in people: each.start()
            for each in people: each.join()
            """).await();
        assertThat(result.exitStatus()).isEqualTo(1);
        assertThat(result.findings()).anySatisfy(found -> {
            assertThat(found.finding().kind()).isEqualTo(Finding.Kind.ERROR);
            assertThat(found.finding().sentence()).startsWith("Deadlock: ").contains("philosopher 0 waits at line 7").contains("philosopher 2 waits at line 7").contains("holds since line 5");
        });
    }

    @Test
    void aDeadlockIsToldOfWhileItStands() throws Exception {
        Files.writeString(folder.resolve("own.py"), """
            import threading
            left, right, both = threading.Lock(), threading.Lock(), threading.Barrier(2)
            def work(one, other):
                with one:
                    both.wait()
                    with other:
                        pass
            for name, locks in (("A", (left, right)), ("B", (right, left))):
                threading.Thread(target=work, args=locks, name=name).start()
            """);
        var session = Session.start(Plan.of(ScriptFile.read(Path.of("own.py"), List.of(), folder), python).repetitions(1).warm(false).patience(Duration.ofSeconds(50)),
            transcript.terminal());
        while (session.status().current() == null || session.status().current().standing().isEmpty()) java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        assertThat(session.status().phase()).isEqualTo(Status.Phase.RUNNING);
        assertThat(session.status().current().standing().getFirst().sentence()).startsWith("Deadlock: ").contains("A waits at line 6").contains("B waits at line 6").contains("holds since line 4");
        session.cancel();
        session.await();
    }

    @Test
    void threadsQueuesPoolsAndTasksAreRecordedUnderTheirNames() throws Exception {
        transcript.type("typed");
        transcript.endInput();
        var result = start("""
            import asyncio, queue, sys, threading, time
            from concurrent.futures import ThreadPoolExecutor
            tasks = queue.Queue(maxsize=2)
            done = []
            def consume():
                while (item := tasks.get()) is not None:
                    done.append(item)
            consumer = threading.Thread(target=consume, name="<b>consumer</b>")
            consumer.start()
            for item in range(20):
                tasks.put(item)
            tasks.put(None)
            consumer.join()
            with ThreadPoolExecutor(2) as pool:
                print(sum(pool.map(lambda n: n * n, range(10))), sum(done), sys.argv[1:], input())
            beside = threading.Thread(target=time.sleep, args=(0.01,), name="beside")
            beside.start()
            async def tick(n):
                await asyncio.sleep(0.001)
                return n
            async def main():
                return await asyncio.gather(*(tick(n) for n in range(3)))
            print(asyncio.run(main()))
            beside.join()
            """, "a b", "--c").await();
        assertThat(printed()).contains("285 190 ['a b', '--c'] typed", "[0, 1, 2]");
        assertThat(result.exitStatus()).isZero();
        var take = result.status().takes().getFirst();
        assertThat(take.cast().actors()).extracting(actor -> actor.name()).contains("MainThread", "<b>consumer</b>", "beside");
        assertThat(take.ledger().queues()).anySatisfy(queue -> {
            assertThat(queue.name()).startsWith("tasks");
            assertThat(queue.puts()).isEqualTo(21);
        });
        assertThat(ResultJson.of(result).get("exitStatus").asInt()).isZero();
    }

    @Test
    void aWorkerThatIsKilledEndsAsKilledAndTheProgramGoesOn() throws Exception {
        var result = start("""
            import os, signal
            from concurrent.futures import ProcessPoolExecutor
            from concurrent.futures.process import BrokenProcessPool
            def work(n):
                if n == 1:
                    os.kill(os.getpid(), signal.SIGKILL)
                return n
            if __name__ == "__main__":
                with ProcessPoolExecutor(1) as pool:
                    try:
                        print(list(pool.map(work, range(4))))
                    except BrokenProcessPool:
                        print("broken")
            """).await();
        assertThat(printed()).contains("broken");
        assertThat(result.exitStatus()).isZero();
        assertThat(result.status().takes().getFirst().outcome().processes()).anySatisfy(process -> assertThat(process.exit()).isEqualTo("killed"));
    }

    @Test
    void whatItRaisesIsPrintedOnceByItselfAndIsTheFailureWithItsLine() throws Exception {
        var result = start("print('before')\nimport sys\nsys.stdout.flush()\n1 / 0\n").await();
        assertThat(result.exitStatus()).isEqualTo(4);
        assertThat(result.status().failure()).hasMessage("ZeroDivisionError: division by zero");
        assertThat(result.status().failure().line()).isEqualTo(4);
        assertThat(transcript.lines()).filteredOn(line -> line.source() == Transcript.Source.ERRORS).extracting(Transcript.Line::text).containsOnlyOnce("ZeroDivisionError: division by zero");
        assertThat(printed()).contains("before");
    }

    @Test
    void oneThatNeverEndsIsEndedWithEveryProcessOfIts() throws Exception {
        var session = start("""
            import os, subprocess, sys, threading
            other = subprocess.Popen([sys.executable, "-c", "while True: pass"])
            print("pids", os.getpid(), other.pid, flush=True)
            threading.Thread(target=lambda: [None for _ in iter(int, 1)], daemon=True).start()
            while True:
                pass
            """);
        while (printed().stream().noneMatch(line -> line.startsWith("pids "))) Thread.onSpinWait();
        var pids = printed().stream().filter(line -> line.startsWith("pids ")).findFirst().orElseThrow().substring(5).split(" ");
        session.cancel();
        assertThat(session.await().exitStatus()).isEqualTo(130);
        for (var pid : pids) assertThat(ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void aHundredMegabytesGoThroughAndTheLastAreKept() throws Exception {
        var result = start("line = 'x' * 99_999\nfor i in range(1000):\n    print(line)\nprint('the end')\n").await();
        assertThat(result.exitStatus()).isZero();
        assertThat(printed()).last().isEqualTo("the end");
        assertThat(result.status().takes().getFirst().output()).endsWith("the end\n").hasSizeLessThan(1_100_000);
    }

    @Test
    void twoThousandThreadsThatSleepAtOnceAreAllThereAndNothingIsLost() throws Exception {
        var result = start("""
            import threading
            threading.stack_size(64 * 1024)
            go = threading.Event()
            sleepers = [threading.Thread(target=go.wait, name=f"sleeper {n}") for n in range(2000)]
            for each in sleepers: each.start()
            print(threading.active_count())
            go.set()
            for each in sleepers: each.join()
            """).await();
        assertThat(result.exitStatus()).as("%s", result.status().failure()).isZero();
        assertThat(printed()).containsExactly("2001");
        var execution = result.status().takes().getFirst().execution();
        assertThat(execution.trace().dropped()).isZero();
        assertThat(execution.cast().actors()).as("with the process and its main thread").hasSize(2002);
        assertThat(execution.cast().actors()).extracting(Actor::name).contains("sleeper 0", "sleeper 1999");
    }

    @Test
    void aThreadForEachOfManyItemsIsTold() throws Exception {
        var result = start("""
            import threading
            for n in range(1000):
                t = threading.Thread(target=int)
                t.start()
                t.join()
            """).await();
        assertThat(result.exitStatus()).as("%s", result.status().failure()).isZero();
        assertThat(result.findings()).anySatisfy(found -> assertThat(found.finding().sentence()).startsWith("MainThread started 1,000 threads at line 4"));
    }
}
