package interleave.python.schedule;

import interleave.python.vm.Frame;
import interleave.python.vm.PyDict;
import interleave.python.vm.PyList;
import interleave.python.vm.PyThread;
import interleave.recorder.EventWriter;
import interleave.recorder.Recorder;
import interleave.trace.Cast;
import interleave.trace.ColumnTrace;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Watches one conducted run: what each step did to the places that threads share and to locks, queues and events, and what is so when it stops.
///
/// It hears of reads and writes from code that tells ([interleave.python.code.TreeCompiler#telling]), and of all else as the run's recorder. Who wrote a
/// place is exact, for one thread moves at a time and its values are compared at each stop. Only the thread that runs calls it, but for the events that a
/// thread writes before it is let go for the first time; hence the monitor around events.
final class Watcher implements Recorder {
    private final Cast cast;
    private final ColumnTrace trace = new ColumnTrace(200_000);
    private final Places places = new Places();
    private final List<Effect.Step> effects = new ArrayList<>();
    private List<Effect> now = new ArrayList<>();
    private List<String> warnings = new ArrayList<>();
    private final Map<Integer, Held> locks = new HashMap<>();
    private final Map<Integer, Integer> held = new HashMap<>();
    private final Map<Integer, Long> lengths = new HashMap<>();
    /// By actor: the resource it waits at, and in words what for.
    private final Map<Integer, Integer> waiting = new HashMap<>();
    private final Map<Integer, String> waits = new HashMap<>();
    private final Map<Integer, Hands> hands = new HashMap<>();
    private List<Scheduler.Player> players = List.of();
    private @Nullable Standing standing;
    private long last;
    private boolean begun, several;

    /// A lock's holder and how often it holds it.
    private record Held(int actor, int count) {}

    Watcher(Cast cast) {
        this.cast = cast;
    }

    /// What each step did, the first one first. The step that goes on now is not there yet.
    List<Effect.Step> effects() {
        return effects;
    }

    Standing standing() {
        return standing == null ? Standing.NOTHING : standing;
    }

    /// A thread has read, or writes next.
    void touches(PyThread me, Frame frame, Object owner, Object key, boolean writes) {
        if (!several) return;
        var place = places.at(owner, key, me, players);
        if (place != null && (writes || place.mayChange(frame.code.source))) touched(me, frame, place, writes);
    }

    void called(PyThread me, Frame frame, Object self, String method, Object[] arguments, Object result) {
        if (!several) return;
        if (self instanceof PyDict && arguments.length > 0) {
            var place = places.at(self, arguments[0], me, players);
            boolean reads = method.equals("get") || method.equals("setdefault");
            if (place == null) return;
            if (reads) read(me, frame, place, result);
            else touched(me, frame, place, true);
        } else if (self instanceof PyList) {
            var place = places.whole(self, me, players);
            if (place != null && !place.hasChanged()) read(me, frame, place, place.value());
            else if (place != null) touched(me, frame, place, true);
        }
    }

    private void touched(PyThread me, Frame frame, Places.@Nullable Known place, boolean writes) {
        if (place == null) return;
        if (writes) {
            place.writtenIn(operation(frame, place));
            if (!now.isEmpty() && now.getLast().kind() == Operation.Kind.WRITE && now.getLast().resource() == -2 - place.number()) return;
            now.add(new Effect(Operation.Kind.WRITE, operation(frame, place), -2 - place.number(), 0));
        } else {
            read(me, frame, place, place.peek());
        }
    }

    private void read(PyThread me, Frame frame, Places.Known place, @Nullable Object value) {
        if (value != null && !Places.isPlain(value)) return;
        hands(me).read(frame, place, value, effects.size());
        now.add(new Effect(Operation.Kind.READ, operation(frame, place) + " → " + Places.shown(value), -1, 0));
    }

    /// What a read or write of the place is called: by the method of the object it belongs to, else by its own name.
    private static String operation(Frame frame, Places.Known place) {
        var names = frame.code.slotNames();
        boolean method = frame.function != null && frame.code.parameters.count() > 0 && names[0].equals("self") && !frame.code.name.startsWith("__");
        return method ? frame.code.name : place.brief();
    }

    private Hands hands(PyThread me) {
        return hands.computeIfAbsent(me.actor, unused -> new Hands());
    }

    /// The player has come to its next stop, or ends.
    void stepped(Scheduler.Player player, List<Scheduler.Player> all) {
        players = all;
        if (begun) close(player);
        else now = new ArrayList<>();
        begun = true;
        several = several || all.size() > 1;
    }

    private void close(Scheduler.Player player) {
        int step = effects.size();
        var thread = player.thread;
        var mine = hands(thread);
        for (var place : places.all()) {
            if (!place.look(player.number, step)) continue;
            overwritten(player, place, mine);
            finishWrite(place);
        }
        mine.look(thread, player.ended);
        synchronized (this) {
            now.removeIf(effect -> effect.resource() <= -2); // a write that failed
            effects.add(new Effect.Step(List.copyOf(now), List.copyOf(warnings), held.getOrDefault(thread.actor, 0)));
            now = new ArrayList<>();
            warnings = new ArrayList<>();
        }
    }

    /// Names the value that the place has now in the effect that told of its being written.
    private void finishWrite(Places.Known place) {
        var value = Places.shown(place.value());
        var name = place.writtenAs() == null ? place.brief() : place.writtenAs();
        var text = name.equals(place.brief()) ? name + " = " + value : name + "(" + value + ")";
        for (int i = now.size() - 1; i >= 0; i--) {
            if (now.get(i).resource() != -2 - place.number()) continue;
            now.remove(i);
            break;
        }
        now.add(new Effect(Operation.Kind.WRITE, text, -1, 0));
        place.done();
    }

    private void overwritten(Scheduler.Player player, Places.Known place, Hands mine) {
        var stale = mine.stale(place, player.number);
        if (stale != null) {
            var other = players.get(place.otherWriter(player.number)).thread.name;
            warnings.add(player.thread.name + " wrote " + place.name() + " = " + Places.shown(place.value()) + " while "
                + (stale.isEmpty() ? "what it had read" : "its copy " + stale) + " was stale: what " + other + " had written is overwritten.");
        }
        mine.wrote(place);
    }

    // as a recorder

    @Override
    public EventWriter writer(int actor) {
        return new EventWriter() {
            @Override
            public void writeAt(long nanos, EventKind kind, int resource, int line, long argument) {
                event(nanos, kind, actor, resource, line, argument);
            }
        };
    }

    private synchronized void event(long nanos, EventKind kind, int actor, int resource, int line, long argument) {
        last = Math.max(last + 1, nanos);
        trace.append(last, kind, actor, resource, line, argument);
        switch (kind) {
            case THREAD_START -> {
                if (argument >= 0) effect(Operation.Kind.START, "starts " + cast.actor(actor).name());
            }
            case THREAD_END -> effect(Operation.Kind.END, "ends");
            case LOCK_WAIT -> waits(actor, resource, "waits for " + name(resource));
            case LOCK_ACQUIRE -> {
                goesOn(actor);
                if (resource < 0) return;
                locks.put(resource, new Held(actor, (int) Math.max(1, argument)));
                if (argument <= 1) {
                    int all = held.merge(actor, 1, Integer::sum);
                    now.add(new Effect(Operation.Kind.LOCK, "takes " + name(resource), resource, all));
                }
            }
            case LOCK_RELEASE -> released(resource, argument);
            case LOCK_GIVE_UP, WAIT_END, JOIN_END, SLEEP_END -> goesOn(actor);
            case JOIN_BEGIN -> waits(actor, -1, argument < 0 ? "waits for a thread's end" : "waits for the end of " + cast.actor((int) argument).name());
            case WAIT_BEGIN -> {
                if (resource >= 0) waits(actor, resource, "waits at " + name(resource));
            }
            case SLEEP_BEGIN -> waits(actor, -1, "sleeps");
            case QUEUE_PUT -> {
                lengths.put(resource, argument);
                effect(Operation.Kind.SIGNAL, "puts into " + name(resource));
            }
            case QUEUE_GET -> {
                lengths.put(resource, argument);
                effect(Operation.Kind.SIGNAL, "takes from " + name(resource));
            }
            case SIGNAL -> effect(Operation.Kind.SIGNAL, "signals " + name(resource));
            case CLEAR -> effect(Operation.Kind.SIGNAL, "clears " + name(resource));
            default -> { }
        }
    }

    private void effect(Operation.Kind kind, String text) {
        now.add(new Effect(kind, text, -1, 0));
    }

    private void waits(int actor, int resource, String text) {
        if (resource >= 0) waiting.put(actor, resource);
        waits.put(actor, text);
        effect(Operation.Kind.WAIT, text);
    }

    private void goesOn(int actor) {
        waiting.remove(actor);
        waits.remove(actor);
    }

    private void released(int resource, long count) {
        var holder = locks.get(resource);
        if (holder == null) return;
        if (count > 0) {
            locks.put(resource, new Held(holder.actor, (int) count));
            return;
        }
        locks.remove(resource);
        held.merge(holder.actor, -1, Integer::sum);
        now.add(new Effect(Operation.Kind.RELEASE, "lets go of " + name(resource), resource, held.get(holder.actor)));
    }

    private String name(int resource) {
        return resource < 0 ? "a lock of the library" : cast.resource(resource).name().replaceFirst(" \\(line \\d+\\)$", "");
    }

    // what is so

    /// Takes down what is so now; the first time counts.
    void stand(List<Scheduler.Player> all) {
        if (standing != null) return;
        var shown = places.all().stream().map(place -> place.shown()).toList();
        var each = new ArrayList<Standing.Player>();
        for (var player : all) each.add(player(player));
        standing = new Standing(each, shown, things(all));
    }

    private Standing.Player player(Scheduler.Player player) {
        var thread = player.thread;
        var place = player.ended ? null : Scheduler.place(player);
        var state = player.ended ? Standing.State.ENDED : player.wait == null || player.wait.ready() ? Standing.State.READY : Standing.State.WAITING;
        boolean program = place != null && !place.code.source.isFrozen();
        int line = program ? place.line : 0;
        if (player.how == Step.How.START && !player.ended && player.number > 0) line = 0;
        boolean stuck = state == Standing.State.WAITING;
        return new Standing.Player(player.number, thread.actor, thread.name, state, program ? place.code.source.fileName() : "", line,
            program ? place.code.name : "", line > 0 ? place.code.source.line(line).strip() : "", stuck ? waits.getOrDefault(thread.actor, "waits") : "",
            stuck && player.deadline >= 0, program && line > 0 ? Hands.locals(place) : List.of(), player.ended ? List.of() : hands(thread).copies(player.number));
    }

    private List<Standing.Thing> things(List<Scheduler.Player> all) {
        var numbers = new LinkedHashMap<Integer, Integer>();
        for (var player : all) numbers.put(player.thread.actor, player.number);
        var things = new ArrayList<Standing.Thing>();
        for (var resource : cast.resources()) {
            if (resource.kind() == Resource.Kind.GIL) continue;
            var holder = locks.get(resource.id());
            var waiters = numbers.entrySet().stream().filter(each -> Integer.valueOf(resource.id()).equals(waiting.get(each.getKey()))).map(Map.Entry::getValue).toList();
            things.add(new Standing.Thing(resource.id(), resource.kind(), name(resource.id()), holder == null ? -1 : numbers.getOrDefault(holder.actor, -1),
                holder == null ? 0 : holder.count, waiters, lengths.getOrDefault(resource.id(), -1L)));
        }
        return things;
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public long dropped() {
        return trace.dropped();
    }

    @Override
    public long watermark() {
        return last;
    }

    @Override
    public long drainNanos() {
        return 0;
    }

    @Override
    public void close() {}
}
