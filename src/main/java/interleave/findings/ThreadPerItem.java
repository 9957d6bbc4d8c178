package interleave.findings;

import interleave.trace.Actor;
import interleave.trace.Cast;
import interleave.trace.EventKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Threads that are started one for each item of work, of which few live at a time.
///
/// @param starter   who starts them
/// @param example   the name of the first
/// @param atOnce    the most that lived at a time
/// @param lifeNanos median
/// @param atNanos   the first start
/// @param line      where they are started, or 0
public record ThreadPerItem(String starter, String example, int threads, int atOnce, long lifeNanos, long atNanos, int line) implements Finding {
    @Override
    public Kind kind() {
        return Kind.NOTE;
    }

    @Override
    public String name() {
        return "threads created per item";
    }

    @Override
    public String sentence() {
        return starter + " started " + Words.count(threads) + " threads" + (line > 0 ? " at line " + line : "") + ", " + example + " and the like, each for " + Words.millis(lifeNanos) + " (median); "
            + (atOnce == 1 ? "no two lived" : "at most " + atOnce + " lived") + " at a time. A pool of " + atOnce + (atOnce == 1 ? " thread" : " threads")
            + " (concurrent.futures.ThreadPoolExecutor) does the same with " + atOnce + (atOnce == 1 ? " start." : " starts.");
    }

    /// At least 30 threads by one starter whose names differ in their numbers alone; and at most a third of them alive at a time, so that a pool of so many would
    /// have done the same with a third of the starts. Threads that all live at once may be what the program wants, whatever they cost: they are left alone.
    static final class Watch implements Lint {
        private static final int LEAST = 30, PART = 3;

        private final Cast cast;
        private final Map<String, Batch> batches = new HashMap<>();
        private final Map<Integer, Batch> of = new HashMap<>();
        private final Map<Integer, Long> started = new HashMap<>();
        private final Map<Integer, Lines> starts = new HashMap<>();

        private static final class Batch {
            final int starter;
            final String example;
            final long first;
            final Durations lives = new Durations();
            int threads, alive, most;

            Batch(int starter, String example, long first) {
                this.starter = starter;
                this.example = example;
                this.first = first;
            }
        }

        Watch(Cast cast) {
            this.cast = cast;
        }

        @Override
        public void see(Moment moment) {
            int actor = moment.actor();
            switch (moment.kind()) {
                case THREAD_START -> {
                    int starter = (int) moment.argument();
                    if (starter < 0 || cast.actor(actor).kind() != Actor.Kind.THREAD) return;
                    var name = cast.actor(actor).name();
                    var batch = batches.computeIfAbsent(starter + " " + name.replaceAll("\\d+", "#"), key -> new Batch(starter, name, moment.time()));
                    batch.threads++;
                    batch.most = Math.max(batch.most, ++batch.alive);
                    of.put(actor, batch);
                    started.put(actor, moment.clock());
                }
                case THREAD_END -> {
                    var batch = of.remove(actor);
                    if (batch == null) return;
                    batch.alive--;
                    batch.lives.add(moment.clock() - started.get(actor));
                }
                // A starter waits until its thread runs: at no resource, on the line of the start.
                case WAIT_BEGIN -> {
                    if (moment.resource() < 0) starts.computeIfAbsent(actor, id -> new Lines()).add(moment.line());
                }
                default -> { }
            }
        }

        @Override
        public List<Finding> found() {
            var found = new ArrayList<Finding>();
            for (var batch : batches.values()) {
                if (batch.threads < LEAST || batch.most * PART > batch.threads) continue;
                var lines = starts.get(batch.starter);
                found.add(new ThreadPerItem(cast.actor(batch.starter).name(), batch.example, batch.threads, batch.most, batch.lives.median(), batch.first, lines == null ? 0 : lines.most()));
            }
            return found;
        }
    }
}
