package interleave.world;

import interleave.trace.ActorState;
import interleave.trace.Resource;

/// Who let whom go on, by the lanes alone: who released the lock, put the item, set the event or ended when a wait ended.
public final class Wakers {
    private static final ActorState[] STATES = ActorState.values();

    private Wakers() {}

    /// Who held it before segment `s` of a resource's lane, however short nobody did; -1 at the beginning.
    public static int before(Lane lane, int s) {
        for (int i = s - 1; i >= 0 && i >= s - 2; i--) if (lane.value(i) >= 0) return lane.value(i);
        return -1;
    }

    /// Who ended the wait that a segment of an actor's lane is; -1: it is none, it goes on, nobody did, or that can't be told.
    public static int of(History history, int waiter, int segment) {
        var lane = history.actorLanes().get(waiter);
        if (segment + 1 >= lane.count() || lane.paused(segment) || lane.gap(segment)) return -1;
        int waker = of(history, STATES[lane.value(segment)], lane.detail(segment), waiter, lane.end(segment));
        return waker == waiter ? -1 : waker;
    }

    private static int of(History history, ActorState state, int target, int waiter, long at) {
        if (target < 0) return -1;
        if (state == ActorState.JOIN) return ended(history, target, at) ? target : -1;
        if (state != ActorState.LOCK_WAIT && state != ActorState.QUEUE_WAIT || target >= history.resourceLanes().size()) return -1;
        var lane = history.resourceLanes().get(target);
        int segment = lane.at(at);
        if (segment < 0) return -1;
        var kind = history.cast().resource(target).kind();
        boolean held = kind == Resource.Kind.LOCK || kind == Resource.Kind.RLOCK;
        if (!held) return lane.value(segment);
        // Its own acquisition is the change at that instant: whoever had it before has released it.
        return lane.value(segment) == waiter ? before(lane, segment) : -1;
    }

    /// Whether an actor had ended by then, so that a join's end is its doing and no time-out's.
    private static boolean ended(History history, int actor, long at) {
        var lanes = history.actorLanes();
        if (actor >= lanes.size()) return false;
        int segment = lanes.get(actor).at(at);
        return segment >= 0 && lanes.get(actor).value(segment) == ActorState.ENDED.ordinal();
    }
}
