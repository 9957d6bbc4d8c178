package interleave.teaching;

import org.jspecify.annotations.Nullable;

/// One way to run a lesson's program.
///
/// How a program is run, on every engine: it is loaded as a module (its `__name__` is not `__main__`), then an act is a call of the function of the
/// act's name with the knobs that the function has parameters for, as keyword arguments. The function returns a dict of results (str keys; int,
/// float, str, bool, None, list or dict values) or None. Run by hand (`python3 lesson.py`) the same file's `__main__` part runs every act once and prints.
///
/// A program of the user's own ([Program#launch()]) is not loaded: opening it runs nothing, its one function is [Program#MAIN], and the call of that is the whole
/// program from its first line to the end of its last thread, with the call's [Terminal]. It returns its exit status as [#EXIT_STATUS]; one that is not 0 is a failure.
public interface Engine {
    /// What a program that is run as a whole returns.
    String EXIT_STATUS = "exitStatus";

    enum Kind {
        MODEL, FREE, CPYTHON;

        /// As the command line and the result JSON write it.
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    Kind kind();

    /// For people: "Little Python 0.1, GIL as CPython 3.13".
    String version();

    /// Whether its threads run under a GIL unless a call says otherwise.
    boolean gil();

    /// Whether a program gets faster while it runs, so that what is timed needs a warm-up before.
    default boolean warmsUp() {
        return true;
    }

    /// One sentence with the remedy where this engine can't be used here; null where it can.
    @Nullable String unusable();

    /// Loads a program: parses it and runs its top level (main part apart). Loading can print, fail, and be slow: off the screen's thread.
    ///
    /// @throws ProgramFailure with the message and line Python would give
    Workload open(Program program) throws ProgramFailure, InterruptedException;
}
