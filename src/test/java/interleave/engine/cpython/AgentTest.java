package interleave.engine.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The agent's own tests, in Python, on every interpreter of this machine: two at a time, as they mostly wait.
class AgentTest {
    private record Running(Interpreter interpreter, Process process) {}

    @Test
    void theAgentKeepsItsContractOnEveryInterpreterFound(@TempDir Path folder) throws Exception {
        AgentFiles.write(folder.resolve("agent"));
        for (String name : List.of("harness.py", "test_agent.py")) {
            try (InputStream in = AgentTest.class.getResourceAsStream("agent/" + name)) {
                Files.copy(java.util.Objects.requireNonNull(in), folder.resolve(name));
            }
        }
        var interpreters = new ArrayList<>(Pythons.all());
        var running = new ArrayList<Running>();
        try {
            while (!interpreters.isEmpty() || !running.isEmpty()) {
                while (running.size() < 2 && !interpreters.isEmpty()) running.add(start(interpreters.removeFirst(), folder));
                var first = running.getFirst();
                assertThat(first.process.waitFor(120, TimeUnit.SECONDS)).as(first.interpreter.title()).isTrue();
                assertThat(first.process.exitValue()).as(() -> first.interpreter.title() + ": " + said(first, folder)).isZero();
                running.removeFirst();
            }
        } finally {
            for (var each : running) each.process.destroyForcibly();
        }
    }

    private static Running start(Interpreter interpreter, Path folder) throws Exception {
        var builder = new ProcessBuilder(interpreter.path().toString(), "-B", "-m", "unittest", "test_agent").directory(folder.toFile()).redirectErrorStream(true)
            .redirectOutput(output(interpreter, folder).toFile());
        builder.environment().put("INTERLEAVE_AGENT_FOLDER", folder.resolve("agent").toString());
        return new Running(interpreter, builder.start());
    }

    private static Path output(Interpreter interpreter, Path folder) {
        return folder.resolve("output-" + Integer.toHexString(interpreter.path().hashCode()));
    }

    private static String said(Running running, Path folder) {
        try {
            return Files.readString(output(running.interpreter, folder), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
