package interleave.timeline;

import interleave.trace.Actor;
import interleave.trace.Resource;
import interleave.view.Identities;
import interleave.view.Identity;
import interleave.world.History;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where each lane stands. Threads come first, grouped by process in order of registration, then GILs, queues and locks; with one process its GIL is
/// pinned below the rest, so it stays in sight while two hundred threads scroll.
///
/// @param scrolling  lanes that scroll, y from 0
/// @param pinned     lanes that don't, y from 0
/// @param height     of all scrolling lanes, px
/// @param pinnedTall of all pinned lanes, px
record Rows(List<Row> scrolling, List<Row> pinned, double height, double pinnedTall) {
    /// @param id       actor or resource id
    /// @param heading the process, where this row is the first of its several threads and there are several processes
    /// @param first   whether it is the first thread of one of several processes
    record Row(boolean resource, int id, double y, double height, String label, @Nullable Identity identity, @Nullable String heading, boolean first) {}

    private static final double THREAD = 30, LOCK = 18, HEADING = 18;
    /// Thinner lanes than this part of their best height aren't made: they scroll.
    private static final double THINNEST = .55, THINNEST_OF_MANY = .42, TALLEST = 1.4;

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
        List<Resource> resources = resources(history);
        boolean many = threads.stream().mapToInt(Actor::process).distinct().count() > 1;
        if (many) resources = worth(resources, threads);
        var pins = new ArrayList<Row>();
        double pinnedTall = 0;
        for (var r : resources) {
            if (many || r.kind() != Resource.Kind.GIL) continue;
            pins.add(new Row(true, r.id(), pinnedTall, LOCK, r.name(), null, null, false));
            pinnedTall += LOCK + 8;
        }
        int locks = resources.size() - pins.size();
        double best = threads.size() * (THREAD + 14) + locks * (LOCK + 10) + (many ? 20 : 0);
        double squeeze = Math.clamp((room - pinnedTall - 16) / Math.max(1, best), many ? THINNEST_OF_MANY : THINNEST, TALLEST);
        var rows = new ArrayList<Row>();
        double y = threads(rows, threads, history, identities, many, squeeze);
        for (var r : resources) {
            if (!many && r.kind() == Resource.Kind.GIL) continue;
            String name = r.name();
            boolean elsewhere = many && r.process() != threads.getFirst().process();
            rows.add(new Row(true, r.id(), y, Math.floor(LOCK * Math.max(.8, squeeze)), elsewhere ? history.cast().actor(r.process()).name() + " " + name : name, null, null,
                false));
            y += Math.floor((LOCK + 10) * Math.max(.7, squeeze));
        }
        return new Rows(List.copyOf(rows), List.copyOf(pins), y + 4, pinnedTall);
    }

    /// One lane per thread, process by process. A process with one thread is that lane, under its own name.
    private static double threads(List<Row> rows, List<Actor> threads, History history, Identities identities, boolean many, double squeeze) {
        double y = 4;
        int process = -1;
        for (var t : threads) {
            boolean first = many && t.process() != process;
            boolean alone = many && threads.stream().filter(other -> other.process() == t.process()).count() == 1;
            process = t.process();
            if (first && !alone) y += HEADING;
            String name = many ? history.cast().actor(process).name() : "";
            rows.add(new Row(false, t.id(), y, Math.floor(THREAD * squeeze), alone ? name : t.name(), identities.of(t.id()), first && !alone ? name : null, first));
            y += Math.floor((THREAD + 14) * squeeze);
        }
        return y;
    }

    /// Without the GILs of processes with one thread: that thread's lane says it all.
    private static List<Resource> worth(List<Resource> resources, List<Actor> threads) {
        return resources.stream().filter(r -> r.kind() != Resource.Kind.GIL || threads.stream().filter(t -> t.process() == r.process()).count() > 1).toList();
    }

    /// The first thread of each of several processes but the first process, at most eight; empty where there is one process.
    List<Row> firsts() {
        return scrolling.stream().filter(Row::first).skip(1).limit(8).toList();
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
