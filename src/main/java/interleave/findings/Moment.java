package interleave.findings;

import interleave.trace.ActorState;
import interleave.trace.Cast;
import interleave.trace.EventKind;
import interleave.trace.Posture;
import interleave.trace.Resource;
import interleave.trace.Trace;
import java.util.Arrays;

/// One event of a recording with what it does to its thread, as a walk comes to it: the same object for all events.
final class Moment {
    private final Trace trace;
    private final Cast cast;
    private long[] postures = {}, since = {};
    private int[] lastTaker = {};
    private long cut, pausedAt = Long.MIN_VALUE;

    private long index, time, clock, lasted;
    private EventKind kind = EventKind.PAUSE;
    private int actor, resource;
    private long before, after;

    Moment(Trace trace, Cast cast) {
        this.trace = trace;
        this.cast = cast;
    }

    /// Goes to an event, which comes after the one before.
    void go(long next) {
        if (kind == EventKind.GIL_TAKE) taken(actor);
        index = next;
        time = trace.time(next);
        kind = trace.kind(next);
        actor = trace.actor(next);
        resource = trace.resource(next);
        if (actor >= postures.length) {
            postures = Arrays.copyOf(postures, actor + 16);
            since = Arrays.copyOf(since, actor + 16);
        }
        if (kind == EventKind.PAUSE && pausedAt == Long.MIN_VALUE) pausedAt = time;
        if (kind == EventKind.RESUME && pausedAt != Long.MIN_VALUE) {
            cut += time - pausedAt;
            pausedAt = Long.MIN_VALUE;
        }
        clock = (pausedAt == Long.MIN_VALUE ? time : pausedAt) - cut;
        before = postures[actor];
        after = Posture.after(before, kind, resource, trace.argument(next));
        boolean changes = Posture.stateCode(before) != Posture.stateCode(after);
        lasted = changes ? clock - since[actor] : 0;
        if (changes) since[actor] = clock;
        postures[actor] = after;
    }

    private void taken(int by) {
        if (resource < 0) return;
        if (resource >= lastTaker.length) {
            int from = lastTaker.length;
            lastTaker = Arrays.copyOf(lastTaker, resource + 8);
            Arrays.fill(lastTaker, from, lastTaker.length, -1);
        }
        lastTaker[resource] = by;
    }

    Cast cast() {
        return cast;
    }

    EventKind kind() {
        return kind;
    }

    int actor() {
        return actor;
    }

    int resource() {
        return resource;
    }

    int line() {
        return trace.line(index);
    }

    long argument() {
        return trace.argument(index);
    }

    /// When it happened, on the recording's clock.
    long time() {
        return time;
    }

    /// The same without pauses: for differences.
    long clock() {
        return clock;
    }

    /// How its thread stood until now, and stands from now on.
    ActorState before() {
        return Posture.state(before);
    }

    ActorState after() {
        return Posture.state(after);
    }

    boolean changes() {
        return Posture.stateCode(before) != Posture.stateCode(after);
    }

    /// How long its thread stood as before, ns, pauses left out; 0 where nothing changes.
    long lasted() {
        return lasted;
    }

    /// How long a thread has stood as it does now.
    long stands(int thread) {
        return thread < since.length ? clock - since[thread] : 0;
    }

    ActorState state(int thread) {
        return thread < postures.length ? Posture.state(postures[thread]) : ActorState.ABSENT;
    }

    /// Who took the GIL last before this event, or -1.
    int lastHolder(int gil) {
        return gil >= 0 && gil < lastTaker.length ? lastTaker[gil] : -1;
    }

    boolean isLock() {
        if (resource < 0 || kind == EventKind.RESTATE) return false; // a restatement's resource may be an actor that is joined
        var what = cast.resource(resource).kind();
        return what == Resource.Kind.LOCK || what == Resource.Kind.RLOCK;
    }
}
