package interleave.stage;

import interleave.trace.Actor;
import interleave.trace.ActorState;
import interleave.trace.Resource;
import interleave.view.Durations;
import interleave.view.FrameState;
import interleave.world.Scene;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who stands where in one process at this frame, on which time scale: the stage's direction, made of a scene and the shares.
///
/// *Replay* puts each figure where its state is at the cursor. *Live* can't: a GIL changes hands 200 times a second. So there a figure stands where
/// it has been for at
/// least [#STEADY], or else where it spent most of the last 250 ms; those who take turns stand together in the half-circle and wear their shares.
///
/// @param takingTurns nobody has held the GIL long enough to be called its holder: the place with the baton shows shares
/// @param free        nobody of this troupe has the GIL
/// @param baton       0: at the place that runs; above: on its way, this part of the way to `taker`
record Blocking(Troupe troupe, int gil, boolean live, List<Figure> figures, boolean takingTurns, List<Slice> slices, double baton, int taker,
    boolean free,
                int ended, int running, int waiting) {
    /// Live: a state that has lasted this long is shown as such, ns.
    static final long STEADY = 100_000_000;
    /// A state that all threads together have spent less time in has no zone, ns.
    private static final long FLEETING = 20_000_000;
    /// The first thread has a small place among the waiting until it has run and waited this long, ns.
    private static final long GUEST = 150_000_000;
    /// A share that is less is noise, not worth a word.
    private static final double NOTABLE = .02;
    /// Something moves only if its recorded span takes this long on screen, s.
    static final double VISIBLE = .1;

    /// A holder's part of the last 250 ms of the GIL, in degrees; actor -1: nobody.
    record Slice(int actor, int degrees, String text) {}

    /// The zones each thread of the process has ever been in, by whose [places][Places] they have.
    static SortedMap<Zone, int[]> members(FrameState state, Scene last, Troupe troupe, boolean gil, Places places) {
        var lists = new EnumMap<Zone, List<Integer>>(Zone.class);
        if (gil) lists.put(Zone.TURN, new ArrayList<>());
        lists.put(Zone.RUN, new ArrayList<>());
        for (int a = 0; a < Math.min(last.actors(), state.identities().size()); a++) {
            if (!troupe.has(state, a)) continue;
            for (var s : ActorState.values()) {
                var zone = Zone.of(s);
                if (zone == null || last.total(a, s) <= 0 && last.state(a) != s) continue;
                lists.computeIfAbsent(zone, z -> new ArrayList<>()).add(a);
            }
            // Live, who takes turns stands among the waiting, and so does who is somewhere that has no zone.
            if (last.state(a) != ActorState.ABSENT) lists.get(gil ? Zone.TURN : Zone.RUN).add(a);
        }
        var members = new TreeMap<Zone, int[]>();
        // Who is alone waits for nobody.
        if (gil && lists.get(Zone.TURN).size() < 2 && lasted(state, last, Zone.TURN, lists.get(Zone.TURN)) < FLEETING) lists.remove(Zone.TURN);
        lists.forEach((zone, list) -> {
            if (zone != Zone.RUN && zone != Zone.TURN && lasted(state, last, zone, list) < FLEETING) return;
            if (zone == Zone.RUN || !list.isEmpty()) members.put(zone, list.stream().mapToInt(places::of).distinct().sorted().toArray());
        });
        return members;
    }

    /// Where all stand still, as in a deadlock, no event says how long: live, what goes on since the last one counts up to now.
    private static long lasted(FrameState state, Scene last, Zone zone, List<Integer> actors) {
        var now = state.scene();
        long since = now == null ? 0 : Math.max(0, now.nanos() - last.nanos()), sum = 0;
        for (int a : actors) {
            for (var s : ActorState.values()) if (Zone.of(s) == zone) sum += last.total(a, s);
            if (Zone.of(last.state(a)) == zone) sum += since;
        }
        return sum;
    }

    /// The process' first thread, as a rule main, as long as it has hardly taken part; -1: none. It needs a place among the waiting, but a small one.
    static int guest(FrameState state, Scene last, Troupe troupe, boolean gil) {
        if (!gil) return -1;
        int others = 0, first = -1;
        for (int a = 0; a < Math.min(last.actors(), state.identities().size()); a++) {
            if (!troupe.has(state, a)) continue;
            if (first < 0) first = a;
            else if (last.total(a, ActorState.RUNNING) > 0 || last.total(a, ActorState.GIL_WAIT) > 0) others++;
        }
        boolean little = first >= 0 && last.total(first, ActorState.RUNNING) + last.total(first, ActorState.GIL_WAIT) < GUEST;
        return little && others > 0 ? first : -1;
    }

    /// The GIL that a troupe's actors take, or -1. Coroutines take none: the thread that runs them does.
    static int gil(FrameState state, Scene last, Troupe troupe) {
        int gil = gil(state, troupe.process());
        if (gil < 0 || !troupe.tasks()) return gil;
        for (int a = 0; a < Math.min(last.actors(), state.identities().size()); a++) {
            if (troupe.has(state, a) && (last.total(a, ActorState.GIL_WAIT) > 0 || gil < last.resources() && last.lastHolder(gil) == a)) return gil;
        }
        return -1;
    }

    /// Whether coroutines have their turns on one thread: an event loop.
    static boolean oneAtATime(FrameState state, Scene last, Troupe troupe) {
        if (!troupe.tasks()) return false;
        int carrier = -1;
        for (int a = 0; a < Math.min(last.actors(), state.identities().size()); a++) {
            if (!troupe.has(state, a) || last.carrier(a) < 0) continue;
            if (carrier >= 0 && carrier != last.carrier(a)) return false;
            carrier = last.carrier(a);
        }
        return carrier >= 0;
    }

    static int gil(FrameState state, int process) {
        if (!state.gil()) return -1;
        for (var r : Objects.requireNonNull(state.history()).cast().resources()) {
            if (r.kind() == Resource.Kind.GIL && r.process() == process) return r.id();
        }
        return -1;
    }

    static Blocking of(FrameState state, Scene scene, Layout.Container box, boolean live, double nanosPerSecond, int selected) {
        var troupe = box.troupe();
        var seating = box.seating();
        int gil = gil(state, Objects.requireNonNull(state.history()).now(), troupe);
        int holder = gil >= 0 && gil < scene.resources() ? scene.holder(gil) : -1;
        boolean loop = live && gil < 0 && isShared(seating, Zone.RUN);
        boolean turns = loop || live && gil >= 0 && takingTurns(state, scene, gil, holder);
        var figures = new ArrayList<Figure>();
        int ended = 0, running = 0, waiting = 0;
        for (int a = 0; a < Math.min(scene.actors(), state.identities().size()); a++) {
            if (!troupe.has(state, a)) continue;
            if (scene.state(a) == ActorState.ENDED) ended++;
            var shown = live ? lasting(state, scene, a) : scene.state(a);
            boolean greyed = !live && gil >= 0 && holder < 0 && scene.lastHolder(gil) == a && scene.state(a) == ActorState.GIL_WAIT;
            // Who has the GIL carries it, whatever it does: it may be about to let go and wait for something else.
            var zone = greyed || !live && gil >= 0 && a == holder ? Zone.RUN : Zone.of(shown);
            if (zone == Zone.RUN) running++;
            if (zone == Zone.TURN) waiting++;
            // Under a GIL only its holder runs; whoever seems to beside it has lost events.
            if (zone == Zone.RUN && (turns || gil >= 0 && !greyed && a != holder)) zone = loop ? Zone.READY : Zone.TURN;
            if (zone == null) continue;
            var seat = box.seat(zone, a);
            if (seat == null) {
                // No zone for what hardly ever happens: it waits where it waits anyway, in its own state's pattern.
                zone = gil >= 0 && seating.room(Zone.TURN) != null ? Zone.TURN : loop ? Zone.READY : Zone.RUN;
                seat = box.seat(zone, a);
            }
            if (seat == null) continue;
            if (gil < 0 && isShared(seating, zone) && !yields(figures, scene, a)) continue;
            figures.add(figure(state, scene, a, zone, seat, shown, gil, live, turns, greyed, a == selected, seating.grain().detail()));
        }
        double[] passing = live || gil < 0 ? new double[] {0, -1} : passing(state, scene, gil, nanosPerSecond);
        return new Blocking(troupe, gil, live, List.copyOf(figures), turns, turns ? slices(state, gil, troupe) : List.of(), passing[0], (int) passing[1],
            gil >= 0 && (holder < 0 || !troupe.has(state, holder)) && !turns, ended, running, waiting);
    }

    private static boolean isShared(Seating seating, Zone zone) {
        var room = seating.room(zone);
        return room != null && room.shared();
    }

    /// Whether the place of one is this actor's: who came last has it, and who stood there gives way.
    private static boolean yields(List<Figure> figures, Scene scene, int actor) {
        for (var f : figures) if (f.zone() == Zone.RUN && scene.since(f.actor()) >= scene.since(actor)) return false;
        figures.removeIf(f -> f.zone() == Zone.RUN);
        return true;
    }

    private static boolean takingTurns(FrameState state, Scene scene, int gil, int holder) {
        if (holder >= 0 && scene.nanos() - scene.heldSince(gil) >= STEADY) return false;
        double most = 0;
        for (int a = 0; a < state.identities().size(); a++) most = Math.max(most, state.shares().held(gil, a));
        return most > 0 && most < .9;
    }

    /// Live: the state that has lasted, or that the last 250 ms were spent in for the most part.
    static ActorState lasting(FrameState state, Scene scene, int actor) {
        var now = scene.state(actor);
        if (now == ActorState.ENDED || now == ActorState.ABSENT || scene.nanos() - scene.since(actor) >= STEADY) return now;
        var best = now;
        double most = 0;
        for (var s : ActorState.values()) {
            double share = s == ActorState.ENDED || s == ActorState.ABSENT ? 0 : state.shares().of(actor, s);
            if (share > most + .02) {
                best = s;
                most = share;
            }
        }
        return best;
    }

    private static Figure figure(FrameState state, Scene scene, int a, Zone zone, Seating.Seat seat, ActorState shown, int gil, boolean live,
        boolean turns, boolean greyed,
                                 boolean selected, Seating.Detail detail) {
        long lasted = scene.nanos() - scene.since(a);
        int ring = -1, ran = -1, waited = -1, hollow = 0;
        double missed = state.shares().withoutCore(a);
        String noCore = missed >= NOTABLE ? "no core " + Durations.share(missed) : "";
        String strong = "", soft = "";
        boolean flag = false, talks = detail == Seating.Detail.CARD || detail == Seating.Detail.NAME || zone == Zone.RUN;
        if (live) {
            double run = state.shares().of(a, ActorState.RUNNING), wait = state.shares().of(a, ActorState.GIL_WAIT);
            ran = (int) Math.round(run * 360);
            waited = (int) Math.round(wait * 360);
            if (missed >= NOTABLE) hollow = (int) Math.round(Math.min(missed, Math.max(run, wait)) * 360);
            if (zone == Zone.TURN || zone == Zone.RUN) {
                // Without a GIL nothing but a core is missing to whoever runs: what it ran is what it had one for.
                strong = gil >= 0 ? "ran " + Durations.share(run) : "ran " + Durations.share(noCore.isEmpty() ? run : Math.max(0, run - missed));
                soft = gil >= 0 ? "waited " + Durations.share(wait) : noCore;
            } else if (talks) {
                soft = Durations.brief(lasted / 100_000_000 * 100_000_000);
            }
        } else if (greyed) {
            strong = "has let go";
            soft = "until another takes it";
        } else if (zone == Zone.RUN) {
            long since = gil >= 0 ? scene.heldSince(gil) : scene.since(a);
            strong = (gil >= 0 ? "holds " : "runs ") + Durations.brief(scene.nanos() - since);
            flag = gil >= 0 && scene.requestedSince(gil) >= 0;
            if (gil < 0 && !noCore.isEmpty()) soft = noCore + " of 250 ms";
            if (flag) soft = "asked " + Durations.brief(scene.nanos() - scene.requestedSince(gil)) + " ago";
        } else if (zone == Zone.TURN && shown == ActorState.RUNNING && scene.state(a) == ActorState.RUNNING) {
            // It has just begun, or is about to end: neither needs the GIL.
            if (talks) soft = "without the GIL";
        } else if (zone == Zone.TURN && gil >= 0) {
            long turn = scene.nanos() - Math.max(scene.since(a), scene.heldSince(gil)), interval = state.switchIntervalNanos();
            ring = (int) Math.min(360, turn * 360 / Math.max(1, interval));
            strong = talks ? Durations.brief(lasted) : "";
            if (talks) soft = scene.holder(gil) < 0 ? "may take it" : turn < interval ? "asks in " + Durations.brief(interval - turn) : "has asked";
        } else if (talks) {
            soft = target(state, scene, a, shown) + Durations.brief(lasted);
        }
        if (scene.item(a) >= 0 && !greyed && (zone == Zone.RUN || talks && soft.isEmpty())) soft = "item " + scene.item(a) + (soft.isEmpty() ? "" : " · " + soft);
        return new Figure(a, zone, seat, shown, ring, ran, waited, hollow, greyed, flag, selected, live ? "" : copy(state, scene, a), scene.stale(a), strong, soft);
    }

    /// Its private copy of a shared cell; live it changes faster than anybody can read.
    private static String copy(FrameState state, Scene scene, int actor) {
        int cell = scene.copyOf(actor);
        var resources = Objects.requireNonNull(state.history()).cast().resources();
        return cell < 0 || cell >= resources.size() ? "" : resources.get(cell).name() + " = " + scene.copy(actor);
    }

    private static String target(FrameState state, Scene scene, int actor, ActorState shown) {
        int target = scene.waitsFor(actor);
        if (target < 0 || scene.state(actor) != shown) return "";
        if (shown == ActorState.JOIN) return target < state.identities().size() ? state.identities().of(target).letter() + " · " : "";
        var resources = Objects.requireNonNull(state.history()).cast().resources();
        return target < resources.size() && shown != ActorState.SLEEP ? resources.get(target).name() + " · " : "";
    }

    private static List<Slice> slices(FrameState state, int gil, Troupe troupe) {
        var slices = new ArrayList<Slice>();
        for (int a = 0; a < state.identities().size(); a++) {
            double share = gil >= 0 ? state.shares().held(gil, a) : troupe.has(state, a) ? state.shares().of(a, ActorState.RUNNING) : 0;
            if (share > .001) slices.add(new Slice(a, (int) Math.round(share * 360), state.identities().of(a).letter() + "  "
                + Durations.share(share)));
        }
        // Of many coroutines those that had most come first.
        if (gil < 0) slices.sort(java.util.Comparator.comparingInt(Slice::degrees).reversed());
        return slices;
    }

    /// Replay: how far the baton is on its way from whom let go to whom takes it, and to whom; 0 where that is too short to be seen moving.
    private static double[] passing(FrameState state, Scene scene, int gil, double nanosPerSecond) {
        var lane = Objects.requireNonNull(state.history()).resourceLanes().get(gil);
        int segment = lane.at(scene.nanos());
        if (segment < 1 || lane.value(segment) >= 0 || segment + 1 >= lane.count()) return new double[] {0, -1};
        long span = lane.end(segment) - lane.start(segment);
        if (span < VISIBLE * nanosPerSecond) return new double[] {0, -1};
        double part = (scene.nanos() - lane.start(segment)) / (double) span;
        return new double[] {Math.clamp(part, 0, 1), lane.value(segment + 1)};
    }

    /// Which figures of a zone.
    List<Figure> in(Zone zone) {
        return figures.stream().filter(f -> f.zone() == zone).toList();
    }

    static int[] processes(FrameState state) {
        var seen = new ArrayList<Integer>();
        var history = Objects.requireNonNull(state.history());
        for (var actor : history.cast().actors()) if (actor.kind() != Actor.Kind.PROCESS
            && !seen.contains(actor.process())) seen.add(actor.process());
        return seen.stream().mapToInt(Integer::intValue).toArray();
    }
}
