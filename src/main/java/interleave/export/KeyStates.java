package interleave.export;

import interleave.run.Take;
import interleave.trace.EventKind;
import interleave.trace.Resource;
import interleave.trace.Trace;
import java.util.Arrays;

/// What the lanes of a recording don't say and its replay shows: requests for the GIL, hold counts, bytes, work items, the stages of a worker's start, the threads that
/// coroutines run on, private copies of shared cells, and the lines between two segments. In order of time; each is five numbers: when, what (as [Kind]), actor, resource,
/// value.
///
/// At most so many are kept, the first ones; of lines at most [#MOST_LINES], else none: then a thread's line is that of its segment's beginning. Of copies the first
/// [#MOST_COPIES]; a loop that counts makes two at each turn.
final class KeyStates {
    /// In the order that recording.js knows.
    enum Kind { LINE, REQUEST, COUNT, MOVED, ITEM, PROCESS, CARRIER, COPY, STALE }

    static final int MOST_LINES = 20_000, MOST_COPIES = 20_000;
    private static final int WIDE = 5;
    private final int most;
    private long[] states = new long[256 * WIDE];
    private int count, lines, copies;
    private long end = Long.MAX_VALUE, copiesEnd = Long.MAX_VALUE;
    /// By actor: the cell it has a copy of that is not stale yet, or -1.
    private int[] fresh = {};
    /// By actor: the cell it has a copy of, or -1.
    private int[] copied = {};

    private KeyStates(int most) {
        this.most = most;
    }

    /// @throws InterruptedException when the thread is: nobody wants it any more
    static KeyStates of(Take take, int most) throws InterruptedException {
        var keys = new KeyStates(most);
        keys.read(take, true);
        if (keys.lines <= MOST_LINES) return keys;
        var without = new KeyStates(most);
        without.read(take, false);
        return without;
    }

    private void read(Take take, boolean withLines) throws InterruptedException {
        var trace = take.history().trace();
        var resources = take.cast().resources();
        var last = new int[take.cast().actorCount()];
        fresh = new int[last.length];
        copied = new int[last.length];
        Arrays.fill(fresh, -1);
        Arrays.fill(copied, -1);
        for (long i = 0; i < trace.size() && end == Long.MAX_VALUE; i++) {
            if ((i & 0xffff) == 0 && Thread.interrupted()) throw new InterruptedException();
            int resource = trace.resource(i), actor = trace.actor(i), line = trace.line(i);
            if (withLines && line > 0 && line != last[actor]) {
                last[actor] = line;
                if (++lines > MOST_LINES) return;
                add(trace.time(i), Kind.LINE, actor, -1, line);
            }
            event(trace, i, actor, resource, resource < 0 ? null : resources.get(resource).kind());
        }
    }

    private void event(Trace trace, long i, int actor, int resource, Resource.@org.jspecify.annotations.Nullable Kind of) {
        long at = trace.time(i), argument = trace.argument(i);
        switch (trace.kind(i)) {
            case GIL_REQUEST -> add(at, Kind.REQUEST, actor, resource, 1);
            case LOCK_ACQUIRE, LOCK_RELEASE -> {
                if (of == Resource.Kind.RLOCK) add(at, Kind.COUNT, actor, resource, argument);
            }
            case SEND -> add(at, Kind.MOVED, actor, resource, Math.max(0, argument));
            case RECEIVE -> add(at, Kind.MOVED, actor, resource, -Math.max(0, argument));
            case WORK_BEGIN -> add(at, Kind.ITEM, actor, resource, argument);
            case WORK_END -> add(at, Kind.ITEM, actor, resource, -1);
            case PROCESS_START, PROCESS_UP, PROCESS_READY -> add(at, Kind.PROCESS, actor, -1, trace.kind(i).ordinal() - EventKind.PROCESS_START.ordinal());
            case TURN_BEGIN -> add(at, Kind.CARRIER, actor, -1, argument);
            case CELL_READ -> {
                copied[actor] = fresh[actor] = resource;
                copy(at, Kind.COPY, actor, resource, argument);
            }
            case CELL_WRITE -> written(at, actor, resource);
            case THREAD_END -> forget(at, actor);
            default -> { }
        }
    }

    /// The copies that others have of the cell are stale from here on; its own is answered.
    private void written(long at, int actor, int cell) {
        for (int a = 0; a < fresh.length; a++) {
            if (fresh[a] != cell || a == actor) continue;
            fresh[a] = -1;
            copy(at, Kind.STALE, a, cell, 1);
        }
        if (copied[actor] == cell) forget(at, actor);
    }

    private void forget(long at, int actor) {
        if (copied[actor] < 0) return;
        copied[actor] = fresh[actor] = -1;
        copy(at, Kind.COPY, actor, -1, 0);
    }

    private void copy(long at, Kind kind, int actor, int cell, long value) {
        if (copies == MOST_COPIES) copiesEnd = Math.min(copiesEnd, at);
        else {
            copies++;
            add(at, kind, actor, cell, value);
        }
    }

    private void add(long at, Kind kind, int actor, int resource, long value) {
        if (count >= most) {
            end = at;
            return;
        }
        if ((count + 1) * WIDE > states.length) states = Arrays.copyOf(states, states.length * 2);
        int to = count++ * WIDE;
        states[to] = at;
        states[to + 1] = kind.ordinal();
        states[to + 2] = actor;
        states[to + 3] = resource;
        states[to + 4] = value;
    }

    /// How many there are up to an instant.
    int upTo(long nanos) {
        int low = 0, high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (states[middle * WIDE] <= nanos) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    int count() {
        return count;
    }

    /// From here on none are kept; Long.MAX_VALUE: all are.
    long end() {
        return end;
    }

    /// From here on there are no private copies; Long.MAX_VALUE: there are all.
    long copiesEnd() {
        return copiesEnd;
    }

    /// The five numbers of one.
    long number(int state, int which) {
        return states[state * WIDE + which];
    }
}
