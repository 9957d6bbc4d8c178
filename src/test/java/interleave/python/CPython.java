package interleave.python;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A CPython found on the machine, to compare with.
///
/// @param executable the interpreter
/// @param minor the x of version 3.x
public record CPython(Path executable, int minor) {

    /// What a run printed.
    public record Output(String out, String err, int exit) {}

    /// The newest one on PATH or among pyenv's from 3.12 up to 3.13, whose messages and trees Little Python follows.
    public static Optional<CPython> find() {
        List<Path> candidates = new ArrayList<>();
        Path pyenv = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
        if (Files.isDirectory(pyenv)) {
            try (Stream<Path> versions = Files.list(pyenv)) {
                versions.map(version -> version.resolve("bin").resolve("python3")).forEach(candidates::add);
            } catch (IOException unreadable) {
                candidates.clear();
            }
        }
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            candidates.add(Path.of(directory).resolve("python3"));
        }
        return candidates.stream().filter(Files::isExecutable).flatMap(path -> probe(path).stream())
                .filter(python -> python.minor == 12 || python.minor == 13).max(Comparator.comparingInt(CPython::minor));
    }

    private static Optional<CPython> probe(Path executable) {
        try {
            Output version = new CPython(executable, 0).run(Path.of("."), List.of("-c", "import sys; print(*sys.version_info[:2])"));
            String[] numbers = version.out().strip().split(" ");
            return numbers.length == 2 && numbers[0].equals("3") ? Optional.of(new CPython(executable, Integer.parseInt(numbers[1]))) : Optional.empty();
        } catch (IOException | InterruptedException | NumberFormatException unusable) {
            return Optional.empty();
        }
    }

    /// Where its library stands.
    public Path library() throws IOException {
        try {
            return Path.of(run(Path.of("."), List.of("-c", "import os; print(os.path.dirname(os.__file__))")).out().strip());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /// Runs it in a directory; at most 60 s.
    public Output run(Path directory, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(executable.toString(), "-I", "-B", "-X", "utf8"));
        command.addAll(arguments);
        Path out = Files.createTempFile("cpython", ".out");
        Path err = Files.createTempFile("cpython", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON"));
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(executable + " took more than 60 s");
            }
            return new Output(Files.readString(out), Files.readString(err), process.exitValue());
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
