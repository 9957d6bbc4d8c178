package interleave.python.schedule;

import interleave.python.LittlePython;
import interleave.python.code.TreeCompiler;
import interleave.python.lib.ThreadingModule;
import interleave.python.lib.Tracebacks;
import interleave.python.vm.Attributes;
import interleave.python.vm.Calls;
import interleave.python.vm.Cancelled;
import interleave.python.vm.Code;
import interleave.python.vm.Compiler;
import interleave.python.vm.Config;
import interleave.python.vm.Exceptions;
import interleave.python.vm.Identity;
import interleave.python.vm.Interpreter;
import interleave.python.vm.Keywords;
import interleave.python.vm.Modules;
import interleave.python.vm.PyDict;
import interleave.python.vm.PyError;
import interleave.python.vm.PyException;
import interleave.python.vm.PyFunction;
import interleave.python.vm.PyNone;
import interleave.python.vm.PyThread;
import interleave.python.vm.Source;
import interleave.python.vm.Text;
import interleave.python.vm.Truth;
import interleave.recorder.Recorder;
import interleave.trace.Cast;
import interleave.trace.Resource;
import interleave.trace.ThreadReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A program, or one function of it, that is run by schedules: each time afresh, in an interpreter of its own. Compiled once.
///
/// One run at a time; [#cancel()] comes from any thread.
public final class Piece {
    /// A run is cut off after so many steps unless the caller says otherwise.
    public static final long MOST_STEPS = 20_000;
    private static final int MOST_OUTPUT = 64 << 10;

    private final String source, fileName;
    private final @Nullable String function;
    private final Map<String, Object> arguments;
    private final boolean gil;
    private final long mostSteps;
    private final boolean watched;
    private final Compiler compiler;
    private final Modules modules;
    private @Nullable Code code;
    private volatile @Nullable Interpreter current;
    private volatile boolean cancelled;

    /// @param function  null: the whole program, as `python FILE` runs it
    /// @param arguments by name, Python values; those the function has no parameter for are not passed
    /// @param gil       whether switches fall where they can under CPython's GIL, or between any two shared accesses
    public Piece(String source, String fileName, @Nullable String function, Map<String, Object> arguments, boolean gil, long mostSteps) {
        this(source, fileName, function, arguments, gil, mostSteps, false);
    }

    private Piece(String source, String fileName, @Nullable String function, Map<String, Object> arguments, boolean gil, long mostSteps, boolean watched) {
        this.watched = watched;
        this.source = source;
        this.fileName = fileName;
        this.function = function;
        this.arguments = Map.copyOf(arguments);
        this.gil = gil;
        this.mostSteps = mostSteps;
        compiler = watched ? TreeCompiler.telling(gil) : gil ? new TreeCompiler() : TreeCompiler.stoppingAtAccesses();
        modules = gil ? LittlePython.modules() : LittlePython.stoppingModules();
    }

    /// The same program, to be [conducted][#conduct]: its code tells what it reads and writes. Schedules mean the same.
    public Piece watched() {
        return new Piece(source, fileName, function, arguments, gil, mostSteps, true);
    }

    /// Runs a schedule's choices and then, if one is asked for, a move; stops where the next choice is to be made. Only for one that is [#watched()].
    ///
    /// @param move      null: none
    /// @param operation whether the thread goes on until it has done something that others can notice; else only to its next stop
    /// @throws InterruptedException when the calling thread is interrupted; the run is then cancelled
    public Conducted conduct(Schedule schedule, @Nullable Choice move, boolean operation) throws InterruptedException {
        if (!watched) throw new IllegalStateException("not watched");
        var going = new Going(schedule, move, operation);
        var conducted = Deep.call(this::cancel, () -> watch(going));
        if (going.cut < 0 || going.cut >= conducted.choices()) return conducted;
        var shorter = new Going(conducted.run().schedule().prefix(going.cut), null, false);
        return Deep.call(this::cancel, () -> watch(shorter));
    }

    /// Runs a whole schedule, watched, and then goes on as usual to the end. Only for one that is [#watched()].
    ///
    /// @throws InterruptedException when the calling thread is interrupted; the run is then cancelled
    public Conducted conductToEnd(Schedule schedule) throws InterruptedException {
        if (!watched) throw new IllegalStateException("not watched");
        return Deep.call(this::cancel, () -> watch(new Replay(schedule)));
    }

    private Conducted watch(Chooser chooser) {
        var cast = new Cast();
        var stage = new Stage(cast, cast.process("main").id(), null, text -> {});
        var watcher = new Watcher(cast);
        if (chooser instanceof Going going) going.watcher = watcher;
        var run = perform(chooser, true, stage, readings -> {}, watcher);
        var steps = run.steps().subList(0, Math.min(run.steps().size(), watcher.effects().size()));
        return new Conducted(run, watcher.standing(), Grouping.of(steps, watcher.effects()), cast, watcher.trace().snapshot());
    }

    /// Where switches may fall, in words.
    public String stops() {
        return gil ? "where CPython 3.10 and later look at the eval breaker, and at waits" : "before every shared access, and at waits";
    }

    public String fileName() {
        return fileName;
    }

    public boolean gil() {
        return gil;
    }

    /// Ends what runs, and everything after it.
    public void cancel() {
        cancelled = true;
        var running = current;
        if (running != null) running.cancel();
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /// Runs it by a schedule.
    ///
    /// @throws InterruptedException when the calling thread is interrupted; the run is then cancelled
    public Run replay(Schedule schedule) throws InterruptedException {
        return Deep.call(this::cancel, () -> perform(new Replay(schedule), true));
    }

    /// Runs the first choices of a schedule and stops there: a step back is the same with one choice less.
    ///
    /// @throws InterruptedException when the calling thread is interrupted; the run is then cancelled
    public Run until(Schedule schedule, int choices) throws InterruptedException {
        var replay = new Replay(schedule);
        return Deep.call(this::cancel, () -> perform(point -> replay.at == choices ? Chooser.STOP : replay.choose(point), true));
    }

    /// Where a run is recorded.
    ///
    /// @param process  the actor id of the process in the cast
    /// @param recorder null: nothing is recorded
    /// @param stdout   gets what the program prints
    public record Stage(Cast cast, int process, @Nullable Recorder recorder, Consumer<String> stdout) {}

    /// Runs it by a schedule, recorded.
    ///
    /// @param readings gets what ThreadMXBean said of each thread at its end
    /// @throws InterruptedException when the calling thread is interrupted; the run is then cancelled
    public Run replay(Schedule schedule, Stage stage, Consumer<List<ThreadReading>> readings) throws InterruptedException {
        return Deep.call(this::cancel, () -> perform(new Replay(schedule), true, stage, readings, null));
    }

    /// On a thread with room for Python's recursion limit.
    Run perform(Chooser chooser, boolean kept) {
        var cast = new Cast();
        return perform(chooser, kept, new Stage(cast, cast.process("main").id(), null, text -> {}), readings -> {}, null);
    }

    private Run perform(Chooser chooser, boolean kept, Stage stage, Consumer<List<ThreadReading>> readings, @Nullable Watcher watcher) {
        List<Step> steps = kept ? new ArrayList<>() : null;
        var noted = new Noted(chooser);
        if (chooser instanceof Going going) going.steps = steps;
        var scheduler = new Scheduler(gil, noted, mostSteps, steps, baton(stage), watcher);
        var output = new StringBuffer();
        Consumer<String> printed = text -> append(output, stage, text);
        var config = new Config(gil, stage.cast(), stage.process(), watcher != null ? watcher : stage.recorder(), printed, printed, List.of(fileName), Map.of(), null);
        var interpreter = new Interpreter(config, compiler, modules, scheduler);
        Identity.began();
        current = interpreter;
        Ending ending;
        try {
            if (cancelled) interpreter.cancel();
            ending = interpreter.run("MainThread", this::program);
        } catch (Cancelled e) {
            ending = new Ending.Cancelled();
        } finally {
            end(interpreter, scheduler);
            current = null;
            Identity.ended();
            readings.accept(interpreter.readings());
        }
        if (scheduler.ending() != null && !cancelled) ending = scheduler.ending();
        return new Run(Schedule.of(noted.made, noted.count), ending, steps == null ? List.of() : List.copyOf(steps), scheduler.steps(), scheduler.cost(), output.toString());
    }

    private int baton(Stage stage) {
        return stage.recorder() == null ? -1 : stage.cast().resource(Resource.Kind.GIL, gil ? "GIL" : "scheduler", stage.process()).id();
    }

    private static void append(StringBuffer output, Stage stage, String text) {
        stage.stdout().accept(text);
        if (output.length() < MOST_OUTPUT) output.append(text);
    }

    private Ending program(PyThread me) {
        Object returned = null;
        var name = function == null ? "__main__" : "lesson";
        try {
            if (code == null) code = compiler.compile(new Source(fileName, source), name);
        } catch (PyError e) {
            return new Ending.Refused("The program can't be compiled: " + Tracebacks.uncaught(me, e.exception()).strip().replaceAll("\\s*\n\\s*", " ") + ".");
        }
        try {
            var module = me.interpreter.load(code, name);
            if (function != null) {
                var callee = Attributes.get(me, module, function);
                returned = Calls.call(me, callee, Calls.NO_ARGUMENTS, keywords(callee));
            }
            ThreadingModule.awaitThreads(me);
            if (returned == null) return new Ending.Finished(null);
            var shown = Text.repr(me, returned);
            boolean wrong = returned instanceof PyDict dict && dict.get("ok") != null && !Truth.of(me, dict.get("ok"));
            return wrong ? new Ending.Wrong(shown) : new Ending.Finished(shown);
        } catch (PyError e) {
            return raised(me, e.exception());
        } catch (StackOverflowError e) {
            return raised(me, new PyException(Exceptions.RECURSION_ERROR, "maximum recursion depth exceeded"));
        }
    }

    private Keywords keywords(Object callee) {
        if (!(callee instanceof PyFunction python)) return Keywords.NONE;
        var parameters = python.code.parameters;
        var known = Arrays.asList(parameters.names()).subList(0, parameters.count());
        var names = arguments.keySet().stream().filter(known::contains).sorted().toArray(String[]::new);
        return new Keywords(names, Arrays.stream(names).map(arguments::get).toArray());
    }

    private static Ending raised(PyThread me, PyException exception) {
        boolean exit = exception.type().isSubtypeOf(Exceptions.SYSTEM_EXIT);
        if (exit) {
            var status = exception.arguments().length == 0 ? PyNone.NONE : exception.arguments()[0];
            if (status == PyNone.NONE || status.equals(0L)) return new Ending.Finished(null);
        }
        return new Ending.Raised(0, me.name, Tracebacks.summary(me, exception), Tracebacks.uncaught(me, exception));
    }

    /// Ends the daemons, or all threads of a run that is over early, and waits for them. Cancelling interrupts this thread too, perhaps only now: none of that is left
    /// for the next run.
    private static void end(Interpreter interpreter, Scheduler scheduler) {
        interpreter.cancel();
        while (true) {
            try {
                scheduler.awaitEnds();
                break;
            } catch (InterruptedException e) {
                // the run's own
            }
        }
        Thread.interrupted();
    }

    /// Keeps what was chosen.
    private static final class Noted implements Chooser {
        private final Chooser chooser;
        int[] made = new int[64];
        int count;

        Noted(Chooser chooser) {
            this.chooser = chooser;
        }

        @Override
        public int choose(Point point) {
            int move = chooser.choose(point);
            if (move == STOP) return STOP;
            if (count == made.length) made = Arrays.copyOf(made, 2 * count);
            made[count++] = move;
            return move;
        }
    }

    /// A schedule, then one thread for an operation or a step.
    private static final class Going implements Chooser {
        private final int[] codes;
        private final @Nullable Choice move;
        private final boolean operation;
        private final Grouping grouping = new Grouping();
        private int at, looked, taken;
        /// How many choices there are when the operation is over; -1: not yet.
        int cut = -1;
        @Nullable Watcher watcher;
        @Nullable List<Step> steps;

        Going(Schedule schedule, @Nullable Choice move, boolean operation) {
            codes = schedule.codes();
            this.move = move;
            this.operation = operation;
        }

        @Override
        public int choose(Point point) {
            int place = at++;
            if (place < codes.length) return codes[place];
            if (move == null) return STOP;
            if (place == codes.length) {
                begin();
                return move.code();
            }
            int go = move.thread() * 2;
            return operation && !isOver() && point.has(go) ? go : STOP;
        }

        private void begin() {
            looked = steps.size();
            int last = looked - 1;
            while (last >= 0 && steps.get(last).thread() != move.thread()) last--;
            grouping.begin(last < 0 ? 0 : watcher.effects().get(last).heldAfter());
        }

        private boolean isOver() {
            for (; looked + taken < steps.size(); taken++) {
                int i = looked + taken;
                if (steps.get(i).thread() != move.thread()) return true;
                int length = grouping.add(watcher.effects().get(i));
                if (length == 0) continue;
                cut = choices(looked + length);
                return true;
            }
            return false;
        }

        /// Choices made in the first steps.
        private int choices(int count) {
            int made = 0;
            for (int i = 0; i < count; i++) if (steps.get(i).choice() >= 0) made = steps.get(i).choice() + 1;
            return made;
        }
    }

    /// A schedule, then the usual moves.
    private static final class Replay implements Chooser {
        private final int[] codes;
        private int at;

        Replay(Schedule schedule) {
            codes = schedule.codes();
        }

        @Override
        public int choose(Point point) {
            int place = at++;
            return place < codes.length ? codes[place] : point.usual();
        }
    }
}
