package interleave.shell;

import interleave.podium.Podium;
import interleave.python.schedule.Schedule;
import interleave.python.schedule.Search;
import interleave.python.schedule.Standing;
import interleave.reading.Reading;
import interleave.run.conduct.Rehearsal;
import interleave.run.conduct.Rehearsing;
import interleave.run.conduct.Subject;
import interleave.teaching.Act;
import interleave.teaching.Lesson;
import interleave.view.Fonts;
import interleave.view.FrameState;
import interleave.view.Identities;
import java.util.List;
import java.util.Map;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/// Conduct mode: an act of the open lesson whose threads move only when they are told to, on the podium in place of the stage.
///
/// It holds the session ([Rehearsing]) and asks it once a frame what is so; what is asked for goes to the session at once and comes back in a later frame. Leaving
/// it, running anything or opening another lesson ends the session. Screen's thread only, and nothing here waits.
final class Conducting implements Podium.Requests {
    /// Time to read a step that is gone through by itself, ns.
    private static final long PACE = 1_200_000_000L;

    private final Desk desk;
    private final Podium podium;
    private final ConductBar bar;
    private final ScheduleFiles files;
    private @Nullable Rehearsing session;
    private @Nullable Act act;
    private @Nullable Rehearsal seen;
    private Map<String, Object> settings = Map.of();
    private boolean operation = true, foresee, playing;
    private int bound = Rehearsing.LIMITS.bound();
    private long stepped;

    Conducting(Desk desk, Fonts fonts, Commands commands) {
        this.desk = desk;
        podium = new Podium(fonts, this);
        bar = new ConductBar(this, commands);
        files = new ScheduleFiles(desk, this);
        files.receiveDrops(podium.node());
    }

    Podium podium() {
        return podium;
    }

    ConductBar bar() {
        return bar;
    }

    boolean on() {
        return session != null;
    }

    @Nullable Rehearsing session() {
        return session;
    }

    @Nullable Act act() {
        return act;
    }

    /// What is so, as far as it is known on the screen; null before the first frame of a session.
    @Nullable Rehearsal state() {
        return seen;
    }

    // coming and going

    /// The act that is shown, a search before others; else the lesson's first search, or its first act. Pressed again: back to the run.
    void toggle() {
        if (on()) {
            leave();
            return;
        }
        var lesson = desk.bench().lesson();
        if (lesson == null || lesson.acts().isEmpty()) return;
        var take = desk.bench().take();
        var shown = take == null ? null : lesson.act(take.act().id()).orElse(null);
        conduct(shown != null && lesson.acts().stream().noneMatch(each -> each.search() != null) ? shown
            : lesson.acts().stream().filter(each -> each.search() != null).findFirst().orElse(shown != null ? shown : lesson.acts().getFirst()), null);
    }

    /// Conducts an act of the open lesson, with its program and knobs as they stand.
    ///
    /// @param schedule to be gone through step by step; null: none
    void conduct(Act next, @Nullable String schedule) {
        var lesson = desk.bench().lesson();
        if (lesson == null || desk.bench().busy()) {
            desk.notice("A run goes on: cancel it first (Esc).");
            return;
        }
        if (lesson.website(desk.bench().settings()).isPresent()) {
            desk.notice("The scheduler can't control the network, and this lesson's acts talk to a website; conduct a program of threads, locks and queues.");
            return;
        }
        if (session == null) desk.conducting(true);
        else end();
        act = next;
        settings = desk.bench().settings().values();
        var opened = Rehearsing.open(subject(lesson, next));
        session = opened;
        playing = false;
        desk.reading().reveal();
        desk.page(Reading.Page.CODE);
        if (schedule != null) rehearse(opened, schedule);
    }

    private Subject subject(Lesson lesson, Act next) {
        var bench = desk.bench();
        return new Subject(next.title(), bench.source(), lesson.program().fileName(), next.function(), settings, next.gil() && bench.engine().gil());
    }

    private void rehearse(Rehearsing with, String text) {
        try {
            with.rehearse(Schedule.parse(text));
        } catch (IllegalArgumentException wrong) {
            desk.notice(String.valueOf(wrong.getMessage()));
        }
    }

    /// Back to the run. False: nothing was conducted.
    boolean leave() {
        if (session == null) return false;
        end();
        session = null;
        act = null;
        desk.reading().stands(null, 0);
        desk.conducting(false);
        return true;
    }

    /// Escape: the schedule's field goes first, then a search, then the mode.
    boolean escape() {
        if (session == null) return false;
        if (bar.typing()) podium.node().requestFocus();
        else if (searching()) stopSearch();
        else leave();
        return true;
    }

    /// Ends what still runs.
    void end() {
        if (session != null) session.close();
        seen = null;
    }

    // what can be asked for

    private boolean standing() {
        return seen != null && seen.now() != null;
    }

    boolean can(int number) {
        return standing() && !seen.over() && seen.now().standing().players().stream().anyMatch(player -> player.number() == number
            && (player.state() == Standing.State.READY || player.timeOut()));
    }

    boolean canGo() {
        return standing() && podium.chosen() >= 0;
    }

    boolean canBack() {
        return standing() && seen.now().choices() > 0;
    }

    boolean canForward() {
        return standing() && !seen.coming().isEmpty();
    }

    boolean searching() {
        return seen != null && seen.search() != null && seen.search().running();
    }

    boolean found() {
        return seen != null && seen.search() != null && seen.search().report() != null && seen.search().report().found() != null;
    }

    /// A thread that can't go on but waits with a time-out: that fires.
    @Override
    public void go(int number) {
        if (session == null || !can(number)) return;
        playing = false;
        boolean waits = seen.now().standing().players().stream().anyMatch(player -> player.number() == number && player.state() == Standing.State.WAITING);
        podium.point(number);
        session.choose(number, waits, operation);
    }

    void goChosen() {
        go(podium.chosen());
    }

    boolean canFire() {
        return standing() && seen.now().standing().players().stream().anyMatch(Standing.Player::timeOut);
    }

    /// The time-out of the first thread that waits with one fires.
    void fire() {
        if (session != null && canFire()) {
            seen.now().standing().players().stream().filter(Standing.Player::timeOut).findFirst().ifPresent(player -> session.choose(player.number(), true, operation));
        }
    }

    @Override
    public void to(int choices) {
        playing = false;
        if (session != null) session.to(choices);
    }

    void back() {
        playing = false;
        if (session != null) session.back(operation);
    }

    void forward() {
        if (session != null) session.forward();
    }

    /// To the beginning; of the program as it stands now, if it or a knob was changed.
    void restart() {
        playing = false;
        var lesson = desk.bench().lesson();
        var conducted = act;
        if (session == null || lesson == null || conducted == null) return;
        if (seen != null && (!seen.subject().source().equals(desk.bench().source()) || !settings.equals(desk.bench().settings().values()) || seen.error() != null && seen.now() == null)) conduct(conducted, null);
        else session.restart();
    }

    boolean playing() {
        return playing;
    }

    /// Goes through the steps to come by itself, or no longer.
    void play() {
        playing = !playing && canForward();
        stepped = 0;
    }

    boolean byOperation() {
        return operation;
    }

    void byOperation(boolean whole) {
        operation = whole;
    }

    boolean foresees() {
        return foresee;
    }

    void foresee(boolean wanted) {
        foresee = wanted;
    }

    int bound() {
        return bound;
    }

    void bound(int most) {
        bound = most;
    }

    void search() {
        var limits = Rehearsing.LIMITS;
        if (session != null) session.search(new Search.Limits(bound, limits.schedules(), limits.seconds(), limits.all()));
    }

    void stopSearch() {
        if (session != null) session.cancelSearch();
    }

    /// Puts the shortest failing schedule before one, to be gone through.
    void watch() {
        if (session != null && found()) session.rehearse(seen.search().report().found().schedule());
    }

    // schedules as text

    /// The choices made so far, as [Schedule#parse] reads them.
    String schedule() {
        return standing() ? seen.now().run().schedule().toString() : "";
    }

    /// Runs by a schedule that was typed or pasted.
    void replay(String text) {
        playing = false;
        if (session != null) session.replay(text);
        podium.node().requestFocus();
    }

    void copy() {
        var content = new ClipboardContent();
        content.putString(schedule());
        Clipboard.getSystemClipboard().setContent(content);
    }

    ScheduleFiles files() {
        return files;
    }

    // once a frame

    void frame(long nanos, FrameState frame) {
        if (session == null) return;
        var now = session.state();
        podium.show(now, foresee);
        podium.frame(nanos, frame);
        if (now != seen) {
            boolean moved = seen == null || seen.now() != now.now();
            seen = now;
            desk.reading().stands(stands(now), moved ? line(now) : 0);
            desk.reading().output(now.now() == null ? "" : now.now().run().output());
        }
        playing &= canForward();
        if (playing && !now.busy() && nanos - stepped > PACE) {
            stepped = nanos;
            forward();
        }
        bar.frame();
    }

    /// Of the thread that moved last, where it stands in the program; 0: nowhere there.
    private static int line(Rehearsal now) {
        if (now.now() == null || now.now().operations().isEmpty()) return 0;
        int last = now.now().operations().getLast().thread();
        return now.now().standing().players().stream().filter(player -> player.number() == last && player.file().equals(now.subject().fileName())).mapToInt(Standing.Player::line)
            .findFirst().orElse(0);
    }

    private static List<Reading.Stand> stands(Rehearsal now) {
        if (now.now() == null) return List.of();
        return now.now().standing().players().stream().filter(player -> player.state() != Standing.State.ENDED && player.file().equals(now.subject().fileName()))
            .map(player -> new Reading.Stand(Identities.thread(player.number(), player.name()), player.line())).toList();
    }
}
