package interleave.recorder;

import interleave.trace.ActorState;
import interleave.trace.EventKind;
import interleave.trace.Posture;
import interleave.trace.Restatement;
import interleave.trace.Restatement.Role;

/// How a thread stands since an event of it was lost: what its restatement says.
record Standing(long since, long posture, int[] held, int[] holdCounts) {
    interface Listener {
        void event(long nanos, EventKind kind, int resource, long argument);
    }

    /// Tells it as the group of events that [Restatement] describes.
    void tell(Listener listener) {
        var state = Posture.state(posture);
        boolean first = true;
        for (int i = 0; i < held.length; i++) {
            say(listener, state, Role.HOLDS, held[i], first, holdCounts[i]);
            first = false;
        }
        if (Posture.letGo(posture) >= 0) {
            say(listener, state, Role.LET_GO, Posture.letGo(posture), first, 0);
            first = false;
        }
        say(listener, state, Role.STANDS, Posture.waitsFor(posture), first, 0);
    }

    private void say(Listener listener, ActorState state, Role role, int resource, boolean first, int count) {
        listener.event(since, EventKind.RESTATE, resource, Restatement.argument(state, role, first, count));
    }
}
