package interleave.timeline;

import interleave.trace.ActorState;
import interleave.world.History;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which lanes are shown: those that what is searched for names, without those of processes that are shut.
///
/// A text names a lane whose name contains it, and a state: "lock" finds the lane of `results_lock` and every thread that ever waits for a lock.
///
/// @param text what is searched for; empty: nothing
/// @param shut processes (actor ids) shown as one lane
record Choice(String text, Set<Integer> shut) {
    static final Choice ALL = new Choice("", Set.of());
    private static final int SHORTEST = 2;
    /// What people type beside the names on screen.
    private static final Map<ActorState, List<String>> ALSO = Map.of(ActorState.RUNNING, List.of("runs"), ActorState.IO, List.of("io", "i/o"), ActorState.SLEEP, List.of("sleeps"),
        ActorState.JOIN, List.of("joins"), ActorState.READY, List.of("no core"));

    Choice {
        text = text.strip().toLowerCase(Locale.ROOT);
        shut = Set.copyOf(shut);
    }

    Choice searching(String other) {
        return new Choice(other, shut);
    }

    Choice shut(Set<Integer> other) {
        return new Choice(text, other);
    }

    boolean searches() {
        return !text.isEmpty();
    }

    /// The states the text names.
    Set<ActorState> states() {
        var named = EnumSet.noneOf(ActorState.class);
        if (text.length() < SHORTEST) return named;
        for (var state : ActorState.values()) {
            boolean shown = state != ActorState.ABSENT && state != ActorState.ENDED;
            if (shown && (Telling.name(state).toLowerCase(Locale.ROOT).contains(text) || ALSO.getOrDefault(state, List.of()).stream().anyMatch(word -> word.startsWith(text)))) named.add(state);
        }
        return named;
    }

    /// Whether it names this actor or resource itself.
    boolean names(String name, String letter) {
        return name.toLowerCase(Locale.ROOT).contains(text) || letter.toLowerCase(Locale.ROOT).equals(text);
    }

    /// Whether the actor is ever in a state that the text names.
    boolean everIn(History history, int actor) {
        var states = states();
        var lane = history.actorLanes().get(actor);
        if (states.isEmpty() || lane.count() == 0) return false;
        var nanos = new long[ActorState.values().length + 1];
        lane.shares(lane.start(0), Math.max(history.endNanos(), lane.start(0) + 1), nanos);
        return states.stream().anyMatch(state -> nanos[state.ordinal() + 1] > 0);
    }
}
