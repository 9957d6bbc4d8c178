package interleave.timeline;

import interleave.trace.ActorState;
import interleave.view.Brush;
import interleave.view.CanvasBrush;
import interleave.view.Fill;
import interleave.view.Identities;
import interleave.view.Palette;
import interleave.view.Pattern;
import interleave.view.Stroke;
import interleave.view.Type;
import interleave.world.Lane;
import java.util.Arrays;
import javafx.scene.paint.Color;

/// Paints one lane between two pixels. The cost depends on pixels, not on events: what is at least [#ALONE] pixels wide is drawn by itself, anything
/// narrower as columns of exact shares, asked of the lane.
///
/// Wide segments carry their state's pattern and, on a lane of a lock, the holder's letter; segments too narrow for a pattern tell the state by
/// height:
/// running full, waiting for the GIL half, for a lock a third, at rest a line.
final class LanePainter {
    /// Pixels.
    static final double ALONE = 3;
    /// Segments whose shares are shown as one column, at least: fewer would show a beat between pixels and hand-overs and not the shares.
    private static final double TOGETHER = 8;
    private static final ActorState[] STATES = ActorState.values();
    private final Brush brush;
    private final Palette palette;
    private final Identities identities;
    private double column;
    private long[] shares = new long[STATES.length + 1];
    private int[] heights = new int[STATES.length + 1], columnHeights = new int[STATES.length + 1];

    LanePainter(Brush brush, Palette palette, Identities identities) {
        this.brush = brush;
        this.palette = palette;
        this.identities = identities;
    }

    Brush brush() {
        return brush;
    }

    /// @param holders whether values are holders (actor ids) and not states
    /// @param end     nothing is known after this instant
    void paint(Lane lane, boolean holders, Axis axis, double y, double height, double x0, double x1, long end) {
        if (lane.count() == 0) return;
        int values = (holders ? identities.size() : STATES.length) + 1;
        if (shares.length < values) {
            shares = new long[values];
            heights = new int[values];
            columnHeights = new int[values];
        }
        column = column(lane, axis, end);
        double x = Math.max(x0, axis.x(lane.start(0))), stop = Math.min(x1, axis.x(end));
        while (x < stop) {
            int segment = Math.max(0, lane.at(axis.time(x)));
            long until = Math.min(lane.end(segment), end);
            double left = axis.x(lane.start(segment)), right = axis.x(until);
            if (right <= x + .01 && until < end) {
                // Rounding: the next one begins at this very pixel.
                segment++;
                until = Math.min(lane.end(segment), end);
                left = axis.x(lane.start(segment));
                right = axis.x(until);
            }
            if (right - left >= ALONE) {
                segment(lane, segment, holders, axis, y, height, left, right, lane.end(segment) > end);
                x = right;
            } else {
                x = dense(lane, holders, axis, y, height, x, stop, values);
            }
        }
    }

    private void segment(Lane lane, int segment, boolean holders, Axis axis, double y, double height, double left, double right, boolean open) {
        // Far outside the picture there is nothing to draw, and huge coordinates lose precision.
        double from = Math.max(left + .5, axis.left() - 20), to = Math.min(right - (open ? 0 : .5), axis.right() + 20);
        if (to <= from) return;
        if (lane.paused(segment)) {
            brush.fill(from, y, to - from, height, 0, palette.fill(palette.line(), Pattern.GAP));
            if (to - from > 64 && height >= 13) label("paused", (from + to) / 2, y + height / 2);
        } else if (lane.gap(segment)) {
            brush.fill(from, y, to - from, height, 3, palette.fill(palette.warn(), Pattern.GAP));
        } else if (holders) {
            held(lane.value(segment), y, height, from, to, axis);
        } else {
            state(STATES[lane.value(segment)], y, height, from, to);
        }
    }

    private void held(int holder, double y, double height, double from, double to, Axis axis) {
        if (holder < 0 || holder >= identities.size()) return;
        var identity = identities.of(holder);
        brush.fill(from, y, to - from, height, to - from < 12 ? 1 : 3, Fill.solid(palette.identity(identity)));
        double seenFrom = Math.max(from, axis.left()), seenTo = Math.min(to, axis.right());
        var type = letterType(height);
        double wide = brush.width(identity.letter(), type);
        if (seenTo - seenFrom < wide + 6 || height < 11) return;
        brush.text(identity.letter(), (seenFrom + seenTo) / 2, y + height / 2 + type.size() * .36, type, palette.onIdentity(), Brush.Align.MIDDLE);
    }

    private void label(String text, double x, double y) {
        double half = brush.width(text, Type.AXIS) / 2 + 6;
        brush.fill(x - half, y - 8, 2 * half, 16, 8, Fill.solid(palette.panel()));
        brush.text(text, x, y + 4, Type.AXIS, palette.mut(), Brush.Align.MIDDLE);
    }

    static Type letterType(double height) {
        return new Type(Type.Face.BOLD, height >= 16 ? 11 : 9);
    }

    private void state(ActorState state, double y, double height, double from, double to) {
        double width = to - from;
        if (state == ActorState.ABSENT || state == ActorState.ENDED) return;
        boolean rests = state == ActorState.SLEEP || state == ActorState.JOIN;
        if (width < CanvasBrush.PERIOD && !rests) {
            double tall = Math.max(2, height * part(state));
            brush.rect(from, y + height - tall, width, tall, palette.colour(state));
            return;
        }
        double radius = Math.min(3, width / 4);
        // At rest a lane is thinner: what matters stands out.
        double inset = rests ? Math.round(height * .26) : 0;
        var fill = palette.fill(state);
        brush.fill(from, y + inset, width, height - 2 * inset, radius, fill);
        if (fill.pattern() != Pattern.SOLID && fill.pattern() != Pattern.HOLLOW) {
            brush.outline(from + .4, y + .4, width - .8, height - .8, radius, Stroke.of(fill.colour(), .8));
        }
    }

    /// The part of the lane's height that stands for a state where its pattern has no room.
    static double part(ActorState state) {
        return switch (state) {
            case RUNNING -> 1;
            case GIL_WAIT -> .5;
            case LOCK_WAIT, QUEUE_WAIT, READY -> 1 / 3.0;
            case IO -> .25;
            case SLEEP, JOIN -> .5;
            case ABSENT, ENDED -> 0;
        };
    }

    /// Columns of shares from pixel `x`: columns whose bands are the same are painted together. Returns where it stopped.
    private double dense(Lane lane, boolean holders, Axis axis, double y, double height, double x, double stop, int values) {
        double from = x, to = columnEnd(lane, axis, x, stop);
        measure(lane, axis, from, to, height, values, heights);
        while (to < stop) {
            int segment = lane.at(axis.time(to));
            if ((lane.end(segment) - lane.start(segment)) / axis.nanosPerPixel() >= ALONE) break;
            double next = columnEnd(lane, axis, to, stop);
            measure(lane, axis, to, next, height, values, columnHeights);
            if (!same(values)) break;
            to = next;
        }
        bands(holders, y, height, from, to, values);
        return to;
    }

    /// How wide columns of shares are on this lane, in pixels: 4, 8 or 16, by how close its segments are on the whole axis, so that all tiles agree.
    private static double column(Lane lane, Axis axis, long end) {
        long from = Math.max(axis.from(), lane.start(0)), to = Math.min(axis.to(), end);
        int segments = to <= from ? 0 : lane.at(to) - Math.max(0, lane.at(from));
        double wide = segments <= 0 ? 0 : (to - from) / axis.nanosPerPixel() / segments;
        return wide >= ALONE || wide * TOGETHER <= 4 ? 4 : wide * TOGETHER <= 8 ? 8 : 16;
    }

    /// Where the column that begins at `x` or left of it ends. Columns count from the axis' left end, so tiles agree on them.
    private double columnEnd(Lane lane, Axis axis, double x, double stop) {
        double regular = Math.min(stop, axis.left() + (Math.floor((x - axis.left()) / column + 1e-6) + 1) * column);
        // What can be drawn by itself isn't mixed in.
        int segment = lane.at(axis.time(regular));
        double left = segment < 0 ? regular : axis.x(lane.start(segment));
        boolean alone = segment >= 0 && (segment == lane.count() - 1 || (lane.end(segment) - lane.start(segment)) / axis.nanosPerPixel() >= ALONE);
        return alone && left > x + .01 ? Math.min(regular, left) : regular;
    }

    private boolean same(int values) {
        for (int v = 1; v < values; v++) if (heights[v] != columnHeights[v]) return false;
        return true;
    }

    /// Half pixels of each value's band, into `into`.
    private void measure(Lane lane, Axis axis, double from, double to, double height, int values, int[] into) {
        Arrays.fill(shares, 0, values, 0);
        long a = axis.time(from), b = Math.max(a + 1, axis.time(to));
        lane.shares(a, b, shares);
        for (int v = 0; v < values; v++) into[v] = (int) Math.round(shares[v] * height / (b - a));
    }

    /// Running at the bottom, then the states in the legend's order; holders in order of identity.
    private void bands(boolean holders, double y, double height, double from, double to, int values) {
        double bottom = y + height;
        int rest = holders ? 0 : heights[ActorState.SLEEP.ordinal() + 1] + heights[ActorState.JOIN.ordinal() + 1];
        if (rest >= Math.floor(height)) {
            state(heights[ActorState.SLEEP.ordinal() + 1] > 0 ? ActorState.SLEEP : ActorState.JOIN, y, height, from, to);
            return;
        }
        for (int v = 1; v < values; v++) {
            if (heights[v] == 0) continue;
            Color colour = holders ? palette.identity(identities.of(v - 1)) : band(STATES[v - 1]);
            double tall = Math.min(heights[v], bottom - y);
            if (colour != null) brush.rect(from, bottom - tall, to - from, tall, colour);
            bottom -= tall;
        }
    }

    private @org.jspecify.annotations.Nullable Color band(ActorState state) {
        return state == ActorState.ABSENT || state == ActorState.ENDED ? null : palette.colour(state);
    }
}
