package interleave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `interleave run --record`, killed in the middle (kill -9): its tape opens.
class KilledRunTest {
    @TempDir
    Path folder;

    private static Process program(Path state, String... arguments) throws Exception {
        var places = Stream.of("jdk.module.path", "java.class.path").map(System::getProperty).filter(Objects::nonNull).collect(Collectors.joining(File.pathSeparator));
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-Dinterleave.state=" + state, "-cp", places,
            "interleave.cli.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    @Test
    void whatWasWrittenBeforeTheKillOpens() throws Exception {
        var tape = folder.resolve("killed.tape");
        var run = program(folder, "run", "thread_safety", "--quiet", "--record", tape.toString(), "--json", folder.resolve("never.json").toString());
        try {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            while (run.isAlive() && System.nanoTime() < deadline && (!Files.exists(tape) || Files.size(tape) < 30_000)) Thread.sleep(20);
            assertThat(run.isAlive()).as("it goes on").isTrue();
        } finally {
            run.destroyForcibly().waitFor();
        }
        var json = folder.resolve("opened.json");
        var printed = new StringWriter();
        assertThat(Interleave.run(new PrintWriter(printed, true), new PrintWriter(printed, true), "open", tape.toString(), "--json", json.toString())).isZero();
        assertThat(printed.toString()).contains("is cut off").doesNotContain("Exception");
        var recording = JsonMapper.shared().readTree(json).get("recording");
        assertThat(recording.get("truncated").asBoolean()).isTrue();
        assertThat(recording.get("events").asLong()).isPositive();
    }
}
