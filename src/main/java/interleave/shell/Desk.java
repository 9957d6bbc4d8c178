package interleave.shell;

import interleave.charts.Charts;
import interleave.findings.Deadlock;
import interleave.findings.EndlessWait;
import interleave.reading.Reading;
import interleave.run.Plan;
import interleave.run.Status;
import interleave.run.Take;
import interleave.stage.StageView;
import interleave.teaching.Catalog;
import interleave.teaching.Engine;
import interleave.teaching.Evidence;
import interleave.teaching.Experiment;
import interleave.teaching.Knob;
import interleave.teaching.Question;
import interleave.timeline.Timeline;
import interleave.view.Cursor;
import interleave.view.Fonts;
import interleave.view.FrameState;
import interleave.view.Palette;
import interleave.view.Selection;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.controlsfx.control.NotificationPane;
import org.jspecify.annotations.Nullable;

/// What is in the window, and how its parts speak with each other: requests go to the [Workbench], and once a frame everything is shown what there is now.
///
/// The frame does, in this order: what has changed in the run (buttons, pages, notices; rare), the cursor, the views, the reading side, the status line.
/// Screen's thread only, and nothing here waits.
final class Desk {
    private static final long SAVE_NANOS = 2_000_000_000L;
    /// A session folds every 8 ms.
    private static final long FOLD_NANOS = 20_000_000;

    private final Catalog catalog;
    private final Memory memory;
    private final Workbench bench;
    private final Cursor cursor = new Cursor();
    private final Selection selection = new Selection();
    /// The one who closes a circle of waits lets go of the GIL right after; ns.
    private static final long AFTER_FINDING = 100_000;
    private final Fonts fonts = Fonts.load();
    private final Views views;
    private final Charts charts = new Charts();
    private final Legend legend = new Legend(fonts);
    private final Navigator navigator;
    private final TopBar top;
    private final Transport transport = new Transport(cursor);
    private final Centre centre;
    private final Reading reading;
    private final StatusLine status;
    private final NotificationPane notices;
    private final SplitPane columns;
    private final StackPane layers;
    private final Commands commands;
    private final Examiner examiner = new Examiner();
    private Examiner.@Nullable State examined;
    private final FrameLoop loop = new FrameLoop(this::frame);
    private final Cadence cadence = new Cadence();
    private @Nullable Scene scene;
    private @Nullable Status seen;
    private @Nullable Evidence measured;
    private @Nullable FrameState state;
    private long lastFrame, lastSave;
    private boolean dark;
    /// While a question waits, the last act stands on the stage as a replay; then it goes on live.
    private boolean looking;

    Desk(Catalog catalog, List<Engine> engines, Memory memory) {
        this.catalog = catalog;
        this.memory = memory;
        bench = new Workbench(engines, memory);
        views = new Views(new StageView(fonts, cursor, selection), new Timeline(fonts, cursor, selection), cursor);
        navigator = new Navigator(catalog, legend, this::open);
        top = new TopBar(engines, new FromTop());
        centre = new Centre(views.stage().node(), views.timeline().node(), charts.node(), transport, this::choose);
        reading = new Reading(fonts, new FromReading());
        notices = new NotificationPane(centre);
        notices.setId("notices");
        columns = new SplitPane(navigator, notices, reading);
        columns.getStyleClass().add("frame-split");
        SplitPane.setResizableWithParent(navigator, false);
        SplitPane.setResizableWithParent(reading, false);
        var root = new BorderPane(columns);
        root.setTop(top);
        layers = new StackPane(root);
        layers.getStyleClass().add("window");
        commands = new Commands(commands(), layers);
        status = new StatusLine(commands::keys, commands::list);
        root.setBottom(status);
        top.engine(bench.engine());
        catalog.entries().forEach(entry -> navigator.progress(entry.id(), memory.progress(entry.id())));
    }

    private List<Command> commands() {
        var list = new ArrayList<>(List.of(
                new Command("Run", "F5", true, this::run), new Command("Run the program", "Shortcut+R", true, this::run),
                new Command("Play or pause the replay", "Space", false, transport::playPause),
                new Command("Hold or resume the run", "P", false, bench::pauseOrResume),
                new Command("Cancel the run", "Esc", true, bench::cancel),
                new Command("One event back", "Left", false, () -> transport.step(-1)), new Command("One event on", "Right", false, () -> transport.step(1)),
                new Command("Next hand-over of the GIL", "H", false, transport::nextHandOver), new Command("Follow live", "L", false, this::live),
                new Command("Replay slower", "Minus", false, () -> transport.speed(-1)), new Command("Replay faster", "Plus", false, () -> transport.speed(1)),
                new Command("Step at the newest event", "Period", false, this::stepNewest),
                new Command("Whole run in the timeline", "Shortcut+0", true, () -> views.timeline().fit()),
                new Command("Timeline closer", "Shortcut+Plus", true, () -> views.timeline().zoom(2)),
                new Command("Timeline farther", "Shortcut+Minus", true, () -> views.timeline().zoom(0.5)),
                new Command("Light or dark", "Shortcut+T", true, this::toggleTheme),
                new Command("Read", "Shortcut+1", true, () -> reading.show(Reading.Page.READ)),
                new Command("Predict", "Shortcut+2", true, () -> reading.show(Reading.Page.PREDICT)),
                new Command("Code", "Shortcut+3", true, () -> reading.show(Reading.Page.CODE)),
                new Command("Result", "Shortcut+4", true, () -> reading.show(Reading.Page.RESULT)),
                new Command("Exercise", "Shortcut+5", true, () -> reading.show(Reading.Page.EXERCISE)),
                new Command("Profile", "Shortcut+6", true, () -> reading.show(Reading.Page.PROFILE)),
                new Command("Forget my guesses in this lesson", "", true, this::forget),
                new Command("Commands", "Shortcut+K", true, () -> this.commands.list()), new Command("Keys", "Shift+Slash", false, () -> this.commands.keys())));
        return List.copyOf(list);
    }

    StackPane root() {
        return layers;
    }

    Workbench bench() {
        return bench;
    }

    FrameLoop loop() {
        return loop;
    }

    Reading reading() {
        return reading;
    }

    Cursor cursor() {
        return cursor;
    }

    Charts charts() {
        return charts;
    }

    /// What the last frame showed; there has been one.
    FrameState state() {
        return java.util.Objects.requireNonNull(state);
    }

    Views views() {
        return views;
    }

    /// Gives the scene its colours and keys.
    void dress(Scene scene, boolean dark) {
        this.scene = scene;
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
        divide();
        loop.start();
    }

    private void divide() {
        var kept = memory.preferences();
        double width = Math.max(1, columns.getWidth());
        columns.setDividerPositions(kept.get("divider.left", 0, 0.6, Math.min(0.24, 216 / width)), kept.get("divider.right", 0.3, 1, Math.max(0.5, 1 - 372 / width)));
        centre.split().setDividerPositions(kept.get("divider.stage", 0.05, 0.9, 0.37), kept.get("divider.timeline", 0.1, 1, 0.75));
    }

    /// Takes down what the window should look like next time.
    void remember(Stage stage) {
        var kept = memory.preferences();
        kept.put("window.maximized", String.valueOf(stage.isMaximized()));
        if (!stage.isMaximized() && scene != null) {
            kept.put("window.width", scene.getWidth());
            kept.put("window.height", scene.getHeight());
        }
        kept.put("divider.left", columns.getDividerPositions()[0]);
        kept.put("divider.right", columns.getDividerPositions()[1]);
        kept.put("divider.stage", centre.split().getDividerPositions()[0]);
        kept.put("divider.timeline", centre.split().getDividerPositions()[1]);
    }

    void close() {
        loop.stop();
        bench.close();
        examiner.cancel();
        if (scene != null && scene.getWindow() instanceof Stage stage && stage.isShowing()) {
            stage.close();
        }
    }

    /// Opens a lesson; null or unknown: the last one, else the first that is built.
    void open(@Nullable String id) {
        var entry = catalog.entry(id == null ? memory.lesson() : id)
                .or(() -> catalog.entries().stream().filter(each -> each.lesson().isPresent()).findFirst()).orElse(catalog.entries().getFirst());
        bench.open(entry);
        navigator.select(entry.id());
        top.place(entry.module(), entry.title());
        cursor.follow();
        seen = null;
        measured = null;
        var lesson = bench.lesson();
        if (lesson == null) {
            centre.unbuilt(entry);
            top.knobs(List.of(), bench.settings());
            reading.nothing("# " + entry.title() + "\n\nThis lesson is planned and not built yet.");
        } else {
            centre.built();
            top.knobs(lesson.knobs(), bench.settings());
            reading.open(lesson, bench.source());
            lesson.beforehand(bench.evidence()).forEach(this::notice);
            reading.evidence(bench.evidence(), bench.guesses(), null);
            charts.evidence(lesson, bench.guesses(), bench.evidence());
            examiner.forget();
            examined = null;
            lesson.exercise().ifPresentOrElse(exercise -> reading.exercise(exercise, memory.solution(lesson)), reading::noExercise);
            reading.show(lesson.exercise().isPresent() ? Reading.Page.EXERCISE : Reading.Page.READ);
        }
        centre.takes(List.of(), null);
        top.state(false, false, lesson != null);
    }

    void notice(String sentence) {
        notices.show(sentence);
    }

    void run() {
        if (bench.run(List.of())) {
            began();
        }
    }

    /// Runs the command line's plan.
    void run(Plan plan) {
        if (bench.run(plan)) {
            began();
        }
    }

    /// Shows what a run elsewhere came to.
    void adopt(interleave.run.Result result) {
        bench.adopt(result);
        top.values(bench.settings());
        began();
    }

    /// Frames without a loop, for pictures of a window that isn't shown: layout comes between them.
    void settle(int frames) {
        layers.applyCss();
        layers.layout();
        divide();
        for (int i = 0; i < frames; i++) {
            layers.applyCss();
            layers.layout();
            frame(System.nanoTime());
        }
        layers.applyCss();
        layers.layout();
    }

    private void began() {
        notices.hide();
        reading.begin();
        reading.reveal(); // a run shows the reference: who presses Run has asked for it
        reading.show(Reading.Page.CODE);
        cursor.follow();
        seen = null;
        measured = null;
        loop.whole().reset();
    }

    private void live() {
        bench.choose(null);
        transport.follow();
    }

    private void stepNewest() {
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
                .ifPresentOrElse(found -> cursor.seek(found.atNanos() + AFTER_FINDING), transport::toTellingInstant);
    }

    private void forget() {
        bench.forgetGuesses();
        refresh(null);
    }

    private void frame(long nanos) {
        var now = bench.status();
        loop.measure(now != null && now.phase() == Status.Phase.RUNNING && !now.paused());
        if (now != seen) {
            changed(now);
        }
        examined();
        var take = bench.take();
        var history = take == null || !take.recorded() ? null : take.history();
        transport.history(history);
        if (history != null) {
            cursor.advance(Math.min(nanos - lastFrame, 100_000_000), history.startNanos(), end(take, history, nanos));
        }
        lastFrame = nanos;
        boolean live = cursor.live() && now != null && now.phase() != Status.Phase.ASKING && !now.phase().over() && !now.paused();
        var shown = views.frame(nanos, bench, take, now, part -> cadence.due(part, nanos, live));
        state = shown;
        if (cadence.due(Cadence.Part.CHARTS, nanos, live)) {
            charts.frame(nanos, shown, take == null ? null : views.measurements(take, bench, now), cursor.live() ? -1 : cursor.time());
        }
        if (cadence.due(Cadence.Part.CODE, nanos, live)) {
            reading.frame(shown, cursor.live(), cursor.playing());
            if (take != null) {
                reading.output(take.output());
            }
            reading.profile(take == null || !take.finished() ? null : take.execution().profile());
        }
        if (cadence.due(Cadence.Part.CONTROLS, nanos, live)) {
            transport.frame();
            StatusText.show(status, now, take, bench.nanosPerEvent(), cursor, loop.latest());
        }
        save(nanos);
    }

    /// Shows what the check of a solution has found since.
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

    /// Where the recording ends: while the take runs, what the recorder vouches for, less the time folding takes (a thread that computes makes no events).
    private static long end(Take take, interleave.world.History history, long nanos) {
        long end = history.endNanos();
        return take.outcome() == null && end > 0 ? Math.max(end, Math.min(take.execution().watermark(), nanos - FOLD_NANOS)) : end;
    }

    /// Something happened in the run: rare, so everything that depends on it is set anew.
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
            notice("The run failed: " + failure.getMessage());
        } else if (lesson != null && now.phase() == Status.Phase.FINISHED) {
            if (lesson.checks().stream().allMatch(check -> check.test().apply(bench.evidence()).map(finding -> finding.ok()).orElse(true))) {
                memory.done(lesson);
            }
            reading.show(Reading.Page.RESULT);
        }
        var worth = now.phase() == Status.Phase.FINISHED ? bench.typical() : bench.take();
        if (worth != null && cursor.live() && worth.recorded() && worth.history().trace().size() > 0) {
            choose(worth);
            centre.takes(now.takes(), worth);
        }
        if (lesson != null) {
            navigator.progress(lesson.id(), memory.progress(lesson.id()));
        }
    }

    private void refresh(@Nullable Question asked) {
        var lesson = bench.lesson();
        measured = bench.evidence();
        if (lesson != null) {
            reading.evidence(bench.evidence(), bench.guesses(), asked);
            charts.evidence(lesson, bench.guesses(), bench.evidence());
        }
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

    private final class FromTop implements TopBar.Requests {
        @Override
        public void run() {
            Desk.this.run();
        }

        @Override
        public void pause() {
            bench.pauseOrResume();
        }

        @Override
        public void step() {
            stepNewest();
        }

        @Override
        public void cancel() {
            bench.cancel();
        }

        @Override
        public void theme() {
            toggleTheme();
        }

        @Override
        public void engine(Engine engine) {
            bench.engine(engine);
            top.engine(engine);
        }

        @Override
        public void knob(Knob knob, Object value) {
            bench.knob(knob, value);
        }

        @Override
        public void notice(String sentence) {
            Desk.this.notice(sentence);
            top.engine(bench.engine());
        }
    }

    private final class FromReading implements Reading.Requests {
        @Override
        public void experiment(Experiment experiment) {
            try {
                bench.experiment(experiment);
                top.values(bench.settings());
                top.engine(bench.engine());
                began();
            } catch (IllegalArgumentException not) {
                notice(String.valueOf(not.getMessage()));
            }
        }

        @Override
        public void edited(String source) {
            bench.edited(source);
        }

        @Override
        public void solution(String source) {
            var lesson = bench.lesson();
            if (lesson != null) memory.solution(lesson, source);
        }

        @Override
        public void check(String solution) {
            var lesson = bench.lesson();
            if (lesson != null && !bench.busy()) lesson.exercise().ifPresent(exercise -> examiner.begin(exercise, bench.engine(), solution));
            else notice("A run goes on: cancel it first (Esc).");
        }

        @Override
        public void stop() {
            examiner.cancel();
        }

        @Override
        public void reference() {
            reading.reveal();
            reading.show(Reading.Page.CODE);
        }

        @Override
        public void answer(Question question, String guess) {
            bench.answer(question, guess);
            var now = bench.status();
            refresh(now == null ? null : now.question());
        }

        @Override
        public void skip(Question question) {
            bench.skip(question);
        }
    }
}
