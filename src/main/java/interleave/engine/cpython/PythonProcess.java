package interleave.engine.cpython;

import interleave.recorder.EventWriter;
import interleave.trace.Actor;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.ThreadReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// One Python process of a run, as its ring tells of it: puts its threads and what they share into the cast and its events into the recording.
///
/// Without a GIL its threads have rings of their own beside it ([#lend]): what they need to be understood is in the process's own ring before they use it.
///
/// What a ring says is data of the program's: a number that was never told of is left out, a name is only shown. Of one thread, the run's gatherer.
final class PythonProcess implements AutoCloseable {
    /// The words of the agent's that are no events; as in its `ring.py`.
    static final int THREAD = 240, IDENT = 241, RESOURCE = 242, CPU = 243, STARTED = 244, NAME = 245, PICKLED = 246, PEER = 247, SKIPPED = 248, TASK = 249,
        WORKED = 250, ENDED = 251, COST = 252, INSIDE = 253, SEEN = 254;
    private static final EventKind[] KINDS = EventKind.values();
    private static final Resource.Kind[] RESOURCES = Resource.Kind.values();
    private static final int MOST_THREADS = 100_000, MOST_NUMBERS = 20_000, MOST_PARENTS = 16, MOST_LENT = 64;

    /// A thread or a task of the process.
    private record Player(Actor actor, EventWriter events, int nativeId, long threadState) {}

    /// Something threads share, as the process told of it.
    private record Thing(int id, Resource.Kind kind, String noun, boolean given, int line, long key) {
        static final Thing NOBODY = new Thing(-1, Resource.Kind.LOCK, "", false, 0, 0);
    }

    private final Crew crew;
    private final Ring own;
    private final List<Ring> lent = new ArrayList<>();
    /// Those that have a record that is not taken in yet, the oldest first.
    private final PriorityQueue<Ring> heads = new PriorityQueue<>(Comparator.comparingLong((Ring each) -> each.nanos));
    private final Ring.Header header;
    private final @Nullable PythonProcess parent;
    private final boolean main;
    private final Actor actor;
    private final EventWriter events;
    private final List<@Nullable Player> players = new ArrayList<>();
    private final List<@Nullable Thing> things = new ArrayList<>();
    private final Map<Long, Integer> byThreadState = new HashMap<>();
    private final Map<Integer, Integer> byNativeId = new HashMap<>();
    private final Map<Integer, Integer> actors = new HashMap<>();
    private final Map<Integer, EventWriter> writers = new HashMap<>();
    private final BitSet unlisted = new BitSet(); // threads and tasks that are not in the cast
    private Overseer overseer = Overseer.NONE;
    private int gil = -1;
    private final long clockOffset;
    private long cpuNanos, pickleNanos, bytesIn, bytesOut, tasks;
    private volatile long endedNanos = -1;

    /// @param parent the process it was forked from, if that is of this run
    /// @param actor  its actor in the cast
    PythonProcess(Crew crew, Ring ring, @Nullable PythonProcess parent, Actor actor, boolean main) {
        this.crew = crew;
        this.own = ring;
        this.header = ring.header();
        this.parent = parent;
        this.actor = actor;
        this.main = main;
        events = crew.writer(actor.id());
        clockOffset = crew.clockOffset(header.openedNanos());
        if (!main) events.writeAt(openedNanos(), EventKind.PROCESS_UP, -1, 0, 0);
    }

    /// From here on the overseer is told of every event.
    void oversee(Overseer.Maker maker) {
        overseer = maker.start(this);
    }

    int pid() {
        return (int) header.pid();
    }

    /// Of the GIL's struct in the process's memory; -1 where it has none or it wasn't found.
    long gilAddress() {
        return header.gilAddress();
    }

    /// Whether it runs with a GIL.
    boolean hasGil() {
        return header.gil();
    }

    Actor actor() {
        return actor;
    }

    boolean isMain() {
        return main;
    }

    LineWatch lines() {
        return crew.lines();
    }

    Ring.Header header() {
        return header;
    }

    /// The thread whose PyThreadState is at an address, as an actor; -1 if none has said so.
    int actorOfThreadState(long address) {
        return byThreadState.getOrDefault(address, -1);
    }

    /// The thread that the system knows by a number.
    int actorOfNativeId(int nativeId) {
        return byNativeId.getOrDefault(nativeId, -1);
    }

    /// The system's numbers of all threads that have told theirs and have not ended, each with its actor.
    Map<Integer, Integer> nativeIds() {
        return byNativeId;
    }

    /// The resource that stands for its GIL; in the cast from the first call on.
    int gilResource() {
        if (gil < 0) gil = crew.cast().resource(Resource.Kind.GIL, "GIL", actor.id()).id();
        return gil;
    }

    /// Writes an event of one of its threads.
    ///
    /// @param nanos not older than that thread's last event, or it is put in its place at a cost
    void write(long nanos, EventKind kind, int who, int resource, int line, long argument) {
        var events = writers.get(who);
        if (events != null) events.writeAt(nanos, kind, resource, line, argument);
    }

    /// The line a thread was on last; 0 where none is known.
    int line(int who) {
        return crew.cast().actor(who).gauge().line();
    }

    /// Where its agent writes down which lines its code is on, and where its parents' agents do.
    List<Path> lineFiles() {
        var files = new ArrayList<Path>();
        for (var process = this; process != null && files.size() < MOST_PARENTS; process = process.header.forked() ? process.parent : null) {
            files.add(crew.folder().resolve("lines-" + process.pid()));
        }
        return files;
    }

    /// The line a thread is seen on, without an event.
    void line(int who, int line) {
        crew.cast().actor(who).gauge().line(line);
    }

    /// A ring for threads of this process is read with its own from here on; false when it has too many.
    boolean lend(Ring ring) {
        return lent.size() < MOST_LENT && lent.add(ring);
    }

    /// Takes in what the rings have, in the order of time as far as it is there.
    ///
    /// @param last its writers are gone
    void gather(boolean last) {
        hear(last);
        if (lent.isEmpty()) return;
        try {
            for (int i = 0; i < lent.size(); i++) if (lent.get(i).next(last)) heads.add(lent.get(i));
            for (var oldest = heads.poll(); oldest != null; oldest = heads.poll()) {
                take(oldest);
                if (oldest.next(last)) heads.add(oldest);
            }
        } finally {
            for (int i = 0; i < lent.size(); i++) lent.get(i).release();
        }
    }

    private void hear(boolean last) {
        try {
            while (own.next(last)) take(own);
        } finally {
            own.release();
        }
    }

    private void take(Ring ring) {
        if (ring.kind < KINDS.length) {
            event(ring);
            return;
        }
        switch (ring.kind) {
            case THREAD -> thread(ring);
            case TASK -> task(ring);
            case RESOURCE -> resource(ring);
            case CPU -> {
                var player = player(ring);
                boolean thread = player != null && player.actor.kind() == Actor.Kind.THREAD;
                if (thread) crew.reading(new ThreadReading(player.actor.id(), ring.argument, -1, -1, -1, -1));
            }
            case STARTED -> crew.started(ring.resource, ring.nanos + clockOffset, ring.value(ring.argument), ring.text(ring.argument));
            case PEER -> {
                int resource = thing(ring.resource).id;
                long key = ring.value(ring.argument);
                ring.text(ring.argument);
                if (resource >= 0) crew.alias(key, resource);
            }
            case PICKLED -> pickled(ring);
            case WORKED -> tasks++;
            case INSIDE -> crew.lines().inside(ring.argument);
            case SEEN -> {
                var player = player(ring.thread);
                if (player != null && ring.line > 0) player.actor.gauge().line(ring.line);
            }
            case COST -> crew.lines().costs(ring.argument);
            case ENDED -> {
                if (ring.resource >= 0) {
                    crew.exited(ring.resource, ring.argument);
                } else {
                    endedNanos = ring.nanos + clockOffset;
                    cpuNanos = Math.max(cpuNanos, ring.argument);
                }
            }
            default -> { }
        }
    }

    private void pickled(Ring ring) {
        long amount = Math.max(0, ring.argument);
        switch (ring.resource) {
            case 0 -> bytesIn += amount;
            case 1 -> bytesOut += amount;
            default -> pickleNanos += amount;
        }
    }

    private void event(Ring ring) {
        var player = player(ring);
        if (player == null) {
            if (ring.thread >= 0 && unlisted.get(ring.thread)) crew.leaveOut();
            return;
        }
        var kind = KINDS[ring.kind];
        int resource = ring.resource < 0 ? -1 : thing(ring).id;
        long nanos = ring.nanos + clockOffset;
        long argument = argument(kind, ring.argument);
        overseer.event(nanos, kind, player.actor.id(), resource, argument);
        player.events.writeAt(nanos, kind, resource, ring.line, argument);
        if (ring.line > 0) player.actor.gauge().line(ring.line);
        if (kind == EventKind.LINE) crew.lines().told();
        if (kind == EventKind.THREAD_END) end(ring.thread, player);
    }

    private void end(int slot, Player player) {
        players.set(slot, null);
        writers.remove(player.actor.id());
        byNativeId.remove(player.nativeId, player.actor.id());
        byThreadState.remove(player.threadState, player.actor.id());
        player.actor.gauge().line(0);
        overseer.left(player.actor);
    }

    /// Arguments that name a thread name it by its number in the process.
    private long argument(EventKind kind, long argument) {
        return switch (kind) {
            case THREAD_START, LOCK_WAIT, JOIN_BEGIN, JOIN_END, TURN_BEGIN -> argument < 0 || argument >= MOST_THREADS ? -1 : actor((int) argument);
            default -> argument;
        };
    }

    /// The actor of a thread by its number in the process, also when it has ended; -1 for none.
    int actor(int slot) {
        return actors.getOrDefault(slot, -1);
    }

    /// Of a record's thread. One that is new here told who it is before it wrote to a ring of its own.
    private @Nullable Player player(Ring ring) {
        var player = player(ring.thread);
        if (player != null || ring == own) return player;
        hear(false);
        return player(ring.thread);
    }

    private Thing thing(Ring ring) {
        var thing = thing(ring.resource);
        if (thing != Thing.NOBODY || ring == own) return thing;
        hear(false);
        return thing(ring.resource);
    }

    private @Nullable Player player(int slot) {
        return slot < 0 || slot >= players.size() ? null : players.get(slot);
    }

    private void thread(Ring ring) {
        String name = ring.text(ring.argument);
        enter(ring.thread, Actor.Kind.THREAD, name.isEmpty() ? "Thread " + ring.resource : name, ring.resource, ring.value(ring.argument));
    }

    private void task(Ring ring) {
        String name = ring.text(ring.argument);
        enter(ring.thread, Actor.Kind.TASK, name.isEmpty() ? "Task" : name, -1, 0);
    }

    private void enter(int slot, Actor.Kind kind, String name, int nativeId, long threadState) {
        if (slot < 0 || slot >= MOST_THREADS) return;
        while (players.size() <= slot) players.add(null);
        var actor = crew.enlist(kind, name, this.actor.id());
        if (actor == null) {
            unlisted.set(slot);
            return;
        }
        var events = crew.writer(actor.id());
        players.set(slot, new Player(actor, events, nativeId, threadState));
        writers.put(actor.id(), events);
        actors.put(slot, actor.id());
        if (nativeId > 0) {
            byNativeId.put(nativeId, actor.id());
            actor.gauge().systemThread(nativeId);
        }
        if (threadState != 0) byThreadState.put(threadState, actor.id());
        overseer.entered(actor, nativeId, threadState);
    }

    private void resource(Ring ring) {
        int number = ring.resource, kind = (int) (ring.argument >>> 40) & 0xff;
        if (number < 0 || number >= MOST_NUMBERS || kind >= RESOURCES.length) return;
        long text = ring.argument & 0xffffffffL;
        boolean given = (ring.argument >>> 32 & 1) == 1;
        String noun = ring.text(text);
        set(number, thing(RESOURCES[kind], noun.isEmpty() ? "unnamed" : noun, given, ring.line, ring.value(text)));
    }

    private Thing thing(Resource.Kind kind, String noun, boolean given, int line, long key) {
        return new Thing(crew.resource(kind, noun, given, line, key, actor.id()), kind, noun, given, line, key);
    }

    private void set(int number, Thing thing) {
        while (things.size() <= number) things.add(null);
        things.set(number, thing);
    }

    /// A forked process has copies of what its parent had; only what is shared between processes is the same.
    private Thing thing(int number) {
        var known = number >= 0 && number < things.size() ? things.get(number) : null;
        if (known != null) return known;
        if (parent == null || !header.forked() || number >= MOST_NUMBERS) return Thing.NOBODY;
        var original = parent.thing(number);
        if (original == Thing.NOBODY) return original;
        var copy = thing(original.kind, original.noun, original.given, original.line, original.key);
        set(number, copy);
        return copy;
    }

    void passed(long nanos) {
        overseer.passed(nanos);
    }

    Overseer overseer() {
        return overseer;
    }

    long lost() {
        long sum = own.lost();
        for (var each : lent) sum += each.lost();
        return sum;
    }

    /// CPU time so far, its start included, as the system counts it (to 10 ms); exact once it has said its last words.
    long cpuNanos() {
        if (!ended()) cpuNanos = Math.max(cpuNanos, Proc.cpuNanos(pid()));
        return cpuNanos;
    }

    boolean isGone() {
        return !Files.exists(Path.of("/proc/" + pid()));
    }

    /// Whether it said its last words.
    boolean ended() {
        return endedNanos >= 0;
    }

    /// When it did; -1 if it has not.
    long endedNanos() {
        return endedNanos;
    }

    /// When it came up, on this process's clock.
    long openedNanos() {
        return header.openedNanos() + clockOffset;
    }

    long bytesIn() {
        return bytesIn;
    }

    long bytesOut() {
        return bytesOut;
    }

    long pickleNanos() {
        return pickleNanos;
    }

    long tasks() {
        return tasks;
    }

    @Override
    public void close() {
        overseer.close();
        own.close();
        for (var each : lent) each.close();
    }
}
