package interleave.shell;

import interleave.charts.Measurements;
import interleave.metrics.Series;
import interleave.run.Engines;
import interleave.run.Status;
import interleave.run.Take;
import interleave.stage.StageView;
import interleave.teaching.Execution;
import interleave.teaching.Returned;
import interleave.timeline.Timeline;
import interleave.view.Cursor;
import interleave.view.FrameState;
import interleave.view.Identities;
import interleave.view.Palette;
import interleave.view.Shares;
import interleave.view.WithoutCore;
import interleave.world.History;
import interleave.world.Scene;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes each frame's [FrameState] from the take that is shown and gives it to the painted views.
///
/// What costs more than a look is made less often: shares and cores ten times a second, the scene only when the cursor or the recording has moved.
final class Views {
    private static final long PERIOD = 100_000_000;
    /// Shares and scene each take at most one part in so many of the time.
    private static final int SHARE = 16;
    /// A quarter of a second of samples at 20 Hz.
    private static final int SAMPLES = 5;

    private final StageView stage;
    private final Timeline timeline;
    private final Cursor cursor;
    private Palette palette = Palette.light();
    private @Nullable Take shown;
    private Identities identities = Identities.none();
    private Shares shares = Shares.none();
    private @Nullable Scene scene;
    private long sceneAt, sceneEvents, sharesAt;
    private final Pace sharesPace = new Pace(SHARE), scenePace = new Pace(SHARE);
    private double cores = Double.NaN;
    private @Nullable Object levelOf, returnedOf;
    private @Nullable Returned returned;
    private double level = Double.NaN;
    private @Nullable Take badgeTake;
    private long badgeAt;
    private String badge = "";

    Views(StageView stage, Timeline timeline, Cursor cursor) {
        this.stage = stage;
        this.timeline = timeline;
        this.cursor = cursor;
    }

    StageView stage() {
        return stage;
    }

    Timeline timeline() {
        return timeline;
    }

    void palette(Palette next) {
        palette = next;
    }

    /// What is painted from while nothing of a run is shown.
    FrameState still(boolean gil) {
        return FrameState.empty(palette, gil ? "MODEL" : "FREE-THREADED", gil, "");
    }

    /// @param due whether a painted view is due in this frame
    FrameState frame(long nanos, Workbench bench, @Nullable Take take, @Nullable Status status, Predicate<Cadence.Part> due) {
        if (take != shown) {
            shown = take;
            identities = Identities.none();
            shares = Shares.none();
            scene = null;
            cores = Double.NaN;
            sharesPace.forget();
        }
        var state = state(nanos, bench, take, status);
        if (due.test(Cadence.Part.STAGE)) {
            stage.frame(nanos, state);
        }
        if (due.test(Cadence.Part.TIMELINE)) {
            timeline.frame(nanos, state);
        }
        return state;
    }

    private FrameState state(long nanos, Workbench bench, @Nullable Take take, @Nullable Status status) {
        var engine = take == null ? Engines.badge(bench.ranOn()) : badge(nanos, bench, take);
        if (take == null || status == null || !take.recorded()) {
            var phase = phase(status, take);
            return new FrameState(palette, phase, message(status, take), engine, bench.ranOn().gil(), null, null, Shares.none(), Identities.none(), Double.NaN,
                    Runtime.getRuntime().availableProcessors(), interval(bench), 0);
        }
        var history = take.history();
        identities = Identities.of(take.cast(), identities);
        scene(nanos, history);
        boolean sought = sharesAt != cursor.time() && !cursor.live() && sharesPace.since(nanos) > sharesPace.rest(PERIOD) / 3;
        if (sought || sharesPace.due(nanos, PERIOD)) {
            sharesPace.begins(nanos);
            sharesAt = cursor.time();
            sampled(take.series().read(), Shares.over(history, cursor.time() - Shares.WINDOW, cursor.time()));
            sharesPace.ends();
        }
        return new FrameState(palette, phase(status, take), status.message(), engine, take.gil(), history, scene, shares, identities, cores,
                Runtime.getRuntime().availableProcessors(), interval(bench), history.trace().dropped(), mark(take), withoutCore(take));
    }

    /// What was sampled of a take's threads that had no core.
    static WithoutCore withoutCore(Take take) {
        var samples = take.series().read();
        return (actor, from, to) -> {
            var missed = samples.missed(actor, from, to);
            return missed == null ? null : new WithoutCore.Missed(missed.nanos(), missed.of(), missed.within());
        };
    }

    /// Live: the newest state, less often where there are so many that it takes its time; in replay the state at the cursor, sought only when it moved.
    private void scene(long nanos, History history) {
        if (cursor.live()) {
            if (scene != null && sceneEvents == -1 && !scenePace.due(nanos, 0)) return;
            scenePace.begins(nanos);
            scene = cursor.time() > history.endNanos() ? history.at(cursor.time()) : history.now();
            scenePace.ends();
            sceneEvents = -1;
        } else if (scene == null || sceneAt != cursor.time() || sceneEvents != history.trace().size()) {
            sceneAt = cursor.time();
            sceneEvents = history.trace().size();
            scene = history.at(sceneAt);
        }
    }

    /// What has been sampled of cores: used, and missed by those who could have run.
    private void sampled(Series.Samples samples, Shares recorded) {
        var span = cursor.live() ? newest(samples, cursor.time()) : around(samples, cursor.time());
        cores = samples.coresUsed(span.from, span.to);
        var parts = new double[identities.size()];
        java.util.Arrays.fill(parts, Double.NaN);
        for (var column : samples.all()) {
            if (column.actor() < parts.length) {
                parts[column.actor()] = samples.withoutCore(column, span.from, span.to);
            }
        }
        shares = recorded.withoutCore(parts, span.to > span.from ? samples.withoutCore(span.from, span.to) : Double.NaN);
    }

    /// From sample to sample; none where both are the same.
    private record Span(int from, int to) {}

    private static Span newest(Series.Samples samples, long at) {
        int now = Math.max(0, samples.size() - 1);
        while (now > 0 && samples.time(now) > at) {
            now--;
        }
        return new Span(Math.max(0, now - SAMPLES), now);
    }

    /// In replay: the samples that enclose the 250 ms around the cursor; none where the cursor is outside all samples.
    private static Span around(Series.Samples samples, long at) {
        int last = samples.size() - 1;
        if (last < 1 || at < samples.time(0) || at > samples.time(last)) {
            return new Span(0, 0);
        }
        int from = 0, to = last;
        while (from < last - 1 && samples.time(from + 1) <= Math.max(samples.time(0), at - Shares.WINDOW / 2)) {
            from++;
        }
        while (to > from + 1 && samples.time(to - 1) >= Math.min(samples.time(last), at + Shares.WINDOW / 2)) {
            to--;
        }
        // A thread that has ended keeps the CPU time of its last sample: what it used after it is missing there.
        while (to > from + 1 && samples.time(to - 1) >= at && ended(samples, to)) {
            to--;
        }
        return new Span(from, to);
    }

    private static boolean ended(Series.Samples samples, int sample) {
        return samples.columns().stream().anyMatch(column -> sample > column.from() && column.state(sample) == null && column.state(sample - 1) != null);
    }

    private static FrameState.Phase phase(@Nullable Status status, @Nullable Take take) {
        if (status == null) {
            return FrameState.Phase.EMPTY;
        }
        if (take != null && take != status.current()) {
            return status.phase() == Status.Phase.FAILED ? FrameState.Phase.FAILED : FrameState.Phase.FINISHED;
        }
        return switch (status.phase()) {
            case LOADING, WARMING_UP, CALIBRATING -> FrameState.Phase.WARMING_UP;
            case ASKING, FINISHED -> FrameState.Phase.FINISHED;
            case RUNNING -> status.paused() ? FrameState.Phase.PAUSED : FrameState.Phase.RUNNING;
            case FAILED -> FrameState.Phase.FAILED;
            case CANCELLED -> FrameState.Phase.CANCELLED;
        };
    }

    private static String message(@Nullable Status status, @Nullable Take take) {
        if (status == null) {
            return "";
        }
        return take != null && !take.recorded() ? "This run is not recorded." : status.message();
    }

    /// What is to be said of a thread's line in a take.
    static String mark(Take take) {
        var lines = take.execution().lines();
        return lines == null ? "" : lines.mark();
    }

    /// How well this run's holders of the GIL and lines of threads are known, and what that costs where it does.
    private String badge(long nanos, Workbench bench, Take take) {
        if (take == badgeTake && nanos - badgeAt < PERIOD) {
            return badge;
        }
        badgeTake = take;
        badgeAt = nanos;
        badge = Engines.badge(bench.ranOn(), take);
        return badge;
    }

    private static long interval(Workbench bench) {
        var settings = bench.ran();
        return settings.has(interleave.teaching.Knob.SWITCH_INTERVAL) ? Math.round(settings.real(interleave.teaching.Knob.SWITCH_INTERVAL) * 1e6) : 5_000_000;
    }

    /// What the charts draw of a take.
    Measurements measurements(Take take, Workbench bench, @Nullable Status status) {
        var outcome = take.outcome();
        return new Measurements(take.series().read(), outcome == null ? List.of() : outcome.readings(), level(bench, status), returned(take, outcome), take);
    }

    /// Taken apart once per take; null while it runs, and where it has the wrong shape, which fails the run with a sentence.
    private @Nullable Returned returned(Take take, Execution.@Nullable Outcome outcome) {
        if (outcome == null || !take.finished()) {
            return null;
        }
        if (outcome != returnedOf) {
            returnedOf = outcome;
            returned = Returned.of(outcome.results());
        }
        return returned;
    }

    /// Loop turns and calls per second in the first finished take of the lesson's first act: what one thread alone does.
    private double level(Workbench bench, @Nullable Status status) {
        var lesson = bench.lesson();
        if (lesson == null || status == null) {
            return Double.NaN;
        }
        var first = status.takes().stream().filter(take -> take.finished() && take.act().id().equals(lesson.acts().getFirst().id())).findFirst().orElse(null);
        if (first != levelOf) {
            levelOf = first;
            level = first == null ? Double.NaN : rate(first);
        }
        return level;
    }

    private static double rate(Take take) {
        var samples = take.series().read();
        var outcome = take.outcome();
        if (samples.size() < 2 || outcome == null) {
            return Double.NaN;
        }
        long steps = 0;
        for (var column : samples.columns()) {
            steps += column.steps(samples.size() - 1);
        }
        return steps / outcome.wallSeconds();
    }
}
