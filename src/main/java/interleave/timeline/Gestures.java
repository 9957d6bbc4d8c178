package interleave.timeline;

import interleave.view.Cursor;
import interleave.view.Selection;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// What hands do on the timeline. Wheel: zoom at the mouse; wheel over the names, or with Shift: scroll. Drag: pan; on the ruler or the cursor's
/// handle: scrub; on the
/// minimap: move the window; with Shift: a box around time and lanes, to measure. Click: the cursor goes there, on a flag to its bookmark; on a name: select; on a
/// process: shut or open it. Double click: fit. Arrows: event by event; + and −: zoom; Home, End.
final class Gestures {
    private enum Drag { NONE, PAN, SCRUB, MEASURE, MAP }

    private final Timeline timeline;
    private final Cursor cursor;
    private final Selection selection;
    private Drag drag = Drag.NONE;
    private double mouseX = -1, mouseY = -1, lastX, lastY;
    private boolean inside, moved;
    private @Nullable Band band;
    private double boxTop;

    Gestures(Timeline timeline, Cursor cursor, Selection selection) {
        this.timeline = timeline;
        this.cursor = cursor;
        this.selection = selection;
    }

    void listen(Node root, Node follow) {
        root.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        root.addEventHandler(MouseEvent.MOUSE_MOVED, e -> at(e.getX(), e.getY()));
        root.addEventHandler(MouseEvent.MOUSE_EXITED, e -> inside = false);
        root.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            root.requestFocus();
            pressed(e);
        });
        root.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        root.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        follow.setOnMousePressed(MouseEvent::consume);
        follow.setOnMouseClicked(e -> {
            timeline.follow();
            e.consume();
        });
    }

    private void at(double x, double y) {
        inside = true;
        mouseX = x;
        mouseY = y;
    }

    double mouseX() {
        return mouseX;
    }

    double mouseY() {
        return mouseY;
    }

    @Nullable Band band() {
        return band;
    }

    private void scrolled(ScrollEvent e) {
        var plot = timeline.plot();
        if (plot == null) return;
        at(e.getX(), e.getY());
        if (e.isShiftDown() || Math.abs(e.getDeltaX()) > Math.abs(e.getDeltaY())) {
            timeline.look(plot.axis().pan(e.getDeltaX() != 0 ? e.getDeltaX() : e.getDeltaY()));
        } else if (e.getX() < plot.space().gutter()) {
            timeline.scroll(-e.getDeltaY());
        } else {
            timeline.zoom(Math.pow(1.0035, -e.getDeltaY()), e.getX());
        }
        e.consume();
    }

    private void pressed(MouseEvent e) {
        var plot = timeline.plot();
        moved = false;
        lastX = e.getX();
        lastY = e.getY();
        at(lastX, lastY);
        if (plot == null || e.getButton() != MouseButton.PRIMARY) return;
        boolean handle = Math.abs(e.getX() - plot.axis().x(cursor.time())) < 7 && e.getY() < Plot.Space.TOP + 4;
        if (e.getY() > plot.space().minimapTop() - 4) drag = Drag.MAP;
        else if (e.getX() < plot.space().gutter()) drag = Drag.NONE;
        else if (e.isShiftDown()) {
            drag = Drag.MEASURE;
            long t = plot.axis().time(e.getX());
            boxTop = e.getY();
            band = new Band(t, t, List.of(), true);
        } else drag = e.getY() < Plot.Space.TOP - 6 || handle || timeline.marks().under(plot, e.getX(), e.getY()) != null ? Drag.SCRUB : Drag.PAN;
        if (drag == Drag.SCRUB) scrub(plot, e.getX());
        if (drag == Drag.MAP) map(plot, e.getX());
    }

    private void dragged(MouseEvent e) {
        var plot = timeline.plot();
        if (plot == null) return;
        at(e.getX(), e.getY());
        moved |= Math.abs(e.getX() - lastX) > 2 || Math.abs(e.getY() - lastY) > 2;
        if (!moved) return;
        switch (drag) {
            case PAN -> {
                if (e.getX() != lastX) timeline.look(plot.axis().pan(e.getX() - lastX));
                timeline.scroll(lastY - e.getY());
            }
            case SCRUB -> scrub(plot, e.getX());
            case MEASURE -> {
                if (band != null) band = new Band(band.from(), plot.axis().time(Math.clamp(e.getX(), plot.axis().left(), plot.axis().right())), lanes(plot, boxTop, e.getY()), true);
            }
            case MAP -> map(plot, e.getX());
            case NONE -> { }
        }
        lastX = e.getX();
        lastY = e.getY();
    }

    private void released(MouseEvent e) {
        var plot = timeline.plot();
        var was = drag;
        drag = Drag.NONE;
        if (was == Drag.MEASURE && moved && band != null) band = new Band(band.from(), band.to(), band.lanes(), false);
        if (plot == null || moved || e.getButton() != MouseButton.PRIMARY) return;
        if (e.getX() < plot.space().gutter()) {
            select(plot, e.getY());
        } else if (was == Drag.PAN && e.getClickCount() == 2) {
            timeline.fit();
        } else if (was == Drag.PAN) {
            band = null;
            scrub(plot, e.getX());
        } else if (was == Drag.MEASURE) {
            band = null;
        }
    }

    /// The lanes that a box from `y0` to `y1` touches; a box that is as good as a line is about all in sight.
    private static List<Rows.Row> lanes(Plot plot, double y0, double y1) {
        boolean line = Math.abs(y1 - y0) < 10;
        double top = line ? 0 : Math.min(y0, y1), bottom = line ? plot.space().height() : Math.max(y0, y1);
        var inside = new ArrayList<Rows.Row>();
        for (var row : plot.rows().all()) {
            double y = plot.y(row);
            boolean pinned = plot.rows().pinned().contains(row), seen = pinned || y + row.height() > Plot.Space.TOP && y < plot.scrollBottom();
            if (seen && y + row.height() > top && y < bottom) inside.add(row);
        }
        return inside;
    }

    /// Marks time without a mouse: one end of it.
    void mark(Plot plot, long nanos, boolean begins) {
        var now = band;
        long other = now == null ? begins ? plot.end() : plot.history().startNanos() : begins ? now.end() : now.start();
        band = new Band(begins ? nanos : Math.min(other, nanos), begins ? Math.max(other, nanos) : nanos, now == null || now.lanes().isEmpty() ? lanes(plot, 0, 0) : now.lanes(), false);
    }

    void unmark() {
        band = null;
    }

    private void select(Plot plot, double y) {
        for (var row : plot.rows().scrolling()) {
            double top = plot.y(row);
            boolean heading = row.fold() == Rows.Fold.OPEN && y >= top - 18 && y < top - 3, shut = row.fold() == Rows.Fold.SHUT && y >= top && y <= top + row.height();
            if ((heading || shut) && y < plot.scrollBottom()) {
                timeline.fold(row.process());
                return;
            }
        }
        var row = row(plot, y);
        selection.actorProperty().set(row == null || row.resource() || row.id() == selection.actor() ? -1 : row.id());
        selection.resourceProperty().set(row == null || !row.resource() || row.id() == selection.resource() ? -1 : row.id());
    }

    private void scrub(Plot plot, double x) {
        var flag = drag == Drag.SCRUB ? timeline.marks().under(plot, x, mouseY) : null;
        timeline.point(flag != null ? flag.nanos() : Math.clamp(plot.axis().time(x), plot.history().startNanos(), plot.end()));
    }

    private void map(Plot plot, double x) {
        double part = (x - plot.axis().left()) / plot.axis().width();
        long start = plot.history().startNanos(), span = plot.axis().to() - plot.axis().from();
        timeline.look(plot.axis().startingAt(start + Math.round((plot.end() - start) * Math.clamp(part, 0, 1)) - span / 2));
    }

    private void key(KeyEvent e) {
        var plot = timeline.plot();
        if (plot == null || e.isControlDown() || e.isAltDown() || e.isMetaDown()) return;
        switch (e.getCode()) {
            case LEFT -> timeline.step(-1);
            case RIGHT -> timeline.step(1);
            case UP -> timeline.scroll(-40);
            case DOWN -> timeline.scroll(40);
            case PLUS, ADD, EQUALS -> timeline.zoom(1.5);
            case MINUS, SUBTRACT -> timeline.zoom(1 / 1.5);
            case HOME, END -> {
                timeline.point(e.getCode() == KeyCode.HOME ? plot.history().startNanos() : plot.end());
                timeline.reveal();
            }
            case ESCAPE -> timeline.unmark();
            default -> {
                return;
            }
        }
        e.consume();
    }

    private static Rows.@Nullable Row row(Plot plot, double y) {
        for (var row : plot.rows().pinned()) if (y >= plot.y(row) - 3 && y <= plot.y(row) + row.height() + 3) return row;
        for (var row : plot.rows().scrolling()) {
            if (y < plot.scrollBottom() && y >= plot.y(row) - 3 && y <= plot.y(row) + row.height() + 3) return row;
        }
        return null;
    }

    /// What stands under the mouse; empty where nothing does, and while it drags.
    List<String> hoverText(Plot plot, Telling telling) {
        if (!inside || drag != Drag.NONE || mouseX < plot.axis().left() || mouseX > plot.axis().right()
            || mouseY < Plot.Space.TOP - 9) return List.of();
        var flag = timeline.marks().under(plot, mouseX, mouseY);
        if (flag != null) return Marks.told(flag, plot.history().startNanos());
        if (mouseY < Plot.Space.TOP - 4) return List.of();
        var row = row(plot, mouseY);
        return row == null ? List.of() : telling.at(row.resource(), row.id(), plot.axis().time(mouseX), plot.axis().nanosPerPixel());
    }
}
