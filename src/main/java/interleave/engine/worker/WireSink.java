package interleave.engine.worker;

import interleave.trace.EventBatch;
import interleave.trace.EventKind;
import interleave.trace.EventSink;
import interleave.wire.EventRows;
import interleave.wire.Message;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/// Sends what a worker's recorder has merged to the app, once a pass. The drainer's thread.
///
/// Late events go as they come: the app's recorder puts each where it belongs.
final class WireSink implements EventSink {
    private static final int MOST_EVENTS = 16_384;
    private static final long OFTEN_NANOS = 10_000_000;

    private final Consumer<Message> link;
    private final Runnable before;
    private final ByteBuffer rows = ByteBuffer.allocate(MOST_EVENTS * EventRows.BYTES);
    private int count;
    private long dropped, sentAt;

    /// @param before makes the app know all actors and resources so far; called before events are sent
    WireSink(Consumer<Message> link, Runnable before) {
        this.link = link;
        this.before = before;
    }

    @Override
    public boolean append(long nanos, EventKind kind, int actor, int resource, int line, long argument) {
        if (count == MOST_EVENTS) flush(nanos);
        EventRows.put(rows, nanos, kind, actor, resource, line, argument);
        count++;
        return true;
    }

    @Override
    public boolean inOrder(long nanos, int actor) {
        return true; // the app sorts
    }

    @Override
    public void insert(EventBatch late) {
        throw new IllegalStateException("nothing is late here");
    }

    @Override
    public void drop(long events) {
        dropped += events;
    }

    @Override
    public void passed(long watermark) {
        if (watermark - sentAt >= OFTEN_NANOS) flush(watermark);
    }

    /// Sends what is left.
    void flush(long watermark) {
        before.run();
        sentAt = watermark;
        link.accept(new Message.Events(watermark, dropped, count, java.util.Arrays.copyOf(rows.array(), count * EventRows.BYTES)));
        rows.clear();
        count = 0;
    }
}
