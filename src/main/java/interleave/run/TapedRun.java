package interleave.run;

import interleave.metrics.Series;
import interleave.tape.Tape;
import interleave.tape.UnreadableTape;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import interleave.teaching.Execution;
import interleave.teaching.Lesson;
import interleave.teaching.Profile;
import interleave.teaching.Program;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Lines;
import interleave.teaching.Sampling;
import interleave.teaching.Script;
import interleave.teaching.Settings;
import interleave.teaching.Workload;
import interleave.trace.Bookmark;
import interleave.trace.Cast;
import interleave.trace.Trace;
import interleave.world.History;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// A run that comes from a tape: a result like any other, whose verdicts and pictures are made anew from what was recorded. Accounts and findings, and of long recordings
/// what was folded, are those of then; where they are damaged or the recording was cut off, they are made from its events.
///
/// @param json      the result as it was written then; null where the tape ends before it
/// @param bookmarks of each take, in the takes' order
/// @param health    how much of the tape is here
public record TapedRun(Result result, @Nullable ObjectNode json, List<List<Bookmark>> bookmarks, Tape.Health health) {
    /// Whether anything that was recorded is missing.
    public boolean truncated() {
        return health == Tape.Health.CUT_OFF || health == Tape.Health.DAMAGED;
    }

    /// What is to be said of the tape, one sentence; null when it is whole.
    public @Nullable String notice(String name) {
        return switch (health) {
            case WHOLE -> null;
            case HISTORY_DAMAGED -> "The summary in " + name + " is damaged; it was made anew from the recorded events, which are whole.";
            case CUT_OFF -> name + " is cut off: you see all that was written before that.";
            case DAMAGED -> name + " is damaged in places: you see all that is whole.";
        };
    }

    /// Loads what opening a tape needs, while somebody chooses one. Any thread.
    public static void prepare() {
        TapeTexts.prepare();
    }

    /// Opens a tape: as long as checking it takes, and where it keeps no history folding its events; so not on the screen's thread.
    ///
    /// @throws UnreadableTape with one sentence
    public static TapedRun open(Path file, Catalog catalog) throws UnreadableTape, InterruptedException {
        var tape = Tape.read(file);
        try {
            var about = TapeTexts.read(tape.about(), TapeTexts.About.class);
            var program = new Program(about.fileName(), about.source(), about.modules(), about.script() == null ? null : about.script().launch());
            var lesson = program.launch() != null ? new Script(program) : catalog.lessons().stream().filter(each -> each.id().equals(about.lesson())).findFirst()
                .orElseThrow(() -> new UnreadableTape(file + " is a recording of lesson \"" + about.lesson() + "\", which this Interleave doesn't have; open it with the one that made it."));
            return of(tape, about, lesson, program);
        } catch (JacksonException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new UnreadableTape(file + " says something that this Interleave can't read (" + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + "); open it with the one that made it.");
        }
    }

    /// Those of one of its takes.
    public List<Bookmark> bookmarks(Take take) {
        int index = result.status().takes().indexOf(take);
        return index < 0 || index >= bookmarks.size() ? List.of() : bookmarks.get(index);
    }

    private static TapedRun of(Tape tape, TapeTexts.About about, Lesson lesson, Program program) {
        var settings = Settings.defaults(lesson.knobs()).with(about.knobs());
        var plan = Plan.of(lesson, new Recorded(Engine.Kind.valueOf(about.engine().toUpperCase(java.util.Locale.ROOT)), about.version(), about.gil()))
            .program(program).settings(settings).acts(about.acts()).repetitions(about.repetitions())
            .recorded(about.recorded()).warm(about.warm());
        var takes = tape.recordings().parallelStream().map(recording -> take(recording, plan)).toList();
        var whole = tape.result() == null ? null : TapeTexts.read(tape.result(), TapeTexts.Whole.class);
        var finished = takes.stream().filter(Take::finished).toList();
        var evidence = new Measured(plan, finished.stream().map(Accounts::measurement).toList(), whole == null ? Map.of() : whole.gains(), finished, about.cores());
        var phase = whole == null ? Status.Phase.CANCELLED : whole.phase();
        var status = new Status(phase, null, about.repetitions(), about.repetitions(), 0, false, null, takes, null, whole == null ? List.of() : whole.skipped(),
            whole == null || whole.failure() == null ? null : whole.failure().failure(), tape.health() == Tape.Health.CUT_OFF ? "From a tape that is cut off" : "From a tape", 1);
        var result = new Result(plan, status, evidence, whole == null ? Map.of() : whole.warmUps(), whole == null ? Map.of() : whole.answers(),
            whole == null ? Double.NaN : whole.nanosPerEvent());
        return new TapedRun(result, whole != null && whole.json() instanceof ObjectNode node ? node : null,
            tape.recordings().stream().map(Tape.Recording::bookmarks).toList(), health(tape, takes));
    }

    /// A history that can't be used in spite of its checksums is as good as damaged.
    private static Tape.Health health(Tape tape, List<Take> takes) {
        boolean anew = false;
        for (int i = 0; i < takes.size(); i++) anew |= !tape.recordings().get(i).history().isEmpty() && takes.get(i).history().folded();
        return anew && tape.health() == Tape.Health.WHOLE ? Tape.Health.HISTORY_DAMAGED : tape.health();
    }

    private static Take take(Tape.Recording recording, Plan plan) {
        var begin = TapeTexts.read(recording.begin(), TapeTexts.Begin.class);
        var act = plan.lesson().act(begin.act()).orElseThrow(() -> new IllegalArgumentException("lesson " + plan.lesson().id() + " has no act " + begin.act()));
        var end = recording.end() == null ? null : TapeTexts.read(recording.end(), TapeTexts.End.class);
        var trace = recording.trace();
        var outcome = end == null ? cutOff(trace) : end.outcome();
        var stored = recording.history().isEmpty() ? null : History.stored(trace, recording.cast(), recording.history());
        var history = stored != null ? stored : History.of(trace, recording.cast());
        while (history.fold() > 0) { /* all of it */ }
        if (end != null) for (int i = 0; i < Math.min(end.steps().size(), recording.cast().actorCount()); i++) recording.cast().actor(i).gauge().steps(end.steps().get(i));
        var execution = new Played(recording.cast(), trace, outcome, end == null ? 0 : end.drainNanos(), end == null ? null : end.profile(), end == null ? null : end.sampling(), end == null ? null : end.lines());
        var ending = end == null ? new Take.Ending(outcome.endNanos(), false, true, 0) : end.ending();
        var take = Take.taped(act, begin.repetition(), begin.gil(), plan.recorded(), execution, history, Series.of(recording.samples()), ending,
            end == null ? null : end.ledger(), end == null || end.findings() == null ? List.of() : end.findings().stream().flatMap(TapeTexts.Discovery::finding).toList());
        take.end(outcome, plan.engine().kind());
        return take;
    }

    private static Execution.Outcome cutOff(Trace trace) {
        long start = trace.size() == 0 ? -1 : trace.time(0), end = trace.size() == 0 ? -1 : trace.time(trace.size() - 1);
        return new Execution.Outcome(Execution.Status.CANCELLED, start, end, -1, Map.of(), "", null, List.of());
    }

    /// The engine that it was recorded on; it runs nothing any more.
    private record Recorded(Kind kind, String version, boolean gil) implements Engine {
        @Override
        public String unusable() {
            return "This is a recording; choose an engine to run the program again.";
        }

        @Override
        public Workload open(Program program) throws ProgramFailure {
            throw new ProgramFailure(unusable(), 0, unusable());
        }
    }

    private record Played(Cast cast, Trace trace, Outcome outcome, long drainNanos, @Nullable Profile profile, @Nullable Sampling sampling, @Nullable Lines lines)
        implements Execution {
        @Override
        public long watermark() {
            return Long.MAX_VALUE;
        }

        @Override
        public String output() {
            return outcome.output();
        }

        @Override
        public boolean done() {
            return true;
        }

        @Override
        public Outcome await() {
            return outcome;
        }

        @Override
        public void pause() {
            // it is over
        }

        @Override
        public void resume() {
            // it is over
        }

        @Override
        public void cancel() {
            // it is over
        }
    }
}
