package interleave.trace;

/// Where a thread stands. State is drawn as colour and pattern; the order here is the order of the legend.
public enum ActorState {
    /// Not started yet, or not known.
    ABSENT,
    /// Runs bytecode: holds the GIL, or needs none.
    RUNNING,
    GIL_WAIT,
    LOCK_WAIT,
    IO,
    /// Waits at a queue, condition or event.
    QUEUE_WAIT,
    SLEEP,
    JOIN,
    /// Ready to run, but on no core (only where the system reports it).
    READY,
    ENDED;

    private static final ActorState[] ALL = values();

    public static ActorState of(int code) {
        return ALL[code];
    }
}
