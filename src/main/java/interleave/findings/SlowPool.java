package interleave.findings;

import interleave.trace.Actor;
import interleave.trace.ActorState;
import interleave.trace.Cast;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A pool of worker processes that takes longer than one process would for all its items one after the other.
///
/// @param items      done by workers
/// @param workers    how many did any
/// @param workNanos  of all items together: what one process needs for them
/// @param poolNanos  that a worker worked or the program's main thread waited
/// @param startNanos of these before the first worker was there; -1: starting the processes is left out
/// @param atNanos    when the first item began
/// @param line       of the program where it waits for the pool, or 0
public record SlowPool(long items, int workers, long workNanos, long poolNanos, long startNanos, long atNanos, int line) implements Finding {
    @Override
    public Kind kind() {
        return Kind.WARNING;
    }

    @Override
    public String name() {
        return "process pool slower than serial";
    }

    @Override
    public String sentence() {
        return "The pool was slower than no pool: its " + Words.count(items) + " items are " + Words.seconds(workNanos) + " of work, one after the other, and with " + workers
            + (workers == 1 ? " worker process" : " worker processes") + " they took " + Words.seconds(poolNanos)
            + (startNanos > 0 ? " (" + Words.seconds(startNanos) + " of it until the first worker was there)" : startNanos < 0 ? ", starting the processes left out" : "")
            + ". The rest went into handing over tasks and results: give a task more to do (chunksize), or do without processes.";
    }

    /// Compares what the items took by themselves, as the workers timed them, with the time the pool took: while an item ran anywhere, or the program's main thread waited between. What
    /// the main thread computes or sleeps meanwhile is no time of the pool's. Items share cores while they run, so alone they would have taken no longer. Slower means a
    /// tenth more than the work, and 50 ms at least. Where processes start as they do in everyday use, waiting for the start counts too; else no wait counts in which a
    /// process started or ended.
    static final class Watch implements Lint {
        private static final Set<ActorState> WAITING = EnumSet.of(ActorState.QUEUE_WAIT, ActorState.LOCK_WAIT, ActorState.JOIN, ActorState.IO);
        private static final double SLOWER = 1.1;
        private static final long LEAST_NANOS = 50_000_000;

        private final Cast cast;
        private final boolean realStart;
        private final int main, process;
        private final Map<Integer, Long> begun = new HashMap<>();
        private final Set<Integer> workers = new HashSet<>();
        private final Lines waits = new Lines();
        private boolean waiting, began, up, disturbed;
        private long items, work, busy, between, start, startBetween, before, first = -1;

        Watch(Lints.Material material) {
            cast = material.cast();
            realStart = material.realStart();
            var thread = cast.actors().stream().filter(actor -> actor.kind() == Actor.Kind.THREAD).findFirst();
            main = thread.map(Actor::id).orElse(-1);
            process = thread.map(Actor::process).orElse(-1);
        }

        @Override
        public void see(Moment moment) {
            pass(moment.clock());
            if (moment.actor() == main) {
                waiting = WAITING.contains(moment.after());
                if (waiting && moment.changes() && began) waits.add(moment.line());
            }
            switch (moment.kind()) {
                case PROCESS_START -> {
                    began |= realStart;
                    disturbed |= !realStart;
                }
                case PROCESS_UP -> up = true;
                case THREAD_END -> disturbed |= !realStart && cast.actor(moment.actor()).process() != process;
                case WORK_BEGIN -> begins(moment);
                case WORK_END -> {
                    var since = begun.remove(moment.actor());
                    if (since == null) return;
                    items++;
                    work += moment.clock() - since;
                }
                default -> { }
            }
        }

        private void pass(long clock) {
            long passed = clock - before;
            before = clock;
            if (!began) return;
            if (!begun.isEmpty()) {
                busy += passed;
            } else if (waiting) {
                between += passed;
                if (!up) startBetween += passed;
            }
        }

        private void begins(Moment moment) {
            if (cast.actor(moment.actor()).process() == process) return;
            if (begun.isEmpty()) {
                if (!disturbed) {
                    busy += between;
                    start += startBetween;
                }
                between = startBetween = 0;
                disturbed = false;
            }
            up = began = true;
            if (first < 0) first = moment.time();
            begun.put(moment.actor(), moment.clock());
            workers.add(cast.actor(moment.actor()).process());
        }

        @Override
        public List<Finding> found() {
            if (items < 2 || busy < LEAST_NANOS || busy < SLOWER * work) return List.of();
            return List.of(new SlowPool(items, workers.size(), work, busy, realStart ? start : -1, first, waits.most()));
        }
    }
}
