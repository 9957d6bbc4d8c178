package interleave.engine.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of a worker: this JVM's own java, this room's classes on the class path (which starts faster than modules do), and nothing else of the app.
final class Launch {
    /// What a small process needs: one thread to collect, little heap at first, as much as a value of 64 MiB and its copies can take.
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xmx1g", "-Xmn128m", "-XX:-UsePerfData",
        "-Djava.awt.headless=true");

    /// The file that a worker's AOT cache is trained into, where it is: see [Training].
    static final String TRAIN = "interleave.worker.train";

    /// The jar that workers start from when the app itself runs from a folder, as the tests do.
    private static final String JAR = "interleave.worker.jar";

    private Launch() {}

    static List<String> command(String token, int port, int number) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        var place = place();
        var cache = place.resolveSibling("worker.aot");
        var output = System.getProperty(TRAIN);
        if (output != null) command.addAll(List.of("-XX:AOTCacheOutput=" + output, "-D" + TRAIN + "=" + output));
        else if (Files.isRegularFile(cache)) command.addAll(List.of("-Xlog:aot=off", "-Xlog:cds=off", "-XX:AOTCache=" + cache)); // one that no longer fits is no error
        command.addAll(List.of("-Dinterleave.run=" + token, "-cp", place.toString(), WorkerMain.class.getName(), Integer.toString(port), Integer.toString(number)));
        return command;
    }

    /// The jar or folder that the app's classes come from, or a jar of the same classes where one is named: a cache needs a jar.
    private static Path place() {
        var named = System.getProperty(JAR);
        if (named != null && Files.isRegularFile(Path.of(named))) return Path.of(named);
        try {
            return Path.of(Launch.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
