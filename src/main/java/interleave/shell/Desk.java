package interleave.shell;

import interleave.charts.Charts;
import interleave.reading.PollPage;
import interleave.reading.Reading;
import interleave.reading.WaitForCard;
import interleave.run.Plan;
import interleave.run.Status;
import interleave.run.Take;
import interleave.stage.StageView;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import interleave.teaching.Experiment;
import interleave.teaching.Question;
import interleave.teaching.Script;
import interleave.trace.Bookmark;
import interleave.timeline.Timeline;
import interleave.view.Bookmarks;
import interleave.view.Cursor;
import interleave.view.Fonts;
import interleave.view.FrameState;
import interleave.view.Palette;
import interleave.view.Selection;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.controlsfx.control.NotificationPane;
import org.jspecify.annotations.Nullable;

/// What is in the window, and the frame that brings it up to date. How it stands is the [Arrangement]'s, what a run shows of itself is [Showing]'s, what one can do
/// is in the [Repertoire]; requests end at the [Workbench].
///
/// The frame does, in this order: what has changed in the run (buttons, pages, notices; rare), the cursor, the views, the reading side, the status line.
/// Screen's thread only, and nothing here waits.
final class Desk {
    private static final long SAVE_NANOS = 2_000_000_000L;
    /// A session folds every 8 ms.
    private static final long FOLD_NANOS = 20_000_000;

    private final Catalog catalog;
    private final Memory memory;
    private final EngineRack rack;
    private final Workbench bench;
    private final Cursor cursor = new Cursor();
    private final Selection selection = new Selection();
    private final Bookmarks bookmarks = new Bookmarks();
    private final TakeMarks marks = new TakeMarks(bookmarks);
    private final Fonts fonts = Fonts.load();
    private final StackPane layers = new StackPane();
    private final Magnified window = new Magnified(layers);
    private final Hall hall;
    private final Views views;
    private final Charts charts = new Charts();
    private final Legend legend = new Legend(fonts);
    private final TopBar top;
    private final Transport transport;
    private final Reading reading;
    private final PollPage poll;
    private final StatusLine status;
    private final Centre centre;
    private final Arrangement arrangement;
    private final Showing showing;
    private final Commands commands;
    private final Overlays overlays;
    private final Offers offers;
    private final FrameLoop loop = new FrameLoop(this::frame);
    private final Conducting conducting;
    private final WaitForCard waits = new WaitForCard(fonts);
    private final Cadence cadence = new Cadence();
    private @Nullable Scene scene;
    private @Nullable FrameState state;
    private long lastFrame, lastSave;
    private final TapeDeck tapes;
    private final Exports exports;
    private final Scripts scripts;
    private final RunRack runs = new RunRack();
    private final Comparing comparing;
    private final Asking asking;
    private boolean dark, waited;

    Desk(Catalog catalog, List<Engine> engines, Memory memory) {
        this.catalog = catalog;
        this.memory = memory;
        rack = new EngineRack(engines, memory);
        bench = new Workbench(rack.all(), memory);
        views = new Views(new StageView(fonts, cursor, selection), new Timeline(fonts, cursor, selection, bookmarks), cursor);
        overlays = new Overlays(layers);
        commands = new Commands(Repertoire.of(this), overlays, this::leave);
        offers = new Offers(this, catalog, rack.all());
        transport = new Transport(cursor, commands);
        var navigator = new Navigator(catalog, legend, this::open);
        top = new TopBar(rack, commands, new FromTop(this));
        conducting = new Conducting(this, fonts, commands);
        centre = new Centre(views.stage().node(), views.timeline().node(), charts.node(), transport, conducting.podium().node(), conducting.bar(), this::choose);
        reading = new Reading(fonts, new FromReading(this));
        poll = new PollPage(new FromPoll(this));
        var notices = new NotificationPane(centre);
        notices.setId("notices");
        notices.setFocusTraversable(false);
        centre.under(notices);
        tapes = new TapeDeck(this, catalog, notices);
        exports = new Exports(this, fonts, notices);
        charts.onSave(exports::table);
        scripts = new Scripts(this, memory);
        new Drops(tapes, scripts).receive(layers);
        var beside = new BorderPane(reading);
        beside.setBottom(waits.node());
        beside.setMinWidth(0);
        arrangement = new Arrangement(memory.preferences(), layers, top, navigator, centre, notices, beside);
        showing = new Showing(new Showing.Parts(memory, bench, cursor, navigator, top, transport, centre, reading, poll, charts, notices, loop, this::over));
        comparing = new Comparing(bench, views, cursor, centre, fonts, commands);
        var painted = new java.util.ArrayList<interleave.view.View>(List.of(views.stage(), views.timeline(), conducting.podium(), waits));
        painted.addAll(comparing.painted());
        hall = new Hall(arrangement, window, layers, painted, reading, beside, poll, memory.preferences());
        hall.listen(comparing::hall);
        var strip = new AskStrip(commands);
        hall.listen(strip::hall);
        asking = new Asking(bench, cursor, bookmarks, arrangement, poll, strip, hall::on);
        asking.listen();
        status = new StatusLine(commands);
        arrangement.below(status);
        rack.onChange(this::enginesChanged);
        arrangement.listen(status.panes()::show);
        top.engine(bench.engine());
        catalog.entries().forEach(entry -> navigator.progress(entry.id(), memory.progress(entry.id())));
    }

    private void enginesChanged() {
        var python = rack.python();
        if (python != null && !rack.searching()) {
            bench.resume(python);
        }
        scripts.enginesChanged();
        top.engines();
        top.engine(bench.engine());
    }

    EngineRack engines() {
        return rack;
    }

    Scripts scripts() {
        return scripts;
    }

    TapeDeck tapes() {
        return tapes;
    }

    Exports exports() {
        return exports;
    }

    Arrangement arrangement() {
        return arrangement;
    }

    Region root() {
        return window;
    }

    Hall hall() {
        return hall;
    }

    /// Escape: what is laid over goes first, then the other run, then presenter mode.
    private boolean leave() {
        return hall.uncover() || comparing.leave() || hall.leave() || conducting.escape();
    }

    Conducting conducting() {
        return conducting;
    }

    WaitForCard waits() {
        return waits;
    }

    /// The podium comes in place of the pictures of a run, or goes.
    void conducting(boolean on) {
        comparing.leave();
        var lesson = bench.lesson();
        conducting.bar().acts(lesson == null ? List.of() : lesson.acts());
        centre.conducting(on);
        if (hall.on()) {
            hall.again();
        } else {
            centre.again();
        }
        window.applyCss();
        conducting.podium().node().requestFocus();
    }

    RunRack runs() {
        return runs;
    }

    Asking asking() {
        return asking;
    }

    /// Plays the recording that has just been opened, from its beginning.
    void replay() {
        showing.frame(bench.status());
        transport.playAll();
    }

    Comparing comparing() {
        return comparing;
    }

    /// Asks which run to hold against the shown one; where one stands beside it already, shows it alone again.
    void compare() {
        var shown = bench.result();
        if (comparing.leave() || shown == null) {
            return;
        }
        overlays.toggle("run-sheet", () -> new RunSheet(runs.beside(shown), shown, this::compare, () -> {
            overlays.close();
            tapes.compare();
        }));
        layers.lookupAll("#run-sheet").forEach(javafx.scene.Node::requestFocus);
    }

    /// Shows the run on screen beside this one; says why it can't.
    void compare(RunRack.Run run) {
        overlays.close();
        try {
            comparing.begin(run);
            if (hall.on()) {
                hall.second(Hall.Second.TIMELINE);
            }
        } catch (IllegalArgumentException not) {
            notice(String.valueOf(not.getMessage()));
        }
    }

    /// Shows a page beside the pictures.
    void page(Reading.Page page) {
        reading.show(page);
        arrangement.bring(Arrangement.Pane.TEXT);
        hall.page(page);
    }

    Memory memory() {
        return memory;
    }

    Workbench bench() {
        return bench;
    }

    FrameLoop loop() {
        return loop;
    }

    TopBar top() {
        return top;
    }

    Transport transport() {
        return transport;
    }

    Reading reading() {
        return reading;
    }

    Cursor cursor() {
        return cursor;
    }

    /// Of the take that is shown.
    Bookmarks bookmarks() {
        return bookmarks;
    }

    /// Of every take.
    TakeMarks marks() {
        return marks;
    }

    Charts charts() {
        return charts;
    }

    Showing showing() {
        return showing;
    }

    Commands commands() {
        return commands;
    }

    /// Whether there is a recording to move in.
    boolean recorded() {
        var take = bench.take();
        return take != null && take.recorded() && !conducting.on();
    }

    /// What the last frame showed; there has been one.
    FrameState state() {
        return Objects.requireNonNull(state);
    }

    Views views() {
        return views;
    }

    /// Gives the scene its colours and keys.
    void dress(Scene scene, boolean dark) {
        this.scene = scene;
        hall.scene(scene);
        this.dark = dark;
        theme();
        commands.listen(scene);
    }

    private void theme() {
        if (scene != null) {
            var palette = dark ? Palette.dark() : Palette.light();
            Theme.dress(scene, palette);
            views.palette(palette);
            legend.paint(palette);
        }
    }

    void toggleTheme() {
        dark = !dark;
        memory.preferences().put("theme", dark ? "dark" : "light");
        theme();
    }

    /// Lays out as remembered and starts the frame loop. The window is shown.
    void begin() {
        arrangement.divide();
        loop.start();
    }

    /// Takes down what the window should look like next time.
    void remember(Stage stage) {
        arrangement.remember(stage, scene);
    }

    void close() {
        loop.stop();
        conducting.end();
        bench.close();
        showing.examiner().cancel();
        if (scene != null && scene.getWindow() instanceof Stage stage && stage.isShowing()) {
            stage.close();
        }
    }

    /// Opens a lesson; null or unknown: the last one, else the first that is built.
    void open(@Nullable String id) {
        comparing.leave();
        var entry = catalog.entry(id == null ? memory.lesson() : id)
                .or(() -> catalog.entries().stream().filter(each -> each.lesson().isPresent()).findFirst()).orElse(catalog.entries().getFirst());
        conducting.leave();
        bench.open(entry);
        reading.noScript();
        showing.opened(entry);
        top.engine(bench.engine());
        arrangement.bring(Arrangement.Pane.TEXT);
    }

    /// A run is over, or a recording has been opened: it can be held against others from now on, and where it was set to something else than the one before, that is offered.
    private void over(Status now) {
        var result = bench.result();
        if (result == null || now.failure() != null) {
            return;
        }
        runs.add(result, tapes.shown(result));
        var before = runs.beside(result);
        boolean unclear = !result.verdicts().isEmpty() && result.verdicts().stream().noneMatch(interleave.teaching.Verdict::clear);
        if (tapes.shown(result).isEmpty() && unclear && !memory.rehearsed(result.plan().lesson()).isEmpty()) {
            offer("This run gave no clear result on this machine.", "Play the rehearsed recording", commands.get("play-rehearsed"));
        } else if (tapes.shown(result).isEmpty() && !before.isEmpty() && before.getFirst().differs(result)) {
            offer("This run was set to something else than the one before (" + before.getFirst().name(result) + ").", "Compare", commands.get("compare-before"));
        }
    }

    private void offer(String sentence, String name, Command command) {
        showing.notice(sentence, new org.controlsfx.control.action.Action(name + " (" + command.shown() + ")", event -> {
            showing.quiet();
            command.run();
        }));
    }

    /// One sentence, over the pictures.
    void notice(String sentence) {
        showing.notice(sentence);
    }

    void run() {
        run(List.of());
    }

    /// Runs these acts; empty: all.
    void run(List<String> acts) {
        conducting.leave();
        if (bench.lesson() instanceof Script) {
            scripts.run();
        } else if (bench.run(acts)) {
            began();
        }
    }

    /// Sets what an experiment asks for and runs it; says why it can't.
    void experiment(Experiment experiment) {
        conducting.leave();
        try {
            bench.experiment(experiment);
            top.values(bench.settings());
            top.engine(bench.engine());
            began();
        } catch (IllegalArgumentException not) {
            notice(String.valueOf(not.getMessage()));
        }
    }

    PollPage poll() {
        return poll;
    }

    /// Shows the poll beside the stage, or over the window where nobody presents; or no longer.
    void vote() {
        if (hall.on()) {
            hall.poll();
        } else {
            overlays.toggle("poll-sheet", () -> new StackPane(poll));
        }
    }

    /// The room is asked a question there and then: where a recording stands still, it stays there as an ask point.
    void keepQuestion(String line) {
        if (recorded() && !cursor.live() && !cursor.playing()) {
            bookmarks.add(new Bookmark(cursor.time(), line, Bookmark.Kind.ASK));
        }
    }

    /// Whether the poll is to be seen.
    boolean voting() {
        return poll.getScene() != null;
    }

    /// Answers a question of the lesson.
    void answer(Question question, String guess) {
        bench.answer(question, guess);
        var now = bench.status();
        showing.refresh(now == null ? null : now.question());
    }

    /// Opens the finder, or closes it.
    void find() {
        overlays.toggle("finder", () -> new Finder(offers, overlays::close));
        layers.lookupAll("#finder").forEach(javafx.scene.Node::requestFocus);
    }

    /// Shows every key, or no longer.
    void keys() {
        overlays.toggle("key-sheet", () -> new KeySheet(commands.all(), layers.getWidth() - 80));
    }

    /// Runs the command line's plan.
    void run(Plan plan) {
        conducting.leave();
        if (plan.lesson() instanceof Script) {
            scripts.run(plan);
        } else if (bench.run(plan)) {
            began();
        }
    }

    /// Shows what a run elsewhere came to.
    void adopt(interleave.run.Result result) {
        conducting.leave();
        comparing.leave();
        bench.adopt(result);
        if (scripts.isOpen()) {
            scripts.adopt(result);
        }
        top.values(bench.settings());
        top.engine(bench.engine());
        began();
    }

    /// A run has begun, or one from elsewhere is shown.
    void began() {
        arrangement.bring(Arrangement.Pane.PICTURES);
        showing.began();
    }

    /// One event on (1) or back (-1), of all or of the thread and the lock that are selected.
    void step(int direction, boolean selected) {
        transport.step(direction, selected ? selection.actor() : -1, selected ? selection.resource() : -1);
    }

    /// Shows a take, at an instant worth looking at.
    void choose(Take take) {
        conducting.leave();
        showing.choose(take);
    }

    /// Frames without a loop, for pictures of a window that isn't shown: layout comes between them.
    void settle(int frames) {
        window.applyCss();
        window.layout();
        arrangement.divide();
        for (int i = 0; i < frames; i++) {
            window.applyCss();
            window.layout();
            frame(System.nanoTime());
        }
        window.applyCss();
        window.layout();
    }

    private void frame(long nanos) {
        var now = bench.status();
        loop.measure(now != null && now.phase() == Status.Phase.RUNNING && !now.paused());
        if (hall.frozen() && state != null) {
            return;
        }
        showing.frame(now);
        if (conducting.on()) {
            conducted(nanos, now);
            return;
        }
        var take = bench.take();
        var history = take == null || !take.recorded() ? null : take.history();
        transport.history(history);
        marks.show(take);
        if (history != null) {
            cursor.advance(Math.min(nanos - lastFrame, 100_000_000), history.startNanos(), comparing.end(take, end(take, history, nanos)));
        }
        lastFrame = nanos;
        asking.frame(take, views.timeline().noting());
        boolean asks = now != null && now.question() != null;
        if (asks && !waited) {
            arrangement.bring(Arrangement.Pane.TEXT);
        }
        waited = asks;
        hall.asking(asks || asking.votes());
        boolean live = cursor.live() && now != null && now.phase() != Status.Phase.ASKING && !now.phase().over() && !now.paused();
        views.stage().title(hall.on() && take != null ? take.act().title() : "Stage");
        var shown = views.frame(nanos, bench, take, now, part -> cadence.due(part, nanos, live));
        cadence.over();
        state = shown;
        comparing.frame(nanos, shown, take);
        if (cadence.due(Cadence.Part.CHARTS, nanos, live)) {
            charts.window(views.timeline().seen());
            charts.frame(nanos, shown, take == null ? null : views.measurements(take, bench, now), cursor.live() ? -1 : cursor.time());
        }
        cadence.over();
        boolean stood = waits.shown();
        waits.show(take == null || history == null ? null : WaitForCard.at(take.standing(), cursor.live() ? Long.MAX_VALUE - 1 : cursor.time()));
        if (waits.shown() && !stood && cursor.live()) {
            arrangement.bring(Arrangement.Pane.TEXT);
        }
        waits.frame(nanos, shown);
        if (cadence.due(Cadence.Part.CODE, nanos, live)) {
            reading.frame(shown, cursor.live(), cursor.playing());
            if (take != null) {
                reading.output(scripts.isOpen() ? "" : take.output());
            }
            scripts.frame(nanos);
            var lines = take == null ? null : take.execution().lines();
            reading.lines(lines == null ? "" : lines.words(), lines == null || lines.limit() == null ? "" : lines.limit());
            reading.profile(take == null || !take.finished() ? null : take.execution().profile());
        }
        if (cadence.due(Cadence.Part.CONTROLS, nanos, live)) {
            transport.frame();
            StatusText.show(status, now, take, bench.nanosPerEvent(), cursor, loop.latest());
        }
        cadence.over();
        save(nanos);
    }

    /// Lines are events from the next run on, or samples again.
    void precise() {
        boolean on = !Boolean.TRUE.equals(bench.precise());
        bench.precise(on);
        notice(on ? "From the next run on each line of the program is an event (CPython 3.12 and later); what a line costs stands in the badge. The same command takes it back."
            : "From the next run on lines are sampled again.");
    }

    private void conducted(long nanos, @Nullable Status now) {
        var still = views.still(bench.engine().gil());
        state = still;
        lastFrame = nanos;
        waits.show(null);
        conducting.frame(nanos, still);
        reading.frame(still, false, false);
        StatusText.show(status, now, null, bench.nanosPerEvent(), cursor, loop.latest());
        save(nanos);
    }

    /// Where the recording ends: while the take runs, what the recorder vouches for, less the time folding takes (a thread that computes makes no events).
    private static long end(Take take, interleave.world.History history, long nanos) {
        long end = history.endNanos();
        return take.outcome() == null && end > 0 ? Math.max(end, Math.min(take.execution().watermark(), nanos - FOLD_NANOS)) : end;
    }

    /// Preferences go to their file on another thread, at most every two seconds.
    private void save(long nanos) {
        if (nanos - lastSave > SAVE_NANOS) {
            lastSave = nanos;
            var kept = memory.preferences();
            if (kept.changed()) {
                var text = kept.text();
                Thread.ofVirtual().name("preferences").start(() -> kept.write(text));
            }
        }
    }
}
