package interleave.timeline;

import interleave.trace.ActorState;
import interleave.view.Brush;
import interleave.view.Stroke;
import interleave.world.Lane;
import interleave.world.Wakers;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Who let whom go on: from the lane of whoever lets go of a GIL to the lane of whoever takes it, and from the lane of whoever released a lock, put an item, set an
/// event or ended to the lane of the thread whose wait that ended. Only where there is room to see them one by one: a stroke in the gap between lanes, nearer an arrow.
final class Arrows {
    /// Closer than this, in pixels, strokes would be a grey block; from so far apart on they have heads.
    private static final double APART = 6, HEADS = 16;
    private static final double HEAD = 5;
    /// Of an arrow whose other lane is scrolled out of sight only an end is drawn: a line to the edge would point at whoever stands there.
    private static final double STUB = 10;
    private static final ActorState[] STATES = ActorState.values();
    private final Brush brush;
    private final Plot plot;
    private final double x0, x1, limit;

    Arrows(Brush brush, Plot plot, double x0, double x1) {
        this.brush = brush;
        this.plot = plot;
        this.x0 = x0;
        this.x1 = x1;
        limit = plot.scrollBottom();
    }

    void paint() {
        for (var gil : plot.gils()) handOvers(plot.lane(gil));
        if (limit <= Plot.Space.TOP) return;
        brush.clip(x0, Plot.Space.TOP - 4, x1 - x0, limit - Plot.Space.TOP + 4);
        for (var row : plot.rows().scrolling()) {
            double y = plot.y(row);
            if (!row.resource() && y < limit && y + row.height() > Plot.Space.TOP - 4) wakeUps(row, plot.lane(row));
        }
        brush.unclip();
    }

    /// Pixels between two changes of a lane here, on average; 0 where nothing changes.
    private double apart(Lane lane, int first, int last) {
        if (lane.count() == 0 || last < first) return 0;
        double from = Math.max(x0 - 60, plot.axis().x(lane.start(0))), to = Math.min(x1 + 60, plot.axis().x(plot.end()));
        return Math.max(0, to - from) / Math.max(1, last - first);
    }

    private int first(Lane lane) {
        return Math.max(0, lane.at(plot.axis().time(x0 - 60)));
    }

    private int last(Lane lane) {
        return lane.at(Math.min(plot.end(), plot.axis().time(x1 + 60)));
    }

    private void handOvers(Lane lane) {
        int first = first(lane), last = last(lane);
        double apart = apart(lane, first, last);
        if (last - first > 3 && apart < APART) return;
        for (int s = Math.max(1, first); s <= last; s++) {
            int taker = lane.value(s), dropper = Wakers.before(lane, s);
            if (taker < 0 || dropper < 0 || dropper == taker) continue;
            long let = lane.value(s - 1) < 0 ? lane.start(s - 1) : lane.start(s);
            connect(plot.rows().find(false, dropper), plot.rows().find(false, taker), let, lane.start(s), plot.palette().ink(), apart >= HEADS);
        }
    }

    private void wakeUps(Rows.Row row, Lane lane) {
        int first = first(lane), last = last(lane);
        if (apart(lane, first, last) < HEADS) return;
        for (int s = first; s < Math.min(last + 1, lane.count() - 1); s++) {
            int waker = Wakers.of(plot.history(), row.id(), s);
            if (waker >= 0) connect(plot.rows().find(false, waker), row, lane.end(s), lane.end(s), plot.palette().colour(STATES[lane.value(s)]), true);
        }
    }

    private void connect(Rows.@Nullable Row from, Rows.@Nullable Row to, long let, long taken, Color colour, boolean head) {
        if (from == null || to == null || from == to) return;
        boolean begins = plot.whole(from), arrives = plot.whole(to);
        if (!begins && !arrives) return;
        double ya = plot.y(from), yb = plot.y(to);
        boolean down = ya < yb;
        double top = down ? ya + from.height() : yb + to.height(), bottom = Math.max(ya, yb);
        if (top >= limit || bottom <= top) return;
        double xa = Math.max(plot.axis().x(let), plot.axis().left() - 40), xb = plot.axis().x(taken);
        if (xb < x0 - 8 || xa > x1 + 8) return;
        if (xb - xa < 3) xa = xb = Math.round(xb) + .5;
        double y1 = down ? top : bottom, y2 = down ? bottom : top;
        if (begins && arrives) brush.line(xa, y1, xb, y2, Stroke.of(colour, 1.4));
        else if (arrives) brush.line(xb, down ? Math.max(Plot.Space.TOP - 4, y2 - STUB) : Math.min(limit, y2 + STUB), xb, y2, Stroke.of(colour, 1.4));
        else brush.line(xa, y1, xa, down ? Math.min(limit, y1 + STUB) : Math.max(Plot.Space.TOP - 4, y1 - STUB), Stroke.of(colour, 1.4));
        if (head && arrives && y2 < limit && y2 > Plot.Space.TOP) tip(xb, y2, down, colour);
    }

    private void tip(double x, double y, boolean down, Color colour) {
        double back = down ? y - HEAD - 1 : y + HEAD + 1;
        brush.area(new double[] {x - HEAD * .7, back, x + HEAD * .7, back, x, y}, colour);
    }
}
