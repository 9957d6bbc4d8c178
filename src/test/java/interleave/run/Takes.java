package interleave.run;

import interleave.metrics.Sampler;
import interleave.teaching.Act;
import interleave.teaching.Engine;
import interleave.teaching.Execution;
import interleave.teaching.Program;
import interleave.trace.Cast;
import interleave.trace.Trace;
import interleave.world.History;
import java.util.List;
import java.util.Map;

/// Takes of recordings that no engine made: for tests and benchmarks of what shows them.
public final class Takes {
    private Takes() {}

    /// A take that has ended, of a recording that is folded.
    public static Take of(Act act, Cast cast, Trace trace, History history) {
        var sampler = Sampler.start(new Cast());
        sampler.close();
        var take = new Take(act, 0, true, true, new Recorded(cast, trace), history, sampler);
        return take;
    }

    /// The same as it is when a session is over: with its outcome and what was found.
    public static Take ended(Act act, Cast cast, Trace trace, History history) {
        var take = of(act, cast, trace, history);
        take.end(new Recorded(cast, trace).await(), Engine.Kind.MODEL);
        return take;
    }

    /// A finished run of [SmallLesson] that came to these takes; its question was answered with 1 and then 2.
    public static Result result(String program, List<Take> takes) {
        var plan = Plan.of(new SmallLesson(), Engines.built().getFirst()).program(new Program("lesson.py", program)).repetitions(1);
        var status = new Status(Status.Phase.FINISHED, null, 1, 1, 0, false, null, List.copyOf(takes), null, List.of(), null, "Finished", 1);
        var evidence = new Measured(plan, takes.stream().map(Accounts::measurement).toList(), Map.of(2, 1.9), takes, 2);
        return new Result(plan, status, evidence, Map.of(), Map.of("how_long", new Answer("how_long", "1", "2")), Double.NaN);
    }

    /// What a session of one such take has come to.
    public static Result result(Plan plan, Take take) {
        var status = new Status(Status.Phase.FINISHED, null, 0, 1, System.nanoTime(), false, null, List.of(take), null, List.of(), null, "", 1);
        var evidence = new Measured(plan, List.of(Accounts.measurement(take)), Map.of(), List.of(take), Runtime.getRuntime().availableProcessors());
        return new Result(plan, status, evidence, Map.of(), Map.of(), Double.NaN);
    }

    private record Recorded(Cast cast, Trace trace) implements Execution {
        @Override
        public long watermark() {
            return trace.time(trace.size() - 1);
        }

        @Override
        public long drainNanos() {
            return 0;
        }

        @Override
        public String output() {
            return "";
        }

        @Override
        public boolean done() {
            return true;
        }

        @Override
        public Outcome await() {
            return new Outcome(Status.FINISHED, trace.time(0), watermark(), 0, Map.of(), "", null, List.of());
        }

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public void cancel() {}
    }
}
