package interleave.stage;

import interleave.trace.ActorState;
import interleave.trace.Resource;
import interleave.view.FrameState;
import interleave.world.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Several processes: the first one large at the left, the others as rows at the right, each with its own baton and its own threads.
///
/// Where a card stands depends on how many processes there ever were and on the size. Rows shrink, then stand in two and three columns; what finds no room
/// even so is counted in `hidden` and said on screen.
record Company(Card main, List<Card> workers, int hidden, Props props) {
    /// @param processes whose card it is, one after the other: who has ended leaves it to the next
    /// @param detail    how much it has room to say
    record Card(List<Integer> processes, double x, double y, double width, double height, Detail detail) {
        Card(int process, double x, double y, double width, double height, Detail detail) {
            this(List.of(process), x, y, width, height, detail);
        }

        /// Whose it is at that instant: the last that has begun; before any has, the first.
        int process(Scene scene) {
            for (int i = processes.size() - 1; i > 0; i--) {
                long begin = scene.launchedAt(processes.get(i));
                if (begin > 0 && begin <= scene.nanos()) return processes.get(i);
            }
            return processes.getFirst();
        }
    }

    /// What there is room for in a row.
    enum Detail { FULL, NAME, DOT }

    /// One thread as a card shows it; two equal ones look the same.
    ///
    /// @param running,waiting of the last 250 ms, degrees; -1 in replay
    record Member(int actor, ActorState state, boolean holds, int running, int waiting, String words) {}

    /// What a card shows now.
    ///
    /// @param gil     whether the process has one
    /// @param holder  of its GIL, or -1
    /// @param packet  the bytes moved last, while they are worth a look: above 0 sent, below 0 received
    /// @param started whether any of its threads has
    /// @param birth   how far its start is
    record Look(int process, List<Member> members, boolean gil, int holder, long in, long out, long done, long raised, long packet, boolean started, boolean over, Birth birth) {}

    /// A worker process' start, warm-up and work, each so many nanoseconds long by now; 0: not begun, or recorded without it.
    record Birth(long start, long warmUp, long work) {
        static Birth of(Scene scene, int process) {
            long launched = scene.launchedAt(process), up = scene.upAt(process), ready = scene.readyAt(process), now = scene.nanos();
            if (launched == 0) return new Birth(0, 0, 0);
            if (up == 0) return new Birth(now - launched, 0, 0);
            return ready == 0 ? new Birth(up - launched, now - up, 0) : new Birth(up - launched, ready - up, now - ready);
        }

        /// What it does until it works: "starts · 97 ms"; null once it works.
        @Nullable String words() {
            return start > 0 && warmUp == 0 ? "starts · " + interleave.view.Durations.brief(start) : warmUp > 0 && work == 0 ? "warms up · " + interleave.view.Durations.brief(warmUp) : null;
        }

        /// "start 97 ms, warm-up 1.9 s"; empty before it works.
        String summary() {
            return work == 0 ? "" : "start " + interleave.view.Durations.brief(start) + ", warm-up " + interleave.view.Durations.brief(warmUp);
        }
    }

    private static final double GAP = 6, LEAST = 25, BEST = 66;
    /// Wires need this much between the cards.
    static final double WIRES = 74;
    private static final int MOST_COLUMNS = 3;
    /// In a hall the first card is no higher than this: who is in it is worth more than a second row of what they share.
    private static final double LOW = 170;
    /// How long on screen a packet stays at its wire, s.
    private static final double PACKET_SECONDS = .8;

    static Company of(FrameState state, Scene last, int[] processes, double x, double y, double width, double height) {
        var turns = inTurn(state, last, processes);
        int others = turns.size();
        double left = Math.clamp(width * (others > 12 ? .3 : .36), 170, 330), right = width - left - WIRES;
        int perColumn = Math.max(1, (int) ((height + GAP) / (LEAST + GAP)));
        int columns = Math.clamp((int) Math.ceil(others / (double) perColumn), 1, MOST_COLUMNS);
        while (columns > 1 && (right - (columns - 1) * GAP) / columns < 96) columns--;
        int shown = Math.min(others, columns * perColumn);
        int rows = Math.max(1, (int) Math.ceil(shown / (double) columns));
        double wide = (right - (columns - 1) * GAP) / columns, tall = Math.min(BEST, (height - (rows - 1) * GAP) / rows);
        var detail = wide >= 190 && tall >= 40 ? Detail.FULL : wide >= 120 ? Detail.NAME : Detail.DOT;
        double used = rows * tall + (rows - 1) * GAP, top = y + (height - used) / 2;
        var workers = new ArrayList<Card>();
        for (int i = 0; i < shown; i++) {
            int column = i / rows, row = i % rows;
            workers.add(new Card(turns.get(i), x + left + WIRES + column * (wide + GAP), top + row * (tall + GAP), wide, tall, detail));
        }
        var props = Props.of(state, last, processes[0], x + 14, y, left - 28, height > 260 ? 3 : height > LOW ? 2 : 1);
        props = props.at(y + height - props.height() - 8);
        return new Company(new Card(processes[0], x, y, left, height, Detail.FULL), List.copyOf(workers), others - shown, props);
    }

    /// The processes but the first, those together that were there one after the other.
    private static List<List<Integer>> inTurn(FrameState state, Scene last, int[] processes) {
        var chains = new ArrayList<List<Integer>>();
        var ends = new ArrayList<Long>();
        var others = Arrays.stream(processes).skip(1).boxed().sorted(Comparator.comparingLong(last::launchedAt)).toList();
        for (int process : others) {
            long begin = last.launchedAt(process);
            int chain = 0;
            while (chain < chains.size() && (begin == 0 || ends.get(chain) > begin)) chain++;
            if (chain == chains.size()) {
                chains.add(new ArrayList<>());
                ends.add(0L);
            }
            chains.get(chain).add(process);
            ends.set(chain, end(state, last, process));
        }
        return chains.stream().map(List::copyOf).toList();
    }

    /// When its last thread had ended; `Long.MAX_VALUE` while one has not.
    private static long end(FrameState state, Scene last, int process) {
        var troupe = new Troupe(process, false);
        long end = -1;
        for (int a = 0; a < Math.min(last.actors(), state.identities().size()); a++) {
            if (!troupe.has(state, a) || last.state(a) == ActorState.ABSENT) continue;
            end = Math.max(end, last.state(a) == ActorState.ENDED ? last.since(a) : Long.MAX_VALUE);
        }
        return end < 0 ? Long.MAX_VALUE : end;
    }

    /// The threads of a card's process and what they do.
    static Look look(FrameState state, Scene scene, int process, boolean live, double nanosPerSecond) {
        int gil = Blocking.gil(state, process), holder = gil >= 0 && gil < scene.resources() ? scene.holder(gil) : -1;
        var troupe = new Troupe(process, false);
        var members = new ArrayList<Member>();
        long in = 0, out = 0, done = 0, raised = 0, packet = 0, moved = Long.MIN_VALUE;
        boolean started = false, over = true;
        for (int a = 0; a < Math.min(scene.actors(), state.identities().size()); a++) {
            if (!troupe.has(state, a)) continue;
            in += scene.receivedBy(a);
            out += scene.sentBy(a);
            done += scene.itemsDone(a);
            raised += scene.itemsRaised(a);
            if (scene.lastBytesBy(a) != 0 && scene.movedAtBy(a) > moved) {
                moved = scene.movedAtBy(a);
                packet = scene.lastBytesBy(a);
            }
            var doing = live ? Blocking.lasting(state, scene, a) : scene.state(a);
            started |= doing != ActorState.ABSENT;
            if (doing == ActorState.ABSENT || doing == ActorState.ENDED) continue;
            over = false;
            int ran = live ? (int) Math.round(state.shares().of(a, ActorState.RUNNING) * 360) : -1;
            int waited = live ? (int) Math.round(state.shares().of(a, ActorState.GIL_WAIT) * 360) : -1;
            members.add(new Member(a, doing, a == holder, ran, waited, words(state, scene, a, doing, live)));
        }
        double window = live ? PACKET_SECONDS * 1e9 : PACKET_SECONDS * nanosPerSecond;
        boolean fresh = moved != Long.MIN_VALUE && scene.nanos() - moved <= window;
        return new Look(process, List.copyOf(members), gil >= 0, holder, in, out, done, raised, fresh ? packet : 0, started, over && started, Birth.of(scene, process));
    }

    private static String words(FrameState state, Scene scene, int actor, ActorState doing, boolean live) {
        String item = scene.item(actor) >= 0 ? "item " + scene.item(actor) : "";
        String does = switch (doing) {
            case RUNNING -> item.isEmpty() ? "runs" : "runs " + item;
            case GIL_WAIT -> "waits for its GIL";
            case LOCK_WAIT -> "waits for " + name(state, scene.waitsFor(actor), "a lock");
            case IO -> channel(state, scene.waitsFor(actor));
            case QUEUE_WAIT -> "waits at " + name(state, scene.waitsFor(actor), "a queue");
            case SLEEP -> item.isEmpty() ? "sleeps" : item + ", sleeps";
            case JOIN -> "joins";
            case READY -> "ready, no core";
            case ABSENT, ENDED -> "";
        };
        return does + (live ? "" : " · " + interleave.view.Durations.brief(scene.nanos() - scene.since(actor)));
    }

    private static String channel(FrameState state, int resource) {
        var resources = Objects.requireNonNull(state.history()).cast().resources();
        if (resource < 0 || resource >= resources.size()) return "waits for input or output";
        return resources.get(resource).kind() == Resource.Kind.PIPE ? "waits at a pipe" : "waits for " + resources.get(resource).name();
    }

    private static String name(FrameState state, int resource, String otherwise) {
        var resources = Objects.requireNonNull(state.history()).cast().resources();
        return resource < 0 || resource >= resources.size() ? otherwise : resources.get(resource).name().replaceFirst(" \\(line \\d+\\)$", "");
    }

    /// Bytes that have been sent into pipes and have not come out, all pipes together.
    static long onTheWay(FrameState state, Scene scene) {
        long sent = 0, received = 0;
        for (var r : Objects.requireNonNull(state.history()).cast().resources()) {
            if (r.kind() != Resource.Kind.PIPE) continue;
            sent += scene.sent(r.id());
            received += scene.received(r.id());
        }
        return Math.max(0, sent - received);
    }
}
