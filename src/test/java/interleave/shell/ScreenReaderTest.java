package interleave.shell;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.export.Toolkit;
import interleave.reading.Reading;
import interleave.run.Engines;
import interleave.run.Plan;
import interleave.run.Result;
import interleave.run.Session;
import interleave.teaching.Catalog;
import interleave.trace.Bookmark;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.fxmisc.richtext.GenericStyledArea;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whoever doesn't see the window, or has no mouse, or has little room: every control says what it is, the Tab key comes to each, and in the smallest window none lies on another.
class ScreenReaderTest {
    private static final Catalog CATALOG = Catalog.read();
    private static Result result, before, profiled;

    @BeforeAll
    static void run() throws Exception {
        Toolkit.start();
        result = run("gil_fundamentals", "one_thread", "two_threads");
        before = run("gil_fundamentals", "two_threads");
        profiled = run("profiling", "deterministic");
    }

    private static Result run(String id, String... acts) throws InterruptedException {
        var lesson = CATALOG.entry(id).orElseThrow().lesson().orElseThrow();
        var plan = Plan.of(lesson, Engines.built().getFirst()).repetitions(1).warm(false).acts(List.of(acts));
        return Session.start(plan.settings(plan.settings().with(lesson.quick()))).await();
    }

    /// Everything one can meet, one after the other, each settled.
    private static void everywhere(Desk desk, Consumer<String> look) {
        Consumer<String> settled = what -> {
            desk.settle(2);
            look.accept(what);
        };
        for (var shown : List.of(before, result)) {
            desk.open("gil_fundamentals");
            desk.adopt(shown);
            desk.settle(2);
        }
        for (var page : Reading.Page.values()) {
            if (desk.reading().has(page)) {
                desk.page(page);
                settled.accept("page " + page);
            }
        }
        desk.bookmarks().add(new Bookmark(desk.cursor().time(), "Who is next?", Bookmark.Kind.ASK));
        desk.views().timeline().bookmarks();
        settled.accept("bookmarks and an ask point");
        desk.views().timeline().bookmarks();
        desk.views().timeline().search();
        settled.accept("search");
        desk.bookmarks().undo();
        overlays(desk, settled);
        desk.compare(desk.runs().beside(desk.bench().result()).getFirst());
        settled.accept("comparison");
        desk.comparing().leave();
        desk.hall().toggle();
        for (var second : Hall.Second.values()) {
            desk.hall().second(second);
            settled.accept("hall " + second);
        }
        desk.hall().toggle();
        desk.open("task_queue");
        settled.accept("exercise");
        desk.open("profiling");
        desk.adopt(profiled);
        desk.settle(2);
        desk.page(Reading.Page.PROFILE);
        settled.accept("profile");
    }

    private static void overlays(Desk desk, Consumer<String> settled) {
        desk.find();
        settled.accept("finder");
        desk.find();
        desk.keys();
        settled.accept("keys");
        desk.keys();
        desk.vote();
        settled.accept("poll");
        desk.vote();
        desk.compare();
        settled.accept("runs");
        desk.compare();
    }

    private static List<Node> visible(Node node, List<Node> found) {
        if (node.isVisible()) {
            found.add(node);
            if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> visible(child, found));
        }
        return found;
    }

    private static boolean control(Node node) {
        return node instanceof ButtonBase || node instanceof TextInputControl || node instanceof ComboBoxBase || node instanceof Slider || node instanceof ListView || node instanceof TableView
            || node instanceof GenericStyledArea;
    }

    private static String name(Node node) {
        if (node.getAccessibleText() != null && !node.getAccessibleText().isBlank()) return node.getAccessibleText();
        return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText().strip() : "";
    }

    /// Parts that toolkit controls are made of speak through the control.
    private static boolean within(Node node, Class<?>... kinds) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            for (var kind : kinds) if (kind.isInstance(at)) return true;
        }
        return false;
    }

    private static boolean named(Node node) {
        for (Node at = node; at != null; at = at.getParent()) if (!name(at).isEmpty()) return true;
        return false;
    }

    @Test
    void everyControlAndEveryPaintedViewHasANameAndTheTabKeyComesToEachControl() throws Exception {
        var nameless = new LinkedHashSet<String>();
        var missed = new LinkedHashSet<String>();
        var seen = new int[1];
        Toolkit.call(() -> {
            var desk = new Desk(CATALOG, Engines.built(), new Memory(Preferences.none()));
            var scene = new Scene(desk.root(), 1280, 800);
            desk.dress(scene, true);
            var stage = new Stage();
            stage.setScene(scene);
            stage.show();
            everywhere(desk, what -> {
                var wanted = new ArrayList<Node>();
                for (var node : visible(desk.root(), new ArrayList<>())) {
                    if (node.isFocusTraversable() && !node.isDisabled()) wanted.add(node);
                    if (within(node, ComboBoxBase.class, Slider.class, ListView.class, TableView.class, TextInputControl.class)) continue;
                    boolean speaks = control(node) || node.isFocusTraversable();
                    if (speaks) seen[0]++;
                    if (speaks && name(node).isEmpty() || node instanceof Canvas && !named(node)) nameless.add(what + ": " + node);
                }
                boolean modal = !desk.root().lookupAll(".overlay").isEmpty();
                if (modal || desk.hall().on()) return; // there the keys of the commands do it
                wanted.removeAll(reached(scene));
                wanted.forEach(node -> missed.add(what + ": " + node));
            });
            stage.close();
            desk.close();
            return true;
        });
        assertThat(nameless).isEmpty();
        assertThat(missed).isEmpty();
        assertThat(seen[0]).as("controls looked at").isGreaterThan(500);
    }

    private static Set<Node> reached(Scene scene) {
        var reached = new LinkedHashSet<Node>();
        scene.getRoot().requestFocus();
        var first = scene.getRoot();
        first.requestFocusTraversal(TraversalDirection.NEXT);
        while (scene.getFocusOwner() != null && reached.add(scene.getFocusOwner())) scene.getFocusOwner().requestFocusTraversal(TraversalDirection.NEXT);
        return reached;
    }

    @Test
    void inTheSmallestWindowNothingLiesOnAnotherOrOutside() throws Exception {
        var faults = new LinkedHashSet<String>();
        var panes = new LinkedHashSet<String>();
        Toolkit.call(() -> {
            var desk = new Desk(CATALOG, Engines.built(), new Memory(Preferences.none()));
            var scene = new Scene(desk.root(), 640, 400);
            desk.dress(scene, false);
            everywhere(desk, what -> {
                if (desk.hall().on() || !desk.root().lookupAll(".overlay").isEmpty()) {
                    fits(scene, what, faults);
                    return;
                }
                for (var pane : Arrangement.Pane.values()) {
                    desk.arrangement().bring(pane);
                    desk.settle(1);
                    fits(scene, what + ", " + pane, faults);
                    for (var id : List.of("#navigator", "#pictures", "#reading")) if (desk.root().lookup(id) != null) panes.add(pane + id);
                }
            });
            desk.close();
            return true;
        });
        assertThat(faults).isEmpty();
        assertThat(panes).as("one column at a time, each reached").containsExactlyInAnyOrder("LESSONS#navigator", "PICTURES#pictures", "TEXT#reading");
    }

    private static void fits(Scene scene, String what, Set<String> faults) {
        var all = new ArrayList<Node>();
        boolean overlay = !scene.getRoot().lookupAll(".overlay").isEmpty();
        for (var node : visible(overlay ? scene.getRoot().lookupAll(".overlay").iterator().next() : scene.getRoot(), new ArrayList<>())) {
            boolean counts = control(node) || node instanceof Labeled labeled && !String.valueOf(labeled.getText()).isBlank();
            if (counts && !within(node, ComboBoxBase.class, Slider.class, ListView.class, TableView.class, TextInputControl.class, ButtonBase.class, GenericStyledArea.class)) all.add(node);
        }
        for (int i = 0; i < all.size(); i++) {
            var one = seen(all.get(i));
            if (one == null) continue;
            if (one.getMinX() < -1 || one.getMinY() < -1 || one.getMaxX() > scene.getWidth() + 1 || one.getMaxY() > scene.getHeight() + 1) faults.add(what + ": outside " + all.get(i) + " " + one);
            for (int j = 0; j < i; j++) {
                var other = seen(all.get(j));
                if (other == null || within(all.get(i), all.get(j).getClass()) && ancestor(all.get(j), all.get(i)) || ancestor(all.get(i), all.get(j))) continue;
                double wide = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX()), tall = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
                if (wide > 2 && tall > 2) faults.add(what + ": " + all.get(i) + " lies on " + all.get(j));
            }
        }
    }

    private static boolean ancestor(Node above, Node node) {
        for (Node at = node; at != null; at = at.getParent()) if (at == above) return true;
        return false;
    }

    /// Where it is in the window, cut by what it scrolls in; null where it is scrolled out of sight.
    private static Bounds seen(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (!(at instanceof ScrollPane)) continue;
            var view = at.localToScene(at.getLayoutBounds());
            double x0 = Math.max(bounds.getMinX(), view.getMinX()), y0 = Math.max(bounds.getMinY(), view.getMinY()), x1 = Math.min(bounds.getMaxX(), view.getMaxX()), y1 = Math.min(bounds.getMaxY(), view.getMaxY());
            if (x1 <= x0 || y1 <= y0) return null;
            bounds = new javafx.geometry.BoundingBox(x0, y0, x1 - x0, y1 - y0);
        }
        return bounds;
    }
}
