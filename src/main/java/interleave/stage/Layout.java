package interleave.stage;

import interleave.view.FrameState;
import interleave.world.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where the containers, their seats, what is shared and the gauge of cores are. Changes only with the size and with who has ever been where.
///
/// @param containers of one process: its threads, or its coroutines; none where there is a company
/// @param company    several processes, or null
/// @param threads    the threads of one process as a card, where its coroutines have the stage; else null
record Layout(double width, double height, List<Container> containers, @Nullable Company company,
              Company.@Nullable Card threads, Props props, double coresX, double coresWidth) {
    record Container(Troupe troupe, double x, double y, double width, double height, Seating seating, Places places, double nameRoom) {
        Seating.@Nullable Seat seat(Zone zone, int actor) {
            return seating.seat(zone, places.of(actor));
        }
    }

    static final double TOP = 42;
    private static final double BOTTOM = 14, SIDE = 18, HEAD = 32, BETWEEN = 10;
    /// What a container's name takes at its head, what chips beside it take more than the name, and the height at which chips need not stand there.
    private static final double NAME = 206, BRIEF_NAME = 92, CHIPS = 20, ROOMY = 330;
    /// What the threads get beside their coroutines.
    private static final double THREADS = .28, LEAST_THREADS = 150, MOST_THREADS = 280;

    static Layout of(FrameState state, double width, double height) {
        var last = Objects.requireNonNull(state.history()).now();
        double cores = width >= 620 ? 118 : 0;
        double right = cores > 0 ? width - SIDE - cores - 22 : width - SIDE;
        int[] processes = Blocking.processes(state);
        double tall = height - TOP - BOTTOM;
        if (processes.length > 1) {
            var company = Company.of(state, last, processes, SIDE, TOP, right - SIDE, tall);
            return new Layout(width, height, List.of(), company, null, company.props(), cores > 0 ? right + 22 : 0, cores);
        }
        int process = processes.length == 0 ? 0 : processes[0];
        boolean tasks = new Troupe(process, true).any(state);
        // A few find room beside the container's name: more is left for who stands in it.
        double name = NAME;
        var above = Props.of(state, last, process, SIDE + name, 0, right - SIDE - name - 10, 1);
        if (above.more() > 0) above = Props.of(state, last, process, SIDE + (name = BRIEF_NAME), 0, right - SIDE - name - 10, 1);
        boolean head = !tasks && height < ROOMY && above.rows() > 0 && above.more() == 0;
        var props = head ? above.at(TOP + 6) : Props.of(state, last, process, SIDE + 14, 0, right - SIDE - 28, height >= ROOMY ? 2 : 1);
        var containers = new ArrayList<Container>();
        Company.Card threads = null;
        double strip = head ? 0 : props.height() + (props.rows() > 0 ? 7 : 0);
        if (!tasks) {
            containers.add(container(state, last, new Troupe(process, false), SIDE, TOP, right - SIDE, tall, strip, head ? CHIPS : 0, head ? name - 24 : right - SIDE - 36));
        } else {
            double first = Math.clamp((right - SIDE) * THREADS, LEAST_THREADS, MOST_THREADS), alone = tall - strip;
            threads = new Company.Card(process, SIDE, TOP, first, alone, Company.Detail.FULL);
            var box = container(state, last, new Troupe(process, true), SIDE + first + BETWEEN, TOP, right - SIDE - first - BETWEEN, alone, 0, 0, right - SIDE - first - BETWEEN - 36);
            if (box.seating().rooms().isEmpty() && strip > 0) {
                // Who acts comes before what is shared.
                props = Props.none();
                threads = new Company.Card(process, SIDE, TOP, first, tall, Company.Detail.FULL);
                box = container(state, last, new Troupe(process, true), SIDE + first + BETWEEN, TOP, right - SIDE - first - BETWEEN, tall, 0, 0, box.nameRoom());
            }
            containers.add(box);
        }
        return new Layout(width, height, List.copyOf(containers), null, threads, head ? props : props.at(TOP + tall - props.height()), cores > 0 ? right + 22 : 0, cores);
    }

    private static Container container(FrameState state, Scene last, Troupe troupe, double x, double y, double width, double height, double strip, double chips, double nameRoom) {
        boolean gil = Blocking.gil(state, last, troupe) >= 0;
        var places = Places.of(state, troupe);
        var members = Blocking.members(state, last, troupe, gil, places);
        double side = width > 300 ? 16 : 8;
        var seating = Seating.of(members, Blocking.guest(state, last, troupe, gil), gil || Blocking.oneAtATime(state, last, troupe), x + side, y + HEAD + chips,
            width - 2 * side, height - HEAD - chips - strip - 4);
        return new Container(troupe, x, y, width, height, seating, places, nameRoom);
    }

    /// Whether both put everything in the same places.
    boolean alike(Layout other) {
        if (width != other.width || height != other.height || containers.size() != other.containers.size() || !props.equals(other.props)
            || !Objects.equals(company, other.company) || !Objects.equals(threads, other.threads)) return false;
        for (int i = 0; i < containers.size(); i++) {
            var a = containers.get(i);
            var b = other.containers.get(i);
            if (!a.troupe.equals(b.troupe) || a.x != b.x || a.width != b.width || a.height != b.height || a.nameRoom != b.nameRoom || !a.places.equals(b.places) || !same(a.seating, b.seating)) return false;
        }
        return true;
    }

    private static boolean same(Seating a, Seating b) {
        if (!a.grain().equals(b.grain()) || a.rooms().size() != b.rooms().size()) return false;
        for (int i = 0; i < a.rooms().size(); i++) {
            var x = a.rooms().get(i);
            var y = b.rooms().get(i);
            if (x.zone() != y.zone() || x.x() != y.x() || x.y() != y.y() || x.width() != y.width() || x.guest() != y.guest()
                || !Arrays.equals(x.actors(), y.actors())) return false;
        }
        return true;
    }
}
