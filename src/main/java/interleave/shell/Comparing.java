package interleave.shell;

import interleave.charts.SpreadBars;
import interleave.run.Contrast;
import interleave.run.Result;
import interleave.run.Take;
import interleave.timeline.Timeline;
import interleave.view.Bookmarks;
import interleave.view.Cursor;
import interleave.view.Fonts;
import interleave.view.FrameState;
import interleave.view.Identities;
import interleave.view.Selection;
import interleave.view.Shares;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The run that is shown beside another of the same lesson: two timelines on one axis that begins where each one's act begins, one cursor, run times with their spread, and
/// the difference in one sentence.
///
/// The shown run stays what it is, with all its keys; the other one follows its act and its instant. Screen's thread only.
final class Comparing {
    private final Workbench bench;
    private final Views views;
    private final Cursor cursor;
    private final Centre centre;
    private final Timeline timeline;
    private final SpreadBars bars;
    private final CompareHead head;
    private final Cursor follower = new Cursor();
    private RunRack.@Nullable Run other;
    private @Nullable Contrast contrast;
    private @Nullable Take shown, beside;
    private Identities identities = Identities.none();
    private long led = Long.MIN_VALUE, followed = Long.MIN_VALUE;

    Comparing(Workbench bench, Views views, Cursor cursor, Centre centre, Fonts fonts, Commands commands) {
        this.bench = bench;
        this.views = views;
        this.cursor = cursor;
        this.centre = centre;
        timeline = new Timeline(fonts, follower, new Selection(), new Bookmarks());
        timeline.node().setId("other-timeline");
        timeline.node().setAccessibleText("Timeline of the other run");
        bars = new SpreadBars(fonts);
        head = new CompareHead(bars.node(), commands);
    }

    boolean on() {
        return other != null;
    }

    /// For a hall: the sentence alone above the two timelines.
    void hall(boolean is) {
        head.hall(is);
    }

    /// What the hall magnifies.
    List<interleave.view.View> painted() {
        return List.of(timeline, bars);
    }

    /// Where the other run stands.
    Cursor cursor() {
        return follower;
    }

    /// The other run's repetition that is shown; null where it has none of this act.
    @Nullable Take beside() {
        return beside;
    }

    /// The time seen of the other run; null while all is.
    long @Nullable [] seen() {
        return timeline.seen();
    }

    /// Shows the shown run beside this one.
    ///
    /// @throws IllegalArgumentException with one sentence when they have nothing in common
    void begin(RunRack.Run run) {
        var mine = bench.result();
        if (mine == null) return;
        var made = named(run, mine);
        leave();
        contrast = made;
        other = run;
        shown = null;
        beside = null;
        head.differences(made);
        centre.compare(head, timeline.node());
        Timeline.pair(views.timeline(), timeline);
    }

    /// Each run is called by what tells it from the other.
    private static Contrast named(RunRack.Run run, Result mine) {
        var lesson = mine.plan().lesson();
        var plain = Contrast.of(run.side("1"), interleave.run.Side.of("2", mine), lesson);
        return Contrast.of(plain.a().named("the run " + told(plain, false, run)), plain.b().named("the run " + told(plain, true, run)), lesson);
    }

    private static String told(Contrast plain, boolean mine, RunRack.Run run) {
        var parts = new ArrayList<String>();
        for (var each : plain.differences()) {
            if (each.what().equals("engine")) parts.add("on " + (mine ? each.b() : each.a()));
            else if (each.what().equals("knob")) parts.add("with " + each.name().toLowerCase(java.util.Locale.ROOT) + " " + (mine ? each.b() : each.a()));
            else if (each.what().equals("program")) parts.add("of " + (mine ? each.b() : each.a()) + (each.b().contains("own") == mine ? "" : " program"));
        }
        if (!parts.isEmpty() && parts.size() <= 2) return String.join(" ", parts);
        return mine ? "shown" : run.tape().isEmpty() ? "before" : "on " + run.tape();
    }

    /// Shows the run alone again; whether it was shown beside another.
    boolean leave() {
        if (other == null) return false;
        other = null;
        contrast = null;
        timeline.unpair();
        views.timeline().title("Timeline");
        centre.alone();
        return true;
    }

    /// Once a frame, after the shown run has been painted.
    void frame(long nanos, FrameState state, @Nullable Take take) {
        var run = other;
        if (run == null) return;
        if (bench.busy() || bench.result() == null) {
            leave();
            return;
        }
        if (take != shown) {
            shown = take;
            choose(run, take);
        }
        var theirs = beside;
        if (take == null || theirs == null) {
            timeline.frame(nanos, FrameState.empty(state.palette(), engine(run), true, "The other run has no such act: choose one that both have."));
        } else {
            follow(take, theirs);
            identities = Identities.of(theirs.cast(), identities);
            var history = theirs.history();
            timeline.frame(nanos, new FrameState(state.palette(), FrameState.Phase.FINISHED, "", engine(run), theirs.gil(), history, history.at(follower.time()), Shares.none(), identities,
                Double.NaN, state.cores(), state.switchIntervalNanos(), history.trace().dropped(), Views.mark(theirs), Views.withoutCore(theirs)));
        }
        bars.frame(nanos, state);
    }

    private static String engine(RunRack.Run run) {
        return interleave.run.Engines.badge(run.result().plan().engine());
    }

    /// The other run's typical repetition of the act that is shown.
    private void choose(RunRack.Run run, @Nullable Take take) {
        identities = Identities.none();
        led = Long.MIN_VALUE;
        var act = take == null ? "" : take.act().id();
        var typical = run.result().evidence().typical(act);
        beside = typical.flatMap(measured -> run.result().status().takes().stream().filter(each -> each.act().id().equals(act) && each.repetition() == measured.repetition() && each.recorded()).findFirst())
            .orElse(null);
        views.timeline().fit();
        var held = Objects.requireNonNull(contrast);
        views.timeline().title(capital(held.b().name()));
        timeline.title(capital(held.a().name()));
        var pair = held.pair(act);
        head.sentence(pair.map(Contrast.Pair::sentence).orElseGet(held::sentence));
        var pairs = new ArrayList<>(held.pairs());
        pair.ifPresent(first -> {
            pairs.remove(first);
            pairs.addFirst(first);
        });
        bars.show(pairs.stream().map(each -> new SpreadBars.Pair(each.title(), times(each.seconds().b()), times(each.seconds().a()))).toList(),
            capital(held.b().name()), capital(held.a().name()));
    }

    private static String capital(String text) {
        return text.startsWith("the run ") ? Character.toUpperCase(text.charAt(8)) + text.substring(9) : text;
    }

    private static SpreadBars.Times times(Contrast.Spread spread) {
        return new SpreadBars.Times(spread.median(), spread.low(), spread.high());
    }

    /// One cursor: whichever of the two a hand or the replay has moved, the other stands as far into its own act.
    private void follow(Take take, Take theirs) {
        long mine = take.history().startNanos(), their = theirs.history().startNanos();
        if (cursor.time() != led || cursor.live()) {
            follower.seek(cursor.time() - mine + their);
        } else if (follower.time() != followed) {
            cursor.playingProperty().set(false);
            cursor.seek(follower.time() - their + mine);
        }
        led = cursor.time();
        followed = follower.time();
    }

    /// Puts every act's figures on the clipboard as a table, with the sentence below.
    void copy() {
        var held = contrast;
        if (held == null) return;
        var text = new StringBuilder("act\tmedian of " + held.a().name() + ", s\tmedian of " + held.b().name() + ", s\ttimes as long\tleast\tmost\tclear\n");
        for (var pair : held.pairs()) {
            var seconds = pair.seconds();
            text.append(String.format(java.util.Locale.ROOT, "%s\t%.6f\t%.6f\t%.4f\t%.4f\t%.4f\t%s\n", pair.act(), seconds.a().median(), seconds.b().median(), seconds.value(), seconds.low(), seconds.high(),
                seconds.clear()));
        }
        var content = new javafx.scene.input.ClipboardContent();
        content.putString(text + held.sentence() + "\n");
        javafx.scene.input.Clipboard.getSystemClipboard().setContent(content);
    }

    /// Where a replay of the shown take ends: with the longer of the two.
    long end(Take take, long end) {
        var theirs = beside;
        return theirs == null || other == null ? end : Math.max(end, take.history().startNanos() + theirs.history().endNanos() - theirs.history().startNanos());
    }
}
