package interleave.shell;

import interleave.charts.Charts;
import interleave.findings.Deadlock;
import interleave.findings.EndlessWait;
import interleave.findings.Finding;
import interleave.reading.PollPage;
import interleave.reading.Reading;
import interleave.run.Status;
import interleave.run.Take;
import interleave.teaching.Catalog;
import interleave.teaching.Evidence;
import interleave.teaching.Question;
import interleave.teaching.Script;
import interleave.view.Cursor;
import interleave.view.TellingInstant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.controlsfx.control.NotificationPane;
import org.jspecify.annotations.Nullable;

/// Which take, which page and which instant are shown as a run goes on: a question brings its page and lets the last act stand still meanwhile; the end brings the
/// result, and the take most worth seeing at an instant worth looking at.
///
/// Asked once a frame ([#frame()]); all that depends on the run is set anew only when the run's status has changed, which is rare. Screen's thread only.
final class Showing {
    /// The one who closes a circle of waits lets go of the GIL right after; ns.
    private static final long AFTER_FINDING = 100_000;

    /// What it shows things in.
    record Parts(Memory memory, Workbench bench, Cursor cursor, Navigator navigator, TopBar top, Transport transport, Centre centre, Reading reading, PollPage poll, Charts charts,
                 NotificationPane notices, FrameLoop loop, Consumer<Status> over) {}

    private final Memory memory;
    private final Workbench bench;
    private final Cursor cursor;
    private final Navigator navigator;
    private final TopBar top;
    private final Transport transport;
    private final Centre centre;
    private final Reading reading;
    private final PollPage poll;
    private final Charts charts;
    private final NotificationPane notices;
    private final FrameLoop loop;
    private final Consumer<Status> over;
    private final Examiner examiner = new Examiner();
    private Examiner.@Nullable State examined;
    private @Nullable Status seen;
    private @Nullable Take toldFull;
    private @Nullable Evidence measured;
    /// While a question waits, the last act stands on the stage as a replay; then it goes on live.
    private boolean looking;

    Showing(Parts parts) {
        memory = parts.memory;
        bench = parts.bench;
        cursor = parts.cursor;
        navigator = parts.navigator;
        top = parts.top;
        transport = parts.transport;
        centre = parts.centre;
        reading = parts.reading;
        poll = parts.poll;
        charts = parts.charts;
        notices = parts.notices;
        loop = parts.loop;
        over = parts.over;
    }

    Examiner examiner() {
        return examiner;
    }

    void notice(String sentence, org.controlsfx.control.action.Action... actions) {
        notices.getActions().setAll(actions);
        notices.show(sentence);
    }

    /// No notice any more.
    void quiet() {
        notices.hide();
    }

    /// The workbench has opened another lesson, or a place with none yet.
    void opened(Catalog.Entry entry) {
        navigator.select(entry.id());
        top.place(entry.module(), entry.title());
        cursor.follow();
        seen = null;
        measured = null;
        var lesson = bench.lesson();
        if (lesson == null) {
            centre.unbuilt(entry);
            poll.open(List.of(), Map.of());
            top.knobs(List.of(), bench.settings());
            reading.nothing("# " + entry.title() + "\n\nThis lesson is planned and not built yet.");
        } else {
            centre.built();
            top.knobs(lesson.knobs(), bench.settings());
            reading.open(lesson, bench.source());
            lesson.beforehand(bench.evidence()).forEach(this::notice);
            poll.open(lesson.questions(), memory.polls(lesson));
            refresh(null);
            examiner.forget();
            examined = null;
            lesson.exercise().ifPresentOrElse(exercise -> reading.exercise(exercise, memory.solution(lesson)), reading::noExercise);
            reading.show(lesson.exercise().isPresent() ? Reading.Page.EXERCISE : lesson instanceof Script ? Reading.Page.CODE : Reading.Page.READ);
        }
        centre.takes(List.of(), null);
        top.state(false, false, lesson != null);
    }

    /// A run has begun.
    void began() {
        notices.hide();
        reading.begin();
        reading.reveal(); // a run shows the reference: who presses Run has asked for it
        reading.show(bench.lesson() instanceof Script ? Reading.Page.CONSOLE : Reading.Page.CODE);
        cursor.follow();
        seen = null;
        measured = null;
        loop.whole().reset();
    }

    void live() {
        bench.choose(null);
        transport.follow();
    }

    void stepNewest() {
        var take = bench.take();
        if (take != null && take.history().endNanos() > take.history().startNanos()) {
            cursor.playingProperty().set(false);
            cursor.seek(take.history().endNanos());
        }
    }

    /// Shows a take, at an instant worth looking at.
    void choose(Take take) {
        bench.choose(take);
        var now = bench.status();
        if (now != null) {
            centre.takes(now.takes(), take);
        }
        look(take);
    }

    /// Stands still where the take has something to show.
    private void look(Take take) {
        cursor.playingProperty().set(false);
        transport.history(take.history());
        take.findings().stream().filter(found -> found instanceof Deadlock || found instanceof EndlessWait).findFirst()
                .ifPresentOrElse(found -> cursor.seek(TellingInstant.settled(take.history(), found.atNanos() + AFTER_FINDING)), transport::toTellingInstant);
    }

    void forget() {
        bench.forgetGuesses();
        refresh(null);
    }

    /// Once a frame: takes up what has changed in the run, and what the check of a solution has found.
    void frame(@Nullable Status now) {
        if (now != seen) {
            changed(now);
        }
        examined();
        full(bench.take());
    }

    /// Says once of a take that there was no room for all of its recording.
    private void full(@Nullable Take take) {
        String sentence = take == null || take == toldFull ? null : take.full();
        if (sentence != null) {
            toldFull = take;
            notice(sentence);
        }
    }

    private void examined() {
        var found = examiner.state();
        if (found == examined || found == null) {
            return;
        }
        examined = found;
        var report = found.report();
        reading.examined(found.marks().stream().map(mark -> new Reading.Finding(mark.demand().sentence(), mark.held(), mark.detail(), mark.line())).toList(),
                report == null ? null : report.failure(), report == null);
        if (report != null) {
            reading.reveal();
        }
    }

    private void changed(@Nullable Status now) {
        var before = seen;
        seen = now;
        if (now == null) {
            return;
        }
        top.state(!now.phase().over(), now.paused(), true);
        centre.takes(now.takes(), bench.take());
        boolean asks = now.question() != null && (before == null || before.question() != now.question());
        boolean over = now.phase().over() && (before == null || !before.phase().over());
        if (bench.evidence() != measured || asks || over || before != null && before.question() != now.question()) {
            refresh(now.question());
        }
        if (asks) {
            reading.show(Reading.Page.PREDICT);
            var last = bench.take();
            if (cursor.live() && last != null && last.recorded()) {
                look(last);
                looking = true;
            }
        } else if (before != null && before.question() != null && now.question() == null && !now.phase().over()) {
            reading.show(Reading.Page.CODE);
        }
        if (looking && now.question() == null) {
            looking = false;
            if (!bench.chosen()) {
                cursor.follow();
            }
        }
        if (over) {
            over(now);
        }
    }

    private void over(Status now) {
        var lesson = bench.lesson();
        var failure = now.failure();
        if (failure != null) {
            reading.failed(failure);
            notice("The run failed: " + failure.getMessage() + (remedy() == null ? "" : ". " + remedy()));
        } else if (lesson != null && now.phase() == Status.Phase.FINISHED) {
            if (!(lesson instanceof Script) && lesson.checks().stream().allMatch(check -> check.test().apply(bench.evidence()).map(finding -> finding.ok()).orElse(true))) {
                memory.done(lesson);
            }
            reading.show(lesson instanceof Script && discoveries().isEmpty() ? Reading.Page.CONSOLE : Reading.Page.RESULT);
        }
        var worth = now.phase() == Status.Phase.FINISHED ? bench.typical() : bench.take();
        if (worth != null && cursor.live() && worth.recorded() && worth.history().trace().size() > 0) {
            choose(worth);
            centre.takes(now.takes(), worth);
        }
        if (lesson != null) {
            navigator.progress(lesson.id(), memory.progress(lesson.id()));
        }
        over.accept(now);
    }

    private @Nullable String remedy() {
        var result = bench.result();
        return result == null ? null : result.remedy().orElse(null);
    }

    /// What was found in the takes so far, each with the way to its moment.
    private List<Reading.Discovery> discoveries() {
        var result = bench.session() != null ? bench.session().result() : bench.result();
        if (result == null) {
            return List.of();
        }
        var file = result.plan().program().fileName();
        return result.findings().stream().map(each -> {
            var found = each.finding();
            return new Reading.Discovery(found.kind().word(), found.name(), found.sentence(), found.line() == 0 ? "" : file.substring(file.lastIndexOf('/') + 1) + ":" + found.line(),
                    () -> moment(each.take(), found));
        }).toList();
    }

    private void moment(Take take, Finding found) {
        choose(take);
        boolean stands = found instanceof Deadlock || found instanceof EndlessWait;
        cursor.seek(stands ? TellingInstant.settled(take.history(), found.atNanos() + AFTER_FINDING) : found.atNanos());
    }

    /// Shows the evidence there is now.
    ///
    /// @param asked the question the run waits with; null if it waits with none
    void refresh(@Nullable Question asked) {
        var lesson = bench.lesson();
        measured = bench.evidence();
        if (lesson != null) {
            reading.found(discoveries());
            reading.evidence(bench.evidence(), bench.guesses(), asked);
            poll.evidence(bench.evidence(), asked);
            charts.evidence(lesson, bench.guesses(), bench.evidence());
        }
    }
}
