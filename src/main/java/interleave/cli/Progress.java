package interleave.cli;

import interleave.run.Session;
import interleave.run.Status;
import interleave.run.Take;
import java.util.Locale;

/// A line for each thing a session does, on standard error.
final class Progress {
    private static final long POLL_MILLIS = 20;
    private final Console console;
    private int told;
    private int skipped;
    private String last = "";

    Progress(Console console) {
        this.console = console;
    }

    /// Returns when the session is over.
    void follow(Session session) throws InterruptedException {
        while (true) {
            Status status = session.status();
            tell(status);
            if (status.phase().over()) return;
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void tell(Status status) {
        for (; skipped < status.skipped().size(); skipped++) {
            var each = status.skipped().get(skipped);
            console.progress(String.format("%-20s skipped: %s", each.act(), each.reason()));
        }
        for (; told < status.takes().size() && status.takes().get(told).outcome() != null; told++) console.progress(line(status.takes().get(told), status.repetitions()));
        String now = switch (status.phase()) {
            case WARMING_UP -> String.format("%-20s warming up", status.act() == null ? "" : status.act().id());
            case CALIBRATING -> "                     " + status.message();
            default -> "";
        };
        if (!now.isEmpty() && !now.equals(last)) console.progress(now);
        if (!now.isEmpty()) last = now;
    }

    private static String line(Take take, int repetitions) {
        var outcome = java.util.Objects.requireNonNull(take.outcome());
        String which = String.format(Locale.ROOT, "%-20s %d of %d  ", take.act().id(), take.repetition() + 1, repetitions);
        return which + switch (outcome.status()) {
            case FINISHED -> String.format(Locale.ROOT, "%.3f s, CPU %.3f s", outcome.wallSeconds(), outcome.cpuNanos() / 1e9);
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
        };
    }
}
