package interleave.python.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Looks for a schedule on which a program fails, those with few preemptions first.
///
/// This is iterative context bounding (Musuvathi and Qadeer, PLDI 2007; CHESS, OSDI 2008): first all schedules without a preemption, then all with one, and so on
/// up to the bound; switches at waits and ends are free at every level. A run follows a prefix of choices and then makes the [usual ones][Point#usual()];
/// every other move it could have made after the prefix is a new prefix, put off to the next level when it costs a preemption too many. So each schedule is run
/// exactly once, and a level that was searched to its end without a failure has none.
///
/// At the level where the first failure is found the search goes on, for as many schedules again (at least [#MORE]) or to the level's end, and keeps the
/// failure of fewest steps. Depth-first within a level; the same program gives the same report, but for its times.
public final class Search {
    private static final long MORE = 500;

    /// @param bound     most preemptions (and time-outs fired while a thread could go on)
    /// @param schedules most schedules to try
    /// @param seconds   most time
    /// @param all       goes on after a failure, through all levels
    public record Limits(int bound, long schedules, double seconds, boolean all) {}

    /// @param preemptions of this level's schedules, exactly
    /// @param complete    all of them were tried
    public record Level(int preemptions, long tried, long failed, boolean complete) {}

    /// @param schedule without the choices at its end that are the usual ones
    /// @param after    schedules tried up to this one, itself included
    /// @param run      with its steps
    public record Found(Schedule schedule, int preemptions, long after, Run run) {}

    /// @param cutOff   schedules without a verdict, because the run was cut off
    /// @param failed   failing ones, the one that is kept included
    /// @param complete the whole space up to the bound was tried
    /// @param stopped  why it ended early, as a clause; null if it didn't
    /// @param refused  the program can't be conducted: one sentence
    public record Report(long tried, long failed, long cutOff, List<Level> levels, @Nullable Found found, boolean complete, @Nullable String stopped,
                         @Nullable String refused, double seconds) {}

    /// Choices that have been made by an earlier run, then another move.
    private record Prefix(int[] made, int length, int move) {
        int at(int i) {
            return i < length ? made[i] : move;
        }
    }

    private final Piece piece;
    private final Limits limits;
    private final Consumer<Run> seen;
    private final List<ArrayDeque<Prefix>> waiting = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private long tried, failed, cutOff;
    private @Nullable Run best;
    private long bestAfter, firstAfter;
    private int bestLevel;

    public Search(Piece piece, Limits limits) {
        this(piece, limits, run -> {});
    }

    /// @param seen is told of each run
    public Search(Piece piece, Limits limits, Consumer<Run> seen) {
        this.piece = piece;
        this.limits = limits;
        this.seen = seen;
        for (int level = 0; level <= limits.bound(); level++) waiting.add(new ArrayDeque<>());
    }

    /// @throws InterruptedException when the calling thread is interrupted; the search is then cancelled
    public Report run() throws InterruptedException {
        return Deep.call(piece::cancel, this::search);
    }

    private Report search() {
        long start = System.nanoTime();
        waiting.getFirst().add(new Prefix(new int[0], -1, 0));
        String stopped = null;
        String refused = null;
        for (int level = 0; level <= limits.bound() && stopped == null && refused == null && (best == null || limits.all()); level++) {
            long triedBefore = tried, failedBefore = failed;
            var open = waiting.get(level);
            while (!open.isEmpty() && stopped == null && refused == null) {
                var run = run(open.pop(), level);
                if (run.ending() instanceof Ending.Refused no) refused = no.sentence();
                stopped = stopped(start);
            }
            levels.add(new Level(level, tried - triedBefore, failed - failedBefore, open.isEmpty() && stopped == null));
        }
        boolean complete = stopped == null && refused == null && (best == null || waiting.stream().allMatch(ArrayDeque::isEmpty));
        return new Report(tried, failed, cutOff, List.copyOf(levels), found(), complete, stopped, refused, (System.nanoTime() - start) / 1e9);
    }

    private @Nullable String stopped(long start) {
        if (piece.isCancelled()) return "it was cancelled";
        if (tried >= limits.schedules()) return "it had tried as many schedules as it may";
        if ((System.nanoTime() - start) / 1e9 >= limits.seconds()) return "its time was up";
        if (best != null && !limits.all() && tried >= firstAfter + Math.max(MORE, firstAfter)) return "it had tried as many again after the first failure";
        return null;
    }

    private Run run(Prefix prefix, int level) {
        var guide = new Guide(prefix, level);
        var run = piece.perform(guide, false);
        if (run.ending() instanceof Ending.Cancelled) return run;
        tried++;
        if (run.ending() instanceof Ending.Misfit misfit) {
            throw new IllegalStateException("The program went another way under the same schedule: " + misfit.sentence());
        }
        if (run.ending() instanceof Ending.CutOff) cutOff++;
        guide.branch(run);
        if (run.ending().isFailure()) {
            failed++;
            if (best == null) firstAfter = tried;
            if (best == null || level == bestLevel && run.stepped() < best.stepped()) {
                best = run;
                bestAfter = tried;
                bestLevel = level;
            }
        }
        seen.accept(run);
        return run;
    }

    private @Nullable Found found() {
        if (best == null) return null;
        var schedule = shortened(best.schedule());
        return new Found(schedule, bestLevel, bestAfter, piece.isCancelled() ? best : piece.perform(new Follow(schedule.codes()), true));
    }

    /// Drops the choices at the end that would be made anyway.
    private Schedule shortened(Schedule whole) {
        if (piece.isCancelled()) return whole;
        var usual = new Usual(whole.codes());
        piece.perform(usual, false);
        return whole.prefix(usual.needed);
    }

    /// Follows a prefix, then makes the usual moves, and notes what else could have been done.
    private final class Guide implements Chooser {
        private final Prefix prefix;
        private final int level;
        private final List<int[]> others = new ArrayList<>();
        private int at, spent;

        Guide(Prefix prefix, int level) {
            this.prefix = prefix;
            this.level = level;
        }

        @Override
        public int choose(Point point) {
            int place = at++;
            if (place <= prefix.length) {
                int move = prefix.at(place);
                if (point.has(move)) spent += point.cost(move);
                return move;
            }
            int usual = point.usual();
            for (int i = 0; i < point.count; i++) {
                int move = point.moves[i];
                if (move != usual) others.add(new int[] {place, move, spent + point.cost(move)});
            }
            return usual;
        }

        void branch(Run run) {
            if (others.isEmpty()) return;
            int[] made = run.schedule().codes();
            for (var other : others) {
                if (other[2] <= limits.bound()) waiting.get(Math.max(level, other[2])).push(new Prefix(made, other[0], other[1]));
            }
        }
    }

    private static class Follow implements Chooser {
        final int[] codes;
        int at;

        Follow(int[] codes) {
            this.codes = codes;
        }

        @Override
        public int choose(Point point) {
            return at < codes.length ? codes[at++] : point.usual();
        }
    }

    /// Follows, and notes up to where the schedule differs from the usual moves.
    private static final class Usual extends Follow {
        int needed;

        Usual(int[] codes) {
            super(codes);
        }

        @Override
        public int choose(Point point) {
            int move = super.choose(point);
            if (move != point.usual()) needed = at;
            return move;
        }
    }
}
