package interleave.findings;

import java.util.Locale;

/// One thing found in a recording, with its evidence.
public sealed interface Finding permits Deadlock, EndlessWait, IdleHold, NeverParallel, Convoy, Contended, ThreadPerItem, PicklingPool, SlowPool {
    enum Kind {
        /// The program can't go on, or has not: a run with one of these ends with status 1.
        ERROR,
        /// It went on, but not as it was meant to.
        WARNING,
        /// Worth a look.
        NOTE;

        /// As the result JSON writes it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Kind kind();

    /// What is found, the same for every one of its sort: "deadlock".
    String name();

    /// Who, what and on which lines; one sentence or a few.
    String sentence();

    /// When it began, on System.nanoTime's clock.
    long atNanos();

    /// The line of the program where it shows, or 0.
    int line();
}
