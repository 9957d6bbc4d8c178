package interleave.run;

import interleave.metrics.Sampler;
import interleave.teaching.Act;
import interleave.teaching.Execution;
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
