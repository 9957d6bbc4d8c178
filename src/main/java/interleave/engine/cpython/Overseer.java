package interleave.engine.cpython;

import interleave.trace.Actor;
import interleave.trace.EventKind;

/// Adds to what a Python process tells of itself what can only be seen from outside: who holds its GIL, and on which line its threads are.
///
/// One for each process, made when its ring is found. All methods are called by the one thread that gathers the run's events; what the overseer writes,
/// it writes there too, by [PythonProcess#write].
interface Overseer extends AutoCloseable {
    /// Sees nothing.
    Overseer NONE = (nanos, kind, actor, resource, argument) -> { };

    interface Maker {
        Overseer start(PythonProcess process);
    }

    /// A thread or task of the process has said who it is.
    default void entered(Actor actor, int nativeId, long threadState) {}

    /// It has ended, and its last event is written.
    default void left(Actor actor) {}

    /// An event of the process is about to be written: whoever wrote it holds the GIL at that instant. In the order of writing, which is nearly that of time.
    void event(long nanos, EventKind kind, int actor, int resource, long argument);

    /// All events stamped up to `nanos` have come, but for those whose writer was held up between stamp and store.
    default void passed(long nanos) {}

    /// Changes of holder that sampling is known to have missed so far; -1 where nothing is sampled.
    default long missed() {
        return -1;
    }

    /// The process has ended, or the run has.
    @Override
    default void close() {}
}
