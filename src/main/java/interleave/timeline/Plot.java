package interleave.timeline;

import interleave.trace.Actor;
import interleave.trace.Bookmark;
import interleave.trace.Resource;
import interleave.view.Brush;
import interleave.view.Fill;
import interleave.view.FrameState;
import interleave.view.Identities;
import interleave.view.Palette;
import interleave.view.Signs;
import interleave.view.Stroke;
import interleave.view.Type;
import interleave.world.History;
import interleave.world.Lane;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything the timeline shows at one size, painted part by part onto any brush. Immutable; made anew when anything about the layout changes, so
/// that two
/// equal plots look the same but for what was recorded since.
///
/// @param scroll pixels of the scrolling lanes above the picture
/// @param end    nothing is known after this instant
/// @param actor,resource whose lane is selected, or -1
/// @param marks  bookmarks, in order of time
/// @param coarse shares are drawn half as fine: for as long as the picture moves and would cost a frame too much
record Plot(History history, Palette palette, Identities identities, Axis axis, Rows rows, Space space, double scroll, long end, int actor,
    int resource, List<Bookmark> marks, boolean coarse) {
    /// Where the parts stand in the view.
    ///
    /// @param gutter pixels left of the lanes, for names
    /// @param mapped whether there is a minimap
    record Space(double width, double height, double gutter, boolean mapped) {
        static final double TOP = 58, RULER = 36, MARGIN = 14, MINIMAP = 16;

        static Space of(double width, double height, @Nullable History history, Brush brush) {
            double longest = 0;
            if (history != null) {
                for (var actor : history.cast().actors()) {
                    if (actor.kind() != Actor.Kind.PROCESS) longest = Math.max(longest, brush.width(actor.name(), Type.CAPTION));
                    if (longest > 110) break;
                }
                for (var r : history.cast().resources()) if (r.kind() != Resource.Kind.GIL) longest = Math.max(longest, brush.width(r.name(),
                    Type.CAPTION));
            }
            return new Space(width, height, Math.ceil(Math.clamp(longest, 34, 110)) + 54, true);
        }

        /// The same, with at least so much room for names.
        Space gutter(double least) {
            return least <= gutter ? this : new Space(width, height, least, mapped);
        }

        Space mapped(boolean is) {
            return new Space(width, height, gutter, is);
        }

        double plotWidth() {
            return Math.max(40, width - gutter - MARGIN);
        }

        double minimapTop() {
            return mapped ? height - MINIMAP - 12 : height;
        }

        /// Where the lanes end.
        double bottom() {
            return minimapTop() - 10;
        }

        double room() {
            return Math.max(20, bottom() - TOP);
        }
    }

    /// With more lanes in sight, shares are drawn half as fine: what a frame paints stays within bounds.
    private static final int CROWD = 20;

    Plot coarsely() {
        return new Plot(history, palette, identities, axis, rows, space, scroll, end, actor, resource, marks, true);
    }

    /// The scrolling lanes end here.
    double scrollBottom() {
        return Math.max(Space.TOP, space.bottom() - rows.pinnedTall() - (rows.pinnedTall() > 0 ? 5 : 0));
    }

    /// Where the pinned lanes begin: right below the others where these are few.
    double pinnedTop() {
        return Math.min(Space.TOP + rows.height() + 4, space.bottom() - rows.pinnedTall());
    }

    /// How many of the scrolling lanes are in sight, about.
    private double inSight() {
        return rows.height() == 0 ? 0 : Math.min(1, (scrollBottom() - Space.TOP) / rows.height()) * rows.scrolling().size();
    }

    /// Whether there are more lanes than room.
    boolean scrolls() {
        return rows.height() > scrollBottom() - Space.TOP + 6;
    }

    /// Whether all of a scrolling lane is in sight: half a lane can't be read. Where there is room for less than one, what is there is shown.
    boolean whole(Rows.Row row) {
        double y = y(row), bottom = scrollBottom();
        return row.height() + 8 > bottom - Space.TOP || y >= Space.TOP - 4 && y + row.height() <= bottom + 1;
    }

    double y(Rows.Row row) {
        return rows.pinned().contains(row) ? pinnedTop() + row.y() : Space.TOP + row.y() - scroll;
    }

    Lane lane(Rows.Row row) {
        return (row.resource() ? history.resourceLanes() : history.actorLanes()).get(row.id());
    }

    /// Grid and lanes between two pixels, on a card-coloured ground.
    void lanes(Brush brush, double x0, double x1) {
        double bottom = space.bottom();
        brush.rect(x0, Space.TOP - 8, x1 - x0, bottom - Space.TOP + 8, palette.panel());
        for (var tick : ticks().marks()) {
            if (tick.x() > x0 - 1 && tick.x() < x1 + 1) brush.rect(Math.round(tick.x()), Space.TOP - 8, 1, bottom - Space.TOP + 8, palette.line());
        }
        var painter = new LanePainter(brush, palette, identities, (inSight() > CROWD ? 8 : 4) * (coarse ? 2 : 1));
        brush.clip(x0, Space.TOP - 4, x1 - x0, scrollBottom() - Space.TOP + 4);
        for (var row : rows.scrolling()) if (whole(row)) lane(painter, row, x0, x1);
        brush.unclip();
        if (scrolls() && rows.pinnedTall() > 0) brush.rect(x0, scrollBottom() + 1, x1 - x0, 1, palette.line());
        for (var row : rows.pinned()) lane(painter, row, x0, x1);
        new Arrows(brush, this, x0, x1).paint();
        Marks.paint(brush, this, x0, x1);
    }

    private void lane(LanePainter painter, Rows.Row row, double x0, double x1) {
        double y = y(row);
        if (y + row.height() < Space.TOP - 4 || y > space.bottom()) return;
        var kind = row.resource() ? history.cast().resource(row.id()).kind() : null;
        if (kind != null && DepthPainter.paints(kind)) {
            new DepthPainter(painter.brush(), palette).paint(lane(row), kind, history.now().peak(row.id()), axis, y, row.height(), x0, x1, end);
        } else {
            painter.paint(lane(row), row.resource(), axis, y, row.height(), x0, x1, end);
        }
    }

    List<Rows.Row> gils() {
        var found = new ArrayList<Rows.Row>(rows.pinned());
        for (var row : rows.scrolling()) {
            if (row.resource() && history.cast().resource(row.id()).kind() == Resource.Kind.GIL) found.add(row);
        }
        return found;
    }

    Ticks ticks() {
        return Ticks.of(axis, history.startNanos(), 110);
    }

    void ruler(Brush brush) {
        // From a little above: magnified text is taller than its line.
        brush.rect(0, Space.RULER - 7, space.width(), Space.TOP - 1 - Space.RULER, palette.panel());
        double free = space.gutter() - 30;
        for (var tick : ticks().marks()) {
            if (tick.minor()) continue;
            double half = brush.width(tick.text(), Type.AXIS) / 2;
            double x = Math.clamp(tick.x(), space.gutter() - 20 + half, Math.max(space.gutter() - 20 + half, space.width() - 4 - half));
            if (x - half < free) continue;
            brush.text(tick.text(), x, Space.RULER + 9, Type.AXIS, palette.faint(), Brush.Align.MIDDLE);
            free = x + half + 8;
        }
    }

    /// The names at the left.
    void names(Brush brush) {
        double edge = space.gutter() - 8;
        brush.rect(0, Space.TOP - 8, edge, space.bottom() - Space.TOP + 16, palette.panel());
        brush.clip(0, Space.TOP - 4, edge, scrollBottom() - Space.TOP + 9); // magnified, a letter's disc is taller than its lane
        for (var row : rows.scrolling()) if (whole(row)) name(brush, row, edge);
        brush.unclip();
        for (var row : rows.pinned()) name(brush, row, edge);
    }

    private void name(Brush brush, Rows.Row row, double edge) {
        double y = y(row), middle = y + row.height() / 2;
        if (y > space.bottom() || y + row.height() < Space.TOP - 20) return;
        if (row.id() == (row.resource() ? resource : actor)) brush.fill(8, y - 2, edge - 8, row.height() + 4, 6, Fill.solid(palette.accentBg()));
        if (row.heading() != null) brush.text(brush.fit(row.heading(), Type.AXIS, edge - 18), 18, y - 6, Type.AXIS, palette.faint());
        if (row.fold() == Rows.Fold.OPEN) brush.area(new double[] {7, y - 12, 15, y - 12, 11, y - 6}, palette.faint());
        if (row.fold() == Rows.Fold.SHUT) brush.area(new double[] {4, middle - 4, 4, middle + 4, 10, middle}, palette.faint());
        var identity = row.identity();
        if (identity != null) {
            double lane = Math.min(10, row.height() / 2);
            var type = brush.legible(new Type(Type.Face.BOLD, identity.letter().length() > 2 ? 7.5 : lane >= 9.5 ? identity.letter().length() > 1 ? 9 : 11 : 9));
            double r = Math.max(lane, type.size() * .56);
            brush.disc(24, middle, r, Fill.solid(palette.identity(identity)));
            brush.text(identity.letter(), 24, middle + type.size() * .36, type, palette.onIdentity(), Brush.Align.MIDDLE);
        } else {
            var kind = history.cast().resource(row.id()).kind();
            int last = lane(row).count() - 1;
            boolean active = last >= 0 && (kind == Resource.Kind.EVENT ? lane(row).detail(last) == 1 : lane(row).value(last) >= 0);
            if (kind == Resource.Kind.GIL) brush.fill(13, middle - 6.5, 22, 13, 6.5, Fill.solid(palette.baton()));
            else Signs.draw(brush, kind, 24, middle, Math.min(15, row.height() * .75), palette.mut(), active);
        }
        brush.text(fitted(brush, row.label(), edge - 42), 42, middle + brush.legible(Type.CAPTION).size() * .36, Type.CAPTION, palette.ink());
    }

    /// Without the function in brackets, "Thread-1 (_handle_workers)", where that has no room; else cut before the number at its end, which tells workers apart.
    private static String fitted(Brush brush, String label, double room) {
        int bracket = label.indexOf(" (");
        if (bracket > 0 && brush.width(label, Type.CAPTION) > room) return brush.fit(label.substring(0, bracket), Type.CAPTION, room);
        var number = label.replaceFirst("^.*?(?=\\D?\\d+$)", "");
        boolean whole = number.length() >= label.length() || brush.width(label, Type.CAPTION) <= room;
        return whole ? brush.fit(label, Type.CAPTION, room) : brush.fit(label.substring(0, label.length() - number.length()), Type.CAPTION, room - brush.width(number, Type.CAPTION)) + number;
    }

    void header(Brush brush, FrameState state, String title) {
        brush.rect(0, 0, space.width(), Space.RULER, palette.panel());
        String source = "recorded · " + state.engine();
        double room = space.width() - 36 - brush.width(source, Type.CAPTION);
        String shown = brush.fit(title, Type.BODY_STRONG, Math.max(room, 80));
        brush.text(shown, 14, 23, Type.BODY_STRONG, palette.ink());
        brush.text(source, 14 + brush.width(shown, Type.BODY_STRONG) + 8, 23, Type.CAPTION, palette.faint());
    }

    private void stacked(LanePainter painter, List<Rows.Row> few, Axis whole, double y) {
        double tall = (Space.MINIMAP - 4) / Math.max(1, few.size());
        for (int i = 0; i < few.size(); i++) {
            painter.paint(lane(few.get(i)), few.get(i).resource(), whole, y + 2 + i * tall, tall, whole.left(), whole.right(), end);
        }
    }

    /// The whole run in small: the GIL's holders, or with several processes their first threads.
    void minimap(Brush brush, Axis whole) {
        if (!space.mapped()) return;
        double y = space.minimapTop(), width = space.plotWidth();
        brush.rect(0, y - 6, space.width(), Space.MINIMAP + 18, palette.panel());
        brush.fill(space.gutter(), y, width, Space.MINIMAP, 4, Fill.solid(palette.bg()));
        brush.outline(space.gutter() + .5, y + .5, width - 1, Space.MINIMAP - 1, 4, Stroke.of(palette.line(), 1));
        var gils = gils();
        var painter = new LanePainter(brush, palette, identities, 4);
        brush.veil(.55);
        var firsts = rows.firsts();
        if (firsts.size() > 1) {
            stacked(painter, firsts, whole, y);
        } else if (!gils.isEmpty()) {
            painter.paint(lane(gils.getFirst()), true, whole, y + 3, Space.MINIMAP - 6, whole.left(), whole.right(), end);
        } else {
            stacked(painter, rows.scrolling().subList(0, Math.min(5, rows.scrolling().size())), whole, y);
        }
        brush.shown();
    }

    /// Where in the minimap the window seen above stands: its left and right end; null where all is seen.
    double @Nullable [] window(Axis whole) {
        if (!space.mapped()) return null;
        double left = space.gutter(), right = whole.right();
        double from = Math.clamp(whole.x(axis.from()), left, right), to = Math.clamp(whole.x(axis.to()), left, right);
        if (from <= left + .5 && to >= right - .5) return null;
        double wide = Math.max(8, to - from), x = Math.clamp(from - (wide - (to - from)) / 2, left, right - wide);
        return new double[] {x, x + wide};
    }

    void window(Brush brush, Axis whole) {
        var at = window(whole);
        if (at != null) brush.outline(at[0], space.minimapTop() - 2, at[1] - at[0], Space.MINIMAP + 4, 4, Stroke.of(palette.accent(), 2));
    }
}
