package interleave.trace;

/// What happened, in one byte. The ordinal is what is recorded, so new kinds go at the end.
///
/// A kind that *releases* something is stamped before the fact, one that *acquires* after it, so that two holds of one resource never overlap
/// in a trace. Each line says what the event's `resource` and `argument` mean; a resource of -1 is none.
public enum EventKind {
    /// The thread exists and runs. Argument: the actor that started it, or -1.
    THREAD_START,
    /// The thread has ended; its last event.
    THREAD_END,
    /// Begins to wait for the GIL (resource). Argument: the holder at that moment, or -1.
    GIL_WAIT,
    /// This waiter's interval ran out with no switch: it asks the holder (argument) to let go of the GIL (resource).
    GIL_REQUEST,
    /// Has taken the GIL (resource). Argument: the switch number after it.
    GIL_TAKE,
    /// Lets go of the GIL (resource). Argument: 1 forced by a request, 0 of its own accord.
    GIL_DROP,
    /// Begins to wait for a lock (resource). Argument: its holder, or -1.
    LOCK_WAIT,
    /// Has acquired a lock (resource). Argument: the hold count after it.
    LOCK_ACQUIRE,
    /// Releases a lock (resource). Argument: the hold count after it.
    LOCK_RELEASE,
    /// Stops waiting for a lock (resource) without it: a time-out.
    LOCK_GIVE_UP,
    /// Begins to sleep. Argument: nanoseconds asked for.
    SLEEP_BEGIN,
    SLEEP_END,
    /// Begins to wait for a thread's end. Argument: the actor waited for.
    JOIN_BEGIN,
    JOIN_END,
    /// Begins blocking input or output (resource: a socket, pipe or file, or -1).
    IO_BEGIN,
    /// Argument: bytes moved, or -1.
    IO_END,
    /// Begins to wait at a queue, condition or event (resource). Argument: what for, at a queue 0 an item, 1 a free place, 2 all
    /// tasks being done, elsewhere 0; negated and less one when the wait has a time-out.
    WAIT_BEGIN,
    /// Argument: 1 it came, 0 timed out.
    WAIT_END,
    /// The program wrote a shared cell (resource). Argument: the value where it is a small integer.
    CELL_WRITE,
    /// The program read a shared cell (resource). Argument: the value where it is a small integer.
    CELL_READ,
    /// The whole run is held (pause) or goes on; stamped by the run, actor: the process. The time between is cut from the axis.
    PAUSE,
    RESUME,
    /// After a drop the writer states its thread's whole state anew, in a group of these: see [Restatement].
    RESTATE,
    /// Has put an item into a queue (resource). Argument: its length after it, or -1.
    QUEUE_PUT,
    /// Has taken an item from a queue (resource). Argument: its length after it, or -1.
    QUEUE_GET,
    /// Sets an event or notifies a condition (resource). Argument: the waiters it wakes, or -1.
    SIGNAL,
    /// Hands bytes to a pipe or socket (resource). Argument: how many.
    SEND,
    /// Has got bytes from a pipe or socket (resource). Argument: how many.
    RECEIVE,
    /// Begins a work item of a pool (resource: its queue, or -1). Argument: the item's number.
    WORK_BEGIN,
    /// Argument: the item's number; negated and less one when it raised.
    WORK_END,
    /// A coroutine or virtual thread could go on and waits for its turn on the thread that runs it (resource: none).
    TURN_READY,
    /// It has its turn. Argument: the actor of the thread that runs it.
    TURN_BEGIN,
    /// Clears an event (resource) that was set.
    CLEAR,
    /// A worker process is being started; stamped by the app, actor: the process.
    PROCESS_START,
    /// Its interpreter is there; it warms up next, or works.
    PROCESS_UP,
    /// It has warmed up.
    PROCESS_READY,
    /// Has come to a line of the program (resource: none); only where an engine tells every line.
    LINE;

    private static final EventKind[] ALL = values();

    /// The kind recorded as `code`.
    public static EventKind of(int code) {
        return ALL[code];
    }
}
