package interleave.engine.cpython;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where interpreters may lie: folders with executables, in order; folders whose every child is an installation; and the answer of the Windows launcher.
///
/// @param folders  looked into for `python`, `python3`, `python3.13`, `python3.13t`, on Windows with `.exe`
/// @param versions looked into for `*/bin/python3` and on Windows `*\python.exe`
/// @param launcher what `py -0p` printed; empty without one
record Places(List<Path> folders, List<Path> versions, List<String> launcher) {
    private static final Pattern NAME = Pattern.compile("python(3(\\.\\d+)?t?)?(\\.exe)?");
    /// " -V:3.12 *        C:\Python312\python.exe" and, of older launchers, " -3.8-64  C:\Python38\python.exe *".
    private static final Pattern LAUNCHER_LINE = Pattern.compile("\\s-\\S+\\s+(?:\\*\\s+)?(\\S.*?\\.exe)(?:\\s+\\*)?\\s*");
    private static final int LAUNCHER_SECONDS = 5;

    /// PATH, pyenv, uv and the Windows launcher. (The launcher's part could be tried on no Windows so far; its lines are those of its documentation.)
    static Places ofThisMachine() {
        var environment = System.getenv();
        var folders = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)).filter(folder -> !folder.isBlank()).flatMap(Places::path).toList();
        Path home = Path.of(System.getProperty("user.home", "."));
        var pyenv = path(environment.getOrDefault("PYENV_ROOT", home.resolve(".pyenv").toString())).map(root -> root.resolve("versions"));
        var uv = Stream.of(home.resolve(".local/share/uv/python"));
        boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
        return new Places(folders, Stream.concat(pyenv, uv).toList(), windows ? askLauncher() : List.of());
    }

    private static Stream<Path> path(String text) {
        try {
            return Stream.of(Path.of(text));
        } catch (java.nio.file.InvalidPathException e) {
            return Stream.empty();
        }
    }

    private static List<String> askLauncher() {
        try {
            var process = new ProcessBuilder("py", "-0p").redirectErrorStream(true).start();
            process.getOutputStream().close();
            try {
                if (!process.waitFor(LAUNCHER_SECONDS, TimeUnit.SECONDS)) return List.of();
                return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return List.of(); // There is no launcher.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /// Every file that may be an interpreter, each once, in order of the places.
    List<Path> candidates() {
        var candidates = new LinkedHashMap<Object, Path>();
        for (Path folder : folders) add(folder, candidates);
        for (Path root : versions) {
            for (Path version : list(root)) {
                add(version.resolve("bin"), candidates);
                add(version, candidates);
            }
        }
        for (String line : launcher) {
            var match = LAUNCHER_LINE.matcher(line);
            if (match.matches()) path(match.group(1)).filter(Files::isRegularFile).forEach(file -> add(file, file, candidates));
        }
        return List.copyOf(candidates.values());
    }

    private static void add(Path folder, Map<Object, Path> candidates) {
        if (pretends(folder)) return;
        boolean environment = folder.getParent() != null && Files.exists(folder.resolveSibling("pyvenv.cfg"));
        for (Path file : list(folder)) {
            if (!NAME.matcher(file.getFileName().toString()).matches() || !Files.isExecutable(file) || Files.isDirectory(file)) continue;
            try {
                // A virtual environment is more than the interpreter that its link leads to: it has packages of its own.
                if (environment) add(folder, file.toAbsolutePath().normalize(), candidates);
                else add(identity(file.toRealPath()), file.toRealPath(), candidates);
            } catch (IOException e) {
                // A dangling link is no interpreter.
            }
        }
    }

    /// pyenv's shims are scripts that choose among its versions; Windows' app folder holds stubs that open a shop.
    private static boolean pretends(Path folder) {
        return folder.endsWith("shims") || folder.endsWith("WindowsApps");
    }

    private static void add(Object identity, Path file, Map<Object, Path> candidates) {
        candidates.putIfAbsent(identity, file);
    }

    /// An installation may name one file twice: python3.13t and python3.13.
    private static Object identity(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file : key;
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.sorted().toList());
        } catch (IOException e) {
            return List.of();
        }
    }

    /// The interpreter that a person means by a file, a folder with one in it (a virtual environment), or the name of a command on PATH.
    Path meant(String text) {
        Path given;
        try {
            given = Path.of(text);
        } catch (java.nio.file.InvalidPathException e) {
            return Path.of("");
        }
        if (Files.isDirectory(given)) {
            return Stream.of("bin/python3", "bin/python", "python.exe", "Scripts/python.exe", "python3").map(given::resolve).filter(Files::isRegularFile).findFirst().orElse(given);
        }
        if (Files.exists(given) || given.getNameCount() > 1 || given.isAbsolute()) return given;
        return folders.stream().filter(folder -> !pretends(folder)).flatMap(folder -> Stream.of(folder.resolve(text), folder.resolve(text + ".exe"))).filter(Files::isRegularFile).findFirst().orElse(given);
    }
}
