package interleave.recorder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// A piece of a ring: itself a small ring of records between one writer and the drainer. Positions only grow; a record is at its position modulo the
/// capacity.
///
/// ```text
///   63                              32 31             8 7        0
///  +----------------------------------------------------------------+
///  |                          stamp (nanos)                         |   word 0
///  +---------------------------------+-----------------+------------+
///  |            resource             |      line       |    kind    |   word 1
///  +---------------------------------+-----------------+------------+
///  |                            argument                            |   word 2
///  +----------------------------------------------------------------+
/// ```
final class Chunk {
    static final int WORDS = 3;
    private static final VarHandle HEAD, TAIL, NEXT;

    static {
        try {
            var lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(Chunk.class, "head", long.class);
            TAIL = lookup.findVarHandle(Chunk.class, "tail", long.class);
            NEXT = lookup.findVarHandle(Chunk.class, "next", Chunk.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final long[] records;
    final int mask;
    final boolean pooled;
    // The tail is stored at every event: it keeps a cache line to itself, away from other threads' tails.
    @SuppressWarnings("unused") private long p0, p1, p2, p3, p4, p5, p6;
    private long tail;
    @SuppressWarnings("unused") private long q0, q1, q2, q3, q4, q5, q6;
    private long head;
    private @Nullable Chunk next;

    /// @param capacity records, a power of two
    Chunk(int capacity, boolean pooled) {
        this.records = new long[capacity * WORDS];
        this.mask = capacity - 1;
        this.pooled = pooled;
    }

    int capacity() {
        return mask + 1;
    }

    static long pack(int kind, int resource, int line) {
        return (long) resource << 32 | (long) Math.clamp(line, 0, 0xff_ffff) << 8 | kind;
    }

    static int kind(long packed) {
        return (int) packed & 0xff;
    }

    static int line(long packed) {
        return (int) packed >>> 8;
    }

    static int resource(long packed) {
        return (int) (packed >> 32);
    }

    /// Writer: stores a record; it is not there for the drainer before [#tail(long)].
    void put(long position, long nanos, long packed, long argument) {
        int at = ((int) position & mask) * WORDS;
        var words = records;
        words[at] = nanos;
        words[at + 1] = packed;
        words[at + 2] = argument;
    }

    /// Writer: everything below `position` is there.
    void tail(long position) {
        TAIL.setRelease(this, position);
    }

    long tail() {
        return (long) TAIL.getAcquire(this);
    }

    /// Drainer: everything below `position` can be written over.
    void head(long position) {
        HEAD.setRelease(this, position);
    }

    long head() {
        return (long) HEAD.getAcquire(this);
    }

    /// Writer: goes on in `chunk`, never comes back.
    void next(@Nullable Chunk chunk) {
        NEXT.setRelease(this, chunk);
    }

    @Nullable Chunk next() {
        return (Chunk) NEXT.getAcquire(this);
    }

    /// As new. Only while no ring has it.
    void reset() {
        tail = 0;
        head = 0;
        next = null;
    }
}
