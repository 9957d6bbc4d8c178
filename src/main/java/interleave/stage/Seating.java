package interleave.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where everyone can stand in one process: a seat for each actor in each zone it has ever been in.
///
/// Seats depend on who has ever been where and on the size, never on where anyone is now: a figure that changes its state moves nobody else, and
/// the same instant
/// looks the same however one came to it. Seats of one zone and of different zones never overlap; the figures shrink (labels, letters, dots, cells
/// of a pixel or two) until all fit.
///
/// @param grain how large and how talkative figures are
/// @param rooms the zones in use, from left to right
record Seating(Grain grain, List<Room> rooms) {
    /// What fits beside a figure.
    enum Detail { CARD, NAME, LETTER, DOT }

    /// One size of everything, pixels.
    ///
    /// @param radius of a figure
    /// @param turnWide,turnTall a place in the half-circle
    /// @param restWide,restTall any other place
    record Grain(Detail detail, double radius, double turnWide, double turnTall, double restWide, double restTall) {
        static Grain dots(double radius, double cell) {
            return new Grain(Detail.DOT, radius, cell, cell, cell, cell);
        }
    }

    /// A figure's middle and its radius.
    record Seat(double x, double y, double radius) {}

    /// One zone's place on the stage and its seats.
    ///
    /// @param actors in rising order, without the guest
    /// @param guest  the actor that has a small place below the others, or -1
    record Room(Zone zone, double x, double y, double width, double height, int[] actors, Seat[] seats, boolean shared, int guest,
        @Nullable Seat guestSeat) {
        @Nullable Seat seat(int actor) {
            if (shared) return seats[0];
            if (actor == guest) return guestSeat;
            int i = Arrays.binarySearch(actors, actor);
            return i < 0 ? null : seats[i];
        }
    }

    private static final List<Grain> GRAINS = List.of(
        new Grain(Detail.CARD, 36, 196, 104, 120, 122), new Grain(Detail.CARD, 31, 178, 92, 108, 108), new Grain(Detail.CARD, 27, 164, 80, 96, 96),
        new Grain(Detail.CARD, 23, 156, 64, 88, 86), new Grain(Detail.CARD, 20, 148, 56, 82, 78), new Grain(Detail.CARD, 18, 144, 51, 78, 72),
        new Grain(Detail.NAME, 17, 66, 64, 66, 64), new Grain(Detail.LETTER, 15, 42, 42, 42, 42), new Grain(Detail.LETTER, 11, 29, 29, 29, 29),
        Grain.dots(8.5, 22), Grain.dots(6, 15), Grain.dots(4.5, 11), Grain.dots(3, 8), Grain.dots(2, 5.5), Grain.dots(1.5, 4), Grain.dots(1, 3),
        Grain.dots(.75, 2), Grain.dots(.5, 1.2));
    /// The place with the baton, as large as there is room for: width, height, radius of the figure.
    private static final double[][] SPOTS = {{236, 172, 40}, {204, 148, 34}, {176, 128, 27}, {156, 112, 22}, {124, 96, 18}, {92, 78, 14}, {72, 58, 11}};
    /// The least place with the baton: of whoever runs a dot.
    private static final double[] LEAST_SPOT = {56, 36, 6};
    private static final double PAD = 6, GAP = 12, CAPTION = 20, GUEST_TALL = 20;
    /// How far the half-circle bends, of a figure's radius.
    private static final double BEND = 1.1;

    /// @param members the actors (rising ids) that have ever been in each zone
    /// @param gil     one at a time in [Zone#RUN]
    /// @param guest   who has a small place in [Zone#TURN], or -1
    static Seating of(SortedMap<Zone, int[]> everyone, int guest, boolean gil, double x, double y, double width, double height) {
        var members = new TreeMap<>(everyone);
        members.computeIfPresent(Zone.TURN, (zone, all) -> Arrays.stream(all).filter(a -> a != guest).toArray());
        for (var grain : GRAINS) {
            for (var spot : SPOTS) {
                // Whoever runs is the one to look at: others shrink first.
                if (grain.detail == Detail.CARD && spot[0] < 156) break;
                for (int storeys = 1; storeys <= (grain.detail == Detail.DOT ? 4 : 2); storeys++) {
                    var seating = attempt(grain, spot, storeys, members, guest, gil, x, y, width, height);
                    if (seating != null) return seating;
                }
                if (!gil) break;
            }
        }
        for (var grain : GRAINS) {
            for (int storeys = 1; storeys <= 4 && gil && grain.detail == Detail.DOT; storeys++) {
                var seating = attempt(grain, LEAST_SPOT, storeys, members, guest, true, x, y, width, height);
                if (seating != null) return seating;
            }
        }
        // Not even the smallest place for whoever runs: it stands among those who run.
        return gil ? of(everyone, guest, false, x, y, width, height) : new Seating(GRAINS.getLast(), List.of());
    }

    /// Zones side by side; with two storeys those at rest stand in pairs, one above the other.
    private static @Nullable Seating attempt(Grain grain, double[] spot, int storeys, SortedMap<Zone, int[]> members, int guest, boolean gil,
        double x, double y,
                                             double width, double height) {
        var columns = columns(members, storeys);
        var shapes = new ArrayList<List<Shape>>();
        double needed = -GAP;
        for (var column : columns) {
            var stack = new ArrayList<Shape>();
            double tall = height / column.size() - CAPTION;
            for (var zone : column) {
                var shape = Shape.of(grain, spot, zone, members.get(zone).length, guest, gil, tall);
                if (shape == null) return null;
                stack.add(shape);
            }
            shapes.add(stack);
            needed += widest(stack) + GAP;
        }
        if (needed > width) return null;
        double extra = Math.min(44, (width - needed) / (columns.size() + 1)), left = x + (width - needed - extra * (columns.size() - 1)) / 2;
        var rooms = new ArrayList<Room>();
        for (int c = 0; c < columns.size(); c++) {
            double wide = widest(shapes.get(c)), storey = height / columns.get(c).size();
            for (int i = 0; i < columns.get(c).size(); i++) {
                var shape = shapes.get(c).get(i);
                double top = y + i * storey + (storey - CAPTION - shape.height) / 2;
                var zone = columns.get(c).get(i);
                rooms.add(room(grain, spot, zone, members.get(zone), shape, guest, left + (wide - shape.width) / 2, top));
            }
            left += wide + GAP + extra;
        }
        return new Seating(grain, List.copyOf(rooms));
    }

    private static double widest(List<Shape> stack) {
        return stack.stream().mapToDouble(Shape::width).max().orElse(0);
    }

    private static List<List<Zone>> columns(SortedMap<Zone, int[]> members, int storeys) {
        var columns = new ArrayList<List<Zone>>();
        List<Zone> open = new ArrayList<>();
        for (var zone : members.keySet()) {
            if (zone == Zone.RUN || zone == Zone.TURN) {
                columns.add(List.of(zone));
                continue;
            }
            open.add(zone);
            if (open.size() < storeys) continue;
            columns.add(open);
            open = new ArrayList<>();
        }
        if (!open.isEmpty()) columns.add(open);
        return columns;
    }

    /// A zone's measures at a grain.
    private record Shape(int rows, double cellWide, double cellTall, double width, double height, boolean shared, double bend) {
        static @Nullable Shape of(Grain g, double[] spot, Zone zone, int n, int guest, boolean gil, double tall) {
            if (zone == Zone.RUN && gil) return spot[1] + 14 > tall ? null : new Shape(1, spot[0], spot[1], spot[0], spot[1], true, 0);
            double w = zone == Zone.TURN ? g.turnWide : g.restWide, h = zone == Zone.TURN ? g.turnTall : g.restTall;
            double below = zone == Zone.TURN && guest >= 0 ? GUEST_TALL : 0;
            int most = (int) Math.floor((tall - 2 * PAD - below) / h);
            if (most < 1) return null;
            int rows = Math.max(1, Math.min(most, n));
            int columns = (int) Math.ceil(n / (double) rows);
            double bend = zone == Zone.TURN && rows > 1 ? g.radius * BEND : 0;
            // Dots do with less than what a caption would like.
            double least = g.detail == Detail.DOT ? 52 : zone == Zone.TURN ? 96 : 64;
            return new Shape(rows, w, h, Math.max(least, columns * w + 2 * PAD + bend), rows * h + 2 * PAD + below, false, bend);
        }
    }

    private static Room room(Grain g, double[] spot, Zone zone, int[] actors, Shape shape, int guest, double left, double top) {
        if (shape.shared) {
            var seat = new Seat(left + shape.width / 2, top + 16 + spot[2] + (spot[2] > 20 ? 8 : 4), spot[2]);
            return new Room(zone, left, top, shape.width, shape.height, actors, new Seat[] {seat}, true, -1, null);
        }
        var seats = new Seat[actors.length];
        boolean visits = zone == Zone.TURN && guest >= 0;
        var place = visits ? new Seat(left + shape.width / 2, top + shape.height - PAD - GUEST_TALL / 2, Math.min(g.radius, 8.5)) : null;
        int columns = (int) Math.ceil(actors.length / (double) shape.rows);
        double used = columns * shape.cellWide + shape.bend, from = left + (shape.width - used) / 2;
        for (int i = 0; i < actors.length; i++) {
            int column = i / shape.rows, row = i % shape.rows;
            // Half a turn around whoever runs at the left: the middle rows stand farther away.
            double off = shape.rows == 1 ? 0 : 2.0 * row / (shape.rows - 1) - 1;
            double x = from + column * shape.cellWide + shape.bend * Math.cos(off * Math.PI / 2), y = top + PAD + row * shape.cellTall;
            boolean side = zone == Zone.TURN && g.detail == Detail.CARD, below = !side && (g.detail == Detail.CARD || g.detail == Detail.NAME);
            double cx = side ? x + g.radius + 10 : x + shape.cellWide / 2;
            double cy = below ? y + g.radius + 5 : y + shape.cellTall / 2;
            seats[i] = new Seat(cx, cy, g.radius);
        }
        return new Room(zone, left, top, shape.width, shape.height, actors, seats, false, visits ? guest : -1, place);
    }

    @Nullable Room room(Zone zone) {
        for (var room : rooms) if (room.zone == zone) return room;
        return null;
    }

    @Nullable Seat seat(Zone zone, int actor) {
        var room = room(zone);
        return room == null ? null : room.seat(actor);
    }
}
