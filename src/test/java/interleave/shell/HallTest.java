package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.export.Toolkit;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Result;
import interleave.run.Session;
import interleave.teaching.Catalog;
import interleave.view.Brush;
import interleave.view.CanvasBrush;
import interleave.view.Fonts;
import interleave.view.Type;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Presenter mode can be read from the last row.
class HallTest {
    private static final int[][] SIZES = {{1280, 720}, {1024, 768}, {1920, 1080}};
    private static Result result;

    @BeforeAll
    static void run() throws Exception {
        Toolkit.start();
        var lesson = Catalog.read().lessons().getFirst();
        var plan = Plan.of(lesson, Engines.built().getFirst()).repetitions(1).acts(List.of("one_thread", "two_threads"));
        result = Session.start(plan.settings(plan.settings().with("iterations", 200_000L))).await();
    }

    private static Desk presenting(int[] size, boolean dark) {
        var desk = new Desk(Catalog.read(), Engines.built(), new Memory(Preferences.none()));
        var scene = new Scene(desk.root(), size[0], size[1]);
        desk.dress(scene, dark);
        desk.open(result.plan().lesson().id());
        desk.adopt(result);
        desk.settle(2);
        desk.hall().toggle();
        desk.settle(3);
        return desk;
    }

    private record Seen(String text, double size) {}

    /// Every text of the scene that can be seen, with the size of its type on the screen.
    private static List<Seen> texts(Node node, List<Seen> found) {
        if (!node.isVisible()) {
            return found;
        }
        if (node instanceof Text text && !text.getText().isBlank() && text.getOpacity() > 0) {
            var a = text.localToScene(Point2D.ZERO);
            var b = text.localToScene(new Point2D(0, 1));
            var at = text.localToScene(text.getLayoutBounds());
            if (at.getMaxX() > 0 && at.getMaxY() > 0 && at.getMinX() < text.getScene().getWidth() && at.getMinY() < text.getScene().getHeight()) {
                found.add(new Seen(text.getText(), text.getFont().getSize() * a.distance(b)));
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> texts(child, found));
        }
        return found;
    }

    /// Presses nothing: looks at the texts of the scene and at what the views have painted.
    private static void legible(Desk desk, int[] size, String what) {
        double least = size[1] / 40.0;
        var texts = texts(desk.root(), new ArrayList<>());
        assertThat(texts).as("%s at %d × %d", what, size[0], size[1]).allSatisfy(seen -> assertThat(seen.size() * Hall.CAPITAL).as(seen.text()).isGreaterThanOrEqualTo(least));
        assertThat(desk.views().stage().smallestText() * Hall.CAPITAL).isGreaterThanOrEqualTo(least).isLessThan(1000);
        assertThat(texts).noneMatch(seen -> seen.text().matches(".*\\b(events dropped|recording cost|frame|ThreadMXBean)\\b.*"));
    }

    @Test
    void noTextHasCapitalsLowerThanAFortiethOfTheWindow() throws Exception {
        for (int[] size : SIZES) {
            Toolkit.call(() -> {
                var desk = presenting(size, size[0] == 1024);
                desk.poll().raise(1, 3);
                desk.poll().otherVote();
                desk.poll().raise(2, 40);
                for (var second : Hall.Second.values()) {
                    desk.hall().second(second);
                    desk.settle(3);
                    legible(desk, size, second.name());
                    if (second == Hall.Second.TIMELINE) {
                        assertThat(desk.views().timeline().smallestText() * Hall.CAPITAL).isGreaterThanOrEqualTo(size[1] / 40.0).isLessThan(1000);
                    }
                }
                desk.hall().freeze();
                desk.find();
                desk.settle(2);
                legible(desk, size, "finder");
                desk.keys();
                desk.settle(2);
                legible(desk, size, "keys");
                desk.close();
                return true;
            });
        }
    }

    @Test
    void capitalsAreAsTallAsTheTestCounts() throws Exception {
        Toolkit.call(() -> {
            var fonts = Fonts.load();
            for (var face : Type.Face.values()) {
                var text = new Text("H");
                text.setFont(fonts.font(new Type(face, 100)));
                text.setBoundsType(javafx.scene.text.TextBoundsType.VISUAL);
                assertThat(text.getLayoutBounds().getHeight()).as(face.name()).isBetween(100 * Hall.CAPITAL - 0.6, 74.0);
            }
            return true;
        });
    }

    @Test
    void whoHoldsTheGilIsStillToldAndWhatIsPaintedNamesNoProcessNumber() throws Exception {
        for (int[] size : SIZES) {
            Toolkit.call(() -> {
                var desk = presenting(size, false);
                var said = new ArrayList<String>();
                var canvas = new Canvas(size[0], size[1]);
                var brush = new CanvasBrush(Fonts.load(), canvas.getGraphicsContext2D());
                brush.magnify(1, Hall.LEAST);
                var listening = (Brush) Proxy.newProxyInstance(Brush.class.getClassLoader(), new Class<?>[] {Brush.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("text")) said.add((String) arguments[0]);
                    try {
                        return method.invoke(brush, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
                double factor = ((Magnified) desk.root()).factor();
                desk.views().stage().paint(listening, size[0] / factor, size[1] / factor * 0.5, desk.state());
                desk.views().timeline().paint(listening, size[0] / factor, size[1] / factor * 0.5, desk.state());
                assertThat(said).as("%d × %d", size[0], size[1]).anyMatch(text -> text.startsWith("GIL")).anyMatch(text -> text.startsWith("REPLAY")).contains("A", "B");
                assertThat(said).noneMatch(text -> text.matches("(?i).*(process|pid) \\d{2,}.*|.*\\d+ events.*"));
                desk.close();
                return true;
            });
        }
    }

    @Test
    void escapeLeavesStepByStepAndEverythingComesBack() throws Exception {
        Toolkit.call(() -> {
            var desk = presenting(SIZES[0], true);
            desk.hall().freeze();
            desk.hall().spotlight();
            assertThat(desk.root().lookup("#spotlight")).isNotNull();
            assertThat(desk.root().lookup("#run")).isNull();
            assertThat(desk.hall().leave()).isTrue();
            assertThat(desk.root().lookup("#spotlight")).isNull();
            assertThat(desk.hall().leave()).isTrue();
            assertThat(desk.hall().frozen()).isFalse();
            assertThat(desk.hall().leave()).isTrue();
            assertThat(desk.hall().on()).isFalse();
            desk.settle(2);
            assertThat(((Magnified) desk.root()).factor()).isEqualTo(1);
            assertThat(List.of("#run", "#navigator", "#reading", "#charts", "#status-state", "#play")).allMatch(id -> desk.root().lookup(id) != null && desk.root().lookup(id).isVisible());
            assertThat(desk.hall().leave()).isFalse();
            desk.close();
            return true;
        });
    }

    @Test
    void aFrozenPictureStandsStill() throws Exception {
        Toolkit.call(() -> {
            var desk = presenting(SIZES[0], false);
            desk.settle(1);
            var before = desk.state();
            desk.hall().freeze();
            desk.transport().step(1);
            desk.settle(2);
            assertThat(desk.state()).isSameAs(before);
            desk.hall().freeze();
            desk.settle(1);
            assertThat(desk.state()).isNotSameAs(before);
            desk.close();
            return true;
        });
    }
}
