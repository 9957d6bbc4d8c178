package interleave.engine.cpython;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The agent's own tests, in Python, on every interpreter of this machine, two at a time: all of them on the newest and on the oldest, on those between what
/// differs most from version to version.
class AgentTest {
    private static final List<String> ALL = List.of("test_agent"), SOME = List.of("test_agent.Threads", "test_agent.Queues",
        "test_agent.Processes.test_spawned_processes_come_along");

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
        var outer = List.of(interpreters.getFirst(), interpreters.stream().min(Comparator.comparingInt(Interpreter::minor)).orElseThrow());
        var running = new ArrayList<Running>();
        try {
            while (!interpreters.isEmpty() || !running.isEmpty()) {
                while (running.size() < 2 && !interpreters.isEmpty()) running.add(start(interpreters.getFirst(), outer.contains(interpreters.removeFirst()) ? ALL : SOME, folder));
                var first = running.getFirst();
                assertThat(first.process.waitFor(120, TimeUnit.SECONDS)).as(first.interpreter.title()).isTrue();
                assertThat(first.process.exitValue()).as(() -> first.interpreter.title() + ": " + said(first, folder)).isZero();
                running.removeFirst();
            }
        } finally {
            for (var each : running) each.process.destroyForcibly();
        }
    }

    private static Running start(Interpreter interpreter, List<String> tests, Path folder) throws Exception {
        var command = new ArrayList<>(List.of(interpreter.path().toString(), "-B", "-m", "unittest"));
        command.addAll(tests);
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output(interpreter, folder).toFile());
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
