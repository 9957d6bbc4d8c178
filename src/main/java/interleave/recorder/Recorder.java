package interleave.recorder;

import interleave.trace.Trace;

/// Gets events from many threads into one trace. [RingRecorder] is the one there is.
public interface Recorder extends AutoCloseable {
    /// The writer for the thread that is `actor`; called once per thread, by that thread or before it starts.
    EventWriter writer(int actor);

    /// The trace that fills while threads write; complete after [#close()].
    Trace trace();

    /// Events lost so far: a ring was full, or the trace's budget was reached. Exact after [#close()].
    long dropped();

    /// Everything stamped up to this instant (System.nanoTime) has been merged, unless its writer was held up longer than the slack.
    long watermark();

    /// CPU time the drainer has used, in nanoseconds: the measured half of the recording's cost.
    long drainNanos();

    /// Drains what is left and ends the drainer. The writers have written their last by then.
    @Override
    void close();
}
