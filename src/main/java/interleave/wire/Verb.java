package interleave.wire;

/// What a worker can ask the app for. `handle` names a pipe, semaphore, block of cells or process.
public enum Verb {
    /// Answers the new pipe's number; the asker holds both ends.
    NEW_PIPE,
    /// The asker holds an end (argument 0 reading, 1 writing) once more.
    HOLD_END,
    /// The asker holds an end once less.
    LET_GO_END,
    /// An end is on its way in a message: it stays open until somebody has taken it up ([#ADOPT_END]).
    POST_END,
    ADOPT_END,
    /// Puts bytes into a pipe; answered when there is room. BROKEN: nobody is left to read.
    SEND,
    /// Takes the next message from a pipe. CLOSED: there is none and nobody is left to write.
    RECEIVE,
    /// Waits until a pipe has a message or is closed.
    POLL,
    /// A semaphore of value `argument`.
    NEW_SEMAPHORE,
    ACQUIRE,
    RELEASE,
    SEMAPHORE_VALUE,
    /// A block of `argument` shared numbers, all 0.
    NEW_CELLS,
    /// The cell `argument`.
    GET_CELL,
    /// The cell `argument`, to the eight bytes given.
    SET_CELL,
    /// Starts a process: see `Spawn` in engine.worker. Argument 1: a warm child may be taken.
    START,
    /// Answered when warm children are there, which a START with argument 1 takes.
    PREPARE,
    /// Waits for a process to end; answers its exit code.
    AWAIT,
    /// Sends a process the signal `argument`.
    KILL
}
