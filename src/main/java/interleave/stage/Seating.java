package interleave.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Where everyone can stand in one process: a seat for each actor in each zone it has ever been in.
///
/// Seats depend on who has ever been where and on the size, never on where anyone is now: a figure that changes its state moves nobody else, and the same instant
/// looks the same however one came to it. Seats of one zone and of different zones never overlap; the figures shrink (labels, letters, dots, cells of a pixel or two) until all fit.
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
    /// @param spot the side of the place with the baton
    record Grain(Detail detail, double radius, double turnWide, double turnTall, double restWide, double restTall, double spotWide, double spotTall) {
        static Grain dots(double radius, double cell) {
            return new Grain(Detail.DOT, radius, cell, cell, cell, cell, 86, 76);
        }
    }

    /// A figure's middle and its radius.
    record Seat(double x, double y, double radius) {}

    /// One zone's place on the stage and its seats.
    ///
    /// @param actors in rising order
    record Room(Zone zone, double x, double y, double width, double height, int[] actors, Seat[] seats, boolean shared) {
        @Nullable Seat seat(int actor) {
            if (shared) return seats[0];
            int i = Arrays.binarySearch(actors, actor);
            return i < 0 ? null : seats[i];
        }
    }

    private static final List<Grain> GRAINS = List.of(
        new Grain(Detail.CARD, 27, 158, 80, 92, 96, 176, 124), new Grain(Detail.CARD, 22, 146, 64, 84, 84, 160, 112),
        new Grain(Detail.CARD, 18, 136, 52, 76, 72, 140, 100), new Grain(Detail.NAME, 18, 66, 70, 66, 70, 120, 100),
        new Grain(Detail.LETTER, 15, 42, 42, 42, 42, 110, 90), new Grain(Detail.LETTER, 11, 32, 32, 32, 32, 100, 84), new Grain(Detail.LETTER, 8.5, 23, 23, 23, 23, 90, 80),
        Grain.dots(6, 15), Grain.dots(4.5, 11), Grain.dots(3, 8), Grain.dots(2, 5.5), Grain.dots(1.5, 4), Grain.dots(1, 3), Grain.dots(.75, 2), Grain.dots(.5, 1.2));
    private static final double PAD = 10, GAP = 14, CAPTION = 22;
    /// How far the half-circle bends, of a figure's radius.
    private static final double BEND = 1.1;

    /// @param members the actors (rising ids) that have ever been in each zone
    /// @param gil     one at a time in [Zone#RUN]
    static Seating of(SortedMap<Zone, int[]> members, boolean gil, double x, double y, double width, double height) {
        for (var grain : GRAINS) {
            var seating = attempt(grain, members, gil, x, y, width, height);
            if (seating != null) return seating;
        }
        return new Seating(GRAINS.getLast(), List.of());
    }

    private static @Nullable Seating attempt(Grain grain, SortedMap<Zone, int[]> members, boolean gil, double x, double y, double width, double height) {
        double tall = height - CAPTION, needed = -GAP;
        var sizes = new ArrayList<Shape>();
        for (Map.Entry<Zone, int[]> entry : members.entrySet()) {
            var shape = Shape.of(grain, entry.getKey(), entry.getValue().length, gil, tall);
            if (shape == null) return null;
            sizes.add(shape);
            needed += shape.width + GAP;
        }
        if (needed > width) return null;
        int zones = sizes.size();
        double extra = Math.min(44, (width - needed) / (zones + 1)), left = x + (width - needed - extra * (zones - 1)) / 2;
        var rooms = new ArrayList<Room>();
        int i = 0;
        for (var entry : members.entrySet()) {
            var shape = sizes.get(i++);
            double top = y + (tall - shape.height) / 2;
            rooms.add(room(grain, entry.getKey(), entry.getValue(), shape, left, top));
            left += shape.width + GAP + extra;
        }
        return new Seating(grain, List.copyOf(rooms));
    }

    /// A zone's measures at a grain.
    private record Shape(int rows, double cellWide, double cellTall, double width, double height, boolean shared, double bend) {
        static @Nullable Shape of(Grain g, Zone zone, int n, boolean gil, double tall) {
            if (zone == Zone.RUN && gil) return g.spotTall > tall ? null : new Shape(1, g.spotWide, g.spotTall, g.spotWide, g.spotTall, true, 0);
            double w = zone == Zone.TURN ? g.turnWide : g.restWide, h = zone == Zone.TURN ? g.turnTall : g.restTall;
            int most = (int) Math.floor((tall - 2 * PAD) / h);
            if (most < 1) return null;
            int rows = Math.min(most, g.detail == Detail.CARD || g.detail == Detail.NAME ? n : Math.max(1, (int) Math.ceil(Math.sqrt(n * 1.6))));
            rows = Math.max(rows, 1);
            int columns = (int) Math.ceil(n / (double) rows);
            double bend = zone == Zone.TURN && rows > 1 ? g.radius * BEND : 0;
            double least = zone == Zone.TURN ? 96 : 72;
            return new Shape(rows, w, h, Math.max(least, columns * w + 2 * PAD + bend), rows * h + 2 * PAD, false, bend);
        }
    }

    private static Room room(Grain g, Zone zone, int[] actors, Shape shape, double left, double top) {
        if (shape.shared) {
            double down = g.detail == Detail.CARD ? .52 : .54;
            return new Room(zone, left, top, shape.width, shape.height, actors, new Seat[] {new Seat(left + shape.width / 2, top + shape.height * down, Math.clamp(g.radius, 13, 27))}, true);
        }
        var seats = new Seat[actors.length];
        int columns = (int) Math.ceil(actors.length / (double) shape.rows);
        double used = columns * shape.cellWide + shape.bend, from = left + (shape.width - used) / 2;
        for (int i = 0; i < actors.length; i++) {
            int column = i / shape.rows, row = i % shape.rows;
            // Half a turn around whoever runs at the left: the middle rows stand farther away.
            double off = shape.rows == 1 ? 0 : 2.0 * row / (shape.rows - 1) - 1;
            double x = from + column * shape.cellWide + shape.bend * Math.cos(off * Math.PI / 2), y = top + PAD + row * shape.cellTall;
            boolean side = zone == Zone.TURN && g.detail == Detail.CARD, below = !side && (g.detail == Detail.CARD || g.detail == Detail.NAME);
            double cx = side ? x + g.radius + 12 : x + shape.cellWide / 2;
            double cy = below ? y + g.radius + 5 : y + shape.cellTall / 2;
            seats[i] = new Seat(cx, cy, g.radius);
        }
        return new Room(zone, left, top, shape.width, shape.height, actors, seats, false);
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
