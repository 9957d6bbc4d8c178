package interleave.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import interleave.python.lib.ThreadingModule;
import interleave.python.lib.Tracebacks;
import interleave.python.vm.Config;
import interleave.python.vm.Interpreter;
import interleave.python.vm.PyError;
import interleave.python.vm.PyThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each program under `src/test/python/differential` prints the same on Little Python as on CPython, on stdout and stderr.
class DifferentialTest {

    private static final Path ROOT = Path.of("src/test/python/differential");
    /// Every so many programs are run again on CPython.
    private static final int EVERY = 8;

    static Stream<Path> programs() throws IOException {
        List<Path> programs;
        try (Stream<Path> files = Files.walk(ROOT)) {
            programs = files.filter(file -> file.toString().endsWith(".py")).map(ROOT::relativize).sorted().toList();
        }
        return programs.stream();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void printsWhatCPythonPrints(Path program) throws Exception {
        CPython.Output output = run(ROOT.resolve(program), true);
        assertThat(output.out()).as("stdout of %s; stderr: %s", program, output.err()).isEqualTo(expected(program, ".expected"));
        assertThat(own(output.err())).as("stderr of %s", program).isEqualTo(expected(program, ".stderr"));
    }

    /// All but those of one thread with an event loop, which differ in nothing and whose order is told by the clock.
    static Stream<Path> programsForFreeThreads() throws IOException {
        return programs().filter(program -> !program.startsWith("asyncio"));
    }

    @ParameterizedTest
    @MethodSource("programsForFreeThreads")
    void printsTheSameWithoutTheGil(Path program) throws Exception {
        CPython.Output output = run(ROOT.resolve(program), false);
        assertThat(output.out()).as("stdout of %s; stderr: %s", program, output.err()).isEqualTo(expected(program, ".expected"));
    }

    @Test
    void whatIsCheckedInIsWhatCPythonStillPrints() throws Exception {
        CPython python = CPython.find().orElse(null);
        assumeTrue(python != null, "no CPython found");
        List<Path> programs = programs().toList();
        for (int i = 0; i < programs.size(); i += EVERY) {
            Path file = ROOT.resolve(programs.get(i)).toAbsolutePath();
            CPython.Output output = python.run(file.getParent(), List.of("-W", "ignore::SyntaxWarning", file.getFileName().toString()));
            if (python.minor() == 13 || output.err().isEmpty()) {
                assertThat(output.out()).as("stdout of %s", programs.get(i)).isEqualTo(expected(programs.get(i), ".expected"));
            }
        }
    }

    @Test
    void thereAreManyPrograms() throws IOException {
        assertThat(programs()).hasSizeGreaterThanOrEqualTo(400);
    }

    /// Without the levels of a traceback that are in the library: CPython's look different.
    private static String own(String stderr) {
        var kept = new StringBuilder();
        boolean library = false;
        for (String line : stderr.lines().toList()) {
            library = line.startsWith("  File \"<frozen ") || library && line.startsWith("    ");
            if (!library) kept.append(line).append('\n');
        }
        return kept.toString();
    }

    private static String expected(Path program, String ending) throws IOException {
        Path file = ROOT.resolve(program.toString().replaceAll("\\.py$", ending));
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /// On a thread with the stack that Little Python asks for, and as the main module.
    private static CPython.Output run(Path file, boolean gil) throws Exception {
        String source = Files.readString(file);
        StringBuffer out = new StringBuffer();
        StringBuffer err = new StringBuffer();
        Interpreter interpreter = LittlePython.interpreter(Config.plain(gil).output(out::append, err::append).arguments(List.of(file.getFileName().toString())));
        Thread thread = new Thread(null, () -> interpreter.run("MainThread", python -> main(python, interpreter, source, file, err)), "differential",
                Interpreter.STACK_BYTES);
        thread.start();
        thread.join(30_000);
        if (thread.isAlive()) {
            interpreter.cancel();
            thread.join();
            err.append("took more than 30 s\n");
        }
        return new CPython.Output(out.toString(), err.toString(), 0);
    }

    private static Object main(PyThread thread, Interpreter interpreter, String source, Path file, StringBuffer err) {
        try {
            interpreter.load(source, file.getFileName().toString(), "__main__");
            ThreadingModule.awaitThreads(thread);
        } catch (PyError e) {
            err.append(Tracebacks.uncaught(thread, e.exception()));
        }
        return err;
    }
}
