package interleave.findings;

/// An edge of the wait-for graph: one thread's wait, and whom it waits for.
///
/// @param actor     who waits
/// @param thread    its name
/// @param reason    what for
/// @param target    the resource it waits at; when joining, the actor waited for
/// @param name      the target's name
/// @param line      where it waits, or 0
/// @param since     since when, on System.nanoTime's clock
/// @param timed     it has a time-out (not known of locks and joins)
/// @param holder    the actor that could end it: who holds the lock, or who is joined; -1 where that may be anybody
/// @param holderName its name, "" where there is none
/// @param heldLine  where the holder acquired the lock, or 0
/// @param heldSince when it did, or 0
public record Wait(int actor, String thread, Reason reason, int target, String name, int line, long since, boolean timed, int holder, String holderName,
                   int heldLine, long heldSince) {
    /// What a thread can wait for that another one must bring about.
    public enum Reason {
        LOCK, JOIN, ITEM, ROOM, TASKS_DONE, EVENT, CONDITION
    }

    /// As a clause: `Worker-1 waits at line 12 for the lock "left"`.
    public String clause() {
        return thread + " waits" + at(line) + " " + object();
    }

    String object() {
        return switch (reason) {
            case LOCK -> "for the lock " + name;
            case JOIN -> "for the end of " + name;
            case ITEM -> "for an item in the queue " + name;
            case ROOM -> "for a free place in the queue " + name;
            case TASKS_DONE -> "until all tasks of the queue " + name + " are done";
            case EVENT -> "for the event " + name;
            case CONDITION -> "to be notified at " + name;
        };
    }

    static String at(int line) {
        return line > 0 ? " at line " + line : "";
    }

    static String since(int line) {
        return line > 0 ? " since line " + line : "";
    }
}
