package interleave.view;

import interleave.findings.Wait;
import interleave.findings.Wait.Reason;
import interleave.trace.ActorState;
import interleave.trace.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// The wait-for graph as a picture: threads as discs, what they wait for as its sign, arrows from a waiter to what it waits for and from a lock to its holder.
///
/// Those who wait for each other in a circle stand on an ellipse; who waits besides is told in lines beneath it. Without a circle each wait is a line. Immutable.
///
/// @param cycle    in order, as [interleave.findings.Deadlock#cycle()]; may be empty
/// @param others   waits beside the circle
/// @param identity of an actor
public record WaitForPicture(List<Wait> cycle, List<Wait> others, IntFunction<Identity> identity) {
    private static final int MOST_OTHERS = 3;
    /// A circle of more threads and locks has no room for words at its arrows.
    private static final int MOST_TOLD = 6;

    public WaitForPicture {
        cycle = List.copyOf(cycle);
        others = List.copyOf(others);
    }

    /// A thread or a thing on the ellipse, and the arrow that leads on from it.
    private record Knot(Wait edge, boolean thread, double x, double y) {}

    /// Paints it into a rectangle.
    public void paint(Brush brush, Palette palette, double x, double y, double width, double height) {
        new Painting(brush, palette, brush.legible(Type.CAPTION).size() / Type.CAPTION.size()).all(x, y, width, height);
    }

    private final class Painting {
        private final Brush brush;
        private final Palette p;
        private final double u;

        /// @param u how many times as large as usual the text is
        Painting(Brush brush, Palette palette, double u) {
            this.brush = brush;
            p = palette;
            this.u = u;
        }

        void all(double x, double y, double width, double height) {
            if (cycle.isEmpty()) {
                lines(others, x, y, width, height);
                return;
            }
            double line = 26 * u;
            int room = (int) Math.max(0, (height - 120 * u) / line), told = Math.min(Math.min(MOST_OTHERS, room), others.size());
            circle(x, y, width, height - told * line);
            lines(others.subList(0, told), x, y + height - told * line, width, told * line);
        }

        private void circle(double x, double y, double width, double height) {
            double r = Math.clamp(height / 9, 13 * u, 20 * u), size = brush.legible(Type.CAPTION).size(), rx = Math.min(width / 2 - r - 34 * u, height * 1.3), ry = height / 2 - r - size - 8;
            boolean flat = cycle.size() > 1 && ry < r + 8;
            var knots = flat ? row(x, y + Math.max(r + 4, height / 2 - size), width) : knots(x + width / 2, y + height / 2, rx, ry);
            if (flat) {
                chain(knots, r, size, x, width);
                return;
            }
            boolean named = knots.size() <= MOST_TOLD && height > 90 * u, words = named && (knots.size() == 2 || ry > 2 * (r + size) + 4);
            for (int i = 0; i < knots.size(); i++) {
                var from = knots.get(i);
                var to = knots.get((i + 1) % knots.size());
                double bow = knots.size() == 2 ? Math.min(34 * u, height / 5) : 0;
                Arrow.draw(brush, from.x, from.y, r + 4, to.x, to.y, r + 6, bow, p.lock(), 2.4);
                if (words) label(from, to, bow, new double[] {x, width, x + width / 2, y + height / 2});
            }
            for (var knot : knots) knot(knot, r, named, new double[] {x, width, y + height / 2});
        }

        private List<Knot> knots(double cx, double cy, double rx, double ry) {
            var all = new ArrayList<Knot>();
            int count = 0;
            for (var wait : cycle) count += wait.reason() == Reason.LOCK ? 2 : 1;
            for (var wait : cycle) {
                for (boolean thread : wait.reason() == Reason.LOCK ? new boolean[] {true, false} : new boolean[] {true}) {
                    double angle = Math.PI + 2 * Math.PI * all.size() / count;
                    all.add(new Knot(wait, thread, cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)));
                }
            }
            return all;
        }

        /// Where there is no room for a circle: side by side.
        private List<Knot> row(double x, double y, double width) {
            var round = knots(0, 0, 0, 0);
            var all = new ArrayList<Knot>();
            for (var knot : round) all.add(new Knot(knot.edge, knot.thread, x + (all.size() + .5) * width / round.size(), y));
            return all;
        }

        /// In a row, and beneath it back to the first.
        private void chain(List<Knot> knots, double r, double size, double x, double width) {
            for (int i = 0; i < knots.size(); i++) {
                var from = knots.get(i);
                var to = knots.get((i + 1) % knots.size());
                boolean back = i == knots.size() - 1;
                Arrow.draw(brush, from.x, from.y, r + 4, to.x, to.y, r + 6, back ? r + size + 8 : 0, p.lock(), 2.4);
            }
            boolean named = width / knots.size() > 90 * u;
            for (var knot : knots) knot(knot, r, named, new double[] {x, width, Double.NEGATIVE_INFINITY});
        }

        /// What its arrow says, the longest first.
        private static List<String> words(Knot knot) {
            int line = knot.thread ? knot.edge.line() : knot.edge.heldLine();
            if (!knot.thread) return line > 0 ? List.of("held by, since line " + line, "held since line " + line, "since line " + line, "line " + line) : List.of("held by");
            var what = knot.edge.reason() == Reason.LOCK ? "waits for" : "waits for the end of";
            return line > 0 ? List.of(what + ", line " + line, "waits, line " + line, "line " + line) : List.of(what);
        }

        /// Outside the circle, at the middle of its arrow, as much as there is room for.
        ///
        /// @param room left edge, width, and the circle's middle
        private void label(Knot from, Knot to, double bow, double[] room) {
            double mx = (from.x + to.x) / 2, my = (from.y + to.y) / 2, size = brush.legible(Type.CAPTION).size();
            boolean middle = bow > 0 || Math.abs(mx - room[2]) < 24, left = mx < room[2], upper = bow > 0 ? to.x > from.x : my < room[3];
            double free = middle ? Math.abs(to.x - from.x) : left ? mx - 10 - room[0] : room[0] + room[1] - mx - 10;
            double y = my + (upper ? -5 - bow : 5 + bow + size * .75);
            words(from).stream().filter(text -> brush.width(text, Type.CAPTION) <= free).findFirst()
                .ifPresent(text -> brush.text(text, middle ? mx : left ? mx - 10 : mx + 10, y, Type.CAPTION, p.ink(), middle ? Brush.Align.MIDDLE : left ? Brush.Align.RIGHT : Brush.Align.LEFT));
        }

        /// @param room left edge, width, and the height of the circle's middle
        private void knot(Knot knot, double r, boolean named, double[] room) {
            if (knot.thread) {
                var who = identity.apply(knot.edge.actor());
                Disc.draw(brush, p, who, p.fill(knot.edge.reason() == Reason.JOIN ? ActorState.JOIN : ActorState.LOCK_WAIT), knot.x, knot.y, r);
            } else {
                Padlock.draw(brush, knot.x, knot.y, r * 1.5, p.lock(), true);
            }
            if (!named) return;
            boolean above = knot.y < room[2] - r, side = Math.abs(knot.y - room[2]) < r, right = knot.x > room[0] + room[1] / 2;
            if (side) { // outwards: arrows come and go within
                double from = right ? knot.x - r * .5 : knot.x + r * .5, space = right ? room[0] + room[1] - from : from - room[0];
                brush.text(brush.fit(knot.thread ? knot.edge.thread() : plain(knot.edge.name()), Type.CAPTION_STRONG, space), from,
                    knot.y + r + brush.legible(Type.CAPTION_STRONG).size() + 1, Type.CAPTION_STRONG, p.ink(), right ? Brush.Align.LEFT : Brush.Align.RIGHT);
                return;
            }
            double free = Math.min(120 * u, 2 * Math.min(knot.x - room[0], room[0] + room[1] - knot.x));
            var name = knot.thread ? knot.edge.thread() : plain(knot.edge.name());
            brush.text(brush.fit(name, Type.CAPTION_STRONG, free), knot.x, above ? knot.y - r - 4 : knot.y + r + brush.legible(Type.CAPTION_STRONG).size() + 1, Type.CAPTION_STRONG, p.ink(),
                Brush.Align.MIDDLE);
        }

        /// One wait a line.
        private void lines(List<Wait> waits, double x, double y, double width, double height) {
            double line = 26 * u;
            int shown = (int) Math.min(waits.size(), height / line);
            for (int i = 0; i < shown; i++) {
                var wait = waits.get(i);
                double middle = y + i * line + line / 2, r = 10 * u, left = x + 2 * r + 8;
                Disc.draw(brush, p, identity.apply(wait.actor()), p.fill(state(wait)), x + r, middle, r);
                double size = brush.legible(Type.CAPTION).size();
                if (wait.reason() != Reason.JOIN) {
                    Arrow.draw(brush, left, middle, 0, left + 34 * u, middle, 0, 0, p.mut(), 1.6);
                    Signs.draw(brush, sign(wait), left + 46 * u, middle, 14 * u, p.mut(), wait.reason() == Reason.LOCK);
                    left += 60 * u;
                }
                boolean last = i == shown - 1 && waits.size() > shown;
                brush.text(brush.fit(last ? "and " + (waits.size() - i) + " more threads wait" : wait.clause(), Type.CAPTION, x + width - left), left, middle + size * .36,
                    Type.CAPTION, p.mut());
            }
        }

        private static ActorState state(Wait wait) {
            return switch (wait.reason()) {
                case LOCK -> ActorState.LOCK_WAIT;
                case JOIN -> ActorState.JOIN;
                case ITEM, ROOM, TASKS_DONE, EVENT, CONDITION -> ActorState.QUEUE_WAIT;
            };
        }

        private static Resource.Kind sign(Wait wait) {
            return switch (wait.reason()) {
                case LOCK, JOIN -> Resource.Kind.LOCK;
                case ITEM, ROOM, TASKS_DONE -> Resource.Kind.QUEUE;
                case EVENT -> Resource.Kind.EVENT;
                case CONDITION -> Resource.Kind.CONDITION;
            };
        }

        private static String plain(String quoted) {
            return quoted.startsWith("\"") && quoted.endsWith("\"") && quoted.length() > 1 ? quoted.substring(1, quoted.length() - 1) : quoted;
        }
    }
}
