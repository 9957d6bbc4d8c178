package interleave.run;

import interleave.findings.Deadlock;
import interleave.findings.EndlessWait;
import interleave.findings.Finding;
import interleave.findings.Findings;
import interleave.findings.Wait;
import interleave.trace.Actor;
import interleave.trace.ActorState;
import interleave.world.Scene;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Watches one repetition for a program that can't go on: it is told of at once, and ended when it has stood for too long, so that nothing hangs for ever.
///
/// A look at the scene is cheap, a few times a second: it only asks whether threads that have not moved for some time wait for each other in a circle, or everybody
/// waits for anything. Only then the recording is walked through, and only what the walk calls an error counts. From then on the scene says whether it still stands.
/// A program that is merely slow, or waits with a time-out, is left alone; one that is not recorded can't be watched. The session's thread only.
final class Vigil {
    private static final Set<ActorState> WAITING = EnumSet.of(ActorState.LOCK_WAIT, ActorState.QUEUE_WAIT, ActorState.JOIN);
    /// Who has waited for so long is looked at; between two looks, and two walks; ns.
    private static final long SETTLED_NANOS = 500_000_000, LOOK_NANOS = 250_000_000, WALK_NANOS = 2_000_000_000;
    /// So many times as long as the last walk took the next one is put off.
    private static final int WALK_SHARE = 20;

    private final Take take;
    private final long patience, settled;
    private long nextLook, nextWalk;
    private @Nullable Finding standing;

    /// @param patience how long it may stand before it is ended, ns
    Vigil(Take take, long patience) {
        this.take = take;
        this.patience = patience;
        settled = Math.min(patience, SETTLED_NANOS);
        nextLook = System.nanoTime() + settled;
        nextWalk = nextLook;
    }

    /// Whether the program has not been able to go on for so long. To be asked again and again.
    boolean isStuck() {
        long now = System.nanoTime();
        if (now - nextLook < 0) return false;
        nextLook = now + LOOK_NANOS;
        var scene = take.history().now();
        if (standing != null && !stands(standing, scene)) tell(null);
        if (standing == null && now - nextWalk >= 0 && (allWait(scene, now) || circle(scene, now))) walk();
        return standing != null && now - standing.atNanos() >= patience;
    }

    private void walk() {
        long began = System.nanoTime();
        var found = Findings.of(take.execution().trace(), take.cast(), Long.MAX_VALUE);
        long ended = System.nanoTime();
        nextWalk = ended + Math.max(WALK_NANOS, WALK_SHARE * (ended - began));
        found.stream().filter(each -> each.kind() == Finding.Kind.ERROR).findFirst().ifPresent(this::tell);
    }

    private void tell(@Nullable Finding now) {
        standing = now;
        take.standing(now);
    }

    /// Whether none of its threads has moved since.
    private static boolean stands(Finding found, Scene scene) {
        return switch (found) {
            case Deadlock deadlock -> rest(deadlock.cycle(), scene);
            case EndlessWait wait -> rest(Stream.concat(Stream.of(wait.first()), wait.others().stream()).toList(), scene);
            default -> false;
        };
    }

    private static boolean rest(List<Wait> waits, Scene scene) {
        return waits.stream().allMatch(wait -> wait.actor() < scene.actors() && WAITING.contains(scene.state(wait.actor())) && scene.since(wait.actor()) <= wait.since());
    }

    private boolean settled(Scene scene, int actor, long now) {
        return take.cast().actor(actor).kind() == Actor.Kind.THREAD && WAITING.contains(scene.state(actor)) && now - scene.since(actor) >= settled;
    }

    private boolean allWait(Scene scene, long now) {
        boolean any = false;
        for (int actor = 0; actor < scene.actors(); actor++) {
            var state = scene.state(actor);
            if (take.cast().actor(actor).kind() != Actor.Kind.THREAD || state == ActorState.ABSENT || state == ActorState.ENDED) continue;
            if (!settled(scene, actor, now)) return false;
            any = true;
        }
        return any;
    }

    /// Whether one waits, by locks and joins, for itself. Each actor is passed once.
    private boolean circle(Scene scene, long now) {
        var passed = new int[scene.actors()];
        for (int from = 0; from < passed.length; from++) {
            int at = from;
            while (at >= 0 && at < passed.length && passed[at] == 0 && settled(scene, at, now)) {
                passed[at] = from + 1;
                at = waitedFor(scene, at);
            }
            if (at >= 0 && at < passed.length && passed[at] == from + 1) return true;
        }
        return false;
    }

    /// The actor that could end the wait, or -1 where that may be anybody.
    private static int waitedFor(Scene scene, int actor) {
        int target = scene.waitsFor(actor);
        return switch (scene.state(actor)) {
            case JOIN -> target;
            case LOCK_WAIT -> target >= 0 && target < scene.resources() ? scene.holder(target) : -1;
            default -> -1;
        };
    }
}
