package interleave.trace;

/// What actors contend for or share. `id` is its index in the [Cast].
///
/// @param process the actor id of the process it belongs to
public record Resource(int id, Kind kind, String name, int process) {
    public enum Kind { GIL, LOCK, RLOCK, QUEUE, CONDITION, EVENT, CELL, PIPE, SOCKET }
}
