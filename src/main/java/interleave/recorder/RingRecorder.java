package interleave.recorder;

import interleave.trace.ColumnTrace;
import interleave.trace.EventSink;
import interleave.trace.Trace;

/// The recorder: each thread writes into a ring of its own, one drainer merges the rings by time into a [ColumnTrace].
///
/// ```text
///  thread A ──▶ ring A ─┐
///  thread B ──▶ ring B ─┼─▶ drainer: merge by time up to the watermark ──▶ trace ──▶ (fold, screen, file)
///  thread C ──▶ ring C ─┘
/// ```
///
/// **Guarantees**
/// 1. *A writer never waits*, takes no lock, and makes no object per event. It costs a stamp, three stores and one release store; now and then
///    (every 4096 events while the drainer lags) a chunk from the pool. When there is none its event is lost, and counted.
/// 2. *Nothing is lost silently.* [#dropped()] is exact once closed. After a loss the writer states its thread's whole state anew
///    ([interleave.trace.Restatement]); if the thread writes nothing more (it blocks, it is done), the drainer does it in its place. A thread's
///    THREAD_END always finds a place.
/// 3. *Order.* The trace is in order of time, then actor, then writing. Events up to the [#watermark()] are in it, but for those whose writer was
///    held up between stamp and store for longer than the slack; these are put in their place when they come.
/// 4. *Memory is bounded*: 2 KB a thread, the pool, and the trace's budget.
/// 5. After [#close()] the drainer's thread has ended and the trace is complete.
///
/// **Memory ordering.** A ring's tail is stored with release after the record's words and loaded with acquire by the drainer; its head the other way
/// round. The trace's size is stored with release after the columns. So whoever reads an event sees all of it, and all that its writer did before.
///
/// **Not for** two threads on one writer; writing after [#close()]; events whose stamps go backwards within a thread (they are put in order, but
/// each costs an insertion).
public final class RingRecorder implements Recorder {
    /// How a recorder is laid out.
    ///
    /// @param poolChunks  chunks of 4096 events (96 KB) that all rings share, at least 0
    /// @param periodNanos the drainer looks this often; what is on screen lags by this and the slack
    /// @param slackNanos  how long a writer can be held up between stamp and store before its event counts as late
    public record Settings(int poolChunks, long periodNanos, long slackNanos) {
        /// 64 MB of chunks, every 4 ms, 2 ms slack.
        public static final Settings DEFAULT = new Settings(682, 4_000_000, 2_000_000);
    }

    private final ColumnTrace trace;
    private final Drainer drainer;
    private final Thread thread;

    private RingRecorder(ColumnTrace trace, Drainer drainer, Thread thread) {
        this.trace = trace;
        this.drainer = drainer;
        this.thread = thread;
    }

    /// A recorder into a new trace of the default budget.
    public static RingRecorder start() {
        return start(new ColumnTrace(), Settings.DEFAULT);
    }

    /// A recorder into `trace`, which nobody else appends to. Starts the drainer, a daemon thread.
    public static RingRecorder start(ColumnTrace trace, Settings settings) {
        return start(trace, trace, settings);
    }

    /// A recorder whose events go elsewhere: its own [#trace] stays empty.
    public static RingRecorder to(EventSink sink, Settings settings) {
        return start(new ColumnTrace(0), sink, settings);
    }

    private static RingRecorder start(ColumnTrace trace, EventSink sink, Settings settings) {
        var drainer = new Drainer(sink, settings);
        var thread = Thread.ofPlatform().daemon().name("interleave-drainer").unstarted(drainer);
        thread.start();
        return new RingRecorder(trace, drainer, thread);
    }

    @Override
    public EventWriter writer(int actor) {
        return drainer.ring(actor);
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public long dropped() {
        return trace.dropped();
    }

    @Override
    public long watermark() {
        return drainer.watermark();
    }

    @Override
    public long drainNanos() {
        return drainer.cpuNanos();
    }

    /// Drains what is left and waits for the drainer's end. Interrupts wait until after.
    @Override
    public void close() {
        drainer.finish(thread);
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
