package interleave.view;

import interleave.trace.ActorState;
import interleave.world.History;
import interleave.world.Lane;
import java.util.Arrays;
import java.util.List;

/// Who did what for how much of a span of time, by the lanes of a recording: what a live picture shows instead of single hand-overs.
///
/// Immutable. Making one costs a logarithmic look-up per lane; ten a second are enough for eyes and for reading the numbers.
public final class Shares {
    /// What live pictures show, ns.
    public static final long WINDOW = 250_000_000L;
    private static final int STATES = ActorState.values().length;
    private final long from, to;
    private final double[][] actors;
    private final double[][] holders;
    /// By actor; NaN: not told.
    private final double[] withoutCore;
    private final double waitingForCore;

    private Shares(long from, long to, double[][] actors, double[][] holders, double[] withoutCore, double waitingForCore) {
        this.from = from;
        this.to = to;
        this.actors = actors;
        this.holders = holders;
        this.withoutCore = withoutCore;
        this.waitingForCore = waitingForCore;
    }

    public static Shares none() {
        return new Shares(0, 0, new double[0][], new double[0][], new double[0], Double.NaN);
    }

    /// The shares within [from, to), cut to the recording.
    public static Shares over(History history, long from, long to) {
        long start = Math.max(from, history.startNanos());
        var lanes = history.actorLanes();
        return new Shares(start, to, of(lanes, start, to, STATES + 1), of(history.resourceLanes(), start, to, lanes.size() + 1), new double[0], Double.NaN);
    }

    /// The same, with what the system says of those who could have run and had no core, sampled over about the same span.
    ///
    /// @param parts by actor, 0 to 1; NaN: not told
    /// @param all   how many threads that is on average; NaN: not told of each
    public Shares withoutCore(double[] parts, double all) {
        return new Shares(from, to, actors, holders, parts.clone(), all);
    }

    private static double[][] of(List<Lane> lanes, long from, long to, int values) {
        var shares = new double[lanes.size()][];
        var nanos = new long[values];
        double span = Math.max(1, to - from);
        for (int i = 0; i < shares.length; i++) {
            Arrays.fill(nanos, 0);
            if (lanes.get(i).count() > 0) lanes.get(i).shares(from, to, nanos);
            shares[i] = new double[values];
            for (int v = 0; v < values; v++) shares[i][v] = nanos[v] / span;
        }
        return shares;
    }

    public long from() {
        return from;
    }

    public long to() {
        return to;
    }

    /// The part of the span the actor spent in the state, 0 to 1.
    public double of(int actor, ActorState state) {
        return actor < actors.length ? actors[actor][state.ordinal() + 1] : 0;
    }

    /// The part of the span in which the actor could have run and had no core, 0 to 1; NaN where the system doesn't say.
    public double withoutCore(int actor) {
        return actor < withoutCore.length ? withoutCore[actor] : Double.NaN;
    }

    /// How many threads could have run and had no core, on average over the span; NaN where the system doesn't say it of each.
    public double waitingForCore() {
        return waitingForCore;
    }

    /// The part of the span this actor (-1: nobody) held the resource, 0 to 1.
    public double held(int resource, int holder) {
        return resource < holders.length && holder + 1 < holders[resource].length ? holders[resource][holder + 1] : 0;
    }
}
