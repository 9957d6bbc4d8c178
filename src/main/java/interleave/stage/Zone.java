package interleave.stage;

import interleave.trace.ActorState;
import org.jspecify.annotations.Nullable;

/// The places of the stage. Where a figure stands is its state.
enum Zone {
    RUN("runs bytecode", "runs"),
    /// Waits for the GIL; there is no queue, so the places are in a half-circle.
    TURN("wait, in no order", "wait"), READY("ready, no core", "no core"), LOCK("wait for a lock", "lock"), IO("network or disk", "in, out"), QUEUE("wait at a queue", "queue"),
        SLEEP("sleep", "sleep"),
    JOIN("join", "join");

    /// What is different where coroutines stand.
    private static final String TURN_OF_TASK = "has its turn", READY_TASK = "ready, wait for a turn";

    final String caption;
    /// Where there is little room.
    final String brief;

    Zone(String caption, String brief) {
        this.caption = caption;
        this.brief = brief;
    }

    String caption(boolean tasks) {
        return !tasks ? caption : this == RUN ? TURN_OF_TASK : this == READY ? READY_TASK : caption;
    }

    String brief(boolean tasks) {
        return tasks && this == READY ? "ready" : brief;
    }

    /// Where an actor in this state stands; null: not on the stage.
    static @Nullable Zone of(ActorState state) {
        return switch (state) {
            case RUNNING -> RUN;
            case GIL_WAIT -> TURN;
            case LOCK_WAIT -> LOCK;
            case IO -> IO;
            case QUEUE_WAIT -> QUEUE;
            case SLEEP -> SLEEP;
            case JOIN -> JOIN;
            case READY -> READY;
            case ABSENT, ENDED -> null;
        };
    }
}
