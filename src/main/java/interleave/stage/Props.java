package interleave.stage;

import interleave.trace.ActorState;
import interleave.trace.Resource;
import interleave.view.FrameState;
import interleave.world.Lane;
import interleave.world.Scene;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the threads of a process share, as a strip of chips below them: queues with their length, events, conditions, locks, cells, and what went through
/// sockets and pipes.
///
/// Places and widths depend on what has ever been used and on the room, never on what is in it now: a queue that fills moves nothing.
///
/// @param more how many found no room
/// @param rows of chips
record Props(List<Chip> chips, int more, double x, double y, double width, int rows) {
    static final double TALL = 30, ROW = 37;
    private static final double GAP = 8, MORE = 66;
    /// One chip alone is worth having if it has this part of what it can do with.
    private static final double NARROWER = .7;

    /// How a resource is drawn, with the widths it would like and can do with, pixels.
    enum Kind {
        QUEUE(224, 150), CELL(160, 116), EVENT(150, 112), CONDITION(160, 112), LOCK(172, 112), CHANNEL(262, 196);

        final double wide, narrow;

        Kind(double wide, double narrow) {
            this.wide = wide;
            this.narrow = narrow;
        }

        static Kind of(Resource.Kind kind) {
            return switch (kind) {
                case QUEUE -> QUEUE;
                case EVENT -> EVENT;
                case CONDITION -> CONDITION;
                case LOCK, RLOCK, GIL -> LOCK;
                case CELL -> CELL;
                case PIPE, SOCKET -> CHANNEL;
            };
        }
    }

    /// One chip; sockets, and pipes, share one where there are more than two, and things of one name that are used one after the other.
    record Chip(Kind kind, String name, List<Resource> resources, double x, double y, double width) {}

    /// What a chip shows now.
    ///
    /// @param value  items, 1 for set, the cell's value, how often a lock is held
    /// @param waiters how many wait for it or at it
    /// @param who     holder or last writer, -1
    record Look(long value, int waiters, int who, long sent, long received) {}

    static Props none() {
        return new Props(List.of(), 0, 0, 0, 0, 0);
    }

    double height() {
        return rows * ROW;
    }

    /// The strip of a process at (x, y), at most `most` rows high; none where nothing is shared.
    static Props of(FrameState state, Scene last, int process, double x, double y, double width, int most) {
        var wanted = wanted(state, last, process);
        if (wanted.isEmpty()) return none();
        for (int rows = 1; rows <= most; rows++) {
            var chips = placed(wanted, x, y, width, rows, rows == most);
            if (chips.size() == wanted.size() || rows == most) return new Props(chips, wanted.size() - chips.size(), x, y, width, rows);
        }
        return none();
    }

    Props at(double top) {
        return new Props(chips.stream().map(c -> new Chip(c.kind, c.name, c.resources, c.x, c.y - y + top, c.width)).toList(), more, x, top, width, rows);
    }

    private static List<Chip> placed(List<Chip> wanted, double x, double y, double width, int rows, boolean cut) {
        double wide = -GAP * rows, narrow = -GAP * rows;
        for (var chip : wanted) {
            wide += chip.kind.wide + GAP;
            narrow += chip.kind.narrow + GAP;
        }
        // Between what they would like and what they can do with, all by the same part.
        double part = wide <= narrow ? 1 : Math.clamp((width * rows * (rows == 1 ? 1 : .94) - narrow) / (wide - narrow), 0, 1);
        var chips = new ArrayList<Chip>();
        double at = x;
        int row = 0, first = 0;
        for (int i = 0; i < wanted.size(); i++) {
            var chip = wanted.get(i);
            double own = Math.min(width, Math.floor(chip.kind.narrow + (chip.kind.wide - chip.kind.narrow) * part));
            boolean lastRow = row == rows - 1, lastChip = i == wanted.size() - 1;
            double reserved = lastRow && cut && !lastChip ? MORE : 0;
            if (lastRow && chips.isEmpty()) own = Math.min(own, Math.max(chip.kind.narrow * NARROWER, width - reserved));
            if (at + own > x + width - reserved + .5) {
                if (lastRow) break;
                stretch(chips, first, x + width);
                first = chips.size();
                row++;
                at = x;
            }
            chips.add(new Chip(chip.kind, chip.name, chip.resources, at, y + row * ROW, own));
            at += own + GAP;
        }
        stretch(chips, first, x + width - (chips.size() < wanted.size() ? MORE : 0));
        return List.copyOf(chips);
    }

    /// Gives what is left of a row to its chips, up to what each would like.
    private static void stretch(List<Chip> chips, int first, double right) {
        if (first >= chips.size()) return;
        var last = chips.getLast();
        double left = right - last.x - last.width, shift = 0;
        int rest = chips.size() - first;
        for (int i = first; i < chips.size(); i++, rest--) {
            var chip = chips.get(i);
            double more = Math.floor(Math.clamp(chip.kind.wide - chip.width, 0, Math.max(0, left / rest)));
            chips.set(i, new Chip(chip.kind, chip.name, chip.resources, chip.x + shift, chip.y, chip.width + more));
            shift += more;
            left -= more;
        }
    }

    private static List<Chip> wanted(FrameState state, Scene last, int process) {
        var lanes = Objects.requireNonNull(state.history()).resourceLanes();
        Map<Kind, List<Chip>> byKind = new EnumMap<>(Kind.class);
        Map<Resource.Kind, List<Resource>> channels = new EnumMap<>(Resource.Kind.class);
        Map<String, List<Resource>> families = new LinkedHashMap<>();
        for (var r : Objects.requireNonNull(state.history()).cast().resources()) {
            if (r.process() != process || r.kind() == Resource.Kind.GIL || r.id() >= Math.min(last.resources(), lanes.size())) continue;
            boolean used = lanes.get(r.id()).count() > 0 || last.mover(r.id()) >= 0;
            if (!used) continue;
            if (Kind.of(r.kind()) == Kind.CHANNEL) channels.computeIfAbsent(r.kind(), k -> new ArrayList<>()).add(r);
            else families.computeIfAbsent(r.kind() + " " + family(r.name()), k -> new ArrayList<>()).add(r);
        }
        families.values().forEach(all -> {
            for (var turns : inTurn(all, lanes)) {
                var first = turns.getFirst();
                byKind.computeIfAbsent(Kind.of(first.kind()), k -> new ArrayList<>())
                    .add(new Chip(Kind.of(first.kind()), turns.size() > 1 ? family(first.name()) : first.name(), turns, 0, 0, 0));
            }
        });
        channels.forEach((kind, all) -> {
            var chips = byKind.computeIfAbsent(Kind.CHANNEL, k -> new ArrayList<>());
            if (all.size() <= 2) all.forEach(r -> chips.add(new Chip(Kind.CHANNEL, r.name(), List.of(r), 0, 0, 0)));
            else chips.add(new Chip(Kind.CHANNEL, all.size() + (kind == Resource.Kind.SOCKET ? " sockets" : " pipes"), List.copyOf(all), 0, 0, 0));
        });
        // What is worth most comes first: it is the last to find no room.
        return byKind.values().stream().flatMap(List::stream).toList();
    }

    /// The name of those made at one place: "start (line 84)", "start-2", "start-3" are "start".
    private static String family(String name) {
        return name.replaceFirst("(-\\d+)?( \\(line \\d+\\))?$", "");
    }

    /// Of one family, those that were used one after the other together: they share a chip, which shows the one in use.
    private static List<List<Resource>> inTurn(List<Resource> family, List<Lane> lanes) {
        var chains = new ArrayList<List<Resource>>();
        for (var r : family) {
            var lane = lanes.get(r.id());
            var chain = lane.count() == 0 ? null : chains.stream().filter(each -> ended(each.getLast(), lanes.get(each.getLast().id())) <= lane.start(0)).findFirst().orElse(null);
            if (chain == null) chains.add(new ArrayList<>(List.of(r)));
            else chain.add(r);
        }
        return chains.stream().map(List::copyOf).toList();
    }

    /// When it was last used; a lock that is held to the end is in use to the end.
    private static long ended(Resource of, Lane lane) {
        boolean held = (of.kind() == Resource.Kind.LOCK || of.kind() == Resource.Kind.RLOCK) && lane.count() > 0 && lane.value(lane.count() - 1) >= 0;
        return lane.count() == 0 || held ? Long.MAX_VALUE : lane.start(lane.count() - 1);
    }

    /// Of those used in turn, the one in use: the last that had been used by then.
    private static int current(Chip chip, Scene scene) {
        int current = chip.resources.getFirst().id();
        for (var r : chip.resources) if (scene.switches(r.id()) > 0) current = r.id();
        return current;
    }

    /// How many wait for or at each resource now.
    static int[] waiters(Scene scene) {
        var waiters = new int[scene.resources()];
        for (int a = 0; a < scene.actors(); a++) {
            int target = scene.waitsFor(a);
            var doing = scene.state(a);
            boolean waits = doing == ActorState.LOCK_WAIT || doing == ActorState.QUEUE_WAIT || doing == ActorState.IO;
            if (waits && target >= 0 && target < waiters.length) waiters[target]++;
        }
        return waiters;
    }

    /// What each chip shows.
    List<Look> looks(Scene scene) {
        if (chips.isEmpty()) return List.of();
        var waiters = waiters(scene);
        var looks = new ArrayList<Look>(chips.size());
        for (var chip : chips) {
            int waiting = 0;
            long sent = 0, received = 0;
            int id = current(chip, scene);
            for (var r : chip.resources) {
                if (chip.kind != Kind.CHANNEL && r.id() != id) continue;
                waiting += r.id() < waiters.length ? waiters[r.id()] : 0;
                sent += scene.sent(r.id());
                received += scene.received(r.id());
            }
            boolean lock = chip.kind == Kind.LOCK;
            long value = lock ? scene.holdCount(id) : scene.value(id);
            looks.add(new Look(value, waiting, lock ? scene.holder(id) : chip.kind == Kind.CELL ? scene.lastHolder(id) : -1, sent, received));
        }
        return looks;
    }
}
