package interleave.run;

import interleave.findings.Finding;
import interleave.findings.Findings;
import interleave.trace.Actor;
import interleave.trace.ActorState;
import interleave.world.Scene;
import java.util.EnumSet;
import java.util.Set;

/// Watches one repetition for a program that can't go on, so that nothing hangs for ever.
///
/// A look at the scene is cheap: it only asks whether somebody has waited so long for a lock, or everybody for anything. Only then the recording is walked
/// through, and only what the walk calls an error counts. A program that is merely slow, or waits with a time-out, is left alone; one that is not recorded
/// can't be watched.
final class Vigil {
    private static final Set<ActorState> WAITING = EnumSet.of(ActorState.LOCK_WAIT, ActorState.QUEUE_WAIT, ActorState.JOIN);
    private static final long LOOK_NANOS = 250_000_000, WALK_NANOS = 2_000_000_000;

    private final Take take;
    private final long patience;
    private long nextLook, nextWalk;

    /// @param patience how long it may stand, ns
    Vigil(Take take, long patience) {
        this.take = take;
        this.patience = patience;
        nextLook = System.nanoTime() + patience;
        nextWalk = nextLook;
    }

    /// Whether the program has not been able to go on for so long. To be asked again and again.
    boolean isStuck() {
        long now = System.nanoTime();
        if (now - nextLook < 0) return false;
        nextLook = now + LOOK_NANOS;
        if (now - nextWalk < 0 || !suspicious(take.history().now(), now)) return false;
        nextWalk = now + WALK_NANOS;
        return Findings.of(take.execution().trace(), take.cast(), Long.MAX_VALUE).stream()
            .anyMatch(found -> found.kind() == Finding.Kind.ERROR && now - found.atNanos() >= patience);
    }

    private boolean suspicious(Scene scene, long now) {
        boolean all = true, any = false;
        for (int actor = 0; actor < scene.actors(); actor++) {
            if (take.cast().actor(actor).kind() != Actor.Kind.THREAD) continue;
            var state = scene.state(actor);
            if (state == ActorState.ABSENT || state == ActorState.ENDED) continue;
            boolean tooLong = WAITING.contains(state) && now - scene.since(actor) >= patience;
            if (tooLong && state == ActorState.LOCK_WAIT) return true;
            all &= tooLong;
            any = true;
        }
        return any && all;
    }
}
