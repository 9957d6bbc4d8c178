package interleave.timeline;

import interleave.trace.Actor;
import interleave.trace.ActorState;
import interleave.trace.Names;
import interleave.trace.Resource;
import interleave.view.Durations;
import interleave.view.Identities;
import interleave.view.WithoutCore;
import interleave.world.History;
import interleave.world.Lane;
import java.util.ArrayList;
import java.util.List;

/// What a lane says about an instant or a span, in words, from the lanes alone: "B waited 4.9 ms for the GIL" / "held by A at line 10". The first
/// line is the headline.
///
/// @param lineMark    what is known of lines that stand for a stretch of time: "sampled, 25 ms", "event"; empty where all are known
/// @param withoutCore what the system said of threads that had no core
record Telling(History history, Identities identities, long end, String lineMark, WithoutCore withoutCore) {
    private static final ActorState[] STATES = ActorState.values();

    Telling(History history, Identities identities, long end) {
        this(history, identities, end, "", WithoutCore.UNTOLD);
    }

    /// One lane at one instant.
    ///
    /// @param pixel ns that one pixel stands for: shorter segments can't be pointed at and are told as shares
    List<String> at(boolean resource, int id, long nanos, double pixel) {
        var lane = (resource ? history.resourceLanes() : history.actorLanes()).get(id);
        int segment = lane.at(nanos);
        if (segment < 0 || nanos > end) return List.of();
        long start = lane.start(segment), until = Math.min(end, lane.end(segment));
        if (lane.paused(segment)) return List.of("paused for " + Durations.text(until - start), "cut out of every figure");
        if (lane.gap(segment)) return List.of("events lost here", "the recorder's ring was full for " + Durations.text(until - start));
        if (until - start < pixel * LanePainter.ALONE && pixel > 1) return span(resource, id, nanos - Math.round(pixel), nanos + Math.round(pixel));
        boolean open = lane.end(segment) > end;
        var lines = new ArrayList<String>();
        if (resource && history.cast().resource(id).kind() != Resource.Kind.GIL && amount(lane, segment, id, until - start, open, lines)) {
            lines.add(when(start) + " – " + when(until));
            return lines;
        }
        if (resource) holder(lane, segment, id, until - start, open, lines);
        else {
            state(lane, segment, id, start, until, open, lines);
            missed(lane, segment, id, start, until, lines);
        }
        lines.add(when(start) + " – " + when(until));
        return lines;
    }

    private void state(Lane lane, int segment, int actor, long start, long until, boolean open, List<String> lines) {
        String who = identities.of(actor).letter(), length = Durations.text(until - start);
        int detail = lane.detail(segment);
        String at = lane.line(segment) > 0 ? " at line " + lane.line(segment) : "";
        String told = at.isEmpty() || lineMark.isEmpty() ? "" : " (event)";
        switch (STATES[lane.value(segment)]) {
            case RUNNING -> lines.add(who + (open ? " has run for " : " ran for ") + length + (at.isEmpty() ? "" : ", from" + at.substring(3) + marked()));
            case GIL_WAIT -> lines.add(who + (open ? " has waited " : " waited ") + length + " for the GIL");
            case LOCK_WAIT -> lines.add(who + (open ? " has waited " : " waited ") + length + " for " + resource(detail));
            case IO -> lines.add(who + (open ? " has been" : " was") + " in network or disk for " + length + at + told);
            case QUEUE_WAIT -> lines.add(who + (open ? " has waited " : " waited ") + length + " at " + resource(detail));
            case SLEEP -> lines.add(who + (open ? " has slept " : " slept ") + length + at + told);
            case JOIN -> lines.add(who + (open ? " has waited " : " waited ") + length + " for " + (detail >= 0 && detail < identities.size()
                ? identities.of(detail).letter() : "a thread") + " to end");
            case READY -> lines.add(who + (open ? " has been" : " was") + (history.cast().actor(actor).kind() == Actor.Kind.TASK ? " ready for its turn for "
                : " ready without a core for ") + length);
            case ENDED -> lines.add(who + " has ended");
            case ABSENT -> lines.add(who + " had not started");
        }
        var state = STATES[lane.value(segment)];
        if ((state == ActorState.GIL_WAIT || state == ActorState.LOCK_WAIT) && detail >= 0) lines.add(heldBy(detail, start, until));
    }

    /// What the system says of its time without a core, of a thread that runs or has just been woken to.
    private void missed(Lane lane, int segment, int actor, long start, long until, List<String> lines) {
        var state = STATES[lane.value(segment)];
        if (state == ActorState.ENDED || state == ActorState.ABSENT || history.cast().actor(actor).kind() != Actor.Kind.THREAD) return;
        var missed = withoutCore.of(actor, start, until);
        if (missed != null && (missed.nanos() > 0 || state == ActorState.RUNNING)) lines.add(missed.text());
    }

    private void holder(Lane lane, int segment, int resource, long nanos, boolean open, List<String> lines) {
        int holder = lane.value(segment);
        String name = resource(resource);
        if (holder < 0 || holder >= identities.size()) lines.add("nobody " + (open ? "has held " : "held ") + name + " for " + Durations.text(nanos));
        else lines.add(identities.of(holder).letter() + (open ? " has held " : " held ") + name + " for " + Durations.text(nanos));
        if (segment + 1 < lane.count() && lane.value(segment + 1) >= 0) lines.add("then " + identities.of(lane.value(segment + 1)).letter());
    }

    /// Of what has an amount and no holder; whether it is such.
    private boolean amount(Lane lane, int segment, int id, long nanos, boolean open, List<String> lines) {
        var kind = history.cast().resource(id).kind();
        int value = lane.detail(segment), who = lane.value(segment);
        String by = who >= 0 && who < identities.size() ? identities.of(who).letter() : "somebody", length = Durations.text(nanos), name = resource(id);
        switch (kind) {
            case QUEUE -> {
                boolean put = segment == 0 || value > lane.detail(segment - 1);
                lines.add(name + (open ? " has held " : " held ") + (value < 0 ? "items" : value + (value == 1 ? " item" : " items")) + " for " + length);
                lines.add(by + (put ? " put one in" : " took one out") + line(lane, segment));
            }
            case EVENT -> {
                lines.add(name + (open ? " has been " : " was ") + (value == 1 ? "set" : "clear") + " for " + length);
                lines.add((value == 1 ? "set by " : "cleared by ") + by + line(lane, segment));
            }
            case CONDITION -> lines.add(by + " notified " + name + line(lane, segment));
            case CELL -> {
                lines.add(name + " = " + value + " for " + length);
                lines.add("written by " + by + line(lane, segment));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String line(Lane lane, int segment) {
        return lane.line(segment) > 0 ? " at line " + lane.line(segment) : "";
    }

    private String resource(int id) {
        if (id < 0 || id >= history.cast().resources().size()) return "something";
        var resource = history.cast().resource(id);
        String name = Names.inSentence(resource.name());
        return switch (resource.kind()) {
            case GIL -> "the GIL";
            case LOCK, RLOCK -> "lock " + name;
            case QUEUE -> "queue " + name;
            case CONDITION -> "condition " + name;
            case EVENT -> "event " + name;
            case CELL -> "cell " + name;
            case PIPE -> "pipe " + name;
            case SOCKET -> "socket " + name;
        };
    }

    /// Who had it meanwhile, the longest first: "held by A at line 10", "held by A 3.1 ms, C 1.8 ms".
    private String heldBy(int resource, long from, long to) {
        var nanos = new long[identities.size() + 1];
        history.resourceLanes().get(resource).shares(from, Math.max(from + 1, to), nanos);
        var holders = new ArrayList<Integer>();
        for (int i = 0; i < identities.size(); i++) if (nanos[i + 1] > 0) holders.add(i);
        holders.sort((a, b) -> Long.compare(nanos[b + 1], nanos[a + 1]));
        if (holders.isEmpty()) return "nobody held it";
        if (holders.size() > 1 && nanos[holders.get(1) + 1] > nanos[holders.getFirst() + 1] / 50) {
            var text = new StringBuilder("held by ");
            for (int i = 0; i < Math.min(3, holders.size()); i++) {
                text.append(i == 0 ? ""
                    : ", ").append(identities.of(holders.get(i)).letter()).append(' ').append(Durations.text(nanos[holders.get(i) + 1]));
            }
            return holders.size() > 3 ? text + " and " + (holders.size() - 3) + " more" : text.toString();
        }
        int holder = holders.getFirst();
        var lane = history.actorLanes().get(holder);
        // The line where the holder lets go is on its next segment: it says where it was while the other waited.
        int segment = lane.at(to);
        int line = segment < 0 ? 0 : lane.line(segment);
        return "held by " + identities.of(holder).letter() + (line > 0 ? " at line " + line + marked() : "");
    }

    /// How the line of a thread that says nothing is known.
    private String marked() {
        return lineMark.isEmpty() ? "" : " (" + lineMark + ")";
    }

    /// Shares of a span: of states for an actor, of holders for a resource.
    List<String> span(boolean resource, int id, long from, long to) {
        int values = (resource ? identities.size() : STATES.length) + 1;
        var nanos = new long[values];
        long last = Math.max(from + 1, Math.min(to, end));
        (resource ? history.resourceLanes() : history.actorLanes()).get(id).shares(from, last, nanos);
        var lines = new ArrayList<String>();
        lines.add((resource ? resource(id) : identities.of(id).letter()) + " within " + Durations.text(to - from));
        for (int v = 0; v < values && lines.size() < 6; v++) {
            if (nanos[v] == 0) continue;
            String what = resource ? v == 0 ? "nobody" : identities.of(v - 1).letter() : v == 0 ? "" : name(STATES[v - 1]);
            if (!what.isEmpty()) lines.add(what + "  " + Durations.share(nanos[v] / (double) (last - from)) + " · " + Durations.text(nanos[v]));
        }
        var missed = resource ? null : withoutCore.of(id, from, last);
        if (missed != null && missed.nanos() > 0) lines.add(missed.text());
        return lines;
    }

    static String name(ActorState state) {
        return switch (state) {
            case RUNNING -> "running";
            case GIL_WAIT -> "waiting for the GIL";
            case LOCK_WAIT -> "waiting for a lock";
            case IO -> "network or disk";
            case QUEUE_WAIT -> "waiting at a queue";
            case SLEEP -> "sleeping";
            case JOIN -> "joining";
            case READY -> "ready, no core";
            case ENDED -> "ended";
            case ABSENT -> "not started";
        };
    }

    private String when(long nanos) {
        return String.format(java.util.Locale.ROOT, "%.6f s", (nanos - history.startNanos()) / 1e9);
    }
}
