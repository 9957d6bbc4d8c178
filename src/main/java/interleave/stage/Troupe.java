package interleave.stage;

import interleave.trace.Actor;
import interleave.view.FrameState;
import java.util.Objects;

/// Those who stand together in one container: the threads of a process, or the coroutines and virtual threads that run on them.
record Troupe(int process, boolean tasks) {
    boolean has(FrameState state, int actor) {
        var cast = Objects.requireNonNull(state.history()).cast().actor(actor);
        return cast.process() == process && cast.kind() == (tasks ? Actor.Kind.TASK : Actor.Kind.THREAD);
    }

    /// Whether the process has any that the picture knows of.
    boolean any(FrameState state) {
        for (int a = 0; a < state.identities().size(); a++) if (has(state, a)) return true;
        return false;
    }
}
