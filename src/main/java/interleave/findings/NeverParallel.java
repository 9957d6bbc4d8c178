package interleave.findings;

import interleave.trace.Actor;
import interleave.trace.ActorState;
import interleave.trace.Cast;
import interleave.trace.EventKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Threads that compute and never ran in parallel, because a GIL lets one run at a time.
///
/// @param threads  names
/// @param runNanos they ran, and waited for their turn, all together
/// @param atNanos  the first time one of them waited for another
/// @param line     that it stood on then, or 0
public record NeverParallel(List<String> threads, long runNanos, long waitNanos, long atNanos, int line) implements Finding {
    public NeverParallel {
        threads = List.copyOf(threads);
    }

    @Override
    public Kind kind() {
        return Kind.NOTE;
    }

    @Override
    public String name() {
        return "CPU-bound threads that never ran in parallel";
    }

    @Override
    public String sentence() {
        return Words.names(threads) + " compute nearly all the time and never ran in parallel: the GIL lets one run at a time. They ran " + Words.seconds(runNanos) + " and waited "
            + Words.seconds(waitNanos) + " for their turn, " + Words.percent((double) waitNanos / (runNanos + waitNanos)) + " of their time. Processes, or a Python without a GIL, can compute at the same time.";
    }

    /// A thread computes if it ran or wanted to run (waited for the GIL) for 80 % of its life at least, and ran 50 ms: ten of CPython's switch intervals; a shorter
    /// one may be over before anybody asks for the GIL. It is slowed down if 20 % of that was waiting: two that compute at once wait half of it, so this finds one
    /// that competed for less than half of its life too. A finding needs two of them in one process.
    static final class Watch implements Lint {
        private static final double COMPUTES = 0.8, WAITS = 0.2;
        private static final long LEAST_NANOS = 50_000_000, A_TURN_NANOS = 1_000_000;

        private final Cast cast;
        private final Map<Integer, Life> lives = new HashMap<>();
        private Moment last;

        private static final class Life {
            long run, wait, other, firstWait = Long.MAX_VALUE, mayBegin;
            int line, mayLine;

            boolean computes() {
                return run >= LEAST_NANOS && run + wait >= COMPUTES * (run + wait + other) && wait >= WAITS * (run + wait);
            }
        }

        Watch(Cast cast) {
            this.cast = cast;
        }

        @Override
        public void see(Moment moment) {
            last = moment;
            if (!moment.changes() || cast.actor(moment.actor()).kind() != Actor.Kind.THREAD) return;
            var life = lives.computeIfAbsent(moment.actor(), id -> new Life());
            add(life, moment.before(), moment.lasted());
            if (moment.before() == ActorState.GIL_WAIT && moment.kind() == EventKind.GIL_TAKE && moment.lasted() >= A_TURN_NANOS && life.firstWait == Long.MAX_VALUE) {
                life.firstWait = life.mayBegin;
                life.line = life.mayLine;
            }
            if (moment.after() == ActorState.GIL_WAIT) {
                life.mayBegin = moment.time();
                life.mayLine = moment.line();
            }
        }

        private static void add(Life life, ActorState state, long lasted) {
            switch (state) {
                case RUNNING -> life.run += lasted;
                case GIL_WAIT -> life.wait += lasted;
                case ABSENT, ENDED -> { }
                default -> life.other += lasted;
            }
        }

        @Override
        public List<Finding> found() {
            var byProcess = new HashMap<Integer, List<Integer>>();
            lives.forEach((actor, life) -> {
                add(life, last.state(actor), last.stands(actor));
                if (life.computes()) byProcess.computeIfAbsent(cast.actor(actor).process(), id -> new ArrayList<>()).add(actor);
            });
            var found = new ArrayList<Finding>();
            byProcess.values().stream().filter(actors -> actors.size() > 1).forEach(actors -> {
                actors.sort(null);
                var first = actors.stream().map(lives::get).min(java.util.Comparator.comparingLong(life -> life.firstWait)).orElseThrow();
                if (first.firstWait == Long.MAX_VALUE) return;
                found.add(new NeverParallel(actors.stream().map(actor -> cast.actor(actor).name()).toList(), actors.stream().mapToLong(actor -> lives.get(actor).run).sum(),
                    actors.stream().mapToLong(actor -> lives.get(actor).wait).sum(), first.firstWait, first.line));
            });
            return found;
        }
    }
}
