package interleave.timeline;

import interleave.trace.Actor;
import interleave.trace.Names;
import interleave.trace.Resource;
import interleave.view.Identities;
import interleave.view.Identity;
import interleave.world.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where each lane stands. Threads come first, grouped by process in order of registration, then GILs, queues and locks; with one process its GIL is
/// pinned below the rest, so it stays in sight while two hundred threads scroll.
///
/// @param scrolling  lanes that scroll, y from 0
/// @param pinned     lanes that don't, y from 0
/// @param height     of all scrolling lanes, px
/// @param pinnedTall of all pinned lanes, px
/// @param unmatched  nothing matches what is searched for: all lanes are here
record Rows(List<Row> scrolling, List<Row> pinned, double height, double pinnedTall, boolean unmatched) {
    /// Whether a row stands at the head of a process that can be shut or opened.
    enum Fold { NONE, OPEN, SHUT }

    /// @param id      actor or resource id
    /// @param heading the process, where this row is the first of its several threads and there are several processes
    /// @param first   whether it is the first thread of one of several processes
    /// @param process the actor id of its process
    record Row(boolean resource, int id, double y, double height, String label, @Nullable Identity identity, @Nullable String heading, boolean first, int process, Fold fold) {}

    /// Characters of a lane's name.
    private static final int LONGEST = 120;
    private static final double THREAD = 30, LOCK = 18, HEADING = 18;
    /// Thinner lanes than this part of their best height aren't made: they scroll.
    private static final double THINNEST = .42, TALLEST = 1.4;

    static Rows none() {
        return new Rows(List.of(), List.of(), 0, 0, false);
    }

    /// Which lanes there are; rows change only when this does.
    static int count(History history) {
        int count = 0;
        for (var lane : history.actorLanes()) if (lane.count() > 0) count++;
        for (var lane : history.resourceLanes()) if (lane.count() > 0) count++;
        return count;
    }

    static Rows of(History history, Identities identities, double room) {
        return of(history, identities, room, Choice.ALL);
    }

    static Rows of(History history, Identities identities, double room, Choice choice) {
        var threads = threads(history, identities);
        var resources = resources(history);
        boolean many = threads.stream().mapToInt(Actor::process).distinct().count() > 1;
        if (!choice.searches()) return laid(history, identities, room, threads, resources, many, choice);
        var someThreads = threads.stream().filter(t -> choice.names(t.name(), identities.of(t.id()).letter()) || choice.everIn(history, t.id())).toList();
        var someResources = resources.stream().filter(r -> choice.names(r.name(), "")).toList();
        boolean none = someThreads.isEmpty() && someResources.isEmpty();
        var rows = none ? laid(history, identities, room, threads, resources, many, choice) : laid(history, identities, room, someThreads, someResources, many, Choice.ALL);
        return new Rows(rows.scrolling, rows.pinned, rows.height, rows.pinnedTall, none);
    }

    private static Rows laid(History history, Identities identities, double room, List<Actor> threads, List<Resource> allResources, boolean many, Choice choice) {
        var resources = (many ? worth(allResources, threads) : allResources).stream().filter(r -> !many || !choice.shut().contains(r.process())).toList();
        var pins = new ArrayList<Row>();
        double pinnedTall = 0;
        for (var r : resources) {
            if (many || r.kind() != Resource.Kind.GIL) continue;
            pins.add(new Row(true, r.id(), pinnedTall, LOCK, label(r.name()), null, null, false, r.process(), Fold.NONE));
            pinnedTall += LOCK + 8;
        }
        int locks = resources.size() - pins.size();
        long lanes = threads.stream().filter(t -> !many || !choice.shut().contains(t.process())).count() + (many ? choice.shut().size() : 0);
        double best = lanes * (THREAD + 14) + locks * (LOCK + 10) + (many ? 20 : 0);
        double squeeze = Math.clamp((room - pinnedTall - 16) / Math.max(1, best), THINNEST, TALLEST);
        var rows = new ArrayList<Row>();
        double y = threads(rows, threads, allResources, history, identities, many, squeeze, choice);
        for (var r : resources) {
            if (!many && r.kind() == Resource.Kind.GIL) continue;
            String name = label(r.name());
            boolean elsewhere = many && (threads.isEmpty() || r.process() != threads.getFirst().process());
            rows.add(new Row(true, r.id(), y, Math.floor(LOCK * Math.max(.8, squeeze)), elsewhere ? label(history.cast().actor(r.process()).name()) + " " + name : name, null, null,
                false, r.process(), Fold.NONE));
            y += Math.floor((LOCK + 10) * Math.max(.7, squeeze));
        }
        return new Rows(List.copyOf(rows), List.copyOf(pins), y + 4, pinnedTall, false);
    }

    /// One lane per thread, process by process. A process with one thread is that lane, under its own name; one that is shut is the lane of its GIL, or of its first
    /// thread where it has none.
    private static double threads(List<Row> rows, List<Actor> threads, List<Resource> resources, History history, Identities identities, boolean many, double squeeze, Choice choice) {
        double y = 4;
        int process = -1;
        var ofProcess = threads.stream().collect(Collectors.groupingBy(Actor::process, Collectors.counting()));
        for (var t : threads) {
            boolean first = many && t.process() != process;
            long siblings = many ? ofProcess.getOrDefault(t.process(), 0L) : 0;
            boolean alone = siblings == 1, shut = many && siblings > 1 && choice.shut().contains(t.process());
            process = t.process();
            if (shut && !first) continue;
            if (first && !alone && !shut) y += HEADING;
            String name = many ? label(history.cast().actor(process).name()) : "";
            var fold = !first || alone ? Fold.NONE : shut ? Fold.SHUT : Fold.OPEN;
            rows.add(shut ? shut(t, resources, identities, y, squeeze, name + " · " + siblings + " threads")
                : new Row(false, t.id(), y, Math.floor(THREAD * squeeze), alone ? name : label(t.name()), identities.of(t.id()), first && !alone ? name : null, first, process, fold));
            y += Math.floor((THREAD + 14) * squeeze);
        }
        return y;
    }

    private static String label(String name) {
        return Names.brief(name, LONGEST);
    }

    private static Row shut(Actor first, List<Resource> resources, Identities identities, double y, double squeeze, String label) {
        double tall = Math.floor(THREAD * squeeze);
        for (var r : resources) {
            if (r.kind() == Resource.Kind.GIL && r.process() == first.process()) return new Row(true, r.id(), y, tall, label, null, null, true, first.process(), Fold.SHUT);
        }
        return new Row(false, first.id(), y, tall, label, identities.of(first.id()), null, true, first.process(), Fold.SHUT);
    }

    /// The processes that can be shut.
    Set<Integer> folding() {
        return scrolling.stream().filter(row -> row.fold() != Fold.NONE).map(Row::process).collect(Collectors.toUnmodifiableSet());
    }

    /// Scrolling lanes, then pinned ones.
    List<Row> all() {
        var all = new ArrayList<>(scrolling);
        all.addAll(pinned);
        return all;
    }

    /// Without the GILs of processes with one thread: that thread's lane says it all.
    private static List<Resource> worth(List<Resource> resources, List<Actor> threads) {
        var ofProcess = threads.stream().collect(Collectors.groupingBy(Actor::process, Collectors.counting()));
        return resources.stream().filter(r -> r.kind() != Resource.Kind.GIL || ofProcess.getOrDefault(r.process(), 0L) > 1).toList();
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
