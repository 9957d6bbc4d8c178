package interleave.trace;

/// How a thread's whole state is told anew after events of it were lost: a group of [EventKind#RESTATE] events with one stamp, that of the last lost
/// event.
///
/// First one per resource it holds ([Role#HOLDS]), then the GIL it has let go of if any ([Role#LET_GO]), last how it stands ([Role#STANDS],
/// resource: what it waits for). What the group doesn't name it doesn't hold. The argument of each:
///
/// ```text
///  63             16 15   11   10  9    8 7       0
/// +-----------------+-------+-----+------+---------+
/// |   hold count    |   0   |first| role |  state  |
/// +-----------------+-------+-----+------+---------+
/// ```
public final class Restatement {
    public enum Role { HOLDS, LET_GO, STANDS }

    private static final Role[] ROLES = Role.values();

    private Restatement() {}

    /// @param first     whether it opens the group: all the actor held before is void
    /// @param holdCount for [Role#HOLDS], else 0
    public static long argument(ActorState state, Role role, boolean first, int holdCount) {
        return (long) holdCount << 16 | (first ? 1L << 10 : 0) | (long) role.ordinal() << 8 | state.ordinal();
    }

    public static ActorState state(long argument) {
        return ActorState.of((int) argument & 0xff);
    }

    public static Role role(long argument) {
        return ROLES[(int) (argument >>> 8) & 3];
    }

    /// Whether an event names an actor as its resource: the one whose end the thread that is told anew waits for.
    public static boolean namesActor(EventKind kind, long argument) {
        return kind == EventKind.RESTATE && (argument & 0x3ff) == (Role.STANDS.ordinal() << 8 | ActorState.JOIN.ordinal());
    }

    public static boolean first(long argument) {
        return (argument >>> 10 & 1) == 1;
    }

    public static int holdCount(long argument) {
        return (int) (argument >>> 16);
    }
}
