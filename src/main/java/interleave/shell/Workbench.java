package interleave.shell;

import interleave.engine.cpython.CpythonEngine;
import interleave.run.Plan;
import interleave.run.Result;
import interleave.run.Session;
import interleave.run.Status;
import interleave.run.Take;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import interleave.teaching.Evidence;
import interleave.teaching.Experiment;
import interleave.teaching.Knob;
import interleave.teaching.Lesson;
import interleave.teaching.Program;
import interleave.teaching.Question;
import interleave.teaching.Script;
import interleave.teaching.Settings;
import interleave.teaching.Terminal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The lesson that is open and its run: the program as it stands, the engine, the knobs, the guesses, the session and the take that is shown.
///
/// It knows no control and no node. The window asks it to do things and, once a frame, what has changed since. Screen's thread only; nothing here waits:
/// a session conducts itself on its own thread and is polled.
final class Workbench {
    private final List<Engine> engines;
    private final Memory memory;
    private final Set<String> skipped = new HashSet<>();
    private Map<String, List<String>> guesses = new LinkedHashMap<>();
    private @Nullable Lesson lesson;
    private String source = "";
    private Settings settings = new Settings(Map.of());
    private Engine engine;
    private boolean precise;
    private @Nullable CpythonEngine exact;
    private @Nullable Session session;
    private @Nullable Result finished;
    private @Nullable Take chosen;

    Workbench(List<Engine> engines, Memory memory) {
        this.engines = engines;
        this.memory = memory;
        this.engine = remembered(memory.engine());
    }

    /// The engine of this kind, if it can be used here; else the first.
    Engine remembered(String kind) {
        return engines.stream().filter(each -> each.kind().id().equals(kind) && each.unusable() == null).findFirst().orElseGet(engines::getFirst);
    }

    /// Opens a lesson as it was left. What ran before is ended.
    void open(Catalog.Entry entry) {
        close();
        session = null;
        finished = null;
        chosen = null;
        skipped.clear();
        if (lesson instanceof Script) {
            engine = remembered(memory.engine());
        }
        lesson = entry.lesson().orElse(null);
        memory.lesson(entry.id());
        if (lesson != null) {
            source = memory.program(lesson);
            settings = memory.settings(lesson);
            guesses = memory.guesses(lesson);
        }
    }

    /// Opens a program of the user's own. What ran before is ended.
    ///
    /// @param on that it will run on unless somebody chooses otherwise
    void open(Script script, Engine on) {
        close();
        session = null;
        finished = null;
        chosen = null;
        skipped.clear();
        engine = on;
        lesson = script;
        source = script.program().source();
        settings = memory.settings(script);
        guesses = new LinkedHashMap<>();
    }

    /// The open program as its file is now.
    void again(Script script) {
        lesson = script;
        source = script.program().source();
    }

    @Nullable Lesson lesson() {
        return lesson;
    }

    String source() {
        return source;
    }

    Settings settings() {
        return settings;
    }

    Engine engine() {
        return engine;
    }

    /// Whether each line of the program is to be an event where it runs on a CPython; from the next run on.
    void precise(boolean on) {
        precise = on;
    }

    /// Null on an engine that knows its lines anyway.
    @Nullable Boolean precise() {
        return engine instanceof CpythonEngine ? (Boolean) precise : null;
    }

    /// The engine of the next run, as it is to be run.
    Engine runsOn() {
        if (!precise || !(engine instanceof CpythonEngine python)) {
            return engine;
        }
        if (exact == null || !exact.interpreter().equals(python.interpreter())) {
            exact = python.precise();
        }
        return exact;
    }

    Map<String, List<String>> guesses() {
        return guesses;
    }

    /// What the run on screen came to; null while it goes on, and before any.
    @Nullable Result result() {
        return session == null ? finished : session.status().phase().over() ? session.result() : null;
    }

    @Nullable Session session() {
        return session;
    }

    @Nullable Status status() {
        return session != null ? session.status() : finished != null ? finished.status() : null;
    }

    boolean busy() {
        return session != null && !session.status().phase().over();
    }

    Evidence evidence() {
        return session != null ? session.evidence() : finished != null ? finished.evidence() : new Nothing(engine.kind(), engine.gil(), settings);
    }

    /// What the run that is shown was set to; before one, what the next will be.
    Settings ran() {
        return session != null ? session.plan().settings() : finished != null ? finished.plan().settings() : settings;
    }

    /// The engine of the run that is shown; before one, the engine of the next.
    Engine ranOn() {
        return session != null ? session.plan().engine() : finished != null ? finished.plan().engine() : runsOn();
    }

    /// What recording an event cost its writer in the run that is shown, ns; NaN where it isn't known.
    double nanosPerEvent() {
        return session != null ? session.nanosPerEvent() : finished != null ? finished.nanosPerEvent() : Double.NaN;
    }

    /// Whether a take has been chosen to be looked at, whatever runs.
    boolean chosen() {
        return chosen != null;
    }

    void edited(String text) {
        source = text;
        if (lesson != null && !(lesson instanceof Script)) {
            memory.program(lesson, text);
        }
    }

    void knob(Knob knob, Object value) {
        settings = settings.with(knob.id(), value);
        if (lesson != null) {
            memory.settings(lesson, settings);
        }
    }

    void engine(Engine next) {
        engine = next;
        if (lesson instanceof Script) {
            memory.scriptEngine(next.kind().id());
        } else {
            memory.engine(next.kind().id());
        }
    }

    /// For the open program, without remembering it.
    void engineOnce(Engine next) {
        engine = next;
    }

    /// Goes back to the engine that was in use last, now that it has been found; not during a run.
    void resume(Engine found) {
        if (!(lesson instanceof Script) && !busy() && session == null && finished == null && found.unusable() == null && memory.engine().equals(found.kind().id())) {
            engine = found;
        }
    }

    /// Runs these acts (empty: all) of the program as it stands, unless a run goes on or nothing is open.
    boolean run(List<String> acts) {
        if (lesson == null || busy()) {
            return false;
        }
        var given = new LinkedHashMap<>(guesses);
        skipped.forEach(question -> given.putIfAbsent(question, List.of()));
        return run(Plan.of(lesson, runsOn()).program(new Program(lesson.program().fileName(), source)).settings(settings).acts(acts).interactive(true)
                .guesses(given).patience(memory.patience()));
    }

    /// Runs a plan made elsewhere: the command line's.
    boolean run(Plan plan) {
        return run(plan, Terminal.NONE);
    }

    /// The same, of a program with a terminal.
    boolean run(Plan plan, Terminal terminal) {
        if (busy()) {
            return false;
        }
        chosen = null;
        session = Session.start(plan, terminal);
        if (lesson != null && !(lesson instanceof Script)) {
            memory.begun(lesson);
        }
        return true;
    }

    /// Shows what a run elsewhere came to.
    void adopt(Result other) {
        close();
        chosen = null;
        session = null;
        finished = other;
        var ran = other.plan().engine();
        engine = ran.unusable() == null ? ran : engines.stream().filter(each -> each.kind() == ran.kind() && each.unusable() == null).findFirst().orElse(engines.getFirst());
        settings = other.plan().settings();
        source = other.plan().program().source();
        guesses = new LinkedHashMap<>(other.plan().guesses());
        other.answers().forEach((question, answer) -> {
            if (answer.first() != null) {
                guesses.put(question, answer.second() == null ? List.of(answer.first()) : List.of(answer.first(), answer.second()));
            }
        });
    }

    /// Sets what an experiment asks for and runs it.
    ///
    /// @throws IllegalArgumentException with one sentence when its engine can't be used here
    void experiment(Experiment experiment) {
        if (busy()) {
            throw new IllegalArgumentException("A run goes on: cancel it first (Esc).");
        }
        if (experiment.engine() != null) {
            var wanted = engines.stream().filter(each -> each.kind() == experiment.engine()).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No engine \"" + experiment.engine().id() + "\" is built in yet."));
            var unusable = wanted.unusable();
            if (unusable != null) {
                throw new IllegalArgumentException(unusable);
            }
            engine(wanted);
        }
        settings = settings.with(experiment.knobs());
        if (lesson != null) {
            memory.settings(lesson, settings);
        }
        run(experiment.acts());
    }

    /// Keeps a guess: the first, then a second beside it; a third takes the second's place.
    void answer(Question question, String guess) {
        var given = new ArrayList<>(guesses.getOrDefault(question.id(), List.of()));
        if (given.size() == 2) {
            given.removeLast();
        }
        given.add(guess);
        guesses = new LinkedHashMap<>(guesses);
        guesses.put(question.id(), List.copyOf(given));
        if (lesson != null) {
            memory.guesses(lesson, guesses);
        }
        if (session != null) {
            session.answer(question.id(), guess);
        }
    }

    void skip(Question question) {
        skipped.add(question.id());
        if (session != null) {
            session.skip(question.id());
        }
    }

    void forgetGuesses() {
        guesses = new LinkedHashMap<>();
        skipped.clear();
        if (lesson != null) {
            memory.guesses(lesson, guesses);
        }
    }

    void pauseOrResume() {
        if (session != null) {
            if (session.status().paused()) {
                session.resume();
            } else {
                session.pause();
            }
        }
    }

    void cancel() {
        if (session != null) {
            session.cancel();
        }
    }

    /// Ends what still runs.
    void close() {
        cancel();
    }

    /// Shows this take from now on; null: the one that runs, or the last.
    void choose(@Nullable Take take) {
        chosen = take;
    }

    /// The take that is shown; null while there is none (before the first, and while the next one warms up).
    @Nullable Take take() {
        var status = status();
        if (status == null || chosen != null) {
            return chosen;
        }
        if (status.current() != null) {
            return status.current();
        }
        return status.takes().isEmpty() || !status.phase().over() && status.phase() != Status.Phase.ASKING ? null : status.takes().getLast();
    }

    /// Of a finished run, the take most worth seeing: the typical repetition of an act the lesson names for that, of the first that was compared with another; else
    /// the longest.
    @Nullable Take typical() {
        var status = status();
        if (status == null || lesson == null || status.takes().isEmpty()) {
            return null;
        }
        var compared = lesson.comparisons().stream().map(comparison -> comparison.of());
        for (var act : Stream.concat(lesson.telling().stream(), compared).toList()) {
            var measured = evidence().typical(act);
            if (measured.isPresent()) {
                return status.takes().stream().filter(take -> take.act().id().equals(act) && take.repetition() == measured.get().repetition())
                        .findFirst().orElse(status.takes().getLast());
            }
        }
        return status.takes().stream().max(Comparator.comparingLong(take -> take.history().endNanos() - take.history().startNanos())).orElseThrow();
    }
}
