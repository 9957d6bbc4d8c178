package interleave.run;

import interleave.teaching.Engine;
import interleave.teaching.Program;
import interleave.teaching.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A CPython on this machine. It is found and named; the engine that runs lessons on it is not built yet.
///
/// @param path    of the interpreter, links resolved
/// @param version "3.13.0"
/// @param gil     false for a free-threaded build
public record FoundPython(Path path, String version, boolean gil) implements Engine {
    private static final String ASK = "import sys; print('%d.%d.%d' % sys.version_info[:3], sys.implementation.name, getattr(sys, '_is_gil_enabled', lambda: True)())";
    private static final Pattern NAME = Pattern.compile("python(3(\\.\\d+)?t?)?(\\.exe)?");

    /// Interpreters on PATH and of pyenv, each once. Asks each for its version (some 30 ms each), so off the screen's thread.
    public static List<FoundPython> search() {
        Set<Path> candidates = new LinkedHashSet<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
            if (!folder.isBlank() && !folder.replace('\\', '/').endsWith("/shims")) add(candidates, Path.of(folder)); // pyenv's shims are scripts
        }
        Path versions = Path.of(System.getenv().getOrDefault("PYENV_ROOT", System.getProperty("user.home") + "/.pyenv")).resolve("versions");
        for (Path version : list(versions)) add(candidates, version.resolve("bin"));
        var asked = candidates.stream().map(FoundPython::start).toList();
        var found = new ArrayList<FoundPython>();
        asked.forEach(question -> question.answer(found));
        return List.copyOf(found);
    }

    private static void add(Set<Path> candidates, Path folder) {
        for (Path file : list(folder)) {
            if (!NAME.matcher(file.getFileName().toString()).matches() || !Files.isExecutable(file) || Files.isDirectory(file)) continue;
            try {
                candidates.add(file.toRealPath());
            } catch (IOException e) { /* a dangling link is no interpreter */ }
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private record Question(Path path, @org.jspecify.annotations.Nullable Process process) {
        void answer(List<FoundPython> found) {
            if (process == null) return;
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) return;
                String[] words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip().split(" ");
                if (words.length == 3 && words[1].equals("cpython") && words[0].startsWith("3.")) found.add(new FoundPython(path, words[0], words[2].equals("True")));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) { /* not one that answers */
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static Question start(Path path) {
        try {
            return new Question(path, new ProcessBuilder(path.toString(), "-I", "-S", "-c", ASK).redirectErrorStream(true).start());
        } catch (IOException e) {
            return new Question(path, null);
        }
    }

    @Override
    public Kind kind() {
        return Kind.CPYTHON;
    }

    @Override
    public String unusable() {
        return "Not built yet: it comes with the CPython engine; until then run the lesson on --engine model or free.";
    }

    @Override
    public Workload open(Program program) {
        throw new UnsupportedOperationException(unusable());
    }
}
