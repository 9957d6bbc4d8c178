package interleave.python.lib;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A CPython found on this machine (3.12 or 3.13), asked for the values of many expressions in one process.
final class CPython {
    private static final String ASK = """
            import sys
            sys.stdin.reconfigure(encoding='utf-8', newline='\\n')
            for line in sys.stdin:
                try:
                    print(ascii(eval(line)))
                except Exception as e:
                    print(type(e).__name__ + ': ' + ascii(str(e)))
            """;
    private final Path executable;

    private CPython(Path executable) {
        this.executable = executable;
    }

    /// The newest of 3.13 or 3.12 in the usual places.
    static Optional<CPython> find() {
        List<Path> found = new ArrayList<>();
        Path pyenv = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
        if (Files.isDirectory(pyenv)) {
            try (Stream<Path> versions = Files.list(pyenv)) {
                versions.filter(v -> v.getFileName().toString().matches("3\\.1[23]\\.\\d+")).sorted(Comparator.reverseOrder())
                        .map(v -> v.resolve("bin/python")).filter(Files::isExecutable).forEach(found::add);
            } catch (IOException unreadable) {
                // As if there were none.
            }
        }
        for (String folder : System.getenv("PATH").split(java.io.File.pathSeparator)) {
            for (String name : List.of("python3.13", "python3.12")) {
                Path candidate = Path.of(folder, name);
                if (Files.isExecutable(candidate)) found.add(candidate);
            }
        }
        return found.stream().findFirst().map(CPython::new);
    }

    /// For each expression the `ascii` of its value, or `Type: 'message'`.
    List<String> evaluate(List<String> expressions) throws IOException, InterruptedException {
        Path script = Files.createTempFile("ask", ".py");
        Path questions = Files.createTempFile("questions", ".txt");
        try {
            Files.writeString(script, ASK);
            Files.write(questions, expressions, StandardCharsets.UTF_8);
            var builder = new ProcessBuilder(executable.toString(), "-I", "-W", "ignore", script.toString()).redirectInput(questions.toFile()).redirectErrorStream(true);
            builder.environment().put("PYTHONIOENCODING", "utf-8");
            Process process = builder.start();
            List<String> answers = new ArrayList<>();
            try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (@Nullable String line; (line = reader.readLine()) != null; ) answers.add(line);
            }
            if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
            return answers;
        } finally {
            Files.deleteIfExists(script);
            Files.deleteIfExists(questions);
        }
    }
}
