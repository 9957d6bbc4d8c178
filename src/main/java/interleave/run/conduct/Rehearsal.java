package interleave.run.conduct;

import interleave.python.schedule.Conducted;
import interleave.python.schedule.Operation;
import interleave.python.schedule.Search;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All there is to show of a conducted program at one moment. Immutable.
///
/// @param now      where it stands; null while it is opened, and when it was refused
/// @param coming   operations of a schedule that was stepped back in, or is being watched: those after `now`
/// @param next     by thread number, what the thread would do next, without its result; empty where that isn't known (yet)
/// @param dangers  by thread number, what would go wrong in its next operation, a sentence; as `next` known where that is quick
/// @param expected by name of a place, its value at the end of a run in which nobody is held up; empty where that run fails or has no end
/// @param busy     a move is being made
/// @param error    what can't be done, one sentence; null: nothing
/// @param search   of a failing schedule; null: none has been asked for
public record Rehearsal(Subject subject, @Nullable Conducted now, List<Operation> coming, Map<Integer, String> next, Map<Integer, String> dangers,
                        Map<String, String> expected, boolean busy, @Nullable String error, @Nullable Searching search) {
    public Rehearsal {
        coming = List.copyOf(coming);
        next = Map.copyOf(next);
        dangers = Map.copyOf(dangers);
        expected = Map.copyOf(expected);
    }

    Rehearsal busy(boolean moves, @Nullable String sentence) {
        return new Rehearsal(subject, now, coming, next, dangers, expected, moves, sentence, search);
    }

    Rehearsal searching(Searching how) {
        return new Rehearsal(subject, now, coming, next, dangers, expected, busy, error, how);
    }

    Rehearsal expecting(Map<String, String> values) {
        return new Rehearsal(subject, null, List.of(), Map.of(), Map.of(), values, true, null, search);
    }

    Rehearsal at(Conducted here, List<Operation> rest, @Nullable String sentence) {
        return new Rehearsal(subject, here, rest, Map.of(), Map.of(), expected, true, sentence, search);
    }

    Rehearsal foreseeing(Map<Integer, String> coming, Map<Integer, String> wrong) {
        return new Rehearsal(subject, now, this.coming, coming, wrong, expected, busy, error, search);
    }

    /// How far the search is.
    ///
    /// @param report null while it goes on
    public record Searching(long tried, long failed, Search.@Nullable Report report) {
        public boolean running() {
            return report == null;
        }

        /// One sentence.
        public String sentence() {
            if (report == null) return String.format(java.util.Locale.ROOT, "%,d schedules tried, %,d of them fail.", tried, failed);
            if (report.refused() != null) return report.refused();
            var found = report.found();
            var tries = String.format(java.util.Locale.ROOT, "%,d %s", report.tried(), report.tried() == 1 ? "schedule" : "schedules");
            if (found != null) {
                return tries + " tried. The shortest that fails has " + found.preemptions() + (found.preemptions() == 1 ? " preemption" : " preemptions") + " and "
                    + found.run().stepped() + " steps. " + found.run().ending().sentence();
            }
            return "None of " + tries + " fails" + (report.complete() ? ": all up to the bound of preemptions were tried." : "; " + (report.stopped() == null ? "not all were tried."
                : report.stopped() + "."));
        }
    }

    /// Whether a thread can be let go, or a time-out made to fire.
    public boolean over() {
        return now != null && !(now.run().ending() instanceof interleave.python.schedule.Ending.Stopped);
    }
}
