package interleave.run.conduct;

import interleave.python.schedule.Choice;
import interleave.python.schedule.Conducted;
import interleave.python.schedule.Ending;
import interleave.python.schedule.Operation;
import interleave.python.schedule.Piece;
import interleave.python.schedule.Schedule;
import interleave.python.schedule.Search;
import interleave.python.schedule.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingDeque;
import org.jspecify.annotations.Nullable;

/// A session of conducting one program.
///
/// Requests come from any thread and return at once; a thread of the session's own works them off in order and publishes what is so after each as an immutable
/// [Rehearsal]. Between two moves nothing of the program runs: every move runs the schedule so far again, in a fresh interpreter, to its end. So a step
/// back is the same with fewer choices, and there is nothing that could be left behind. The search has a thread and an interpreter of its own and goes on beside.
///
/// [#close()] ends both and waits for nothing; [#await()] does.
public final class Rehearsing implements AutoCloseable {
    private static final int MOST_STARTS = 64;
    /// Runs longer than this are not run again only to name what comes next, ns.
    private static final long QUICK_NANOS = 5_000_000_000L;
    /// Nor, of many threads, any more when naming it has taken so long, ns.
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    /// What a search may take, unless it is told otherwise.
    public static final Search.Limits LIMITS = new Search.Limits(2, 100_000, 60, false);

    private interface Work {
        void run() throws InterruptedException;
    }

    private final Subject subject;
    private final LinkedBlockingDeque<Work> work = new LinkedBlockingDeque<>();
    /// What was stepped back in, or is watched: the whole of it. Of the session's thread alone.
    private @Nullable Schedule whole;
    private final Thread thread;
    private volatile Rehearsal state;
    private volatile boolean closed;
    private volatile @Nullable Piece running, searched;
    /// Runs only to name what comes next: the next request ends it.
    private volatile @Nullable Piece glancing;
    private volatile @Nullable Thread searching;
    private long tookNanos;

    private Rehearsing(Subject subject) {
        this.subject = subject;
        state = new Rehearsal(subject, null, List.of(), Map.of(), Map.of(), Map.of(), true, null, null);
        thread = Thread.ofPlatform().daemon().name("rehearsal").unstarted(this::work);
    }

    /// Opens a program; its threads are started and stand before their first line.
    public static Rehearsing open(Subject subject) {
        var session = new Rehearsing(subject);
        session.work.add(session::begin);
        session.thread.start();
        return session;
    }

    /// What is so now.
    public Rehearsal state() {
        return state;
    }

    /// Lets a thread go on, or its time-out fire.
    ///
    /// @param operation until it has done something that others can notice; else to its next stop
    public void choose(int player, boolean timeOut, boolean operation) {
        ask(() -> {
            var now = state.now();
            if (now == null || state.over()) return;
            whole = null;
            show(timed(piece -> piece.conduct(now.run().schedule(), new Choice(player, timeOut), operation)), List.of(), null);
        });
    }

    /// One operation back, or only one choice.
    public void back(boolean operation) {
        ask(() -> {
            var now = state.now();
            if (now == null || now.choices() == 0) return;
            int made = now.choices();
            int to = !operation ? made - 1
                : now.operations().reversed().stream().mapToInt(Operation::choices).filter(choices -> choices < made).findFirst().orElse(0);
            if (whole == null) whole = now.run().schedule();
            go(now.run().schedule().prefix(to), coming(now, to));
        });
    }

    /// What was stepped back from, or what is watched: one operation on.
    public void forward() {
        ask(() -> {
            var coming = state.coming();
            var all = whole;
            if (all == null || coming.isEmpty()) return;
            int to = coming.stream().mapToInt(Operation::after).filter(after -> after > state.now().choices()).findFirst().orElse(all.size());
            var rest = coming.stream().filter(operation -> operation.after() > to).toList();
            if (rest.isEmpty()) whole = null;
            go(all.prefix(to), rest);
        });
    }

    /// To the beginning: nothing chosen but the starts of the threads.
    public void restart() {
        ask(this::fresh);
    }

    /// To where the first so many choices are made.
    public void to(int choices) {
        ask(() -> {
            var now = state.now();
            if (now == null) return;
            var all = whole == null ? now.run().schedule() : whole;
            int to = Math.clamp(choices, 0, all.size());
            whole = to == all.size() ? null : all;
            go(all.prefix(to), coming(now, to));
        });
    }

    /// Runs by a schedule, from its text.
    public void replay(String text) {
        ask(() -> {
            Schedule schedule;
            try {
                schedule = Schedule.parse(text);
            } catch (IllegalArgumentException e) {
                fail(e.getMessage());
                return;
            }
            var conducted = timed(piece -> piece.conduct(schedule, null, false));
            if (conducted.run().ending() instanceof Ending.Misfit misfit) {
                fail(misfit.sentence());
                return;
            }
            whole = null;
            show(conducted, List.of(), null);
        });
    }

    /// Puts a whole schedule before one, at its beginning, to be gone through with [#forward()].
    public void rehearse(Schedule schedule) {
        ask(() -> {
            var run = timed(piece -> piece.conductToEnd(schedule));
            int from = starts(run);
            whole = run.run().schedule();
            go(whole.prefix(from), run.operations().stream().filter(operation -> operation.after() > from).toList());
        });
    }

    /// Looks for a schedule on which the program fails, beside all else.
    public void search(Search.Limits limits) {
        ask(() -> {
            if (searching != null && searching.isAlive()) return;
            var piece = subject.piece();
            searched = piece;
            publish(new Rehearsal.Searching(0, 0, null));
            searching = Thread.ofPlatform().daemon().name("rehearsal-search").start(() -> search(piece, limits));
            if (closed) piece.cancel();
        });
    }

    private void search(Piece piece, Search.Limits limits) {
        var counts = new long[2];
        try {
            var report = new Search(piece, limits, run -> {
                counts[0]++;
                if (run.ending().isFailure()) counts[1]++;
                if (counts[0] % 16 == 0) publish(new Rehearsal.Searching(counts[0], counts[1], null));
            }).run();
            publish(new Rehearsal.Searching(report.tried(), report.failed(), report));
        } catch (InterruptedException cancelled) {
            // nobody interrupts it but a cancel
        }
    }

    /// Ends the search; what it has found stays.
    public void cancelSearch() {
        var piece = searched;
        if (piece != null) piece.cancel();
    }

    /// Writes the schedule so far, with what it belongs to.
    ///
    /// @throws IOException with a sentence
    public void save(Path file) throws IOException {
        var now = state.now();
        if (now == null) throw new IOException("There is no schedule yet: let a thread go first.");
        ScheduleFile.write(file, subject, now.run().schedule());
    }

    /// Reads a schedule file and runs by it.
    ///
    /// @throws IOException with a sentence when it is none, or one of another program
    public void load(Path file) throws IOException {
        replay(ScheduleFile.read(file, subject));
    }

    /// Ends everything, whatever goes on.
    @Override
    public void close() {
        closed = true;
        cancelSearch();
        var piece = running;
        if (piece != null) piece.cancel();
        thread.interrupt();
    }

    /// Waits until a session that is closed has ended.
    public void await() throws InterruptedException {
        thread.join();
        var search = searching;
        if (search != null) search.join();
    }

    // on the session's thread

    private void ask(Work asked) {
        if (closed) return;
        work.add(asked);
        var piece = glancing;
        if (piece != null) piece.cancel();
    }

    private void work() {
        try {
            while (!closed) {
                var next = work.take();
                if (closed) return;
                synchronized (this) {
                    state = state.busy(true, null);
                }
                try {
                    next.run();
                } catch (RuntimeException | StackOverflowError e) {
                    fail("The program could not be conducted: " + e + ".");
                }
                synchronized (this) {
                    state = state.busy(false, state.error());
                }
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private interface Move {
        Conducted of(Piece piece) throws InterruptedException;
    }

    /// Runs on a piece of its own, so that closing can end it.
    private Conducted timed(Move move) throws InterruptedException {
        var piece = subject.piece().watched();
        running = piece;
        if (closed) piece.cancel();
        long start = System.nanoTime();
        try {
            return move.of(piece);
        } finally {
            tookNanos = System.nanoTime() - start;
            running = null;
        }
    }

    private void begin() throws InterruptedException {
        var usual = timed(piece -> piece.conductToEnd(Schedule.EMPTY));
        var ending = usual.run().ending();
        if (ending instanceof Ending.Refused refused) {
            fail(refused.sentence());
            return;
        }
        var expected = new HashMap<String, String>();
        if (ending instanceof Ending.Finished) {
            for (var place : usual.standing().places()) if (place.value() != null) expected.put(place.name(), place.value());
        }
        synchronized (this) {
            state = state.expecting(expected);
        }
        fresh();
    }

    private void fresh() throws InterruptedException {
        whole = null;
        var now = timed(piece -> piece.conduct(Schedule.EMPTY, null, false));
        for (int i = 0; i < MOST_STARTS && now.run().ending() instanceof Ending.Stopped; i++) {
            var before = now;
            boolean main = now.standing().players().getFirst().state() == Standing.State.READY;
            var newest = now.standing().players().getLast();
            if (!main && (newest.state() != Standing.State.READY || newest.line() > 0)) break;
            var tried = timed(piece -> piece.conduct(before.run().schedule(), new Choice(main ? 0 : newest.number(), false), main));
            if (main && tried.operations().getLast().kind() != Operation.Kind.START) break;
            now = tried;
        }
        show(now, List.of(), null);
    }

    /// Choices made while the main thread starts the others.
    private static int starts(Conducted run) {
        int last = 0;
        for (var operation : run.operations()) {
            if (operation.thread() != 0 || operation.kind() != Operation.Kind.START) {
                if (operation.kind() != Operation.Kind.STEP) break;
                continue;
            }
            last = operation.after();
        }
        return last;
    }

    private void go(Schedule schedule, List<Operation> coming) throws InterruptedException {
        show(timed(piece -> piece.conduct(schedule, null, false)), coming, null);
    }

    private List<Operation> coming(Conducted now, int from) {
        var all = new ArrayList<>(now.operations());
        all.addAll(state.coming());
        return all.stream().filter(operation -> operation.after() > from).toList();
    }

    private void fail(String sentence) {
        synchronized (this) {
            state = state.busy(true, sentence);
        }
    }

    private void publish(Rehearsal.Searching search) {
        synchronized (this) {
            state = state.searching(search);
        }
    }

    /// Shows where it stands, and then, where that is quick, what each thread would do next.
    private void show(Conducted now, List<Operation> coming, @Nullable String error) throws InterruptedException {
        if (now.run().ending() instanceof Ending.Cancelled) return;
        long took = tookNanos;
        synchronized (this) {
            state = state.at(now, coming, error);
        }
        if (!(now.run().ending() instanceof Ending.Stopped) || took > QUICK_NANOS || !work.isEmpty()) return;
        var next = new HashMap<Integer, String>();
        var dangers = new HashMap<Integer, String>();
        long began = System.nanoTime();
        for (var player : now.standing().players()) {
            if (player.state() != Standing.State.READY || System.nanoTime() - began > PATIENCE_NANOS) continue;
            var would = timed(piece -> {
                glancing = piece;
                if (!work.isEmpty()) piece.cancel();
                try {
                    return piece.conduct(now.run().schedule(), new Choice(player.number(), false), true);
                } finally {
                    glancing = null;
                }
            });
            if (would.run().ending() instanceof Ending.Cancelled) return;
            int before = now.choices();
            would.operations().stream().filter(each -> each.thread() == player.number() && each.after() > before).findFirst().ifPresent(each -> {
                next.put(player.number(), untold(each));
                if (!each.warnings().isEmpty()) dangers.put(player.number(), each.warnings().getFirst());
            });
            synchronized (this) {
                state = state.foreseeing(next, dangers);
            }
        }
    }

    /// An operation without what comes of it.
    private static String untold(Operation operation) {
        var text = operation.text().replaceFirst(", ends$", "");
        return switch (operation.kind()) {
            case READ -> text.replaceFirst(" → .*", " → ?");
            case WRITE -> text.contains(" = ") ? text.replaceFirst(" = .*", " = ?") : text.replaceFirst("\\(.*", "(?)");
            default -> text;
        };
    }
}
