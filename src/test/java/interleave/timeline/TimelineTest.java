package interleave.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import interleave.trace.Bookmark;
import interleave.trace.Trace;
import interleave.view.Bookmarks;
import interleave.view.Cursor;
import interleave.view.Fonts;
import interleave.view.FrameState;
import interleave.view.FrameState.Phase;
import interleave.view.Palette;
import interleave.view.Selection;
import interleave.view.Stories;
import interleave.view.Toolkit;
import interleave.world.History;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicLong;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// What hands do on the timeline, on the headless platform.
class TimelineTest {
    private static final double WIDTH = 800, HEIGHT = 320;
    private final Palette palette = Palette.light();
    private final Cursor cursor = new Cursor();
    private final Selection selection = new Selection();
    private final Stories.Story story = Stories.hogs(2, 600);
    private final Bookmarks bookmarks = new Bookmarks();
    private Timeline timeline;

    @Test
    void theWheelZoomsAtTheMouse() throws Exception {
        on(() -> {
            long under = axis().time(500);
            double before = axis().nanosPerPixel();
            wheel(500, 120, 160);
            wheel(500, 120, 160);
            assertThat(axis().nanosPerPixel()).isLessThan(before / 2);
            assertThat(axis().x(under)).isCloseTo(500, within(1.0));
        });
    }

    @Test
    void aDragPansAndADoubleClickFits() throws Exception {
        on(() -> {
            wheel(500, 120, 400);
            long under = axis().time(500);
            mouse(MouseEvent.MOUSE_PRESSED, 500, 130, 1, false);
            mouse(MouseEvent.MOUSE_DRAGGED, 440, 130, 1, false);
            mouse(MouseEvent.MOUSE_RELEASED, 440, 130, 1, false);
            assertThat(axis().x(under)).isCloseTo(440, within(1.0));
            mouse(MouseEvent.MOUSE_PRESSED, 440, 130, 2, false);
            mouse(MouseEvent.MOUSE_RELEASED, 440, 130, 2, false);
            assertThat(axis().from()).isEqualTo(story.history().startNanos());
            assertThat(axis().to()).isGreaterThanOrEqualTo(story.history().endNanos());
        });
    }

    @Test
    void aClickMovesTheCursorThere() throws Exception {
        on(() -> {
            long expected = axis().time(300);
            mouse(MouseEvent.MOUSE_PRESSED, 300, 130, 1, false);
            mouse(MouseEvent.MOUSE_RELEASED, 300, 130, 1, false);
            assertThat(cursor.time()).isEqualTo(expected);
            assertThat(cursor.live()).isFalse();
        });
    }

    @Test
    void theCardTellsHowLongAThreadWaitedAndWhoHeldIt() throws Exception {
        on(() -> {
            var plot = timeline.plot();
            var lane = story.history().actorLanes().get(story.threads()[1]);
            var row = plot.rows().find(false, story.threads()[1]);
            timeline.look(new Axis(lane.start(10) - 20_000_000, 60_000_000 / plot.axis().width(), plot.axis().left(), plot.axis().width()));
            frame();
            int segment = lane.at(axis().time(400));
            while (lane.value(segment) != interleave.trace.ActorState.GIL_WAIT.ordinal()) segment++;
            mouse(MouseEvent.MOUSE_MOVED, axis().x((lane.start(segment) + lane.end(segment)) / 2), timeline.plot().y(row) + 5, 0, false);
            var told = timeline.overlay().hoverText();
            assertThat(told.getFirst()).matches("B waited \\d\\.\\d+ ms for the GIL");
            assertThat(told.get(1)).matches("held by A at line (9|10)");
        });
    }

    @Test
    void shiftDragMeasuresAPieceOfTime() throws Exception {
        on(() -> {
            mouse(MouseEvent.MOUSE_PRESSED, 300, 130, 1, true);
            mouse(MouseEvent.MOUSE_DRAGGED, 500, 130, 1, true);
            mouse(MouseEvent.MOUSE_RELEASED, 500, 130, 1, true);
            var told = timeline.overlay().measuredText();
            assertThat(told.getFirst()).isEqualTo(interleave.view.Durations.text(axis().time(500) - axis().time(300)));
            assertThat(told).anyMatch(line -> line.matches("GIL  \\d+ hand-overs, [AB] \\d+ % · .*"));
            assertThat(told).anyMatch(line -> line.matches("B  (running|waiting for the GIL) \\d+ % · .*"));
        });
    }

    @Test
    void aBoxAroundOneLaneIsAboutThatLaneAlone() throws Exception {
        on(() -> {
            var plot = timeline.plot();
            double y = plot.y(plot.rows().find(false, story.threads()[1]));
            mouse(MouseEvent.MOUSE_PRESSED, 300, y - 2, 1, true);
            mouse(MouseEvent.MOUSE_DRAGGED, 420, y + 20, 1, true);
            mouse(MouseEvent.MOUSE_RELEASED, 420, y + 20, 1, true);
            assertThat(timeline.overlay().measuredText()).hasSize(3).element(1).asString().startsWith("B  ");
            timeline.copyMarked();
            assertThat(javafx.scene.input.Clipboard.getSystemClipboard().getString()).startsWith("lane\tletter").contains("second\tB\t");
            double before = axis().nanosPerPixel();
            long from = axis().time(300);
            timeline.fitMarked();
            frame();
            assertThat(axis().nanosPerPixel()).isLessThan(before);
            assertThat(axis().from()).isEqualTo(from);
        });
    }

    @Test
    void keysSelectTimeAtTheCursorAndPlayItOverAndOver() throws Exception {
        on(() -> {
            long start = story.history().startNanos();
            cursor.seek(start + 50_000_000);
            timeline.mark(true);
            cursor.seek(start + 90_000_000);
            timeline.mark(false);
            frame();
            assertThat(timeline.overlay().measuredText().getFirst()).isEqualTo("40 ms");
            timeline.loopMarked();
            assertThat(cursor.time()).isEqualTo(start + 50_000_000);
            for (int i = 0; i < 100; i++) {
                cursor.advance(100_000_000, start, story.history().endNanos());
                assertThat(cursor.time()).isBetween(start + 50_000_000, start + 90_000_000);
            }
            assertThat(cursor.playing()).isTrue();
            timeline.unmark();
            assertThat(cursor.looping()).isFalse();
        });
    }

    @Test
    void aBookmarkIsSetAtTheCursorFoundAgainAndDeleted() throws Exception {
        on(() -> {
            long start = story.history().startNanos();
            long painted = timeline.tiles().painted();
            cursor.seek(start + 100_000_000);
            timeline.bookmark();
            frame();
            assertThat(timeline.tiles().painted()).isGreaterThan(painted);
            cursor.seek(start + 200_000_000);
            bookmarks.add(Bookmark.mark(cursor.time(), "B asks"));
            cursor.seek(start);
            timeline.bookmark(1);
            assertThat(cursor.time()).isEqualTo(start + 100_000_000);
            timeline.bookmark(1);
            assertThat(cursor.time()).isEqualTo(start + 200_000_000);
            frame();
            mouse(MouseEvent.MOUSE_MOVED, axis().x(cursor.time()) + 3, 54, 0, false);
            assertThat(timeline.overlay().hoverText()).startsWith("B asks");
            timeline.deleteBookmark();
            assertThat(bookmarks.all()).containsExactly(Bookmark.mark(start + 100_000_000, ""));
            timeline.bookmark(-1);
            assertThat(cursor.time()).isEqualTo(start + 100_000_000);
        });
    }

    @Test
    void aSearchedStateIsGoneToMatchByMatch() throws Exception {
        on(() -> {
            timeline.search();
            ((javafx.scene.control.TextField) timeline.node().lookup("#timeline-search")).setText("joining");
            frame();
            assertThat(timeline.plot().rows().all()).extracting(Rows.Row::label).containsExactly("main");
            cursor.seek(story.history().startNanos());
            timeline.match(1);
            var lane = story.history().actorLanes().get(story.main());
            assertThat(lane.value(lane.at(cursor.time()))).isEqualTo(interleave.trace.ActorState.JOIN.ordinal());
            assertThat(selection.actor()).isEqualTo(story.main());
        });
    }

    @Test
    void arrowsStepFromEventToEventAndHomeGoesToTheStart() throws Exception {
        on(() -> {
            key(KeyCode.HOME);
            assertThat(cursor.time()).isEqualTo(story.history().startNanos());
            key(KeyCode.RIGHT);
            assertThat(cursor.time()).isGreaterThan(story.history().startNanos());
            long index = story.history().trace().indexAt(cursor.time());
            assertThat(story.history().trace().time(index)).isEqualTo(cursor.time());
            key(KeyCode.RIGHT);
            long second = cursor.time();
            key(KeyCode.LEFT);
            assertThat(cursor.time()).isLessThan(second);
            key(KeyCode.END);
            assertThat(cursor.time()).isEqualTo(story.history().endNanos());
        });
    }

    @Test
    void aStepTooSmallToSeeBringsThePictureNearerAndAClickDoesNot() throws Exception {
        on(() -> {
            timeline.fit();
            frame();
            double before = axis().nanosPerPixel();
            mouse(MouseEvent.MOUSE_PRESSED, 300, 130, 1, false);
            mouse(MouseEvent.MOUSE_RELEASED, 300, 130, 1, false);
            assertThat(axis().nanosPerPixel()).isEqualTo(before);
            cursor.nanosPerSecondProperty().set(2e5);
            cursor.seek(cursor.time() + 100_000);
            frame();
            assertThat(axis().nanosPerPixel()).isLessThan(before / 4);
            assertThat(cursor.time()).isBetween(axis().from(), axis().to());
        });
    }

    @Test
    void closerShowsLessTimeAtTheCursor() throws Exception {
        on(() -> {
            cursor.seek(story.history().startNanos() + 100_000_000);
            frame();
            double x = axis().x(cursor.time()), before = axis().nanosPerPixel();
            timeline.zoom(4.0);
            frame();
            assertThat(axis().nanosPerPixel()).isCloseTo(before / 4, within(before * 1e-6));
            assertThat(axis().x(cursor.time())).isCloseTo(x, within(1.0));
        });
    }

    @Test
    void aStandingPictureIsNotPaintedAgain() throws Exception {
        on(() -> {
            long painted = timeline.tiles().painted();
            for (int i = 0; i < 10; i++) frame();
            cursor.seek(story.history().startNanos() + 50_000_000);
            frame();
            assertThat(timeline.tiles().painted()).isEqualTo(painted);
        });
    }

    @Test
    void aPictureThatMovesAndCostsTooMuchIsPaintedHalfAsFineUntilItStands() throws Exception {
        on(() -> {
            timeline.spare(0);
            wheel(500, 120, 160);
            wheel(500, 120, 160);
            assertThat(timeline.plot().coarse()).isTrue();
            long now = System.nanoTime();
            timeline.frame(now + Timeline.STILL, state(story.history(), Phase.FINISHED));
            assertThat(timeline.plot().coarse()).isFalse();
            long painted = timeline.tiles().painted();
            timeline.frame(now + 2 * Timeline.STILL, state(story.history(), Phase.FINISHED));
            assertThat(timeline.tiles().painted()).isEqualTo(painted);
        });
    }

    @Test
    void whileLiveOnlyTheTilesWhereSomethingWasRecordedArePainted() throws Exception {
        on(() -> {
            var live = new AtomicLong(story.history().startNanos() + 210_000_000);
            var growing = watched(story.history(), live, new AtomicLong());
            cursor.follow();
            cursor.timeProperty().set(live.get());
            timeline.frame(0, state(growing, Phase.RUNNING));
            long before = timeline.tiles().painted();
            int frames = 0;
            for (long t = 50_000_000; live.get() < story.history().startNanos() + 290_000_000; t += 50_000_000, frames++) {
                live.addAndGet(5_000_000);
                cursor.timeProperty().set(live.get());
                timeline.frame(t, state(growing, Phase.RUNNING));
            }
            assertThat(timeline.tiles().painted() - before).isPositive().isLessThanOrEqualTo(2L * frames);
            assertThat(timeline.tiles().count()).isGreaterThan(4);
        });
    }

    @Test
    void noEventIsLookedAtInAFrame() throws Exception {
        on(() -> {
            var looks = new AtomicLong();
            var history = watched(story.history(), new AtomicLong(story.history().endNanos()), looks);
            timeline.frame(1, state(history, Phase.FINISHED));
            wheel(500, 120, 300);
            timeline.frame(2, state(history, Phase.FINISHED));
            assertThat(looks).hasValue(0);
        });
    }

    /// The same history, ending where told, counting every look at its trace.
    private static History watched(History history, AtomicLong end, AtomicLong looks) {
        return (History) Proxy.newProxyInstance(History.class.getClassLoader(), new Class<?>[] {History.class}, (proxy, method, args) -> {
            if (method.getName().equals("endNanos")) return end.get();
            if (method.getReturnType() == Trace.class) looks.incrementAndGet();
            if (method.getName().equals("equals")) return proxy == args[0];
            try {
                return method.invoke(history, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    @FunctionalInterface
    private interface Scenario {
        void play() throws Exception;
    }

    private void on(Scenario scenario) throws Exception {
        Toolkit.on(() -> {
            timeline = new Timeline(Fonts.load(), cursor, selection, bookmarks);
            ((Region) timeline.node()).resize(WIDTH, HEIGHT);
            frame();
            scenario.play();
            return null;
        });
    }

    private void frame() {
        timeline.frame(System.nanoTime(), state(story.history(), Phase.FINISHED));
    }

    private FrameState state(History history, Phase phase) {
        var of = Stories.frame(story, story.history().endNanos(), palette, phase, true, 1);
        // Identities are one object per cast, as the frame loop keeps them.
        return new FrameState(palette, phase, "", "MODEL", true, history, of.scene(), of.shares(), identities(of), 1, 2, 5_000_000, 0);
    }

    private interleave.view.Identities identities;

    private interleave.view.Identities identities(FrameState of) {
        if (identities == null) identities = of.identities();
        return identities;
    }

    private Axis axis() {
        return timeline.plot().axis();
    }

    private void wheel(double x, double y, double delta) {
        timeline.node().fireEvent(new ScrollEvent(ScrollEvent.SCROLL, x, y, x, y, false, false, false, false, false, false, 0, delta, 0, delta,
            ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
        frame();
    }

    private void mouse(EventType<MouseEvent> type, double x, double y, int clicks, boolean shift) {
        timeline.node().fireEvent(new MouseEvent(type, x, y, x, y, clicks == 0 ? MouseButton.NONE : MouseButton.PRIMARY, clicks, shift, false,
            false, false, clicks > 0, false,
            false, true, false, false, null));
        frame();
    }

    private void key(KeyCode code) {
        timeline.node().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        frame();
    }
}
