package interleave.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Bytes in the making; [Unpacking] reads them in the same order. Reused after [#clear()]. Of one thread.
public final class Packing {
    static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /// What a load of eight bytes may find behind the last column.
    private static final int MARGIN = Long.BYTES;

    private byte[] bytes;
    private int length;

    public Packing(int capacity) {
        bytes = new byte[capacity + MARGIN];
    }

    public void clear() {
        length = 0;
    }

    public int length() {
        return length;
    }

    /// A whole number, the shorter the closer to 0: one byte up to 63, ten at most.
    public void number(long value) {
        room(10);
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    public void word(long value) {
        room(Long.BYTES);
        WORD.set(bytes, length, value);
        length += Long.BYTES;
    }

    public void numbers(long[] values) {
        number(values.length);
        for (long value : values) number(value);
    }

    public void numbers(int[] values) {
        number(values.length);
        for (int value : values) number(value);
    }

    /// The first `count` numbers as a [PackedColumn].
    public void column(long[] numbers, int count) {
        long least = Long.MAX_VALUE, most = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, numbers[i]);
            most = Math.max(most, numbers[i]);
        }
        int width = count == 0 ? 0 : PackedColumn.width(most - least);
        word(count == 0 ? 0 : least);
        room(1 + PackedColumn.bytes(count, width) + Long.BYTES);
        bytes[length++] = (byte) width;
        if (width > 0) bits(numbers, count, least, width);
        length += PackedColumn.bytes(count, width);
    }

    /// Bit after bit from the lowest of the first byte on; whole words are stored once each.
    private void bits(long[] numbers, int count, long least, int width) {
        long word = 0;
        int filled = 0, at = length;
        for (int i = 0; i < count; i++) {
            long number = numbers[i] - least;
            word |= number << filled;
            filled += width;
            if (filled >= Long.SIZE) {
                WORD.set(bytes, at, word);
                at += Long.BYTES;
                filled -= Long.SIZE;
                word = filled == 0 ? 0 : number >>> width - filled;
            }
        }
        WORD.set(bytes, at, word);
    }

    /// Bytes that were packed before, without their margin.
    public void append(Shelf.Place packed) {
        int more = packed.length() - MARGIN;
        room(more);
        packed.shelf().copy(packed.offset(), bytes, length, more);
        length += more;
    }

    private void room(int more) {
        if (length + more + MARGIN > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more + MARGIN));
    }

    /// All of it, with the margin that [Unpacking] needs behind it.
    public byte[] toArray() {
        var all = Arrays.copyOf(bytes, length + MARGIN);
        Arrays.fill(all, length, all.length, (byte) 0);
        return all;
    }

    /// Puts all of it, with its margin, where it can stay.
    public Shelf.Place keep(Attic attic) {
        room(0);
        Arrays.fill(bytes, length, length + MARGIN, (byte) 0);
        return attic.keep(bytes, length + MARGIN);
    }
}
