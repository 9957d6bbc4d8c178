package interleave.engine.cpython;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// What the sampling thread has seen, on its way to the thread that merges it with events: a ring of fixed-width entries, one writer, one reader.
///
/// ```text
///   0        8       16        24         32       40
///  +--------+-------+---------+----------+--------+--------+
///  | before | after | kind    | subject  | number | detail |     six longs
///  +--------+-------+---------+----------+--------+--------+
/// ```
///
/// It was seen between `before` and `after`, ns. Of a [#HOLDER]: subject the PyThreadState that holds the GIL or held it last, number the GIL's switch
/// number, detail bit 0 whether the GIL is held, bits 1–2 how the thread that was seen as its holder before stands now ([#UNKNOWN], [#WAITS], [#ELSEWHERE]). Of a
/// [#STANDING]: subject a thread's number (native id), number how it stands. Of a [#LINE]: subject a thread's number, number its line.
///
/// A full ring drops and counts; the writer never waits. The tail is stored with release after the entry, the head after it has been read.
final class Samples {
    static final int HOLDER = 0, STANDING = 1, LINE = 2;
    /// How a thread stands: not looked at or not readable; waits for the GIL; something else.
    static final int UNKNOWN = 0, WAITS = 1, ELSEWHERE = 2;
    private static final int WIDTH = 6;
    private static final VarHandle HEAD, TAIL;

    static {
        try {
            HEAD = MethodHandles.lookup().findVarHandle(Samples.class, "head", long.class);
            TAIL = MethodHandles.lookup().findVarHandle(Samples.class, "tail", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long[] words;
    private final int mask;
    private long head, tail;
    private volatile long dropped;

    // The entry that [#next] has read.
    long before, after, subject, number;
    int kind, detail;

    /// @param capacity entries, a power of two
    Samples(int capacity) {
        words = new long[capacity * WIDTH];
        mask = capacity - 1;
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    void put(long before, long after, int kind, long subject, long number, int detail) {
        long position = tail;
        if (position - (long) HEAD.getAcquire(this) > mask) {
            dropped++;
            return;
        }
        int at = (int) (position & mask) * WIDTH;
        words[at] = before;
        words[at + 1] = after;
        words[at + 2] = kind;
        words[at + 3] = subject;
        words[at + 4] = number;
        words[at + 5] = detail;
        TAIL.setRelease(this, position + 1);
    }

    /// The stamp of the next entry; Long.MAX_VALUE when there is none.
    long nextNanos() {
        long position = head;
        return position == (long) TAIL.getAcquire(this) ? Long.MAX_VALUE : words[(int) (position & mask) * WIDTH + 1];
    }

    /// Reads the next entry, which [#nextNanos] has shown to be there, into the fields.
    void next() {
        long position = head;
        int at = (int) (position & mask) * WIDTH;
        before = words[at];
        after = words[at + 1];
        kind = (int) words[at + 2];
        subject = words[at + 3];
        number = words[at + 4];
        detail = (int) words[at + 5];
        HEAD.setRelease(this, position + 1);
    }

    long dropped() {
        return dropped;
    }
}
