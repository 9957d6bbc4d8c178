package interleave.trace;

/// Who acts: a process, a thread or a task. `id` is its index in the [Cast].
///
/// @param process      the actor id of its process; a process names itself
/// @param javaThreadId the id ThreadMXBean knows it by, or -1 where it has none
/// @param gauge        what the thread updates while it runs, without an event
public record Actor(int id, Kind kind, String name, int process, long javaThreadId, Gauge gauge) {
    public enum Kind { PROCESS, THREAD, TASK }
}
