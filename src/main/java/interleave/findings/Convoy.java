package interleave.findings;

import interleave.trace.Actor;
import interleave.trace.ActorState;
import interleave.trace.Cast;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A thread that needs the GIL for a moment each time it has waited for something, and has to wait for it first, far longer, because another computes.
///
/// @param thread     who
/// @param others     how many more fare like it
/// @param holder     who held the GIL mostly when it woke; "" where nobody did mostly
/// @param times      how often it had to wait so long, of `wakes` in all
/// @param waitNanos  how long, median; together `lostNanos`
/// @param needsNanos how long it then ran before it waited again, median
/// @param atNanos    the first time
/// @param line       that it woke on then, or 0
public record Convoy(String thread, int others, String holder, int times, int wakes, long waitNanos, long needsNanos, long lostNanos, long atNanos, int line) implements Finding {
    @Override
    public Kind kind() {
        return Kind.NOTE;
    }

    @Override
    public String name() {
        return "convoy";
    }

    @Override
    public String sentence() {
        var more = others == 0 ? "" : String.format(Locale.ROOT, " %d more thread%s so.", others, others == 1 ? " fares" : "s fare");
        return thread + " needs the GIL for " + Words.millis(needsNanos) + " each time it wakes up" + Wait.at(line) + ", and waits " + Words.millis(waitNanos) + " for it first"
            + (holder.isEmpty() ? "" : ", mostly while " + holder + " computes") + ": " + Words.count(times) + " of " + Words.count(wakes) + " times, " + Words.seconds(lostNanos)
            + " together (a convoy)." + more + " A thread that computes keeps those waiting that don't; let a process do the computing.";
    }

    /// A wait for the GIL counts if it lasts a millisecond: a hand-over without a convoy takes some tens of microseconds, and with one a whole switch interval
    /// (5 ms unless set). A convoy is where that happens after half of a thread's waits at least, ten times at least, and the thread then needs the GIL for a fifth of
    /// the time it waited at most.
    static final class Watch implements Lint {
        private static final Set<ActorState> BLOCKED = EnumSet.of(ActorState.IO, ActorState.SLEEP, ActorState.QUEUE_WAIT);
        private static final long LATE_NANOS = 1_000_000;
        private static final int LEAST = 10;
        private static final double OFTEN = 0.5, NEEDS = 0.2;

        private final Cast cast;
        private final Map<Integer, Life> lives = new HashMap<>();

        private static final class Life {
            final Durations waits = new Durations(), runs = new Durations();
            final Map<Integer, Integer> holders = new HashMap<>();
            final Lines lines = new Lines();
            boolean woken;
            int wakes, line;
            long ran, wokeAt, first = Long.MAX_VALUE;
        }

        Watch(Cast cast) {
            this.cast = cast;
        }

        @Override
        public void see(Moment moment) {
            if (!moment.changes() || cast.actor(moment.actor()).kind() != Actor.Kind.THREAD) return;
            var life = lives.computeIfAbsent(moment.actor(), id -> new Life());
            var before = moment.before();
            var after = moment.after();
            if (before == ActorState.RUNNING) life.ran += moment.lasted();
            if (BLOCKED.contains(after) && before == ActorState.RUNNING && life.wakes > 0) life.runs.add(life.ran);
            if (BLOCKED.contains(before) && (after == ActorState.GIL_WAIT || after == ActorState.RUNNING)) {
                life.wakes++;
                life.ran = 0;
                life.woken = after == ActorState.GIL_WAIT;
                life.wokeAt = moment.time();
                life.line = moment.line();
            }
            if (before != ActorState.GIL_WAIT || !life.woken) return;
            life.woken = false;
            if (moment.lasted() < LATE_NANOS) return;
            life.waits.add(moment.lasted());
            life.lines.add(life.line);
            life.first = Math.min(life.first, life.wokeAt);
            int holder = moment.lastHolder(moment.resource());
            if (holder >= 0 && holder != moment.actor()) life.holders.merge(holder, 1, Integer::sum);
        }

        @Override
        public List<Finding> found() {
            var all = new ArrayList<Convoy>();
            lives.forEach((actor, life) -> {
                int times = life.waits.count();
                long needs = life.runs.median();
                if (times < LEAST || times < OFTEN * life.wakes || needs > NEEDS * life.waits.median()) return;
                var holder = life.holders.entrySet().stream().filter(entry -> entry.getValue() >= OFTEN * times).findFirst().map(entry -> cast.actor(entry.getKey()).name()).orElse("");
                all.add(new Convoy(cast.actor(actor).name(), 0, holder, times, life.wakes, life.waits.median(), needs, life.waits.sum(), life.first, life.lines.most()));
            });
            if (all.isEmpty()) return List.of();
            var worst = all.stream().max(Comparator.comparingLong(Convoy::lostNanos)).orElseThrow();
            return List.of(new Convoy(worst.thread, all.size() - 1, worst.holder, worst.times, worst.wakes, worst.waitNanos, worst.needsNanos, worst.lostNanos, worst.atNanos, worst.line));
        }
    }
}
