package interleave.engine.cpython;

import interleave.trace.Actor;
import interleave.trace.EventKind;
import org.jspecify.annotations.Nullable;

/// Watches the GIL of one process: what its sampler saw is merged with the process's events, in order of time, and written as takes, drops and waits.
///
/// Of the gatherer's thread, but for [#counted], [#missed] and [#target].
final class GilWatch implements Overseer {
    private final PythonProcess process;
    private final @Nullable Target target;
    private final GilSampler sampler;
    private final HolderLane lane;
    private final ThreadTable threads = new ThreadTable();
    private volatile long counted, missed;

    /// @param target null where the GIL can't be read: events only
    GilWatch(PythonProcess process, @Nullable Target target, GilSampler sampler) {
        this.process = process;
        this.target = target;
        this.sampler = sampler;
        int gil = process.gilResource();
        lane = new HolderLane(gil, (nanos, kind, actor, resource, argument) -> process.write(nanos, kind, actor, resource, 0, argument));
        if (target != null) sampler.add(target);
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
        if (threads.knows(actor)) lane.event(nanos, kind, actor, resource, argument);
    }

    @Override
    public void passed(long nanos) {
        drain(nanos);
        lane.passed();
        counted = lane.counted();
        missed = lane.missed();
    }

    private void drain(long until) {
        if (target == null) return;
        var samples = target.samples();
        while (samples.nextNanos() <= until) {
            if (samples.nextNanos() == Long.MAX_VALUE) return;
            samples.next();
            if (samples.kind == Samples.HOLDER) {
                lane.sample(samples.before, samples.after, holder(samples.subject), (samples.detail & 1) == 1, samples.number, samples.detail >> 1, target.intervalNanos());
            } else if (samples.kind == Samples.STANDING) {
                int actor = threads.ofNativeId((int) samples.subject);
                if (actor >= 0) lane.standing(samples.before, samples.after, actor, (int) samples.number);
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
