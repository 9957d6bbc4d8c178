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
import org.jspecify.annotations.Nullable;

/// Paints one lane between two pixels. The cost depends on pixels, not on events: what is at least [#ALONE] pixels wide is drawn by itself, anything
/// narrower as columns of exact shares, asked of the lane.
///
/// Wide segments carry their state's pattern and, on a lane of a lock, the holder's letter; segments too narrow for a pattern tell the state by
/// height:
/// running full, waiting for the GIL half, for a lock a third, at rest a line.
final class LanePainter {
    /// Pixels.
    static final double ALONE = 3;
    /// From so many pixels on, corners are round; a round corner costs what ten square boxes cost, and nobody sees it on a narrow one.
    private static final double ROUND = 12;
    /// Segments whose shares are shown as one column, at least: fewer would show a beat between pixels and hand-overs and not the shares.
    private static final double TOGETHER = 8;
    /// More holders than this in one column have bands of whole multiples of so many pixels.
    private static final int MANY = 8, COARSE = 3;
    private static final ActorState[] STATES = ActorState.values();
    private final Brush brush;
    private final Palette palette;
    private final Identities identities;
    private final double finest;
    private double column;
    /// Sums up to the left and right end of a column; how far up each band of the column reaches, and of those that wait to be painted.
    private long[] before = new long[STATES.length + 1], after = new long[STATES.length + 1];
    private int[] tops = new int[STATES.length + 1], openTops = new int[STATES.length + 1];

    /// @param finest columns of shares are at least so many pixels wide
    LanePainter(Brush brush, Palette palette, Identities identities, double finest) {
        this.finest = finest;
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
        if (tops.length < values) {
            before = new long[values];
            after = new long[values];
            tops = new int[values];
            openTops = new int[values];
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
        brush.fill(from, y, to - from, height, to - from < ROUND ? 0 : 3, Fill.solid(palette.identity(identity)));
        double seenFrom = Math.max(from, axis.left()), seenTo = Math.min(to, axis.right());
        var type = brush.legible(letterType(height));
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
            brush.rect(from, y + height - tall, width, tall, palette.mass(state));
            return;
        }
        double radius = width < ROUND ? 0 : 3;
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

    /// Columns of shares from pixel `x` to where something can be drawn by itself: columns whose bands are the same are painted together. Returns where it
    /// stopped.
    private double dense(Lane lane, boolean holders, Axis axis, double y, double height, double x, double stop, int values) {
        double from = x, at = x;
        int segment = sums(lane, axis.time(x), values);
        do {
            swap();
            double to = columnEnd(axis, at, stop);
            segment = sums(lane, axis.time(to), values);
            // What can be drawn by itself isn't mixed in.
            double left = segment < 0 ? to : axis.x(lane.start(segment));
            if (left > at + .01 && left < to && alone(lane, segment, axis)) {
                to = left;
                sums(lane, axis.time(to), values);
            }
            heights(axis, at, to, height, values);
            if (at > from && !Arrays.equals(tops, 0, values, openTops, 0, values)) {
                bands(holders, y, height, from, at, values);
                from = at;
            }
            var open = openTops;
            openTops = tops;
            tops = open;
            at = to;
        } while (at < stop && !alone(lane, segment, axis));
        bands(holders, y, height, from, at, values);
        return at;
    }

    private void swap() {
        var now = after;
        after = before;
        before = now;
    }

    /// What has lasted up to an instant, into `after`; the segment there.
    private int sums(Lane lane, long nanos, int values) {
        Arrays.fill(after, 0, values, 0);
        return lane.lasted(nanos, after);
    }

    private static boolean alone(Lane lane, int segment, Axis axis) {
        return segment >= 0 && (segment == lane.count() - 1 || (lane.end(segment) - lane.start(segment)) / axis.nanosPerPixel() >= ALONE);
    }

    /// How wide columns of shares are on this lane, in pixels: 4, 8 or 16, by how close its segments are on the whole axis, so that all tiles agree.
    private double column(Lane lane, Axis axis, long end) {
        long from = Math.max(axis.from(), lane.start(0)), to = Math.min(axis.to(), end);
        int segments = to <= from ? 0 : lane.at(to) - Math.max(0, lane.at(from));
        double wide = segments <= 0 ? 0 : (to - from) / axis.nanosPerPixel() / segments;
        return Math.max(finest, wide >= ALONE || wide * TOGETHER <= 4 ? 4 : wide * TOGETHER <= 8 ? 8 : 16);
    }

    /// Where the column that begins at `x` or left of it ends. Columns count from the axis' left end, so tiles agree on them.
    private double columnEnd(Axis axis, double x, double stop) {
        return Math.min(stop, axis.left() + (Math.floor((x - axis.left()) / column + 1e-6) + 1) * column);
    }

    /// How far up each value's band reaches, in whole pixels, into `tops`: sums are rounded and not bands, so that many small ones don't vanish. Many holders
    /// share bands of some pixels, each the colour of whoever reaches across it.
    private void heights(Axis axis, double from, double to, double height, int values) {
        double perNano = height / Math.max(1, axis.time(to) - axis.time(from));
        long lasted = 0;
        int present = 0;
        for (int v = 1; v < values; v++) if (after[v] > before[v]) present++;
        double step = present > MANY ? COARSE : 1;
        for (int v = 1; v < values; v++) {
            lasted += after[v] - before[v];
            tops[v] = (int) Math.min(height, step * Math.round(lasted * perNano / step));
        }
    }

    /// Running at the bottom, then the states in the legend's order; holders in order of identity.
    private void bands(boolean holders, double y, double height, double from, double to, int values) {
        if (!holders && band(ActorState.SLEEP) + band(ActorState.JOIN) >= Math.floor(height)) {
            state(band(ActorState.SLEEP) > 0 ? ActorState.SLEEP : ActorState.JOIN, y, height, from, to);
            return;
        }
        int below = 0;
        for (int v = 1; v < values; v++) {
            int tall = openTops[v] - below;
            if (tall <= 0) continue;
            var colour = holders ? palette.identity(identities.of(v - 1)) : colour(STATES[v - 1]);
            if (colour != null) brush.rect(from, y + height - openTops[v], to - from, tall, colour);
            below = openTops[v];
        }
    }

    private int band(ActorState state) {
        return openTops[state.ordinal() + 1] - openTops[state.ordinal()];
    }

    private @Nullable Color colour(ActorState state) {
        return state == ActorState.ABSENT || state == ActorState.ENDED ? null : palette.mass(state);
    }
}
