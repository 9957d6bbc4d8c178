package interleave.engine.cpython;

import interleave.trace.Actor;
import interleave.trace.EventKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/// Watches one process: what its sampler saw of the GIL is merged with the process's events, in order of time, and written as takes, drops and waits; the lines it saw
/// are shown at the threads and go into these events.
///
/// Of the gatherer's thread, but for [#counted], [#missed] and [#target].
final class GilWatch implements Overseer {
    private final PythonProcess process;
    private final @Nullable Target target;
    private final GilSampler sampler;
    private static final long TABLE_NANOS = 100_000_000;
    /// Null without a GIL.
    private final @Nullable HolderLane lane;
    private long tableDue;
    private FileTime tableRead = FileTime.fromMillis(0);
    private final ThreadTable threads = new ThreadTable();
    private volatile long counted, missed;

    /// @param target null where the GIL can't be read: events only
    GilWatch(PythonProcess process, @Nullable Target target, GilSampler sampler) {
        this.process = process;
        this.target = target;
        this.sampler = sampler;
        lane = process.hasGil() ? new HolderLane(process.gilResource(), this::write) : null;
        if (target != null) sampler.add(target);
    }

    private void write(long nanos, EventKind kind, int actor, int resource, long argument) {
        process.write(nanos, kind, actor, resource, process.line(actor), argument);
    }

    @Nullable Target target() {
        return target;
    }

    @Override
    public void entered(Actor actor, int nativeId, long threadState) {
        if (actor.kind() != Actor.Kind.THREAD) return;
        threads.enter(actor.id(), nativeId, threadState);
        if (target != null) target.peers(threads.peers());
    }

    @Override
    public void left(Actor actor) {
        if (threads.leave(actor.id()) && target != null) target.peers(threads.peers());
    }

    @Override
    public void event(long nanos, EventKind kind, int actor, int resource, long argument) {
        drain(nanos);
        if (lane != null && threads.knows(actor)) lane.event(nanos, kind, actor, resource, argument);
    }

    @Override
    public void passed(long nanos) {
        drain(nanos);
        if (target != null && nanos >= tableDue && nanos != Long.MAX_VALUE) {
            tableDue = nanos + TABLE_NANOS;
            readTable(target);
        }
        if (lane == null) return;
        lane.passed();
        counted = lane.counted();
        missed = lane.missed();
    }

    /// The agent writes its table anew when more code of the program is loaded. A forked process goes by that of its parent.
    private void readTable(Target target) {
        for (var file : process.lineFiles()) {
            try {
                var changed = Files.getLastModifiedTime(file);
                if (!changed.equals(tableRead)) target.lines(LineTable.read(file));
                tableRead = changed;
                return;
            } catch (IOException e) {
                // Not written yet, or it can't be told where frames lie: lines of events only.
            }
        }
    }

    private void drain(long until) {
        if (target == null) return;
        var samples = target.samples();
        while (samples.nextNanos() <= until) {
            if (samples.nextNanos() == Long.MAX_VALUE) return;
            samples.next();
            if (samples.kind == Samples.HOLDER && lane != null) {
                lane.sample(samples.before, samples.after, holder(samples.subject), (samples.detail & 1) == 1, samples.number, samples.detail >> 1, target.intervalNanos());
            } else if (samples.kind != Samples.HOLDER) {
                int actor = threads.ofNativeId((int) samples.subject);
                if (actor < 0) continue;
                if (samples.kind == Samples.LINE) process.line(actor, (int) samples.number);
                else if (lane != null) lane.standing(samples.before, samples.after, actor, (int) samples.number);
            }
        }
    }

    private int holder(long threadState) {
        if (threadState == 0) return HolderLane.NOBODY;
        int actor = threads.ofThreadState(threadState);
        return actor < 0 ? HolderLane.STRANGER : actor;
    }

    /// As [HolderLane#counted], any thread.
    long counted() {
        return counted;
    }

    @Override
    public long missed() {
        return target == null ? -1 : missed;
    }

    @Override
    public void close() {
        if (target == null) return;
        sampler.remove(target);
        target.close();
    }
}
