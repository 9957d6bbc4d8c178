package interleave.world;

import interleave.trace.ActorState;
import interleave.trace.EventKind;
import interleave.trace.Posture;
import interleave.trace.Restatement;
import interleave.trace.Trace;
import java.util.Arrays;

/// The fold: the state of everything after each event, in primitive arrays indexed by actor and resource.
///
/// This is the only code that gives events a meaning in time; live pictures, replay, lanes and accounts all come from [#apply]. Mutable and of one
/// thread; a [#copy()] that nobody applies anything to is a snapshot or the inside of a [Scene].
///
/// - What a thread does is its [Posture].
/// - A *hold* of a GIL runs from one change of holder to the next: who takes it back without another having had it in between goes on with his hold.
/// - Time while the run is paused belongs to nobody's total.
final class World {
    private static final int STATES = ActorState.values().length;

    long events, nanos;
    int actors, resources;

    long[] posture = {}, since = {}, lastEvent = {}, total = {};
    int[] line = {};
    private long[] cutBefore = {};

    int[] holder = {}, lastHolder = {}, holdCount = {};
    long[] heldSince = {}, requestedSince = {}, switches = {}, value = {}, peak = {};

    /// By resource, and by actor.
    Traffic traffic = new Traffic(), porters = new Traffic();
    Duties duties = new Duties();
    Copies copies = new Copies();

    private boolean paused;
    private long pausedAt, cut;

    World copy() {
        return passed(Port.COPY);
    }

    /// Another one, of what comes back of all that this one is made of.
    World passed(Port port) {
        var other = new World();
        other.events = port.number(events);
        other.nanos = port.number(nanos);
        other.actors = (int) port.number(actors);
        other.resources = (int) port.number(resources);
        other.posture = port.longs(posture);
        other.since = port.longs(since);
        other.lastEvent = port.longs(lastEvent);
        other.total = port.longs(total);
        other.line = port.ints(line);
        other.cutBefore = port.longs(cutBefore);
        other.holder = port.ints(holder);
        other.lastHolder = port.ints(lastHolder);
        other.holdCount = port.ints(holdCount);
        other.heldSince = port.longs(heldSince);
        other.requestedSince = port.longs(requestedSince);
        other.switches = port.longs(switches);
        other.value = port.longs(value);
        other.peak = port.longs(peak);
        other.traffic = traffic.passed(port);
        other.porters = porters.passed(port);
        other.duties = duties.passed(port);
        other.copies = copies.passed(port);
        other.paused = port.number(paused ? 1 : 0) == 1;
        other.pausedAt = port.number(pausedAt);
        other.cut = port.number(cut);
        return other;
    }

    /// Takes the event at `index` in and tells `changes` what it changed.
    void apply(Trace trace, long index, Changes changes) {
        long time = trace.time(index);
        var kind = trace.kind(index);
        int actor = trace.actor(index), resource = trace.resource(index), at = trace.line(index);
        long argument = trace.argument(index);
        know(actor, resource);
        nanos = time;
        events++;
        switch (kind) {
            case PAUSE, RESUME -> pause(time, kind == EventKind.PAUSE, changes);
            case RESTATE -> restate(time, actor, resource, argument, changes);
            default -> {
                if (resource >= 0) {
                    touch(time, kind, actor, resource, at, argument, changes);
                }
                duties.note(time, kind, actor, argument);
                copies.note(kind, actor, resource, argument, resource < 0 ? 0 : switches[resource]);
            }
        }
        if (at != 0) {
            line[actor] = at;
        }
        boolean restated = kind == EventKind.RESTATE && Restatement.role(argument) == Restatement.Role.STANDS;
        stand(time, actor, Posture.after(posture[actor], kind, resource, argument), restated, changes);
        lastEvent[actor] = time;
    }

    private void stand(long time, int actor, long now, boolean restated, Changes changes) {
        long before = posture[actor];
        if (now == before && !restated) {
            return;
        }
        boolean sameState = Posture.stateCode(now) == Posture.stateCode(before);
        if (!restated && sameState && Posture.waitsFor(now) == Posture.waitsFor(before)) {
            posture[actor] = now;
            return;
        }
        total[actor * STATES + Posture.stateCode(before)] += inState(actor, time);
        posture[actor] = now;
        since[actor] = time;
        cutBefore[actor] = cut(time);
        changes.actor(actor, time, Posture.stateCode(now), Posture.waitsFor(now), line[actor]);
    }

    private void touch(long time, EventKind kind, int actor, int resource, int at, long argument, Changes changes) {
        switch (kind) {
            case GIL_TAKE -> {
                if (lastHolder[resource] != actor) {
                    switches[resource] += lastHolder[resource] < 0 ? 0 : 1;
                    heldSince[resource] = time;
                }
                hold(time, actor, resource, 1, at, changes);
                requestedSince[resource] = -1;
            }
            case GIL_DROP -> release(time, resource, at, changes);
            case GIL_REQUEST -> {
                if (requestedSince[resource] < 0) {
                    requestedSince[resource] = time;
                }
            }
            case LOCK_ACQUIRE -> {
                if (argument <= 1) {
                    switches[resource]++;
                    heldSince[resource] = time;
                }
                hold(time, actor, resource, (int) Math.max(1, argument), at, changes);
            }
            case LOCK_RELEASE -> {
                if (argument > 0) {
                    holdCount[resource] = (int) argument;
                } else {
                    release(time, resource, at, changes);
                }
            }
            case CELL_WRITE, QUEUE_PUT, QUEUE_GET -> changed(time, actor, resource, argument, at, changes);
            case SIGNAL -> changed(time, actor, resource, 1, at, changes);
            case CLEAR -> changed(time, actor, resource, 0, at, changes);
            case CELL_READ -> {
                value[resource] = argument; // before the first write, or of another dict with this key
            }
            case SEND, RECEIVE -> {
                traffic.moved(time, kind, resource, actor, argument);
                porters.moved(time, kind, actor, resource, argument);
            }
            default -> { }
        }
    }

    private void changed(long time, int actor, int resource, long now, int at, Changes changes) {
        value[resource] = now;
        peak[resource] = Math.max(peak[resource], now);
        switches[resource]++;
        lastHolder[resource] = actor;
        changes.resource(resource, time, actor, Math.clamp(now, Integer.MIN_VALUE, Integer.MAX_VALUE), at);
    }

    private void hold(long time, int actor, int resource, int count, int at, Changes changes) {
        holdCount[resource] = count;
        lastHolder[resource] = actor;
        if (holder[resource] != actor) {
            holder[resource] = actor;
            changes.resource(resource, time, actor, -1, at);
        }
    }

    private void release(long time, int resource, int at, Changes changes) {
        holdCount[resource] = 0;
        if (holder[resource] >= 0) {
            holder[resource] = -1;
            changes.resource(resource, time, -1, -1, at);
        }
    }

    private void pause(long time, boolean begins, Changes changes) {
        if (paused == begins) {
            return;
        }
        if (begins) {
            pausedAt = time;
        } else {
            cut += time - pausedAt;
        }
        paused = begins;
        changes.paused(time, begins);
    }

    private void restate(long time, int actor, int resource, long argument, Changes changes) {
        if (Restatement.first(argument)) {
            changes.lost(actor, lastEvent[actor] == Long.MIN_VALUE ? time : lastEvent[actor], time);
            for (int r = 0; r < resources; r++) {
                if (holder[r] == actor) { // what it still holds is taken again by the rest of the group, at the same instant
                    release(time, r, 0, changes);
                }
            }
        }
        if (resource >= 0 && Restatement.role(argument) == Restatement.Role.HOLDS) {
            if (lastHolder[resource] != actor) { // it came to it within the gap
                switches[resource]++;
                heldSince[resource] = time;
            }
            hold(time, actor, resource, Restatement.holdCount(argument), 0, changes);
        }
    }

    /// Time cut by pauses up to `time`.
    long cut(long time) {
        return cut + (paused ? Math.max(0, time - pausedAt) : 0);
    }

    /// How long the actor has been as it is, pauses cut.
    private long inState(int actor, long time) {
        boolean absent = posture[actor] == Posture.NONE;
        return absent ? 0 : time - since[actor] - (cut(time) - cutBefore[actor]);
    }

    /// The actor's total in a state up to `time`, the state it is in included.
    long total(int actor, int state, long time) {
        long closed = total[actor * STATES + state];
        return Posture.stateCode(posture[actor]) == state ? closed + Math.max(0, inState(actor, time)) : closed;
    }

    boolean paused() {
        return paused;
    }

    private void know(int actor, int resource) {
        if (actor >= actors) {
            if (actor >= posture.length) {
                growActors(Math.max(8, Integer.highestOneBit(actor) * 2));
            }
            actors = actor + 1;
        }
        if (resource >= resources) {
            if (resource >= holder.length) {
                growResources(Math.max(8, Integer.highestOneBit(resource) * 2));
            }
            resources = resource + 1;
        }
    }

    private void growActors(int capacity) {
        int from = posture.length;
        posture = Arrays.copyOf(posture, capacity);
        since = Arrays.copyOf(since, capacity);
        lastEvent = Arrays.copyOf(lastEvent, capacity);
        cutBefore = Arrays.copyOf(cutBefore, capacity);
        line = Arrays.copyOf(line, capacity);
        total = Arrays.copyOf(total, capacity * STATES);
        Arrays.fill(lastEvent, from, capacity, Long.MIN_VALUE);
    }

    private void growResources(int capacity) {
        int from = holder.length;
        holder = Arrays.copyOf(holder, capacity);
        lastHolder = Arrays.copyOf(lastHolder, capacity);
        requestedSince = Arrays.copyOf(requestedSince, capacity);
        holdCount = Arrays.copyOf(holdCount, capacity);
        heldSince = Arrays.copyOf(heldSince, capacity);
        switches = Arrays.copyOf(switches, capacity);
        value = Arrays.copyOf(value, capacity);
        peak = Arrays.copyOf(peak, capacity);
        Arrays.fill(holder, from, capacity, -1);
        Arrays.fill(lastHolder, from, capacity, -1);
        Arrays.fill(requestedSince, from, capacity, -1);
    }
}
