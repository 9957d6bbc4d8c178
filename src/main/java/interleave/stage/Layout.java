package interleave.stage;

import interleave.trace.Resource;
import interleave.view.FrameState;
import interleave.world.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Where the containers, their seats, the locks and the gauge of cores are. Changes only with the size and with who has ever been where.
record Layout(double width, double height, List<Container> containers, double coresX, double coresWidth) {
    /// @param locks the strip for locks begins here; 0 high where there are none
    record Container(int process, double x, double y, double width, double height, Seating seating, List<Resource> locks, double locksY) {}

    private static final double TOP = 42, BOTTOM = 14, SIDE = 18, STRIP = 44;
    /// More processes than this share no picture yet.
    private static final int MOST = 6;

    static Layout of(FrameState state, double width, double height) {
        var history = Objects.requireNonNull(state.history());
        var last = history.now();
        double cores = width >= 620 ? 118 : 0;
        double right = cores > 0 ? width - SIDE - cores - 22 : width - SIDE;
        int[] processes = Blocking.processes(state);
        int shown = Math.min(MOST, processes.length);
        double tall = (height - TOP - BOTTOM - (shown - 1) * 8) / Math.max(1, shown);
        var containers = new ArrayList<Container>();
        for (int i = 0; i < shown; i++) {
            double y = TOP + i * (tall + 8);
            var locks = locks(state, last, processes[i]);
            double strip = locks.isEmpty() ? 0 : STRIP;
            boolean gil = Blocking.gil(state, processes[i]) >= 0;
            var members = Blocking.members(state, last, processes[i], gil);
            double head = 32;
            var seating = Seating.of(members, Blocking.guest(state, last, processes[i], gil), gil, SIDE + 16, y + head, right - SIDE - 32,
                tall - head - strip - 4);
            containers.add(new Container(processes[i], SIDE, y, right - SIDE, tall, seating, locks, y + tall - strip - 2));
        }
        return new Layout(width, height, List.copyOf(containers), cores > 0 ? right + 22 : 0, cores);
    }

    private static List<Resource> locks(FrameState state, Scene last, int process) {
        var lanes = Objects.requireNonNull(state.history()).resourceLanes();
        var locks = new ArrayList<Resource>();
        for (var r : Objects.requireNonNull(state.history()).cast().resources()) {
            boolean lock = r.kind() == Resource.Kind.LOCK || r.kind() == Resource.Kind.RLOCK;
            if (lock && r.process() == process && r.id() < Math.min(last.resources(), lanes.size()) && lanes.get(r.id()).count() > 0) locks.add(r);
        }
        return List.copyOf(locks);
    }

    /// Whether both put everything in the same places.
    boolean alike(Layout other) {
        if (width != other.width || height != other.height || containers.size() != other.containers.size()) return false;
        for (int i = 0; i < containers.size(); i++) {
            var a = containers.get(i);
            var b = other.containers.get(i);
            if (a.process != b.process || !a.locks.equals(b.locks) || !same(a.seating, b.seating)) return false;
        }
        return true;
    }

    private static boolean same(Seating a, Seating b) {
        if (!a.grain().equals(b.grain()) || a.rooms().size() != b.rooms().size()) return false;
        for (int i = 0; i < a.rooms().size(); i++) {
            var x = a.rooms().get(i);
            var y = b.rooms().get(i);
            if (x.zone() != y.zone() || x.x() != y.x() || x.y() != y.y() || x.width() != y.width() || x.guest() != y.guest()
                || !java.util.Arrays.equals(x.actors(), y.actors())) return false;
        }
        return true;
    }
}
