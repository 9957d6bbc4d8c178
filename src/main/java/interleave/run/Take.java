package interleave.run;

import interleave.findings.Finding;
import interleave.findings.Findings;
import interleave.findings.Labour;
import interleave.findings.Lints;
import interleave.metrics.Sampler;
import interleave.metrics.Series;
import interleave.teaching.Act;
import interleave.teaching.Engine;
import interleave.teaching.Execution;
import interleave.trace.Attic;
import interleave.trace.Cast;
import interleave.world.History;
import interleave.world.Ledger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One repetition of an act, while it runs and after: what views show. Safe from any thread.
public final class Take {
    private final Act act;
    private final int repetition;
    private final boolean gil;
    private final boolean recorded;
    private final Execution execution;
    private final History history;
    /// Null where it comes from a tape.
    private final @Nullable Sampler sampler;
    private final Series series;
    private final long sampledNanos;
    private volatile boolean interrupted;
    private volatile Execution.@Nullable Outcome outcome;
    private volatile @Nullable Ledger ledger;
    private volatile List<Finding> findings = List.of(), standing = List.of();
    private volatile long cut = Long.MAX_VALUE;
    private volatile boolean stuck;

    Take(Act act, int repetition, boolean gil, boolean recorded, Execution execution, History history, Sampler sampler) {
        this.act = act;
        this.repetition = repetition;
        this.gil = gil;
        this.recorded = recorded;
        this.execution = execution;
        this.history = history;
        this.sampler = sampler;
        this.series = sampler.series();
        this.sampledNanos = 0;
    }

    private Take(Act act, int repetition, boolean gil, boolean recorded, Execution execution, History history, Series series, long sampledNanos) {
        this.act = act;
        this.repetition = repetition;
        this.gil = gil;
        this.recorded = recorded;
        this.execution = execution;
        this.history = history;
        this.sampler = null;
        this.series = series;
        this.sampledNanos = sampledNanos;
    }

    /// One that was over long ago; [#end] is still to come.
    ///
    /// @param ledger null: not known, and made anew with the findings
    static Take taped(Act act, int repetition, boolean gil, boolean recorded, Execution execution, History history, Series series, Ending ending,
                      @Nullable Ledger ledger, List<Finding> findings) {
        var take = new Take(act, repetition, gil, recorded, execution, history, series, ending.samplingNanos());
        take.cut = ending.cutNanos();
        take.stuck = ending.stuck();
        take.interrupted = ending.interrupted();
        take.ledger = ledger;
        take.findings = findings;
        return take;
    }

    /// What a tape keeps of the way a take ended, beside its outcome.
    record Ending(long cutNanos, boolean stuck, boolean interrupted, long samplingNanos) {}

    Ending ending() {
        return new Ending(cut, stuck, interrupted, samplingNanos());
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
        return series;
    }

    /// CPU time the sampling has used, ns.
    public long samplingNanos() {
        return sampler == null ? sampledNanos : sampler.costNanos();
    }

    /// Where each thread's time went and what happened to GIL and locks; null while it runs, and without recording.
    public @Nullable Ledger ledger() {
        return ledger;
    }

    /// What its recording shows to be wrong or worth knowing; empty while it runs, and without recording.
    public List<Finding> findings() {
        return findings;
    }

    /// What keeps its threads from going on: while it runs, what has stood for some time and still does; after, all that was [found][#findings()].
    public List<Finding> standing() {
        return outcome == null ? standing : findings;
    }

    /// The session's thread.
    void standing(@Nullable Finding now) {
        standing = now == null ? List.of() : List.of(now);
    }

    /// Whether it was ended because it could not go on: one of the findings says why.
    public boolean stuck() {
        return stuck;
    }

    /// Why its recording ends before it does; null when it doesn't.
    public @Nullable String full() {
        if (!recorded || !execution.trace().truncated()) return null;
        var disk = Attic.shared().failure();
        return "There is no room left for this recording" + (disk == null ? "" : " (" + disk.getMessage() + ")")
            + ": it ends here, and what was recorded stays. Make room on the disk, or run with smaller knobs.";
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

    /// Takes a last sample.
    void closeSampler() {
        if (sampler != null) sampler.close();
    }

    /// It is being ended from outside: what its threads do from here on is not the program's doing.
    void cut() {
        cut = Math.min(cut, System.nanoTime());
    }

    /// As [#cut()], by the session itself.
    void markStuck() {
        stuck = true;
        cut();
    }

    void markInterrupted() {
        interrupted = true;
    }

    private List<Finding> found(Execution.Outcome how, Engine.Kind engine) {
        var labour = how.processes().stream().map(each -> new Labour(each.name(), each.pickleNanos(), each.bytesIn())).toList();
        var material = new Lints.Material(execution.trace(), execution.cast(), cut, labour, engine == Engine.Kind.CPYTHON);
        return Stream.concat(Findings.of(execution.trace(), execution.cast(), cut).stream(), Lints.of(material).stream())
            .sorted(Comparator.comparingLong(Finding::atNanos)).toList();
    }

    /// The session's thread, when the recording is whole.
    ///
    /// @param engine that it ran on
    void end(Execution.Outcome how, Engine.Kind engine) {
        closeSampler();
        if (recorded && ledger == null) {
            ledger = Ledger.of(execution.trace(), execution.cast());
            findings = found(how, engine);
        }
        outcome = how;
    }
}
