package interleave.shell;

import interleave.run.Status;
import interleave.run.Take;
import interleave.view.Cursor;
import org.jspecify.annotations.Nullable;

/// What the status line says of a run, in words.
final class StatusText {
    private StatusText() {}

    static void show(StatusLine line, @Nullable Status status, @Nullable Take take, double nanosPerEvent, Cursor cursor, FrameMeter.Report frames) {
        line.frame(frames);
        if (status == null) {
            line.state("ready", "");
            line.dropped(-1);
            line.cost(Double.NaN);
            line.rate("", "");
            return;
        }
        line.state(state(status, cursor), status.phase() == Status.Phase.FAILED ? "failed" : status.phase().over() ? "" : "live");
        if (take != null) {
            line.dropped(take.recorded() ? take.execution().trace().dropped() : -1);
            line.cost(cost(take, nanosPerEvent));
            line.rate(rate(take), String.join("\n", limits(take)));
        }
    }

    private static String rate(Take take) {
        var sampling = take.execution().sampling();
        if (sampling == null) return "ThreadMXBean 20 Hz";
        String limited = sampling.limits().isEmpty() ? "" : " (why not better: point here)";
        if (sampling.periodNanos() == 0) return "GIL from events only" + limited;
        return "GIL sampled every %s ms, p90 %.2f ms, %,d of %,d hand-overs missed".formatted(sampling.periodNanos() / 1e6, Math.max(0, sampling.gapNanos()) / 1e6, sampling.missed(),
            sampling.handOvers()) + limited;
    }

    private static java.util.List<String> limits(Take take) {
        var sampling = take.execution().sampling();
        return sampling == null ? java.util.List.of() : sampling.limits();
    }

    /// What recording took of one core's time while the act ran: the drainer's CPU time, and the calibrated cost of each event at its writer. NaN while it isn't known.
    private static double cost(Take take, double nanosPerEvent) {
        var outcome = take.outcome();
        if (outcome == null || !take.recorded() || outcome.startNanos() < 0) {
            return Double.NaN;
        }
        return (take.execution().drainNanos() + take.execution().trace().size() * nanosPerEvent) / (outcome.wallSeconds() * 1e9);
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
