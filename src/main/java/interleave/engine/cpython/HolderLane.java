package interleave.engine.cpython;

import interleave.trace.ActorState;
import interleave.trace.EventKind;
import interleave.trace.Restatement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who held a process's GIL from when to when, made of samples and events, which come in order of time.
///
/// Two sorts of evidence say who holds it at an instant: a **sample** of the GIL's own memory, and an **event** of the program, because whoever writes one holds the
/// GIL. Between two pieces of evidence that differ it changed hands, and when exactly is not known: the change is put in the middle. Events catch the visits
/// that are too short for the samples; the GIL's switch number, which each sample carries, counts those that neither has seen ([#missed]).
///
/// What is inferred, from CPython's protocol (`Python/ceval_gil.c`): a thread that says it begins to sleep or to wait for a lock lets go at that instant, one
/// that ends lets go for good. A hand-over counts as *forced* when its former holder waits for the GIL right after it, said nothing of a blocking call, and had held it
/// for an interval: a request can't come before. A wait for the GIL begins with the hand-over, or in the middle between the looks that did not show it and that did.
///
/// Without samples (the GIL can't be read) a thread counts as the holder between two events of its own with no other's between them, and after a blocking call's begin
/// nobody does: less than the truth, and nothing that is not known.
///
/// Not safe for several threads. It never writes an event of a thread older than that thread's last one that it was told of.
final class HolderLane {
    /// Takes down what the lane comes to.
    interface Pen {
        void write(long nanos, EventKind kind, int actor, int resource, long argument);
    }

    static final int NOBODY = -1;
    /// A thread that has not said who it is.
    static final int STRANGER = -2;

    /// What is known of a thread.
    private static final class Known {
        /// What it said it begins; null: nothing that blocks.
        @Nullable ActorState within;
        int waitsFor;
        /// Whether it has had the GIL since it said so.
        boolean took;
        boolean waits;
        /// Stamps of its last word, of the last time it let go, of the last look that did not see it wait.
        long said = Long.MIN_VALUE, droppedAt = Long.MIN_VALUE, looked = Long.MIN_VALUE;
    }

    private final int gil;
    private final Pen pen;
    private final Map<Integer, Known> threads = new HashMap<>();

    private int holder = NOBODY, lastHolder = NOBODY, sampled = NOBODY;
    /// The last instant at which `holder` is known to have been right.
    private long sure = Long.MIN_VALUE, heldSince;
    private int starting = NOBODY;
    private boolean counting;
    private long firstNumber, lastNumber, seen, interval;

    /// @param gil the GIL's resource in the cast
    HolderLane(int gil, Pen pen) {
        this.gil = gil;
        this.pen = pen;
    }

    /// An event of a thread is about to be written.
    void event(long nanos, EventKind kind, int actor, int resource, long argument) {
        settle();
        var known = known(actor);
        if (nanos >= sure) {
            if (holder != actor) found(nanos, actor, kind == EventKind.THREAD_START || ends(kind));
            sure = nanos;
        }
        known.said = Math.max(known.said, nanos);
        var begins = begins(kind);
        if (begins != null) {
            known.within = begins;
            known.waitsFor = kind == EventKind.JOIN_BEGIN ? (int) argument : resource;
            known.took = false;
        } else if (ends(kind)) {
            known.within = null;
        }
        boolean letsGo = kind == EventKind.SLEEP_BEGIN || kind == EventKind.LOCK_WAIT || kind == EventKind.THREAD_END || begins != null && !counting;
        if (letsGo && holder == actor && sure == nanos) drop(nanos, false);
        if (kind == EventKind.THREAD_END) threads.remove(actor);
    }

    /// An event shows another holder than the one that is known.
    ///
    /// @param after what it says comes before the taking: a thread is there first, a wait is over first
    private void found(long nanos, int actor, boolean after) {
        if (!after) {
            change(nanos, actor, Samples.UNKNOWN);
            return;
        }
        if (holder != NOBODY) letGo(left(nanos), nanos, actor, Samples.UNKNOWN);
        starting = actor;
    }

    private void settle() {
        if (starting == NOBODY) return;
        int actor = starting;
        starting = NOBODY;
        take(sure, actor);
    }

    /// The GIL's memory as it was at some instant between `before` and `after`.
    ///
    /// @param who      whose it is, or was last; [#STRANGER], or [#NOBODY] before the first
    /// @param number   its switch number
    /// @param stands   how the thread that the last sample showed as its holder stands now, where it is another: [Samples#UNKNOWN] ...
    /// @param interval the switch interval, ns
    void sample(long before, long after, int who, boolean locked, long number, int stands, long interval) {
        settle();
        if (!counting) {
            counting = true;
            firstNumber = number;
            lastHolder = who;
        }
        lastNumber = number;
        int former = sampled;
        sampled = who;
        this.interval = interval;
        if (before >= sure) {
            if (locked) held(before, after, who, former == holder ? stands : Samples.UNKNOWN);
            else free(before, after, who);
        }
        if (former >= 0 && former != who) standing(before, after, former, stands);
    }

    private void held(long before, long after, int who, int stands) {
        if (holder != who) change(after, who, stands);
        sure = Math.max(sure, before);
    }

    private void free(long before, long after, int who) {
        if (who != lastHolder && who != NOBODY) {
            // Somebody was in between and has gone again.
            long third = (after - since()) / 3;
            if (holder >= 0) drop(since() + Math.max(0, third - 1), false);
            take(sure = since() + third, who);
            if (who >= 0) drop(since() + third, false);
        } else if (holder >= 0) {
            drop(left(after), false);
        }
        holder = NOBODY;
        sure = Math.max(sure, before);
    }

    private long since() {
        return sure == Long.MIN_VALUE ? 0 : sure;
    }

    /// When the holder has let go. Without samples no longer than is known counts as its hold: up to its last word.
    private long left(long upper) {
        return counting ? Math.max(since(), middle(upper) - 1) : since(); // before the taking: a recording is in order of time, then of actors
    }

    private long middle(long upper) {
        return sure == Long.MIN_VALUE ? upper : sure + (upper - sure) / 2;
    }

    /// Another has it by `upper`.
    private void change(long upper, int to, int stands) {
        if (holder != NOBODY) letGo(left(upper), upper, to, stands);
        sure = counting ? middle(upper) : upper;
        take(sure, to);
    }

    private void letGo(long at, long upper, int to, int stands) {
        if (holder < 0) {
            holder = NOBODY;
            return;
        }
        var former = known(holder);
        boolean wholeInterval = counting && interval > 0 && at - heldSince + (upper - since()) >= interval;
        boolean forced = former.within == null && wholeInterval && stands != Samples.ELSEWHERE;
        int dropped = holder;
        drop(at, forced);
        if (forced) await(dropped, at, to);
    }

    private void drop(long at, boolean forced) {
        int actor = holder;
        var known = known(actor);
        pen.write(at, EventKind.GIL_DROP, actor, gil, forced ? 1 : 0);
        if (known.within != null && known.took) { // it had the GIL for a moment within a wait that goes on
            pen.write(at, EventKind.RESTATE, actor, known.waitsFor, Restatement.argument(known.within, Restatement.Role.STANDS, false, 0));
        }
        known.took = false;
        known.waits = false;
        known.droppedAt = at;
        holder = NOBODY;
    }

    private void take(long at, int actor) {
        if (lastHolder != actor) {
            if (counting) seen++;
            heldSince = at;
        }
        lastHolder = actor;
        holder = actor;
        if (actor < 0) return;
        var known = known(actor);
        known.took = true;
        known.waits = false;
        pen.write(at, EventKind.GIL_TAKE, actor, gil, firstNumber + seen);
    }

    private void await(int actor, long at, int holder) {
        var known = known(actor);
        known.waits = true;
        pen.write(at, EventKind.GIL_WAIT, actor, gil, Math.max(holder, NOBODY));
    }

    /// How a thread was seen to stand.
    void standing(long before, long after, int actor, int stands) {
        var known = threads.get(actor);
        if (known == null || holder == actor || before < known.said) return;
        if (stands == Samples.ELSEWHERE) known.looked = before;
        if (stands != Samples.WAITS || known.waits) return;
        long from = Math.max(known.looked, known.within == null ? Long.MIN_VALUE : known.said);
        boolean sinceDrop = from < known.droppedAt || from == Long.MIN_VALUE;
        long at = sinceDrop ? Math.max(known.droppedAt, known.said) : from + (after - from) / 2;
        await(actor, at, holder);
    }

    private Known known(int actor) {
        return threads.computeIfAbsent(actor, each -> new Known());
    }

    /// Everything up to here has been told.
    void passed() {
        settle();
    }

    /// Changes of holder that the GIL has counted between the first sample and the last.
    long counted() {
        return lastNumber - firstNumber;
    }

    /// Of these, the ones that neither samples nor events have shown.
    long missed() {
        return Math.max(0, counted() - seen);
    }

    private static @Nullable ActorState begins(EventKind kind) {
        return switch (kind) {
            case SLEEP_BEGIN -> ActorState.SLEEP;
            case LOCK_WAIT -> ActorState.LOCK_WAIT;
            case JOIN_BEGIN -> ActorState.JOIN;
            case IO_BEGIN -> ActorState.IO;
            case WAIT_BEGIN -> ActorState.QUEUE_WAIT;
            default -> null;
        };
    }

    private static boolean ends(EventKind kind) {
        return switch (kind) {
            case SLEEP_END, LOCK_ACQUIRE, LOCK_GIVE_UP, JOIN_END, IO_END, WAIT_END -> true;
            default -> false;
        };
    }
}
