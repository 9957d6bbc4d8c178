package interleave.timeline;

import interleave.trace.ActorState;
import interleave.trace.Bookmark;
import interleave.view.Bookmarks;
import interleave.view.Brush;
import interleave.view.Cursor;
import interleave.view.Fonts;
import interleave.view.FrameState;
import interleave.view.FrameState.Phase;
import interleave.view.Palette;
import interleave.view.Selection;
import interleave.view.View;
import interleave.world.History;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// The timeline: every thread's states over time and who held the GIL and the locks.
///
/// What it shows is planned as one immutable [Plot]; a frame whose plot looks the same as the last one repaints nothing, or only the tiles in which
/// something
/// was recorded since. While a run is live the axis stands still and fills from the left; when it is full it shows twice the time (or, zoomed in,
/// turns the page), so
/// that a frame repaints one narrow tile and not the window. No event is looked at: everything is asked of the lanes, by pixel.
///
/// FX thread only.
public final class Timeline implements View {
    /// Growth is painted this often at most, ns.
    private static final long PACE = 40_000_000;
    /// What painting may take of a frame while a hand moves the picture, and how long it stands before it is painted as fine as it can be.
    static final long STILL = 100_000_000;
    private long spare = 4_000_000;
    private final Fonts fonts;
    private final Cursor cursor;
    private final Selection selection;
    private final Tiles tiles;
    private final Overlay overlay = new Overlay();
    private final Marks marks;
    private final Search search = new Search();
    private final Pane root = new Pane();
    private final Gestures gestures;
    private @Nullable FrameState state;
    private @Nullable Plot plot;
    private @Nullable Axis axis;
    private @Nullable History last;
    private boolean fitted = true, following = true, played;
    private double scroll;
    private long paintedAt, paintNanos, workNanos, seenTime, attended;
    private int rowCount;
    private Rows rows = Rows.none();
    private Choice choice = Choice.ALL, laid = Choice.ALL;
    private @Nullable Figures figures;
    /// Stands above or below this one on the same axis.
    private @Nullable Timeline twin;
    private boolean led, afar;
    /// Pixels its own names need.
    private double names;

    /// With bookmarks of its own.
    public Timeline(Fonts fonts, Cursor cursor, Selection selection) {
        this(fonts, cursor, selection, new Bookmarks());
    }

    public Timeline(Fonts fonts, Cursor cursor, Selection selection, Bookmarks bookmarks) {
        this.fonts = fonts;
        this.cursor = cursor;
        this.selection = selection;
        tiles = new Tiles(fonts);
        gestures = new Gestures(this, cursor, selection);
        marks = new Marks(bookmarks, cursor);
        overlay.make();
        marks.make();
        search.make(text -> choice = choice.searching(text), this::match);
        overlay.pane.getChildren().addAll(search.box);
        root.getChildren().addAll(tiles.pane(), overlay.pane, marks.pane);
        root.setMinSize(200, 120);
        root.setFocusTraversable(true);
        root.setAccessibleText("Timeline");
        root.setId("timeline");
        gestures.listen(root, overlay.follow);
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
    public void frame(long nanos, FrameState now) {
        long began = System.nanoTime();
        var before = state;
        state = now;
        double width = root.getWidth(), height = root.getHeight();
        if (width >= 50 && height >= 50) {
            if (before == null || !before.palette().equals(now.palette())) theme(now.palette());
            var history = now.history();
            if (history == null || history.endNanos() <= history.startNanos()) showMessage(now, width, height);
            else show(nanos, now, history, width, height);
        }
        workNanos = System.nanoTime() - began;
    }

    @Override
    public void magnify(double factor, double least) {
        tiles.magnify(factor, least);
        marks.least(least);
        afar = least > 0;
        plot = null;
    }

    @Override
    public double smallestText() {
        return tiles.brush().smallest();
    }

    /// What stands at its head; "Timeline" at first.
    public void title(String text) {
        if (!text.equals(tiles.title())) {
            tiles.title(text);
            plot = null;
        }
    }

    /// From now on these two show the same piece of time, counted from each one's start, over the same pixels: a hand on one moves both. The first one's replay leads.
    public static void pair(Timeline leads, Timeline led) {
        leads.twin = led;
        led.twin = leads;
        led.led = true;
        leads.fit();
        led.fit();
    }

    /// It stands alone again, and so does the other.
    public void unpair() {
        var other = twin;
        if (other == null) return;
        twin = null;
        other.twin = null;
        led = false;
        other.led = false;
        fit();
        other.fit();
    }

    private void theme(Palette palette) {
        overlay.theme(palette);
        marks.theme(palette);
        search.theme(palette);
        root.setStyle("-fx-background-color: " + Palette.web(palette.panel()) + ";");
    }

    private void showMessage(FrameState now, double width, double height) {
        if (plot != null || tiles.messageDiffers(now, width, height)) {
            tiles.message(now, width, height);
            overlay.cursor(0, 0, 0, false);
            overlay.hover(List.of(), 0, 0, width, height, now.palette());
            overlay.measure(List.of(), 0, 0, 0, 0, width, height, now.palette());
            overlay.window(null, 0, 0);
            overlay.follow.setVisible(false);
        }
        plot = null;
        axis = null;
        last = null;
        fitted = true;
        following = true;
    }

    private void show(long nanos, FrameState now, History history, double width, double height) {
        boolean live = now.phase() == Phase.RUNNING || now.phase() == Phase.PAUSED;
        if (last == null || last.cast() != history.cast()) restart();
        last = history;
        followSteps();
        var next = plan(now, history, width, height, live);
        if (!live && next.scrolls()) next = attended(next, now, history, width, height);
        boolean grown = plot != null && next.end() > plot.end();
        if (plot == null || !tiles.fits(next) || !alike(plot, next) || plot.coarse() && nanos - paintedAt >= STILL) {
            paint(moves(next, live) ? next.coarsely() : next, now, live);
            paintedAt = nanos;
        } else if (grown && !plot.coarse() && (nanos - paintedAt >= PACE || !live)) {
            tiles.grow(plot, next, now, whole(next, live));
            plot = next;
            paintedAt = nanos;
        }
        place(now, width, height, live);
    }

    private void paint(Plot next, FrameState now, boolean live) {
        long began = System.nanoTime();
        plot = next;
        tiles.paint(next, now, whole(next, live));
        paintNanos = (System.nanoTime() - began) * (next.coarse() ? 2 : 1);
    }

    /// Whether a hand moves the picture, and painting it as fine as it can be would cost more than a frame can spare.
    private boolean moves(Plot next, boolean live) {
        return !live && plot != null && paintNanos > spare && !next.axis().equals(plot.axis());
    }

    /// A step of the cursor that would be too small to see brings the picture nearer.
    private void followSteps() {
        long moved = Math.abs(cursor.time() - seenTime);
        var p = plot;
        if (!led && p != null && seenTime != 0 && moved > 0 && !cursor.live() && !cursor.playing() && moved < 2 * p.axis().nanosPerPixel()) near();
        seenTime = cursor.time();
    }

    /// When the cursor has jumped to where nobody in sight is alive, the first lane that is comes into sight.
    private Plot attended(Plot next, FrameState now, History history, double width, double height) {
        if (cursor.time() == attended) return next;
        attended = cursor.time();
        double top = scroll, bottom = scroll + next.scrollBottom() - Plot.Space.TOP;
        var alive = next.rows().scrolling().stream().filter(row -> !row.resource() && doing(next, row)).toList();
        boolean others = alive.stream().anyMatch(row -> row.y() > 20 && row.y() >= top && row.y() + row.height() <= bottom);
        if (others || alive.size() < 2) return next;
        show(next, alive.getLast());
        show(next, alive.get(1));
        return plan(now, history, width, height, false);
    }

    private boolean doing(Plot p, Rows.Row row) {
        var lane = p.lane(row);
        int segment = lane.at(cursor.time());
        return segment >= 0 && lane.value(segment) != ActorState.ABSENT.ordinal() && lane.value(segment) != ActorState.ENDED.ordinal();
    }

    /// The cursor goes where a hand on the timeline points.
    void point(long nanos) {
        cursor.playingProperty().set(false);
        cursor.seek(nanos);
        seenTime = nanos;
    }

    private void restart() {
        seenTime = 0;
        axis = null;
        fitted = true;
        following = true;
        scroll = 0;
        attended = 0;
        rowCount = -1;
        choice = choice.shut(Set.of());
        unmark();
    }

    private Plot plan(FrameState now, History history, double width, double height, boolean live) {
        int count = Rows.count(history);
        var space = space(history, width, height, count);
        if (count != rowCount || plot == null || !plot.space().equals(space) || !choice.equals(laid)) rows = Rows.of(history, now.identities(), space.room(), choice);
        laid = choice;
        rowCount = count;
        long end = Math.max(history.endNanos(), live ? cursor.live() ? cursor.time() : 0 : 0);
        axis = axis(history, space, live, end);
        scroll = Math.clamp(scroll, 0, Math.max(0, rows.height() - (space.room() - rows.pinnedTall() - 5)));
        return new Plot(history, now.palette(), now.identities(), axis, rows, space, scroll, end, selection.actor(), selection.resource(), marks.all(), false);
    }

    private Plot.Space space(History history, double width, double height, int count) {
        boolean same = plot != null && count == rowCount && plot.space().width() == width && plot.space().height() == height;
        double least = twin == null ? 0 : twin.names;
        boolean map = twin == null || !afar;
        if (same && plot.space().gutter() == Math.max(names, least) && plot.space().mapped() == map) return plot.space();
        var own = Plot.Space.of(width, height, history, tiles.brush());
        names = own.gutter();
        return own.gutter(least).mapped(map);
    }

    /// Where the axis ends that shows all: with another timeline beside this one, where the longer one of both does.
    private long reach(History history, long end) {
        var other = twin == null ? null : twin.last;
        return other == null ? end : Math.max(end, history.startNanos() + other.endNanos() - other.startNanos());
    }

    private Axis axis(History history, Plot.Space space, boolean live, long end) {
        var old = axis == null ? null : axis.over(space.gutter(), space.plotWidth());
        if (fitted || old == null) {
            if (!live) return Axis.fit(history.startNanos(), reach(history, end), space.gutter(), space.plotWidth());
            long span = 200_000_000;
            while (span < end - history.startNanos()) span = span * 3 / 2;
            return Axis.fit(history.startNanos(), history.startNanos() + span, space.gutter(), space.plotWidth());
        }
        if (live && following && cursor.live() && end > old.to()) return old.startingAt(end - (old.to() - old.from()) / 4);
        if (!cursor.live() && cursor.playing()) {
            var page = turned(old);
            if (page != old) look(page);
            return page;
        }
        played = false;
        return old;
    }

    /// Comes as near as the replay's scale asks for (four seconds on screen across the window), around the cursor; nothing where it is near enough.
    public void near() {
        var p = plot;
        if (p == null) return;
        double wanted = cursor.nanosPerSecond() * 4 / p.axis().width();
        if (p.axis().nanosPerPixel() <= wanted * 4) reveal();
        else look(new Axis(cursor.time() - Math.round(wanted * p.axis().width() / 2), wanted, p.axis().left(), p.axis().width()));
    }

    /// While a replay plays: comes as near as its scale asks for, once, and turns the page when the cursor leaves it.
    private Axis turned(Axis old) {
        double wanted = cursor.nanosPerSecond() * 4 / old.width();
        if (!played && old.nanosPerPixel() > wanted * 4) {
            played = true;
            return new Axis(cursor.time() - Math.round(wanted * old.width() * .1), wanted, old.left(), old.width());
        }
        played = true;
        long span = old.to() - old.from();
        boolean outside = cursor.time() > old.to() || cursor.time() < old.from();
        return outside ? old.startingAt(cursor.time() - span / 10) : old;
    }

    private static boolean alike(Plot a, Plot b) {
        return a.axis().equals(b.axis()) && a.rows() == b.rows() && a.scroll() == b.scroll() && a.space().equals(b.space())
            && a.palette() == b.palette()
            && a.identities() == b.identities() && a.actor() == b.actor() && a.resource() == b.resource() && a.marks() == b.marks();
    }

    private Axis whole(Plot plot, boolean live) {
        long start = plot.history().startNanos(), span = 100_000_000;
        while (live && span < plot.end() - start) span *= 2;
        return Axis.fit(start, live ? start + span : reach(plot.history(), plot.end()), plot.space().gutter(), plot.space().plotWidth());
    }

    private void place(FrameState now, double width, double height, boolean live) {
        var p = Objects.requireNonNull(plot);
        double x = p.axis().x(cursor.time()), top = Plot.Space.TOP - 10;
        boolean seen = x >= p.axis().left() - 1 && x <= p.axis().right() + 1 && !(cursor.live() && !live);
        overlay.cursor(x, top, p.space().bottom() + 2, seen);
        overlay.window(p.window(whole(p, live)), p.space().minimapTop() - 2, Plot.Space.MINIMAP + 4);
        double room = p.scrollBottom() - Plot.Space.TOP;
        overlay.thumb(width - 8, Plot.Space.TOP, room, p.scrolls() ? room / p.rows().height() : 1, p.scroll() / p.rows().height());
        overlay.follow.setVisible(live && (!following || !cursor.live()));
        if (overlay.follow.isVisible()) {
            overlay.follow.autosize();
            overlay.follow.relocate(Math.round(width - overlay.follow.getWidth() - 14), 8);
        }
        var telling = new Telling(p.history(), p.identities(), p.end(), now.lineMark(), now.withoutCore());
        overlay.hover(gestures.hoverText(p, telling), gestures.mouseX(), gestures.mouseY(), width, height, now.palette());
        marks.place(p, width, height);
        search.place(width - (overlay.follow.isVisible() ? overlay.follow.getWidth() + 18 : 0), Search.told(choice, rows));
        placeBand(p, width, height, now.palette());
    }

    private void placeBand(Plot p, double width, double height, Palette palette) {
        var band = gestures.band();
        if (band == null) {
            figures = null;
            overlay.measure(List.of(), 0, 0, 0, 0, width, height, palette);
            return;
        }
        if (figures == null || !figures.band().equals(band)) figures = Figures.of(band, p);
        double left = Math.clamp(p.axis().x(band.start()), p.axis().left(), p.axis().right()), right = Math.clamp(p.axis().x(band.end()), p.axis().left(), p.axis().right());
        double top = Plot.Space.TOP - 6, bottom = p.space().bottom();
        if (!band.lanes().isEmpty() && band.lanes().size() < p.rows().all().size()) {
            top = Math.max(top, band.lanes().stream().mapToDouble(p::y).min().orElse(top) - 3);
            bottom = Math.min(bottom, band.lanes().stream().mapToDouble(row -> p.y(row) + row.height()).max().orElse(bottom) + 3);
        }
        overlay.measure(figures.card(), left, right, top, Math.max(top, bottom), width, height, palette);
    }

    /// The plot on screen; null before there is a recording.
    void spare(long nanos) {
        spare = nanos;
    }

    @Nullable Plot plot() {
        return plot;
    }

    Marks marks() {
        return marks;
    }

    Tiles tiles() {
        return tiles;
    }

    Overlay overlay() {
        return overlay;
    }

    /// Shows this piece of time from the next frame on.
    void look(Axis at) {
        show(at);
        if (twin != null && last != null && twin.last != null) twin.show(at.startingAt(at.from() - last.startNanos() + twin.last.startNanos()));
    }

    private void show(Axis at) {
        axis = at;
        fitted = false;
        following = false;
    }

    /// The instant under pixel `x` stays where it is.
    void zoom(double factor, double x) {
        var p = plot;
        if (p == null) return;
        boolean was = following;
        look(p.axis().zoom(factor, x));
        following = was && state != null && state.phase() == Phase.RUNNING && Objects.requireNonNull(axis).to() >= p.end();
    }

    /// Shows the whole run.
    public void fit() {
        fitted = true;
        following = true;
        if (twin != null) {
            twin.fitted = true;
            twin.following = true;
        }
    }

    /// Goes back to the newest.
    void follow() {
        following = true;
        cursor.follow();
    }

    void scroll(double pixels) {
        scroll += pixels;
    }

    /// Goes this many times closer (below 1: farther), at the cursor where it is in sight, else in the middle.
    public void zoom(double closer) {
        var p = plot;
        if (p == null) return;
        double x = p.axis().x(cursor.time());
        zoom(1 / closer, x >= p.axis().left() && x <= p.axis().right() ? x : p.axis().left() + p.axis().width() / 2);
    }

    /// Goes to the next (1) or the last (-1) event of the selected thread and lock, of all where none is selected.
    public void step(int direction) {
        step(direction, selection.actor(), selection.resource());
    }

    private void step(int direction, int actor, int resource) {
        var history = last;
        if (history == null) return;
        long index = history.step(cursor.time(), direction, actor, resource);
        if (index < 0) return;
        cursor.playingProperty().set(false);
        cursor.step(history.trace().time(index));
        near();
    }

    /// Brings the cursor into sight.
    public void reveal() {
        var p = plot;
        if (p == null || cursor.time() >= p.axis().from() && cursor.time() <= p.axis().to()) return;
        look(p.axis().startingAt(cursor.time() - (p.axis().to() - p.axis().from()) / 2));
    }

    /// Sets a bookmark at the cursor and asks for its note.
    public void bookmark() {
        if (plot != null) marks.put(plot, Bookmark.Kind.MARK);
    }

    /// Sets an ask point at the cursor and asks for its question; a bookmark there becomes one.
    public void askPoint() {
        if (plot != null) marks.put(plot, Bookmark.Kind.ASK);
    }

    /// Whether somebody types a note.
    public boolean noting() {
        return marks.editing();
    }

    /// Takes the bookmark at the cursor away.
    public void deleteBookmark() {
        marks.delete();
    }

    /// Goes to the next (1) or the last (-1) bookmark.
    public void bookmark(int direction) {
        if (plot != null && marks.go(direction, plot)) reveal();
    }

    /// Opens the list of bookmarks or closes it.
    public void bookmarks() {
        marks.list();
    }

    /// Opens the field for lanes and states.
    public void search() {
        if (plot != null) search.open();
    }

    /// To the next (1) or the last (-1) match of what is searched for; opens the field where nothing is.
    public void match(int direction) {
        var p = plot;
        if (p == null) return;
        if (!choice.searches()) {
            search.open();
            return;
        }
        var found = Search.match(p, choice, cursor.live() ? p.end() : cursor.time(), direction);
        if (found == null) return;
        cursor.playingProperty().set(false);
        cursor.seek(found.nanos());
        selection.actorProperty().set(found.row().resource() ? -1 : found.row().id());
        selection.resourceProperty().set(found.row().resource() ? found.row().id() : -1);
        show(p, found.row());
        reveal();
    }

    /// Scrolls a lane into sight.
    private void show(Plot p, Rows.Row row) {
        double room = p.scrollBottom() - Plot.Space.TOP;
        if (p.rows().pinned().contains(row)) return;
        if (row.y() < scroll) scroll = row.y() - 4;
        else if (row.y() + row.height() > scroll + room) scroll = row.y() + row.height() - room + 8;
    }

    /// Shuts a process into one lane, or opens it.
    void fold(int process) {
        var shut = new HashSet<>(choice.shut());
        if (!shut.remove(process)) shut.add(process);
        choice = choice.shut(shut);
    }

    /// Shuts every process with several threads, or opens all when one is shut.
    public void fold() {
        choice = choice.shut(choice.shut().isEmpty() ? rows.folding() : Set.of());
    }

    /// Whether time is selected.
    public boolean marked() {
        return gestures.band() != null;
    }

    /// The cursor is where the selected time begins, or ends.
    public void mark(boolean begins) {
        if (plot != null) gestures.mark(plot, cursor.live() ? plot.end() : cursor.time(), begins);
    }

    /// No time is selected any more, and nothing loops.
    public void unmark() {
        gestures.unmark();
        cursor.unloop();
    }

    /// Shows the selected time from edge to edge.
    public void fitMarked() {
        var p = plot;
        var band = gestures.band();
        if (p != null && band != null) look(Axis.fit(band.start(), Math.max(band.end(), band.start() + 100), p.axis().left(), p.axis().width()));
    }

    /// Plays the selected time over and over; where it does, no longer.
    public void loopMarked() {
        var band = gestures.band();
        if (cursor.looping()) cursor.unloop();
        else if (band != null) cursor.loop(band.start(), band.end());
    }

    /// Puts what the selected time's card says, and all it left out, on the clipboard as a table.
    public void copyMarked() {
        if (figures == null) return;
        var content = new ClipboardContent();
        content.putString(figures.table());
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// The time seen, from and to; null while the whole run is.
    public long @Nullable [] seen() {
        var p = plot;
        return p == null || fitted ? null : new long[] {p.axis().from(), p.axis().to()};
    }

    @Override
    public void paint(Brush brush, double width, double height, FrameState now) {
        var history = now.history();
        brush.rect(0, 0, width, height, now.palette().panel());
        if (history == null || history.endNanos() <= history.startNanos()) {
            Tiles.message(brush, now, width, height);
            return;
        }
        var space = Plot.Space.of(width, height, history, brush).gutter(twin == null ? 0 : twin.names);
        var drawn = Rows.of(history, now.identities(), space.room(), choice);
        var at = axis == null || fitted ? Axis.fit(history.startNanos(), reach(history, history.endNanos()), space.gutter(), space.plotWidth())
            : axis.over(space.gutter(), space.plotWidth());
        var picture = new Plot(history, now.palette(), now.identities(), at, drawn, space, Math.min(scroll, drawn.height()), history.endNanos(),
            selection.actor(), selection.resource(), marks.all(), false);
        picture.header(brush, now, tiles.title());
        picture.ruler(brush);
        brush.clip(space.gutter(), 0, space.plotWidth(), height);
        picture.lanes(brush, space.gutter(), space.gutter() + space.plotWidth());
        brush.unclip();
        picture.names(brush);
        var whole = Axis.fit(history.startNanos(), reach(history, history.endNanos()), space.gutter(), space.plotWidth());
        picture.minimap(brush, whole);
        picture.window(brush, whole);
        double x = at.x(cursor.time());
        if (cursor.live() || x < at.left() || x > at.right()) return;
        brush.rect(x - 1, Plot.Space.TOP - 10, 2, space.bottom() - Plot.Space.TOP + 10, now.palette().accent());
        brush.area(new double[] {x - 6, Plot.Space.TOP - 12, x + 6, Plot.Space.TOP - 12, x, Plot.Space.TOP - 2}, now.palette().accent());
    }
}
