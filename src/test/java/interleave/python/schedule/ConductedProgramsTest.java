package interleave.python.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every primitive under the controlled scheduler: the programs about threads and queues print there what CPython prints.
class ConductedProgramsTest {
    private static final Path ROOT = Path.of("src/test/python/differential");

    /// Those whose run is a failure, and over, where nobody catches an exception.
    private static final String UNCAUGHT = "uncaught";

    static Stream<Path> programs() throws IOException {
        try (Stream<Path> threads = Files.walk(ROOT.resolve("threads")); Stream<Path> queues = Files.walk(ROOT.resolve("queues"))) {
            return Stream.concat(threads, queues).filter(file -> file.toString().endsWith(".py")).filter(file -> !file.getFileName().toString().startsWith(UNCAUGHT)).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void printsWhatCPythonPrints(Path program) throws Exception {
        var text = Files.readString(program);
        var expected = Files.readString(program.resolveSibling(program.getFileName().toString().replace(".py", ".expected")));
        for (boolean gil : new boolean[] {true, false}) {
            var piece = new Piece(text, program.getFileName().toString(), null, Map.of(), gil, 200_000);
            var run = piece.replay(Schedule.EMPTY);
            assertThat(run.output()).as("%s, %s", program, run.ending().sentence()).isEqualTo(expected);
        }
    }
}
