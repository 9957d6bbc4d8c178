package interleave.findings;

import interleave.trace.Cast;
import interleave.trace.EventKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A lock that nearly everybody who wants it has to wait for.
///
/// @param acquisitions how often it was acquired, and how often that had to be waited for
/// @param waitNanos    all threads together
/// @param threads      how many acquired it
/// @param atNanos      the first wait
/// @param line         where it is mostly waited for, or 0
public record Contended(String lock, long acquisitions, long waits, long waitNanos, int threads, long atNanos, int line) implements Finding {
    @Override
    public Kind kind() {
        return Kind.NOTE;
    }

    @Override
    public String name() {
        return "lock that is always contended";
    }

    @Override
    public String sentence() {
        return "The lock " + lock + " is nearly always taken: " + Words.count(waits) + " of " + Words.count(acquisitions) + " acquisitions by " + threads + " threads (" + Words.percent((double) waits / acquisitions)
            + ") had to wait" + (line > 0 ? ", mostly at line " + line : "") + ", " + Words.seconds(waitNanos) + " together. Hold it for less, or give each thread a part of its own.";
    }

    /// Half of the acquisitions at least had to wait: then the lock is taken more often than free when somebody comes, and threads mostly take turns. At least 20 acquisitions
    /// by two threads, so that it is no accident; and 20 ms of waiting in all, so that it matters. A lock of the library's own, which is waited for on no line of the
    /// program, is left alone.
    static final class Watch implements Lint {
        private static final double ALWAYS = 0.5;
        private static final long LEAST = 20, LEAST_NANOS = 20_000_000;

        private final Cast cast;
        private final Map<Integer, Use> uses = new HashMap<>();

        private static final class Use {
            final Lines lines = new Lines();
            final Set<Integer> owners = new HashSet<>();
            long acquisitions, waits, waited, first;
        }

        Watch(Cast cast) {
            this.cast = cast;
        }

        @Override
        public void see(Moment moment) {
            if (!moment.isLock()) return;
            if (moment.kind() == EventKind.LOCK_WAIT) {
                var use = uses.computeIfAbsent(moment.resource(), id -> new Use());
                if (use.waits++ == 0) use.first = moment.time();
                use.lines.add(moment.line());
            } else if (moment.kind() == EventKind.LOCK_ACQUIRE && moment.argument() <= 1) {
                var use = uses.computeIfAbsent(moment.resource(), id -> new Use());
                use.acquisitions++;
                use.owners.add(moment.actor());
                use.waited += moment.before() == interleave.trace.ActorState.LOCK_WAIT ? moment.lasted() : 0;
            } else if (moment.kind() == EventKind.LOCK_GIVE_UP && moment.before() == interleave.trace.ActorState.LOCK_WAIT) {
                uses.computeIfAbsent(moment.resource(), id -> new Use()).waited += moment.lasted();
            }
        }

        @Override
        public List<Finding> found() {
            var found = new ArrayList<Finding>();
            uses.forEach((lock, use) -> {
                boolean always = use.acquisitions >= LEAST && use.owners.size() > 1 && use.waits >= ALWAYS * use.acquisitions && use.waited >= LEAST_NANOS;
                if (!always || use.lines.most() == 0) return;
                found.add(new Contended(WaitForGraph.quoted(cast.resource(lock).name()), use.acquisitions, Math.min(use.waits, use.acquisitions), use.waited, use.owners.size(), use.first, use.lines.most()));
            });
            return found;
        }
    }
}
