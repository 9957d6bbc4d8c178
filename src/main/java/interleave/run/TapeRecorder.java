package interleave.run;

import interleave.tape.TapeWriter;
import interleave.trace.Bookmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Puts a session on a tape while it runs, so that the tape is good up to its last block whatever becomes of this process.
///
/// A thread of its own looks a few times a second at what has come since, through the same snapshots as everybody else: the workload never waits for a disk. When
/// the tape can't be written any more (the disk is full) it stops writing, what was whole stays, the run goes on, and [#failure()] tells.
public final class TapeRecorder {
    private static final long PERIOD_NANOS = 200_000_000;
    /// What doesn't fill a block is written once a second, so that no more is lost with a program that is killed.
    private static final int PERIODS_WHOLE = 5;

    private final Session session;
    private final TapeWriter tape;
    private final Thread thread;
    private int begun, over, periods;
    private volatile boolean ended;
    private volatile @Nullable IOException failure;

    private TapeRecorder(Session session, TapeWriter tape) {
        this.session = session;
        this.tape = tape;
        this.thread = Thread.ofPlatform().daemon().name("tape").unstarted(this::run);
    }

    /// @throws IOException when the file can't be written at all
    public static TapeRecorder start(Session session, Path file) throws IOException {
        var recorder = new TapeRecorder(session, TapeWriter.create(file, about(session.plan())));
        recorder.thread.start();
        return recorder;
    }

    /// Writes a result that is there already. A file of this name stays as it is until all is written, and when it can't be.
    ///
    /// @param marks bookmarks by take
    public static void write(Result result, Path file, Map<Take, List<Bookmark>> marks) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            writeInto(result, file, marks);
            return;
        }
        var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        var part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            writeInto(result, part, marks);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void writeInto(Result result, Path file, Map<Take, List<Bookmark>> marks) throws IOException {
        try (var tape = TapeWriter.create(file, about(result.plan()))) {
            for (Take take : result.status().takes()) {
                int recording = begin(tape, take);
                tape.follow(recording, take.cast(), take.execution().trace(), true);
                if (take.outcome() != null) end(tape, recording, take);
                if (marks.containsKey(take)) tape.bookmarks(recording, marks.get(take));
            }
            tape.result(TapeTexts.text(whole(result)));
        }
    }

    /// Why the tape ends before the run does; null when it doesn't.
    public @Nullable IOException failure() {
        return failure;
    }

    /// Writes what is left, and ends. A second call does nothing.
    public synchronized void finish(Result result) {
        if (ended) return;
        ended = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        try (tape) {
            if (failure == null) {
                follow(result.status().takes());
                tape.result(TapeTexts.text(whole(result)));
            }
        } catch (IOException e) {
            failure = e;
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private void run() {
        try {
            while (!ended) {
                follow(session.status().takes());
                LockSupport.parkNanos(this, PERIOD_NANOS);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private void follow(List<Take> takes) throws IOException {
        for (int i = over; i < takes.size(); i++) {
            var take = takes.get(i);
            if (i == begun) begun = begin(tape, take) + 1;
            boolean done = take.outcome() != null; // before the trace is looked at: it is whole by then
            tape.follow(i, take.cast(), take.execution().trace(), done || ++periods % PERIODS_WHOLE == 0);
            if (!done) return;
            end(tape, i, take);
            over = i + 1;
        }
    }

    private static int begin(TapeWriter tape, Take take) throws IOException {
        return tape.begin(TapeTexts.text(new TapeTexts.Begin(take.act().id(), take.repetition(), take.gil())));
    }

    private static void end(TapeWriter tape, int recording, Take take) throws IOException {
        tape.samples(recording, take.series().toBytes());
        if (take.recorded() && take.execution().trace().size() > TapeWriter.LONG) take.history().store(piece -> tape.history(recording, piece));
        tape.end(recording, TapeTexts.text(TapeTexts.End.of(take)));
    }

    private static String about(Plan plan) {
        var program = plan.program();
        return TapeTexts.text(new TapeTexts.About(plan.lesson().id(), program.fileName(), program.source(), program.modules(), plan.engine().kind().id(),
            plan.engine().version(), plan.engine().gil(), plan.settings().values(), plan.acts(), plan.repetitions(), plan.recorded(), plan.warm(),
            Runtime.getRuntime().availableProcessors(), TapeTexts.Started.of(program.launch())));
    }

    private static TapeTexts.Whole whole(Result result) {
        var status = result.status();
        return new TapeTexts.Whole(status.phase(), result.evidence() instanceof Measured measured ? measured.gains() : Map.of(), result.warmUpNanos(),
            result.answers(), result.nanosPerEvent(), status.skipped(), TapeTexts.Fault.of(status.failure()), ResultJson.of(result));
    }
}
