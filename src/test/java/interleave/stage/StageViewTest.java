package interleave.stage;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.ActorState;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.TraceBuilder;
import interleave.view.Cursor;
import interleave.view.Fonts;
import interleave.view.FrameState;
import interleave.view.FrameState.Phase;
import interleave.view.Palette;
import interleave.view.Selection;
import interleave.view.Stories;
import interleave.view.Toolkit;
import interleave.world.History;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class StageViewTest {
    private final Palette palette = Palette.light();

    @Test
    void aFigureMovesOnlyWhenItsOwnStateChanges() throws Exception {
        Toolkit.on(() -> {
            var story = Stories.mixed(9, 300, false);
            var cursor = new Cursor();
            var stage = stage(cursor);
            Map<String, Seating.Seat> seen = new HashMap<>();
            for (long t = story.history().startNanos() + 1_000_000; t < story.history().endNanos(); t += 700_000) {
                cursor.seek(t);
                stage.frame(t, Stories.frame(story, t, palette, Phase.FINISHED, false, 1));
                for (var f : stage.figures()) {
                    var before = seen.putIfAbsent(f.actor() + " " + f.zone(), f.seat());
                    assertThat(before == null || before.equals(f.seat())).as("%s", f).isTrue();
                }
            }
            assertThat(seen.size()).isGreaterThan(20);
            return null;
        });
    }

    @Test
    void inReplayTheHolderStandsAtTheBatonAndTheRestWait() throws Exception {
        Toolkit.on(() -> {
            var story = Stories.hogs(4, 400);
            var cursor = new Cursor();
            var stage = stage(cursor);
            for (long t = story.history().startNanos() + 20_000_000; t < story.history().endNanos(); t += 3_100_000) {
                cursor.seek(t);
                var state = Stories.frame(story, t, palette, Phase.FINISHED, true, 1);
                stage.frame(t, state);
                int holder = state.scene().holder(story.gil());
                var running = stage.figures().stream().filter(f -> f.zone() == Zone.RUN).toList();
                assertThat(running).hasSizeLessThanOrEqualTo(1);
                if (holder >= 0) assertThat(running.getFirst().actor()).isEqualTo(holder);
                assertThat(stage.figures().stream().filter(f -> f.zone() == Zone.TURN)).allMatch(f -> f.state() == ActorState.GIL_WAIT
                    && f.ring() >= 0);
            }
            return null;
        });
    }

    @Test
    void aWaiterCountsToItsRequestAndTheHolderGetsAFlag() throws Exception {
        Toolkit.on(() -> {
            var t = new TraceBuilder();
            int a = t.thread("a"), b = t.thread("b"), gil = t.gil();
            t.at(0).starts(a).starts(b).waitsForGil(a, gil).takes(a, gil).ms(1).waitsForGil(b, gil).ms(5).requests(b, gil, a).ms(1).drops(a, gil,
                true)
                .waitsForGil(a, gil).ms(3).takes(b, gil).ms(9).ends(a);
            var history = History.of(t.trace(), t.cast());
            history.fold();
            var story = new Stories.Story(history, gil, a, new int[] {a, b});
            var cursor = new Cursor();
            var stage = stage(cursor);

            var asking = at(stage, cursor, story, 4_200_000, b);
            assertThat(asking.strong()).isEqualTo("3.2 ms");
            assertThat(asking.soft()).isEqualTo("asks in 1.8 ms");
            assertThat(asking.ring()).isEqualTo(230);
            assertThat(at(stage, cursor, story, 6_500_000, a).flag()).isTrue();
            assertThat(at(stage, cursor, story, 6_500_000, b).soft()).isEqualTo("has asked");

            var dropped = at(stage, cursor, story, 8_000_000, a);
            assertThat(dropped.greyed()).isTrue();
            assertThat(dropped.zone()).isEqualTo(Zone.RUN);
            assertThat(at(stage, cursor, story, 11_000_000, a).zone()).isEqualTo(Zone.TURN);
            assertThat(at(stage, cursor, story, 11_000_000, b).zone()).isEqualTo(Zone.RUN);
            return null;
        });
    }

    @Test
    void aFigureShowsItsPrivateCopyAndThatItIsStale() throws Exception {
        Toolkit.on(() -> {
            var t = new TraceBuilder();
            int a = t.thread("a"), b = t.thread("b"), gil = t.gil(), cell = t.resource(Resource.Kind.CELL, "count");
            t.at(0).starts(a).starts(b).takes(a, gil).event(EventKind.CELL_READ, a, cell, 7).ms(4).waitsForGil(b, gil).drops(a, gil, true).waitsForGil(a, gil).us(10)
                .takes(b, gil).event(EventKind.CELL_READ, b, cell, 7).ms(1).event(EventKind.CELL_WRITE, b, cell, 8).ms(5).drops(b, gil, true).takes(a, gil).ms(1).ends(a);
            var history = History.of(t.trace(), t.cast());
            history.fold();
            var story = new Stories.Story(history, gil, a, new int[] {a, b});
            var cursor = new Cursor();
            var stage = stage(cursor);
            assertThat(at(stage, cursor, story, 1_000_000, a)).matches(f -> f.copy().equals("count = 7") && !f.stale());
            assertThat(at(stage, cursor, story, 7_000_000, a)).matches(f -> f.copy().equals("count = 7") && f.stale());
            assertThat(at(stage, cursor, story, 7_000_000, b).copy()).as("it has written what it made of it").isEmpty();
            return null;
        });
    }

    @Test
    void whoBeginsWhenAnotherHasEndedStandsInItsPlaceAndTwoAtATimeNeverInOne() throws Exception {
        Toolkit.on(() -> {
            var t = new TraceBuilder();
            int main = t.thread("main");
            t.at(0).starts(main);
            int[][] trials = new int[20][3];
            for (int[] trial : trials) {
                for (int i = 0; i < 3; i++) {
                    trial[i] = t.thread("ABC".substring(i, i + 1));
                    t.ms(1).starts(trial[i]);
                }
                t.ms(10);
                for (int a : trial) t.us(100).ends(a);
            }
            var history = History.of(t.trace(), t.cast());
            history.fold();
            var story = new Stories.Story(history, -1, main, trials[0]);
            var cursor = new Cursor();
            var stage = stage(cursor);
            var seats = new HashMap<String, Seating.Seat>();
            for (int n = 0; n < trials.length; n++) {
                long at = (long) ((n * 13.3 + 8) * 1_000_000);
                cursor.seek(at);
                stage.frame(at, Stories.frame(story, at, palette, Phase.FINISHED, false, 1));
                var figures = stage.figures().stream().filter(f -> f.actor() != main).toList();
                assertThat(figures).hasSize(3);
                assertThat(figures.stream().map(Figure::seat).distinct()).hasSize(3);
                for (int i = 0; i < 3; i++) seats.putIfAbsent(i + "", figures.get(i).seat());
                assertThat(figures.stream().map(Figure::seat)).as("trial %s", n).containsExactlyInAnyOrderElementsOf(seats.values());
                assertThat(figures.getFirst().seat().radius()).as("large enough to be read").isGreaterThan(12);
            }
            return null;
        });
    }

    private Figure at(StageView stage, Cursor cursor, Stories.Story story, long nanos, int actor) {
        cursor.seek(nanos);
        stage.frame(nanos, Stories.frame(story, nanos, palette, Phase.FINISHED, true, 1));
        return stage.figures().stream().filter(f -> f.actor() == actor).findFirst().orElseThrow();
    }

    @Test
    void liveWhoTakesTurnsStandsStillAndWearsShares() throws Exception {
        Toolkit.on(() -> {
            var story = Stories.hogs(2, 1000);
            var cursor = new Cursor();
            var stage = stage(cursor);
            var seats = new HashMap<Integer, Seating.Seat>();
            for (long t = story.history().startNanos() + 500_000_000; t < story.history().endNanos(); t += 16_700_000) {
                cursor.timeProperty().set(t);
                stage.frame(t, Stories.frame(story, t, palette, Phase.RUNNING, true, 1));
                for (var f : stage.figures()) {
                    assertThat(seats.merge(f.actor(), f.seat(), (old, now) -> now.equals(old) ? old : null)).as("%s", f).isNotNull();
                    if (f.zone() == Zone.TURN) assertThat(f.running() + f.turning()).isBetween(350, 361);
                    if (f.zone() == Zone.TURN) assertThat(f.running()).isBetween(150, 210);
                }
            }
            assertThat(seats).hasSize(3);
            return null;
        });
    }

    @Test
    void liveWhoStandsInADeadlockStandsAtItsLockThoughNothingHappensAnyMore() throws Exception {
        Toolkit.on(() -> {
            var t = new TraceBuilder();
            int a = t.thread("A"), b = t.thread("B"), first = t.lock("first"), second = t.lock("second"), gil = t.gil();
            t.at(0).starts(a).starts(b).ms(30).acquires(a, first).acquires(b, second).waitsForLock(a, second, b).us(50).waitsForLock(b, first, a);
            var history = History.of(t.trace(), t.cast());
            history.fold();
            var story = new Stories.Story(history, gil, a, new int[] {a, b});
            var cursor = new Cursor();
            var stage = stage(cursor);
            long later = history.endNanos() + 2_000_000_000L;
            cursor.timeProperty().set(later);
            stage.frame(later, Stories.frame(story, later, palette, Phase.RUNNING, true, 1));
            assertThat(stage.figures()).extracting(Figure::zone).containsOnly(Zone.LOCK);
            return null;
        });
    }

    @Test
    void aFrameInWhichNothingChangedPaintsNothing() throws Exception {
        Toolkit.on(() -> {
            var story = Stories.hogs(20, 300);
            var cursor = new Cursor();
            var stage = stage(cursor);
            cursor.seek(story.history().startNanos() + 103_000_000);
            var state = Stories.frame(story, cursor.time(), palette, Phase.FINISHED, true, 1);
            stage.frame(1, state);
            long painted = stage.partsPainted();
            assertThat(painted).isPositive();
            stage.frame(2, state);
            stage.frame(3, state);
            assertThat(stage.partsPainted()).isEqualTo(painted);
            return null;
        });
    }

    @Test
    void beforeTheFirstRunItSaysWhatToDo() throws Exception {
        Toolkit.on(() -> {
            var stage = stage(new Cursor());
            stage.frame(1, FrameState.empty(palette, "MODEL", true, ""));
            assertThat(stage.figures()).isEmpty();
            return null;
        });
    }

    private static StageView stage(Cursor cursor) {
        var stage = new StageView(Fonts.load(), cursor, new Selection());
        ((Region) stage.node()).resize(800, 320);
        return stage;
    }
}
