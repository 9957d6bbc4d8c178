package interleave.run;

import interleave.teaching.Act;
import interleave.teaching.ProgramFailure;
import interleave.teaching.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a session is: an unchanging picture that the frame loop polls.
///
/// @param act         the act at hand; null before the first and after the last
/// @param repetition  from 0, of `repetitions`
/// @param sinceNanos  when this phase began (System.nanoTime)
/// @param paused      every thread is held
/// @param question    what the session waits to have answered or skipped; null if nothing
/// @param takes       all repetitions so far, the running one last
/// @param current     the running repetition; null between them
/// @param skipped     acts skipped so far, each with its reason in one sentence
/// @param failure     why the program could not be loaded or failed; null unless FAILED
/// @param message     one line for people
/// @param progress    0 to 1: repetitions done of all
public record Status(Phase phase, @Nullable Act act, int repetition, int repetitions, long sinceNanos, boolean paused, @Nullable Question question,
                     List<Take> takes, @Nullable Take current, List<Skipped> skipped, @Nullable ProgramFailure failure, String message, double progress) {
    public enum Phase {
        LOADING, WARMING_UP, CALIBRATING, ASKING, RUNNING, FINISHED, FAILED, CANCELLED;

        public boolean over() {
            return this == FINISHED || this == FAILED || this == CANCELLED;
        }
    }

    public record Skipped(String act, String reason) {}
}
