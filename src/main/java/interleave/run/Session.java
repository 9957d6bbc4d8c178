package interleave.run;

import interleave.metrics.Sampler;
import interleave.recorder.EventCost;
import interleave.run.Status.Phase;
import interleave.teaching.Act;
import interleave.teaching.Evidence;
import interleave.teaching.Execution;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Question;
import interleave.teaching.Terminal;
import interleave.teaching.Workload;
import interleave.world.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of a lesson, from the press of Run to the finished result.
///
/// Acts run in the lesson's order, and the whole row again for every repetition (without those acts that run once), so that what is compared ran close together. Before an act's first
/// repetition it is warmed up ([WarmUp]); before an act that runs in parallel the machine is calibrated ([Calibration]); before an act that a question
/// belongs to, an interactive session waits for an answer or a skip.
///
/// **Threads.** One thread of the session's own conducts the run and folds the recording. Everything public may be called from any thread and returns at once,
/// [#await()] apart; [#status()] and [#evidence()] are immutable pictures without a lock, made for a frame loop to poll.
///
/// **Ending.** A session ends by itself, by a failure of the program, or by [#cancel()] (within 200 ms, no thread left). It is not started again: to run
/// again, start another with the same plan.
public final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final long FOLD_NANOS = 8_000_000;

    private final Plan plan;
    private final Terminal terminal;
    private final Thread thread;
    private final Yardstick yardstick = new Yardstick();
    private final Hosting hosting;
    private final Object lock = new Object();
    private volatile Status status;
    private volatile Measured evidence;
    private volatile boolean cancelled;

    // Guarded by lock.
    private boolean paused;
    private @Nullable Execution running;
    private @Nullable Take current;
    private @Nullable Question pending;
    private Phase phase = Phase.LOADING;
    private @Nullable Act act;
    private int repetition;
    private int total = 1;
    private String message = "Loading the program";
    private long since = System.nanoTime();
    private @Nullable ProgramFailure failure;
    private final List<Take> takes = new ArrayList<>();
    private final List<Status.Skipped> skipped = new ArrayList<>();
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final Map<String, Long> warmUps = new LinkedHashMap<>();
    private double nanosPerEvent = Double.NaN;

    private Session(Plan plan, Terminal terminal) {
        this.plan = plan;
        this.terminal = terminal;
        this.hosting = new Hosting(plan.lesson());
        this.evidence = new Measured(plan, List.of(), Map.of());
        this.status = picture();
        this.thread = Thread.ofPlatform().daemon().name("session").unstarted(this::run);
    }

    /// Begins the run and returns at once.
    public static Session start(Plan plan) {
        return start(plan, Terminal.NONE);
    }

    /// The same, of a program that is run as a whole.
    ///
    /// @param terminal what it reads and where it writes
    public static Session start(Plan plan, Terminal terminal) {
        var session = new Session(plan, terminal);
        session.thread.start();
        return session;
    }

    public Plan plan() {
        return plan;
    }

    public Status status() {
        return status;
    }

    /// What has been measured so far; the texts of questions and verdicts are made from it.
    public Evidence evidence() {
        return evidence;
    }

    /// Answers by question, those skipped with null guesses.
    public Map<String, Answer> answers() {
        synchronized (lock) {
            return Map.copyOf(answers);
        }
    }

    /// Answers a question: the pending one, or one answered before, which keeps both guesses. A third answer replaces the second.
    ///
    /// @throws IllegalArgumentException with one sentence when there is no such question or the guess isn't one
    public void answer(String id, String text) {
        var question = plan.lesson().question(id).orElseThrow(() -> new IllegalArgumentException("Lesson " + plan.lesson().id() + " has no question \"" + id + "\"."));
        String guess = question.parse(text);
        synchronized (lock) {
            var before = answers.get(id);
            answers.put(id, before == null || before.first() == null ? new Answer(id, guess, null) : new Answer(id, before.first(), guess));
            settle(id);
        }
    }

    public void skip(String id) {
        synchronized (lock) {
            answers.putIfAbsent(id, new Answer(id, null, null));
            settle(id);
        }
    }

    private void settle(String id) {
        if (pending != null && pending.id().equals(id)) {
            pending = null;
            lock.notifyAll();
        }
        publish();
    }

    /// Holds every thread of the workload at its next instruction; the repetition at hand is left out of verdicts.
    public void pause() {
        synchronized (lock) {
            if (paused || phase.over()) return;
            paused = true;
            if (running != null) running.pause();
            if (current != null) current.markInterrupted();
            publish();
        }
    }

    public void resume() {
        synchronized (lock) {
            if (!paused) return;
            paused = false;
            if (running != null) running.resume();
            lock.notifyAll();
            publish();
        }
    }

    /// Ends the run. What has been measured stays.
    public void cancel() {
        synchronized (lock) {
            if (phase.over() || cancelled) return;
            cancelled = true;
            if (current != null) current.cut();
            if (running != null) running.cancel();
            thread.interrupt();
            lock.notifyAll();
        }
    }

    /// Waits for the end.
    public Result await() throws InterruptedException {
        thread.join();
        return result();
    }

    /// What has been measured up to now; whole once the status is over. A later answer to a question shows in a later result.
    public Result result() {
        synchronized (lock) {
            return new Result(plan, status, evidence, Map.copyOf(warmUps), Map.copyOf(answers), nanosPerEvent);
        }
    }

    /// What recording one event costs its writer, ns, calibrated as the run began; NaN before, and without recording.
    public double nanosPerEvent() {
        synchronized (lock) {
            return nanosPerEvent;
        }
    }

    private void run() {
        Phase end = Phase.FAILED;
        try (hosting; Workload workload = plan.engine().open(plan.program())) {
            perform(workload);
            end = cancelled ? Phase.CANCELLED : failure != null ? Phase.FAILED : Phase.FINISHED;
        } catch (ProgramFailure e) {
            synchronized (lock) {
                failure = e;
            }
        } catch (InterruptedException e) {
            end = Phase.CANCELLED;
        } catch (Exception | Error e) {
            LOG.error("The session ended by an error of the program's own", e);
            synchronized (lock) {
                failure = new ProgramFailure("Interleave failed: " + e, 0, "Interleave itself failed, not the program: " + e + ". The log file says more.");
            }
        }
        if (cancelled) end = Phase.CANCELLED;
        synchronized (lock) {
            running = null;
            current = null;
            pending = null;
            paused = false;
            act = null;
        }
        enter(end, null, end == Phase.FINISHED ? "Done" : end == Phase.CANCELLED ? "Cancelled" : failure == null ? "Failed" : failure.getMessage());
    }

    private void perform(Workload workload) throws Exception {
        List<Act> acts = new ArrayList<>();
        for (Act each : plan.chosen()) {
            Optional<String> reason = each.skipped(plan.engine().kind());
            if (reason.isEmpty() && !workload.defines(each.function())) reason = Optional.of("The program has no function " + each.function() + ".");
            if (reason.isEmpty()) acts.add(each);
            else skipped(each, reason.get());
        }
        if (plan.recorded()) estimate();
        long repeated = acts.stream().filter(each -> each.pace() == Act.Pace.REPEATED).count();
        total = (int) Math.max(1, acts.size() + repeated * (plan.repetitions() - 1));
        for (int round = 0; round < plan.repetitions(); round++) {
            boolean calibrated = false;
            for (Act each : acts) {
                if (round > 0 && (each.pace() != Act.Pace.REPEATED || wasStuck(each))) continue;
                synchronized (lock) {
                    repetition = round;
                }
                if (round == 0) {
                    ask(each);
                    if (plan.warm() && plan.engine().warmsUp() && each.pace() != Act.Pace.ONCE_COLD) warmUp(workload, each);
                }
                if (each.parallel() && !calibrated) {
                    calibrate(each);
                    calibrated = true;
                }
                if (!measure(workload, each, round)) return;
            }
        }
    }

    private void estimate() {
        double cost = EventCost.nanosPerEvent();
        synchronized (lock) {
            nanosPerEvent = cost;
        }
    }

    private void skipped(Act each, String reason) {
        synchronized (lock) {
            skipped.add(new Status.Skipped(each.id(), reason));
            publish();
        }
    }

    private void ask(Act before) throws InterruptedException {
        for (Question question : plan.lesson().questions()) {
            if (!question.before().equals(before.id())) continue;
            var given = plan.guesses().get(question.id());
            if (given != null) {
                for (String guess : given) answer(question.id(), guess);
            } else if (plan.interactive() && (question.baseline() == null || evidence.ran(question.baseline()))) {
                enter(Phase.ASKING, before, "A question before " + before.title());
                synchronized (lock) {
                    pending = question;
                    publish();
                    while (pending != null) {
                        if (cancelled) throw new InterruptedException();
                        lock.wait();
                    }
                }
            }
        }
    }

    private void warmUp(Workload workload, Act each) throws Exception {
        enter(Phase.WARMING_UP, each, "Warming up " + each.title());
        long deadline = System.nanoTime() + WarmUp.MOST_NANOS;
        var arguments = smaller(each);
        long took = WarmUp.until(System::nanoTime, () -> {
            Execution execution = start(workload, call(each, arguments, false), null);
            while (!execution.done()) {
                if (System.nanoTime() > deadline) execution.cancel();
                doze(execution, FOLD_NANOS / 2);
            }
            var outcome = finish(execution);
            return outcome.status() == Execution.Status.FINISHED ? outcome.endNanos() - outcome.startNanos() : -1L;
        });
        synchronized (lock) {
            warmUps.put(each.id(), took);
        }
    }

    /// The knobs with those of the act's warm-up, where these ask for less.
    private Map<String, Object> smaller(Act each) {
        var values = new LinkedHashMap<>(plan.settings().values());
        each.warmUp().forEach((knob, value) -> values.merge(knob, value, (chosen, small) ->
                chosen instanceof Number a && small instanceof Number b && a.doubleValue() < b.doubleValue() ? chosen : small));
        return values;
    }

    private void calibrate(Act each) throws InterruptedException {
        enter(Phase.CALIBRATING, each, "Measuring what this machine gives parallel threads now");
        yardstick.measure(plan.lesson(), plan.settings());
        remember();
    }

    /// One repetition, recorded and sampled; false if the run ends here.
    private boolean measure(Workload workload, Act each, int round) throws InterruptedException, ProgramFailure {
        enter(Phase.RUNNING, each, each.title());
        Sampler.monitorContention();
        Execution execution = start(workload, call(each, plan.settings().values(), plan.warm() && each.pace() != Act.Pace.ONCE_COLD).watched(each.watch()), started ->
                new Take(each, round, plan.gil(each), plan.recorded(), started, History.of(started.trace(), started.cast()), Sampler.start(started.cast(), started::workersCpuNanos)));
        Take take = java.util.Objects.requireNonNull(current);
        Execution.Outcome outcome;
        var vigil = new Vigil(take, plan.patienceNanos());
        try {
            while (!execution.done()) {
                if (plan.recorded()) {
                    take.history().fold();
                    if (!take.stuck() && vigil.isStuck()) {
                        take.markStuck();
                        execution.cancel();
                    }
                }
                doze(execution, FOLD_NANOS);
            }
            outcome = Accounts.checked(finish(execution));
        } finally {
            take.closeSampler();
        }
        while (take.history().fold() > 0) if (cancelled) break;
        take.end(outcome, plan.engine().kind());
        synchronized (lock) {
            current = null;
            if (outcome.status() == Execution.Status.FAILED) {
                failure = outcome.failure() != null ? outcome.failure() : new ProgramFailure("The program failed.", 0, "The program failed.");
            }
        }
        remember();
        return (outcome.status() == Execution.Status.FINISHED || take.stuck()) && !cancelled;
    }

    /// Whether a repetition of the act was ended because it could not go on: one is enough.
    private boolean wasStuck(Act each) {
        synchronized (lock) {
            return takes.stream().anyMatch(take -> take.act().id().equals(each.id()) && take.stuck());
        }
    }

    private Workload.Call call(Act each, Map<String, Object> knobs, boolean measured) throws ProgramFailure {
        double interval = plan.settings().has(interleave.teaching.Knob.SWITCH_INTERVAL) ? plan.settings().real(interleave.teaching.Knob.SWITCH_INTERVAL) : 5;
        return new Workload.Call(each.function(), hosting.arguments(knobs), Math.max(1000, Math.round(interval * 1e6)), plan.gil(each), plan.recorded()).searched(each.search()).cells(each.cells())
                .measured(measured).at(terminal);
    }

    /// Starts a call once the session isn't paused; with `staging` it becomes the current take.
    private Execution start(Workload workload, Workload.Call call, java.util.function.@Nullable Function<Execution, Take> staging) throws InterruptedException {
        synchronized (lock) {
            while (paused && !cancelled) lock.wait();
            if (cancelled) throw new InterruptedException();
            var started = workload.start(call);
            running = started;
            if (staging != null) {
                current = staging.apply(started);
                takes.add(current);
            }
            publish();
            return started;
        }
    }

    /// Lets time pass; an interrupt that comes with a cancel only wakes.
    private void doze(Execution execution, long nanos) {
        LockSupport.parkNanos(this, nanos);
        if (Thread.interrupted()) execution.cancel();
    }

    private Execution.Outcome finish(Execution execution) {
        while (true) {
            try {
                var outcome = execution.await();
                synchronized (lock) {
                    running = null;
                }
                return outcome;
            } catch (InterruptedException e) {
                execution.cancel();
            }
        }
    }

    private void enter(Phase next, @Nullable Act at, String text) {
        synchronized (lock) {
            phase = next;
            act = at;
            message = text;
            since = System.nanoTime();
            publish();
        }
    }

    private void remember() {
        synchronized (lock) {
            evidence = new Measured(plan, takes.stream().filter(Take::finished).map(Accounts::measurement).toList(), yardstick.medians(),
                    takes.stream().filter(Take::finished).toList(), Runtime.getRuntime().availableProcessors());
            publish();
        }
    }

    private void publish() {
        status = picture();
    }

    private Status picture() {
        long done = takes.stream().filter(take -> take.outcome() != null).count();
        return new Status(phase, act, repetition, plan.repetitions(), since, paused, pending, List.copyOf(takes), current, List.copyOf(skipped), failure, message,
                (double) done / total);
    }
}
