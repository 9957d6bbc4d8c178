package interleave.recorder;

import interleave.trace.EventKind;

/// Where one thread writes what happens to it. Owner thread only; never blocks, never allocates. A [interleave.trace.EventKind#THREAD_END] is the
/// last: what comes after is ignored.
public abstract class EventWriter {
    /// Writes nothing: recording is off.
    public static final EventWriter OFF = new EventWriter() {
        @Override
        public void write(EventKind kind, int resource, int line, long argument) {} // not even a stamp

        @Override
        public void writeAt(long nanos, EventKind kind, int resource, int line, long argument) {}
    };

    /// Records an event stamped now.
    ///
    /// @param resource resource id in the cast, or -1
    /// @param line     source line, or 0
    public void write(EventKind kind, int resource, int line, long argument) {
        writeAt(System.nanoTime(), kind, resource, line, argument);
    }

    /// Records an event with a stamp taken before, not older than this writer's last.
    public abstract void writeAt(long nanos, EventKind kind, int resource, int line, long argument);
}
