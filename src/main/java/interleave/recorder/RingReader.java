package interleave.recorder;

import interleave.trace.EventKind;

/// The drainer's side of a [Ring]: a cursor over its records, through its chunks. Drainer only.
final class RingReader {
    /// Records read before the writer is told that their room is free.
    private static final int RELEASE = 512;

    private final Ring ring;
    private final ChunkPool pool;
    private Chunk chunk;
    private long head, tail, released;
    private long time, packed, argument;
    private boolean ended;

    RingReader(Ring ring, Chunk first, ChunkPool pool) {
        this.ring = ring;
        this.chunk = first;
        this.pool = pool;
    }

    Ring ring() {
        return ring;
    }

    /// Whether the next record is there and not after `watermark`; then [#time()] is its stamp.
    boolean ready(long watermark) {
        if (head == tail && !refill()) {
            return false;
        }
        time = chunk.records[((int) head & chunk.mask) * Chunk.WORDS];
        return time <= watermark;
    }

    private boolean refill() {
        while (true) {
            var next = chunk.next(); // before the tail: what is seen then is all there will be in this chunk
            tail = chunk.tail();
            if (head < tail) {
                return true;
            }
            if (next == null) {
                return false;
            }
            pool.give(chunk);
            chunk = next;
            head = 0;
            released = 0;
        }
    }

    long time() {
        return time;
    }

    /// Takes the record that is ready.
    void take() {
        int at = ((int) head & chunk.mask) * Chunk.WORDS;
        packed = chunk.records[at + 1];
        argument = chunk.records[at + 2];
        ended |= kind() == EventKind.THREAD_END;
        head++;
        if (head - released >= RELEASE) {
            release();
        }
    }

    EventKind kind() {
        return EventKind.of(Chunk.kind(packed));
    }

    int resource() {
        return Chunk.resource(packed);
    }

    int line() {
        return Chunk.line(packed);
    }

    long argument() {
        return argument;
    }

    /// Passes over everything that is there.
    void skip() {
        while (ready(Long.MAX_VALUE)) {
            head = tail;
        }
        release();
    }

    /// The writer can use the room of all that was taken.
    void release() {
        if (released != head) {
            chunk.head(head);
            released = head;
        }
    }

    /// Whether the thread's end was taken.
    boolean ended() {
        return ended;
    }

    /// Gives the last chunk back, once [#ended()].
    void retire() {
        pool.give(chunk);
    }

    /// Whether this one's record goes before the other's.
    boolean before(RingReader other) {
        return time < other.time || time == other.time && ring.actor() < other.ring.actor();
    }
}
