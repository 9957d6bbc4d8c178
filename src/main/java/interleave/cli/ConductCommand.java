package interleave.cli;

import interleave.python.schedule.Piece;
import interleave.python.schedule.Run;
import interleave.python.schedule.Schedule;
import interleave.python.schedule.Search;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "conduct", mixinStandardHelpOptions = true, description = {"Runs a program's threads by a schedule, or searches for one on which it fails.",
    "A schedule has one choice for each place where more than one thread can go on: the number of the thread that does (the main thread is 0, the others in "
        + "order of start). 1t fires the time-out of thread 1; 1x3 is short for 1,1,1. After its end a thread goes on until it has to wait.",
    "A failure is an exception that nobody catches, a deadlock, or, from a function, a result whose \"ok\" is false."},
        exitCodeListHeading = "%nExit status:%n", exitCodeList = {"0:done, no failure", "1:it fails on this schedule, or on one that was found",
            "2:wrong usage, unreadable file, or a choice that can't move", "4:the program can't be conducted", "130:cancelled"})
final class ConductCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "FILE.py|LESSON:ACT", description = {"A program, or an act (any function without needed arguments) of a lesson's program.",
        "FILE.py:FUNCTION is a function of a program of your own."})
    private String target = "";

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    static final class What {
        @Option(names = "--schedule", paramLabel = "0,1,1,0", description = "Runs it by this schedule; \"\" is the usual one.")
        private @Nullable String schedule;

        @Option(names = "--search", description = "Searches, schedules with few preemptions first.")
        private boolean search;
    }

    @Option(names = "--bound", paramLabel = "N", defaultValue = "2", description = "Most preemptions; default ${DEFAULT-VALUE}.")
    private int bound;

    @Option(names = "--most", paramLabel = "N", defaultValue = "100000", description = "Most schedules to try; default ${DEFAULT-VALUE}.")
    private long most;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "60", description = "Longest search; default ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(names = "--all", description = "Goes on after a failure has been found, through all schedules up to the bound.")
    private boolean all;

    @Option(names = "--until", paramLabel = "N", description = "With --schedule: stops after so many choices and says where each thread stands.")
    private @Nullable Integer until;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "" + Piece.MOST_STEPS, description = "A run is cut off after so many steps; default ${DEFAULT-VALUE}.")
    private long steps;

    @Option(names = "--engine", paramLabel = "model|free", defaultValue = "model",
            description = "model: switches only where they can fall under the GIL; free: between any two shared accesses. Default ${DEFAULT-VALUE}.")
    private String engine = "";

    @Option(names = "--set", paramLabel = "knob=value", parameterConsumer = RunCommand.Pairs.class, description = "Turns a lesson's knobs.")
    private List<String> knobs = new ArrayList<>();

    @Option(names = "--json", description = "As JSON, interleave/conduct@1.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress lines.")
    private boolean quiet;

    ConductCommand(Console console) {
        this.console = console;
    }

    /// What came of it.
    ///
    /// @param report null for `--schedule`
    /// @param run    the one run, or the found one; null where nothing was found
    record Conducted(@Nullable String function, Piece piece, int bound, Search.@Nullable Report report, @Nullable Run run, boolean cancelled) {
        int exitStatus() {
            if (cancelled) return 130;
            if (report != null && report.refused() != null) return 4;
            return run == null ? 0 : switch (run.ending()) {
                case interleave.python.schedule.Ending.Refused refused -> 4;
                case interleave.python.schedule.Ending.Misfit misfit -> 2;
                case interleave.python.schedule.Ending.Cancelled cut -> 130;
                case interleave.python.schedule.Ending other -> other.isFailure() ? 1 : 0;
            };
        }
    }

    @Override
    public Integer call() throws Exception {
        if (bound < 0 || most < 1 || steps < 1 || !(seconds > 0)) throw Refusal.usage("--bound is 0 or more; --most, --steps and --seconds are more than 0.");
        if (until != null && (until < 0 || what.search)) throw Refusal.usage("--until is 0 or more, and goes with --schedule.");
        Schedule schedule = schedule();
        Piece piece = piece();
        String function = function();
        var done = new CompletableFuture<Conducted>();
        try (var _ = CancelKey.of(() -> {
            piece.cancel();
            write(done.join());
        })) {
            try {
                done.complete(schedule == null ? search(function, piece) : replay(function, piece, schedule));
            } finally {
                done.completeExceptionally(new IllegalStateException("not conducted"));
            }
        }
        var conducted = done.join();
        write(conducted);
        return conducted.exitStatus();
    }

    private @Nullable Schedule schedule() {
        try {
            return what.schedule == null ? null : Schedule.parse(what.schedule);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage(e.getMessage());
        }
    }

    private Conducted replay(@Nullable String function, Piece piece, Schedule schedule) throws InterruptedException {
        Run run = until == null ? piece.replay(schedule) : piece.until(schedule, until);
        return new Conducted(function, piece, bound, null, run, piece.isCancelled());
    }

    private Conducted search(@Nullable String function, Piece piece) throws InterruptedException {
        var progress = quiet ? null : new SearchProgress(console);
        var report = new Search(piece, new Search.Limits(bound, most, seconds, all), progress == null ? run -> {} : progress).run();
        return new Conducted(function, piece, bound, report, report.found() == null ? null : report.found().run(), piece.isCancelled());
    }

    /// The file's name; null where a lesson is meant.
    private @Nullable String file() {
        if (target.endsWith(".py") || !target.contains(":")) return target;
        return target.matches(".*\\.py:\\w+") ? target.substring(0, target.lastIndexOf(':')) : null;
    }

    private @Nullable String function() {
        String file = file();
        return target.equals(file) ? null : target.substring(target.lastIndexOf(':') + 1);
    }

    private Piece piece() throws InterruptedException {
        Engine found = RunCommand.engine(engine);
        String function = function();
        String file = file();
        if (file != null) return new Piece(source(file), Path.of(file).getFileName().toString(), function, Map.of(), found.gil(), steps);
        String id = target.substring(0, target.indexOf(':'));
        var catalog = Catalog.read();
        var lesson = catalog.entry(id).flatMap(Catalog.Entry::lesson).orElseThrow(() -> Refusal.usage("There is no lesson \"" + id
                + "\" to conduct; interleave list names them, and a program of your own is given as FILE.py."));
        try {
            var settings = RunCommand.settings(lesson, Map.of(), knobs);
            var act = lesson.act(function);
            var program = lesson.program();
            if (act.isEmpty() && !program.source().contains("\ndef " + function + "(")) {
                throw Refusal.usage("Lesson " + id + " has no act \"" + function + "\"; its acts are "
                        + String.join(", ", lesson.acts().stream().map(each -> each.id()).toList()) + ".");
            }
            return new Piece(program.source(), program.fileName(), act.map(each -> each.function()).orElse(function), settings.values(), found.gil(), steps);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage(e.getMessage());
        }
    }

    private static String source(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (MalformedInputException e) {
            throw Refusal.usage(file + " is no text in UTF-8; save it as that.");
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw Refusal.usage("Can't read " + file + ": name a Python file, or an act as LESSON:ACT.");
        }
    }

    private void write(Conducted conducted) {
        if (json) console.json(ConductJson.of(conducted));
        else new ConductText(console).tell(conducted, target);
    }

    /// A line a second.
    private static final class SearchProgress implements java.util.function.Consumer<Run> {
        private static final long EVERY_NANOS = 1_000_000_000;
        private final Console console;
        private long tried, failed, told = System.nanoTime();

        SearchProgress(Console console) {
            this.console = console;
        }

        @Override
        public void accept(Run run) {
            tried++;
            if (run.ending().isFailure()) failed++;
            if (System.nanoTime() - told < EVERY_NANOS) return;
            told = System.nanoTime();
            console.progress(String.format(Locale.ROOT, "%d schedules tried, %d of them fail", tried, failed));
        }
    }
}
