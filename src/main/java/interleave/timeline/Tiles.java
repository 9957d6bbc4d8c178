package interleave.timeline;

import interleave.view.Brush;
import interleave.view.CanvasBrush;
import interleave.view.Fonts;
import interleave.view.FrameState;
import interleave.view.Identities;
import interleave.view.Palette;
import interleave.view.Type;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// The canvases of the timeline: names, ruler, minimap, and the lanes cut into upright tiles, because the toolkit repaints a canvas whole or not at
/// all.
final class Tiles {
    private static final double WIDE = 128;
    private final Pane pane = new Pane();
    private final Canvas head = new Canvas(), names = new Canvas(), minimap = new Canvas();
    private final List<Canvas> lanes = new ArrayList<>();
    private final CanvasBrush brush;
    private double width, height, gutter;
    private boolean hasMap = true;
    private long painted;
    private @Nullable FrameState shown;
    private @Nullable Mapped mapped;
    private String title = "Timeline";

    /// What the minimap shows.
    private record Mapped(Rows rows, Palette palette, Identities identities, Axis whole, long end) {}

    Tiles(Fonts fonts) {
        brush = new CanvasBrush(fonts, head.getGraphicsContext2D());
    }

    Pane pane() {
        return pane;
    }

    CanvasBrush brush() {
        return brush;
    }

    /// As [interleave.view.View#magnify]: all is painted anew.
    void magnify(double factor, double least) {
        brush.magnify(factor, least);
        width = -1;
    }

    String title() {
        return title;
    }

    /// What stands at its head: all is painted anew.
    void title(String text) {
        title = text;
        width = -1;
    }

    boolean fits(Plot plot) {
        return shown == null && plot.space().width() == width && plot.space().height() == height && plot.space().gutter() == gutter && plot.space().mapped() == hasMap;
    }

    private void lay(Plot.Space space) {
        if (shown == null && space.width() == width && space.height() == height && space.gutter() == gutter && space.mapped() == hasMap) return;
        hasMap = space.mapped();
        shown = null;
        width = space.width();
        height = space.height();
        gutter = space.gutter();
        mapped = null;
        lanes.clear();
        pane.getChildren().clear();
        put(head, 0, 0, width, Plot.Space.TOP - 8);
        put(names, 0, Plot.Space.TOP - 8, gutter, space.bottom() - Plot.Space.TOP + 16);
        if (space.mapped()) put(minimap, 0, space.minimapTop() - 6, width, height - space.minimapTop() + 6);
        for (double x = gutter; x < gutter + space.plotWidth(); x += WIDE) {
            var tile = new Canvas();
            // Magnified, a tile ends between two pixels: it goes on below the next one, so that no seam shows.
            put(tile, x, Plot.Space.TOP - 8, Math.min(WIDE + (brush.magnified() ? 2 : 0), gutter + space.plotWidth() - x), space.bottom() - Plot.Space.TOP + 8);
            lanes.add(tile);
        }
    }

    private void put(Canvas canvas, double x, double y, double wide, double tall) {
        brush.place(canvas, x, y, wide, tall);
        pane.getChildren().add(canvas);
    }

    private CanvasBrush on(Canvas canvas) {
        return brush.on(canvas.getGraphicsContext2D(), canvas.getLayoutX(), canvas.getLayoutY());
    }

    /// Everything anew.
    void paint(Plot plot, FrameState state, Axis whole) {
        lay(plot.space());
        plot.header(on(head), state, title);
        plot.ruler(on(head));
        plot.names(on(names));
        map(plot, whole);
        for (var tile : lanes) lanes(plot, tile);
    }

    /// The minimap, unless it looks as it does already.
    private void map(Plot plot, Axis whole) {
        var next = new Mapped(plot.rows(), plot.palette(), plot.identities(), whole, plot.end());
        if (!hasMap || next.equals(mapped)) return;
        mapped = next;
        plot.minimap(on(minimap), whole);
    }

    /// What came after `before`: the tiles it touches, from where the segments that were still open then could end.
    void grow(Plot before, Plot plot, FrameState state, Axis whole) {
        double from = before.axis().x(before.end()) - 4, to = plot.axis().x(plot.end()) + 2;
        for (var row : plot.rows().pinned()) from = Math.min(from, openFrom(before, row));
        for (var row : plot.rows().scrolling()) if (row.resource()) from = Math.min(from, openFrom(before, row));
        for (var tile : lanes) {
            if (tile.getLayoutX() + brush.wide(tile) >= from && tile.getLayoutX() <= to) lanes(plot, tile);
        }
        double seen = (plot.end() - before.end()) / whole.nanosPerPixel();
        if (seen >= 1 || Math.floor(whole.x(plot.end()) / 4) != Math.floor(whole.x(before.end()) / 4)) map(plot, whole);
    }

    /// A letter stands in the middle of its segment, so it moves until the segment has ended.
    private static double openFrom(Plot before, Rows.Row row) {
        var lane = before.lane(row);
        return lane.count() == 0 ? Double.MAX_VALUE : before.axis().x(lane.start(lane.count() - 1));
    }

    /// Tiles painted so far, of all frames.
    long painted() {
        return painted;
    }

    int count() {
        return lanes.size();
    }

    private void lanes(Plot plot, Canvas tile) {
        painted++;
        plot.lanes(on(tile), tile.getLayoutX(), tile.getLayoutX() + brush.wide(tile));
    }

    boolean messageDiffers(FrameState state, double wide, double tall) {
        return shown == null || wide != width || tall != height || shown.palette() != state.palette() || !shown.message().equals(state.message())
            || shown.phase() != state.phase() || !shown.engine().equals(state.engine());
    }

    /// Nothing recorded: says so and what to do.
    void message(FrameState state, double wide, double tall) {
        width = wide;
        height = tall;
        shown = state;
        mapped = null;
        pane.getChildren().clear();
        put(head, 0, 0, wide, tall);
        message(on(head), state, wide, tall);
    }

    static void message(Brush brush, FrameState state, double wide, double tall) {
        var p = state.palette();
        brush.rect(0, 0, wide, tall, p.panel());
        brush.text("Timeline", 14, 23, Type.BODY_STRONG, p.ink());
        String title = switch (state.phase()) {
            case EMPTY -> "Nothing recorded yet";
            case WARMING_UP -> "Warming up";
            case RUNNING, PAUSED -> "The first events are on their way";
            case FINISHED, CANCELLED, FAILED -> "This run was not recorded";
        };
        String text = !state.message().isEmpty() ? state.message() : switch (state.phase()) {
            case EMPTY -> "Press Run: every thread gets a lane here, and so do the GIL and every lock.";
            case WARMING_UP -> "The program runs until its speed is steady, and nothing of that is kept; then its lanes fill here.";
            default -> "";
        };
        double y = tall / 2;
        for (int i = 0; i < 3; i++) {
            double w = Math.min(240, wide * .4);
            brush.fill(wide / 2 - w / 2 + i * 18, y - 52 + i * 13, w - 50 + i * 11, 8, 4, interleave.view.Fill.solid(p.line()));
        }
        brush.text(title, wide / 2, y + 8, Type.TITLE, p.ink(), Brush.Align.MIDDLE);
        brush.text(brush.fit(text, Type.BODY, wide - 40), wide / 2, y + 30, Type.BODY, p.mut(), Brush.Align.MIDDLE);
    }
}
