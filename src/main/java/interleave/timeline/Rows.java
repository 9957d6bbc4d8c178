package interleave.timeline;

import interleave.trace.Actor;
import interleave.trace.Resource;
import interleave.view.Identities;
import interleave.view.Identity;
import interleave.world.History;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where each lane stands. Threads come first, grouped by process in order of registration, each process' GIL and locks after its threads; with one
/// process its GIL is
/// pinned below the rest, so it stays in sight while two hundred threads scroll.
///
/// @param scrolling  lanes that scroll, y from 0
/// @param pinned     lanes that don't, y from 0
/// @param height     of all scrolling lanes, px
/// @param pinnedTall of all pinned lanes, px
record Rows(List<Row> scrolling, List<Row> pinned, double height, double pinnedTall) {
    /// @param id       actor or resource id
    /// @param heading  the process, where this row is its first and there are several
    record Row(boolean resource, int id, double y, double height, String label, @Nullable Identity identity, @Nullable String heading) {}

    private static final double THREAD = 30, LOCK = 18, HEADING = 18;
    /// Thinner lanes than this part of their best height aren't made: they scroll.
    private static final double THINNEST = .55, TALLEST = 1.4;

    static Rows none() {
        return new Rows(List.of(), List.of(), 0, 0);
    }

    /// Which lanes there are; rows change only when this does.
    static int count(History history) {
        int count = 0;
        for (var lane : history.actorLanes()) if (lane.count() > 0) count++;
        for (var lane : history.resourceLanes()) if (lane.count() > 0) count++;
        return count;
    }

    static Rows of(History history, Identities identities, double room) {
        var threads = threads(history, identities);
        var resources = resources(history);
        boolean many = threads.stream().mapToInt(Actor::process).distinct().count() > 1;
        var pins = new ArrayList<Row>();
        double pinnedTall = 0;
        for (var r : resources) {
            if (many || r.kind() != Resource.Kind.GIL) continue;
            pins.add(new Row(true, r.id(), pinnedTall, LOCK, "GIL", null, null));
            pinnedTall += LOCK + 8;
        }
        int locks = resources.size() - pins.size();
        double best = threads.size() * (THREAD + 14) + locks * (LOCK + 10) + (many ? 60 : 0);
        double squeeze = Math.clamp((room - pinnedTall - 16) / Math.max(1, best), THINNEST, TALLEST);
        var rows = new ArrayList<Row>();
        double y = 4;
        int process = -1;
        for (var t : threads) {
            boolean first = many && t.process() != process;
            if (first && process >= 0) y = locks(rows, resources, process, y, squeeze);
            if (first) y += HEADING;
            process = t.process();
            String heading = first ? history.cast().actor(process).name() : null;
            rows.add(new Row(false, t.id(), y, Math.floor(THREAD * squeeze), t.name(), identities.of(t.id()), heading));
            y += Math.floor((THREAD + 14) * squeeze);
        }
        y = locks(rows, resources.stream().filter(r -> many || r.kind() != Resource.Kind.GIL).toList(), process, y, squeeze);
        return new Rows(List.copyOf(rows), List.copyOf(pins), y + 4, pinnedTall);
    }

    private static double locks(List<Row> rows, List<Resource> resources, int process, double from, double squeeze) {
        double y = from;
        for (var r : resources) {
            if (r.process() != process) continue;
            rows.add(new Row(true, r.id(), y, Math.floor(LOCK * Math.max(.8, squeeze)), r.kind() == Resource.Kind.GIL ? "GIL" : r.name(), null,
                null));
            y += Math.floor((LOCK + 10) * Math.max(.7, squeeze));
        }
        return y;
    }

    private static List<Actor> threads(History history, Identities identities) {
        var lanes = history.actorLanes();
        var found = new ArrayList<Actor>();
        for (int i = 0; i < lanes.size() && i < identities.size(); i++) {
            var actor = history.cast().actor(i);
            if (actor.kind() != Actor.Kind.PROCESS && lanes.get(i).count() > 0) found.add(actor);
        }
        found.sort(java.util.Comparator.comparingInt(Actor::process));
        return found;
    }

    private static List<Resource> resources(History history) {
        var lanes = history.resourceLanes();
        var found = new ArrayList<Resource>();
        for (int i = 0; i < lanes.size(); i++) if (lanes.get(i).count() > 0) found.add(history.cast().resource(i));
        return found;
    }

    /// The row of an actor or resource, with its y; null where it has none.
    @Nullable Row find(boolean resource, int id) {
        for (var row : scrolling) if (row.resource() == resource && row.id() == id) return row;
        for (var row : pinned) if (row.resource() == resource && row.id() == id) return row;
        return null;
    }
}
