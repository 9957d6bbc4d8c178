package interleave.trace;

/// How one thread stands after each of its events: its [ActorState], what it waits for, and the GIL it has let go of; packed in a long so that
/// a ring can carry one along and a fold can keep thousands in an array.
///
/// ```text
///  63            36 35             8 7       0
/// +----------------+----------------+---------+
/// | let go GIL + 1 | waits for + 1  |  state  |      0 in the upper fields: none
/// +----------------+----------------+---------+
/// ```
///
/// This is the one place that says what an event does to its thread: the recorder uses it to state a thread anew after a drop, the fold to
/// make every picture. A thread whose wait is over while it is outside the GIL is *waiting for the GIL*, even in the moment before it says so.
/// One that was forced to let go waits for it from that instant.
public final class Posture {
    private static final int FIELD = 28, MASK = (1 << FIELD) - 1;

    /// Not started.
    public static final long NONE = ActorState.ABSENT.ordinal();

    private Posture() {}

    private static long of(ActorState state, int waitsFor, int letGo) {
        return (long) (letGo + 1) << 8 + FIELD | (long) (waitsFor + 1) << 8 | state.ordinal();
    }

    public static int stateCode(long posture) {
        return (int) posture & 0xff;
    }

    public static ActorState state(long posture) {
        return ActorState.of(stateCode(posture));
    }

    /// The resource it waits for (or the actor, when joining), or -1.
    public static int waitsFor(long posture) {
        return ((int) (posture >>> 8) & MASK) - 1;
    }

    /// The GIL it held and has let go of, or -1.
    public static int letGo(long posture) {
        return (int) (posture >>> 8 + FIELD) - 1;
    }

    /// The posture after an event of its thread.
    public static long after(long posture, EventKind kind, int resource, long argument) {
        return switch (kind) {
            case THREAD_START -> of(ActorState.RUNNING, -1, -1);
            case THREAD_END -> of(ActorState.ENDED, -1, -1);
            case GIL_WAIT -> of(ActorState.GIL_WAIT, resource, letGo(posture));
            case GIL_TAKE -> of(ActorState.RUNNING, -1, -1);
            case GIL_DROP -> argument == 1 ? of(ActorState.GIL_WAIT, resource, resource) : of(state(posture), waitsFor(posture), resource);
            case LOCK_WAIT -> of(ActorState.LOCK_WAIT, resource, letGo(posture));
            case SLEEP_BEGIN -> of(ActorState.SLEEP, -1, letGo(posture));
            case JOIN_BEGIN -> of(ActorState.JOIN, (int) argument, letGo(posture));
            case IO_BEGIN -> of(ActorState.IO, resource, letGo(posture));
            case WAIT_BEGIN -> of(ActorState.QUEUE_WAIT, resource, letGo(posture));
            case LOCK_ACQUIRE, LOCK_GIVE_UP, SLEEP_END, JOIN_END, IO_END, WAIT_END -> awake(posture);
            case RESTATE -> restated(posture, resource, argument);
            case TURN_READY -> of(ActorState.READY, -1, -1);
            case TURN_BEGIN -> of(ActorState.RUNNING, -1, -1);
            case GIL_REQUEST, LOCK_RELEASE, CELL_WRITE, CELL_READ, QUEUE_PUT, QUEUE_GET, SIGNAL, SEND, RECEIVE, WORK_BEGIN, WORK_END, CLEAR, PAUSE,
                RESUME, PROCESS_START, PROCESS_UP, PROCESS_READY, LINE -> posture;
        };
    }

    private static long awake(long posture) {
        int letGo = letGo(posture);
        return letGo < 0 ? of(ActorState.RUNNING, -1, -1) : of(ActorState.GIL_WAIT, letGo, letGo);
    }

    private static long restated(long posture, int resource, long argument) {
        int letGo = Restatement.first(argument) ? -1 : letGo(posture);
        return switch (Restatement.role(argument)) {
            case HOLDS -> of(state(posture), waitsFor(posture), letGo);
            case LET_GO -> of(state(posture), waitsFor(posture), resource);
            case STANDS -> of(Restatement.state(argument), resource, letGo);
        };
    }
}
