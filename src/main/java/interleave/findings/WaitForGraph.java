package interleave.findings;

import interleave.findings.Wait.Reason;
import interleave.trace.Actor;
import interleave.trace.Cast;
import interleave.trace.EventKind;
import interleave.trace.Names;
import interleave.trace.Resource;
import interleave.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who waits for whom at one instant of a recording: the fold of its events into the waits of its threads and the holders of its locks.
///
/// The GIL is not in it: whoever holds it lets go of it. A coroutine's waits aren't either: its event loop's are.
///
/// Mutable and of one thread. Who wants the graph of an instant asks [#at].
public final class WaitForGraph {
    private final Cast cast;
    private final Map<Integer, String> names = new HashMap<>();
    private int[] holder = {}, heldLine = {};
    private long[] heldSince = {}, length = {};
    private Wait[] waits = {};
    private boolean[] alive = {};

    WaitForGraph(Cast cast) {
        this.cast = cast;
    }

    /// The graph after all events up to and including an instant. Costs a walk through the events before it.
    public static WaitForGraph at(Trace trace, Cast cast, long nanos) {
        var graph = new WaitForGraph(cast);
        var events = trace.snapshot();
        for (long i = 0; i < events.size() && events.time(i) <= nanos; i++) graph.apply(events, i);
        return graph;
    }

    /// Every thread's wait, by actor.
    public List<Wait> waits() {
        return Arrays.stream(waits).filter(wait -> wait != null).toList();
    }

    /// What this thread waits for, or null.
    public @Nullable Wait wait(int actor) {
        return actor < waits.length ? waits[actor] : null;
    }

    /// The waits that lead from this thread back to itself, in order; empty where they don't.
    public List<Wait> cycle(int actor) {
        var path = new ArrayList<Wait>();
        for (var wait = wait(actor); wait != null && wait.holder() >= 0 && path.size() <= waits.length; wait = wait(wait.holder())) {
            path.add(current(wait));
            if (wait.holder() == actor) return List.copyOf(path);
        }
        return List.of();
    }

    /// The threads that live, when each of them waits for something that only another thread can bring about; else empty.
    List<Wait> standstill() {
        var all = new ArrayList<Wait>();
        for (int actor = 0; actor < alive.length; actor++) {
            if (!alive[actor]) continue;
            var wait = waits[actor];
            if (wait == null || wait.timed()) return List.of();
            all.add(current(wait));
        }
        return all;
    }

    /// Items in a queue after the last put or get, or -1.
    long length(int queue) {
        return queue < length.length ? length[queue] : -1;
    }

    boolean alive(int actor) {
        return actor < alive.length && alive[actor];
    }

    /// The locks that this thread holds.
    List<Integer> held(int actor) {
        var held = new ArrayList<Integer>();
        for (int r = 0; r < holder.length; r++) if (holder[r] == actor) held.add(r);
        return held;
    }

    int heldLine(int lock) {
        return heldLine[lock];
    }

    /// A wait with its holder of now: a lock may have passed on meanwhile.
    private Wait current(Wait wait) {
        if (wait.reason() != Reason.LOCK) return wait;
        int now = holder[wait.target()];
        return new Wait(wait.actor(), wait.thread(), wait.reason(), wait.target(), wait.name(), wait.line(), wait.since(), wait.timed(), now,
            now < 0 ? "" : thread(now), heldLine[wait.target()], heldSince[wait.target()]);
    }

    void apply(Trace trace, long index) {
        int actor = trace.actor(index), resource = trace.resource(index);
        grow(actor, resource);
        long time = trace.time(index), argument = trace.argument(index);
        int line = trace.line(index);
        switch (trace.kind(index)) {
            case THREAD_START -> alive[actor] = cast.actor(actor).kind() == Actor.Kind.THREAD;
            case THREAD_END -> alive[actor] = false;
            case LOCK_ACQUIRE -> acquired(actor, resource, argument, line, time);
            case LOCK_RELEASE -> {
                if (argument <= 0 && resource >= 0) holder[resource] = -1;
            }
            case QUEUE_PUT, QUEUE_GET -> {
                if (resource >= 0) length[resource] = argument;
            }
            default -> { }
        }
        if (cast.actor(actor).kind() == Actor.Kind.THREAD) waits[actor] = after(waits[actor], trace.kind(index), actor, resource, argument, line, time);
    }

    private void acquired(int actor, int lock, long count, int line, long time) {
        if (lock < 0) return;
        holder[lock] = actor;
        if (count > 1) return;
        heldLine[lock] = line;
        heldSince[lock] = time;
    }

    private @Nullable Wait after(@Nullable Wait before, EventKind kind, int actor, int resource, long argument, int line, long time) {
        return switch (kind) {
            case LOCK_WAIT -> resource < 0 ? null : wait(actor, Reason.LOCK, resource, resourceName(resource), line, time, false, holder[resource]);
            case JOIN_BEGIN -> argument < 0 ? null : wait(actor, Reason.JOIN, (int) argument, thread((int) argument), line, time, false, (int) argument);
            case WAIT_BEGIN -> resource < 0 ? null
                : wait(actor, reason(resource, argument < 0 ? -1 - argument : argument), resource, resourceName(resource), line, time, argument < 0, -1);
            // What another did to its lock, its being asked for the GIL, and its loss for good end no wait of its own.
            case GIL_DROP, GIL_REQUEST, RESTATE, THREAD_END -> before;
            default -> null;
        };
    }

    private Wait wait(int actor, Reason reason, int target, String name, int line, long time, boolean timed, int by) {
        boolean lock = reason == Reason.LOCK && by >= 0;
        return new Wait(actor, thread(actor), reason, target, name, line, time, timed, by, by < 0 ? "" : thread(by),
            lock ? heldLine[target] : 0, lock ? heldSince[target] : 0);
    }

    private Reason reason(int resource, long awaited) {
        var kind = cast.resource(resource).kind();
        if (kind == Resource.Kind.EVENT) return Reason.EVENT;
        if (kind != Resource.Kind.QUEUE) return Reason.CONDITION;
        return awaited == 2 ? Reason.TASKS_DONE : awaited == 1 ? Reason.ROOM : Reason.ITEM;
    }

    private String thread(int actor) {
        return Names.inSentence(cast.actor(actor).name());
    }

    /// As the program calls it: without the line where it is made.
    String resourceName(int resource) {
        return names.computeIfAbsent(resource, id -> quoted(cast.resource(id).name()));
    }

    static String quoted(String name) {
        return '"' + Names.inSentence(name.replaceFirst(" \\(line \\d+\\)$", "")) + '"';
    }

    private void grow(int actor, int resource) {
        if (actor >= alive.length) {
            alive = Arrays.copyOf(alive, actor + 8);
            waits = Arrays.copyOf(waits, actor + 8);
        }
        if (resource < holder.length) return;
        int from = holder.length, capacity = resource + 16;
        holder = Arrays.copyOf(holder, capacity);
        heldLine = Arrays.copyOf(heldLine, capacity);
        heldSince = Arrays.copyOf(heldSince, capacity);
        length = Arrays.copyOf(length, capacity);
        Arrays.fill(holder, from, capacity, -1);
        Arrays.fill(length, from, capacity, -1);
    }
}
