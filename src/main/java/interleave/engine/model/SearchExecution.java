package interleave.engine.model;

import interleave.engine.Output;
import interleave.python.schedule.Piece;
import interleave.python.schedule.Run;
import interleave.python.schedule.Schedule;
import interleave.python.schedule.Search;
import interleave.python.schedule.Step;
import interleave.recorder.RingRecorder;
import interleave.teaching.Execution;
import interleave.teaching.Program;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Workload.Call;
import interleave.trace.Cast;
import interleave.trace.ColumnTrace;
import interleave.trace.ThreadReading;
import interleave.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// An act that is a search: tries schedules, each in an interpreter of its own and unrecorded, then runs the one that was found (or the usual one) on the
/// recording. Times and threads of the outcome are those of that last run.
///
/// Its own thread "search" does everything; it publishes the outcome last. A pause holds it between two schedules.
final class SearchExecution implements Execution {
    private final Call call;
    private final Piece piece;
    private final Cast cast = new Cast();
    private final int process = cast.process("main").id();
    private final Output output = new Output(interleave.teaching.Terminal.NONE);
    private final @Nullable RingRecorder recorder;
    private final Trace trace;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Object pausing = new Object();
    private boolean paused;
    private volatile @Nullable Outcome outcome;
    /// CPU time of the drainer while there was nothing to drain, ns.
    private volatile long idleNanos;

    SearchExecution(Program program, Call call) {
        this.call = call;
        recorder = call.recorded() ? RingRecorder.start() : null;
        trace = recorder == null ? new ColumnTrace() : recorder.trace();
        var arguments = new LinkedHashMap<String, Object>();
        call.arguments().forEach((name, value) -> arguments.put(name, Values.toPython(value)));
        piece = new Piece(program.source(), program.fileName(), call.function(), arguments, call.gil(), Piece.MOST_STEPS);
    }

    void start() {
        Thread.ofPlatform().name("search").daemon().start(this::main);
    }

    private void main() {
        var readings = new ArrayList<ThreadReading>();
        Outcome made = null;
        try {
            made = search(readings);
        } catch (InterruptedException e) {
            // nobody interrupts it but a cancel
        } finally {
            if (recorder != null) recorder.close();
            outcome = made != null ? made : outcome(Status.CANCELLED, -1, Map.of(), null, readings);
            ended.countDown();
        }
    }

    private Outcome search(List<ThreadReading> readings) throws InterruptedException {
        var limits = Objects.requireNonNull(call.search());
        var report = new Search(piece, new Search.Limits(limits.preemptions(), limits.schedules(), limits.seconds(), false), run -> hold()).run();
        if (piece.isCancelled()) return outcome(Status.CANCELLED, -1, Map.of(), null, readings);
        if (report.refused() != null) return outcome(Status.FAILED, -1, Map.of(), new ProgramFailure(report.refused(), 0, report.refused()), readings);
        var schedule = report.found() == null ? Schedule.EMPTY : report.found().schedule();
        if (recorder != null) idleNanos = recorder.drainNanos();
        long start = System.nanoTime();
        var run = piece.replay(schedule, new Piece.Stage(cast, process, recorder, output::out), readings::addAll);
        var status = piece.isCancelled() ? Status.CANCELLED : Status.FINISHED;
        return outcome(status, start, results(report, limits.preemptions(), schedule, run), null, readings);
    }

    private Outcome outcome(Status status, long start, Map<String, Object> results, @Nullable ProgramFailure failure, List<ThreadReading> readings) {
        long cpu = readings.stream().mapToLong(reading -> Math.max(0, reading.cpuNanos())).sum();
        return new Outcome(status, start, System.nanoTime(), cpu, results, output.text(), failure, List.copyOf(readings));
    }

    /// As [interleave.teaching.Search] says.
    private static Map<String, Object> results(Search.Report report, int bound, Schedule schedule, Run run) {
        var found = report.found();
        var results = new LinkedHashMap<String, Object>();
        results.put("tried", report.tried());
        results.put("failed", report.failed());
        results.put("cutOff", report.cutOff());
        results.put("bound", (long) bound);
        results.put("complete", report.complete());
        results.put("found", found != null);
        results.put("preemptions", found == null ? null : (Object) (long) found.preemptions());
        results.put("after", found == null ? null : (Object) found.after());
        results.put("schedule", schedule.toString());
        results.put("ending", run.ending().sentence());
        results.put("stretches", stretches(run));
        results.put("searchSeconds", report.seconds());
        return results;
    }

    private static List<Object> stretches(Run run) {
        var stretches = new ArrayList<Object>();
        var steps = run.steps();
        for (int from = 0; from < steps.size();) {
            int to = from + 1;
            while (to < steps.size() && steps.get(to).thread() == steps.get(from).thread()) to++;
            var lines = new ArrayList<Object>();
            for (Step step : steps.subList(from, to)) {
                if (step.line() > 0 && (lines.isEmpty() || !lines.getLast().equals((long) step.line()))) lines.add((long) step.line());
            }
            var stretch = new LinkedHashMap<String, Object>();
            stretch.put("thread", (long) steps.get(from).thread());
            stretch.put("name", steps.get(from).name());
            stretch.put("lines", lines);
            stretch.put("preempted", to < steps.size() && steps.get(to).preempted() >= 0);
            stretches.add(stretch);
            from = to;
        }
        return stretches;
    }

    private void hold() {
        synchronized (pausing) {
            while (paused && !piece.isCancelled()) {
                try {
                    pausing.wait();
                } catch (InterruptedException e) {
                    return; // cancelled
                }
            }
        }
    }

    @Override
    public Cast cast() {
        return cast;
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public long watermark() {
        return recorder == null ? System.nanoTime() : recorder.watermark();
    }

    @Override
    public long drainNanos() {
        return recorder == null ? 0 : Math.max(0, recorder.drainNanos() - idleNanos);
    }

    @Override
    public String output() {
        return output.text();
    }

    @Override
    public boolean done() {
        return ended.getCount() == 0;
    }

    @Override
    public Outcome await() throws InterruptedException {
        ended.await();
        return Objects.requireNonNull(outcome);
    }

    @Override
    public void pause() {
        synchronized (pausing) {
            paused = true;
        }
    }

    @Override
    public void resume() {
        synchronized (pausing) {
            paused = false;
            pausing.notifyAll();
        }
    }

    @Override
    public void cancel() {
        piece.cancel();
        resume();
    }
}
