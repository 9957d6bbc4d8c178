package interleave.run;

import interleave.teaching.Engine;
import interleave.teaching.Execution;
import interleave.teaching.Exercise;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A learner's solution held against an exercise's contract: each check in an interpreter of its own, none longer than its time-out.
///
/// [#run] blocks the thread that calls it, so it is not for the screen's; [#cancel()] may be called from any other and ends it within moments. Nothing that a solution
/// does ends the examination itself: what can't be loaded, raises, hangs or never gives up its threads is a check that did not hold, with a sentence.
public final class Examination {
    /// How long one check may take.
    public static final Duration TIME_OUT = Duration.ofSeconds(10);
    private static final long INTERVAL_NANOS = 5_000_000, LOOK_NANOS = 2_000_000;

    private final Exercise exercise;
    private final Engine engine;
    private final Duration timeOut;
    private volatile boolean cancelled;

    public Examination(Exercise exercise, Engine engine) {
        this(exercise, engine, TIME_OUT);
    }

    Examination(Exercise exercise, Engine engine, Duration timeOut) {
        this.exercise = exercise;
        this.engine = engine;
        this.timeOut = timeOut;
    }

    /// How one check went.
    ///
    /// @param detail what was seen instead, one sentence; empty when it held
    /// @param line   of the solution where it went wrong, 0 if none
    /// @param output what the solution printed meanwhile
    public record Mark(Exercise.Demand demand, boolean held, String detail, int line, String output) {}

    /// @param failure why the solution can't be loaded; null when it can
    /// @param marks   of the checks made, in order
    public record Report(@Nullable ProgramFailure failure, List<Mark> marks, boolean cancelled) {
        /// Whether every check was made and held.
        public boolean passed() {
            return failure == null && !cancelled && marks.stream().allMatch(Mark::held);
        }
    }

    /// Ends the examination; what has been checked stays.
    public void cancel() {
        cancelled = true;
    }

    /// Checks a solution.
    ///
    /// @param told hears of every mark as it is given
    public Report run(String solution, Consumer<Mark> told) throws InterruptedException {
        var marks = new ArrayList<Mark>();
        try (Workload workload = open(solution)) {
            for (var demand : exercise.demands()) {
                if (cancelled) break;
                var mark = mark(workload, demand);
                if (mark == null) break;
                marks.add(mark);
                told.accept(mark);
            }
            return new Report(null, List.copyOf(marks), cancelled);
        } catch (ProgramFailure failure) {
            return new Report(failure, List.copyOf(marks), cancelled);
        }
    }

    /// Loads it; a solution that doesn't come to the end of its own top level is ended too.
    private Workload open(String solution) throws ProgramFailure, InterruptedException {
        var opener = Thread.currentThread();
        var opened = new AtomicBoolean();
        var tooLong = new AtomicBoolean();
        var watch = Thread.ofPlatform().daemon().name("examination").start(() -> {
            long end = System.nanoTime() + timeOut.toNanos();
            while (!opened.get() && !cancelled && System.nanoTime() - end < 0) LockSupport.parkNanos(LOOK_NANOS);
            synchronized (opened) {
                if (opened.get()) return;
                tooLong.set(true);
                opener.interrupt();
            }
        });
        try {
            return engine.open(exercise.checking(solution));
        } catch (InterruptedException e) {
            if (!tooLong.get()) throw e;
            String sentence = cancelled ? "Cancelled while the solution was loaded."
                    : "Loading the solution did not end within " + timeOut.toSeconds() + " s: what stands outside functions runs at import.";
            throw new ProgramFailure(sentence, 0, sentence);
        } finally {
            synchronized (opened) {
                opened.set(true);
            }
            watch.join();
            if (tooLong.get()) Thread.interrupted(); // ours, come too late to be seen
        }
    }

    /// Null when it was cancelled.
    private @Nullable Mark mark(Workload workload, Exercise.Demand demand) throws InterruptedException {
        var execution = workload.start(new Workload.Call(demand.function(), Map.of(), INTERVAL_NANOS, engine.gil(), false));
        long end = System.nanoTime() + timeOut.toNanos();
        while (!execution.done() && !cancelled && System.nanoTime() - end < 0) {
            if (Thread.interrupted()) {
                execution.cancel();
                throw new InterruptedException();
            }
            LockSupport.parkNanos(this, LOOK_NANOS);
        }
        boolean ranOut = !execution.done();
        if (ranOut) execution.cancel();
        var outcome = execution.await();
        if (ranOut && cancelled) return null;
        return switch (outcome.status()) {
            case FINISHED -> new Mark(demand, true, "", 0, outcome.output());
            case CANCELLED -> new Mark(demand, false, "It did not end within " + timeOut.toSeconds() + " s: it waits for something that does not come, or loops.", 0, outcome.output());
            case FAILED -> failed(demand, outcome);
        };
    }

    private static Mark failed(Exercise.Demand demand, Execution.Outcome outcome) {
        var failure = Objects.requireNonNull(outcome.failure());
        String message = String.valueOf(failure.getMessage());
        String said = message.startsWith("AssertionError: ") ? message.substring("AssertionError: ".length()) : "It raised " + message;
        return new Mark(demand, false, said.endsWith(".") ? said : said + ".", lineOfSolution(failure.traceback()), outcome.output());
    }

    /// The last line of the solution that the traceback names.
    static int lineOfSolution(String traceback) {
        var names = java.util.regex.Pattern.compile("File \"" + Exercise.SOLUTION + "\\.py\", line (\\d+)").matcher(traceback);
        int line = 0;
        while (names.find()) line = Integer.parseInt(names.group(1));
        return line;
    }
}
