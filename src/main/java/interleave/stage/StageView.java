package interleave.stage;

import interleave.view.Brush;
import interleave.view.CanvasBrush;
import interleave.view.Cursor;
import interleave.view.Fonts;
import interleave.view.FrameState;
import interleave.view.FrameState.Phase;
import interleave.view.Palette;
import interleave.view.Selection;
import interleave.view.View;
import interleave.world.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// The stage: who holds the GIL, who waits for what, at one instant (replay) or over the last 250 ms (live).
///
/// A frame makes small immutable descriptions ([Layout], [Blocking]: who stands where and what is written beside him) and compares them with the
/// last frame's; only the
/// zones whose description differs are painted, each on a canvas of its own, because the toolkit repaints a canvas whole or not at all. FX thread
/// only.
public final class StageView implements View {
    /// Who has ever been where is looked up this often while a run is live, ns.
    private static final long SETTLE = 250_000_000;
    private final Cursor cursor;
    private final Selection selection;
    private final Pane root = new Pane();
    private final Canvas ground = new Canvas();
    private final List<Canvas> parts = new ArrayList<>();
    private final CanvasBrush brush;
    private @Nullable Layout layout;
    private List<Object> shown = List.of();
    private Object backdrop = "";
    private List<Blocking> blockings = List.of();
    private @Nullable FrameState last;
    private @Nullable Palette dressed;
    private long painted;
    private String scaleShown = "";
    private int chosen = -1;
    private long settledAt, workNanos;

    public StageView(Fonts fonts, Cursor cursor, Selection selection) {
        this.cursor = cursor;
        this.selection = selection;
        brush = new CanvasBrush(fonts, ground.getGraphicsContext2D());
        root.getChildren().add(ground);
        root.setMinSize(200, 120);
        root.setAccessibleText("Stage");
        root.setId("stage");
        root.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public long workNanos() {
        return workNanos;
    }

    @Override
    public void frame(long nanos, FrameState state) {
        long began = System.nanoTime();
        double width = root.getWidth(), height = root.getHeight();
        if (width >= 50 && height >= 50) {
            if (!state.palette().equals(dressed)) {
                dressed = state.palette();
                root.setStyle("-fx-background-color: " + Palette.web(dressed.stage()) + ";");
            }
            var history = state.history();
            var scene = state.scene();
            if (history == null || scene == null || state.identities().size() == 0 || history.endNanos() <= history.startNanos()) message(state,
                width, height);
            else show(nanos, state, scene, width, height);
        }
        workNanos = System.nanoTime() - began;
    }

    private void message(FrameState state, double width, double height) {
        Object key = List.of(state.palette(), state.phase(), state.message(), state.engine(), state.gil(), width, height);
        layout = null;
        blockings = List.of();
        if (key.equals(backdrop)) return;
        backdrop = key;
        clear();
        size(ground, 0, 0, width, height);
        paintMessage(brush.on(ground.getGraphicsContext2D(), 0, 0), state, width, height);
    }

    private void paintMessage(Brush on, FrameState state, double width, double height) {
        var scenery = new Scenery(on, state);
        scenery.ground(width, height);
        scenery.head(width, "");
        scenery.message(width, height);
    }

    private void clear() {
        root.getChildren().removeAll(parts);
        parts.clear();
        shown = List.of();
    }

    private static void size(Canvas canvas, double x, double y, double width, double height) {
        canvas.setWidth(Math.max(1, Math.ceil(width)));
        canvas.setHeight(Math.max(1, Math.ceil(height)));
        canvas.relocate(x, y);
        canvas.setMouseTransparent(true);
    }

    private void show(long nanos, FrameState state, Scene scene, double width, double height) {
        var before = last;
        if (before != null && before.scene() != null && same(before, before.scene(), state, scene, width, height)) return;
        chosen = selection.actor();
        boolean other = before == null || before.history() == null
            || Objects.requireNonNull(before.history()).cast() != Objects.requireNonNull(state.history()).cast();
        boolean due = state.phase() == Phase.RUNNING ? nanos - settledAt >= SETTLE : before == null || before.phase() != state.phase();
        var old = layout;
        if (old == null || other || due || old.width() != width || old.height() != height) {
            settledAt = nanos;
            var next = Layout.of(state, width, height);
            if (old == null || other || !next.alike(old)) layout = next;
        }
        last = state;
        scaleShown = cursor.scaleText();
        var plan = Objects.requireNonNull(layout);
        blockings = block(plan, state, scene);
        Object key = List.of(state.palette(), plan, state.engine(), cursor.scaleText(), captions(plan));
        if (!key.equals(backdrop)) {
            backdrop = key;
            clear();
            size(ground, 0, 0, width, height);
            backdrop(brush.on(ground.getGraphicsContext2D(), 0, 0), plan, state);
        }
        pieces(plan, state, scene);
    }

    /// Nothing that is painted has changed: the usual frame of a standing replay.
    private boolean same(FrameState before, Scene then, FrameState state, Scene scene, double width, double height) {
        return layout != null && layout.width() == width && layout.height() == height && then.nanos() == scene.nanos()
            && then.events() == scene.events()
            && before.history() == state.history() && before.phase() == state.phase() && before.palette().equals(state.palette())
                && before.engine().equals(state.engine())
            && before.shares() == state.shares() && Double.compare(before.coresUsed(), state.coresUsed()) == 0
                && before.identities() == state.identities()
            && cursor.scaleText().equals(scaleShown) && chosen == selection.actor();
    }

    private List<Blocking> block(Layout plan, FrameState state, Scene scene) {
        var made = new ArrayList<Blocking>();
        for (var box : plan.containers()) {
            made.add(Blocking.of(state, scene, box.process(), box.seating(), cursor.live() && state.phase() == Phase.RUNNING,
                cursor.nanosPerSecond(), selection.actor()));
        }
        return made;
    }

    /// What the ground says about the figures, beside their zones.
    private List<Object> captions(Layout plan) {
        var captions = new ArrayList<Object>();
        for (int i = 0; i < plan.containers().size(); i++) {
            var b = blockings.get(i);
            captions.add(b.takingTurns());
            captions.add(b.ended());
            for (var room : plan.containers().get(i).seating().rooms()) captions.add(room.actors().length > 6 ? b.in(room.zone()).size() : 0);
        }
        return captions;
    }

    private void backdrop(Brush on, Layout plan, FrameState state) {
        var scenery = new Scenery(on, state);
        scenery.ground(plan.width(), plan.height());
        scenery.head(plan.width(), cursor.scaleText());
        for (int i = 0; i < plan.containers().size(); i++) {
            var box = plan.containers().get(i);
            var b = blockings.get(i);
            scenery.container(box, Scenery.name(state, box.process()), b.ended() == 0 ? "" : b.ended() + " ended");
            for (var room : box.seating().rooms()) scenery.zone(room, b.gil() >= 0, b.takingTurns(), b.in(room.zone()).size());
        }
    }

    /// The parts that change by themselves: one per zone, the locks of each container, the gauge.
    private void pieces(Layout plan, FrameState state, Scene scene) {
        var now = new ArrayList<Object>();
        for (int i = 0; i < plan.containers().size(); i++) {
            var b = blockings.get(i);
            var box = plan.containers().get(i);
            for (var room : box.seating().rooms()) now.add(List.of(b.in(room.zone()), room.zone() == Zone.RUN ? List.of(b.slices(), b.free(),
                b.taker() >= 0) : ""));
            now.add(box.locks().isEmpty() ? "" : locks(box, scene));
            // The baton moves on a canvas of its own.
            now.add(b.taker() >= 0 ? b.baton() : -1.0);
        }
        now.add(List.of(Math.round(state.coresUsed() * 100), state.cores(), new Scenery(brush, state).note(blockings)));
        boolean all = parts.isEmpty();
        if (all) lay(plan);

        for (int i = 0; i < now.size(); i++) {
            if (all || !now.get(i).equals(shown.get(i))) {
                var canvas = parts.get(i);
                var g = canvas.getGraphicsContext2D();
                g.setTransform(1, 0, 0, 1, 0, 0);
                g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
                painted++;
                part(brush.on(g, canvas.getLayoutX(), canvas.getLayoutY()), plan, state, scene, i);
            }

        }
        shown = now;
    }

    private static Object locks(Layout.Container box, Scene scene) {
        var all = new ArrayList<Object>();
        for (var lock : box.locks()) {
            if (lock.id() >= scene.resources()) continue;
            all.add(scene.holder(lock.id()));
            all.add(scene.holdCount(lock.id()));
            int waiters = 0;
            for (int a = 0; a < scene.actors(); a++) if (scene.waitsFor(a) == lock.id()) waiters++;
            all.add(waiters);
        }
        return all;
    }

    private void lay(Layout plan) {
        for (var box : plan.containers()) {
            for (var room : box.seating().rooms()) add(room.x() - 4, room.y() - 14, room.width() + 8, room.height() + 18);
            add(box.x() + 12, box.locksY(), box.width() - 24, box.locks().isEmpty() ? 1 : 32);
            add(box.x(), box.y(), box.width(), box.height());
        }
        add(plan.coresX(), 42, plan.coresWidth() > 0 ? plan.coresWidth() + 18 : 1, plan.height() - 56);
    }

    private void add(double x, double y, double width, double height) {
        var canvas = new Canvas();
        size(canvas, Math.floor(x), Math.floor(y), width, height);
        parts.add(canvas);
        root.getChildren().add(canvas);
    }

    private void part(Brush on, Layout plan, FrameState state, Scene scene, int index) {
        int at = index;
        for (int i = 0; i < plan.containers().size(); i++) {
            var box = plan.containers().get(i);
            int rooms = box.seating().rooms().size();
            if (at < rooms) zone(on, box, blockings.get(i), state, box.seating().rooms().get(at));
            else if (at == rooms) locks(on, box, state, scene);
            else if (at == rooms + 1) baton(on, box, blockings.get(i), state);
            if (at < rooms + 2) return;
            at -= rooms + 2;
        }
        if (plan.coresWidth() > 0) {
            var scenery = new Scenery(on, state);
            scenery.cores(plan.coresX(), 42, plan.coresWidth(), cursor.live(), plan.height() >= (cursor.live() ? 230 : 290) ? scenery.note(blockings) : "");
        }
    }

    private void zone(Brush on, Layout.Container box, Blocking b, FrameState state, Seating.Room room) {
        var scenery = new Scenery(on, state);
        if (room.zone() == Zone.RUN && b.takingTurns()) scenery.shares(room, b.slices());
        for (var figure : b.figures()) if (figure.zone() == room.zone()) scenery.figure(figure, box.seating().grain().detail());
        if (room.zone() == Zone.RUN && b.gil() >= 0 && b.taker() < 0) scenery.baton(room, 0, 0, 0, b.free());
    }

    private void baton(Brush on, Layout.Container box, Blocking b, FrameState state) {
        var room = box.seating().room(Zone.RUN);
        var seat = b.taker() < 0 ? null : box.seating().seat(Zone.TURN, b.taker());
        if (room != null && seat != null) new Scenery(on, state).baton(room, b.baton(), seat.x(), seat.y(), false);
    }

    private void locks(Brush on, Layout.Container box, FrameState state, Scene scene) {
        double x = box.x() + 18;
        var scenery = new Scenery(on, state);
        for (var lock : box.locks()) {
            double wide = scenery.lock(lock, scene, x, box.locksY(), box.x() + box.width() - 16 - x);
            if (wide == 0) break;
            x += wide + 8;
        }
    }

    /// Parts painted so far, of all frames.
    long partsPainted() {
        return painted;
    }

    private void clicked(MouseEvent e) {
        for (var b : blockings) {
            for (var f : b.figures()) {
                if (Math.hypot(f.seat().x() - e.getX(), f.seat().y() - e.getY()) > Math.max(6, f.seat().radius() + 3)) continue;
                selection.actorProperty().set(selection.actor() == f.actor() ? -1 : f.actor());
                return;
            }
        }
        selection.actorProperty().set(-1);
    }

    /// The figures on the stage now.
    List<Figure> figures() {
        return blockings.stream().flatMap(b -> b.figures().stream()).toList();
    }

    @Override
    public void paint(Brush on, double width, double height, FrameState state) {
        var scene = state.scene();
        if (state.history() == null || scene == null || state.identities().size() == 0) {
            paintMessage(on, state, width, height);
            return;
        }
        var keep = blockings;
        var plan = Layout.of(state, width, height);
        blockings = block(plan, state, scene);
        backdrop(on, plan, state);
        int count = plan.containers().stream().mapToInt(c -> c.seating().rooms().size() + 2).sum() + 1;
        for (int i = 0; i < count; i++) part(on, plan, state, scene, i);
        blockings = keep;
    }
}
