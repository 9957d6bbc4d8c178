package interleave.python.schedule;

/// One step of a conducted run: a thread was let go and went on to its next stop.
///
/// @param number    from 0
/// @param choice    its place in the schedule, or -1 where only one move was possible
/// @param thread    number in order of start
/// @param name      the thread's
/// @param file      of the line the thread stood at when it was let go; "" before its first
/// @param line      from 1; 0 before its first
/// @param function  the innermost function of the program's own
/// @param how       why it stood there
/// @param preempted the thread that had gone on before this one and could have, or -1
public record Step(int number, int choice, int thread, String name, String file, int line, String function, How how, int preempted) {
    public enum How {
        /// It has just been started.
        START,
        /// At a place where a switch may fall.
        STOP,
        /// What it waited for has come.
        WAKE,
        /// The time-out of its wait fires.
        TIME_OUT
    }
}
