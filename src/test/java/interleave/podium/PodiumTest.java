package interleave.podium;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.findings.Wait;
import interleave.run.conduct.Rehearsal;
import interleave.run.conduct.Rehearsing;
import interleave.run.conduct.Subject;
import interleave.trace.ActorState;
import interleave.trace.Resource;
import interleave.view.Brush;
import interleave.view.CanvasBrush;
import interleave.view.Fonts;
import interleave.view.FrameState;
import interleave.view.Identities;
import interleave.view.Palette;
import interleave.view.Toolkit;
import interleave.view.Type;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class PodiumTest {
    private static final int[][] SIZES = {{660, 600}, {1290, 880}, {440, 420}, {760, 420}};

    private static Board.Card card(int number, int of) {
        var copies = number % 3 == 1 ? List.of(new Board.Copy("seen = " + number, true), new Board.Copy("other = 4", false)) : List.<Board.Copy>of();
        var states = List.of(ActorState.READY, ActorState.RUNNING, ActorState.LOCK_WAIT, ActorState.ENDED);
        int at = number == of ? 0 : number;
        return new Board.Card(at, Identities.thread(at, at == 0 ? "MainThread" : "Worker-" + at), states.get(number % 4), number % 4 < 2, false, 20 + number,
            "next: set(current + 1) and what comes of it", "self._items[key] = value", copies, "");
    }

    private static Board board(int threads, boolean deadlock) {
        var cards = IntStream.rangeClosed(1, threads).mapToObj(i -> card(i, threads)).toList();
        var tiles = IntStream.range(0, 3 * threads).mapToObj(i -> new Board.Tile(Identities.thread(1 + i % threads, "Worker"), "get → " + i, i, i > threads, i == 3)).toList();
        var things = List.of(new Board.Thing(Resource.Kind.RLOCK, "_lock", "held by A 2×", Identities.thread(1, "A"), 2, List.of(Identities.thread(2, "B")), true),
            new Board.Thing(Resource.Kind.QUEUE, "tasks", "3 items", null, 0, List.of(), true), new Board.Thing(Resource.Kind.EVENT, "stopping", "", null, 0, List.of(), false));
        var cycle = deadlock ? List.of(wait(1, "left", 12, 2), wait(2, "right", 15, 1)) : List.<Wait>of();
        return new Board("Search: get, then set · step 3 of 9", cards, List.of(new Board.Cell("shared._items['count']", "count", "8", "last written by B at step 3", "expected after both: 9", true)),
            things, tiles, "B wrote shared._items['count'] = 8 while its copy seen = 7 was stale: what A had written is overwritten.", true, "shortest found · 1 preemption",
            List.of(), cycle, Map.of(1, Identities.thread(1, "A"), 2, Identities.thread(2, "B")));
    }

    private static Wait wait(int actor, String lock, int line, int holder) {
        return new Wait(actor, "Worker-" + actor, Wait.Reason.LOCK, actor, '"' + lock + '"', line, 0, false, holder, "Worker-" + holder, line + 1, 0);
    }

    private record Text(String text, double x, double y, double width, double height) {
        boolean meets(Text other) {
            return x < other.x + other.width - 1 && other.x < x + width - 1 && y < other.y + other.height - 1 && other.y < y + height - 1;
        }
    }

    private record Seen(List<Text> texts, Set<Color> colours) {}

    /// Paints and takes down every text with its place, and every colour of a disc.
    private static Seen paint(Board board, int[] size, double least, Palette palette) {
        var brush = new CanvasBrush(Fonts.load(), new Canvas(size[0], size[1]).getGraphicsContext2D());
        brush.magnify(1, least);
        var seen = new Seen(new ArrayList<>(), new HashSet<>());
        var listening = (Brush) Proxy.newProxyInstance(Brush.class.getClassLoader(), new Class<?>[] {Brush.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("text") && !((String) arguments[0]).isBlank()) {
                var type = brush.legible((Type) arguments[3]);
                double wide = brush.width((String) arguments[0], type), x = (double) arguments[1];
                double left = switch (arguments.length == 5 ? Brush.Align.LEFT : (Brush.Align) arguments[5]) {
                    case LEFT -> x;
                    case MIDDLE -> x - wide / 2;
                    case RIGHT -> x - wide;
                };
                seen.texts.add(new Text((String) arguments[0], left, (double) arguments[2] - type.size() * .73, wide, type.size() * .73));
            }
            if (method.getName().equals("disc")) seen.colours.add(((interleave.view.Fill) arguments[3]).colour());
            try {
                return method.invoke(brush, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        var score = Score.of(board, listening, size[0], size[1]);
        new PodiumPainter(listening, palette, board, score).paint(1, "Conduct", "CONDUCT · you choose who moves");
        return seen;
    }

    @Test
    void nothingLiesOnAnythingElseAtAnyNumberOfThreads() throws Exception {
        Toolkit.on(() -> {
            for (int[] size : SIZES) {
                for (int threads : new int[] {2, 10, 40}) {
                    for (boolean deadlock : new boolean[] {false, true}) {
                        var brush = new CanvasBrush(Fonts.load(), new Canvas(1, 1).getGraphicsContext2D());
                        if (size[1] == 420) brush.magnify(1, 15);
                        var score = Score.of(board(threads, deadlock), brush, size[0], size[1]);
                        var what = "%d threads at %d × %d%s".formatted(threads, size[0], size[1], deadlock ? ", deadlock" : "");
                        var boxes = new ArrayList<>(score.cards());
                        boxes.addAll(score.cells());
                        boxes.addAll(score.things());
                        boxes.addAll(score.tiles());
                        boxes.add(score.message());
                        if (score.graph() != null) boxes.add(score.graph());
                        for (var box : boxes) {
                            assertThat(box.x() >= 0 && box.y() >= 0 && box.right() <= size[0] && box.bottom() <= size[1]).as("%s within, %s", box, what).isTrue();
                            assertThat(boxes.stream().filter(other -> other != box && other.meets(box))).as("%s alone, %s", box, what).isEmpty();
                        }
                        assertThat(score.cards()).as(what).isNotEmpty();
                        assertThat(score.tiles()).as(what).isNotEmpty();
                        if (size[1] > 420) assertThat(score.hidden()).as(what).isZero();
                        assertThat(score.graph() != null).as(what).isEqualTo(deadlock);
                    }
                }
            }
            return null;
        });
    }

    @Test
    void noTextIsWrittenOverAnother() throws Exception {
        Toolkit.on(() -> {
            for (int[] size : SIZES) {
                for (int threads : new int[] {2, 10, 40}) {
                    for (boolean deadlock : new boolean[] {false, true}) {
                        var texts = paint(board(threads, deadlock), size, size[1] == 420 ? 15 : 0, Palette.light()).texts;
                        for (var text : texts) {
                            assertThat(texts.stream().filter(other -> other != text && other.meets(text))).as("over %s, %d threads at %d × %d, %s", text, threads, size[0], size[1], deadlock).isEmpty();
                            assertThat(text.x >= 0 && text.x + text.width <= size[0]).as("%s within %d", text, size[0]).isTrue();
                        }
                    }
                }
            }
            return null;
        });
    }

    @Test
    void identityAndStateHaveTheThemesColours() throws Exception {
        Toolkit.on(() -> {
            for (var palette : List.of(Palette.light(), Palette.dark())) {
                var colours = paint(board(10, false), SIZES[1], 0, palette).colours;
                assertThat(colours).contains(palette.colour(ActorState.RUNNING), palette.colour(ActorState.LOCK_WAIT)).containsAll(palette.identities());
            }
            return null;
        });
    }

    private static Rehearsal until(Rehearsing session, Predicate<Rehearsal> holds) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!holds.test(session.state())) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(5);
        }
        return session.state();
    }

    private static final String CROSSED = """
        import threading
        left = threading.Lock()
        right = threading.Lock()
        def take(first, second):
            with first:
                len("a switch can fall here")
                with second: pass
        a = threading.Thread(target=take, args=(left, right), name="Ann")
        b = threading.Thread(target=take, args=(right, left), name="Bob")
        a.start(); b.start(); a.join(); b.join()
        """;

    @Test
    void aDeadlockIsNamedWithItsLinesAndEveryCardIsReadOut() throws Exception {
        var session = Rehearsing.open(new Subject("crossed", CROSSED, "crossed.py", null, Map.of(), true));
        var asked = new ArrayList<Integer>();
        try {
            until(session, state -> !state.busy());
            session.choose(1, false, true);
            session.choose(2, false, true);
            var half = until(session, state -> !state.busy() && state.now().operations().stream().filter(each -> each.text().startsWith("takes")).count() == 2);
            var podium = Toolkit.on(() -> {
                var made = new Podium(Fonts.load(), new Podium.Requests() {
                    @Override
                    public void go(int number) {
                        asked.add(number);
                    }

                    @Override
                    public void to(int choices) {
                        asked.add(-choices);
                    }
                });
                ((Pane) made.node()).resize(700, 500);
                made.show(half, false);
                made.frame(1, FrameState.empty(Palette.light(), "MODEL", true, ""));
                ((Button) made.node().lookup("#player-2")).fire();
                assertThat(((Button) made.node().lookup("#player-1")).getAccessibleText()).startsWith("Ann, line ");
                ((Button) made.node().lookup("#tile-0")).fire();
                return made;
            });
            assertThat(asked).first().isEqualTo(2);
            assertThat(asked.getLast()).isLessThanOrEqualTo(0);
            session.choose(1, false, true);
            session.choose(2, false, true);
            var stuck = until(session, state -> !state.busy() && state.over());
            Toolkit.on(() -> {
                podium.show(stuck, false);
                podium.frame(2, FrameState.empty(Palette.light(), "MODEL", true, ""));
                assertThat(podium.message()).contains("Ann waits at line 7 for the lock \"right\", which Bob holds since line 5").contains("Bob waits at line 7 for the lock \"left\", which Ann holds since line 5");
                assertThat(podium.told()).anyMatch(words -> words.startsWith("Ann, line 7, waits for right, held by B"));
                assertThat(podium.node().lookup("#player-1").isDisabled()).isTrue();
                return null;
            });
        } finally {
            session.close();
            session.await();
        }
    }
}
