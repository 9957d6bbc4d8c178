package interleave.shell;

import interleave.run.Status;
import interleave.run.Take;
import interleave.view.Cursor;
import org.jspecify.annotations.Nullable;

/// What the status line says of a run, in words.
final class StatusText {
    private StatusText() {}

    static void show(StatusLine line, @Nullable Status status, @Nullable Take take, Cursor cursor, FrameMeter.Report frames) {
        line.frame(frames);
        if (status == null) {
            line.state("ready", "");
            line.dropped(-1);
            line.cost(Double.NaN);
            line.rate("");
            return;
        }
        line.state(state(status, cursor), status.phase() == Status.Phase.FAILED ? "failed" : status.phase().over() ? "" : "live");
        if (take != null) {
            line.dropped(take.recorded() ? take.execution().trace().dropped() : -1);
            var outcome = take.outcome();
            line.cost(outcome == null || !take.recorded() || outcome.cpuNanos() <= 0 ? Double.NaN : (double) take.execution().drainNanos() / outcome.cpuNanos());
            line.rate("ThreadMXBean 20 Hz");
        }
    }

    private static String state(Status status, Cursor cursor) {
        return switch (status.phase()) {
            case FINISHED -> "recorded";
            case CANCELLED -> "cancelled";
            case FAILED -> "failed";
            case RUNNING -> (status.paused() ? "held · " : cursor.live() ? "live · " : "replay, the run goes on · ") + status.message() + repetition(status);
            default -> status.message() + repetition(status);
        };
    }

    private static String repetition(Status status) {
        return status.repetitions() > 1 ? " · " + (status.repetition() + 1) + " of " + status.repetitions() : "";
    }
}
