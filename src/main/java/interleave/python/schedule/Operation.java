package interleave.python.schedule;

import java.util.List;

/// One thing a thread does that others can notice, and the steps it takes: a read or a write of a shared place with the locking around it, taking a lock that
/// it keeps, a wait, a start, an end.
///
/// @param thread   number
/// @param steps    how many
/// @param choices  choices of the schedule made before its first step
/// @param after    choices made up to its last step
/// @param kind     of the most telling thing in it
/// @param text     what is done, as "get → 7"
/// @param line     of the program where it begins, or 0
/// @param warnings what went wrong in it, sentences
public record Operation(int thread, String name, int steps, int choices, int after, Kind kind, String text, int line, List<String> warnings) {
    public Operation {
        warnings = List.copyOf(warnings);
    }

    /// In order of how telling they are.
    public enum Kind { STEP, RELEASE, LOCK, SIGNAL, START, WAIT, END, READ, WRITE }
}
