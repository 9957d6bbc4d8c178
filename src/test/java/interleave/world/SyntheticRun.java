package interleave.world;

import interleave.trace.ActorState;
import interleave.trace.Cast;
import interleave.trace.ColumnTrace;
import interleave.trace.EventKind;
import interleave.trace.Posture;
import interleave.trace.Resource;
import interleave.trace.Trace;
import java.util.ArrayDeque;
import java.util.SplittableRandom;

/// A made-up recording of any length: processes of some sixty threads each pass their GIL round, wait for a lock, read and write, sleep, put and get, as the
/// engine would record it. Events come every 40 µs on average, closer together in bursts. The same arguments give the same recording.
public final class SyntheticRun {
    private static final int OF_ONE_PROCESS = 64, RESOURCES = 3;
    private static final long MEAN_GAP = 40_000;

    private final ColumnTrace trace;
    private final Cast cast = new Cast();
    private final SplittableRandom random = new SplittableRandom(11);
    private final Process[] processes;
    private long now = 1_000_000_000_000L;

    private SyntheticRun(ColumnTrace trace, int lanes) {
        this.trace = trace;
        processes = new Process[Math.ceilDiv(lanes, OF_ONE_PROCESS)];
        for (int p = 0; p < processes.length; p++) {
            int own = lanes / processes.length + (p < lanes % processes.length ? 1 : 0);
            processes[p] = new Process(p, own - RESOURCES);
        }
    }

    /// @param lanes at least 6: threads, GILs, locks and queues together
    public static SyntheticRun of(long events, int lanes) {
        return of(new ColumnTrace(events), events, lanes);
    }

    /// Into a trace of one's own, which has room.
    public static SyntheticRun of(ColumnTrace trace, long events, int lanes) {
        var run = new SyntheticRun(trace, lanes);
        for (var process : run.processes) process.start();
        while (trace.size() < events) run.processes[run.random.nextInt(run.processes.length)].act();
        return run;
    }

    public ColumnTrace trace() {
        return trace;
    }

    public Cast cast() {
        return cast;
    }

    /// Its history, folded.
    public History history() {
        var history = History.of(trace, cast);
        history.fold();
        return history;
    }

    private void event(EventKind kind, int actor, int resource, int line, long argument) {
        long gap = random.nextInt(8) > 0 ? random.nextLong(MEAN_GAP / 8) : random.nextLong(MEAN_GAP * 15);
        now += gap + 20;
        trace.append(now, kind, actor, resource, line, argument);
    }

    private final class Process {
        private final int[] threads;
        private final int gil, lock, queue;
        private final ArrayDeque<Integer> away = new ArrayDeque<>(), wantsLock = new ArrayDeque<>();
        private final boolean[] waiting;
        private int holder, length, lockedBy = -1;

        Process(int number, int count) {
            int process = cast.process(number == 0 ? "main" : "worker " + number).id();
            threads = new int[count];
            for (int t = 0; t < count; t++) threads[t] = cast.thread((number == 0 ? "thread " : "w" + number + " thread ") + t, process, -1).id();
            gil = cast.resource(Resource.Kind.GIL, "GIL", process).id();
            lock = cast.resource(Resource.Kind.LOCK, "results_lock", process).id();
            queue = cast.resource(Resource.Kind.QUEUE, "tasks", process).id();
            waiting = new boolean[count];
        }

        void start() {
            for (int t = 0; t < threads.length; t++) {
                event(EventKind.THREAD_START, threads[t], -1, 5, -1);
                if (t == 0) {
                    event(EventKind.GIL_TAKE, threads[0], gil, 6, 1);
                } else {
                    waiting[t] = true;
                    event(EventKind.GIL_WAIT, threads[t], gil, 6, threads[holder]);
                }
            }
        }

        void act() {
            int next = waiter();
            switch (random.nextInt(10)) {
                case 0, 1 -> leaves(next);
                case 2 -> locks(next);
                case 3 -> exchanges();
                default -> handsOver(next);
            }
            if (away.size() > threads.length / 3) comes();
        }

        /// A thread that waits for the GIL; -1 without one.
        private int waiter() {
            int from = random.nextInt(threads.length);
            for (int i = 0; i < threads.length; i++) if (waiting[(from + i) % threads.length]) return (from + i) % threads.length;
            return -1;
        }

        private void handsOver(int next) {
            if (next < 0) return;
            event(EventKind.GIL_REQUEST, threads[next], gil, 12, threads[holder]);
            event(EventKind.GIL_DROP, threads[holder], gil, 10 + random.nextInt(4), 1);
            event(EventKind.GIL_WAIT, threads[holder], gil, 10, -1);
            waiting[holder] = true;
            takes(next);
        }

        private void takes(int next) {
            waiting[next] = false;
            holder = next;
            event(EventKind.GIL_TAKE, threads[next], gil, 12, 1);
        }

        /// For input or to sleep, without the GIL.
        private void leaves(int next) {
            if (next < 0) return;
            boolean sleeps = holder % 3 == 0;
            event(sleeps ? EventKind.SLEEP_BEGIN : EventKind.IO_BEGIN, threads[holder], -1, 20, 0);
            event(EventKind.GIL_DROP, threads[holder], gil, 20, 0);
            away.add(holder);
            takes(next);
        }

        private void comes() {
            int back = away.remove();
            event(back % 3 == 0 ? EventKind.SLEEP_END : EventKind.IO_END, threads[back], -1, 20, 512);
            event(EventKind.GIL_WAIT, threads[back], gil, 21, threads[holder]);
            waiting[back] = true;
        }

        private void locks(int next) {
            if (lockedBy == holder) {
                event(EventKind.LOCK_RELEASE, threads[holder], lock, 31, 0);
                lockedBy = -1;
                if (!wantsLock.isEmpty()) {
                    lockedBy = wantsLock.remove();
                    event(EventKind.LOCK_ACQUIRE, threads[lockedBy], lock, 30, 1);
                    waiting[lockedBy] = true;
                }
            } else if (lockedBy < 0) {
                event(EventKind.LOCK_ACQUIRE, threads[holder], lock, 30, 1);
                lockedBy = holder;
            } else if (next >= 0 && wantsLock.size() < threads.length / 4) {
                event(EventKind.LOCK_WAIT, threads[holder], lock, 30, threads[lockedBy]);
                event(EventKind.GIL_DROP, threads[holder], gil, 30, 0);
                wantsLock.add(holder);
                takes(next);
            }
        }

        private void exchanges() {
            boolean put = length == 0 || random.nextBoolean() && length < 40;
            length += put ? 1 : -1;
            event(put ? EventKind.QUEUE_PUT : EventKind.QUEUE_GET, threads[holder], queue, 40, length);
        }
    }

    /// How long each state lasted in [from, to) for an actor, told from the events alone; index: state + 1. Slow and plain, to compare with.
    public static long[] states(Trace trace, int actor, long from, long to) {
        var nanos = new long[ActorState.values().length + 1];
        long posture = Posture.NONE, since = Long.MIN_VALUE;
        boolean known = false;
        for (long i = 0; i < trace.size() && trace.time(i) < to; i++) {
            if (trace.actor(i) != actor) continue;
            if (known) nanos[Posture.stateCode(posture) + 1] += Math.max(0, trace.time(i) - Math.max(from, since));
            posture = Posture.after(posture, trace.kind(i), trace.resource(i), trace.argument(i));
            since = trace.time(i);
            known = true;
        }
        if (known) nanos[Posture.stateCode(posture) + 1] += Math.max(0, to - Math.max(from, since));
        return nanos;
    }

    /// How long each actor (index: id + 1; 0: nobody) held a GIL or lock in [from, to), told from the events alone.
    public static long[] holders(Trace trace, int resource, int actors, long from, long to) {
        var nanos = new long[actors + 1];
        int holder = -1;
        long since = Long.MIN_VALUE;
        boolean known = false;
        for (long i = 0; i < trace.size() && trace.time(i) < to; i++) {
            var kind = trace.kind(i);
            boolean takes = kind == EventKind.GIL_TAKE || kind == EventKind.LOCK_ACQUIRE, drops = kind == EventKind.GIL_DROP || kind == EventKind.LOCK_RELEASE;
            if (trace.resource(i) != resource || !takes && !drops) continue;
            if (known) nanos[holder + 1] += Math.max(0, trace.time(i) - Math.max(from, since));
            holder = takes ? trace.actor(i) : -1;
            since = trace.time(i);
            known = true;
        }
        if (known) nanos[holder + 1] += Math.max(0, to - Math.max(from, since));
        return nanos;
    }
}
