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
/// minimap: move the window; with Shift: measure. Click: the cursor goes there; on a name: select. Double click or F: fit. Arrows: event by event;
/// + and −: zoom; Home, End.
final class Gestures {
    private enum Drag { NONE, PAN, SCRUB, MEASURE, MAP }

    private final Timeline timeline;
    private final Cursor cursor;
    private final Selection selection;
    private Drag drag = Drag.NONE;
    private double mouseX = -1, mouseY = -1, lastX, lastY;
    private boolean inside, moved;
    private @Nullable Band band;

    /// A measured piece of time.
    record Band(long from, long to) {
        List<String> text(Plot plot, Telling telling) {
            long a = Math.min(from, to), b = Math.max(from, to);
            var lines = new ArrayList<String>();
            lines.add(interleave.view.Durations.text(b - a));
            for (var gil : plot.gils()) {
                var shares = telling.span(true, gil.id(), a, b);
                for (int i = 1; i < shares.size(); i++) lines.add("GIL  " + shares.get(i));
            }
            if (lines.size() > 1) return lines;
            for (var row : plot.rows().scrolling()) {
                if (lines.size() > 6) break;
                var shares = telling.span(row.resource(), row.id(), a, b);
                if (shares.size() > 1) lines.add(shares.getFirst().replaceFirst(" within .*", "") + "  " + shares.get(1));
            }
            return lines;
        }
    }

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
        if (plot == null || e.getButton() != MouseButton.PRIMARY) return;
        boolean handle = Math.abs(e.getX() - plot.axis().x(cursor.time())) < 7 && e.getY() < Plot.Space.TOP + 4;
        if (e.getY() > plot.space().minimapTop() - 4) drag = Drag.MAP;
        else if (e.getX() < plot.space().gutter()) drag = Drag.NONE;
        else if (e.isShiftDown()) {
            drag = Drag.MEASURE;
            long t = plot.axis().time(e.getX());
            band = new Band(t, t);
        } else drag = e.getY() < Plot.Space.TOP - 6 || handle ? Drag.SCRUB : Drag.PAN;
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
                if (band != null) band = new Band(band.from(), plot.axis().time(Math.clamp(e.getX(), plot.axis().left(), plot.axis().right())));
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

    private void select(Plot plot, double y) {
        var row = row(plot, y);
        selection.actorProperty().set(row == null || row.resource() || row.id() == selection.actor() ? -1 : row.id());
        selection.resourceProperty().set(row == null || !row.resource() || row.id() == selection.resource() ? -1 : row.id());
    }

    private void scrub(Plot plot, double x) {
        timeline.point(Math.clamp(plot.axis().time(x), plot.history().startNanos(), plot.end()));
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
            case F -> timeline.fit();
            case ESCAPE -> band = null;
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
            || mouseY < Plot.Space.TOP - 4) return List.of();
        var row = row(plot, mouseY);
        return row == null ? List.of() : telling.at(row.resource(), row.id(), plot.axis().time(mouseX), plot.axis().nanosPerPixel());
    }
}
