package interleave.run;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.findings.Finding;
import interleave.teaching.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Lints on real programs, run on Little Python; each beside its repaired twin, in which the lint keeps quiet.
@Timeout(60)
class ScriptLintsTest {
    @TempDir
    private Path folder;

    private List<Finding> found(String program) throws Exception {
        Files.writeString(folder.resolve("own.py"), program);
        var script = ScriptFile.read(Path.of("own.py"), List.of(), folder);
        var result = Session.start(Plan.of(script, Engines.of(Engine.Kind.MODEL).orElseThrow()).repetitions(1).warm(false)).await();
        assertThat(result.status().failure()).as("%s", result.status().message()).isNull();
        return result.findings().stream().map(Result.Found::finding).toList();
    }

    private static final String COMPUTE = """
        import threading
        def work(n):
            total = 0
            for i in range(n):
                total += i * i
            return total
        """;

    @Test
    void threadsThatComputeNeverRunInParallelAndOneAfterTheOtherIsNoThreads() throws Exception {
        assertThat(found(COMPUTE + """
            threads = [threading.Thread(target=work, args=(3_000_000,), name=name) for name in "AB"]
            for t in threads: t.start()
            for t in threads: t.join()
            """)).anySatisfy(found -> {
                assertThat(found.name()).isEqualTo("CPU-bound threads that never ran in parallel");
                assertThat(found.sentence()).contains("A and B compute");
            });
        assertThat(found(COMPUTE + "work(3_000_000)\nwork(3_000_000)\n")).isEmpty();
    }

    @Test
    void aThreadThatAnswersBesideOneThatComputesIsInAConvoyAndAloneItIsNot() throws Exception {
        var answering = """
            import time
            done = []
            def answer():
                for i in range(25):
                    time.sleep(0.002)
                    done.append(i)
                done.append("all")
            """;
        assertThat(found(answering + """
            import threading
            t = threading.Thread(target=answer, name="answering")
            t.start()
            x = 0
            while "all" not in done:
                x += 1
            t.join()
            """)).anySatisfy(found -> {
                assertThat(found.name()).isEqualTo("convoy");
                assertThat(found.sentence()).startsWith("answering needs the GIL for").contains("while MainThread computes");
                assertThat(found.line()).isEqualTo(5);
            });
        assertThat(found(answering + "answer()\n")).isEmpty();
    }

    @Test
    void aLockHeldNearlyAlwaysIsContendedAndHeldForTheUpdateAloneItIsNot() throws Exception {
        var program = """
            import threading, time
            lock = threading.Lock()
            total = 0
            def work():
                global total
                for i in range(15):
                    %s
            threads = [threading.Thread(target=work) for _ in range(3)]
            for t in threads: t.start()
            for t in threads: t.join()
            """;
        // Who has let go sleeps a little before it comes again: else it might take the lock once more before anybody it has woken, without a wait.
        assertThat(found(program.formatted("with lock:\n            time.sleep(0.003)\n            total += 1\n        time.sleep(0.001)"))).anySatisfy(found -> {
            assertThat(found.name()).isEqualTo("lock that is always contended");
            assertThat(found.line()).isEqualTo(7);
        }).anySatisfy(found -> assertThat(found.name()).isEqualTo("lock held while sleeping"));
        assertThat(found(program.formatted("time.sleep(0.003)\n        with lock:\n            total += 1"))).noneMatch(found -> found.name().contains("lock"));
    }

    @Test
    void aThreadForEachItemIsToldAndAPoolIsNot() throws Exception {
        assertThat(found("""
            import threading
            done = []
            for item in range(40):
                t = threading.Thread(target=done.append, args=(item,))
                t.start()
                t.join()
            """)).anySatisfy(found -> {
                assertThat(found.name()).isEqualTo("threads created per item");
                assertThat(found.sentence()).startsWith("MainThread started 40 threads at line 5, Thread-1 (append) and the like").contains("no two lived at a time");
            });
        assertThat(found("""
            from concurrent.futures import ThreadPoolExecutor
            done = []
            with ThreadPoolExecutor(2) as pool:
                for item in range(40):
                    pool.submit(done.append, item)
            """)).noneMatch(found -> found.name().equals("threads created per item"));
    }

    @Test
    void aPoolThatIsSentMuchForLittleWorkPicklesAndIsSlowAndOneThatIsSentLittleForMuchIsNeither() throws Exception {
        var program = """
            from concurrent.futures import ProcessPoolExecutor
            def work(item):
                total = 0
                for i in range(%s):
                    total += i
                return len(item)
            if __name__ == "__main__":
                with ProcessPoolExecutor(2) as pool:
                    print(sum(pool.map(work, [%s] * 24)))
            """;
        assertThat(found(program.formatted("1", "[str(n) for n in range(10_000)]"))).extracting(Finding::name)
            .contains("worker pool whose time goes into pickling", "process pool slower than serial");
        assertThat(found(program.formatted("1_500_000", "[1, 2, 3]"))).isEmpty();
    }
}
