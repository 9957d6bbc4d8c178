package interleave.stage;

import interleave.trace.ActorState;
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
import java.util.function.Consumer;
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
    private final List<Canvas> canvases = new ArrayList<>();
    private final CanvasBrush brush;
    private @Nullable Layout layout;
    private List<Part> shown = List.of();
    private Object backdrop = "";
    private List<Blocking> blockings = List.of();
    private @Nullable FrameState last;
    private @Nullable Palette dressed;
    private long painted;
    private String title = "Stage", scaleShown = "";
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
        Object key = List.of(state.palette(), state.phase(), state.message(), state.engine(), state.gil(), title, width, height);
        layout = null;
        blockings = List.of();
        if (key.equals(backdrop)) return;
        backdrop = key;
        clear();
        brush.place(ground, 0, 0, width, height);
        paintMessage(brush.on(ground.getGraphicsContext2D(), 0, 0), state, width, height);
    }

    private void paintMessage(Brush on, FrameState state, double width, double height) {
        var scenery = new Scenery(on, state);
        scenery.ground(width, height);
        scenery.head(width, title, "");
        scenery.message(width, height);
    }

    private void clear() {
        root.getChildren().removeAll(canvases);
        canvases.clear();
        shown = List.of();
    }

    /// What stands at its head.
    public void title(String text) {
        if (!text.equals(title)) {
            title = text;
            backdrop = "";
            last = null;
        }
    }

    @Override
    public void magnify(double factor, double least) {
        brush.magnify(factor, least);
        backdrop = "";
        last = null;
        layout = null;
        clear();
    }

    @Override
    public double smallestText() {
        return brush.smallest();
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
        Object key = List.of(state.palette(), plan, state.engine(), cursor.scaleText(), title, captions(plan));
        if (!key.equals(backdrop)) {
            backdrop = key;
            clear();
            brush.place(ground, 0, 0, width, height);
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
            made.add(Blocking.of(state, scene, box, live(state), cursor.nanosPerSecond(), selection.actor()));
        }
        return made;
    }

    private boolean live(FrameState state) {
        return cursor.live() && state.phase() == Phase.RUNNING;
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
        scenery.head(plan.width(), title, cursor.scaleText());
        for (int i = 0; i < plan.containers().size(); i++) {
            var box = plan.containers().get(i);
            var b = blockings.get(i);
            scenery.container(box, Scenery.name(state, box.troupe()), b.ended() == 0 ? "" : b.ended() + " ended", b.gil() >= 0);
            for (var room : box.seating().rooms()) scenery.zone(room, box.troupe().tasks(), b.gil() >= 0, b.takingTurns(), b.in(room.zone()).size());
        }
        if (plan.company() != null && plan.company().hidden() > 0) scenery.hidden(plan.coresX() > 0 ? plan.coresX() - 22 : plan.width() - 18, plan.height() - 3, plan.company().hidden());
    }

    /// The parts that change by themselves: one per zone, the baton on its way, each process of several, what is shared, the gauge.
    private List<Part> parts(Layout plan, FrameState state, Scene scene) {
        var now = new ArrayList<Part>();
        for (int i = 0; i < plan.containers().size(); i++) {
            var box = plan.containers().get(i);
            var b = blockings.get(i);
            for (var room : box.seating().rooms()) {
                Object look = List.of(b.in(room.zone()), room.zone() == Zone.RUN ? List.of(b.slices(), b.free(), b.taker() >= 0) : "");
                now.add(new Part(room.x() - 4, room.y() - 14, room.width() + 8, room.height() + 18, look, on -> zone(on, box, b, state, room)));
            }
            // The baton moves on a canvas of its own.
            now.add(new Part(box.x(), box.y(), box.width(), box.height(), b.taker() >= 0 ? b.baton() : -1.0, on -> baton(on, box, b, state)));
        }
        String note = new Scenery(brush, state).note(blockings);
        if (plan.company() != null) note = company(plan.company(), state, scene, now);
        if (plan.threads() != null) threads(plan.threads(), state, scene, now);
        var looks = plan.props().looks(scene);
        if (!looks.isEmpty()) {
            now.add(new Part(plan.props().x() - 2, plan.props().y() - 2, plan.props().width() + 4, plan.props().height() + 2, looks,
                on -> new PropsPainter(on, state).paint(plan.props(), looks)));
        }
        if (plan.coresWidth() > 0) now.add(cores(plan, state, note));
        return now;
    }

    /// The cards and wires of several processes. Returns what is to be said beside the gauge.
    private String company(Company company, FrameState state, Scene scene, List<Part> into) {
        var looks = new ArrayList<Company.Look>();
        int running = 0;
        for (var card : company.workers()) looks.add(Company.look(state, scene, card.process(scene), live(state), cursor.nanosPerSecond()));
        var main = Company.look(state, scene, company.main().process(scene), live(state), cursor.nanosPerSecond());
        long onTheWay = Company.onTheWay(state, scene);
        int who = selection.actor();
        into.add(part(company.main(), List.of(main, who), on -> new CompanyPainter(on, state, who).main(company.main(), "parent", main, company.props().height())));
        for (int i = 0; i < looks.size(); i++) {
            var card = company.workers().get(i);
            var look = looks.get(i);
            into.add(part(card, List.of(look, who), on -> new CompanyPainter(on, state, who).worker(card, look)));
            for (var member : look.members()) if (member.state() == ActorState.RUNNING) running++;
        }
        var packets = looks.stream().map(Company.Look::packet).toList();
        double x = company.main().x() + company.main().width();
        into.add(new Part(x, company.main().y(), Company.WIRES, company.main().height(), List.of(packets, onTheWay),
            on -> new CompanyPainter(on, state, who).wires(company, looks, onTheWay)));
        for (var member : main.members()) if (member.state() == ActorState.RUNNING) running++;
        return new Scenery(brush, state).crowd(running);
    }

    /// The threads that coroutines run on, as a card beside them.
    private void threads(Company.Card card, FrameState state, Scene scene, List<Part> into) {
        var look = Company.look(state, scene, card.process(scene), live(state), cursor.nanosPerSecond());
        int who = selection.actor();
        into.add(part(card, List.of(look, who), on -> new CompanyPainter(on, state, who).main(card, "threads", look, 0)));
    }

    private static Part part(Company.Card card, Object look, Consumer<Brush> painter) {
        return new Part(card.x() - 1, card.y() - 1, card.width() + 2, card.height() + 2, look, painter);
    }

    private Part cores(Layout plan, FrameState state, String note) {
        return new Part(plan.coresX(), Layout.TOP, plan.coresWidth() + 18, plan.height() - 56, List.of(Math.round(state.coresUsed() * 100), state.cores(), note),
            on -> new Scenery(on, state).cores(plan.coresX(), Layout.TOP, plan.coresWidth(), plan.height() - 14, cursor.live(), note));
    }

    /// Paints those parts that look different now.
    private void pieces(Layout plan, FrameState state, Scene scene) {
        var now = parts(plan, state, scene);
        boolean all = canvases.size() != now.size();
        if (all) {
            clear();
            for (var part : now) add(part);
        }
        for (int i = 0; i < now.size(); i++) {
            var part = now.get(i);
            if (!all && i < shown.size() && part.look().equals(shown.get(i).look())) continue;
            var canvas = canvases.get(i);
            var g = canvas.getGraphicsContext2D();
            g.setTransform(1, 0, 0, 1, 0, 0);
            g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            painted++;
            part.painter().accept(brush.on(g, canvas.getLayoutX(), canvas.getLayoutY()));
        }
        shown = now;
    }

    private void add(Part part) {
        var canvas = new Canvas();
        brush.place(canvas, Math.floor(part.x()), Math.floor(part.y()), part.width() + 1, part.height() + 1);
        canvases.add(canvas);
        root.getChildren().add(canvas);
    }

    private void zone(Brush on, Layout.Container box, Blocking b, FrameState state, Seating.Room room) {
        var scenery = new Scenery(on, state);
        if (room.zone() == Zone.RUN && b.takingTurns()) scenery.shares(room, b.slices());
        for (var figure : b.figures()) if (figure.zone() == room.zone()) scenery.figure(figure, box.seating().grain().detail(), room.shared() ? room.width() : 0);
        if (room.zone() == Zone.RUN && b.gil() >= 0 && b.taker() < 0) scenery.baton(room, 0, 0, 0, b.free());
    }

    private void baton(Brush on, Layout.Container box, Blocking b, FrameState state) {
        var room = box.seating().room(Zone.RUN);
        var seat = b.taker() < 0 ? null : box.seat(Zone.TURN, b.taker());
        if (room != null && seat != null) new Scenery(on, state).baton(room, b.baton(), seat.x(), seat.y(), false);
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
        for (var part : parts(plan, state, scene)) part.painter().accept(on);
        blockings = keep;
    }
}
