package interleave.shell;

import interleave.run.Examination;
import interleave.teaching.Engine;
import interleave.teaching.Exercise;
import interleave.teaching.ProgramFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks a solution on a thread of its own and says at any time how far it is. Asked by the screen's thread once a frame; [#state()] is an immutable picture.
final class Examiner {
    private static final Logger LOG = LoggerFactory.getLogger(Examiner.class);

    /// @param report null while it runs
    record State(List<Examination.Mark> marks, Examination.@Nullable Report report) {}

    private volatile @Nullable State state;
    private volatile @Nullable Examination running;

    @Nullable State state() {
        return state;
    }

    boolean busy() {
        return running != null;
    }

    /// Begins, unless one goes on.
    void begin(Exercise exercise, Engine engine, String solution) {
        if (busy()) {
            return;
        }
        var examination = new Examination(exercise, engine);
        running = examination;
        state = new State(List.of(), null);
        Thread.ofPlatform().daemon().name("examiner").start(() -> {
            var marks = new ArrayList<Examination.Mark>();
            Examination.Report report;
            try {
                report = examination.run(solution, mark -> {
                    marks.add(mark);
                    state = new State(List.copyOf(marks), null);
                });
            } catch (InterruptedException | RuntimeException e) {
                LOG.error("An examination ended by an error of the program's own", e);
                String sentence = "Interleave itself failed, not the solution: " + e + ". The log file says more.";
                report = new Examination.Report(new ProgramFailure(sentence, 0, sentence), List.copyOf(marks), false);
            }
            running = null;
            state = new State(report.marks(), report);
        });
    }

    void cancel() {
        var examination = running;
        if (examination != null) {
            examination.cancel();
        }
    }

    /// Another lesson: what was found is no longer of interest.
    void forget() {
        cancel();
        state = null;
    }
}
