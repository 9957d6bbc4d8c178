package interleave.findings;

import interleave.trace.Actor;
import interleave.trace.Cast;
import interleave.trace.EventKind;
import interleave.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks through a recording once and says what it found, in order of time.
///
/// A circle of waits is found in the moment it closes. Whether it is one for ever is known when a time-out ends it, or at the end of the recording, so
/// one that still stands in a run that was cancelled counts as standing. A standstill of all threads is told only if it lasts to the end, and only for a
/// program of one process: in another process somebody may still go on.
public final class Findings {
    /// A program that deadlocks and recovers all the time shall not fill the page.
    private static final int MOST = 20;

    private final Trace trace;
    private final WaitForGraph graph;
    private final Cast cast;
    /// The main thread: the first of the cast.
    private final int main;
    private final boolean alone;
    private final long until;
    private final List<Deadlock> standing = new ArrayList<>(), over = new ArrayList<>();
    private final Map<String, IdleHold> idle = new LinkedHashMap<>();
    private final Map<Integer, Idle> idling = new LinkedHashMap<>();
    private List<Wait> standstill = List.of();
    private long stillSince;
    /// The main thread has ended.
    private boolean ended;

    /// One thread idle with locks, since when.
    private record Idle(long since, boolean sleeping, int line) {}

    private Findings(Trace trace, Cast cast, long until) {
        this.trace = trace;
        this.cast = cast;
        this.until = until;
        graph = new WaitForGraph(cast);
        main = cast.actors().stream().filter(actor -> actor.kind() == Actor.Kind.THREAD).mapToInt(Actor::id).findFirst().orElse(-1);
        alone = cast.actors().stream().filter(actor -> actor.kind() == Actor.Kind.PROCESS).count() <= 1;
    }

    /// Everything found in the events up to now. Costs a walk through them.
    ///
    /// @param until when the run was cut off (System.nanoTime): threads that end after that say nothing; `Long.MAX_VALUE` if it wasn't
    public static List<Finding> of(Trace trace, Cast cast, long until) {
        var findings = new Findings(trace.snapshot(), cast, until);
        findings.walk();
        return findings.all();
    }

    private void walk() {
        for (long i = 0; i < trace.size() && trace.time(i) <= until; i++) {
            int actor = trace.actor(i);
            var kind = trace.kind(i);
            var before = graph.wait(actor);
            idle(i, actor, kind);
            graph.apply(trace, i);
            var now = graph.wait(actor);
            if (before != null && now != before) wentOn(actor, trace.time(i));
            if (now != null && now != before) waits(actor, trace.time(i));
            if (now != before || kind == EventKind.THREAD_START || kind == EventKind.THREAD_END) look(trace.time(i));
            if (kind == EventKind.THREAD_END && actor == main) ended = true;
        }
    }

    private void waits(int actor, long time) {
        var cycle = graph.cycle(actor);
        if (!cycle.isEmpty()) standing.add(new Deadlock(cycle, time, -1, 1));
    }

    private void wentOn(int actor, long time) {
        for (var deadlock : List.copyOf(standing)) {
            if (deadlock.cycle().stream().noneMatch(wait -> wait.actor() == actor)) continue;
            standing.remove(deadlock);
            var closed = new Deadlock(deadlock.cycle(), deadlock.atNanos(), time - deadlock.atNanos(), 1);
            int known = -1;
            for (int i = 0; i < over.size(); i++) if (over.get(i).isLike(closed)) known = i;
            if (known >= 0) over.set(known, over.get(known).again());
            else over.add(closed);
        }
    }

    /// What daemons do after the main thread's end, and how they are cut off, is not looked at.
    private void look(long time) {
        if (!alone || ended) return;
        var now = graph.standstill();
        if (standstill.isEmpty()) stillSince = time;
        standstill = now;
    }

    private void idle(long index, int actor, EventKind kind) {
        switch (kind) {
            case SLEEP_BEGIN, IO_BEGIN -> {
                if (!graph.held(actor).isEmpty()) idling.put(actor, new Idle(trace.time(index), kind == EventKind.SLEEP_BEGIN, trace.line(index)));
            }
            case SLEEP_END, IO_END -> {
                var was = idling.remove(actor);
                if (was != null) idled(actor, was, trace.time(index));
            }
            default -> { }
        }
    }

    private void idled(int actor, Idle was, long until) {
        for (int lock : graph.held(actor)) {
            if (was.line == graph.heldLine(lock) && (was.line == 0 || cast.resource(lock).name().matches("R?Lock-\\d+"))) continue; // the library's own, within one call of it
            long lost = 0;
            int waiters = 0;
            for (var wait : graph.waits()) {
                if (wait.reason() != Wait.Reason.LOCK || wait.target() != lock || !graph.alive(wait.actor())) continue;
                lost += until - Math.max(was.since, wait.since());
                waiters++;
            }
            if (waiters == 0) continue;
            var name = cast.actor(actor).name();
            var found = new IdleHold(name, graph.resourceName(lock), was.sleeping, was.line, graph.heldLine(lock), waiters, lost, was.since);
            // One for each place in the program, whichever thread: threads that run the same code do the same.
            idle.merge(lock + " " + was.line + was.sleeping, found, (first, next) -> new IdleHold(first.thread(), first.lock(), first.sleeping(), first.line(),
                first.heldLine(), first.times() + next.times(), first.lostNanos() + next.lostNanos(), first.atNanos()));
        }
    }

    private List<Finding> all() {
        var found = new ArrayList<Finding>();
        found.addAll(over);
        found.addAll(standing);
        var endless = endless();
        if (endless != null) found.add(endless);
        found.addAll(idle.values());
        return found.stream().sorted(java.util.Comparator.comparingLong(Finding::atNanos)).limit(MOST).toList();
    }

    /// Of the standstill at the end, unless a circle explains it.
    private @Nullable EndlessWait endless() {
        if (standstill.isEmpty() || !standing.isEmpty()) return null;
        var told = standstill.stream().filter(wait -> wait.reason() != Wait.Reason.JOIN && (!ended || isLoss(wait))).toList();
        if (told.isEmpty()) return null;
        var first = told.getFirst();
        boolean queue = first.reason() == Wait.Reason.ITEM || first.reason() == Wait.Reason.ROOM || first.reason() == Wait.Reason.TASKS_DONE;
        return new EndlessWait(first, told.subList(1, told.size()), queue ? graph.length(first.target()) : -1, !ended, stillSince);
    }

    /// A daemon that waits for work when its program ends is as it should be; one that waits for work to be done, or for room for more, is not.
    private static boolean isLoss(Wait wait) {
        return wait.reason() == Wait.Reason.TASKS_DONE || wait.reason() == Wait.Reason.ROOM || wait.reason() == Wait.Reason.LOCK;
    }
}
