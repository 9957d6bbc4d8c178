package interleave.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The layout of the stage, over random casts and sizes.
class SeatingTest {
    private record Cast(SortedMap<Zone, int[]> members, int guest, boolean gil, double width, double height) {
        Seating seating() {
            return Seating.of(members, guest, gil, 34, 74, width, height);
        }
    }

    @Test
    void noTwoFiguresOverlap() {
        for (var cast : casts(150)) {
            var seats = all(cast.seating());
            // On a grid no coarser than the largest figure, so that 2000 figures aren't compared two by two.
            seats.sort((a, b) -> Double.compare(a.x(), b.x()));
            for (int i = 0; i < seats.size(); i++) {
                for (int j = i + 1; j < seats.size() && seats.get(j).x() - seats.get(i).x() < 80; j++) {
                    var a = seats.get(i);
                    var b = seats.get(j);
                    assertThat(Math.hypot(a.x() - b.x(), a.y() - b.y())).as("%s", cast).isGreaterThanOrEqualTo(a.radius() + b.radius());
                }
            }
        }
    }

    @Test
    void everyFigureStandsInsideItsZoneAndZonesStandApartInsideTheArea() {
        for (var cast : casts(150)) {
            var rooms = cast.seating().rooms();
            for (var room : rooms) {
                assertThat(room.x()).isGreaterThanOrEqualTo(34 - .01);
                assertThat(room.y()).isGreaterThanOrEqualTo(74 - .01);
                assertThat(room.x() + room.width()).isLessThanOrEqualTo(34 + cast.width + .01);
                assertThat(room.y() + room.height()).isLessThanOrEqualTo(74 + cast.height + .01);
                for (var seat : seats(room)) {
                    assertThat(seat.x() - seat.radius()).as("%s %s", room.zone(), cast).isGreaterThanOrEqualTo(room.x());
                    assertThat(seat.x() + seat.radius()).isLessThanOrEqualTo(room.x() + room.width());
                    assertThat(seat.y() - seat.radius()).isGreaterThanOrEqualTo(room.y());
                    assertThat(seat.y() + seat.radius()).isLessThanOrEqualTo(room.y() + room.height());
                }
                for (var other : rooms) {
                    boolean apart = other == room || other.x() >= room.x() + room.width() || room.x() >= other.x() + other.width()
                        || other.y() >= room.y() + room.height() || room.y() >= other.y() + other.height();
                    assertThat(apart).as("%s and %s", room.zone(), other.zone()).isTrue();
                }
            }
        }
    }

    @Test
    void everyoneHasASeatWhereverTheyHaveBeen() {
        for (var cast : casts(150)) {
            var seating = cast.seating();
            cast.members.forEach((zone, actors) -> {
                for (int actor : actors) assertThat(seating.seat(zone, actor)).as("%s in %s of %s", actor, zone, cast).isNotNull();
            });
        }
    }

    @Test
    void fewFiguresAreLargeAndManyAreSmall() {
        var few = cast(2, true, 552, 168).seating();
        var many = cast(2000, true, 552, 168).seating();
        assertThat(few.grain().detail()).isEqualTo(Seating.Detail.CARD);
        assertThat(many.grain().detail()).isEqualTo(Seating.Detail.DOT);
        assertThat(cast(20, true, 552, 168).seating().grain().radius()).isBetween(many.grain().radius() * 2, few.grain().radius());
    }

    private static Cast cast(int threads, boolean gil, double width, double height) {
        var members = new TreeMap<Zone, int[]>();
        members.put(Zone.RUN, IntStream.rangeClosed(1, threads).toArray());
        members.put(Zone.TURN, IntStream.rangeClosed(1, threads).toArray());
        members.put(Zone.JOIN, new int[] {0});
        return new Cast(members, -1, gil, width, height);
    }

    private static List<Cast> casts(int count) {
        var random = new Random(11);
        var casts = new ArrayList<Cast>();
        for (int i = 0; i < count; i++) {
            int threads = new int[] {1, 2, 3, 7, 20, 60, 200, 2000}[random.nextInt(8)];
            boolean gil = random.nextBoolean();
            var members = new TreeMap<Zone, int[]>();
            members.put(Zone.RUN, IntStream.range(1, threads + 1).toArray());
            for (var zone : Zone.values()) {
                if (zone == Zone.RUN || zone == Zone.TURN && !gil || random.nextInt(3) == 0) continue;
                double part = random.nextDouble();
                int[] some = IntStream.range(1, threads + 1).filter(a -> random.nextDouble() < part).toArray();
                if (some.length > 0) members.put(zone, some);
            }
            int guest = gil && members.containsKey(Zone.TURN) && random.nextBoolean() ? 0 : -1;
            if (guest == 0) members.compute(Zone.TURN, (zone, a) -> IntStream.concat(IntStream.of(0), Arrays.stream(a)).toArray());
            // The insides of the stages of windows from 640 × 400 to 1920 × 1080.
            casts.add(new Cast(members, guest, gil, 300 + random.nextInt(1300), 110 + random.nextInt(600)));
        }
        return casts;
    }

    private static List<Seating.Seat> all(Seating seating) {
        var seats = new ArrayList<Seating.Seat>();
        seating.rooms().forEach(room -> seats.addAll(seats(room)));
        return seats;
    }

    private static List<Seating.Seat> seats(Seating.Room room) {
        var seats = new ArrayList<>(List.of(room.seats()));
        if (room.guestSeat() != null) seats.add(room.guestSeat());
        return seats;
    }
}
