package interleave.engine.cpython;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The reading side of the ring that a Python process writes its events to; its layout is drawn in the agent's `ring.py`.
///
/// **Guarantees**
/// 1. [#next] gives whole records in the order of their places. It never waits, and it never reads beyond the file, whatever the process has written there:
///    what makes no sense is for the caller to refuse.
/// 2. The writer writes over nothing before [#release] has given its place back.
/// 3. A place whose writer was held up or killed between taking it and filling it holds up those behind it: for [#PATIENCE_NANOS], then it counts as lost.
///
/// **Memory ordering.** A record's lap is read with acquire before the rest of it, and the writer stores it last. CPython's stores are plain ones: in order
/// on x86-64; on a processor that reorders stores nothing but the calls between them keeps them in order, which could not be tried. One thread, the one that
/// opened it.
final class Ring implements AutoCloseable {
    static final int HEADER = 4096, RECORD = 32, TEXT = 128;
    static final long MAGIC = 0x32474E4952_4C49L;
    private static final long PATIENCE_NANOS = 1_000_000_000, LOOK_NANOS = 50_000_000;
    private static final int MOST_RECORDS = 1 << 20, MOST_TEXTS = 1 << 16, SEARCHED = 4096, LAPS = 0xffff;
    private static final long HEAD = 16, TEXT_HEAD = 32, LOST = 40;
    private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle(), LONG = ValueLayout.JAVA_LONG.varHandle();

    /// @param flags 1: it has a GIL; 2: it was forked from `parent`; 4: it is lent to one thread after the other
    record Header(long pid, long parent, long openedNanos, long gilAddress, long version, long flags) {
        boolean gil() {
            return (flags & 1) != 0;
        }

        boolean forked() {
            return (flags & 2) != 0;
        }

        boolean lent() {
            return (flags & 4) != 0;
        }
    }

    private final Arena arena;
    private final MemorySegment memory;
    private final Header header;
    private final int records, texts;
    private long place, textsRead, skipped, stalledSince, lookDue = System.nanoTime();

    // The record that [#next] has read.
    long nanos, argument;
    int thread, resource, line, kind;

    private Ring(Arena arena, MemorySegment memory, int records, int texts) {
        this.arena = arena;
        this.memory = memory;
        this.records = records;
        this.texts = texts;
        header = new Header(word(48), word(88), word(56), word(64), word(72), word(80));
    }

    /// @return null while its writer is still setting it up
    /// @throws IOException for a file that is no ring
    static @Nullable Ring open(Path file) throws IOException {
        var arena = Arena.ofConfined();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = channel.size();
            var memory = size < HEADER ? null : channel.map(FileChannel.MapMode.READ_WRITE, 0, size, arena);
            if (memory == null || memory.get(ValueLayout.JAVA_LONG, 0) != MAGIC || (long) LONG.getAcquire(memory, 96L) != 1) {
                arena.close();
                return null;
            }
            long records = memory.get(ValueLayout.JAVA_LONG, 8), texts = memory.get(ValueLayout.JAVA_LONG, 24);
            boolean sane = records > 0 && records <= MOST_RECORDS && Long.bitCount(records) == 1 && texts > 0 && texts <= MOST_TEXTS
                && size >= HEADER + records * RECORD + texts * TEXT;
            if (!sane) throw new IOException(file.getFileName() + " is no ring");
            return new Ring(arena, memory, (int) records, (int) texts);
        } catch (IOException | RuntimeException e) {
            if (arena.scope().isAlive()) arena.close();
            throw e;
        }
    }

    Header header() {
        return header;
    }

    /// Records the writer had no place for, and places that were given up.
    long lost() {
        return Math.max(0, word(LOST)) + skipped;
    }

    /// Reads the next whole record into the fields; false when there is none.
    ///
    /// @param last its writer is gone: places that were never filled are passed over
    boolean next(boolean last) {
        while (true) {
            if (filled(place)) {
                read(at(place));
                place++;
                stalledSince = 0;
                return true;
            }
            if (!passesOver(last)) return false;
        }
    }

    private void read(long at) {
        nanos = memory.get(ValueLayout.JAVA_LONG, at);
        argument = memory.get(ValueLayout.JAVA_LONG, at + 8);
        thread = memory.get(ValueLayout.JAVA_INT, at + 16);
        resource = memory.get(ValueLayout.JAVA_INT, at + 20);
        line = memory.get(ValueLayout.JAVA_INT, at + 24) & 0xffffff;
        kind = memory.get(ValueLayout.JAVA_INT, at + 28) & 0xff;
    }

    /// Whether an empty place with records behind it has been waited for long enough. Looked for now and then: a ring is mostly empty because nothing happens.
    private boolean passesOver(boolean last) {
        long now = System.nanoTime();
        if (!last && now - lookDue < 0) return false;
        lookDue = now + LOOK_NANOS;
        int behind = 1;
        while (behind < Math.min(SEARCHED, records) && !filled(place + behind)) behind++;
        if (behind == Math.min(SEARCHED, records)) {
            stalledSince = 0;
            return false;
        }
        if (stalledSince == 0) stalledSince = now;
        if (!last && now - stalledSince < PATIENCE_NANOS) return false;
        skipped += behind;
        place += behind;
        return true;
    }

    private boolean filled(long which) {
        return (int) INT.getAcquire(memory, at(which) + 28) >>> 16 == (which / records + 1 & LAPS);
    }

    private long at(long which) {
        return HEADER + (which & records - 1) * RECORD;
    }

    /// Gives the places of what has been read back to the writer.
    void release() {
        LONG.setRelease(memory, HEAD, place);
        LONG.setRelease(memory, TEXT_HEAD, textsRead);
    }

    /// A text that a record names by its number; empty for one that isn't there. Asked for in order.
    String text(long number) {
        long at = textAt(number);
        if (at < 0) return "";
        textsRead = Math.max(textsRead, number + 1);
        int length = Math.clamp(memory.get(ValueLayout.JAVA_INT, at + 4), 0, TEXT - 16);
        var bytes = memory.asSlice(at + 16, length).toArray(ValueLayout.JAVA_BYTE);
        return plain(new String(bytes, StandardCharsets.UTF_8));
    }

    /// The number stored beside a text.
    long value(long number) {
        long at = textAt(number);
        return at < 0 ? 0 : memory.get(ValueLayout.JAVA_LONG, at + 8);
    }

    private long textAt(long number) {
        if (number < 0 || number >= Integer.MAX_VALUE) return -1;
        long at = HEADER + (long) records * RECORD + number % texts * TEXT;
        return (int) INT.getAcquire(memory, at) == (int) (number + 1) ? at : -1;
    }

    /// Names come from the program: one line, without what steers a terminal, and whole at their end.
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x{2028}\\x{2029}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]", " ").replaceAll("\uFFFD+$", "…").strip();
    }

    private long word(long at) {
        return (long) LONG.getAcquire(memory, at);
    }

    @Override
    public void close() {
        arena.close();
    }
}
