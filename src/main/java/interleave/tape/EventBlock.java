package interleave.tape;

import interleave.trace.ColumnTrace;
import interleave.trace.EventKind;
import interleave.trace.Trace;
import java.util.Arrays;

/// Successive events as bytes: column after column, times as differences, all numbers in groups of seven bits. About nine bytes an event before deflating, about four after.
final class EventBlock {
    static final int MOST = 65_536;

    private byte[] bytes;
    private int at;

    private EventBlock(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The events from `from` to below `to`, at most [#MOST].
    static byte[] of(Trace trace, long from, long to) {
        int count = (int) (to - from);
        var block = new EventBlock(new byte[16 + 12 * count]);
        block.put(count);
        long before = 0;
        for (long i = from; i < to; i++) {
            long time = trace.time(i);
            block.put(i == from ? zigzag(time) : time - before);
            before = time;
        }
        for (long i = from; i < to; i++) block.put(trace.kind(i).ordinal());
        for (long i = from; i < to; i++) block.put(trace.actor(i));
        for (long i = from; i < to; i++) block.put(trace.resource(i) + 1);
        for (long i = from; i < to; i++) block.put(trace.line(i));
        for (long i = from; i < to; i++) block.put(zigzag(trace.argument(i)));
        return Arrays.copyOf(block.bytes, block.at);
    }

    /// The columns of a block, ready to be appended.
    record Columns(int count, long[] times, byte[] kinds, int[] actors, int[] resources, int[] lines, long[] arguments) {
        /// @throws IllegalArgumentException when they are no continuation of the trace
        void appendTo(ColumnTrace trace, int actorCount, int resourceCount) {
            for (int i = 0; i < count; i++) {
                if (actors[i] >= actorCount || resources[i] >= resourceCount) throw new IllegalArgumentException("an event of nobody");
                trace.append(times[i], EventKind.of(kinds[i]), actors[i], resources[i], lines[i], arguments[i]);
            }
        }
    }

    private static final int KINDS = EventKind.values().length;

    /// @throws RuntimeException when the bytes are no event block
    static Columns read(byte[] bytes) {
        var block = new EventBlock(bytes);
        int count = (int) block.get();
        if (count < 0 || count > MOST) throw new IllegalArgumentException("a block of " + count + " events");
        var times = new long[count];
        for (int i = 0; i < count; i++) times[i] = i == 0 ? unzigzag(block.get()) : times[i - 1] + block.get();
        var kinds = new byte[count];
        for (int i = 0; i < count; i++) {
            long kind = block.get();
            if (kind < 0 || kind >= KINDS) throw new IllegalArgumentException("an unknown kind of event");
            kinds[i] = (byte) kind;
        }
        int[] actors = block.ints(count, 0), resources = block.ints(count, 1), lines = block.ints(count, 0);
        var arguments = new long[count];
        for (int i = 0; i < count; i++) arguments[i] = unzigzag(block.get());
        return new Columns(count, times, kinds, actors, resources, lines, arguments);
    }

    private int[] ints(int count, int less) {
        var values = new int[count];
        for (int i = 0; i < count; i++) {
            long value = get();
            if (value < 0 || value > Integer.MAX_VALUE) throw new IllegalArgumentException("a number out of range");
            values[i] = (int) value - less;
        }
        return values;
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private static long unzigzag(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    private void put(long value) {
        if (at + 10 > bytes.length) bytes = Arrays.copyOf(bytes, bytes.length * 2);
        while ((value & ~0x7fL) != 0) {
            bytes[at++] = (byte) (value | 0x80);
            value >>>= 7;
        }
        bytes[at++] = (byte) value;
    }

    private long get() {
        byte one = bytes[at++];
        if (one >= 0) return one;
        long value = one & 0x7f;
        for (int shift = 7; ; shift += 7) {
            one = bytes[at++];
            value |= (long) (one & 0x7f) << shift;
            if (one >= 0) return value;
        }
    }
}
