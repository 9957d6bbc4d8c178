package interleave.python.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a conducted run came to.
public sealed interface Ending {
    /// One sentence for people.
    String sentence();

    /// Whether a search looks for it.
    default boolean isFailure() {
        return false;
    }

    /// The program ran to its end.
    ///
    /// @param returned `repr` of what the function returned; null for a whole program
    record Finished(@Nullable String returned) implements Ending {
        @Override
        public String sentence() {
            return returned == null || returned.equals("None") ? "It ran to its end." : "It ran to its end and returned " + returned + ".";
        }
    }

    /// The function's result says itself that it is wrong.
    record Wrong(String returned) implements Ending {
        @Override
        public String sentence() {
            return "It returned " + returned + ", whose \"ok\" is false.";
        }

        @Override
        public boolean isFailure() {
            return true;
        }
    }

    /// An exception that nobody caught.
    record Raised(int thread, String name, String message, String traceback) implements Ending {
        @Override
        public String sentence() {
            return "Nobody caught, in thread " + thread + " (" + name + "): " + message + ".";
        }

        @Override
        public boolean isFailure() {
            return true;
        }
    }

    /// Where a thread stands.
    record Stand(int thread, String name, String file, int line) {}

    /// It was stopped after so many choices, as asked.
    record Stopped(int choices, List<Stand> stands) implements Ending {
        public Stopped {
            stands = List.copyOf(stands);
        }

        @Override
        public String sentence() {
            var each = stands.stream().map(s -> "thread " + s.thread() + " (" + s.name() + ") " + (s.line() == 0 ? "has not begun" : "at " + s.file() + ":" + s.line()))
                .toList();
            return "Stopped after " + choices + (choices == 1 ? " choice: " : " choices: ") + String.join(", ", each) + ".";
        }
    }

    /// No thread can go on.
    ///
    /// @param stuck threads that wait without a time-out
    record Deadlocked(List<Stand> stuck) implements Ending {
        public Deadlocked {
            stuck = List.copyOf(stuck);
        }

        @Override
        public String sentence() {
            var each = stuck.stream().map(s -> "thread " + s.thread() + " (" + s.name() + ") waits at " + s.file() + ":" + s.line()).toList();
            return "Deadlock: no thread can go on; " + String.join(", ", each) + ".";
        }

        @Override
        public boolean isFailure() {
            return true;
        }
    }

    /// It went on for too long: no verdict on this schedule.
    record CutOff(long steps) implements Ending {
        @Override
        public String sentence() {
            return "It was cut off after " + steps + " steps; it may be waiting in a loop for a thread that this schedule doesn't let go.";
        }
    }

    /// It does what can't be controlled.
    record Refused(String sentence) implements Ending {}

    /// A choice names a thread that can't move.
    ///
    /// @param choice its place in the schedule, from 0
    record Misfit(int choice, String sentence) implements Ending {}

    record Cancelled() implements Ending {
        @Override
        public String sentence() {
            return "Cancelled.";
        }
    }
}
