package interleave.python.lib;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.python.LittlePython;
import interleave.python.vm.Config;
import interleave.python.vm.Interpreter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs about threads; what those in files shall print CPython 3.13.0 wrote into the `.out` beside them.
@Timeout(60)
class ThreadProgramsTest {
    @ParameterizedTest
    @ValueSource(strings = {"thread_life", "locks", "conditions", "clocks", "hooks"})
    void aProgramPrintsWhatItPrintsOnCPython(String name) throws Exception {
        assertThat(outputOf(text(name + ".py"), true)).isEqualTo(text(name + ".out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"thread_life", "locks", "conditions", "hooks"})
    void withoutTheGilItPrintsTheSame(String name) throws Exception {
        assertThat(outputOf(text(name + ".py"), false)).isEqualTo(text(name + ".out"));
    }

    @Test
    void anUncaughtExceptionInAThreadIsPrintedAsPythonPrintsIt() throws Exception {
        var output = outputOf("""
            import threading
            def inner():
                return 1 / 0
            def outer():
                inner()
            t = threading.Thread(target=outer)
            t.start()
            t.join()
            print("main goes on")
            """, true);
        assertThat(output.lines()).startsWith("Exception in thread Thread-1 (outer):", "Traceback (most recent call last):")
            .contains("  File \"program.py\", line 5, in outer", "    inner()", "  File \"program.py\", line 3, in inner", "    return 1 / 0")
            .endsWith("ZeroDivisionError: division by zero", "main goes on");
    }

    @Test
    void aPlainCountDriftsWithoutTheGilAndHoldsWithIt() throws Exception {
        var program = """
            import threading, refcount
            def count(kind):
                thing = refcount.Counted(kind)
                def work():
                    for _ in range(300000):
                        thing.retain()
                        thing.release()
                ts = [threading.Thread(target=work) for _ in range(2)]
                for t in ts: t.start()
                for t in ts: t.join()
                return thing.count
            print(count("KIND"))
            """;
        assertThat(outputOf(program.replace("KIND", "plain"), true)).isEqualTo("1\n");
        assertThat(outputOf(program.replace("KIND", "atomic"), true)).isEqualTo("1\n");
        assertThat(outputOf(program.replace("KIND", "atomic"), false)).isEqualTo("1\n");
        if (Runtime.getRuntime().availableProcessors() == 1) return; // two threads that never run at once lose next to nothing
        long end = System.nanoTime() + 40_000_000_000L; // on a busy machine the two threads seldom run at once
        while (outputOf(program.replace("KIND", "plain"), false).equals("1\n")) assertThat(System.nanoTime()).as("a bare count without a lock drifts").isLessThan(end);
    }

    private static String outputOf(String program, boolean gil) throws Exception {
        var output = new StringBuffer();
        var config = Config.plain(gil).output(output::append, output::append);
        var interpreter = LittlePython.interpreter(config);
        var task = new FutureTask<Void>(() -> interpreter.run("MainThread", me -> {
            interpreter.load(program, "program.py", "program");
            ThreadingModule.awaitThreads(me);
            return null;
        }));
        new Thread(null, task, "MainThread", Interpreter.STACK_BYTES).start();
        task.get();
        return output.toString();
    }

    private static String text(String file) {
        try (var stream = ThreadProgramsTest.class.getResourceAsStream("threads/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
