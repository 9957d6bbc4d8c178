import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The last step of `package`: makes the start script executable, notes the JDK of the build for it, and trains the AOT cache
/// that halves the time to the first line. Without a cache the program starts all the same, so a failure here is a sentence, not an error.
///
/// Run as a source file by the build's JDK: `java packaging/Finish.java target/interleave`; with `worker` as a second argument it makes the workers' cache alone.
public final class Finish {
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path image = Path.of(arguments[0]).toAbsolutePath();
        String home = System.getProperty("java.home");
        trainWorker(image, home);
        if (arguments.length > 1 && arguments[1].equals("worker")) return;
        Files.writeString(image.resolve("lib/built-with"), home + System.lineSeparator());
        Path script = image.resolve("bin/interleave");
        if (Files.getFileStore(script).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        train(image, home);
    }

    /// Worker processes have a cache of their own: they run on the class path, with other options.
    private static void trainWorker(Path image, String home) throws IOException, InterruptedException {
        Path cache = image.resolve("lib/worker.aot"), jar = image.resolve("lib/interleave.jar");
        if (Files.exists(cache) && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0) return; // made before the tests
        Files.deleteIfExists(cache);
        var command = List.of(home + "/bin/java", "-cp", jar.toString(), "-Dinterleave.worker.train=" + cache,
                "interleave.engine.worker.Training");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) process.destroyForcibly().waitFor();
        if (!Files.exists(cache)) System.out.println("No AOT cache for worker processes could be made with this JDK; they will start a little slower.");
    }

    private static void train(Path image, String home) throws IOException, InterruptedException {
        Path cache = image.resolve("lib/interleave.aot");
        Files.deleteIfExists(cache);
        Path state = Files.createTempDirectory("interleave-training");
        var command = new ArrayList<>(List.of(home + "/bin/java", "@" + image.resolve("bin/options"), "-XX:AOTCacheOutput=" + cache, "-Xlog:disable",
                "-Dglass.platform=Headless", "-Dprism.order=sw", "-Dinterleave.state=" + state, "-p", image.resolve("lib").toString(),
                "-m", "interleave/interleave.cli.Training", state.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) process.destroyForcibly().waitFor();
        try (var left = Files.walk(state)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
        if (!Files.exists(cache)) System.out.println("No AOT cache could be made with this JDK; the program will start a little slower.");
    }
}
