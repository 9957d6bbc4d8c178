package interleave.shell;

import interleave.export.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The table of what the picture costs, by one command: each row is a program of its own, started one after the other, and what it printed is read. Frames are those
/// of the real window on the display that is there.
///
/// Arguments: the folder of the packaged program, and perhaps words that a row's name must contain to be run.
public final class Figures {
    private static final String FRAMES = "over 25 ms ([0-9.]+) %.*own work p50 ([0-9.]+) ms, p99 ([0-9.]+) ms";

    private final Path image;

    private Figures(Path image) {
        this.image = image;
    }

    /// @param found what of the output becomes the figure, by the groups of the pattern
    private record Row(String name, String bar, List<String> command, Pattern pattern, java.util.function.Function<Matcher, String> found) {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (!Toolkit.hasDisplay()) {
            System.err.println("There is no display to measure frames on: run it under xvfb-run -a -s \"-screen 0 1920x1080x24\".");
            System.exit(2);
        }
        var figures = new Figures(Path.of(args[0]));
        var words = List.of(args).subList(1, args.length);
        System.out.printf("%-88s %-40s %s%n", "what", "measured", "bar");
        for (Row row : figures.rows()) {
            if (words.stream().allMatch(row.name::contains)) System.out.printf("%-88s %-40s %s%n", row.name, figures.measure(row), row.bar);
        }
    }

    private List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        rows.add(new Row("own work per frame, p99, 10 M events, 64 lanes, panned and zoomed; intervals over 25 ms", "<= 8 ms; < 1 %",
            test("interleave.shell.TimelineFrames", "10000000", "64"), Pattern.compile(FRAMES), found -> found.group(3) + " ms; " + found.group(1) + " %"));
        for (String act : List.of("two_threads", "two_threads_free")) {
            rows.add(new Row("intervals over 25 ms while " + act + " runs live; own work p99", "< 2 %",
                program("run", "gil_fundamentals", "--window", "--acts", act, "--repeat", "8"), Pattern.compile(FRAMES), found -> found.group(1) + " %; " + found.group(3) + " ms"));
        }
        for (String crowd : List.of("threads 200", "workers 64", "virtual 10000")) {
            rows.add(new Row("intervals over 25 ms while a crowd runs live: " + crowd + "; own work p99; events lost", "< 2 %; 0",
                crowd(crowd.split(" ")), Pattern.compile(FRAMES + ".*recorded, ([0-9,]+) lost"), found -> found.group(1) + " %; " + found.group(3) + " ms; " + found.group(4)));
        }
        for (String lanes : List.of("64", "500")) {
            rows.add(new Row("bytes an event, 10 M events, " + lanes + " lanes: columns; with lanes, summaries and snapshots", "<= 32; <= 48",
                test("interleave.world.HistoryCost", "10000000", lanes), Pattern.compile("columns ([0-9.]+), .*snapshots ([0-9.]+)"), found -> found.group(1) + "; " + found.group(2)));
        }
        rows.add(new Row("10 M-event tape: click in the running window to a complete overview; seek anywhere, longest of 200", "<= 1 s; <= 50 ms",
            test("interleave.shell.TapeOpening", image.toString(), "10000000", "64"),
            Pattern.compile("the first time ([0-9.]+).*to the picture, ms +([0-9.]+) +\\([0-9.]+ to ([0-9.]+)\\)", Pattern.DOTALL),
            found -> found.group(1) + " s; " + found.group(3) + " ms (median " + found.group(2) + ")"));
        rows.add(new Row("two_threads watched in the window / --quiet --no-recorder, 31 pairs of fresh processes", "<= 1.05",
            program("bench", "--only", "watching"), Pattern.compile("--no-recorder\\s+([0-9.]+)\\s+(\\([^)]*\\))"), found -> found.group(1) + " " + found.group(2)));
        return rows;
    }

    /// A main of the test tree, on this one's class path.
    private static List<String> test(String main, String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx3g", "-XX:+UseParallelGC", "-XX:+UseCondCardMark", "-Dprism.order=sw",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"), main));
        command.addAll(List.of(arguments));
        return command;
    }

    /// The program of the test tree that makes one, in the window.
    private List<String> crowd(String... arguments) {
        var command = program("python", "--engine", "model", "--window", script().toString(), "--");
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path script() {
        try {
            return Path.of(java.util.Objects.requireNonNull(Figures.class.getResource("crowd.py")).toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> program(String... arguments) {
        var command = new ArrayList<>(List.of(image.resolve("bin/interleave").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private String measure(Row row) throws IOException, InterruptedException {
        var output = Files.createTempFile("interleave-figures", ".txt");
        try {
            var process = new ProcessBuilder(row.command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            if (!process.waitFor(30, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return "not measured: it took over half an hour";
            }
            var text = Files.readString(output);
            var found = row.pattern.matcher(text);
            return found.find() ? row.found.apply(found) : String.format(Locale.ROOT, "not measured, status %d: %s", process.exitValue(), text.strip().lines().reduce((_, last) -> last).orElse("no output"));
        } finally {
            Files.delete(output);
        }
    }
}
