package interleave.stage;

import interleave.trace.ActorState;
import org.jspecify.annotations.Nullable;

/// The places of the stage. Where a figure stands is its state.
enum Zone {
    RUN("runs bytecode", "runs"),
    /// Waits for the GIL; there is no queue, so the places are in a half-circle.
    TURN("wait, in no order", "wait"), LOCK("wait for a lock", "lock"), IO("network or disk", "in, out"), QUEUE("wait at a queue", "queue"),
        SLEEP("sleep", "sleep"),
    JOIN("join", "join"), READY("ready, no core", "no core");

    final String caption;
    /// Where there is little room.
    final String brief;

    Zone(String caption, String brief) {
        this.caption = caption;
        this.brief = brief;
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
