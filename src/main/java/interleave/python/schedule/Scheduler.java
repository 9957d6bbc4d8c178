package interleave.python.schedule;

import interleave.python.lib.Tracebacks;
import interleave.python.vm.Blocking;
import interleave.python.vm.Cancelled;
import interleave.python.vm.Conductor;
import interleave.python.vm.Frame;
import interleave.python.vm.PyException;
import interleave.python.vm.PyThread;
import interleave.python.vm.Waitable;
import interleave.trace.EventKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Lets the threads of one run go, one at a time, as a [Chooser] says.
///
/// The threads are real ones, parked but for one. There is no thread of the scheduler's own: the running thread, where it stops, works out which moves are
/// possible, asks for one, and if it is another's lets that thread go and parks. So all state here belongs to the running thread; letting go and parking
/// hand it on.
///
/// **Where a thread stops.** Under the GIL's rules at each look at the eval breaker (loop back-edges, function entry, after calls of built-ins: where from
/// Python 3.10 on a switch can fall); without a GIL before each shared access and each call of a built-in (see `python.code.Stops`). In both where it waits, starts
/// and ends. Memory is sequentially consistent: what the processor may reorder beyond that is not shown.
///
/// **What can move.** A thread that waits can go on when what it waits for is there; else, if its wait has a time-out, that may fire. Time stands still but for
/// a microsecond a step, and goes on to the end of a time-out that fires: which of several is due first binds nobody, for a thread may be held up.
///
/// On a recording the leave to go on is drawn as the GIL, or without one as a baton of the same kind called "scheduler": one thread has it, others wait for it.
final class Scheduler implements Conductor {
    /// Most looks at the eval breaker without a GIL, where they are no stops: a loop that touches nothing shared.
    private static final long MOST_LOOKS = 20_000_000;
    private static final long NANOS_PER_STEP = 1000;

    static final class Player {
        final PyThread thread;
        final int number;
        volatile boolean go;
        @Nullable Waitable wait;
        /// Of the wait's time-out; negative: it has none.
        long deadline;
        boolean timedOut, ended;
        Step.How how = Step.How.START;

        Player(PyThread thread, int number) {
            this.thread = thread;
            this.number = number;
        }
    }

    private final boolean gil;
    private final Chooser chooser;
    private final long mostSteps;
    private final @Nullable List<Step> record;
    private final @Nullable Watcher watcher;
    private final int baton;
    private final List<Player> players = new ArrayList<>();
    /// Every Java thread that was started.
    private final List<Thread> started = new ArrayList<>();
    private final Point point = new Point();
    private final Map<Object, Integer> identities = new IdentityHashMap<>();
    private @Nullable Player running;
    private long clock = 1_000_000_000, steps, looks;
    private int choices, cost, stretch;
    private volatile @Nullable Ending ending;

    /// @param record gets each step; null: they are not kept
    /// @param baton  the resource that the running thread holds on the recording, or -1
    /// @param watcher hears of everything; null: nobody does
    Scheduler(boolean gil, Chooser chooser, long mostSteps, @Nullable List<Step> record, int baton, @Nullable Watcher watcher) {
        this.watcher = watcher;
        this.baton = baton;
        this.gil = gil;
        this.chooser = chooser;
        this.mostSteps = mostSteps;
        this.record = record;
    }

    /// How the run ended before its time; null if it didn't.
    @Nullable Ending ending() {
        return ending;
    }

    long steps() {
        return steps;
    }

    /// What the choices so far cost.
    int cost() {
        return cost;
    }

    @Override
    public void begin(PyThread me) {
        Player player;
        synchronized (players) {
            player = new Player(me, players.size());
            players.add(player);
            players.notifyAll();
        }
        if (player.number == 0) {
            running = player;
        } else {
            me.write(EventKind.GIL_WAIT, baton, -1);
            park(player);
        }
        me.write(EventKind.GIL_TAKE, baton, steps);
    }

    @Override
    public void awaitArrival(PyThread me, Thread started) {
        synchronized (players) {
            this.started.add(started);
            int before = players.size();
            while (players.size() == before && started.isAlive() && !has(started)) {
                if (cancelled(me)) throw Cancelled.INSTANCE;
                try {
                    players.wait(50); // a thread that ends without having begun tells nobody
                } catch (InterruptedException e) {
                    // cancelled, or a stray one: the loop sees which
                }
            }
        }
    }

    private boolean has(Thread started) {
        return players.getLast().thread.javaThread == started;
    }

    /// Waits for the end of every thread that was started; the run must have been cancelled.
    void awaitEnds() throws InterruptedException {
        List<Thread> all;
        synchronized (players) {
            all = List.copyOf(started);
        }
        for (var thread : all) thread.join();
    }

    @Override
    public void end(PyThread me) {
        var player = running;
        if (cancelled(me) || player == null || player.thread != me) return;
        player.ended = true;
        if (player.number == 0) {
            if (watcher != null) {
                watcher.stepped(player, players);
                watcher.stand(players);
            }
            return;
        }
        try {
            advance(player);
        } catch (Cancelled e) {
            // its last move was the run's: nobody can go on
        }
    }

    @Override
    public void look(PyThread me) {
        if (gil) stop(me);
        else if (++looks > MOST_LOOKS) throw over(me, new Ending.CutOff(looks));
    }

    @Override
    public void access(PyThread me) {
        if (cancelled(me)) throw Cancelled.INSTANCE;
        if (!gil) stop(me);
    }

    private void stop(PyThread me) {
        var player = self(me);
        player.how = Step.How.STOP;
        advance(player);
    }

    private Player self(PyThread me) {
        var player = running;
        if (player == null || player.thread != me) throw new IllegalStateException("thread " + me.name + " runs without having been let go");
        return player;
    }

    @Override
    public void letGo(PyThread me) {
        me.write(EventKind.GIL_DROP, baton, 0);
    }

    @Override
    public void regain(PyThread me) {
        me.write(EventKind.GIL_WAIT, baton, -1);
        me.write(EventKind.GIL_TAKE, baton, steps);
    }

    @Override
    public boolean await(PyThread me, long nanos, Blocking wait) {
        if (cancelled(me)) throw Cancelled.INSTANCE;
        if (!(wait instanceof Waitable waitable)) throw refuse(me, "what this call waits for, which is outside the program");
        var player = self(me);
        player.deadline = nanos < 0 ? -1 : clock + nanos;
        while (true) {
            player.wait = waitable;
            player.how = Step.How.WAKE;
            advance(player);
            player.wait = null;
            if (player.timedOut) {
                clock = Math.max(clock, player.deadline);
                return false;
            }
            if (took(me, waitable)) return true;
        }
    }

    /// Whether what was waited for is the thread's now. A stray interrupt is no move: the next try follows at once.
    private static boolean took(PyThread me, Waitable wait) {
        while (true) {
            try {
                return wait.await(0);
            } catch (InterruptedException e) {
                if (cancelled(me)) throw Cancelled.INSTANCE;
            }
        }
    }

    /// The player stops here, or ends: somebody makes the next move; returns when the player may go on, or at once for one that has ended.
    private void advance(Player player) {
        if (watcher != null) watcher.stepped(player, players);
        clock += NANOS_PER_STEP;
        if (++steps > mostSteps) throw over(player.thread, new Ending.CutOff(mostSteps));
        int move = select(player);
        var next = players.get(move >> 1);
        next.timedOut = (move & 1) != 0;
        stretch = next == player ? stretch + 1 : 0;
        if (next == player) return;
        boolean heldUp = player.how == Step.How.STOP && !player.ended;
        if (heldUp) {
            player.thread.write(EventKind.GIL_DROP, baton, 1);
            player.thread.write(EventKind.GIL_WAIT, baton, -1);
        }
        running = next;
        next.go = true;
        LockSupport.unpark(next.thread.javaThread);
        if (player.ended) return;
        park(player);
        if (heldUp) player.thread.write(EventKind.GIL_TAKE, baton, steps);
    }

    private void park(Player player) {
        while (!player.go) {
            if (cancelled(player.thread)) throw Cancelled.INSTANCE;
            LockSupport.park(this);
            Thread.interrupted(); // a stray interrupt would keep park from parking; cancellation has a flag of its own
        }
        player.go = false;
        if (cancelled(player.thread)) throw Cancelled.INSTANCE;
    }

    private int select(Player player) {
        point.clear();
        point.overlong = stretch >= Point.PATIENCE;
        for (var each : players) {
            if (each.ended) continue;
            int code = each.number * 2;
            if (each.wait == null || each.wait.ready()) {
                if (each == player) point.running = code;
                point.add(code, 0);
            } else if (each.deadline >= 0) {
                point.add(code + 1, each.deadline);
            }
        }
        if (point.count == 0) throw over(player.thread, new Ending.Deadlocked(stands()));
        int move = point.moves[0], choice = -1;
        if (point.count > 1) {
            choice = choices++;
            move = chooser.choose(point);
            if (move == Chooser.STOP) throw over(player.thread, new Ending.Stopped(choice, stands()));
            if (!point.has(move)) throw over(player.thread, new Ending.Misfit(choice, misfit(choice, move)));
            cost += point.cost(move);
        }
        if (record != null) record.add(step(choice, move, player));
        return move;
    }

    private Step step(int choice, int move, Player before) {
        var player = players.get(move >> 1);
        boolean timeOut = (move & 1) != 0;
        var place = place(player);
        boolean preempts = !timeOut && player != before && point.running >= 0;
        return new Step(record.size(), choice, player.number, player.thread.name, place == null ? "" : place.code.source.fileName(),
            place == null ? 0 : place.line, place == null ? "" : place.code.name, timeOut ? Step.How.TIME_OUT : player.how, preempts ? before.number : -1);
    }

    /// The innermost frame of the program's own code.
    static @Nullable Frame place(Player player) {
        var frame = player.thread.frame;
        while (frame != null && frame.back != null && frame.code.source.isFrozen()) frame = frame.back;
        return frame;
    }

    /// Where each thread that has not ended stands.
    private List<Ending.Stand> stands() {
        var stuck = new ArrayList<Ending.Stand>();
        for (var player : players) {
            if (player.ended) continue;
            var place = place(player);
            stuck.add(new Ending.Stand(player.number, player.thread.name, place == null ? "" : place.code.source.fileName(),
                place == null ? 0 : place.line));
        }
        return stuck;
    }

    private String misfit(int choice, int move) {
        var wanted = Choice.of(move);
        var possible = new ArrayList<String>();
        for (int i = 0; i < point.count; i++) possible.add(Choice.of(point.moves[i]).toString());
        return "Choice " + choice + " of the schedule is " + wanted + ", but " + why(wanted) + "; possible there: " + String.join(", ", possible) + ".";
    }

    private String why(Choice wanted) {
        if (wanted.thread() >= players.size()) return "there is no thread " + wanted.thread() + " yet";
        var player = players.get(wanted.thread());
        var name = "thread " + player.number + " (" + player.thread.name + ")";
        if (player.ended) return name + " has ended";
        if (wanted.timeOut()) return name + " has no time-out that could fire";
        var place = place(player);
        return name + " waits" + (place == null ? "" : " at " + place.code.source.fileName() + ":" + place.line);
    }

    private Cancelled over(PyThread me, Ending how) {
        if (ending == null) ending = how;
        if (watcher != null) watcher.stand(players);
        me.interpreter.cancel();
        return Cancelled.INSTANCE;
    }

    private static boolean cancelled(PyThread me) {
        return me.interpreter.isCancelled();
    }

    @Override
    public long nanoTime() {
        return clock += NANOS_PER_STEP;
    }

    @Override
    public int identity(Object object) {
        synchronized (identities) {
            return identities.computeIfAbsent(object, unused -> identities.size() + 1);
        }
    }

    @Override
    public void touches(PyThread me, Frame frame, Object owner, Object key, boolean writes) {
        if (watcher != null) watcher.touches(me, frame, owner, key, writes);
    }

    @Override
    public void called(PyThread me, Frame frame, Object self, String method, Object[] arguments, Object result) {
        if (watcher != null) watcher.called(me, frame, self, method, arguments, result);
    }

    @Override
    public void uncaught(PyThread me, PyException exception) {
        if (watcher != null) watcher.stepped(self(me), players);
        throw over(me, new Ending.Raised(self(me).number, me.name, Tracebacks.summary(me, exception), Tracebacks.uncaught(me, exception)));
    }

    @Override
    public Cancelled refuse(PyThread me, String what) {
        var place = place(self(me));
        if (watcher != null) watcher.stepped(self(me), players);
        return over(me, new Ending.Refused("The scheduler can't control " + what + (place == null ? "" : " (" + place.code.source.fileName() + ":" + place.line + ")")
            + "; conduct a program of threads, locks and queues."));
    }
}
