package interleave.run;

import interleave.metrics.Sampler;
import interleave.metrics.Series;
import interleave.teaching.Act;
import interleave.teaching.Execution;
import interleave.trace.Cast;
import interleave.world.History;
import interleave.world.Ledger;
import org.jspecify.annotations.Nullable;

/// One repetition of an act, while it runs and after: what views show. Safe from any thread.
public final class Take {
    private final Act act;
    private final int repetition;
    private final boolean gil;
    private final boolean recorded;
    private final Execution execution;
    private final History history;
    private final Sampler sampler;
    private volatile boolean interrupted;
    private volatile Execution.@Nullable Outcome outcome;
    private volatile @Nullable Ledger ledger;

    Take(Act act, int repetition, boolean gil, boolean recorded, Execution execution, History history, Sampler sampler) {
        this.act = act;
        this.repetition = repetition;
        this.gil = gil;
        this.recorded = recorded;
        this.execution = execution;
        this.history = history;
        this.sampler = sampler;
    }

    public Act act() {
        return act;
    }

    /// From 0.
    public int repetition() {
        return repetition;
    }

    /// Whether its threads ran under a GIL.
    public boolean gil() {
        return gil;
    }

    /// Without recording the history stays empty.
    public boolean recorded() {
        return recorded;
    }

    public Execution execution() {
        return execution;
    }

    public Cast cast() {
        return execution.cast();
    }

    /// Folded by the session's own thread, up to the end of the recording.
    public History history() {
        return history;
    }

    public Series series() {
        return sampler.series();
    }

    /// CPU time the sampling has used, ns.
    public long samplingNanos() {
        return sampler.costNanos();
    }

    /// Where each thread's time went and what happened to GIL and locks; null while it runs, and without recording.
    public @Nullable Ledger ledger() {
        return ledger;
    }

    /// What the program has printed so far.
    public String output() {
        var ended = outcome;
        return ended == null ? execution.output() : ended.output();
    }

    /// Null while it runs.
    public Execution.@Nullable Outcome outcome() {
        return outcome;
    }

    /// Whether it ran to its end by itself.
    public boolean finished() {
        var ended = outcome;
        return ended != null && ended.status() == Execution.Status.FINISHED;
    }

    /// It was paused meanwhile, so its times say nothing.
    public boolean interrupted() {
        return interrupted;
    }

    Sampler sampler() {
        return sampler;
    }

    void markInterrupted() {
        interrupted = true;
    }

    /// The session's thread, when the recording is whole.
    void end(Execution.Outcome how) {
        sampler.close();
        if (recorded) ledger = Ledger.of(execution.trace(), execution.cast());
        outcome = how;
    }
}
